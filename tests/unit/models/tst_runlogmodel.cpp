// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/errortext.h>
#include <agentops/ui/models/runlogmodel.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// Lines of logs as a page shows them, of a reader in memory that counts what is asked of it.
class TestRunLogModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void whatIsThereIsReadInParts();
    void whatIsWrittenLaterIsReadWhenItIsTold();
    void anUnfinishedLineGrowsInItsRow();
    void aStepIsFilteredWithItsPasses();
    void searchCountsAndWalksMatchesAroundTheEnd();
    void searchFindsWhatArrivesLaterAndWhatGoesOn();
    void searchGoesThroughRowsOfTheFilterOnly();
    void aSearchCanBeStopped();
    void onlyWhatIsLookedAtIsKept();
    void aLongLineIsCutButSearchedAndCopied();
    void rowsAreCopiedWithoutEscapes();
    void coloursAndLinksAreMarkedUp();
    void aLinkToAFileIsLookedForFirst();
    void aFailureIsToldAndCanBeTriedAgain();
    void anotherLogForgetsTheOneBefore();

private:
    class Memory;

    void add(const QString &text, const QString &step = u"a"_s,
             LogStream stream = LogStream::Output);
    void show(const QString &folder = {});
    void showAll();
    QString text(int row) const
    {
        return m_model->index(row).data(RunLogModel::TextRole).toString();
    }
    QStringList lines() const;

    std::shared_ptr<Memory> m_memory;
    std::unique_ptr<RunLogModel> m_model;
    /// Looks at every row at every change: not for long logs.
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

class TestRunLogModel::Memory final : public LogReader
{
public:
    Pieces part(qint64 after, qsizetype maxLength, CancelToken) override
    {
        ++partCount;
        if (isBroken)
            return failed();
        QList<LogLine> pieces;
        qsizetype length = 0;
        for (qsizetype i = after; i < all.size() && length < maxLength; ++i) {
            pieces.append(all.at(i));
            length += all.at(i).text.size();
        }
        return given(pieces);
    }

    Pieces pieces(QList<qint64> positions, CancelToken) override
    {
        ++pieceCalls;
        QList<LogLine> pieces;
        for (const qint64 position : positions)
            pieces.append(all.at(position - 1));
        return given(pieces);
    }

    QList<LogLine> all;
    int partCount = 0;
    int pieceCalls = 0;
    bool isBroken = false;

private:
    static Pieces given(QList<LogLine> pieces) { co_return pieces; }
    static Pieces failed() { co_return fail(Error(agentops::errors::kIo, u"no disk"_s)); }
};

void TestRunLogModel::init()
{
    m_memory = std::make_shared<Memory>();
    m_model = std::make_unique<RunLogModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
}

void TestRunLogModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void TestRunLogModel::add(const QString &text, const QString &step, LogStream stream)
{
    m_memory->all.append({StepPath(step), 1, stream, Timestamp(), text, m_memory->all.size() + 1});
}

void TestRunLogModel::show(const QString &folder)
{
    m_model->show(m_memory, {{NodeId(u"a"_s), u"Build"_s}, {NodeId(u"run-tests"_s), u"Tests"_s}},
                  folder);
}

void TestRunLogModel::showAll()
{
    show();
    QTRY_COMPARE(m_model->reading()->state(), Operation::Succeeded);
}

QStringList TestRunLogModel::lines() const
{
    QStringList out;
    for (int row = 0; row < m_model->count(); ++row)
        out.append(text(row));
    return out;
}

void TestRunLogModel::whatIsThereIsReadInParts()
{
    m_tester.reset();
    const QString block = u"a line of a program that has much to say\n"_s.repeated(10'000);
    for (int i = 0; i < 5; ++i)
        add(block);

    showAll();

    QCOMPARE(m_model->count(), 50'000);
    QVERIFY(m_memory->partCount >= 3);
    QTRY_COMPARE(text(49'999), u"a line of a program that has much to say"_s);
    QCOMPARE(m_model->index(0).data(RunLogModel::NodeTitleRole).toString(), u"Build"_s);
}

void TestRunLogModel::whatIsWrittenLaterIsReadWhenItIsTold()
{
    add(u"one\n"_s);
    showAll();
    QCOMPARE(lines(), QStringList{u"one"_s});

    add(u"two\n"_s);
    add(u"bad\n"_s, u"b"_s, LogStream::ErrorOutput);
    m_model->goOn();
    m_model->goOn();

    QTRY_COMPARE(lines(), QStringList({u"one"_s, u"two"_s, u"bad"_s}));
    QCOMPARE(m_model->index(2).data(RunLogModel::StreamRole).toString(), u"error"_s);
    QCOMPARE(m_memory->partCount, 2);
}

void TestRunLogModel::anUnfinishedLineGrowsInItsRow()
{
    add(u"wait"_s);
    add(u"other\n"_s, u"b"_s);
    showAll();
    QCOMPARE(lines(), QStringList({u"wait"_s, u"other"_s}));
    QSignalSpy changed(m_model.get(), &RunLogModel::dataChanged);

    add(u"ing\n"_s);
    m_model->goOn();

    QTRY_COMPARE(lines(), QStringList({u"waiting"_s, u"other"_s}));
    QVERIFY(!changed.isEmpty());
    QCOMPARE(changed.first().first().toModelIndex().row(), 0);
}

void TestRunLogModel::aStepIsFilteredWithItsPasses()
{
    add(u"a1\n"_s, u"a"_s);
    add(u"b1\n"_s, u"b"_s);
    add(u"e0\n"_s, u"each#0/x"_s);
    add(u"e1\n"_s, u"each#1/x"_s);
    showAll();

    m_model->setNodeFilter(u"b"_s);
    add(u"a2\n"_s, u"a"_s);
    add(u"b2\n"_s, u"b"_s);
    m_model->goOn();
    QTRY_COMPARE(lines(), QStringList({u"b1"_s, u"b2"_s}));

    m_model->setNodeFilter(u"x"_s);
    QCOMPARE(lines(), QStringList({u"e0"_s, u"e1"_s}));
    m_model->setNodeFilter(u"each"_s);
    QCOMPARE(lines(), QStringList({u"e0"_s, u"e1"_s}));
    m_model->setNodeFilter(u"each#1/x"_s);
    QCOMPARE(lines(), QStringList{u"e1"_s});
    m_model->setNodeFilter({});
    QCOMPARE(m_model->count(), 6);
}

void TestRunLogModel::searchCountsAndWalksMatchesAroundTheEnd()
{
    add(u"\x1b[1mErr\x1b[0mor one\nfine\nan ERROR\nfine\n"_s);
    showAll();

    m_model->setSearchText(u"error"_s);
    QTRY_COMPARE(m_model->searching()->state(), Operation::Succeeded);

    QCOMPARE(m_model->matchCount(), 2);
    QCOMPARE(m_model->matchAfter(-1), 0);
    QCOMPARE(m_model->matchAfter(0), 2);
    QCOMPARE(m_model->matchAfter(2), 0);
    QCOMPARE(m_model->matchBefore(0), 2);
    QCOMPARE(m_model->matchNumber(2), 2);
    QCOMPARE(m_model->matchNumber(1), 0);
    QVERIFY(m_model->index(0).data(RunLogModel::IsMatchRole).toBool());
    QVERIFY(!m_model->index(1).data(RunLogModel::IsMatchRole).toBool());

    m_model->setSearchText({});
    QCOMPARE(m_model->matchCount(), 0);
    QCOMPARE(m_model->matchAfter(-1), -1);
}

void TestRunLogModel::searchFindsWhatArrivesLaterAndWhatGoesOn()
{
    add(u"hay\nnee"_s);
    m_model->setSearchText(u"needle"_s);
    showAll();
    QTRY_COMPARE(m_model->searching()->state(), Operation::Succeeded);
    QCOMPARE(m_model->matchCount(), 0);

    add(u"dle\nneedle\n"_s);
    m_model->goOn();

    QTRY_COMPARE(m_model->matchCount(), 2);
    QCOMPARE(m_model->matchAfter(-1), 1);
}

void TestRunLogModel::searchGoesThroughRowsOfTheFilterOnly()
{
    for (int i = 0; i < 3000; ++i)
        add(u"needle %1\n"_s.arg(i), i % 3 ? u"a"_s : u"b"_s);
    showAll();
    m_model->setNodeFilter(u"b"_s);

    m_model->setSearchText(u"needle"_s);

    QTRY_COMPARE(m_model->searching()->state(), Operation::Succeeded);
    QCOMPARE(m_model->matchCount(), 1000);
    m_model->setNodeFilter({});
    QTRY_COMPARE(m_model->matchCount(), 3000);
    QTRY_COMPARE(text(m_model->matchBefore(0)), u"needle 2999"_s);
}

void TestRunLogModel::aSearchCanBeStopped()
{
    m_tester.reset();
    const QString block = u"needle\n"_s.repeated(2000);
    for (int i = 0; i < 200; ++i)
        add(block);
    showAll();

    m_model->setSearchText(u"needle"_s);
    QVERIFY(m_model->searching()->isRunning());
    m_model->searching()->cancel();
    const int found = m_model->matchCount();

    QTest::qWait(50);
    QCOMPARE(m_model->searching()->state(), Operation::Cancelled);
    QCOMPARE(m_model->matchCount(), found);
    QVERIFY(found < 400'000);
}

void TestRunLogModel::onlyWhatIsLookedAtIsKept()
{
    m_tester.reset();
    const QString block = QString(99, u'x').append(u'\n').repeated(160);
    for (int i = 0; i < 1000; ++i)
        add(block);
    add(u"the end\n"_s);
    showAll();
    QCOMPARE(m_model->count(), 160'001);
    QCOMPARE(m_memory->pieceCalls, 0);

    // Long ago: read again, and the end with it no more than once.
    QCOMPARE(text(10), QString());
    QTRY_COMPARE(text(10), QString(99, u'x'));
    QCOMPARE(m_memory->pieceCalls, 1);
    QCOMPARE(text(60), QString(99, u'x'));
    QCOMPARE(text(160'000), u"the end"_s);
    QCOMPARE(m_memory->pieceCalls, 1);
}

void TestRunLogModel::aLongLineIsCutButSearchedAndCopied()
{
    for (int i = 0; i < 10; ++i)
        add(QString(1000, u'x'));
    add(u"needle\n"_s);
    showAll();

    QCOMPARE(text(0).size(), RunLogModel::kMaxShownLength + 1);
    QVERIFY(text(0).endsWith(u'…'));
    m_model->setSearchText(u"needle"_s);
    QTRY_COMPARE(m_model->matchCount(), 1);
    m_model->copyRows(0, 0);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QString(10'000, u'x') + u"needle"_s);
}

void TestRunLogModel::rowsAreCopiedWithoutEscapes()
{
    add(u"one\n\x1b[31mtwo\x1b[0m\n10%\r100%\n"_s);
    showAll();

    m_model->copyRows(1, 9);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"two\n100%\n"_s);
    QVERIFY(m_model->notice().contains(u'2'));

    m_model->copyRows(0, 0);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"one"_s);
}

void TestRunLogModel::coloursAndLinksAreMarkedUp()
{
    add(u"plain\n\x1b[31mred\nstill\x1b[0m\nsrc/a.c:3: 'run-tests'\n"_s);
    showAll();
    const auto markup = [this](int row) {
        return m_model->index(row).data(RunLogModel::MarkupRole).toString();
    };
    QCOMPARE(markup(1), QString());

    theme::Theme theme(nullptr);
    theme.setScheme(theme::Theme::Scheme::Dark);
    m_model->setTheme(&theme);

    QCOMPARE(markup(0), QString());
    QVERIFY2(markup(1).startsWith(u"<font color="_s), qPrintable(markup(1)));
    QVERIFY2(markup(2).startsWith(u"<font color="_s), qPrintable(markup(2)));
    QVERIFY(markup(3).contains(u"<a href=\"0\">src/a.c:3</a>"_s));
    QVERIFY(markup(3).contains(u"<a href=\"1\">run-tests</a>"_s));
    QVERIFY(!m_model->index(1).data(RunLogModel::IsRichRole).toBool());
    const QString dark = markup(1);
    theme.setScheme(theme::Theme::Scheme::Light);
    QVERIFY(markup(1) != dark);
}

void TestRunLogModel::aLinkToAFileIsLookedForFirst()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"src"_s));
    QFile file(folder.filePath(u"src/a.c"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    add(u"src/a.c:3 src/none.c:4 'run-tests' https://x.example/\n"_s);
    show(folder.path());
    QTRY_COMPARE(m_model->count(), 1);
    QSignalSpy urls(m_model.get(), &RunLogModel::urlRequested);
    QSignalSpy nodes(m_model.get(), &RunLogModel::nodeRequested);
    QSignalSpy addresses(m_model.get(), &RunLogModel::addressRequested);

    m_model->openLink(0, 0);
    QTRY_COMPARE(urls.count(), 1);
    QCOMPARE(urls.first().first().toUrl().toLocalFile(),
             QFileInfo(file.fileName()).canonicalFilePath());
    QVERIFY(m_model->notice().contains(u'3'));

    m_model->openLink(0, 1);
    QTRY_VERIFY(m_model->notice().contains(u"src/none.c"_s));
    QCOMPARE(urls.count(), 1);

    m_model->openLink(0, 2);
    QCOMPARE(nodes.count(), 1);
    QCOMPARE(nodes.first().first().toString(), u"run-tests"_s);
    m_model->openLink(0, 3);
    QCOMPARE(addresses.count(), 1);
    m_model->openLink(0, 4);
    m_model->openLink(7, 0);
    m_model->requestNode(0);
    QCOMPARE(nodes.last().first().toString(), u"a"_s);
}

void TestRunLogModel::aFailureIsToldAndCanBeTriedAgain()
{
    add(u"one\n"_s);
    m_memory->isBroken = true;
    show();
    QTRY_COMPARE(m_model->reading()->state(), Operation::Failed);

    m_memory->isBroken = false;
    m_model->retry();

    QTRY_COMPARE(lines(), QStringList{u"one"_s});
    QCOMPARE(m_model->reading()->state(), Operation::Succeeded);
}

void TestRunLogModel::anotherLogForgetsTheOneBefore()
{
    add(u"one\nunfinished"_s);
    showAll();
    m_model->setSearchText(u"n"_s);
    QTRY_COMPARE(m_model->matchCount(), 2);

    m_memory = std::make_shared<Memory>();
    add(u"new\n"_s);
    showAll();

    QCOMPARE(lines(), QStringList{u"new"_s});
    QTRY_COMPARE(m_model->matchCount(), 1);
    m_model->clear();
    QCOMPARE(m_model->count(), 0);
    QCOMPARE(m_model->matchCount(), 0);
}

QTEST_MAIN(TestRunLogModel)
#include "tst_runlogmodel.moc"
