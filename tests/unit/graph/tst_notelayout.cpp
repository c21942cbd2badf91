// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/notelayout.h>

#include <QtTest/QTest>

#include <algorithm>

using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;

/// How the Markdown of a note is broken into lines.
class TestNoteLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShortFirstLineIsATitle()
    {
        const NoteLayout layout = layOut(u"Before you ship\nPush is an effect."_s);

        QCOMPARE(texts(layout), (QStringList{u"Before you ship"_s, u"Push is an effect."_s}));
        QCOMPARE(layout.pieces[0].face, NoteFace::Title);
        QCOMPARE(layout.pieces[1].face, NoteFace::Body);
        QCOMPARE(layOut(u"One line"_s).pieces[0].face, NoteFace::Body);
    }

    void piecesHaveTheFaceOfTheirMarks()
    {
        const NoteLayout layout =
            layOut(u"plain **strong** _slanted_ `code` [link](https://example.org) ~~gone~~"_s);

        const auto faceOf = [&](const QString &text) {
            const auto found = std::ranges::find(layout.pieces, text, &NotePiece::text);
            return found == layout.pieces.end() ? std::optional<NotePiece>() : *found;
        };
        QCOMPARE(faceOf(u"strong"_s)->face, NoteFace::Strong);
        QCOMPARE(faceOf(u"slanted"_s)->face, NoteFace::Emphasis);
        QCOMPARE(faceOf(u"code"_s)->face, NoteFace::Code);
        QVERIFY(faceOf(u"link"_s)->isLink);
        QVERIFY(faceOf(u"gone"_s)->isStruck);
        // All of it stands on one line.
        for (const NotePiece &piece : layout.pieces)
            QCOMPARE(piece.baseline.y(), layout.pieces.front().baseline.y());
    }

    void headingsAreTitles()
    {
        const NoteLayout layout = layOut(u"# Large\n\n## Smaller\n\ntext"_s);

        QCOMPARE(layout.pieces[0].face, NoteFace::Title);
        QCOMPARE(layout.pieces[1].face, NoteFace::Heading);
        QCOMPARE(layout.pieces[2].face, NoteFace::Body);
    }

    void itemsHaveTheirMarks()
    {
        const NoteLayout layout = layOut(u"- one\n- two\n\n- [ ] open\n- [x] done"_s);

        QCOMPARE(countOf(layout, NoteMark::Kind::Bullet), 2);
        QCOMPARE(countOf(layout, NoteMark::Kind::Box), 1);
        QCOMPARE(countOf(layout, NoteMark::Kind::TickedBox), 1);
        const NoteLayout numbered = layOut(u"1. one\n2. two"_s);
        QVERIFY(texts(numbered).contains(u"1."_s));
        QVERIFY(texts(numbered).contains(u"2."_s));
    }

    void codeStandsOnAGround()
    {
        const NoteLayout layout = layOut(u"```\nfirst line\nsecond line\n```"_s);

        QCOMPARE(countOf(layout, NoteMark::Kind::CodeGround), 1);
        for (const NotePiece &piece : layout.pieces)
            QCOMPARE(piece.face, NoteFace::Code);
        const QRectF ground = layout.marks.front().rect;
        QVERIFY(ground.height() >= layout.height);
    }

    void longTextIsBroken()
    {
        const NoteLayout layout = layOut(u"many words that do not fit into so narrow a note"_s, 90);

        QVERIFY(layout.pieces.size() > 2);
        for (const NotePiece &piece : layout.pieces)
            QVERIFY2(piece.width <= 90, qPrintable(piece.text));
        QVERIFY(std::ranges::is_sorted(layout.pieces, {},
                                       [](const NotePiece &piece) { return piece.baseline.y(); }));
    }

    void breaksStay()
    {
        QCOMPARE(texts(layOut(u"- item\n\nfirst\nsecond **third**\nfourth"_s)),
                 (QStringList{u"item"_s, u"first"_s, u"second "_s, u"third"_s, u"fourth"_s}));
    }

    void nothingIsLoadedAndNothingIsHtml()
    {
        QCOMPARE(texts(layOut(u"![plan](https://example.org/plan.png)"_s)).size(), 1);
        QVERIFY(texts(layOut(u"a <b>bold</b> word"_s)).join(QString()).contains(u"<b>"_s));
    }

    void whatIsShownIsLaidOutOnce()
    {
        NoteLayoutCache cache;
        const NoteLayout *first = &cache.find(u"text"_s, 200, 0, fonts());

        QCOMPARE(&cache.find(u"text"_s, 200, 0, fonts()), first);
        cache.nextGeneration();
        QCOMPARE(cache.find(u"text"_s, 200, 0, fonts()).pieces.size(), size_t(1));
    }

    void anEmptyNoteIsEmpty()
    {
        QVERIFY(layOut({}).pieces.empty());
        QCOMPARE(layOut(u" \n "_s).height, 0.0);
        QCOMPARE(noteTitle({}), QString());
        QCOMPARE(noteTitle(u"## Why\n\nBecause."_s), u"Why"_s);
    }

private:
    static NoteFonts fonts()
    {
        NoteFonts fonts;
        for (QFont &font : fonts)
            font.setPixelSize(12);
        return fonts;
    }
    static NoteLayout layOut(const QString &text, qreal width = 600)
    {
        return layOutNote(text, width, fonts());
    }
    static QStringList texts(const NoteLayout &layout)
    {
        QStringList texts;
        for (const NotePiece &piece : layout.pieces)
            texts.append(piece.text);
        return texts;
    }
    static int countOf(const NoteLayout &layout, NoteMark::Kind kind)
    {
        return int(std::ranges::count(layout.marks, kind, &NoteMark::kind));
    }
};

QTEST_MAIN(TestNoteLayout)
#include "tst_notelayout.moc"
