// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"

#include <agentops/telemetry/runtimeline.h>
#include <agentops/testsupport/temprepo.h>
#include <agentops/workflow/runstatus.h>

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops;
using agentops::testsupport::TempRepo;

namespace {

QString timeOr(const QJsonValue &time)
{
    return time.isString() ? time.toString() : u"-"_s;
}

QString timeOr(const std::optional<Timestamp> &time)
{
    return time ? toIsoString(*time) : u"-"_s;
}

/// What a chart of the run shows, from the document that `runs show --json` prints.
QStringList linesOf(const QJsonObject &run)
{
    QStringList lines{u"run %1 %2 %3"_s.arg(run["state"_L1].toString(), timeOr(run["startedAt"_L1]),
                                            timeOr(run["finishedAt"_L1]))};
    for (const QJsonValue &step : run["steps"_L1].toArray()) {
        lines.append(u"step %1 %2 %3 %4 %5"_s.arg(
            step["node"_L1].toString(), step["state"_L1].toString(),
            QString::number(step["attempt"_L1].toInt()), timeOr(step["startedAt"_L1]),
            timeOr(step["finishedAt"_L1])));
    }
    for (const QJsonValue &step : run["timeline"_L1]["steps"_L1].toArray()) {
        for (const QJsonValue &attempt : step["attempts"_L1].toArray()) {
            QString line = u"attempt %1 %2 %3 %4 %5 %6"_s.arg(
                step["node"_L1].toString(), QString::number(attempt["number"_L1].toInt()),
                attempt["outcome"_L1].toString(), timeOr(attempt["startedAt"_L1]),
                timeOr(attempt["endedAt"_L1]), attempt["error"_L1]["code"_L1].toString());
            for (const QJsonValue &moment : attempt["moments"_L1].toArray())
                line += u' ' + moment["kind"_L1].toString() + u' ' + moment["at"_L1].toString();
            lines.append(line);
        }
        if (!step["passedOverAt"_L1].isNull())
            lines.append(u"over %1 %2 %3"_s.arg(step["node"_L1].toString(),
                                                timeOr(step["passedOverAt"_L1]),
                                                step["reason"_L1].toString()));
    }
    for (const QJsonValue &pass : run["timeline"_L1]["passes"_L1].toArray()) {
        lines.append(u"pass %1 %2 %3 %4"_s.arg(
            pass["node"_L1].toString(), QString::number(pass["pass"_L1].toInt()),
            timeOr(pass["startedAt"_L1]), timeOr(pass["endedAt"_L1])));
    }
    return lines;
}

/// The same from the journal.
QStringList linesOf(const QList<workflow::RunEvent> &events)
{
    const workflow::RunStatus status = *workflow::RunStatus::fromEvents(events);
    const workflow::RunSummary &run = status.summary();
    QStringList lines{u"run %1 %2 %3"_s.arg(workflow::runStateName(run.state),
                                            timeOr(run.startedAt), timeOr(run.finishedAt))};
    for (const workflow::StepStatus &step : status.steps()) {
        lines.append(u"step %1 %2 %3 %4 %5"_s.arg(
            step.path.text(), workflow::stepStateName(step.state), QString::number(step.attempt),
            timeOr(step.startedAt), timeOr(step.finishedAt)));
    }
    const telemetry::RunTimeline timeline = telemetry::timelineOf(events);
    for (const telemetry::StepTimeline &step : timeline.steps) {
        for (const telemetry::Attempt &attempt : step.attempts) {
            QString line = u"attempt %1 %2 %3 %4 %5 %6"_s.arg(
                step.path.text(), QString::number(attempt.number),
                telemetry::outcomeName(attempt.outcome), toIsoString(attempt.startedAt),
                timeOr(attempt.endedAt), attempt.error.code);
            for (const workflow::RunEvent &moment : attempt.moments)
                line += u' ' + workflow::eventKindName(moment.kind) + u' ' + toIsoString(moment.at);
            lines.append(line);
        }
        if (step.passedOverAt)
            lines.append(u"over %1 %2 %3"_s.arg(step.path.text(), toIsoString(*step.passedOverAt),
                                                step.reason));
    }
    for (const telemetry::PassTimeline &pass : timeline.passes) {
        lines.append(u"pass %1 %2 %3 %4"_s.arg(pass.container.text(), QString::number(pass.index),
                                               toIsoString(pass.startedAt), timeOr(pass.endedAt)));
    }
    return lines;
}

QList<workflow::RunEvent> eventsOf(const QJsonObject &run)
{
    QList<workflow::RunEvent> events;
    for (const QJsonValue &value : run["events"_L1].toArray()) {
        workflow::RunEvent event;
        event.run = *workflow::RunId::parse(run["run"_L1].toString());
        event.sequence = value["sequence"_L1].toInteger();
        event.at = *fromIsoString(value["at"_L1].toString());
        event.kind = *workflow::eventKindFromName(value["kind"_L1].toString());
        event.step = workflow::StepPath(value["node"_L1].toString());
        event.attempt = value["attempt"_L1].toInt();
        event.data = value["data"_L1].toObject();
        events.append(event);
    }
    return events;
}

} // namespace

/// What a run was can be told from what the program prints about it.
class TestCliTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_repo = std::make_unique<TempRepo>();
        m_program = std::make_unique<CliProgram>();
        m_program->setWorkingDirectory(m_repo->path());
        m_repo->write(u"run.agentops.json"_s, R"({
            "format": "agentops.workflow", "version": 2,
            "id": "0190f2a5-7c1e-7a00-8000-00000000abcd", "name": "Timeline",
            "nodes": [
                {"id": "start", "kind": "trigger.manual"},
                {"id": "flaky", "kind": "shell.command",
                 "parameters": {"command": "test -e once || { touch once; exit 1; }"},
                 "retry": {"maxAttempts": 2, "firstDelayMs": 10,
                           "classes": {"permanent": {"maxAttempts": 2}}}},
                {"id": "each", "kind": "flow.map", "parameters": {"items": [1, 2]}},
                {"id": "inner", "kind": "shell.command", "parent": "each",
                 "parameters": {"command": "true"}},
                {"id": "ask", "kind": "approval", "parameters": {"title": "Ship it?"}},
                {"id": "never", "kind": "shell.command", "parameters": {"command": "false"},
                 "when": "{{ false }}"}
            ],
            "edges": [
                {"id": "e1", "from": "start.done", "to": "flaky.after"},
                {"id": "e2", "from": "flaky.done", "to": "each.after"},
                {"id": "e3", "from": "each.done", "to": "ask.after"},
                {"id": "e4", "from": "ask.done", "to": "never.after"}
            ]})");
        m_repo->commit();
        const CliOutcome outcome = m_program->run({u"run"_s, u"run.agentops.json"_s});
        COMPARE_EXIT(outcome, 4);
        COMPARE_EXIT(m_program->run({u"runs"_s, u"approve"_s, u"last"_s}), 0);
    }

    void theTimelineCanBeMadeAgainFromWhatIsPrinted()
    {
        const QJsonObject printed =
            m_program->run({u"runs"_s, u"show"_s, u"last"_s, u"--json"_s}).json();
        const QJsonObject withEvents =
            m_program->run({u"runs"_s, u"show"_s, u"last"_s, u"--json"_s, u"--events"_s}).json();

        const QStringList lines = linesOf(printed);

        QCOMPARE(lines, linesOf(eventsOf(withEvents)));
        const QString text = lines.join(u'\n');
        for (const QString &part :
             {u"attempt flaky 1 retried"_s, u"attempt flaky 2 succeeded"_s, u"pass each 1"_s,
              u"attempt each#1/inner 1 succeeded"_s, u"step_approval_requested"_s,
              u"step_decided"_s, u"over never"_s})
            QVERIFY2(text.contains(part), qPrintable(part + u"\n"_s + text));
    }

    void theSameIsPrintedForOpenTelemetry()
    {
        const CliOutcome outcome = m_program->run({u"runs"_s, u"show"_s, u"last"_s, u"--otlp"_s});

        COMPARE_EXIT(outcome, 0);
        const QJsonObject otlp = outcome.json();
        const QJsonArray spans =
            otlp["resourceSpans"_L1][0]["scopeSpans"_L1][0]["spans"_L1].toArray();
        // The run, two passes, and seven attempts: start, flaky twice, each, inner twice, ask.
        QCOMPARE(spans.size(), 10);
        QVERIFY(otlp.contains("resourceMetrics"_L1));
    }

private:
    std::unique_ptr<CliProgram> m_program;
    std::unique_ptr<TempRepo> m_repo;
};

QTEST_GUILESS_MAIN(TestCliTimeline)
#include "tst_cli_timeline.moc"
