// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/runserviceoptions.h>

#include <QtCore/QString>

namespace agentops::nodes {

/// What steps of a run have kept under a name is found by a run in which they stand, too: also when
/// the other one is removed. Blocks.
/// Errors: those of base/file.h.
Result<> takeOverArtifactLists(const QString &folder, const workflow::TakenOver &taken);

} // namespace agentops::nodes
