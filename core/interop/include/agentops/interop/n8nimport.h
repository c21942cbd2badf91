// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/interop/finding.h>

namespace agentops::interop {

/// Makes a document of a workflow that n8n has exported as JSON. Nodes that have an equivalent
/// become it; the others stay as `foreign.n8n`, with their parameters as they were, and are passed
/// over. `path` is what findings name. The same source gives the same bytes. Thread: any.
Imported importN8nWorkflow(const QByteArray &text, const QString &path);

} // namespace agentops::interop
