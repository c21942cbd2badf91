// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalfile.h"

#include <agentops/ui/graph/runhistoryview.h>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// Going back and forth in a run of a golden journal, 44 events long, that is in view.
class TestRunHistoryView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void itBeginsAndEndsAtNow();
    void everyMomentIsSaidInWords();
    void failuresAreMarkedAndGoneTo();
    void atTheLastMomentItFollowsTheRun();
    void inThePastItStaysWhereItIs();
    void anotherRunInViewBeginsAtItsEnd();
    void itPlaysToTheEnd();
    void withoutARunThereIsNoMoment();

private:
    void show(qsizetype count)
    {
        const RunDetail run{sample::foldOf(m_events, count), {}, m_events.first(count)};
        m_view->show(run, nullptr, m_events.at(count - 1).at);
    }

    QList<RunEvent> m_events;
    std::unique_ptr<RunView> m_view;
    std::unique_ptr<RunHistoryView> m_history;
};

void TestRunHistoryView::init()
{
    m_events = sample::readJournal(QFINDTESTDATA("../workflow/journals/v2-everything.json"));
    QCOMPARE(m_events.size(), 44);
    m_history.reset();
    m_view = std::make_unique<RunView>();
    m_history = std::make_unique<RunHistoryView>(*m_view);
}

void TestRunHistoryView::itBeginsAndEndsAtNow()
{
    show(44);
    QSignalSpy moved(m_history.get(), &RunHistoryView::moved);
    QVERIFY(!m_history->isOpened() && !m_history->isPast());

    m_history->open();

    QVERIFY(m_history->isOpened() && !m_history->isPast());
    QCOMPARE(m_history->count(), 44);
    QCOMPARE(m_history->position(), 44);
    m_history->stepBack();
    QVERIFY(m_history->isPast());
    QCOMPARE(m_history->status().lastSequence(), 43);
    QCOMPARE(m_history->eventsUntil().size(), 43);
    m_history->setPosition(-7);
    QCOMPARE(m_history->position(), 1);
    m_history->setPosition(400);
    QCOMPARE(m_history->position(), 44);
    m_history->stepBack();
    m_history->leave();
    QVERIFY(!m_history->isOpened() && !m_history->isPast());
    QCOMPARE(moved.size(), 6);
}

void TestRunHistoryView::everyMomentIsSaidInWords()
{
    show(44);
    m_history->open();
    QSet<QString> words;

    for (int place = 1; place <= 44; ++place) {
        m_history->setPosition(place);
        QVERIFY(!m_history->timeText().isEmpty());
        const QString text = m_history->text();
        QVERIFY2(!text.isEmpty() && !text.contains(u'%'), qPrintable(text));
        words.insert(text);
    }

    m_history->setPosition(1);
    QCOMPARE(m_history->text(), u"The run was made"_s);
    m_history->setPosition(19);
    QVERIFY2(m_history->text().contains(u"2 of"_s) && m_history->text().endsWith(u"failed"_s),
             qPrintable(m_history->text()));
    QVERIFY(words.size() > 8);
}

void TestRunHistoryView::failuresAreMarkedAndGoneTo()
{
    show(44);
    m_history->open();
    QCOMPARE(m_history->failures(), (QList<int>{12, 18}));

    m_history->failureBack();
    QCOMPARE(m_history->position(), 18);
    m_history->failureBack();
    m_history->failureBack();
    QCOMPARE(m_history->position(), 12);
    m_history->failureOn();
    QCOMPARE(m_history->position(), 18);
    m_history->failureOn();
    QCOMPARE(m_history->position(), 18);
}

void TestRunHistoryView::atTheLastMomentItFollowsTheRun()
{
    show(30);
    m_history->open();

    QVERIFY(m_view->apply(m_events.at(30), m_events.at(30).at));

    QCOMPARE(m_history->count(), 31);
    QCOMPARE(m_history->position(), 31);
    QVERIFY(!m_history->isPast());
}

void TestRunHistoryView::inThePastItStaysWhereItIs()
{
    show(14);
    m_history->open();
    m_history->setPosition(5);

    for (qsizetype i = 14; i < 20; ++i)
        QVERIFY(m_view->apply(m_events.at(i), m_events.at(i).at));

    QCOMPARE(m_history->count(), 20);
    QCOMPARE(m_history->position(), 5);
    QCOMPARE(m_history->failures(), (QList<int>{12, 18}));
    m_history->setPosition(20);
    QCOMPARE(m_history->status().lastSequence(), 20);
}

void TestRunHistoryView::anotherRunInViewBeginsAtItsEnd()
{
    show(44);
    m_history->open();
    m_history->setPosition(5);
    m_view->clear();
    QVERIFY(m_history->isOpened() && !m_history->isPast());
    QCOMPARE(m_history->count(), 0);

    for (RunEvent &event : m_events)
        event.run = *RunId::parse(u"0199a000-0000-7000-8000-000000000002");
    show(20);

    QCOMPARE(m_history->position(), 20);
}

void TestRunHistoryView::itPlaysToTheEnd()
{
    show(4);
    m_history->open();

    m_history->togglePlaying();

    QVERIFY(m_history->isPlaying());
    QCOMPARE(m_history->position(), 1);
    QTRY_COMPARE(m_history->position(), 4);
    QVERIFY(!m_history->isPlaying());
    m_history->togglePlaying();
    m_history->togglePlaying();
    QVERIFY(!m_history->isPlaying());
    QCOMPARE(m_history->position(), 1);
}

void TestRunHistoryView::withoutARunThereIsNoMoment()
{
    m_history->open();

    QCOMPARE(m_history->count(), 0);
    QCOMPARE(m_history->position(), 0);
    QCOMPARE(m_history->text(), QString());
    m_history->stepBack();
    m_history->togglePlaying();
    QVERIFY(!m_history->isPlaying() && !m_history->isPast());
}

QTEST_MAIN(TestRunHistoryView)
#include "tst_runhistoryview.moc"
