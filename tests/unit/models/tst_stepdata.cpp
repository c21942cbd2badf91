// SPDX-License-Identifier: GPL-3.0-or-later
#include "runsfixture.h"

#include <agentops/ui/models/runscontroller.h>
#include <agentops/ui/models/stepdata.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::ui;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp kNow{std::chrono::milliseconds(1'800'000'000'000)};

Task<Result<StepOutput>> handOn(QJsonObject values)
{
    co_return StepOutput{.values = values};
}

Script handing(const QJsonObject &values)
{
    return [values](const StepContext &, const CancelToken &) {
        return handOn(values);
    };
}

/// A log in which nothing is written.
class EmptyLog final : public LogReader
{
public:
    Pieces part(qint64, qsizetype, CancelToken) override { return nothing(); }
    Pieces pieces(QList<qint64>, CancelToken) override { return nothing(); }

private:
    static Pieces nothing() { co_return QList<LogLine>(); }
};

/// A run whose step `work` has run in three passes of `each`, the last of them not to its end.
RunDetail runWithPasses()
{
    RunDetail run;
    const RunId id = RunId::create();
    const auto happened = [&](EventKind kind, const QString &step, const QJsonObject &data) {
        RunEvent event;
        event.run = id;
        event.sequence = run.events.size() + 1;
        event.at = kNow;
        event.kind = kind;
        event.step = StepPath(step);
        event.data = data;
        run.events.append(event);
    };
    happened(EventKind::RunCreated, {},
             {{u"steps"_s, QJsonArray{QJsonObject{{u"node"_s, u"each"_s}, {u"body"_s, 1}}}},
              {u"bodies"_s, QJsonArray{QJsonArray{QJsonObject{{u"node"_s, u"work"_s}}}}}});
    happened(EventKind::RunStarted, {}, {});
    happened(EventKind::StepStarted, u"each"_s, {});
    for (int pass = 0; pass < 3; ++pass) {
        const QString step = u"each#%1/work"_s.arg(pass);
        happened(EventKind::PassStarted, u"each"_s, {{u"pass"_s, pass}});
        happened(EventKind::StepStarted, step, {});
        if (pass < 2)
            happened(EventKind::StepSucceeded, step,
                     {{u"outputs"_s, QJsonObject{{u"out"_s, pass}}}});
    }
    run.status = *RunStatus::fromEvents(run.events);
    return run;
}

} // namespace

/// What steps of a run have handed on, on a real run service.
class TestStepData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void portsOfAStepAreOffered();
    void aPortThatEveryNodeHasIsShown();
    void aFailedStepShowsItsError();
    void aStepThatIsNotInTheRunHasNothing();
    void thePassIsChosen();
    void itIsComparedWithTheRunBefore();
    void theFirstRunHasNoneBefore();
    void runsOfOtherWorkflowsAreNotCompared();

private:
    void show(const RunId &run);
    RunView *view() { return m_controller->view(); }

    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<RunsController> m_controller;
    std::unique_ptr<StepData> m_data;
};

void TestStepData::init()
{
    m_fixture = std::make_unique<RunsFixture>();
    m_fixture->scripts[u"a"_s] = handing({{u"exitCode"_s, 1}, {u"out"_s, u"one"_s}});
    m_fixture->scripts[u"broken"_s] = m_fixture->failing(1s, u"no such file"_s);
    m_controller = std::make_unique<RunsController>(m_fixture->service(), m_fixture->pool(),
                                                    m_fixture->clock(), u"Ada"_s);
    m_data = std::make_unique<StepData>();
    m_data->setView(view());
}

void TestStepData::cleanup()
{
    m_data.reset();
    m_controller.reset();
    m_fixture.reset();
}

void TestStepData::show(const RunId &run)
{
    m_controller->select(run.toString());
    QTRY_COMPARE(view()->runIdText(), run.toString());
}

void TestStepData::portsOfAStepAreOffered()
{
    show(m_fixture->run(RunsFixture::chain(u"Check"_s, {u"a"_s, u"b"_s})));

    m_data->setStep(u"a"_s);

    QCOMPARE(m_data->path(), u"a"_s);
    QCOMPARE(m_data->ports(), (QStringList{u"exitCode"_s, u"out"_s}));
    QCOMPARE(m_data->portIndex(), 0);
    QCOMPARE(m_data->value()->text(), u"1"_s);
    QCOMPARE(m_data->passes(), QStringList()); // one is no choice
    m_data->setPort(u"out"_s);
    QCOMPARE(m_data->portIndex(), 1);
    QCOMPARE(m_data->value()->text(), u"one"_s);
    QCOMPARE(m_data->value()->expression(), u"{{ a.out }}"_s);
    QCOMPARE(m_data->origin(), QString());
    m_data->setStep(u"b"_s); // has a port of this name too
    QCOMPARE(m_data->value()->text(), u"true"_s);
}

void TestStepData::aPortThatEveryNodeHasIsShown()
{
    show(m_fixture->run(RunsFixture::chain(u"Check"_s, {u"a"_s})));

    m_data->setSource(u"a"_s, u"done"_s, u"text"_s);

    QCOMPARE(m_data->value()->text(), u"succeeded"_s);
    QCOMPARE(m_data->valueAt(u"exitCode"_s), QJsonValue(1));
    QVERIFY(m_data->valueAt(u"error"_s).isUndefined());
}

void TestStepData::aFailedStepShowsItsError()
{
    show(m_fixture->run(RunsFixture::chain(u"Check"_s, {u"broken"_s})));

    m_data->setStep(u"broken"_s);

    QCOMPARE(m_data->ports(), QStringList{u"error"_s});
    QCOMPARE(m_data->valueAt(u"error"_s).toObject().value(u"message"_s).toString(),
             u"no such file"_s);
}

void TestStepData::aStepThatIsNotInTheRunHasNothing()
{
    show(m_fixture->run(RunsFixture::chain(u"Check"_s, {u"a"_s})));

    m_data->setStep(u"elsewhere"_s);

    QCOMPARE(m_data->path(), QString());
    QCOMPARE(m_data->ports(), QStringList());
    QCOMPARE(m_data->portIndex(), -1);
    QCOMPARE(m_data->value()->kind(), u"nothing"_s);
    m_data->setView(nullptr);
    QVERIFY(m_data->valueAt(u"out"_s).isUndefined());
}

void TestStepData::thePassIsChosen()
{
    RunView shown;
    shown.show(runWithPasses(), std::make_shared<EmptyLog>(), kNow);
    m_data->setView(&shown);

    m_data->setSource(u"work"_s, u"out"_s, {});

    QCOMPARE(m_data->passes(), (QStringList{u"Pass 1"_s, u"Pass 2"_s, u"Pass 3"_s}));
    QCOMPARE(m_data->pass(), 1); // the last that has ended
    QCOMPARE(m_data->valueAt(u"out"_s), QJsonValue(1));
    m_data->setPass(0);
    QCOMPARE(m_data->path(), u"each#0/work"_s);
    QCOMPARE(m_data->value()->text(), u"0"_s);
    m_data->setPass(9);
    QCOMPARE(m_data->pass(), 0);
    // On the page of runs each pass is a row of its own.
    m_data->setStep(u"each#1/work"_s);
    QCOMPARE(m_data->passes(), QStringList());
    QCOMPARE(m_data->value()->text(), u"1"_s);
    m_data->setView(nullptr);
}

void TestStepData::itIsComparedWithTheRunBefore()
{
    const Document document = RunsFixture::chain(u"Check"_s, {u"a"_s});
    m_fixture->run(document);
    m_fixture->clock().advance(1min);
    m_fixture->scripts[u"a"_s] = handing({{u"out"_s, u"two"_s}});
    show(m_fixture->run(document));
    m_data->setSource(u"a"_s, u"out"_s, {});
    QVERIFY(view()->earlier()->isAvailable());
    QCOMPARE(m_data->value()->kind(), u"text"_s);

    view()->earlier()->look();

    QTRY_COMPARE(m_data->value()->kind(), u"changes"_s);
    QCOMPARE(view()->earlier()->titles().size(), 1);
    QCOMPARE(view()->earlier()->chosen(), 0);
    QCOMPARE(m_data->value()->changes()->count(), 1);
    QCOMPARE(m_data->value()->changes()->index(0).data(ValueDiffModel::SummaryRole).toString(),
             u"the whole value was one and is two"_s);
    view()->earlier()->stop();
    QCOMPARE(m_data->value()->kind(), u"text"_s);
}

void TestStepData::theFirstRunHasNoneBefore()
{
    const Document document = RunsFixture::chain(u"Check"_s, {u"a"_s});
    const RunId first = m_fixture->run(document);
    m_fixture->clock().advance(1min);
    m_fixture->run(document);
    show(first);
    m_data->setStep(u"a"_s);

    view()->earlier()->look();

    QTRY_COMPARE(view()->earlier()->loading()->state(), Operation::Succeeded);
    QCOMPARE(view()->earlier()->titles(), QStringList());
    QCOMPARE(view()->earlier()->chosen(), -1);
}

void TestStepData::runsOfOtherWorkflowsAreNotCompared()
{
    m_fixture->run(RunsFixture::chain(u"Other"_s, {u"a"_s}));
    m_fixture->clock().advance(1min);
    show(m_fixture->run(RunsFixture::chain(u"Check"_s, {u"a"_s})));

    view()->earlier()->look();

    QTRY_COMPARE(view()->earlier()->loading()->state(), Operation::Succeeded);
    QCOMPARE(view()->earlier()->titles(), QStringList());
}

QTEST_GUILESS_MAIN(TestStepData)
#include "tst_stepdata.moc"
