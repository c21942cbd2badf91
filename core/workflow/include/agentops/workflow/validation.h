// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/documentcodec.h>

namespace agentops::workflow {

class NodeCatalog;

/// Why an edge between these ports is refused, or nothing when it may be drawn.
/// Errors: workflow.unknown_element, workflow.unknown_port, workflow.self_connection,
/// workflow.duplicate_connection, workflow.type_mismatch, workflow.cycle.
Result<> canConnect(const Document &document, const NodeCatalog &catalog, const PortRef &from,
                    const PortRef &to);

/// Everything that would stop or surprise a run: unknown kinds and ports, types, cycles, missing
/// parameters and inputs, expressions that refer to nothing or to a step that is not before.
QList<Diagnostic> validate(const Document &document, const NodeCatalog &catalog);

/// Parses and validates; every diagnostic has its place in the text.
ParsedDocument parseAndValidate(const QByteArray &text, const NodeCatalog &catalog);

} // namespace agentops::workflow
