// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/git/repository.h>

namespace agentops::nodes {

// Locks that git leaves behind when it is killed. A lock does not tell whether its owner lives, so
// these are only for a branch and a checkout that belong to the run alone.

void removeBranchLock(const git::Repository &repository, const QString &branch);
/// Those of the index and HEAD.
void removeCheckoutLocks(const git::Repository &checkout);

} // namespace agentops::nodes
