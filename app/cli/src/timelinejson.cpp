// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelinejson.h"

#include <agentops/workflow/steppolicy.h>

#include <QtCore/QJsonArray>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using telemetry::Attempt;
using telemetry::PassTimeline;
using telemetry::RunTimeline;
using telemetry::StepTimeline;

namespace {

QJsonValue momentJson(const std::optional<Timestamp> &time)
{
    return time ? QJsonValue(toIsoString(*time)) : QJsonValue(QJsonValue::Null);
}

QJsonValue failureJson(const workflow::RunError &error)
{
    if (error.isEmpty())
        return QJsonValue::Null;
    return QJsonObject{{u"code"_s, error.code},
                       {u"message"_s, error.message},
                       {u"class"_s, workflow::errorClassName(error.errorClass)}};
}

QJsonObject attemptJson(const Attempt &attempt)
{
    QJsonArray moments;
    for (const workflow::RunEvent &event : attempt.moments) {
        moments.append(QJsonObject{{u"kind"_s, workflow::eventKindName(event.kind)},
                                   {u"at"_s, toIsoString(event.at)},
                                   {u"data"_s, event.data}});
    }
    return {{u"number"_s, attempt.number},
            {u"queuedAt"_s, momentJson(attempt.queuedAt)},
            {u"startedAt"_s, toIsoString(attempt.startedAt)},
            {u"endedAt"_s, momentJson(attempt.endedAt)},
            {u"outcome"_s, telemetry::outcomeName(attempt.outcome)},
            {u"error"_s, failureJson(attempt.error)},
            {u"moments"_s, moments}};
}

} // namespace

QJsonObject timelineToJson(const RunTimeline &timeline)
{
    QJsonArray steps;
    for (const StepTimeline &step : timeline.steps) {
        QJsonArray attempts;
        for (const Attempt &attempt : step.attempts)
            attempts.append(attemptJson(attempt));
        steps.append(QJsonObject{{u"node"_s, step.path.text()},
                                 {u"attempts"_s, attempts},
                                 {u"passedOverAt"_s, momentJson(step.passedOverAt)},
                                 {u"reason"_s, step.reason}});
    }
    QJsonArray passes;
    for (const PassTimeline &pass : timeline.passes) {
        passes.append(QJsonObject{{u"node"_s, pass.container.text()},
                                  {u"pass"_s, pass.index},
                                  {u"startedAt"_s, toIsoString(pass.startedAt)},
                                  {u"endedAt"_s, momentJson(pass.endedAt)},
                                  {u"error"_s, failureJson(pass.error)}});
    }
    QJsonArray resumed;
    for (const Timestamp at : timeline.resumedAt)
        resumed.append(toIsoString(at));
    return {{u"steps"_s, steps},
            {u"passes"_s, passes},
            {u"cancelRequestedAt"_s, momentJson(timeline.cancelRequestedAt)},
            {u"resumedAt"_s, resumed}};
}

QString timelineJsonShape()
{
    return u"{\"steps\": [{\"node\", \"attempts\": [{\"number\", \"queuedAt\", \"startedAt\", "
           "\"endedAt\", \"outcome\": running|succeeded|failed|retried|interrupted|in_doubt|"
           "cancelled, \"error\", \"moments\": [{\"kind\", \"at\", \"data\"}]}], "
           "\"passedOverAt\", \"reason\"}], \"passes\": [{\"node\", \"pass\", \"startedAt\", "
           "\"endedAt\", \"error\"}], \"cancelRequestedAt\", \"resumedAt\": [time]}"_s;
}

} // namespace agentops::cli
