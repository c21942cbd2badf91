// SPDX-License-Identifier: GPL-3.0-or-later
// Workflows as n8n exports them. Source: docs.n8n.io, "Export and import workflows".
#pragma once

#include "findings.h"

#include <agentops/base/jsonreader.h>

#include <QtCore/QJsonObject>
#include <QtCore/QPointF>

namespace agentops::interop {

struct N8nNode
{
    QString name;
    /// Without the package: `httpRequest`.
    QString type;
    /// As it stands in the file.
    QString fullType;
    QJsonObject parameters;
    QPointF position;
    bool isDisabled = false;
    bool isContinued = false;
    /// The last output is the one for errors.
    bool hasErrorOutput = false;
    int maxTries = 1;
    int waitMs = 1000;
    /// The whole node, for what is kept.
    QJsonObject json;
    TextPosition place;
};

struct N8nConnection
{
    qsizetype from = 0;
    int output = 0;
    qsizetype to = 0;
    /// `main`, or how a tool or model is attached.
    QString type;
};

struct N8nWorkflow
{
    QString name;
    std::vector<N8nNode> nodes;
    QList<N8nConnection> connections;
};

/// Errors are findings; then there is nothing.
std::optional<N8nWorkflow> readN8nWorkflow(const QByteArray &text, const QString &path,
                                           Findings &findings);

} // namespace agentops::interop
