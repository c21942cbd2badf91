// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

Q_DECLARE_METATYPE(agentops::workflow::RunOptions)

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;

namespace {

using Extent = RerunRequest::Extent;

Script succeedingFrom(int attemptOfRun, int *count)
{
    return [attemptOfRun, count](StepContext context, CancelToken token) {
        if (++*count < attemptOfRun)
            return failing(std::move(context), std::move(token));
        return [](QString id) -> Task<Result<StepOutput>> {
            co_return output(u"out"_s, id);
        }(context.step.text());
    };
}

} // namespace

/// What is done again of a run, and why.
class tst_Rerun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<RunFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void everythingIsDoneAgainUnlessAskedOtherwise()
    {
        const RunId first = ran(RunFixture::document(u"a>b"_s));

        QCOMPARE(planned(first, {}), u"a everything|b everything"_s);
        rerun(first, {});
        QCOMPARE(m_fixture->calls, QStringList({u"a"_s, u"b"_s}));
    }

    void aStepIsDoneAgainWithEverythingBehindIt()
    {
        const RunId first = ran(RunFixture::document(u"a>b,b>c,a>d"_s));
        const RerunRequest request{Extent::From, {StepPath(u"b"_s)}, {}};

        QCOMPARE(planned(first, request), u"a kept|b chosen|c behind b|d kept"_s);
        const RunStatus status = rerun(first, request);

        QCOMPARE(m_fixture->calls, QStringList({u"b"_s, u"c"_s}));
        QCOMPARE(status.findStep(NodeId(u"a"_s))->reusedFrom, first);
        QVERIFY(status.findStep(NodeId(u"b"_s))->reusedFrom.isNull());
        QCOMPARE(status.summary().state, RunState::Succeeded);
    }

    void whatHadNotSucceededIsDoneAgain()
    {
        int count = 0;
        m_fixture->scripts[u"b"_s] = succeedingFrom(2, &count);
        const RunId first = ran(RunFixture::document(u"a>b,b>c"_s));

        QCOMPARE(planned(first, {Extent::Unfinished, {}, {}}),
                 u"a kept|b not_succeeded|c behind b"_s);
        const RunStatus status = rerun(first, {Extent::Unfinished, {}, {}});

        QCOMPARE(m_fixture->calls, QStringList({u"b"_s, u"c"_s}));
        QCOMPARE(status.summary().state, RunState::Succeeded);
    }

    void stepsThatWereLeftOutStayLeftOut()
    {
        m_fixture->scripts[u"a"_s] = onlyOther;
        const RunId first = ran(RunFixture::document(u"a>b, a.other>c, c>d"_s));

        QCOMPARE(planned(first, {Extent::From, {StepPath(u"d"_s)}, {}}),
                 u"a kept|b kept|c kept|d chosen"_s);
        const RunStatus status = rerun(first, {Extent::From, {StepPath(u"d"_s)}, {}});

        QCOMPARE(m_fixture->calls, QStringList({u"d"_s}));
        QCOMPARE(status.findStep(NodeId(u"b"_s))->state, StepState::Skipped);
    }

    void aChangedStepIsDoneAgainAndANewOneToo()
    {
        Document document = RunFixture::document(u"a>b,b>c,a>d"_s);
        const RunId first = ran(document);
        RunFixture::node(document, u"b"_s).parameters = {{u"text"_s, u"other"_s}};
        RunFixture::node(document, u"d"_s).title = u"Another title"_s;
        document.nodes.append({.id = NodeId(u"e"_s), .kind = u"step"_s});

        const RerunRequest request{Extent::Unfinished, {}, document};
        QCOMPARE(planned(first, request), u"a kept|b changed|c behind b|d kept|e new"_s);
        rerun(first, request);
        QStringList calls = m_fixture->calls;
        QCOMPARE_LT(calls.indexOf(u"b"_s), calls.indexOf(u"c"_s));
        calls.sort();
        QCOMPARE(calls, QStringList({u"b"_s, u"c"_s, u"e"_s}));
    }

    void anotherConnectionIsAChange()
    {
        Document document = RunFixture::document(u"a, b, b>c"_s);
        const RunId first = ran(document);
        document.edges[0].from.node = NodeId(u"a"_s);

        QCOMPARE(planned(first, {Extent::Unfinished, {}, document}), u"a kept|b kept|c changed"_s);
    }

    void aConnectionThatIsMutedNowIsAChange()
    {
        Document document = RunFixture::document(u"a>b, b>c"_s);
        const RunId first = ran(document);
        document.edges[1].isMuted = true;

        QCOMPARE(planned(first, {Extent::Unfinished, {}, document}), u"a kept|b kept|c changed"_s);
        QCOMPARE(planned(first, {Extent::From, {StepPath(u"b"_s)}, document}),
                 u"a kept|b chosen|c changed"_s);
    }

    void anotherInputReachesTheStepsThatUseIt()
    {
        Document document = RunFixture::document(u"a, b"_s);
        document.properties.inputs = {{.name = u"who"_s, .defaultValue = u"ada"_s}};
        RunFixture::node(document, u"b"_s).parameters = {{u"text"_s, u"{{ inputs.who }}"_s}};
        const RunId first = ran(document);

        QCOMPARE(planned(first, {Extent::Unfinished, {}, {}}, {{u"who"_s, u"bob"_s}}),
                 u"a kept|b input_changed"_s);
        QCOMPARE(planned(first, {Extent::Unfinished, {}, {}}), u"a kept|b kept"_s);
    }

    void aStepWhoseFolderIsGoneIsDoneAgain()
    {
        const QTemporaryDir folder;
        m_fixture->scripts[u"a"_s] = [path = folder.path()](StepContext, CancelToken) {
            return [](QString where) -> Task<Result<StepOutput>> {
                StepOutput made = output(u"out"_s, 1);
                made.workingDirectory = where;
                co_return made;
            }(path);
        };
        const RunId first = ran(RunFixture::document(u"a>b"_s));
        const RerunRequest request{Extent::From, {StepPath(u"b"_s)}, {}};

        QCOMPARE(planned(first, request), u"a kept|b chosen"_s);
        QVERIFY(QDir(folder.path()).removeRecursively());
        QCOMPARE(planned(first, request), u"a files_gone|b chosen"_s);
    }

    /// What a kept step has made has to be where the new run works.
    void whereAKeptStepHasLeftNothingItIsDoneAgain_data()
    {
        QTest::addColumn<QString>("result");
        QTest::addColumn<RunOptions>("options");
        QTest::addColumn<QString>("plan");
        QTest::addColumn<QString>("commit");
        const QString again = u"look kept|a files_gone|m around m#0/c|m#0/c files_gone|b chosen"_s;
        QTest::newRow("in a worktree of what it has left")
            << u"left"_s << RunOptions() << u"look kept|a kept|m kept|b chosen"_s << u"left"_s;
        QTest::newRow("nothing is recorded of what it has left")
            << QString() << RunOptions() << again << u"base"_s;
        QTest::newRow("on another commit")
            << u"left"_s << RunOptions{.revision = u"main"_s} << again << QString();
        QTest::newRow("in the checkout")
            << u"left"_s << RunOptions{.workspace = WorkspaceKind::InPlace} << again << QString();
    }

    void whereAKeptStepHasLeftNothingItIsDoneAgain()
    {
        QFETCH(QString, result);
        QFETCH(RunOptions, options);
        QFETCH(QString, plan);
        QFETCH(QString, commit);
        RunServiceOptions surroundings = m_fixture->options();
        const auto workspaces = std::make_shared<FakeWorkspaces>();
        workspaces->result = result;
        surroundings.workspaces = workspaces;
        const auto service = m_fixture->createService(surroundings);
        Document document = RunFixture::document(u"look>a, m, m/c, m.result>b"_s);
        RunFixture::become(document, u"m"_s, u"scope"_s, {{u"result"_s, u"done"_s}});
        for (const QString &maker : {u"a"_s, u"c"_s})
            RunFixture::node(document, maker).kind = u"make"_s;
        const auto first =
            await(service->start(document, {.repository = u"/repository"_s}, CancelToken()));
        AO_VERIFY_OK(first);
        AO_VERIFY_OK(await(service->waitUntilSettled(*first, CancelToken())));

        const auto told = await(service->planRerun(*first, {Extent::From, {StepPath(u"b"_s)}, {}},
                                                   options, CancelToken()));

        AO_VERIFY_OK(told);
        QCOMPARE(textOf(*told), plan);
        QCOMPARE(told->commit, commit);
        await(service->close());
    }

    void oneFailedPassOfAMapIsDoneAgain()
    {
        int count = 0;
        m_fixture->scripts[u"m#1/b"_s] = succeedingFrom(2, &count);
        Document document = RunFixture::document(u"m, m/a>m/b, m.results>last"_s);
        RunFixture::become(document, u"m"_s, u"map"_s,
                           {{u"items"_s, 3},
                            {u"maxParallel"_s, 1},
                            {u"onFailure"_s, u"stop"_s},
                            {u"result"_s, u"{{ a.out }}"_s}});
        const RunId first = ran(document);
        QCOMPARE(m_fixture->settled(first).summary().state, RunState::Failed);

        const RerunRequest request{Extent::Unfinished, {}, {}};
        QCOMPARE(planned(first, request),
                 u"m around m#1/b|m#0/a kept|m#0/b kept|m#1/a kept|m#1/b not_succeeded|"
                 "last behind m"_s);
        const RunStatus status = rerun(first, request);

        QCOMPARE(m_fixture->calls, QStringList({u"m#1/b"_s, u"m#2/a"_s, u"m#2/b"_s, u"last"_s}));
        QCOMPARE(status.findStep(NodeId(u"m"_s))->outputs.value("results"_L1).toArray(),
                 QJsonArray({u"m#0/a"_s, u"m#1/a"_s, u"m#2/a"_s}));
        QCOMPARE(status.summary().state, RunState::Succeeded);
    }

    void aPassInTheMiddleIsDoneAgainAlone()
    {
        Document document = RunFixture::document(u"m, m/a>m/b, m.results>last"_s);
        RunFixture::become(document, u"m"_s, u"map"_s,
                           {{u"items"_s, 3}, {u"result"_s, u"{{ b.out }}"_s}});
        const RunId first = ran(document);

        const RunStatus status = rerun(first, {Extent::From, {StepPath(u"m#1/b"_s)}, {}});

        QCOMPARE(m_fixture->calls, QStringList({u"m#1/b"_s, u"last"_s}));
        QCOMPARE(status.findStep(NodeId(u"m"_s))->outputs.value("results"_L1).toArray(),
                 QJsonArray({u"m#0/b"_s, u"m#1/b"_s, u"m#2/b"_s}));
    }

    /// Each of the passes goes on in its middle, and no more of them at once than may.
    void failedPassesGoOnNoMoreAtOnceThanTheMapAllows()
    {
        for (int i = 0; i < 4; ++i)
            m_fixture->scripts[u"m#%1/b"_s.arg(i)] = failing;
        Document document = RunFixture::document(u"m, m/a>m/b"_s);
        RunFixture::become(
            document, u"m"_s, u"map"_s,
            {{u"items"_s, 4}, {u"maxParallel"_s, 2}, {u"onFailure"_s, u"collect"_s}});
        const RunId first = ran(document);
        Gate gate;
        for (int i = 0; i < 4; ++i) {
            m_fixture->scripts[u"m#%1/a"_s.arg(i)] = waitingAt(gate);
            m_fixture->scripts[u"m#%1/b"_s.arg(i)] = waitingAt(gate);
        }
        m_fixture->calls.clear();

        const RerunRequest request{Extent::From,
                                   {StepPath(u"m#0/b"_s), StepPath(u"m#1/b"_s),
                                    StepPath(u"m#2/b"_s), StepPath(u"m#3/b"_s)},
                                   {}};
        const auto run = await(m_fixture->service().rerun(first, request, {}, CancelToken()));
        QVERIFY(run);
        m_fixture->settle();

        QCOMPARE(m_fixture->calls, QStringList({u"m#0/b"_s, u"m#1/b"_s}));
        while (gate.waitingCount() > 0) {
            QVERIFY(gate.waitingCount() <= 2);
            gate.open();
            m_fixture->settle();
        }
        QCOMPARE(m_fixture->settled(*run).summary().state, RunState::Succeeded);
        QCOMPARE(m_fixture->calls.size(), 6);
    }

    void aLoopGoesOnFromThePassThatIsDoneAgain()
    {
        Document document = RunFixture::document(u"l, l/a"_s);
        RunFixture::become(document, u"l"_s, u"loop"_s,
                           {{u"state"_s, 0},
                            {u"while"_s, u"{{ l.state < 3 }}"_s},
                            {u"next"_s, u"{{ l.state + 1 }}"_s}});
        const RunId first = ran(document);
        QCOMPARE(m_fixture->calls.size(), 0); // cleared

        const RunStatus status = rerun(first, {Extent::From, {StepPath(u"l#1/a"_s)}, {}});

        QCOMPARE(m_fixture->calls, QStringList({u"l#1/a"_s, u"l#2/a"_s}));
        QCOMPARE(status.findStep(NodeId(u"l"_s))->outputs.value("state"_L1).toInt(), 3);
    }

    void aChangeInAContainerIsSeen()
    {
        Document document = RunFixture::document(u"m, m/a>m/b, m.results>last"_s);
        document.properties.inputs = {{.name = u"who"_s, .defaultValue = u"ada"_s}};
        RunFixture::become(document, u"m"_s, u"map"_s, {{u"items"_s, 1}});
        RunFixture::node(document, u"a"_s).parameters = {{u"text"_s, u"{{ inputs.who }}"_s}};
        const RunId first = ran(document);
        QCOMPARE(planned(first, {Extent::Unfinished, {}, {}}), u"m kept|last kept"_s);
        QCOMPARE(planned(first, {Extent::Unfinished, {}, {}}, {{u"who"_s, u"bob"_s}}),
                 u"m around m#0/a|m#0/a input_changed|m#0/b behind m#0/a|last behind m"_s);
        RunFixture::node(document, u"b"_s).parameters = {{u"text"_s, u"other"_s}};

        QCOMPARE(planned(first, {Extent::Unfinished, {}, document}),
                 u"m around m#0/b|m#0/a kept|m#0/b changed|last behind m"_s);
    }

    void whatGoesOnIsNotTakenOver()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settle();
        QCOMPARE(codeOf(await(m_fixture->service().rerun(run, {Extent::Unfinished, {}, {}}, {},
                                                         CancelToken()))),
                 u"workflow.run_going_on"_s);
        gate.open();
        m_fixture->settled(run);
    }

    void anInputThatTheEditedDocumentLacksIsLeftOut()
    {
        Document document = RunFixture::document(u"a"_s);
        document.properties.inputs = {{.name = u"who"_s, .defaultValue = u"ada"_s}};
        const RunId first = ran(document);
        document.properties.inputs.clear();

        QCOMPARE(rerun(first, {Extent::Everything, {}, document}).summary().state,
                 RunState::Succeeded);
    }

    void pinsAreTakenOver()
    {
        const Document document = RunFixture::document(u"a>b"_s);
        const RunId first =
            m_fixture->start(document, {.pins = {{u"a"_s, QJsonObject{{u"out"_s, 1}}}}});
        m_fixture->settled(first);
        m_fixture->calls.clear();

        rerun(first, {});
        QCOMPARE(m_fixture->calls, QStringList({u"b"_s}));
    }

    void aStepThatTheRunDoesNotHaveIsReported()
    {
        const RunId first = ran(RunFixture::document(u"a"_s));
        const auto plan = await(m_fixture->service().planRerun(
            first, {Extent::From, {StepPath(u"z"_s)}, {}}, {}, CancelToken()));
        QCOMPARE(codeOf(plan), u"workflow.unknown_element"_s);
    }

    void aRerunThatWasCutOffGoesOn()
    {
        Gate gate;
        Document document = RunFixture::document(u"m, m/a>m/b, m.results>last"_s);
        RunFixture::become(document, u"m"_s, u"map"_s, {{u"items"_s, 2}});
        const RunId first = ran(document);
        m_fixture->scripts[u"m#1/b"_s] = waitingAt(gate);
        const auto run = await(m_fixture->service().rerun(
            first, {Extent::From, {StepPath(u"m#1/b"_s)}, {}}, {}, CancelToken()));
        QVERIFY(run);
        m_fixture->settle();
        QCOMPARE(gate.waitingCount(), 1);

        m_fixture->scripts.erase(u"m#1/b"_s);
        m_fixture->calls.clear();
        m_fixture->restart();

        QCOMPARE(m_fixture->settled(*run).summary().state, RunState::Succeeded);
        QCOMPARE(m_fixture->calls, QStringList({u"m#1/b"_s, u"last"_s}));
    }

private:
    /// A run that has ended; the calls of its steps are forgotten.
    RunId ran(const Document &document)
    {
        const RunId run = m_fixture->start(document);
        m_fixture->settled(run);
        m_fixture->calls.clear();
        return run;
    }

    QString planned(const RunId &run, const RerunRequest &request, const QJsonObject &inputs = {})
    {
        const auto plan =
            await(m_fixture->service().planRerun(run, request, {.inputs = inputs}, CancelToken()));
        return plan ? textOf(*plan) : plan.error().describe();
    }

    static QString textOf(const RerunPlan &plan)
    {
        QStringList lines;
        for (const RerunStep &step : plan.steps) {
            QString line = step.path.text() + u' ' + rerunReasonName(step.reason);
            if (!step.because.isEmpty())
                line += u' ' + step.because.text();
            lines.append(line);
        }
        return lines.join(u'|');
    }

    RunStatus rerun(const RunId &run, const RerunRequest &request)
    {
        const auto again = await(m_fixture->service().rerun(run, request, {}, CancelToken()));
        if (!again)
            qFatal("%s", qPrintable(again.error().describe()));
        return m_fixture->settled(*again);
    }

    std::unique_ptr<RunFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_Rerun)
#include "tst_rerun.moc"
