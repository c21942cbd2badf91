// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/result.h>
#include <agentops/workflow/document.h>

#include <QtCore/QMap>

namespace agentops::workflow {

class NodeCatalog;

/// Values that stand for what a node hands on while a workflow is worked on: seen in a run, or made
/// up.
struct Pin
{
    QJsonObject outputs;
    /// Of the node that the values belong to, as it was then.
    QByteArray nodeHash;
    /// Where they were seen; null: made up.
    RunId run;
    Timestamp at;
    QJsonObject unknown{};

    friend bool operator==(const Pin &, const Pin &) = default;
};

using Pins = QMap<NodeId, Pin>;

/// `check.pins.json` beside `check.agentops.json`.
QString pinsPathOf(const QString &documentPath);
/// Kind, version and parameters of a node, and of everything in it with its connections: what
/// decides what it hands on. A called document is known by its name alone.
QByteArray nodeHashOf(const Document &document, const NodeId &node, const NodeCatalog &catalog);

/// Source: docs/formats/pins.md. Errors: workflow.malformed, workflow.newer_format,
/// workflow.invalid_document.
Result<Pins> parsePins(const QByteArray &text);
QByteArray writePins(const Pins &pins);
/// No pins where there is no file. Errors: also those of base/file.h.
Result<Pins> readPinsBlocking(const QString &path);
/// Removes the file with the last pin.
Result<> writePinsBlocking(const QString &path, const Pins &pins);

/// What of the pins can be used, for RunOptions::pins.
struct UsablePins
{
    QJsonObject values;
    /// Pins of nodes that have changed since.
    QList<NodeId> stale;
    /// Pins of nodes that there are none of.
    QList<NodeId> lost;
};
UsablePins usablePins(const Pins &pins, const Document &document, const NodeCatalog &catalog);

} // namespace agentops::workflow
