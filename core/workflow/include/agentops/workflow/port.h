// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace agentops::workflow {

/// What goes through a port.
/// Shape of the values, all of them JSON: File is an absolute path as text; Diff and Model are
/// objects and Findings is a list, with what the schema of the port says; Any is whatever comes.
enum class PortType { Any, Text, Number, Boolean, Object, List, File, Diff, Findings, Model };

/// The name used in documents and schemas: `any`, `text`, …
QString portTypeName(PortType type);
std::optional<PortType> portTypeFromName(QStringView name);

/// Whether an edge may join these types: the same type, Any on either side, a scalar or File into
/// Text, Diff and Model into Object, Findings into List.
bool isCompatible(PortType from, PortType to);

/// The value as the type wants it, with the conversions that isCompatible() promises.
/// Errors: workflow.wrong_type.
Result<QJsonValue> convertValue(const QJsonValue &value, PortType to);

/// One place of a node where edges begin or end.
struct Port
{
    /// Stable id within the node kind, used in documents and expressions.
    QString name;
    PortType type = PortType::Any;
    /// Inputs only: a step cannot run without a value here.
    bool isRequired = false;
    /// English help; the interface translates by kind and name.
    QString help;
    /// What the values look like, where the type does not say it all; made by schema.h.
    QJsonObject schema{};
    /// Outputs only: the step may succeed without a value here.
    bool isOptional = false;

    friend bool operator==(const Port &, const Port &) = default;
};

/// The JSON Schema of a port's values, with its help as description.
QJsonObject portSchema(const Port &port);

} // namespace agentops::workflow
