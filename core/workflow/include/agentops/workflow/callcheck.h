// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/document.h>

#include <functional>

namespace agentops::workflow {

class NodeCatalog;

/// Reads a workflow by the name that a step calls it by.
using CalledReader = std::function<Result<Document>(const QString &name)>;

/// What is wrong with the workflows that a document calls, directly or not, and would keep a run
/// from beginning: one that cannot be read, one with errors of its own, calls that have no end.
/// Shape: at most one finding for each step that calls, at its parameter; line and column are not
/// known.
/// Thread: that of `read`.
QList<Diagnostic> checkCalls(const Document &document, const NodeCatalog &catalog,
                             const CalledReader &read);

} // namespace agentops::workflow
