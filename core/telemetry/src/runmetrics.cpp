// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/telemetry/runmetrics.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::telemetry {

namespace {

constexpr double kMillisecondsPerSecond = 1000;

double secondsOf(const Span &span)
{
    return double((span.endedAt - span.startedAt).count()) / kMillisecondsPerSecond;
}

void addValue(QList<Series> &list, const QJsonObject &attributes, double value)
{
    auto series = std::ranges::find(list, attributes, &Series::attributes);
    if (series == list.end())
        series = list.insert(list.end(), Series{attributes, {}});
    series->values.append(value);
}

/// Those of the attributes that there are.
QJsonObject chosen(const QJsonObject &attributes, std::initializer_list<QLatin1StringView> keys)
{
    QJsonObject result;
    for (const QLatin1StringView key : keys) {
        if (attributes.contains(key))
            result.insert(key, attributes.value(key));
    }
    return result;
}

} // namespace

RunMetrics metricsOf(const Trace &trace)
{
    RunMetrics metrics;
    const QString pipeline = u"cicd.pipeline.name"_s;
    QJsonValue name;
    for (const Span &span : trace.spans) {
        if (span.parent.isEmpty()) {
            metrics.startedAt = span.startedAt;
            metrics.endedAt = span.endedAt;
            name = span.attributes.value(pipeline);
            addValue(metrics.runDuration,
                     chosen(span.attributes,
                            {"cicd.pipeline.name"_L1, "cicd.pipeline.result"_L1, "error.type"_L1}),
                     secondsOf(span));
            continue;
        }
        if (!span.attributes.contains("agentops.step.kind"_L1))
            continue; // a pass: its steps count
        QJsonObject attributes =
            chosen(span.attributes,
                   {"agentops.step.kind"_L1, "cicd.pipeline.task.run.result"_L1, "error.type"_L1});
        attributes.insert(pipeline, name);
        addValue(metrics.stepDuration, attributes, secondsOf(span));
        const QJsonValue wait = span.attributes.value("agentops.step.queue_wait_ms"_L1);
        if (wait.isUndefined())
            continue;
        QJsonObject waiting = chosen(span.attributes, {"agentops.step.kind"_L1});
        waiting.insert(pipeline, name);
        addValue(metrics.queueWait, waiting, wait.toDouble() / kMillisecondsPerSecond);
    }
    return metrics;
}

} // namespace agentops::telemetry
