// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/document.h>

namespace agentops::workflow {

class NodeCatalog;

struct Dissolved
{
    Document document;
    /// The steps that stood in no other one in the called workflow.
    QList<NodeId> tops;
};

/// Undoes an extraction: the steps of the called document in place of the call. Whether the result
/// means the same is for the caller to find out, by extracting again.
/// Errors: workflow.not_inlinable when the documents do not fit together as those of an extraction
/// do; workflow.bad_expression.
Result<Dissolved> dissolveCall(const Document &caller, const NodeCatalog &catalog,
                               const NodeId &call, const Document &called);

} // namespace agentops::workflow
