// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/runlogmodel.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

class TestRunLogModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void piecesBecomeLines_data();
    void piecesBecomeLines();
    void aStepIsFilteredAndNewLinesFollowTheFilter();
    void searchCountsAndWalksMatchesAroundTheEnd();
    void searchFindsWhatArrivesLater();
    void anUnfinishedLineGrowsInItsRow();
    void hundredThousandLinesAreShownAndSearched();
    void theOldestLinesGiveWay();
    void clearForgetsEverything();
    void rowsAreCopiedAsText();
};

namespace {

LogLine piece(const QString &text, const QString &node = u"a"_s,
              LogStream stream = LogStream::Output)
{
    static qint64 position = 0;
    return {NodeId(node), 1, stream, Timestamp(), text, ++position};
}

QStringList lines(const RunLogModel &model)
{
    QStringList out;
    for (int row = 0; row < model.count(); ++row)
        out.append(model.index(row).data(RunLogModel::TextRole).toString());
    return out;
}

} // namespace

void TestRunLogModel::piecesBecomeLines_data()
{
    QTest::addColumn<QStringList>("pieces");
    QTest::addColumn<QStringList>("shown");

    QTest::newRow("a line") << QStringList{u"one\n"_s} << QStringList{u"one"_s};
    QTest::newRow("several lines in one piece")
        << QStringList{u"one\ntwo\nthree\n"_s} << QStringList{u"one"_s, u"two"_s, u"three"_s};
    QTest::newRow("a line in several pieces")
        << QStringList{u"o"_s, u"n"_s, u"e\ntw"_s, u"o"_s} << QStringList{u"one"_s, u"two"_s};
    QTest::newRow("empty lines are kept") << QStringList{u"one\n\n\ntwo\n"_s}
                                          << QStringList{u"one"_s, QString(), QString(), u"two"_s};
    QTest::newRow("line ends of Windows")
        << QStringList{u"one\r\ntwo\r\n"_s} << QStringList{u"one"_s, u"two"_s};
    QTest::newRow("a progress bar shows its last state")
        << QStringList{u"10%\r"_s, u"50%\r"_s, u"100%\n"_s} << QStringList{u"100%"_s};
    QTest::newRow("colours of terminals are left out")
        << QStringList{u"\x1b[1;32mPASS\x1b[0m all\n"_s} << QStringList{u"PASS all"_s};
    QTest::newRow("a colour cut in two pieces")
        << QStringList{u"\x1b[3"_s, u"2mgreen\x1b[0m\n"_s} << QStringList{u"green"_s};
    QTest::newRow("links of terminals are left out")
        << QStringList{u"\x1b]8;;https://x.example\x1b\\here\x1b]8;;\x1b\\\n"_s}
        << QStringList{u"here"_s};
    QTest::newRow("nothing") << QStringList{QString()} << QStringList();
}

void TestRunLogModel::piecesBecomeLines()
{
    QFETCH(const QStringList, pieces);
    QFETCH(const QStringList, shown);
    RunLogModel model;
    const QAbstractItemModelTester tester(&model);

    for (const QString &text : pieces)
        model.append({piece(text)});

    QCOMPARE(lines(model), shown);
}

void TestRunLogModel::aStepIsFilteredAndNewLinesFollowTheFilter()
{
    RunLogModel model;
    const QAbstractItemModelTester tester(&model);
    model.append({piece(u"a1\n"_s, u"a"_s), piece(u"b1\n"_s, u"b"_s), piece(u"a2\n"_s, u"a"_s)});

    model.setNodeFilter(u"b"_s);
    model.append({piece(u"a3\n"_s, u"a"_s), piece(u"b2\n"_s, u"b"_s)});
    QCOMPARE(lines(model), QStringList({u"b1"_s, u"b2"_s}));

    model.setNodeFilter({});
    QCOMPARE(lines(model), QStringList({u"a1"_s, u"b1"_s, u"a2"_s, u"a3"_s, u"b2"_s}));
}

void TestRunLogModel::searchCountsAndWalksMatchesAroundTheEnd()
{
    RunLogModel model;
    const QAbstractItemModelTester tester(&model);
    model.append({piece(u"Error one\nfine\nan ERROR\nfine\n"_s)});

    model.setSearchText(u"error"_s);

    QCOMPARE(model.matchCount(), 2);
    QCOMPARE(model.matchAfter(-1), 0);
    QCOMPARE(model.matchAfter(0), 2);
    QCOMPARE(model.matchAfter(2), 0);
    QCOMPARE(model.matchBefore(0), 2);
    QCOMPARE(model.matchNumber(2), 2);
    QCOMPARE(model.matchNumber(1), 0);
    QVERIFY(model.index(0).data(RunLogModel::IsMatchRole).toBool());
    QVERIFY(!model.index(1).data(RunLogModel::IsMatchRole).toBool());
}

void TestRunLogModel::searchFindsWhatArrivesLater()
{
    RunLogModel model;
    model.setSearchText(u"needle"_s);
    QSignalSpy counted(&model, &RunLogModel::matchCountChanged);

    model.append({piece(u"hay\nnee"_s)});
    QCOMPARE(model.matchCount(), 0);
    model.append({piece(u"dle\nneedle\n"_s)});

    QCOMPARE(model.matchCount(), 2);
    QCOMPARE(model.matchAfter(-1), 1);
    QVERIFY(counted.count() >= 1);
}

void TestRunLogModel::anUnfinishedLineGrowsInItsRow()
{
    RunLogModel model;
    const QAbstractItemModelTester tester(&model);
    model.append({piece(u"wait"_s), piece(u"other\n"_s, u"b"_s)});
    QSignalSpy changed(&model, &RunLogModel::dataChanged);

    model.append({piece(u"ing\n"_s)});

    QCOMPARE(lines(model), QStringList({u"waiting"_s, u"other"_s}));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 0);
}

void TestRunLogModel::hundredThousandLinesAreShownAndSearched()
{
    RunLogModel model;
    QList<LogLine> chunks;
    for (int i = 0; i < 1000; ++i) {
        QString text;
        for (int j = 0; j < 120; ++j)
            text += u"line %1 of the build\n"_s.arg(i * 120 + j);
        chunks.append(piece(text, i % 2 ? u"a"_s : u"b"_s));
    }

    model.append(chunks);
    model.setSearchText(u"line 119999"_s);
    const int found = model.matchAfter(-1);
    model.setNodeFilter(u"a"_s);

    QCOMPARE(found, 119'999);
    QCOMPARE(model.count(), 60'000);
    QCOMPARE(model.matchCount(), 1);
}

void TestRunLogModel::theOldestLinesGiveWay()
{
    RunLogModel model;
    model.setSearchText(u"last"_s);
    model.append({piece(u"cut"_s, u"b"_s)});
    const QString block = u"x\n"_s.repeated(100'000);
    for (int i = 0; i < 6; ++i)
        model.append({piece(block)});
    model.append({piece(u"last\n"_s), piece(u"again\n"_s, u"b"_s)});

    QVERIFY(model.count() <= RunLogModel::kMaxLines + RunLogModel::kMaxLines / 10 + 2);
    QVERIFY(model.count() >= RunLogModel::kMaxLines);
    QCOMPARE(lines(model).last(), u"again"_s);
    QCOMPARE(model.matchAfter(-1), model.count() - 2);
}

void TestRunLogModel::clearForgetsEverything()
{
    RunLogModel model;
    const QAbstractItemModelTester tester(&model);
    model.append({piece(u"one\nunfinished"_s)});

    model.clear({{NodeId(u"a"_s), u"Build"_s}});
    model.append({piece(u"new\n"_s)});

    QCOMPARE(lines(model), QStringList{u"new"_s});
    QCOMPARE(model.index(0).data(RunLogModel::NodeTitleRole).toString(), u"Build"_s);
}

void TestRunLogModel::rowsAreCopiedAsText()
{
    RunLogModel model;
    model.append({piece(u"one\ntwo\nthree\n"_s)});

    QCOMPARE(model.textOf(1, 9), u"two\nthree\n"_s);
    QCOMPARE(model.textOf(2, 1), QString());
}

QTEST_GUILESS_MAIN(TestRunLogModel)
#include "tst_runlogmodel.moc"
