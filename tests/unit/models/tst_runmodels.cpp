// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/artefactmodel.h>
#include <agentops/ui/models/questionmodel.h>
#include <agentops/ui/models/runlistmodel.h>
#include <agentops/ui/models/runreport.h>
#include <agentops/ui/models/runstepmodel.h>

#include <QtCore/QJsonArray>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr Timestamp kNow{milliseconds(1'800'000'000'000)};

RunSummary run(const QString &name, std::chrono::milliseconds age,
               RunState state = RunState::Succeeded)
{
    RunSummary summary;
    summary.id = RunId::create();
    summary.workflowName = name;
    summary.state = state;
    summary.createdAt = kNow - age;
    summary.startedAt = summary.createdAt;
    if (isFinal(state))
        summary.finishedAt = *summary.startedAt + 90s;
    summary.plannedCount = 4;
    summary.finishedCount = isFinal(state) ? 4 : 1;
    return summary;
}

StepStatus step(const QString &id, StepState state)
{
    StepStatus status;
    status.path = NodeId(id);
    status.node = NodeId(id);
    status.kind = u"shell.command"_s;
    status.title = u"Step "_s + id;
    status.state = state;
    status.attempt = state == StepState::Planned ? 0 : 1;
    return status;
}

QStringList column(const QAbstractItemModel &model, int role)
{
    QStringList out;
    for (int row = 0; row < model.rowCount(); ++row)
        out.append(model.index(row, 0).data(role).toString());
    return out;
}

template<typename Model>
void verifyEveryRoleHasANameAndAValue(const Model &model, int last)
{
    const QHash<int, QByteArray> names = model.roleNames();
    for (int role = Qt::UserRole + 1; role <= last; ++role) {
        QVERIFY2(names.contains(role), qPrintable(QString::number(role)));
        QVERIFY2(model.index(0).data(role).isValid(), names.value(role).constData());
    }
}

} // namespace

class TestRunModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsAreListedNewestFirst();
    void aChangedRunChangesItsRowOnly();
    void aNewRunIsInsertedOnTop();
    void aRunThatStandsInLineSaysForWhat();
    void filtersKeepTheRowsThatPass();
    void aRunThatNoLongerPassesLeavesTheList();
    void runningDurationsGrowWithTheClock();
    void everyRoleOfTheListHasAValue();

    void stepsShowTimesOfTheirTimeline();
    void stepChangesAreNotResets();
    void progressIsForgottenWhenTheStepEnds();
    void everyRoleOfTheStepsHasAValue();

    void artefactsKeepTheOrderOfTheSteps();
    void questionsAreApprovalsAndDoubts();

    void reportTellsWhatHappened();
    void reportTextCannotBreakOut_data();
    void reportTextCannotBreakOut();
};

void TestRunModels::runsAreListedNewestFirst()
{
    RunListModel model;
    const QAbstractItemModelTester tester(&model);

    model.setRuns({run(u"old"_s, 2h), run(u"new"_s, 1min), run(u"older"_s, 30h)});

    QCOMPARE(column(model, RunListModel::WorkflowNameRole),
             QStringList({u"new"_s, u"old"_s, u"older"_s}));
}

void TestRunModels::aChangedRunChangesItsRowOnly()
{
    RunListModel model;
    const QAbstractItemModelTester tester(&model);
    RunSummary second = run(u"b"_s, 2h, RunState::Running);
    model.setRuns({run(u"a"_s, 1h), second, run(u"c"_s, 3h)});
    QSignalSpy changed(&model, &RunListModel::dataChanged);
    QSignalSpy reset(&model, &RunListModel::modelReset);
    QSignalSpy inserted(&model, &RunListModel::rowsInserted);

    second.state = RunState::Failed;
    model.update(second);

    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 1);
    QCOMPARE(model.index(1).data(RunListModel::StateKeyRole).toString(), u"failed"_s);
    QCOMPARE(reset.count() + inserted.count(), 0);
}

void TestRunModels::aNewRunIsInsertedOnTop()
{
    RunListModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRuns({run(u"a"_s, 1h)});
    QSignalSpy inserted(&model, &RunListModel::rowsInserted);

    model.update(run(u"b"_s, 0s, RunState::Pending));

    QCOMPARE(inserted.count(), 1);
    QCOMPARE(column(model, RunListModel::WorkflowNameRole), QStringList({u"b"_s, u"a"_s}));
    QCOMPARE(model.totalCount(), 2);
}

void TestRunModels::aRunThatStandsInLineSaysForWhat()
{
    RunListModel model;
    RunSummary waiting = run(u"a"_s, 0s, RunState::Pending);
    model.setRuns({waiting});
    const auto text = [&model] {
        return model.index(0).data(RunListModel::StateTextRole).toString();
    };
    QCOMPARE(text(), u"Queued"_s);

    waiting.waitsFor = RunTurn{u"folder:/home/ada/project"_s, RunId::create()};
    model.update(waiting);
    QCOMPARE(text(), u"Queued until another run leaves the folder"_s);
    waiting.waitsFor = RunTurn{u"production"_s, RunId()};
    model.update(waiting);
    QCOMPARE(text(), u"Queued until it has its turn"_s);
    waiting.state = RunState::Running;
    model.update(waiting);
    QCOMPARE(text(), u"Running"_s);
}

void TestRunModels::filtersKeepTheRowsThatPass()
{
    RunListModel model;
    const QAbstractItemModelTester tester(&model);
    const RunSummary waiting = run(u"Ship"_s, 4h, RunState::Waiting);
    model.setRuns({run(u"Check and ship"_s, 1h), run(u"Nightly"_s, 2h, RunState::Failed),
                   run(u"Check"_s, 3h, RunState::Running), waiting});
    QSignalSpy reset(&model, &RunListModel::modelReset);

    model.setFilterText(u"CHECK"_s);
    QCOMPARE(model.count(), 2);
    model.setFilter(RunListModel::Active);
    QCOMPARE(column(model, RunListModel::WorkflowNameRole), QStringList{u"Check"_s});
    model.setFilterText({});
    QCOMPARE(model.count(), 2);
    model.setFilter(RunListModel::Waiting);
    QCOMPARE(model.rowOf(waiting.id.toString()), 0);
    model.setFilter(RunListModel::Failed);
    QCOMPARE(column(model, RunListModel::WorkflowNameRole), QStringList{u"Nightly"_s});
    model.setFilter(RunListModel::All);
    model.setFilterText(waiting.id.toString().first(23));
    QVERIFY(model.rowOf(waiting.id.toString()) >= 0);

    QCOMPARE(reset.count(), 0);
    QCOMPARE(model.totalCount(), 4);
}

void TestRunModels::aRunThatNoLongerPassesLeavesTheList()
{
    RunListModel model;
    const QAbstractItemModelTester tester(&model);
    RunSummary running = run(u"a"_s, 1h, RunState::Running);
    model.setRuns({running});
    model.setFilter(RunListModel::Active);

    running.state = RunState::Succeeded;
    model.update(running);

    QCOMPARE(model.count(), 0);
    QCOMPARE(model.rowOf(running.id.toString()), -1);
    QCOMPARE(model.runIdAt(0), QString());
}

void TestRunModels::runningDurationsGrowWithTheClock()
{
    RunListModel model;
    model.setNow(kNow);
    model.setRuns({run(u"a"_s, 10s, RunState::Running)});
    QCOMPARE(model.index(0).data(RunListModel::DurationTextRole).toString(), u"10 s"_s);

    model.setNow(kNow + 55s);

    QCOMPARE(model.index(0).data(RunListModel::DurationTextRole).toString(), u"1 min 05 s"_s);
}

void TestRunModels::everyRoleOfTheListHasAValue()
{
    RunListModel model;
    model.setRuns({run(u"a"_s, 1h)});
    verifyEveryRoleHasANameAndAValue(model, RunListModel::SummaryTextRole);
}

void TestRunModels::stepsShowTimesOfTheirTimeline()
{
    RunStepModel model;
    const QAbstractItemModelTester tester(&model);
    Timeline timeline;
    timeline.lengthMs = 6000;
    timeline.segments[NodeId(u"a"_s)] = {
        {TimelineSegment::Work, 500, 1000, u"failed"_s, 1, false},
        {TimelineSegment::WaitForRetry, 1500, 2000, u"waiting"_s, 1, false},
        {TimelineSegment::Work, 3500, 500, u"ok"_s, 2, false}};
    StepStatus retried = step(u"a"_s, StepState::Succeeded);
    retried.attempt = 2;

    model.setSteps({retried, step(u"b"_s, StepState::Planned)}, timeline);

    const QModelIndex first = model.index(0);
    QCOMPARE(first.data(RunStepModel::StartedTextRole).toString(), u"500 ms"_s);
    QCOMPARE(first.data(RunStepModel::DurationTextRole).toString(), u"1.5 s"_s);
    QCOMPARE(first.data(RunStepModel::WaitTextRole).toString(), u"2.0 s"_s);
    QCOMPARE(first.data(RunStepModel::AttemptTextRole).toString(), u"attempt 2"_s);
    QCOMPARE(first.data(RunStepModel::SegmentsRole).toList().size(), 3);
    QCOMPARE(model.index(1).data(RunStepModel::DurationTextRole).toString(), QString());
    QCOMPARE(model.axisStepMs(), 1000.0);
    QCOMPARE(model.axisMarkCount(), 7);
    QCOMPARE(model.axisText(2), u"2.0 s"_s);
}

void TestRunModels::stepChangesAreNotResets()
{
    RunStepModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSteps({step(u"a"_s, StepState::Running), step(u"b"_s, StepState::Planned)}, {});
    QSignalSpy changed(&model, &RunStepModel::dataChanged);
    QSignalSpy reset(&model, &RunStepModel::modelReset);

    model.setSteps({step(u"a"_s, StepState::Succeeded), step(u"b"_s, StepState::Planned)}, {});

    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 0);
    QCOMPARE(reset.count(), 0);
}

void TestRunModels::progressIsForgottenWhenTheStepEnds()
{
    RunStepModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSteps({step(u"a"_s, StepState::Running)}, {});

    model.setProgress(NodeId(u"a"_s), 0.4, u"40 files"_s);
    QCOMPARE(model.index(0).data(RunStepModel::ProgressRole).toDouble(), 0.4);
    model.setSteps({step(u"a"_s, StepState::Running)}, {});
    QCOMPARE(model.index(0).data(RunStepModel::ProgressTextRole).toString(), u"40 files"_s);
    model.setSteps({step(u"a"_s, StepState::Succeeded)}, {});
    model.setProgress(NodeId(u"a"_s), 0.9, u"late"_s);

    QCOMPARE(model.index(0).data(RunStepModel::ProgressRole).toDouble(), -1.0);
    QCOMPARE(model.index(0).data(RunStepModel::ProgressTextRole).toString(), QString());
}

void TestRunModels::everyRoleOfTheStepsHasAValue()
{
    RunStepModel model;
    model.setSteps({step(u"a"_s, StepState::Running)}, {});
    verifyEveryRoleHasANameAndAValue(model, RunStepModel::SummaryTextRole);
}

void TestRunModels::artefactsKeepTheOrderOfTheSteps()
{
    ArtefactModel model;
    const QAbstractItemModelTester tester(&model);
    StepStatus first = step(u"a"_s, StepState::Running);
    StepStatus second = step(u"b"_s, StepState::Succeeded);
    second.artefacts = {{u"report.md"_s, u"text/markdown"_s, 2048, u"/d/1"_s}};
    model.setSteps({first, second});

    first.artefacts = {{u"change.diff"_s, u"text/x-diff"_s, 10, u"/d/2"_s},
                       {u"core.bin"_s, u"application/octet-stream"_s, 7, u"/d/3"_s}};
    model.setSteps({first, second});

    QCOMPARE(column(model, ArtefactModel::NameRole),
             QStringList({u"change.diff"_s, u"core.bin"_s, u"report.md"_s}));
    QVERIFY(!model.index(1).data(ArtefactModel::IsReadableRole).toBool());
    QCOMPARE(model.index(2).data(ArtefactModel::SizeTextRole).toString(), u"2.0 KiB"_s);
    verifyEveryRoleHasANameAndAValue(model, ArtefactModel::IsReadableRole);
}

void TestRunModels::questionsAreApprovalsAndDoubts()
{
    QuestionModel model;
    const QAbstractItemModelTester tester(&model);
    StepStatus approval = step(u"a"_s, StepState::WaitingForApproval);
    approval.approval = ApprovalRequest{u"Ship it?"_s, u"Looks *good*"_s};

    model.setSteps({approval, step(u"b"_s, StepState::InDoubt), step(u"c"_s, StepState::Running)});
    QCOMPARE(model.count(), 2);
    QCOMPARE(model.index(0).data(QuestionModel::TitleRole).toString(), u"Ship it?"_s);
    QVERIFY(!model.index(1).data(QuestionModel::IsApprovalRole).toBool());
    verifyEveryRoleHasANameAndAValue(model, QuestionModel::IsApprovalRole);

    approval.hold = workflow::Hold();
    model.setSteps({approval, step(u"b"_s, StepState::InDoubt)});
    QCOMPARE(model.count(), 2);
    QVERIFY(model.index(0).data(QuestionModel::IsHeldRole).toBool());
    QVERIFY(!model.index(0).data(QuestionModel::IsApprovalRole).toBool());

    approval.hold.reset();
    approval.state = StepState::Succeeded;
    model.setSteps({approval, step(u"b"_s, StepState::InDoubt)});
    QCOMPARE(model.count(), 1);
}

namespace {

RunDetail finishedRun(const QString &name)
{
    const RunId id = RunId::create();
    qint64 sequence = 0;
    const auto event = [&](int ms, EventKind kind, const QString &node, const QJsonObject &data) {
        return RunEvent{id,   ++sequence,   kNow + milliseconds(ms),
                        kind, NodeId(node), node.isEmpty() ? 0 : 1,
                        data};
    };
    const QJsonArray steps{
        QJsonObject{{u"node"_s, u"a"_s}, {u"kind"_s, u"shell.command"_s}, {u"title"_s, name}},
        QJsonObject{
            {u"node"_s, u"b"_s}, {u"kind"_s, u"flow.approval"_s}, {u"title"_s, u"Approve"_s}}};
    RunDetail detail;
    detail.events = {event(0, EventKind::RunCreated, {}, {{u"name"_s, name}, {u"steps"_s, steps}}),
                     event(0, EventKind::RunStarted, {}, {}),
                     event(0, EventKind::StepStarted, u"a"_s, {}),
                     event(4200, EventKind::StepFailed, u"a"_s,
                           {{u"code"_s, u"process.exit"_s}, {u"message"_s, name}}),
                     event(4200, EventKind::StepSkipped, u"b"_s, {}),
                     event(4300, EventKind::RunFinished, {}, {{u"state"_s, u"failed"_s}})};
    detail.status = RunStatus::fromEvents(detail.events).value();
    return detail;
}

} // namespace

void TestRunModels::reportTellsWhatHappened()
{
    const QString report = runReport(finishedRun(u"Build"_s), kNow + 1h);

    QVERIFY2(report.startsWith(u"# Build\n\n**Failed** · 4.3 s · 2 of 2 steps"_s),
             qPrintable(report));
    QVERIFY2(report.contains(u"| Build | Failed | 1 | 4.2 s |"_s), qPrintable(report));
    QVERIFY2(
        report.contains(u"- **Build**: A program could not be run\\. Build (process\\.exit)"_s),
        qPrintable(report));
}

void TestRunModels::reportTextCannotBreakOut_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("a cell of its own") << u"a | b"_s;
    QTest::newRow("a line of its own") << u"a\n\n# b"_s;
    QTest::newRow("a link") << u"[a](https://evil.example)"_s;
    QTest::newRow("a bare address") << u"https://evil.example"_s;
    QTest::newRow("markup") << u"<b>a</b>"_s;
}

void TestRunModels::reportTextCannotBreakOut()
{
    QFETCH(const QString, name);

    const QString report = runReport(finishedRun(name), kNow + 1h);

    const QString escaped = escapedMarkdown(name);
    QVERIFY(!escaped.contains(u'\n'));
    QCOMPARE(report.count(escaped), 4);
    QString rest = report;
    rest.remove(escaped);
    QVERIFY(!rest.contains(u"evil"_s));
    QVERIFY(!rest.contains(u'<'));
}

QTEST_MAIN(TestRunModels)
#include "tst_runmodels.moc"
