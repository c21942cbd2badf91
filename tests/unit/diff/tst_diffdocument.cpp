// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/diff/diffdocument.h>
#include <agentops/ui/diff/diffpicture.h>
#include <agentops/ui/diff/outlinemodel.h>
#include <agentops/ui/theme/units.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::diff;
using agentops::review::Side;
using namespace Qt::StringLiterals;

class TestDiffDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unifiedListsOldLinesBeforeNewOnes();
    void layoutKeepsRoomForCards();
    void overviewJoinsNeighbours();
    void cursorWalksFromChangeToChange();
    void theLastChangeIsReachedFromTheEnd();
    void foldsOpenAsAsked();
    void cursorStaysOnItsLineWhenFoldsAboveOpen();
    void foldsNameTheDefinitionTheyLeadInto();
    void cursorStaysOnItsLineWhenThePresentationChanges();
    void linesInsideFoldsAreRevealed();
    void linesAreReadAloud();
    void coloursArriveFromTheWorker();
    void blankLinesAreColouredOnce();
    void pictureHoldsWhatTheRowsSay();
    void columnsGrowWithTheLineNumbers();

private:
    std::shared_ptr<const review::FileRows> rows(const QByteArray &before, const QByteArray &after)
    {
        return std::make_shared<const review::FileRows>(review::buildRows(before, after).value());
    }
    /// Forty lines; the tenth and the thirtieth are edited.
    std::shared_ptr<const review::FileRows> twoChanges()
    {
        QByteArray before;
        for (int i = 1; i <= 40; ++i)
            before += "int value_" + QByteArray::number(i) + " = 0;\n";
        QByteArray after = before;
        after.replace("value_10 = 0", "value_10 = 1").replace("value_30 = 0", "value_30 = 1");
        return rows(before, after);
    }

    WorkerPool m_pool{u"syntax"_s, 1};
};

void TestDiffDocument::unifiedListsOldLinesBeforeNewOnes()
{
    const auto file = rows("a\nfirst = 1;\nsecond = 2;\n", "a\nfirst = 3;\nsecond = 4;\n");

    const auto entries =
        makeEntries(*file, review::foldContext(*file, 3, {}), Presentation::Unified);

    QVERIFY(entries
            == std::vector<Entry>({{.row = 0},
                                   {.row = 1, .showsNew = false},
                                   {.row = 2, .showsNew = false},
                                   {.row = 1, .showsOld = false},
                                   {.row = 2, .showsOld = false}}));
}

void TestDiffDocument::layoutKeepsRoomForCards()
{
    DiffLayout layout;
    layout.setEntries({{.row = 0}, {.row = 1}, {.row = 2, .foldedCount = 5}}, {});
    QCOMPARE(layout.totalHeight(), 18 + 18 + 26);

    QVERIFY(layout.setRoom(0, 100));
    QVERIFY(!layout.setRoom(0, 100));

    QCOMPARE(layout.top(1), 118);
    QCOMPARE(layout.roomTop(0), 18);
    QCOMPARE(layout.totalHeight(), 162);
    QCOMPARE(layout.entryAt(-5), 0);
    QCOMPARE(layout.entryAt(60), 0);
    QCOMPARE(layout.entryAt(118), 1);
    QCOMPARE(layout.entryAt(9999), 2);
}

void TestDiffDocument::overviewJoinsNeighbours()
{
    const auto file = rows("a\n", "a\nb\nc\nd\n");
    const auto entries =
        makeEntries(*file, review::foldContext(*file, 3, {}), Presentation::SideBySide);
    DiffLayout layout;
    layout.setEntries(entries, {});

    const auto marks = overviewMarks(*file, entries, layout);

    QVERIFY(marks == std::vector<OverviewMark>({{OverviewMark::Kind::Added, 18 / 72.0, 1.0}}));
    QCOMPARE(overviewMarks(*file, entries, layout, 144).front().end, 0.5);
}

void TestDiffDocument::cursorWalksFromChangeToChange()
{
    DiffDocument document(m_pool);
    document.show(twoChanges(), u"a.c"_s, u"a.c"_s);
    QCOMPARE(document.lineOf(document.cursor(), false), 10);
    QCOMPARE(document.changeCount(), 2);

    QVERIFY(document.goToChange(true));
    QCOMPARE(document.lineOf(document.cursor(), false), 30);
    QVERIFY(!document.goToChange(true));
    QCOMPARE(document.lineOf(document.cursor(), false), 30);
    QVERIFY(document.goToChange(false));
    QCOMPARE(document.lineOf(document.cursor(), false), 10);
    QVERIFY(!document.goToChange(false));
}

void TestDiffDocument::theLastChangeIsReachedFromTheEnd()
{
    DiffDocument document(m_pool);
    document.show(twoChanges(), u"a.c"_s, u"a.c"_s);

    document.goToLastChange();

    QCOMPARE(document.lineOf(document.cursor(), false), 30);
    document.show(rows("same\n", "same\n"), u"a.c"_s, u"a.c"_s);
    document.goToLastChange();
    QCOMPARE(document.cursor(), 0);
}

void TestDiffDocument::cursorStaysOnItsLineWhenFoldsAboveOpen()
{
    DiffDocument document(m_pool);
    document.show(twoChanges(), u"a.c"_s, u"a.c"_s);
    QVERIFY(document.goToChange(true));
    QCOMPARE(document.lineOf(document.cursor(), false), 30);

    QVERIFY(document.revealLine(Side::New, 20) >= 0);
    QCOMPARE(document.lineOf(document.cursor(), false), 30);

    document.expandAll();
    QCOMPARE(document.lineOf(document.cursor(), false), 30);
}

void TestDiffDocument::foldsNameTheDefinitionTheyLeadInto()
{
    DiffDocument document(m_pool);
    QByteArray before = "struct Order {\n    int total() {\n";
    for (int i = 0; i < 20; ++i)
        before += "        add(" + QByteArray::number(i) + ");\n";
    before += "        return 1;\n    }\n};\n";
    const QByteArray after = QByteArray(before).replace("return 1", "return 2");
    review::FileRows file = review::buildRows(before, after).value();
    file.scopes = review::readScopes(u"a.cpp"_s, after);

    document.show(std::make_shared<const review::FileRows>(file), u"a.cpp"_s, u"a.cpp"_s);

    QVERIFY(document.entries().front().isFold());
    QCOMPARE(document.foldScope(document.entries().front()), u"Order.total"_s);
    QVERIFY(document.describe(0).endsWith(u"Order.total"_s));
}

void TestDiffDocument::foldsOpenAsAsked()
{
    DiffDocument document(m_pool);
    document.show(twoChanges(), u"a.c"_s, u"a.c"_s);
    QVERIFY(document.entries().front().isFold());
    QCOMPARE(document.entries().front().foldedCount, 6);

    document.expand(0, 2, false);
    QCOMPARE(document.entries().front().foldedCount, 4);
    document.expand(0, 0, true);
    QVERIFY(!document.entries().front().isFold());
    document.expandAll();
    QCOMPARE(document.entryCount(), 40);
}

void TestDiffDocument::cursorStaysOnItsLineWhenThePresentationChanges()
{
    DiffDocument document(m_pool);
    document.show(twoChanges(), u"a.c"_s, u"a.c"_s);
    QVERIFY(document.goToChange(true));

    document.setUnified(true);

    QCOMPARE(document.lineOf(document.cursor(), true), 30);
    QCOMPARE(document.lineOf(document.cursor(), false), 0);
}

void TestDiffDocument::linesInsideFoldsAreRevealed()
{
    DiffDocument document(m_pool);
    document.show(twoChanges(), u"a.c"_s, u"a.c"_s);

    const int entry = document.revealLine(Side::New, 20);

    QVERIFY(entry >= 0);
    QCOMPARE(document.lineOf(entry, false), 20);
    QCOMPARE(document.revealLine(Side::New, 99), -1);
}

void TestDiffDocument::linesAreReadAloud()
{
    DiffDocument document(m_pool);
    OutlineModel outline(document);
    QAbstractItemModelTester tester(&outline);
    document.show(rows("same\nold\n", "same\nnew\nmore\n"), u"a"_s, u"a"_s);

    QStringList lines;
    for (int i = 0; i < outline.rowCount(); ++i)
        lines.append(outline.data(outline.index(i), OutlineModel::Text).toString());

    QCOMPARE(lines.first(), u"Line 1: same"_s);
    QVERIFY(lines.contains(u"Removed line 2: old"_s));
    QVERIFY(lines.contains(u"Added line 3: more"_s));
}

void TestDiffDocument::coloursArriveFromTheWorker()
{
    DiffDocument document(m_pool);
    QSignalSpy colored(&document, &DiffDocument::colorsChanged);

    document.show(rows("int a = 1;\n", "int a = 2; // note\n"), u"a.cpp"_s, u"a.cpp"_s);

    QTRY_COMPARE(colored.count(), 2);
    using Token = ui::theme::Colors::Token;
    const auto runs = document.colors(Side::New, 0);
    QVERIFY(std::ranges::contains(runs, Token::SyntaxComment, &ColorRun::token));
    QVERIFY(std::ranges::contains(runs, Token::SyntaxNumber, &ColorRun::token));
    QVERIFY(!std::ranges::contains(document.colors(Side::Old, 0), Token::SyntaxComment,
                                   &ColorRun::token));
}

void TestDiffDocument::blankLinesAreColouredOnce()
{
    DiffDocument document(m_pool);
    // The pool's one thread works in order: what was asked before has arrived after this.
    const auto settle = [&] {
        QSignalSpy settled(&document, &DiffDocument::cursorChanged);
        m_pool.post([&] {
            QMetaObject::invokeMethod(
                &document, [&] { document.setCursor(document.cursor() == 7 ? 8 : 7); },
                Qt::QueuedConnection);
        });
        return settled.wait();
    };
    const QByteArray blank(4000, '\n');
    document.show(rows(blank, blank + "int a = 1;\n"), u"a.cpp"_s, u"a.cpp"_s);
    document.expandAll();
    QSignalSpy colored(&document, &DiffDocument::colorsChanged);
    // The canvas asks again whenever colours arrive.
    connect(&document, &DiffDocument::colorsChanged, &document,
            [&] { document.setVisibleRange(2000, 2040); });
    const auto isReady = [&] {
        return document.colors(Side::New, 4000).size() > 0
            && std::ranges::any_of(colored, [](const QList<QVariant> &arguments) {
                   return arguments.at(0).value<Side>() == Side::Old
                       && arguments.at(2).toInt() == 4000;
               });
    };
    QTRY_VERIFY(isReady());
    QVERIFY(settle());

    colored.clear();
    document.setVisibleRange(2000, 2040);
    QVERIFY(settle());

    QCOMPARE(colored.count(), 0);
}

void TestDiffDocument::pictureHoldsWhatTheRowsSay()
{
    ui::theme::Theme theme(nullptr);
    ui::theme::Units units(nullptr);
    DiffDocument document(m_pool);
    document.show(rows("same\nLIMIT = 60;\n", "same\nLIMIT = 90;\nadded\n"), u"a"_s, u"a"_s);
    DiffPainter painter;
    painter.setStyle({.theme = &theme,
                      .font = units.codeFont(),
                      .labelFont = units.secondaryFont(),
                      .lineHeight = units.codeLineHeight()});
    const Columns columns = makeColumns(800, 3, painter.charWidth(), false);

    const ChunkPicture picture = painter.paint(document, columns, 0, document.entryCount());

    // Old side: two lines, new side: three; one changed word on each.
    QCOMPARE(picture.panes[0].texts.size(), 2U);
    QCOMPARE(picture.panes[1].texts.size(), 3U);
    QCOMPARE(picture.panes[1].texts[2].line.layout->text(), u"added"_s);
    QCOMPARE(picture.panes[1].texts[2].position.y() > 2 * 18 - 1, true);
    QVERIFY(!picture.panes[0].words.isEmpty());
    QVERIFY(!picture.panes[1].words.isEmpty());
    const auto hasColor = [&](QColor color) {
        return std::ranges::contains(picture.ground.vertices, ui::scene::toRgba(color),
                                     &ui::scene::Vertex::color);
    };
    QVERIFY(hasColor(theme.diffAdded()));
    QVERIFY(hasColor(theme.diffRemoved()));
    QVERIFY(hasColor(theme.diffEmpty()));
}

void TestDiffDocument::columnsGrowWithTheLineNumbers()
{
    const Columns few = makeColumns(800, 50, 8, false);
    const Columns many = makeColumns(800, 123'456, 8, false);

    QCOMPARE(few.numberWidth, 24.0);
    QCOMPARE(many.numberWidth, 48.0);
    QCOMPARE(few.panes[0].right, 400.0);
    QCOMPARE(few.panes[1].gutterLeft, 400.0);
    QCOMPARE(makeColumns(800, 50, 8, true).panes[1].gutterLeft, 0.0);
}

QTEST_MAIN(TestDiffDocument)
#include "tst_diffdocument.moc"
