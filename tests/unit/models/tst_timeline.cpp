// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/timeline.h>

#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr Timestamp kStart{milliseconds(1'000'000)};

class Events
{
public:
    Events &at(int ms, EventKind kind, const QString &node = {}, int attempt = 1)
    {
        m_events.append({RunId(),
                         m_events.size() + 1,
                         kStart + milliseconds(ms),
                         kind,
                         NodeId(node),
                         node.isEmpty() ? 0 : attempt,
                         {}});
        return *this;
    }
    operator QList<RunEvent>() const { return m_events; }

private:
    QList<RunEvent> m_events;
};

QString describe(const QList<TimelineSegment> &line)
{
    QStringList parts;
    for (const TimelineSegment &s : line) {
        const QString kind = s.kind == TimelineSegment::Work ? u"work"_s
            : s.kind == TimelineSegment::WaitForPerson       ? u"person"_s
                                                             : u"retry"_s;
        parts.append(u"%1 %2+%3 %4%5"_s.arg(kind)
                         .arg(s.startMs)
                         .arg(s.lengthMs)
                         .arg(s.stateKey, s.isOpen ? u" open"_s : QString()));
    }
    return parts.join(u"; "_s);
}

} // namespace

class TestTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachStepHasItsBars_data();
    void eachStepHasItsBars();
    void lengthCoversAllEventsAndThePresent();
    void noEventsGiveAnEmptyTimeline();
    void axisMarksAreRoundAndFew_data();
    void axisMarksAreRoundAndFew();
};

void TestTimeline::eachStepHasItsBars_data()
{
    QTest::addColumn<QList<RunEvent>>("events");
    QTest::addColumn<QString>("bars");
    const auto run = [] {
        return Events().at(-50, EventKind::RunCreated).at(0, EventKind::RunStarted);
    };

    QTest::newRow("a step that succeeds") << QList<RunEvent>(
        run().at(10, EventKind::StepStarted, u"a"_s).at(110, EventKind::StepSucceeded, u"a"_s))
                                          << u"work 10+100 ok"_s;
    QTest::newRow("a step that fails") << QList<RunEvent>(
        run().at(10, EventKind::StepStarted, u"a"_s).at(30, EventKind::StepFailed, u"a"_s))
                                       << u"work 10+20 failed"_s;
    QTest::newRow("a step that goes on ends now")
        << QList<RunEvent>(run().at(10, EventKind::StepStarted, u"a"_s))
        << u"work 10+990 running open"_s;
    QTest::newRow("a retry waits between two attempts")
        << QList<RunEvent>(run()
                               .at(0, EventKind::StepStarted, u"a"_s)
                               .at(100, EventKind::StepRetryScheduled, u"a"_s)
                               .at(300, EventKind::StepStarted, u"a"_s, 2)
                               .at(350, EventKind::StepSucceeded, u"a"_s, 2))
        << u"work 0+100 failed; retry 100+200 waiting; work 300+50 ok"_s;
    QTest::newRow("an approval waits for a person")
        << QList<RunEvent>(run()
                               .at(0, EventKind::StepStarted, u"a"_s)
                               .at(5, EventKind::StepApprovalRequested, u"a"_s)
                               .at(505, EventKind::StepDecided, u"a"_s)
                               .at(510, EventKind::StepSucceeded, u"a"_s))
        << u"work 0+5 ok; person 5+500 waiting; work 505+5 ok"_s;
    QList<RunEvent> held = run()
                               .at(5, EventKind::StepApprovalRequested, u"a"_s)
                               .at(505, EventKind::StepDecided, u"a"_s)
                               .at(600, EventKind::StepStarted, u"a"_s)
                               .at(610, EventKind::StepSucceeded, u"a"_s);
    for (RunEvent &event : held) {
        if (event.kind == EventKind::StepDecided)
            event.data.insert(u"goesOn"_s, u"continue"_s);
    }
    QTest::newRow("a step that is held has not begun")
        << held << u"person 5+500 waiting; work 600+10 ok"_s;
    QTest::newRow("a crash interrupts and the step runs again")
        << QList<RunEvent>(run()
                               .at(0, EventKind::StepStarted, u"a"_s)
                               .at(400, EventKind::StepInterrupted, u"a"_s)
                               .at(410, EventKind::StepStarted, u"a"_s, 2)
                               .at(420, EventKind::StepSucceeded, u"a"_s, 2))
        << u"work 0+400 skipped; work 410+10 ok"_s;
    QTest::newRow("a cancelled run ends what went on")
        << QList<RunEvent>(run()
                               .at(0, EventKind::StepStarted, u"a"_s)
                               .at(70, EventKind::RunCancelRequested)
                               .at(80, EventKind::RunFinished))
        << u"work 0+80 skipped"_s;
    QTest::newRow("a skipped step has no bar")
        << QList<RunEvent>(run().at(10, EventKind::StepSkipped, u"a"_s)) << QString();
    QTest::newRow("a clock that was set back turns no bar around") << QList<RunEvent>(
        run().at(500, EventKind::StepStarted, u"a"_s).at(100, EventKind::StepSucceeded, u"a"_s))
                                                                   << u"work 500+0 ok"_s;
}

void TestTimeline::eachStepHasItsBars()
{
    QFETCH(const QList<RunEvent>, events);
    QFETCH(const QString, bars);

    const Timeline timeline = timelineOf(events, kStart + 1000ms);

    QCOMPARE(describe(timeline.segments.value(NodeId(u"a"_s))), bars);
}

void TestTimeline::lengthCoversAllEventsAndThePresent()
{
    const QList<RunEvent> done = Events()
                                     .at(0, EventKind::RunStarted)
                                     .at(10, EventKind::StepStarted, u"a"_s)
                                     .at(60, EventKind::StepSucceeded, u"a"_s)
                                     .at(75, EventKind::RunFinished);
    const QList<RunEvent> running =
        Events().at(0, EventKind::RunStarted).at(10, EventKind::StepStarted, u"a"_s);

    QCOMPARE(timelineOf(done, kStart + 1h).lengthMs, 75);
    QCOMPARE(timelineOf(running, kStart + 500ms).lengthMs, 500);
}

void TestTimeline::noEventsGiveAnEmptyTimeline()
{
    QCOMPARE(timelineOf({}, kStart), Timeline());
}

void TestTimeline::axisMarksAreRoundAndFew_data()
{
    QTest::addColumn<qint64>("length");
    QTest::addColumn<qint64>("step");

    QTest::newRow("no time") << qint64(0) << qint64(1);
    QTest::newRow("a blink") << qint64(7) << qint64(2);
    QTest::newRow("seconds") << qint64(18'400) << qint64(5'000);
    QTest::newRow("minutes") << qint64(301'000) << qint64(60'000);
    QTest::newRow("a night") << qint64(30'000'000) << qint64(7'200'000);
    QTest::newRow("a month of waiting") << qint64(30LL * 86'400'000) << qint64(5LL * 86'400'000);
}

void TestTimeline::axisMarksAreRoundAndFew()
{
    QFETCH(const qint64, length);
    QFETCH(const qint64, step);

    QCOMPARE(axisStepMs(length, 6), step);
}

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
