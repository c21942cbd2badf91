// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/ansi.h>

#include <QtTest/QTest>

using namespace agentops::ui;
using namespace Qt::StringLiterals;

/// What a terminal would show of a line.
class TestAnsi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsWhatATerminalShows_data();
    void textIsWhatATerminalShows();
    void stylesBecomeSpans_data();
    void stylesBecomeSpans();
    void aStyleGoesOnBehindTheLine();
    void whatIsOverwrittenIsFoundInPieces_data();
    void whatIsOverwrittenIsFoundInPieces();
};

namespace {

QString colorText(const AnsiColor &color)
{
    switch (color.kind) {
    case AnsiColor::Kind::Default:
        return u"-"_s;
    case AnsiColor::Kind::Indexed:
        return QString::number(color.value);
    case AnsiColor::Kind::Rgb:
        return u'#' + QString::number(color.value, 16).rightJustified(6, u'0');
    }
    return {};
}

QString styleText(const AnsiStyle &style)
{
    QString text = colorText(style.foreground) + u'/' + colorText(style.background);
    const std::pair<bool, QChar> flags[]{{style.isBold, u'b'},    {style.isFaint, u'f'},
                                         {style.isItalic, u'i'},  {style.isUnderlined, u'u'},
                                         {style.isInverse, u'r'}, {style.isStruck, u's'}};
    for (const auto &[isSet, letter] : flags) {
        if (isSet)
            text += letter;
    }
    return text;
}

/// "start+length:style", for each span.
QString spansText(const AnsiText &line)
{
    QStringList spans;
    for (const AnsiSpan &span : line.spans)
        spans.append(u"%1+%2:%3"_s.arg(span.start).arg(span.length).arg(styleText(span.style)));
    return spans.join(u' ');
}

} // namespace

void TestAnsi::textIsWhatATerminalShows_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("text");

    QTest::newRow("plain text") << u"a line\twith a tab"_s << u"a line\twith a tab"_s;
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("colours are no text") << u"\x1b[1;32mPASS\x1b[0m all"_s << u"PASS all"_s;
    QTest::newRow("a link is its words")
        << u"\x1b]8;;https://x.example\x1b\\here\x1b]8;;\x07."_s << u"here."_s;
    QTest::newRow("a title is no text") << u"\x1b]0;make\x07go"_s << u"go"_s;
    QTest::newRow("a character set is no text") << u"\x1b(Bgo"_s << u"go"_s;
    QTest::newRow("moving the cursor is no text") << u"\x1b[?25l\x1b[2Ago\x1b[?25h"_s << u"go"_s;
    QTest::newRow("a return alone changes nothing") << u"done\r"_s << u"done"_s;
    QTest::newRow("a line end of Windows") << u"done\r\r"_s << u"done"_s;
    QTest::newRow("progress is its last state") << u"10%\r50%\r100%"_s << u"100%"_s;
    QTest::newRow("a style behind a return overwrites nothing") << u"100%\r\x1b[0m"_s << u"100%"_s;
    QTest::newRow("an erased line is empty") << u"100%\r\x1b[K"_s << QString();
    QTest::newRow("an erased end overwrites nothing") << u"100%\x1b[K"_s << u"100%"_s;
    QTest::newRow("spinners erase and go to the first column")
        << u"| wait\x1b[2K\x1b[1G/ wait\x1b[2K\x1b[Gdone"_s << u"done"_s;
    QTest::newRow("controls are no text") << u"a\x07\x08\x0e\x7f"
                                             "b"_s
                                          << u"ab"_s;
    QTest::newRow("a sequence without an end is no text") << u"a\x1b[3"_s << u"a"_s;
    QTest::newRow("what cannot be in a sequence is text")
        << u"a\x1b[3\u00e9t\u00e9"_s << u"a\u00e9t\u00e9"_s;
}

void TestAnsi::textIsWhatATerminalShows()
{
    QFETCH(const QString, raw);
    QFETCH(const QString, text);

    QCOMPARE(parseAnsi(raw).text, text);
    QCOMPARE(plainAnsi(raw), text);
}

void TestAnsi::stylesBecomeSpans_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("spans");

    QTest::newRow("none") << u"text"_s << QString();
    QTest::newRow("named") << u"\x1b[31mred\x1b[0m \x1b[92mgreen"_s << u"0+3:1/- 4+5:10/-"_s;
    QTest::newRow("grounds") << u"\x1b[37;41mx\x1b[49my\x1b[39mz\x1b[103mw"_s
                             << u"0+1:7/1 1+1:7/- 3+1:-/11"_s;
    QTest::newRow("of 256") << u"\x1b[38;5;208mo\x1b[48;5;17mn"_s << u"0+1:208/- 1+1:208/17"_s;
    QTest::newRow("true") << u"\x1b[38;2;1;2;255mx"_s << u"0+1:#0102ff/-"_s;
    QTest::newRow("with colons") << u"\x1b[38:2::1:2:3mx\x1b[38:2:4:5:6my\x1b[38:5:9mz"_s
                                 << u"0+1:#010203/- 1+1:#040506/- 2+1:9/-"_s;
    QTest::newRow("styles together") << u"\x1b[1;3;4;9mx\x1b[22;23;24;29my"_s << u"0+1:-/-bius"_s;
    QTest::newRow("faint and inverse") << u"\x1b[2;7mx\x1b[27;22my"_s << u"0+1:-/-fr"_s;
    QTest::newRow("an underline that is none") << u"\x1b[4:3mx\x1b[4:0my"_s << u"0+1:-/-u"_s;
    QTest::newRow("no parameter is a reset") << u"\x1b[31mx\x1b[my"_s << u"0+1:1/-"_s;
    QTest::newRow("an empty parameter is a reset")
        << u"\x1b[31mx\x1b[;1my"_s << u"0+1:1/- 1+1:-/-b"_s;
    QTest::newRow("colours of underlines are skipped") << u"\x1b[58;5;9;31mx"_s << u"0+1:1/-"_s;
    QTest::newRow("a colour that is none") << u"\x1b[38;5;300;1mx"_s << QString();
    QTest::newRow("sequences of makers") << u"\x1b[?1mx\x1b[>4;1my"_s << QString();
    QTest::newRow("what was overwritten has none") << u"\x1b[31mred\x1b[0m\rplain"_s << QString();
    QTest::newRow("the same style twice is one") << u"\x1b[31ma\x1b[31mb"_s << u"0+2:1/-"_s;
}

void TestAnsi::stylesBecomeSpans()
{
    QFETCH(const QString, raw);
    QFETCH(const QString, spans);

    QCOMPARE(spansText(parseAnsi(raw)), spans);
}

void TestAnsi::aStyleGoesOnBehindTheLine()
{
    const AnsiText first = parseAnsi(u"\x1b[1;33mwarning:");
    QCOMPARE(styleText(first.end), u"3/-b"_s);

    const AnsiText second = parseAnsi(u"more\x1b[0m", first.end);
    QCOMPARE(spansText(second), u"0+4:3/-b"_s);
    QCOMPARE(second.end, AnsiStyle());
}

void TestAnsi::whatIsOverwrittenIsFoundInPieces_data()
{
    QTest::addColumn<QString>("piece");
    QTest::addColumn<bool>("isOverwriting");
    QTest::addColumn<int>("shownFrom");
    QTest::addColumn<bool>("overwritesNext");
    QTest::addColumn<int>("incompleteFrom");

    QTest::newRow("text goes on") << u"abc"_s << false << -1 << false << 3;
    QTest::newRow("text overwrites") << u"abc"_s << true << 0 << false << 3;
    QTest::newRow("nothing overwrites nothing") << QString() << true << -1 << true << 0;
    QTest::newRow("a return at the end") << u"50%\r"_s << false << -1 << true << 4;
    QTest::newRow("a return in the middle") << u"50%\r60%"_s << false << 4 << false << 7;
    QTest::newRow("an erasure") << u"50%\r\x1b[K"_s << false << 7 << false << 7;
    QTest::newRow("a style alone overwrites nothing") << u"\x1b[0m"_s << true << -1 << true << 4;
    QTest::newRow("a sequence that goes on") << u"ab\x1b[3"_s << false << -1 << false << 2;
}

void TestAnsi::whatIsOverwrittenIsFoundInPieces()
{
    QFETCH(const QString, piece);
    QFETCH(const bool, isOverwriting);
    QFETCH(const int, shownFrom);
    QFETCH(const bool, overwritesNext);
    QFETCH(const int, incompleteFrom);

    const AnsiProgress progress = followAnsi(piece, isOverwriting, {});

    QCOMPARE(progress.shownFrom, shownFrom);
    QCOMPARE(progress.isOverwriting, overwritesNext);
    QCOMPARE(progress.incompleteFrom, incompleteFrom);
}

QTEST_GUILESS_MAIN(TestAnsi)
#include "tst_ansi.moc"
