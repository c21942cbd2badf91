// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/telemetry/otlp.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <algorithm>
#include <array>
#include <numeric>

using namespace Qt::StringLiterals;

namespace agentops::telemetry {

namespace {

/// Upper bounds of the buckets, in seconds: from a step that only decides to a long build.
constexpr std::array kBucketBounds{0.005, 0.025, 0.1,  0.5,  1.0,   5.0,
                                   15.0,  60.0,  300., 900., 3600., 14400.};
constexpr int kDelta = 1; // AGGREGATION_TEMPORALITY_DELTA

/// 64-bit numbers are texts in OTLP's JSON.
QString nanoseconds(Timestamp time)
{
    return QString::number(
        std::chrono::duration_cast<std::chrono::nanoseconds>(time.time_since_epoch()).count());
}

QJsonObject valueToOtlp(const QJsonValue &value)
{
    if (value.isBool())
        return {{u"boolValue"_s, value}};
    if (value.isDouble()) {
        const qint64 whole = value.toInteger();
        if (double(whole) == value.toDouble())
            return {{u"intValue"_s, QString::number(whole)}};
        return {{u"doubleValue"_s, value}};
    }
    return {{u"stringValue"_s, value.toString()}};
}

QJsonArray attributesToOtlp(const QJsonObject &attributes)
{
    QJsonArray array;
    for (auto it = attributes.begin(); it != attributes.end(); ++it)
        array.append(QJsonObject{{u"key"_s, it.key()}, {u"value"_s, valueToOtlp(it.value())}});
    return array;
}

QJsonObject resource()
{
    QJsonObject attributes{{u"service.name"_s, u"agentops-workbench"_s}};
    if (const QString version = QCoreApplication::applicationVersion(); !version.isEmpty())
        attributes.insert(u"service.version"_s, version);
    return {{u"attributes"_s, attributesToOtlp(attributes)}};
}

QJsonObject scope()
{
    return {{u"name"_s, u"agentops.workflow"_s}};
}

QString hex(const QByteArray &id)
{
    return QString::fromLatin1(id.toHex());
}

QJsonObject spanToOtlp(const QByteArray &trace, const Span &span)
{
    QJsonArray events;
    for (const SpanEvent &event : span.events) {
        events.append(QJsonObject{{u"timeUnixNano"_s, nanoseconds(event.at)},
                                  {u"name"_s, event.name},
                                  {u"attributes"_s, attributesToOtlp(event.attributes)}});
    }
    QJsonObject status{{u"code"_s, int(span.status)}};
    if (!span.statusMessage.isEmpty())
        status.insert(u"message"_s, span.statusMessage);
    QJsonObject object{{u"traceId"_s, hex(trace)},
                       {u"spanId"_s, hex(span.id)},
                       {u"name"_s, span.name},
                       {u"kind"_s, int(span.kind)},
                       {u"startTimeUnixNano"_s, nanoseconds(span.startedAt)},
                       {u"endTimeUnixNano"_s, nanoseconds(span.endedAt)},
                       {u"attributes"_s, attributesToOtlp(span.attributes)},
                       {u"events"_s, events},
                       {u"status"_s, status}};
    if (!span.parent.isEmpty())
        object.insert(u"parentSpanId"_s, hex(span.parent));
    return object;
}

/// What all points of a run have in common.
QJsonObject point(const RunMetrics &metrics, const Series &series)
{
    return {{u"attributes"_s, attributesToOtlp(series.attributes)},
            {u"startTimeUnixNano"_s, nanoseconds(metrics.startedAt)},
            {u"timeUnixNano"_s, nanoseconds(metrics.endedAt)}};
}

QJsonObject histogram(const QString &name, const QString &description, const RunMetrics &metrics,
                      const QList<Series> &list)
{
    QJsonArray bounds;
    for (const double bound : kBucketBounds)
        bounds.append(bound);
    QJsonArray points;
    for (const Series &series : list) {
        std::array<qint64, kBucketBounds.size() + 1> counts{};
        for (const double value : series.values) {
            const auto bucket = std::ranges::lower_bound(kBucketBounds, value);
            ++counts[size_t(bucket - kBucketBounds.begin())];
        }
        QJsonArray buckets;
        for (const qint64 count : counts)
            buckets.append(QString::number(count));
        QJsonObject one = point(metrics, series);
        one.insert(u"count"_s, QString::number(series.values.size()));
        one.insert(u"sum"_s, std::reduce(series.values.begin(), series.values.end()));
        one.insert(u"bucketCounts"_s, buckets);
        one.insert(u"explicitBounds"_s, bounds);
        points.append(one);
    }
    return {{u"name"_s, name},
            {u"description"_s, description},
            {u"unit"_s, u"s"_s},
            {u"histogram"_s,
             QJsonObject{{u"aggregationTemporality"_s, kDelta}, {u"dataPoints"_s, points}}}};
}

QJsonObject counter(const QString &name, const QString &description, const QString &unit,
                    const RunMetrics &metrics, const QList<Series> &list)
{
    QJsonArray points;
    for (const Series &series : list) {
        QJsonObject one = point(metrics, series);
        one.insert(u"asInt"_s, QString::number(series.values.size()));
        points.append(one);
    }
    return {{u"name"_s, name},
            {u"description"_s, description},
            {u"unit"_s, unit},
            {u"sum"_s,
             QJsonObject{{u"aggregationTemporality"_s, kDelta},
                         {u"isMonotonic"_s, true},
                         {u"dataPoints"_s, points}}}};
}

} // namespace

QJsonObject traceToOtlp(const Trace &trace)
{
    QJsonArray spans;
    for (const Span &span : trace.spans) {
        QJsonObject object = spanToOtlp(trace.id, span);
        if (span.parent.isEmpty() && !trace.linkedTrace.isEmpty()) {
            object.insert(u"links"_s,
                          QJsonArray{QJsonObject{{u"traceId"_s, hex(trace.linkedTrace)},
                                                 {u"spanId"_s, hex(trace.linkedSpan)}}});
        }
        spans.append(object);
    }
    const QJsonObject scoped{{u"scope"_s, scope()}, {u"spans"_s, spans}};
    return {{u"resourceSpans"_s,
             QJsonArray{
                 QJsonObject{{u"resource"_s, resource()}, {u"scopeSpans"_s, QJsonArray{scoped}}}}}};
}

QJsonObject metricsToOtlp(const RunMetrics &metrics)
{
    QJsonArray list{counter(u"agentops.runs"_s, u"Runs that have ended"_s, u"{run}"_s, metrics,
                            metrics.runDuration),
                    histogram(u"cicd.pipeline.run.duration"_s, u"Duration of runs"_s, metrics,
                              metrics.runDuration),
                    counter(u"agentops.steps"_s, u"Attempts of steps"_s, u"{attempt}"_s, metrics,
                            metrics.stepDuration),
                    histogram(u"agentops.step.duration"_s, u"Duration of attempts of steps"_s,
                              metrics, metrics.stepDuration)};
    if (!metrics.queueWait.isEmpty()) {
        list.append(histogram(u"agentops.step.queue_wait"_s,
                              u"How long steps waited for their turn"_s, metrics,
                              metrics.queueWait));
    }
    const QJsonObject scoped{{u"scope"_s, scope()}, {u"metrics"_s, list}};
    return {{u"resourceMetrics"_s,
             QJsonArray{QJsonObject{{u"resource"_s, resource()},
                                    {u"scopeMetrics"_s, QJsonArray{scoped}}}}}};
}

} // namespace agentops::telemetry
