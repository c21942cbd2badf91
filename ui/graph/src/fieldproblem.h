// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/parameter.h>

#include <QtCore/QJsonValue>
#include <QtCore/QString>

namespace agentops::ui::graph {

/// What is wrong with how a value is written, in words: an address that is none, JSON with a
/// mistake. Empty when nothing is, and for what holds an expression.
QString writtenProblem(const workflow::Parameter &parameter, const QJsonValue &value);

} // namespace agentops::ui::graph
