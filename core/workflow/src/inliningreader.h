// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "objectreader.h"

#include <agentops/workflow/inlining.h>

#include <optional>

namespace agentops::workflow {

/// Reads the key `inlining` of a node. Source: docs/formats/document.md, "Extracting and inlining".
std::optional<Inlining> readInlining(ObjectReader &node, QList<Diagnostic> &out);
/// `node.port`; what is none is reported.
PortRef readPortRef(ObjectReader &reader, const QString &key);

} // namespace agentops::workflow
