// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLatin1StringView>

#include <algorithm>
#include <array>

namespace agentops::ui::graph {

/// Whether a command of the canvas changes nothing, so that it is there while a document is only
/// looked at.
inline bool isReadingCommand(QLatin1StringView id)
{
    using namespace Qt::StringLiterals;
    static constexpr std::array kReading{
        "workflow.copy"_L1,
        "workflow.selectAll"_L1,
        "workflow.zoomIn"_L1,
        "workflow.zoomOut"_L1,
        "workflow.actualSize"_L1,
        "workflow.fit"_L1,
        "workflow.zoomToSelection"_L1,
        "workflow.goLeft"_L1,
        "workflow.goRight"_L1,
        "workflow.goUp"_L1,
        "workflow.goDown"_L1,
        "workflow.nextElement"_L1,
        "workflow.previousElement"_L1,
        "workflow.nextConnection"_L1,
        "workflow.previousConnection"_L1,
        "workflow.nextPort"_L1,
        "workflow.previousPort"_L1,
    };
    return std::ranges::find(kReading, id) != kReading.end();
}

} // namespace agentops::ui::graph
