// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalfile.h"

#include <agentops/ui/graph/runhistory.h>

#include <QtCore/QDir>
#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

namespace {

QString differenceOf(const RunStatus &shown, const RunStatus &folded)
{
    if (shown.lastSequence() != folded.lastSequence())
        return u"stands at %1"_s.arg(shown.lastSequence());
    if (shown.summary() != folded.summary())
        return u"another summary"_s;
    if (shown.steps() != folded.steps())
        return u"other steps"_s;
    return shown.passes() == folded.passes() ? QString() : u"other passes"_s;
}

/// A run that somebody writes down event by event.
class Writer
{
public:
    Writer()
    {
        const auto line = [](const char *node, int body) {
            return QJsonObject{
                {u"node"_s, QLatin1StringView(node)}, {u"kind"_s, u"step"_s}, {u"body"_s, body}};
        };
        add(EventKind::RunCreated, {}, 0,
            {{u"name"_s, u"Large"_s},
             {u"steps"_s, QJsonArray{line("m", 1), line("a", 0)}},
             {u"bodies"_s, QJsonArray{QJsonArray{line("x", 0)}}}});
        add(EventKind::RunStarted);
    }
    void add(EventKind kind, const StepPath &step = {}, int attempt = 0,
             const QJsonObject &data = {})
    {
        const qint64 sequence = events.size() + 1;
        events.append({sample::journalRun(), sequence,
                       Timestamp(std::chrono::milliseconds(sequence)), kind, step, attempt, data});
    }

    QList<RunEvent> events;
};

} // namespace

/// States of a run at any of its events.
class TestRunHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMomentIsTheFoldOfWhatWasBefore_data();
    void everyMomentIsTheFoldOfWhatWasBefore();
    void aRunThatGoesOnIsGoneOnWith();
    void whatIsOutsideIsTheNearestMoment();
    void aLongRunOfFewStepsKeepsAStateForEachStride();
    void aRunOfManyStepsKeepsFewerStates();
};

void TestRunHistory::everyMomentIsTheFoldOfWhatWasBefore_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QFINDTESTDATA("../workflow/journals"));
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files);
    QVERIFY(!names.isEmpty());
    for (const QString &name : names)
        QTest::addRow("%s", qPrintable(name)) << folder.filePath(name);
}

void TestRunHistory::everyMomentIsTheFoldOfWhatWasBefore()
{
    QFETCH(const QString, path);
    const QList<RunEvent> events = sample::readJournal(path);
    QVERIFY(!events.isEmpty());
    RunHistory history(events);
    const auto compare = [&](qsizetype count) {
        const QString difference = differenceOf(history.at(count), sample::foldOf(events, count));
        QVERIFY2(difference.isEmpty(), qPrintable(u"%1: %2"_s.arg(count).arg(difference)));
    };

    for (qsizetype count = 1; count <= events.size(); ++count)
        compare(count);
    for (qsizetype count = events.size(); count >= 1; --count)
        compare(count);
    QRandomGenerator random(7);
    for (int i = 0; i < 100; ++i)
        compare(random.bounded(1, int(events.size()) + 1));
}

void TestRunHistory::aRunThatGoesOnIsGoneOnWith()
{
    const QList<RunEvent> events =
        sample::readJournal(QFINDTESTDATA("../workflow/journals/v2-everything.json"));
    RunHistory history(events.first(20));
    QCOMPARE(history.at(20).lastSequence(), 20);

    for (const RunEvent &event : events.sliced(20))
        history.append(event);

    QCOMPARE(history.count(), events.size());
    QCOMPARE(differenceOf(history.at(44), sample::foldOf(events, 44)), QString());
    QCOMPARE(differenceOf(history.at(12), sample::foldOf(events, 12)), QString());
}

void TestRunHistory::whatIsOutsideIsTheNearestMoment()
{
    RunHistory history(Writer().events);
    QCOMPARE(history.at(99).lastSequence(), 2);
    QCOMPARE(history.at(-3).lastSequence(), 0);
    RunHistory nothing;
    QCOMPARE(nothing.at(1).lastSequence(), 0);
    QVERIFY(!nothing.prepare(10));
}

void TestRunHistory::aLongRunOfFewStepsKeepsAStateForEachStride()
{
    Writer writer;
    for (int attempt = 1; writer.events.size() < 100'000; ++attempt) {
        writer.add(EventKind::StepStarted, StepPath(u"a"_s), attempt);
        writer.add(EventKind::StepRetryScheduled, StepPath(u"a"_s), attempt);
    }
    RunHistory history(writer.events);

    while (history.prepare(1000)) { }

    QCOMPARE(history.keptCount(), history.count() / RunHistory::kStride + 1);
    for (const int place : {99'999, 50'000, 50'499, 3, 1'501})
        QCOMPARE(history.at(place).findStep(StepPath(u"a"_s))->attempt, (place - 1) / 2);
}

void TestRunHistory::aRunOfManyStepsKeepsFewerStates()
{
    Writer writer;
    const StepPath container(u"m"_s);
    writer.add(EventKind::StepStarted, container, 1);
    for (int pass = 0; writer.events.size() < 100'000; ++pass) {
        const QJsonObject data{{u"pass"_s, pass}};
        writer.add(EventKind::PassStarted, container, 1, data);
        writer.add(EventKind::StepStarted, container.inside(pass, NodeId(u"x"_s)), 1);
        writer.add(EventKind::StepSucceeded, container.inside(pass, NodeId(u"x"_s)), 1);
        writer.add(EventKind::PassFinished, container, 1, data);
    }
    RunHistory history(writer.events);

    while (history.prepare(1000)) { }

    QVERIFY2(history.keptCount() >= 8 && history.keptCount() <= 40,
             qPrintable(QString::number(history.keptCount())));
    // Four events make a pass, from the fourth one on.
    for (const int place : {100'000, 50'003, 7, 77'777})
        QCOMPARE(history.at(place).passes().size(), qsizetype(place / 4));
}

QTEST_GUILESS_MAIN(TestRunHistory)
#include "tst_runhistory.moc"
