// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/breakpoint.h>
#include <agentops/workflow/document.h>

#include <QtCore/QStringList>

namespace agentops::workflow {
class NodeCatalog;
}

namespace agentops::cli {

/// Breakpoints as a person writes them: a step, or an edge, and perhaps ` if ` and a condition.
/// Errors: base.invalid_argument for what the workflow has neither as a step nor as an edge; of a
/// workflow that calls others it may be theirs.
Result<QList<workflow::Breakpoint>> breakpointsOf(const QStringList &written,
                                                  const workflow::Document &document,
                                                  const workflow::NodeCatalog &catalog);

} // namespace agentops::cli
