// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/review/rows.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::review;
using namespace Qt::StringLiterals;

class TestReviewRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsBothSidesLineByLine_data();
    void showsBothSidesLineByLine();
    void marksWordsInsideAPair();
    void everyLineIsInExactlyOneRow();
    void largeChangesArePaired();
    void hidesContextFarFromChanges_data();
    void hidesContextFarFromChanges();
    void ignoresBlanksWhenAsked();
};

/// One line per row: kind, old line, new line; words in brackets.
static QStringList dump(const FileRows &file)
{
    QStringList out;
    for (const Row &row : file.rows) {
        static constexpr QStringView kKinds = u" ~-+";
        const QString left = row.oldLine < 0 ? u"."_s : file.oldText.line(row.oldLine).toString();
        const QString right = row.newLine < 0 ? u"."_s : file.newText.line(row.newLine).toString();
        out.append(kKinds.at(int(row.kind)) + u" %1 | %2"_s.arg(left, right));
    }
    return out;
}

void TestReviewRows::showsBothSidesLineByLine_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("nothing changed")
        << QByteArray("a\nb\n") << QByteArray("a\nb\n") << QStringList{u"  a | a"_s, u"  b | b"_s};
    QTest::newRow("added file") << QByteArray() << QByteArray("a\nb\n")
                                << QStringList{u"+ . | a"_s, u"+ . | b"_s};
    QTest::newRow("deleted file") << QByteArray("a\n") << QByteArray() << QStringList{u"- a | ."_s};
    QTest::newRow("one line edited stands beside the new one")
        << QByteArray("x\nold words here\ny\n") << QByteArray("x\nnew words here\ny\n")
        << QStringList{u"  x | x"_s, u"~ old words here | new words here"_s, u"  y | y"_s};
    QTest::newRow("alike lines are paired past a new one")
        << QByteArray("limit = compute(first);\nother = true;\n")
        << QByteArray("// a note about it\nlimit = compute(second);\nother = false;\n")
        << QStringList{u"+ . | // a note about it"_s,
                       u"~ limit = compute(first); | limit = compute(second);"_s,
                       u"~ other = true; | other = false;"_s};
    QTest::newRow("lines with nothing in common stay apart")
        << QByteArray("alpha beta gamma\ndelta epsilon\n")
        << QByteArray("one two three\nfour five\n")
        << QStringList{u"- alpha beta gamma | ."_s, u"- delta epsilon | ."_s,
                       u"+ . | one two three"_s, u"+ . | four five"_s};
}

void TestReviewRows::showsBothSidesLineByLine()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QStringList, rows);

    QCOMPARE(dump(buildRows(before, after).value()), rows);
}

void TestReviewRows::marksWordsInsideAPair()
{
    const FileRows file = buildRows("same\nLIMIT = 60;\n", "same\nLIMIT = 90;\n").value();

    const Row &row = file.rows.at(1);
    QCOMPARE(row.kind, RowKind::Modified);
    QCOMPARE(file.oldSpans(row).size(), 1U);
    QVERIFY(file.oldSpans(row)[0] == (Span{8, 2}));
    QVERIFY(file.newSpans(row)[0] == (Span{8, 2}));
    QCOMPARE(file.addedLines, 1);
    QCOMPARE(file.removedLines, 1);
    QVERIFY(file.blocks == std::vector<ChangeBlock>({{1, 1}}));
}

static QByteArray randomText(QRandomGenerator &random)
{
    QByteArray text;
    const int count = random.bounded(60);
    for (int i = 0; i < count; ++i)
        text += "call(" + QByteArray::number(random.bounded(12)) + ", "
            + QByteArray::number(random.bounded(3)) + ");\n";
    return text;
}

void TestReviewRows::everyLineIsInExactlyOneRow()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 300; ++round) {
        const FileRows file = buildRows(randomText(random), randomText(random)).value();
        int oldLine = 0;
        int newLine = 0;
        for (const Row &row : file.rows) {
            if (row.oldLine >= 0)
                QCOMPARE(row.oldLine, oldLine++);
            if (row.newLine >= 0)
                QCOMPARE(row.newLine, newLine++);
            if (row.kind == RowKind::Context)
                QCOMPARE(file.oldText.line(row.oldLine), file.newText.line(row.newLine));
        }
        QCOMPARE(oldLine, file.oldText.count());
        QCOMPARE(newLine, file.newText.count());
        QCOMPARE(file.addedLines - file.removedLines, newLine - oldLine);
    }
}

void TestReviewRows::largeChangesArePaired()
{
    QByteArray before;
    QByteArray after;
    for (int i = 0; i < 5000; ++i) {
        before +=
            "value_" + QByteArray::number(i) + " = compute(old, " + QByteArray::number(i) + ");\n";
        after +=
            "value_" + QByteArray::number(i) + " = compute(new, " + QByteArray::number(i) + ");\n";
    }

    const FileRows file = buildRows(before, after).value();

    QCOMPARE(file.rows.size(), 5000U);
    for (const Row &row : file.rows) {
        QCOMPARE(row.kind, RowKind::Modified);
        QCOMPARE(row.oldLine, row.newLine);
        QCOMPARE(row.oldSpanCount, 1);
    }
}

void TestReviewRows::hidesContextFarFromChanges_data()
{
    QTest::addColumn<int>("contextLines");
    QTest::addColumn<int>("openedFirst");
    QTest::addColumn<int>("openedEnd");
    QTest::addColumn<QString>("items");
    // 20 lines, line 10 (row 9) changed.
    QTest::newRow("three lines around") << 3 << 0 << 0 << u"[0+6] 6 7 8 9 10 11 12 [13+7]"_s;
    QTest::newRow("part of a gap opened") << 1 << 2 << 4 << u"[0+2] 2 3 [4+4] 8 9 10 [11+9]"_s;
    QTest::newRow("a gap of one row is shown") << 1 << 1 << 7 << u"0 1 2 3 4 5 6 7 8 9 10 [11+9]"_s;
    QTest::newRow("all opened") << 0 << 0 << 20
                                << u"0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19"_s;
}

void TestReviewRows::hidesContextFarFromChanges()
{
    QFETCH(int, contextLines);
    QFETCH(int, openedFirst);
    QFETCH(int, openedEnd);
    QFETCH(QString, items);
    QByteArray before;
    for (int i = 1; i <= 20; ++i)
        before += "line " + QByteArray::number(i) + '\n';
    const QByteArray after = QByteArray(before).replace("line 10\n", "line ten\n");
    const FileRows file = buildRows(before, after).value();

    QStringList found;
    for (const DisplayItem &item : foldContext(file, contextLines, {{openedFirst, openedEnd}})) {
        found.append(item.isFold() ? u"[%1+%2]"_s.arg(item.row).arg(item.foldedCount)
                                   : QString::number(item.row));
    }

    QCOMPARE(found.join(u' '), items);
}

void TestReviewRows::ignoresBlanksWhenAsked()
{
    const FileRows file = buildRows("if (x) {\n  y();\n}\n", "if (x) {\n      y();\n}\n",
                                    {.whitespace = git::Whitespace::IgnoreAmount})
                              .value();

    QVERIFY(file.blocks.empty());
    QCOMPARE(file.newText.line(file.rows.at(1).newLine), u"      y();");
}

QTEST_GUILESS_MAIN(TestReviewRows)
#include "tst_reviewrows.moc"
