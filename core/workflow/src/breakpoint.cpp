// SPDX-License-Identifier: GPL-3.0-or-later
#include "names.h"

#include <agentops/workflow/breakpoint.h>

#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

constexpr std::array kStepModes{"continue"_L1, "over"_L1, "into"_L1};
constexpr std::array kHoldReasons{"breakpoint"_L1, "stepping"_L1, "broken_condition"_L1};

} // namespace

QJsonArray toJson(const QList<Breakpoint> &breakpoints)
{
    QJsonArray array;
    for (const Breakpoint &breakpoint : breakpoints) {
        QJsonObject object;
        if (!breakpoint.node.isEmpty())
            object.insert(u"node"_s, breakpoint.node.text());
        if (!breakpoint.edge.isEmpty())
            object.insert(u"edge"_s, breakpoint.edge.text());
        if (!breakpoint.condition.isEmpty())
            object.insert(u"condition"_s, breakpoint.condition);
        if (!breakpoint.isEnabled)
            object.insert(u"disabled"_s, true);
        array.append(object);
    }
    return array;
}

QList<Breakpoint> breakpointsFromJson(const QJsonArray &array)
{
    QList<Breakpoint> breakpoints;
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        breakpoints.append(
            {NodeId(object.value("node"_L1).toString()), EdgeId(object.value("edge"_L1).toString()),
             object.value("condition"_L1).toString(), !object.value("disabled"_L1).toBool()});
    }
    return breakpoints;
}

QString stepModeName(StepMode mode)
{
    return nameOf(kStepModes, mode);
}

std::optional<StepMode> stepModeFromName(QStringView name)
{
    return fromName<StepMode>(kStepModes, name);
}

QString holdReasonName(Hold::Reason reason)
{
    return nameOf(kHoldReasons, reason);
}

std::optional<Hold::Reason> holdReasonFromName(QStringView name)
{
    return fromName<Hold::Reason>(kHoldReasons, name);
}

} // namespace agentops::workflow
