// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/effect.h>

#include <QtCore/QJsonArray>

namespace agentops::cli {

/// One line for each effect: step, what was done, to what, and what came of it.
QString effectsText(const QList<workflow::RecordedEffect> &effects);
QJsonArray effectsToJson(const QList<workflow::RecordedEffect> &effects);
/// What an element of effectsToJson() is, for help.
QString effectJsonShape();

} // namespace agentops::cli
