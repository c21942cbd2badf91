// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/nodecatalog.h>

namespace agentops::testing {

/// The kinds of the program, and those that imported documents have beside them.
void addImportedKinds(workflow::NodeCatalog &catalog);

} // namespace agentops::testing
