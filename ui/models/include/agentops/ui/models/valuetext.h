// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonValue>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace agentops::ui {

/// A value on one line, cut behind `maxLength` characters. A text comes as it is, anything else as
/// JSON.
QString valueLine(const QJsonValue &value, qsizetype maxLength);

/// A value as people copy and read it: a text as it is, anything else as JSON, indented. What a
/// step has not handed on is empty.
QString valueText(const QJsonValue &value);

/// What stands for a value in a field of another step: `{{ tests.failures.0.file }}`.
/// Shape: a scope, then names of ports, keys and indexes.
QString valueExpression(const QStringList &names);

} // namespace agentops::ui
