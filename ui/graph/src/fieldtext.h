// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/parameter.h>

#include <QtCore/QJsonValue>
#include <QtCore/QString>

namespace agentops::ui::graph {

/// Whether a value is edited as JSON, which may be anything.
bool isWrittenAsJson(const workflow::Parameter &parameter);

/// A value as an editor of its type shows it. Lists have a line for each entry, objects one for
/// each `name: value`; an entry that is no text, or a text that could be taken for something else,
/// is written as JSON in its line.
QString fieldText(const workflow::Parameter &parameter, const QJsonValue &value);

/// The value that an editor's text stands for: fieldText() the other way round. A text that is no
/// value of the type stays as it is, as expressions do, and counts as a problem.
///
/// `before` is what was edited: a line that is still the same keeps its value exactly, and a number
/// or truth value that is changed stays one. Without, a bare `8080` is a text, as what goes to
/// programs is; `{…}`, `[…]` and `"…"` are JSON.
QJsonValue fieldValue(const workflow::Parameter &parameter, const QString &text,
                      const QJsonValue &before = QJsonValue(QJsonValue::Undefined));

} // namespace agentops::ui::graph
