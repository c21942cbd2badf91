// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/document.h>

namespace agentops::workflow {

class NodeCatalog;

/// Makes a container of the call, with the steps of the called document in it.
/// Errors: workflow.missing_input, workflow.bad_expression, workflow.not_inlinable.
Result<Document> containCall(const Document &caller, const NodeCatalog &catalog, const NodeId &call,
                             const Document &called);

} // namespace agentops::workflow
