// SPDX-License-Identifier: GPL-3.0-or-later
#include "../workflow/runfixture.h"

#include <agentops/telemetry/otlp.h>
#include <agentops/telemetry/runtimeline.h>

#include <QtCore/QJsonArray>
#include <QtCore/QSet>
#include <QtTest/QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::telemetry;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;

/// Real runs as spans, numbers and timelines.
class tst_RunTrace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<RunFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void attemptsAreSpansWithTheirTimes()
    {
        const RunDetail detail = retried();

        const Trace trace = traceOf(detail);

        QCOMPARE(trace.id, detail.status.summary().id.uuid().toRfc4122());
        QCOMPARE(names(trace),
                 (QStringList{u"RUN "_s + detail.status.summary().workflowName, u"a@1"_s, u"a@2"_s,
                              u"a@3"_s, u"b@1"_s}));
        const Span &first = trace.spans.at(1);
        QCOMPARE(first.parent, trace.spans.first().id);
        QCOMPARE(first.status, Span::Status::Error);
        QCOMPARE(first.attributes.value("error.type"_L1).toString(), u"base.io"_s);
        QCOMPARE(first.attributes.value("cicd.pipeline.task.run.result"_L1).toString(),
                 u"failure"_s);
        QCOMPARE(first.events.first().name, u"agentops.step_retry_scheduled"_s);
        QCOMPARE(first.events.first().attributes.value("agentops.due_at"_L1).toString(),
                 toIsoString(first.endedAt + 1s));
        const Span &last = trace.spans.at(3);
        QCOMPARE(last.startedAt - trace.spans.first().startedAt, 11s);
        QCOMPARE(last.status, Span::Status::Ok);
        QCOMPARE(trace.spans.first().attributes.value("cicd.pipeline.result"_L1).toString(),
                 u"success"_s);
        QCOMPARE(traceOf(detail), trace);
    }

    void passesNest()
    {
        Document document = RunFixture::document(u"m, m/n, n/a"_s);
        RunFixture::become(document, u"m"_s, u"map"_s, {{u"items"_s, 2}});
        RunFixture::become(document, u"n"_s, u"map"_s, {{u"items"_s, 2}});
        const RunId run = m_fixture->start(document);
        m_fixture->settled(run);

        const Trace trace = traceOf(*await(m_fixture->service().show(run, {})));

        const auto find = [&trace](const QString &id) -> const Span * {
            const auto span = std::ranges::find(trace.spans, id, [](const Span &candidate) {
                return candidate.attributes.contains("agentops.pass.index"_L1)
                    ? candidate.name
                    : candidate.attributes.value("agentops.step.path"_L1).toString();
            });
            return span == trace.spans.end() ? nullptr : &*span;
        };
        QSet<QByteArray> ids;
        for (const Span &span : trace.spans)
            ids.insert(span.id);
        QCOMPARE(ids.size(), trace.spans.size());
        for (const Span &span : trace.spans)
            QVERIFY(span.parent.isEmpty() || ids.contains(span.parent));
        QCOMPARE(find(u"m#1/n#0/a"_s)->parent, find(u"m#1/n#0"_s)->id);
        QCOMPARE(find(u"m#1/n#0"_s)->parent, find(u"m#1/n"_s)->id);
        QCOMPARE(find(u"m#1/n"_s)->parent, find(u"m#1"_s)->id);
        QCOMPARE(find(u"m#1"_s)->parent, find(u"m"_s)->id);
        QCOMPARE(find(u"m"_s)->parent, trace.spans.first().id);
    }

    void approvalsAreEventsOfTheAttempt()
    {
        m_fixture->scripts[u"a"_s] = approving;
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settled(run);
        m_fixture->clock().advance(1h);
        AO_VERIFY_OK(await(
            m_fixture->service().decide(run, NodeId(u"a"_s), {true, u"ada"_s, u"fine"_s}, {})));
        m_fixture->settled(run);

        const Trace trace = traceOf(*await(m_fixture->service().show(run, {})));

        const Span &span = trace.spans.last();
        QCOMPARE(span.endedAt - span.startedAt, 1h);
        QStringList events;
        for (const SpanEvent &event : span.events)
            events.append(event.name);
        QCOMPARE(events,
                 (QStringList{u"agentops.step_approval_requested"_s, u"agentops.step_decided"_s}));
        QCOMPARE(span.events.last().attributes.value("agentops.by"_L1).toString(), u"ada"_s);
    }

    void aHoldIsOfNoAttempt()
    {
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s),
                                           {.breakpoints = {{.node = NodeId(u"a"_s)}}});
        m_fixture->settled(run);
        m_fixture->clock().advance(1h);
        AO_VERIFY_OK(await(m_fixture->service().goOn(run, NodeId(u"a"_s), StepMode::Continue, {})));
        m_fixture->settled(run);

        const Trace trace = traceOf(*await(m_fixture->service().show(run, {})));

        QCOMPARE(trace.spans.size(), 2);
        QCOMPARE(trace.spans.last().endedAt - trace.spans.last().startedAt, 0h);
        QVERIFY(trace.spans.last().events.isEmpty());
    }

    void aFailedRunSaysWhy()
    {
        m_fixture->scripts[u"a"_s] = failing;
        const RunId run = m_fixture->start(RunFixture::document(u"a>b"_s));
        m_fixture->settled(run);

        const Trace trace = traceOf(*await(m_fixture->service().show(run, {})));

        QCOMPARE(trace.spans.size(), 2); // what was skipped has no span
        QCOMPARE(trace.spans.first().status, Span::Status::Error);
        QCOMPARE(trace.spans.first().attributes.value("error.type"_L1).toString(), u"base.io"_s);
        QCOMPARE(trace.spans.last().events.last().name, u"exception"_s);
    }

    void aRunThatRepeatsAnotherOneIsLinkedToIt()
    {
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settled(run);
        const RunId again =
            *await(m_fixture->service().rerun(run, {}, {.repository = m_fixture->directory()}, {}));
        m_fixture->settled(again);

        const Trace former = traceOf(*await(m_fixture->service().show(run, {})));
        const Trace trace = traceOf(*await(m_fixture->service().show(again, {})));

        QCOMPARE(trace.linkedTrace, former.id);
        QCOMPARE(trace.linkedSpan, former.spans.first().id);
        const QJsonObject root = spansOf(traceToOtlp(trace)).first().toObject();
        QCOMPARE(root["links"_L1][0]["traceId"_L1].toString(),
                 QString::fromLatin1(former.id.toHex()));
    }

    void theJsonIsWhatReceiversOfOtlpTake()
    {
        const Trace trace = traceOf(retried());

        const QJsonObject otlp = traceToOtlp(trace);

        const QJsonArray spans = spansOf(otlp);
        QCOMPARE(spans.size(), trace.spans.size());
        const QJsonObject root = spans.at(0).toObject();
        const QJsonObject first = spans.at(1).toObject();
        QCOMPARE(root.value("traceId"_L1).toString().size(), 32);
        QCOMPARE(root.value("spanId"_L1).toString().size(), 16);
        QVERIFY(!root.contains("parentSpanId"_L1));
        QCOMPARE(root.value("kind"_L1).toInt(), 2);
        QCOMPARE(first.value("parentSpanId"_L1), root.value("spanId"_L1));
        QCOMPARE(first.value("status"_L1).toObject().value("code"_L1).toInt(), 2);
        const QString start = root.value("startTimeUnixNano"_L1).toString();
        QCOMPARE(start.toLongLong(),
                 trace.spans.first().startedAt.time_since_epoch().count() * 1'000'000);
        const QJsonArray attributes = first.value("attributes"_L1).toArray();
        QVERIFY(
            attributes.contains(QJsonObject{{u"key"_s, u"agentops.step.attempt"_s},
                                            {u"value"_s, QJsonObject{{u"intValue"_s, u"1"_s}}}}));
    }

    void numbersAreCountsAndDurations()
    {
        const RunMetrics metrics = metricsOf(traceOf(retried()));

        QCOMPARE(metrics.runDuration.size(), 1);
        QCOMPARE(metrics.runDuration.first().values, (QList<double>{11.0}));
        // Two failed attempts of one step, one that succeeded, and the step behind it.
        QCOMPARE(metrics.stepDuration.size(), 2);
        QCOMPARE(metrics.stepDuration.at(0).values.size(), 2);
        QCOMPARE(metrics.stepDuration.at(0).attributes.value("error.type"_L1).toString(),
                 u"base.io"_s);
        QCOMPARE(metrics.stepDuration.at(1).values.size(), 2);
        const QJsonArray list =
            metricsToOtlp(metrics)["resourceMetrics"_L1][0]["scopeMetrics"_L1][0]["metrics"_L1]
                .toArray();
        QCOMPARE(list.size(), 4);
        const QJsonValue point = list.at(1)["histogram"_L1]["dataPoints"_L1][0];
        QCOMPARE(point["count"_L1].toString(), u"1"_s);
        QCOMPARE(point["bucketCounts"_L1].toArray().size(),
                 point["explicitBounds"_L1].toArray().size() + 1);
    }

    void waitingForATurnIsMeasured()
    {
        Gate gate;
        Document document = RunFixture::document(u"a, b"_s);
        for (Node &node : document.nodes)
            node.concurrency = Concurrency{.key = u"one"_s};
        m_fixture->scripts[u"a"_s] = m_fixture->scripts[u"b"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(document);
        m_fixture->settle();
        m_fixture->clock().advance(7s);
        gate.open();
        m_fixture->settle();
        gate.open();
        m_fixture->settled(run);

        const RunMetrics metrics = metricsOf(traceOf(*await(m_fixture->service().show(run, {}))));

        QCOMPARE(metrics.queueWait.size(), 1);
        QVERIFY(metrics.queueWait.first().values.contains(7.0));
    }

    void whatACrashCutOffIsAnAttemptOfItsOwn()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settle();
        m_fixture->restart();
        m_fixture->scripts.erase(u"a"_s);
        m_fixture->settle();
        gate.open();
        m_fixture->settled(run);

        const RunTimeline timeline = timelineOf(await(m_fixture->service().show(run, {}))->events);

        const QList<Attempt> &attempts = timeline.findStep(NodeId(u"a"_s))->attempts;
        QCOMPARE(attempts.size(), 2);
        QCOMPARE(attempts.first().outcome, Outcome::Interrupted);
        QCOMPARE(attempts.last().outcome, Outcome::Succeeded);
        QCOMPARE(timeline.resumedAt.size(), 1);
    }

private:
    /// Step a fails twice and succeeds after 1 and 10 seconds; b comes behind it.
    RunDetail retried()
    {
        Document document = RunFixture::document(u"a>b"_s);
        document.nodes[0].retry = {{.maxAttempts = 3, .firstDelay = 1s, .factor = 10}};
        document.nodes[0].retry.hasJitter = false;
        m_fixture->scripts[u"a"_s] = twiceFailing;
        const RunId run = m_fixture->start(document);
        for (const auto wait : {1s, 10s}) {
            m_fixture->settle();
            m_fixture->clock().advance(wait);
        }
        m_fixture->settled(run);
        return *await(m_fixture->service().show(run, {}));
    }

    static QStringList names(const Trace &trace)
    {
        QStringList list;
        for (const Span &span : trace.spans) {
            list.append(
                span.parent.isEmpty()
                    ? span.name
                    : u"%1@%2"_s.arg(span.attributes.value("agentops.step.path"_L1).toString())
                          .arg(span.attributes.value("agentops.step.attempt"_L1).toInt()));
        }
        return list;
    }

    static QJsonArray spansOf(const QJsonObject &otlp)
    {
        return otlp["resourceSpans"_L1][0]["scopeSpans"_L1][0]["spans"_L1].toArray();
    }

    std::unique_ptr<RunFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_RunTrace)
#include "tst_runtrace.moc"
