// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/telemetry/runtimeline.h>

#include <QtCore/QJsonObject>

namespace agentops::cli {

/// When everything in a run happened: enough to draw it without the journal.
QJsonObject timelineToJson(const telemetry::RunTimeline &timeline);
QString timelineJsonShape();

} // namespace agentops::cli
