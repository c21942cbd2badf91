// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <agentops/workflow/errors.h>

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtTest/QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;

namespace {

Task<Result<StepOutput>> failing(StepContext, CancelToken)
{
    co_return fail(agentops::errors::kIo, u"broken"_s);
}

Task<Result<StepOutput>> twiceFailing(StepContext context, CancelToken)
{
    if (context.attempt <= 2)
        co_return fail(agentops::errors::kIo, u"not yet"_s);
    co_return output(u"out"_s, context.attempt);
}

Task<Result<StepOutput>> onlyOther(StepContext, CancelToken)
{
    co_return output(u"other"_s, true);
}

Task<Result<StepOutput>> approving(StepContext context, CancelToken)
{
    if (!context.decision)
        co_return StepOutput{.approval = ApprovalRequest{u"Ship it?"_s, u"Look"_s}};
    if (!context.decision->isApproved)
        co_return fail(workflow::errors::kRejected, u"rejected: "_s + context.decision->comment);
    co_return output(u"out"_s, context.decision->by);
}

Script waitingAt(Gate &gate)
{
    return [&gate](StepContext context, CancelToken token) -> Task<Result<StepOutput>> {
        return [](Gate *at, StepContext step, CancelToken stop) -> Task<Result<StepOutput>> {
            AO_CO_CHECK(co_await at->wait(stop));
            co_return output(u"out"_s, step.attempt);
        }(&gate, std::move(context), std::move(token));
    };
}

template<typename T>
QString codeOf(const Result<T> &result)
{
    return result ? u"none"_s : QString::fromLatin1(result.error().code().text());
}

} // namespace

class tst_RunService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<RunFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void runsFollowTheGraph_data()
    {
        using Scripts = std::map<QString, Script>;
        QTest::addColumn<Document>("document");
        QTest::addColumn<Scripts>("scripts");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const Document &document, const Scripts &scripts,
                            const QString &expected) {
            QTest::newRow(name) << document << scripts << expected;
        };
        const auto graph = &RunFixture::document;
        const auto with = [&](const QString &text, const QString &id, auto change) {
            Document document = graph(text);
            for (Node &node : document.nodes) {
                if (node.id.text() == id)
                    change(node);
            }
            return document;
        };
        row("one step", graph(u"a"_s), {},
            u"run_started|a started 1|a succeeded 1|run_finished succeeded"_s);
        row("a chain goes in order", graph(u"a>b"_s), {},
            u"run_started|a started 1|a succeeded 1|b started 1|b succeeded 1|run_finished succeeded"_s);
        row("a failure stops the run", graph(u"a>b"_s), {{u"a"_s, failing}},
            u"run_started|a started 1|a failed 1 base.io|run_finished failed base.io"_s);
        row("a failure that is skipped over",
            with(u"a>b,c"_s, u"a"_s, [](Node &n) { n.onError = OnError::Skip; }),
            {{u"a"_s, failing}},
            u"run_started|a started 1|c started 1|a failed 1 base.io|b skipped branch_not_taken|"
            "c succeeded 1|run_finished succeeded"_s);
        row("a failure that the next step deals with",
            with(u"a>b"_s, u"a"_s, [](Node &n) { n.onError = OnError::Continue; }),
            {{u"a"_s, failing}},
            u"run_started|a started 1|a failed 1 base.io|b started 1|b succeeded 1|"
            "run_finished succeeded"_s);
        row("a branch that is not taken", graph(u"a.other>b, a.out>c, c>d"_s),
            {{u"a"_s, onlyOther}},
            u"run_started|a started 1|a succeeded 1|c skipped branch_not_taken|"
            "d skipped branch_not_taken|b started 1|b succeeded 1|run_finished succeeded"_s);
        row("branches join again at one port", graph(u"a.other>b, a.out>c, b>d, c>d"_s),
            {{u"a"_s, onlyOther}},
            u"run_started|a started 1|a succeeded 1|c skipped branch_not_taken|b started 1|"
            "b succeeded 1|d started 1|d succeeded 1|run_finished succeeded"_s);
        row("a step that needs both ports is skipped when one branch is",
            graph(u"a.other>d.in, a.out>d.second"_s), {{u"a"_s, onlyOther}},
            u"run_started|a started 1|a succeeded 1|d skipped branch_not_taken|"
            "run_finished succeeded"_s);
        row("a muted step lets the next one run",
            with(u"a>b>c"_s.replace(u"b>c"_s, u"b, b>c"_s), u"b"_s,
                 [](Node &n) { n.isMuted = true; }),
            {},
            u"run_started|a started 1|a succeeded 1|b skipped muted|c started 1|c succeeded 1|"
            "run_finished succeeded"_s);
        Document conditional = graph(u"a>b"_s);
        conditional.edges[0].condition = u"{{ a.other }}"_s;
        row("an edge condition that is not met", conditional, {},
            u"run_started|a started 1|a succeeded 1|b skipped branch_not_taken|"
            "run_finished succeeded"_s);
        row("a missing secret",
            with(
                u"a"_s, u"a"_s,
                [](Node &n) { n.parameters = {{u"token"_s, QJsonObject{{u"secret"_s, u"t"_s}}}}; }),
            {},
            u"run_started|a started 1|a failed 1 workflow.unknown_secret|"
            "run_finished failed workflow.unknown_secret"_s);
        row("a parameter of the wrong type",
            with(u"b>a"_s, u"a"_s,
                 [](Node &n) { n.parameters = {{u"count"_s, u"{{ b.out }}"_s}}; }),
            {},
            u"run_started|b started 1|b succeeded 1|a started 1|a failed 1 workflow.wrong_type|"
            "run_finished failed workflow.wrong_type"_s);
    }

    void runsFollowTheGraph()
    {
        using Scripts = std::map<QString, Script>;
        QFETCH(Document, document);
        QFETCH(Scripts, scripts);
        QFETCH(QString, expected);
        m_fixture->scripts = scripts;

        const RunId run = m_fixture->start(document);
        m_fixture->settled(run);

        QCOMPARE(m_fixture->events(run).join(u'|'), expected);
        QVERIFY(m_fixture->service().activeRuns().isEmpty());
    }

    void eventsAreInTheJournalBeforeTheyAreAnnounced()
    {
        int checked = 0;
        int missing = 0;
        connect(&m_fixture->service(), &RunService::eventRecorded, this,
                [&](const RunEvent &event) {
                    const auto rows =
                        m_fixture->database().readBlocking([&event](store::Connection &connection) {
                            return connection.queryOne(
                                "SELECT kind FROM events WHERE run = ?1 AND sequence = ?2",
                                [](const store::Row &row) { return row.text(0); }, event.run,
                                event.sequence);
                        });
                    ++checked;
                    missing += rows && *rows == eventKindName(event.kind) ? 0 : 1;
                });

        m_fixture->run(u"a>b,b>c"_s);

        QCOMPARE(checked, 9);
        QCOMPARE(missing, 0);
    }

    void stepsRunAtTheSameTimeUpToTheLimit()
    {
        Gate gate;
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
            m_fixture->scripts[id] = waitingAt(gate);

        const RunId run = m_fixture->start(RunFixture::document(u"a,b,c"_s), {.maxParallel = 2});
        m_fixture->settle();
        QCOMPARE(gate.waitingCount(), 2);
        gate.open();
        m_fixture->settle();
        QCOMPARE(gate.waitingCount(), 1);
        gate.open();

        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Succeeded);
        QCOMPARE(m_fixture->settled(run).summary().progress(), 1.0);
    }

    void failedStepsAreTriedAgainAfterGrowingDelays()
    {
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].retry = {.maxAttempts = 3, .firstDelay = 1s, .factor = 10};
        m_fixture->scripts[u"a"_s] = twiceFailing;

        const RunId run = m_fixture->start(document);
        m_fixture->settle();
        m_fixture->clock().advance(999ms);
        m_fixture->settle();
        QCOMPARE(m_fixture->events(run).size(), 3);
        m_fixture->clock().advance(1ms);
        m_fixture->settle();
        QCOMPARE(m_fixture->events(run).size(), 5);
        m_fixture->clock().advance(10s);

        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Succeeded);
        QCOMPARE(m_fixture->events(run).join(u'|'),
                 u"run_started|a started 1|a retry_scheduled 1 base.io|a started 2|"
                 "a retry_scheduled 2 base.io|a started 3|a succeeded 3|run_finished succeeded"_s);
    }

    void retriesSurviveARestartAndAreDueAtTheSameTime()
    {
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].retry = {.maxAttempts = 3, .firstDelay = 10s, .factor = 1};
        m_fixture->scripts[u"a"_s] = twiceFailing;
        const RunId run = m_fixture->start(document);
        m_fixture->settle();
        m_fixture->clock().advance(4s);

        m_fixture->restart();
        m_fixture->clock().advance(5s);
        m_fixture->settle();
        QCOMPARE(m_fixture->events(run).last(), u"run_resumed"_s);
        m_fixture->clock().advance(1s);
        m_fixture->settle();

        QCOMPARE(m_fixture->events(run).last(), u"a retry_scheduled 2 base.io"_s);
    }

    void aStepThatTakesTooLongIsEnded()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].timeout = 5s;

        const RunId run = m_fixture->start(document);
        m_fixture->settle();
        m_fixture->clock().advance(5s);

        QCOMPARE(m_fixture->settled(run).summary().error.code, u"workflow.step_timeout"_s);
        QCOMPARE(gate.waitingCount(), 0);
    }

    void cancellingEndsRunningStepsAndTheRun()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(RunFixture::document(u"a>b"_s));
        m_fixture->settle();

        AO_VERIFY_OK(await(m_fixture->service().cancel(run, CancelToken())));

        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Cancelled);
        QCOMPARE(m_fixture->events(run).join(u'|'),
                 u"run_started|a started 1|run_cancel_requested|a cancelled 1|"
                 "run_finished cancelled"_s);
        QCOMPARE(codeOf(await(m_fixture->service().cancel(run, CancelToken()))),
                 u"workflow.run_finished"_s);
    }

    void aFailureEndsTheOtherSteps()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        m_fixture->scripts[u"b"_s] = failing;

        QCOMPARE(m_fixture->run(u"a,b"_s).join(u'|'),
                 u"run_started|a started 1|b started 1|b failed 1 base.io|a cancelled 1|"
                 "run_finished failed base.io"_s);
    }

    void anApprovalWaitsThroughRestartsAndRecordsWhoAndWhy()
    {
        m_fixture->scripts[u"a"_s] = approving;
        const RunId run = m_fixture->start(RunFixture::document(u"a>b"_s));
        const RunStatus waiting = m_fixture->settled(run);
        QCOMPARE(waiting.summary().state, RunState::Waiting);
        QCOMPARE(waiting.findStep(NodeId(u"a"_s))->approval->title, u"Ship it?"_s);

        m_fixture->restart();
        AO_VERIFY_OK(await(
            m_fixture->service().decide(run, NodeId(u"a"_s), {true, u"ada"_s, u"fine"_s}, {})));
        const RunStatus status = m_fixture->settled(run);

        QCOMPARE(status.summary().state, RunState::Succeeded);
        const StepStatus step = *status.findStep(NodeId(u"a"_s));
        QCOMPARE(step.decision, Decision(true, u"ada"_s, u"fine"_s));
        QCOMPARE(step.outputs.value(u"out").toString(), u"ada"_s);
        QCOMPARE(codeOf(await(m_fixture->service().decide(run, NodeId(u"a"_s), {}, {}))),
                 u"workflow.run_finished"_s);
    }

    void arejectedApprovalFailsTheRunWithoutRetry()
    {
        m_fixture->scripts[u"a"_s] = approving;
        Document document = RunFixture::document(u"a>b"_s);
        document.nodes[0].retry.maxAttempts = 5;
        const RunId run = m_fixture->start(document);
        m_fixture->settled(run);

        AO_VERIFY_OK(await(m_fixture->service().decide(run, NodeId(u"a"_s),
                                                       {false, u"ada"_s, u"too early"_s}, {})));

        const RunStatus status = m_fixture->settled(run);
        QCOMPARE(status.summary().error.code, u"workflow.rejected"_s);
        QVERIFY(status.summary().error.message.contains(u"too early"));
    }

    void approvalsCanBeGivenBeforehand()
    {
        m_fixture->scripts[u"a"_s] = approving;
        const RunId run =
            m_fixture->start(RunFixture::document(u"a>b"_s), {.approveAs = u"script"_s});

        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Succeeded);
        QVERIFY(m_fixture->events(run).contains(u"a decided 1"_s));
    }

    void finishedStepsAreNotRepeatedAndInterruptedOnesAre()
    {
        Gate gate;
        m_fixture->scripts[u"b"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(RunFixture::document(u"a>b"_s));
        m_fixture->settle();

        m_fixture->restart();
        m_fixture->settle();
        gate.open();

        const RunStatus status = m_fixture->settled(run);
        QCOMPARE(m_fixture->events(run).join(u'|'),
                 u"run_started|a started 1|a succeeded 1|b started 1|run_resumed|b interrupted 1|"
                 "b started 2|b succeeded 2|run_finished succeeded"_s);
        QCOMPARE(status.findStep(NodeId(u"b"_s))->outputs.value(u"out").toInt(), 2);
    }

    void aStepWithAnEffectOutsideIsInDoubtAfterACrash_data()
    {
        QTest::addColumn<Resolution>("resolution");
        QTest::addColumn<QString>("expected");
        QTest::newRow("run again")
            << Resolution::RunAgain
            << u"a resolved 1|a started 2|a succeeded 2|b started 1|b succeeded 1|run_finished succeeded"_s;
        QTest::newRow("it did happen")
            << Resolution::MarkSucceeded
            << u"a resolved 1|b started 1|b succeeded 1|run_finished succeeded"_s;
        QTest::newRow("it did not") << Resolution::MarkFailed
                                    << u"a resolved 1|a failed 1 workflow.marked_failed|"
                                       "run_finished failed workflow.marked_failed"_s;
    }

    void aStepWithAnEffectOutsideIsInDoubtAfterACrash()
    {
        QFETCH(Resolution, resolution);
        QFETCH(QString, expected);
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        Document document = RunFixture::document(u"a>b"_s);
        document.nodes[0].kind = u"deploy"_s;
        const RunId run = m_fixture->start(document);
        m_fixture->settle();
        m_fixture->restart();
        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Waiting);
        m_fixture->scripts.clear();

        AO_VERIFY_OK(
            await(m_fixture->service().resolve(run, NodeId(u"a"_s), resolution, u"ada"_s, {}, {})));
        m_fixture->settled(run);

        const QStringList events = m_fixture->events(run);
        QCOMPARE(events.mid(4).join(u'|').replace(u"out 2"_s, u""_s), expected);
        QCOMPARE(events.mid(0, 4).join(u'|'),
                 u"run_started|a started 1|run_resumed|a in_doubt 1"_s);
    }

    void aRunGoesOnWithTheDocumentItStartedWith()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        Document document = RunFixture::document(u"a>b"_s);
        const RunId run = m_fixture->start(document);
        document.nodes.removeLast();
        document.edges.clear();
        m_fixture->settle();
        m_fixture->restart();
        m_fixture->settle();
        gate.open();
        m_fixture->settled(run);

        QVERIFY(m_fixture->events(run).contains(u"b succeeded 1"_s));
        QCOMPARE(await(m_fixture->service().show(run, {}))->document.nodes.size(), 2);
    }

    void rerunFromAStepKeepsWhatCameBefore()
    {
        int runsOfA = 0;
        m_fixture->scripts[u"a"_s] = [&runsOfA](StepContext,
                                                CancelToken) -> Task<Result<StepOutput>> {
            ++runsOfA;
            return [](int n) -> Task<Result<StepOutput>> {
                co_return output(u"out"_s, n);
            }(runsOfA);
        };
        const RunId first = m_fixture->start(RunFixture::document(u"a>b,b>c"_s));
        m_fixture->settled(first);

        const auto second =
            await(m_fixture->service().rerun(first, NodeId(u"b"_s), {}, CancelToken()));
        AO_VERIFY_OK(second);
        const RunStatus status = m_fixture->settled(*second);

        QCOMPARE(runsOfA, 1);
        QCOMPARE(status.summary().rerunOf, first);
        QCOMPARE(status.summary().repository, u"/repository"_s);
        QCOMPARE(m_fixture->events(*second).join(u'|'),
                 u"a succeeded 1|run_started|b started 1|b succeeded 1|c started 1|c succeeded 1|"
                 "run_finished succeeded"_s);
    }

    void parametersAndInputsAreResolved()
    {
        Document document = RunFixture::document(u"a>b"_s);
        document.properties.inputs = {
            {.name = u"who"_s, .isRequired = true},
            {.name = u"n"_s, .type = PortType::Number, .defaultValue = 4}};
        document.nodes[1].parameters = {
            {u"text"_s, u"{{ inputs.who }}/{{ a.out }}/{{ run.repository }}"_s},
            {u"count"_s, u"{{ inputs.n }}"_s},
            {u"flag"_s, true}};
        StepContext seen;
        m_fixture->scripts[u"b"_s] = [&seen](StepContext context, CancelToken) {
            seen = context;
            return [](StepContext) -> Task<Result<StepOutput>> {
                co_return StepOutput();
            }(context);
        };

        m_fixture->settled(m_fixture->start(document, {.inputs = {{u"who"_s, u"ada"_s}}}));

        QCOMPARE(seen.text(u"text"), u"ada/a//repository"_s);
        QCOMPARE(seen.number(u"count"), 4.0);
        QCOMPARE(seen.flag(u"flag"), true);
        QCOMPARE(seen.inputs.value(u"in").toString(), u"a"_s);
        QCOMPARE(seen.workingDirectory, u"/repository"_s);
    }

    void aWorkingDirectoryIsHandedOn()
    {
        QStringList seen;
        const auto look = [&seen](StepContext context, CancelToken) -> Task<Result<StepOutput>> {
            seen.append(context.node.text() + u'=' + context.workingDirectory);
            return []() -> Task<Result<StepOutput>> {
                co_return output(u"out"_s, 1);
            }();
        };
        m_fixture->scripts = {{u"b"_s, look}, {u"c"_s, look}, {u"d"_s, look}};
        m_fixture->scripts[u"a"_s] = [](StepContext, CancelToken) -> Task<Result<StepOutput>> {
            co_return StepOutput{.values = {{u"out"_s, 1}}, .workingDirectory = u"/tree"_s};
        };

        m_fixture->run(u"a>b,b>c,d"_s);

        seen.sort();
        QCOMPARE(seen.join(u' '), u"b=/tree c=/tree d=/repository"_s);
    }

    void startIsRefusedWithTheReason()
    {
        Document document = RunFixture::document(u"a"_s);
        document.properties.inputs = {
            {.name = u"n"_s, .type = PortType::Number, .isRequired = true}};
        const auto refusal = [this](const Document &doc, const QJsonObject &inputs) {
            return codeOf(await(m_fixture->service().start(doc, {.inputs = inputs}, {})));
        };

        QCOMPARE(refusal(document, {}), u"workflow.missing_input"_s);
        QCOMPARE(refusal(document, {{u"n"_s, u"x"_s}}), u"workflow.wrong_type"_s);
        QCOMPARE(refusal(document, {{u"n"_s, 1}, {u"z"_s, 1}}), u"workflow.unknown_element"_s);
        QCOMPARE(refusal(Document::create(u"x"_s), {}), u"workflow.invalid_document"_s);
        QCOMPARE(await(m_fixture->service().list(10, {}))->size(), 0);
    }

    void unknownRunsAreReported()
    {
        const RunId nobody = RunId::create();
        RunService &service = m_fixture->service();

        QCOMPARE(codeOf(await(service.show(nobody, {}))), u"workflow.run_not_found"_s);
        QCOMPARE(codeOf(await(service.cancel(nobody, {}))), u"workflow.run_not_found"_s);
        QCOMPARE(codeOf(await(service.resume(nobody, {}))), u"workflow.run_not_found"_s);
        QCOMPARE(codeOf(await(service.logs(nobody, {}, 0, {}))), u"workflow.run_not_found"_s);
        QCOMPARE(codeOf(await(service.rerun(nobody, {}, {}, {}))), u"workflow.run_not_found"_s);
        QCOMPARE(codeOf(await(service.waitUntilSettled(nobody, {}))), u"workflow.run_not_found"_s);
    }

    void tooMuchOutputFailsTheStep()
    {
        m_fixture->scripts[u"a"_s] = [](StepContext, CancelToken) -> Task<Result<StepOutput>> {
            co_return output(u"out"_s, QString(5'000'000, u'x'));
        };

        QCOMPARE(m_fixture->run(u"a"_s).last(), u"run_finished failed workflow.output_too_large"_s);
    }

    void aDamagedJournalIsReported()
    {
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settled(run);
        AO_VERIFY_OK(m_fixture->database().writeBlocking([](store::Connection &connection) {
            return connection.run("DELETE FROM events WHERE sequence = 2");
        }));

        QCOMPARE(codeOf(await(m_fixture->service().show(run, {}))), u"workflow.damaged_journal"_s);
    }

    void logsAreStoredInOrderBeforeTheOutcome()
    {
        m_fixture->scripts[u"a"_s] = [](StepContext context,
                                        CancelToken) -> Task<Result<StepOutput>> {
            context.services->log(LogStream::Output, u"one\n"_s);
            context.services->log(LogStream::Output, u"two\n"_s);
            context.services->log(LogStream::ErrorOutput, u"three\n"_s);
            co_return StepOutput();
        };
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settled(run);

        const auto lines = await(m_fixture->service().logs(run, NodeId(u"a"_s), 0, {}));
        AO_VERIFY_OK(lines);
        QString text;
        for (const LogLine &line : *lines)
            text += line.text;
        QCOMPARE(text, u"one\ntwo\nthree\n"_s);
        QCOMPARE(lines->last().stream, LogStream::ErrorOutput);
        QCOMPARE(await(m_fixture->service().logs(run, {}, lines->last().position, {}))->size(), 0);
    }

    void secretsAreMaskedWhereverTheyWouldBeStored()
    {
        m_fixture->scripts[u"a"_s] = [](StepContext context,
                                        CancelToken) -> Task<Result<StepOutput>> {
            const QString secret = context.text(u"token");
            // In two pieces, as output of a program may come.
            context.services->log(LogStream::Output, u"token "_s + secret.first(6));
            context.services->log(LogStream::Output, secret.sliced(6) + u" end\n"_s);
            AO_CO_TRY(
                const Artefact file,
                co_await context.services->writeArtefact(u"a"_s, u"text/plain"_s, secret.toUtf8()));
            if (context.attempt == 1)
                co_return fail(agentops::errors::kIo, u"failed with "_s + secret);
            co_return output(u"out"_s, QJsonArray{u"x "_s + secret, file.path});
        };
        RunServiceOptions options = m_fixture->options();
        options.secrets = [](const QString &name) -> Result<QString> {
            return u"correct-horse-"_s + name;
        };
        const auto service = m_fixture->createService(options);
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].parameters = {{u"token"_s, QJsonObject{{u"secret"_s, u"battery"_s}}}};
        document.nodes[0].retry.maxAttempts = 2;
        document.nodes[0].retry.firstDelay = 0ms;

        const auto run = await(service->start(document, {.repository = u"/r"_s}, {}));
        AO_VERIFY_OK(run);
        AO_VERIFY_OK(await(service->waitUntilSettled(*run, {})));

        QCOMPARE(m_fixture->events(*run).last(), u"run_finished succeeded"_s);
        QString log;
        const auto lines = await(service->logs(*run, {}, 0, {}));
        for (const LogLine &line : *lines)
            log += line.text;
        QVERIFY2(log.contains(u"token [secret] end"), qPrintable(log));
        await(service->close());
        QByteArray stored;
        QDirIterator files(m_fixture->directory(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                stored += file.readAll();
        }
        QVERIFY(stored.contains("[secret]"));
        QVERIFY(!stored.contains("correct-horse-battery"));
    }

    void artefactsAreFilesNamedByTheirContent()
    {
        m_fixture->scripts[u"a"_s] = [](StepContext context,
                                        CancelToken) -> Task<Result<StepOutput>> {
            AO_CO_TRY(const Artefact file,
                      co_await context.services->writeArtefact(u"report.md"_s, u"text/markdown"_s,
                                                               "# Done"));
            co_return output(u"out"_s, file.path);
        };
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));

        const RunStatus status = m_fixture->settled(run);

        const QList<Artefact> artefacts = status.findStep(NodeId(u"a"_s))->artefacts;
        QCOMPARE(artefacts.size(), 1);
        QCOMPARE(artefacts[0].sizeBytes, 6);
        QFile file(artefacts[0].path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "# Done");
    }

    void childProcessesOfADeadProgramAreEndedFirst()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = [&gate](StepContext context, CancelToken token) {
            return [](Gate *at, StepContext step, CancelToken stop) -> Task<Result<StepOutput>> {
                AO_CO_CHECK(co_await step.services->recordProcess({{u"pid"_s, 42}}));
                AO_CO_CHECK(co_await at->wait(stop));
                co_return StepOutput();
            }(&gate, std::move(context), std::move(token));
        };
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settle();
        await(m_fixture->service().close());
        QList<QJsonObject> ended;
        RunServiceOptions options = m_fixture->options();
        options.endProcesses = [&ended](QList<QJsonObject> processes) -> Task<> {
            ended = processes;
            return []() -> Task<> {
                co_return;
            }();
        };

        const auto service = m_fixture->createService(options);
        QCOMPARE(ended, QList<QJsonObject>({{{u"pid"_s, 42}}}));
        m_fixture->settle();
        gate.open();
        AO_VERIFY_OK(await(service->waitUntilSettled(run, {})));
        await(service->close());
        const auto left = m_fixture->database().readBlocking([](store::Connection &connection) {
            return connection.queryOne("SELECT count(*) FROM processes",
                                       [](const store::Row &row) { return row.integer(0); });
        });
        QCOMPARE(*left, std::optional(0));
    }

    void onlyOneOfTwoProgramsOwnsARun()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settle();

        const auto other = m_fixture->createService(m_fixture->options());

        QVERIFY(other->activeRuns().isEmpty());
        QCOMPARE(codeOf(await(other->resume(run, {}))), u"workflow.owned_elsewhere"_s);
        QCOMPARE(gate.waitingCount(), 1);
        await(other->close());
    }

    void aLeaseThatRanOutIsLostToTheNextProgram()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settle();
        // The first program hangs: its lease is not renewed, though its process is alive.
        AO_VERIFY_OK(m_fixture->database().writeBlocking([](store::Connection &connection) {
            return connection.run("UPDATE runs SET lease_until = 0");
        }));
        QList<QString> lost;
        connect(&m_fixture->service(), &RunService::runLost, this,
                [&lost](const RunId &, const Error &error) {
                    lost.append(QString::fromLatin1(error.code().text()));
                });

        const auto other = m_fixture->createService(m_fixture->options());
        m_fixture->settle();
        gate.open();
        const auto status = await(other->waitUntilSettled(run, {}));
        m_fixture->settle();

        AO_VERIFY_OK(status);
        QCOMPARE(lost, QList<QString>{u"workflow.lease_lost"_s});
        QCOMPARE(m_fixture->events(run).join(u'|'),
                 u"run_started|a started 1|run_resumed|a interrupted 1|a started 2|a succeeded 2|"
                 "run_finished succeeded"_s);
        await(other->close());
    }

    void anAnswerGivenByAnotherProgramArrives()
    {
        m_fixture->scripts[u"a"_s] = approving;
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settled(run);
        RunServiceOptions options = m_fixture->options();
        options.adoptsRuns = false;
        const auto other = m_fixture->createService(options);

        AO_VERIFY_OK(await(other->decide(run, NodeId(u"a"_s), {true, u"cli"_s, {}}, {})));
        QCOMPARE(codeOf(await(other->decide(run, NodeId(u"b"_s), {true, u"cli"_s, {}}, {}))),
                 u"workflow.not_waiting"_s);
        QSignalSpy heard(other.get(), &RunService::runChanged);
        for (int i = 0; i < 4; ++i) {
            m_fixture->clock().advance(500ms);
            m_fixture->settle();
        }

        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Succeeded);
        QVERIFY(!heard.isEmpty());
        await(other->close());
    }

    void aDetachedRunIsCarriedOutByWhoeverLooksForWork()
    {
        RunServiceOptions options = m_fixture->options();
        options.adoptsRuns = false;
        const auto other = m_fixture->createService(options);

        const auto run =
            await(other->start(RunFixture::document(u"a"_s), {.isDetached = true}, {}));
        AO_VERIFY_OK(run);
        QCOMPARE(await(other->show(*run, {}))->status.summary().state, RunState::Pending);
        m_fixture->clock().advance(500ms);

        QCOMPARE(m_fixture->settled(*run).summary().state, RunState::Succeeded);
        await(other->close());
    }

    void runsAreListedNewestFirst()
    {
        const RunId first = m_fixture->start(RunFixture::document(u"a"_s));
        const RunId second = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settled(first);
        m_fixture->settled(second);

        const auto runs = await(m_fixture->service().list(10, {}));

        AO_VERIFY_OK(runs);
        QCOMPARE(runs->size(), 2);
        QCOMPARE(runs->first().id, second);
        QCOMPARE(runs->first().finishedCount, 1);
        QCOMPARE(runs->first().workflowName, u"Test"_s);
    }

private:
    std::unique_ptr<RunFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_RunService)
#include "tst_runservice.moc"
