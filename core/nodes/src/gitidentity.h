// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/git/repository.h>
#include <agentops/workflow/nodeexecutor.h>

namespace agentops::nodes {

/// Whom git is configured with; without one, the workbench itself.
Result<git::Signature> committerOf(const git::Repository &repository, Timestamp now);

/// The message with the trailers that tell what this step makes from everything else.
QString withTrailers(const QString &message, const workflow::StepContext &context);
QString trailersOf(const workflow::StepContext &context);

} // namespace agentops::nodes
