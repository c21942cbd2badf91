// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/logmarkup.h>
#include <agentops/ui/theme/palette.h>
#include <agentops/ui/theme/theme.h>

#include <QtTest/QTest>

using namespace agentops::ui;
using namespace Qt::StringLiterals;
using theme::Theme;

class TestLogMarkup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainTextNeedsNone();
    void stylesAndLinksBecomeTags_data();
    void stylesAndLinksBecomeTags();
    void everyColourIsReadable_data();
    void everyColourIsReadable();
    void aColourThatReadsStaysWhatItIs();

private:
    static LogMarkup markupOf(const QString &raw, const QList<LogLink> &links = {});

    static inline const LogColors s_colors{
        .text = Qt::white, .muted = Qt::gray, .ground = Qt::black, .named = {}, .contrast = 4.5};
};

LogMarkup TestLogMarkup::markupOf(const QString &raw, const QList<LogLink> &links)
{
    return logMarkup(parseAnsi(raw), links, s_colors);
}

void TestLogMarkup::plainTextNeedsNone()
{
    QCOMPARE(markupOf(u"a < b"_s).html, QString());
    QVERIFY(!markupOf(u"a < b"_s).isRich);
}

void TestLogMarkup::stylesAndLinksBecomeTags_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<int>("linkStart");
    QTest::addColumn<QString>("html");
    QTest::addColumn<bool>("isRich");

    QTest::newRow("a colour") << u"\x1b[38;2;255;255;0mx"_s << -1
                              << u"<font color=\"#ffff00\">x</font>"_s << false;
    QTest::newRow("styles") << u"\x1b[1;3;4;9mx"_s << -1 << u"<b><i><u><s>x</s></u></i></b>"_s
                            << false;
    QTest::newRow("a ground")
        << u"\x1b[38;2;0;0;0;48;2;255;255;0mx"_s << -1
        << u"<span style=\"color:#000000;background-color:#ffff00\">x</span>"_s << true;
    QTest::newRow("inverse") << u"\x1b[7mx"_s << -1
                             << u"<span style=\"color:#000000;background-color:#ffffff\">x</span>"_s
                             << true;
    QTest::newRow("what HTML would read")
        << u"\x1b[1m<b>&\x1b[0m  a"_s << -1 << u"<b>&lt;b&gt;&amp;</b>&nbsp;&nbsp;a"_s << false;
    QTest::newRow("a tab goes to its column")
        << u"\x1b[1mabcdef\x1b[0m\tx"_s << -1 << u"<b>abcdef</b>&nbsp;&nbsp;x"_s << false;
    QTest::newRow("a link") << u"see abc"_s << 4 << u"see&nbsp;<a href=\"0\">abc</a>"_s << false;
    QTest::newRow("a link over the end of a style")
        << u"see \x1b[1ma\x1b[0mbc"_s << 4
        << u"see&nbsp;<b><a href=\"0\">a</a></b><a href=\"0\">bc</a>"_s << false;
}

void TestLogMarkup::stylesAndLinksBecomeTags()
{
    QFETCH(const QString, raw);
    QFETCH(const int, linkStart);
    QFETCH(const QString, html);
    QFETCH(const bool, isRich);
    QList<LogLink> links;
    if (linkStart >= 0)
        links.append({linkStart, 3, LogLink::Kind::File, u"abc"_s, 1, 0});

    const LogMarkup markup = markupOf(raw, links);

    QCOMPARE(markup.html, html);
    QCOMPARE(markup.isRich, isRich);
}

void TestLogMarkup::everyColourIsReadable_data()
{
    QTest::addColumn<Theme::Scheme>("scheme");
    QTest::newRow("light") << Theme::Scheme::Light;
    QTest::newRow("dark") << Theme::Scheme::Dark;
    QTest::newRow("high contrast") << Theme::Scheme::HighContrast;
}

void TestLogMarkup::everyColourIsReadable()
{
    QFETCH(const Theme::Scheme, scheme);
    Theme theme(nullptr);
    theme.setScheme(scheme);
    const LogColors colors = logColors(theme);

    for (std::uint32_t index = 0; index < 256; ++index) {
        const QColor asked = ansiColor({AnsiColor::Kind::Indexed, index}, colors, colors.text);
        const QColor front = readableColor(asked, colors.ground, colors.contrast);
        QVERIFY2(theme::contrastRatio(front, colors.ground) >= colors.contrast,
                 qPrintable(u"%1: %2"_s.arg(index).arg(front.name())));
        // As a ground it takes whichever of light and dark is read on it: 4.5 can always be had.
        const QColor onIt = readableColor(colors.text, asked, 4.5);
        QVERIFY2(theme::contrastRatio(onIt, asked) >= 4.5, qPrintable(asked.name()));
    }
}

void TestLogMarkup::aColourThatReadsStaysWhatItIs()
{
    QCOMPARE(readableColor(Qt::yellow, Qt::black, 4.5), QColor(Qt::yellow));
    QVERIFY(readableColor(Qt::yellow, Qt::white, 4.5) != QColor(Qt::yellow));
    QCOMPARE(ansiColor({AnsiColor::Kind::Indexed, 196}, s_colors, Qt::white), QColor(255, 0, 0));
    QCOMPARE(ansiColor({AnsiColor::Kind::Indexed, 255}, s_colors, Qt::white),
             QColor(238, 238, 238));
}

QTEST_MAIN(TestLogMarkup)
#include "tst_logmarkup.moc"
