// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "treenode.h"

#include <agentops/syntax/facts.h>

namespace agentops::syntax {

/// Appends the imports that one statement makes. Statements whose target is computed at run time
/// say nothing and add nothing.
void readImport(const TreeNode &statement, QList<Import> &imports);

/// Searches text that the grammar could not read for module names in quotes.
void readImportsOfError(const TreeNode &error, QList<Import> &imports);

} // namespace agentops::syntax
