// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/markdownhtml.h>

#include <QtTest/QTest>

using namespace agentops::ui;
using namespace Qt::StringLiterals;

class TestMarkdownHtml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loadsAndRunsNothing_data();
    void loadsAndRunsNothing();
};

void TestMarkdownHtml::loadsAndRunsNothing_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("contains");
    QTest::newRow("emphasis") << u"a *word* b"_s << u"word"_s;
    QTest::newRow("code") << u"call `f(x)`"_s << u"f(x)"_s;
    QTest::newRow("image") << u"see ![pic](http://example.org/a.png) there"_s << u"there"_s;
    QTest::newRow("raw HTML") << u"<img src=\"http://example.org/a.png\"> x"_s << u"x"_s;
    QTest::newRow("script") << u"<script>alert(1)</script> y"_s << u"y"_s;
}

void TestMarkdownHtml::loadsAndRunsNothing()
{
    QFETCH(QString, markdown);
    QFETCH(QString, contains);

    const QString html = markdownHtml(markdown);

    QVERIFY(html.contains(contains));
    QVERIFY2(!html.contains(u"<img"_s), qPrintable(html));
    QVERIFY2(!html.contains(u"<script"_s), qPrintable(html));
}

QTEST_MAIN(TestMarkdownHtml)
#include "tst_markdownhtml.moc"
