// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/codemap/snapshot.h>

#include <QtCore/QByteArray>

namespace agentops::codemap {

enum class ExportFormat : quint8 { Json, Dot, GraphMl };

/// "json", "dot" or "graphml".
/// Errors: codemap.unknown_format.
Result<ExportFormat> exportFormatOf(QStringView name);

/// The whole graph for other programs, edges of containment included; the same snapshot gives the
/// same bytes. JSON is one object:
///   nodes: array of {id: string, kind: string, name: string, file: string, line: int}
///   edges: array of {from: id, to: id, kind: string, line: int}
/// `file` is relative to the repository with "/" between parts and empty for folders; `line` is 0
/// where there is none; edge kinds are contains, imports, includes, inherits, implements, uses and
/// calls.
QByteArray exportSnapshot(const Snapshot &snapshot, ExportFormat format);

} // namespace agentops::codemap
