// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/git/diff.h>
#include <agentops/workflow/effect.h>

namespace agentops::nodes {

/// Files that a run has changed in a folder, and what git ignores there, as a line of its ledger.
workflow::StepEffect filesEffect(const QString &folder, const QList<git::FileChange> &changes,
                                 const QStringList &ignored);

} // namespace agentops::nodes
