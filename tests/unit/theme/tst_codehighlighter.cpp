// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/theme/codehighlighter.h>

#include <QtGui/QTextBlock>
#include <QtGui/QTextDocument>
#include <QtGui/QTextLayout>
#include <QtQml/QQmlComponent>
#include <QtQml/QQmlEngine>
#include <QtTest/QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace agentops::ui::theme;

namespace {

/// How the first character of a line looks.
QTextCharFormat lookOf(const QTextDocument &document, int line)
{
    const auto formats = document.findBlockByNumber(line).layout()->formats();
    return formats.isEmpty() ? QTextCharFormat() : formats.first().format;
}

} // namespace

class TestCodeHighlighter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QQmlComponent component(&m_engine);
        component.setData("import QtQuick\nTextEdit { property var doc: textDocument }", QUrl());
        m_edit.reset(component.create());
        QVERIFY2(m_edit, qPrintable(component.errorString()));
    }

    void thePatchLooksAsInAReview()
    {
        const auto text = u"--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n same\n-old\n+new\n"_s;

        const QTextDocument *document = shown(u"changes.patch"_s, text);

        QTRY_COMPARE(lookOf(*document, 4).background().color(),
                     m_theme.color(Colors::Token::DiffRemoved));
        QCOMPARE(lookOf(*document, 5).background().color(),
                 m_theme.color(Colors::Token::DiffAdded));
        QCOMPARE(lookOf(*document, 3).background().style(), Qt::NoBrush);
    }

    void sourceHasTheColoursOfItsLanguage()
    {
        const QTextDocument *document = shown(u"a.py"_s, u"return 1\n# why\n"_s);

        QTRY_COMPARE(lookOf(*document, 1).foreground().color(),
                     m_theme.color(Colors::Token::SyntaxComment));
        QCOMPARE(lookOf(*document, 0).foreground().color(),
                 m_theme.color(Colors::Token::SyntaxKeyword));
    }

    void expressionsAreMarkedInAnyText()
    {
        m_highlighter.setMarksExpressions(true);

        const QTextDocument *document = shown({}, u"{{ a.b }} and {{{{ c"_s);

        const QColor ground = m_theme.color(Colors::Token::AccentSoft);
        QTRY_COMPARE(lookOf(*document, 0).background().color(), ground);
        const auto formats = document->firstBlock().layout()->formats();
        const auto marked = std::ranges::count_if(formats, [&](const auto &range) {
            return range.format.background().color() == ground;
        });
        QCOMPARE(marked, 1);
        m_highlighter.setMarksExpressions(false);
    }

private:
    const QTextDocument *shown(const QString &fileName, const QString &text)
    {
        m_edit->setProperty("text", text);
        auto *document = m_edit->property("doc").value<QQuickTextDocument *>();
        m_highlighter.setDocument(document);
        m_highlighter.setTheme(&m_theme);
        m_highlighter.setFileName(fileName);
        return document->textDocument();
    }

    QQmlEngine m_engine;
    Theme m_theme{nullptr};
    std::unique_ptr<QObject> m_edit;
    CodeHighlighter m_highlighter;
};

QTEST_MAIN(TestCodeHighlighter)
#include "tst_codehighlighter.moc"
