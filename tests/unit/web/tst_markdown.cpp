// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/web/markdown.h>
#include <agentops/ui/web/pagehtml.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace agentops::ui;
using namespace Qt::StringLiterals;

class TestMarkdown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rendersWhatPeopleWrite_data();
    void rendersWhatPeopleWrite();
    void hostileContentLoadsAndRunsNothing_data();
    void hostileContentLoadsAndRunsNothing();
    void embeddedPicturesAreKeptOnRequest();
    void onlyWebAndMailAddressesMayBeOpened_data();
    void onlyWebAndMailAddressesMayBeOpened();
    void policyAllowsExactlyTheStyleSheetOfThePage();
    void familyNameCannotEndTheStyleSheet();
    void largeTextIsRenderedWhole();
};

void TestMarkdown::rendersWhatPeopleWrite_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("html");

    QTest::newRow("a heading and a paragraph")
        << u"# Title\n\nText *with* **weight**"_s
        << u"<h1>Title</h1>\n<p>Text <em>with</em> <strong>weight</strong></p>\n"_s;
    QTest::newRow("a link to the web")
        << u"[here](https://example.org/a?b=1&c=2)"_s
        << u"<p><a href=\"https://example.org/a?b=1&amp;c=2\">here</a></p>\n"_s;
    QTest::newRow("a bare address")
        << u"see https://example.org"_s
        << u"<p>see <a href=\"https://example.org\">https://example.org</a></p>\n"_s;
    QTest::newRow("a task list shows its marks")
        << u"- [x] done\n- [ ] open"_s
        << u"<ul>\n<li class=\"task-list-item\">\u2611 done</li>\n<li class=\"task-list-item\">\u2610 open</li>\n</ul>\n"_s;
    QTest::newRow("code keeps its angle brackets")
        << u"`a < b`"_s << u"<p><code>a &lt; b</code></p>\n"_s;
    QTest::newRow("nothing gives nothing") << QString() << QString();
    QTest::newRow("letters of every script")
        << u"Größe 大きさ 🚀"_s << u"<p>Größe 大きさ 🚀</p>\n"_s;
}

void TestMarkdown::rendersWhatPeopleWrite()
{
    QFETCH(const QString, markdown);
    QFETCH(const QString, html);

    QCOMPARE(markdownToHtml(markdown), html);
}

void TestMarkdown::hostileContentLoadsAndRunsNothing_data()
{
    QTest::addColumn<QString>("markdown");

    QTest::newRow("a script block") << u"<script>alert(1)</script>"_s;
    QTest::newRow("a script in a line")
        << u"text <script src=https://evil.example/x.js></script>"_s;
    QTest::newRow("an event handler") << u"<img src=x onerror=alert(1)>"_s;
    QTest::newRow("an svg with a handler") << u"<svg onload=alert(1)>"_s;
    QTest::newRow("a frame") << u"<iframe src=\"https://evil.example\"></iframe>"_s;
    QTest::newRow("a style sheet") << u"<link rel=stylesheet href=https://evil.example/x.css>"_s;
    QTest::newRow("a refresh")
        << u"<meta http-equiv=refresh content=\"0;url=https://evil.example\">"_s;
    QTest::newRow("a form") << u"<form action=https://evil.example><input name=a></form>"_s;
    QTest::newRow("a picture from elsewhere") << u"![a](https://evil.example/x.png)"_s;
    QTest::newRow("a picture without a scheme") << u"![a](//evil.example/x.png)"_s;
    QTest::newRow("a picture from the disk") << u"![a](file:///etc/passwd)"_s;
    QTest::newRow("a picture beside the page") << u"![a](../../etc/passwd)"_s;
    QTest::newRow("a picture that ends its attribute") << u"![a](<x\" onerror=\"alert(1)>)"_s;
    QTest::newRow("a description that ends its attribute")
        << u"![\" onerror=\"alert(1)](https://evil.example/x.png)"_s;
    QTest::newRow("a title that ends its attribute") << u"![a](x.png '\" onerror=\"alert(1)')"_s;
    QTest::newRow("a picture drawn by svg data")
        << u"![a](data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=)"_s;
    QTest::newRow("a script link") << u"[a](javascript:alert(1))"_s;
    QTest::newRow("a script link in mixed case") << u"[a](JaVaScRiPt:alert(1))"_s;
    QTest::newRow("a script link with an entity") << u"[a](javascript&#58;alert(1))"_s;
    QTest::newRow("a script link as an autolink") << u"<javascript:alert(1)>"_s;
    QTest::newRow("a link to a file") << u"[a](file:///etc/passwd)"_s;
    QTest::newRow("a link with a page of its own")
        << u"[a](data:text/html,<script>alert(1)</script>)"_s;
    QTest::newRow("a link that ends its attribute")
        << u"[a](<https://x.example/\" onclick=\"alert(1)>)"_s;
    QTest::newRow("a reference to a script") << u"[a][b]\n\n[b]: javascript:alert(1)"_s;
    QTest::newRow("markup in a table") << u"|a|\n|-|\n|<script>alert(1)</script>|"_s;
    QTest::newRow("a comment that hides a script") << u"<!-- --><script>alert(1)</script>"_s;
}

void TestMarkdown::hostileContentLoadsAndRunsNothing()
{
    QFETCH(const QString, markdown);
    static const QRegularExpression tag(u"<([a-zA-Z!/][^>]*)>"_s);
    // What the renderer itself writes; anything else in the output came from the content.
    static const QRegularExpression own(u"^/"
                                        u"?(p|h[1-6]|em|strong|code|pre|ul|ol|li|table|thead|tbody|"
                                        u"tr|th|td|blockquote|a|del|hr|br|span)"
                                        "( class=\"picture\"| href=\"https?://[^\"]*\")?$"_s);

    const QString html = markdownToHtml(markdown);

    for (const QRegularExpressionMatch &match : tag.globalMatch(html))
        QVERIFY2(own.match(match.captured(1)).hasMatch(), qPrintable(html));
}

void TestMarkdown::embeddedPicturesAreKeptOnRequest()
{
    const QString markdown = u"![a dot](data:image/png;base64,iVBORw0KGgo=)"_s;

    QCOMPARE(markdownToHtml(markdown, EmbeddedImages::Keep),
             u"<p><img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"a dot\"></p>\n"_s);
    QCOMPARE(markdownToHtml(markdown, EmbeddedImages::Describe),
             u"<p><span class=\"picture\">[a dot]</span></p>\n"_s);
}

void TestMarkdown::onlyWebAndMailAddressesMayBeOpened_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("openable");

    QTest::newRow("https") << u"https://example.org/a"_s << true;
    QTest::newRow("http") << u"HTTP://example.org"_s << true;
    QTest::newRow("mail") << u"mailto:a@example.org"_s << true;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("script") << u"javascript:alert(1)"_s << false;
    QTest::newRow("another program") << u"ms-msdt:/id"_s << false;
    QTest::newRow("a path") << u"docs/a.md"_s << false;
    QTest::newRow("white space before") << u" https://example.org"_s << false;
    QTest::newRow("a line break within") << u"https://a\njavascript:x"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestMarkdown::onlyWebAndMailAddressesMayBeOpened()
{
    QFETCH(const QString, address);
    QFETCH(const bool, openable);

    QCOMPARE(isOpenableLink(address), openable);
}

void TestMarkdown::policyAllowsExactlyTheStyleSheetOfThePage()
{
    PageStyle style;
    style.text = Qt::black;
    style.surface = Qt::white;

    const QString page = pageHtml(u"<p>text</p>"_s, style);

    const QString css = page.section(u"<style>"_s, 1).section(u"</style>"_s, 0, 0);
    const QString hash = QString::fromLatin1(
        QCryptographicHash::hash(css.toUtf8(), QCryptographicHash::Sha256).toBase64());
    QVERIFY(page.contains("default-src 'none'"_L1));
    QVERIFY(page.contains("style-src 'sha256-"_L1 + hash + u'\''));
    QVERIFY(css.contains("#000000"_L1));
    QVERIFY(!css.contains(u'$'));
}

void TestMarkdown::familyNameCannotEndTheStyleSheet()
{
    PageStyle style;
    style.fontFamily = u"Evil\"; } </style><script>alert(1)</script>"_s;

    const QString page = pageHtml(QString(), style);

    QVERIFY(!page.contains("<script"_L1));
    QCOMPARE(page.count("</style>"_L1), 1);
}

void TestMarkdown::largeTextIsRenderedWhole()
{
    QString markdown;
    for (int i = 0; i < 50'000; ++i)
        markdown += u"line %1\n\n"_s.arg(i);

    const QString html = markdownToHtml(markdown);

    QCOMPARE(html.count("<p>"_L1), 50'000);
    QVERIFY(html.contains("line 49999"_L1));
}

QTEST_GUILESS_MAIN(TestMarkdown)
#include "tst_markdown.moc"
