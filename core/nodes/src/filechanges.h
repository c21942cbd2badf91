// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/git/diff.h>
#include <agentops/workflow/effect.h>

namespace agentops::nodes {

/// Files that a run has changed in a folder, as a line of its ledger.
workflow::StepEffect filesEffect(const QString &folder, const QList<git::FileChange> &changes);

} // namespace agentops::nodes
