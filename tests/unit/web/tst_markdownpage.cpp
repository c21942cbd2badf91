// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/web/webpages.h>

#include <QtGui/QGuiApplication>
#include <QtQml/QQmlComponent>
#include <QtQml/QQmlEngine>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickWindow>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace agentops::ui;
using namespace Qt::StringLiterals;

/// The page as QML uses it, drawn both ways where the program has both.
class TestMarkdownPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsMarkdown_data() { addSurfaces(); }
    void showsMarkdown();
    void reportsAFollowedLinkAndStays_data() { addSurfaces(); }
    void reportsAFollowedLinkAndStays();
    void takesTheColoursOfTheTheme_data() { addSurfaces(); }
    void takesTheColoursOfTheTheme();
    void richTextLoadsNoPictures();

private:
    static void addSurfaces();
    QQuickItem *createPage(const QString &markdown, bool useEngine);

    theme::Theme m_theme{nullptr};
    QQmlEngine m_engine;
    std::unique_ptr<QQuickWindow> m_window;
};

void TestMarkdownPage::addSurfaces()
{
    QTest::addColumn<bool>("useEngine");
    QTest::newRow("rich text") << false;
    if (isWebEngineAvailable())
        QTest::newRow("web engine") << true;
}

QQuickItem *TestMarkdownPage::createPage(const QString &markdown, bool useEngine)
{
    m_window = std::make_unique<QQuickWindow>();
    m_window->resize(600, 400);
    QQmlComponent component(&m_engine);
    component.loadFromModule("AgentOps.Ui.Web", "MarkdownPage");
    auto *page = qobject_cast<QQuickItem *>(component.createWithInitialProperties(
        {{u"markdown"_s, markdown}, {u"title"_s, u"Report"_s}, {u"useEngine"_s, useEngine}}));
    if (!page) {
        qWarning() << component.errors();
        return nullptr;
    }
    page->setParent(m_window->contentItem());
    page->setParentItem(m_window->contentItem());
    page->setSize(m_window->size());
    m_window->show();
    return page;
}

void TestMarkdownPage::showsMarkdown()
{
    QFETCH(const bool, useEngine);

    QQuickItem *page = createPage(u"# Hello\n\nText"_s, useEngine);

    QVERIFY(page);
    QTRY_VERIFY_WITH_TIMEOUT(page->property("ready").toBool(), 30'000);
    if (const auto *text = page->findChild<QQuickItem *>(u"richText"_s))
        QTRY_VERIFY(text->property("text").toString().contains(u"Hello"_s));
}

void TestMarkdownPage::reportsAFollowedLinkAndStays()
{
    QFETCH(const bool, useEngine);
    // Links from edge to edge: wherever the page puts them, the click meets one.
    const QString link =
        u"[xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx](https://example.org/)\n\n"_s;
    QQuickItem *page = createPage(link.repeated(40), useEngine);
    QVERIFY(page);
    QTRY_VERIFY_WITH_TIMEOUT(page->property("ready").toBool(), 30'000);
    QSignalSpy followed(page, SIGNAL(linkActivated(QString)));

    // The engine draws after it says that it has loaded.
    QTRY_VERIFY_WITH_TIMEOUT(
        (QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, {120, 100}), !followed.isEmpty()),
        30'000);

    QCOMPARE(followed.first().first().toString(), u"https://example.org/"_s);
    QTRY_VERIFY(page->property("ready").toBool());
}

void TestMarkdownPage::takesTheColoursOfTheTheme()
{
    QFETCH(const bool, useEngine);
    m_theme.setScheme(theme::Theme::Scheme::Dark);
    QQuickItem *page = createPage(u"# Dark"_s, useEngine);
    QVERIFY(page);
    QTRY_VERIFY_WITH_TIMEOUT(page->property("ready").toBool(), 30'000);

    m_theme.setScheme(theme::Theme::Scheme::Light);

    if (useEngine) {
        QTRY_COMPARE_WITH_TIMEOUT(QColor(m_window->grabWindow().pixel(5, 395)), m_theme.surface(),
                                  30'000);
    } else {
        const auto *text = page->findChild<QQuickItem *>(u"richText"_s);
        QTRY_COMPARE(text->property("color").value<QColor>(), m_theme.text());
    }
}

void TestMarkdownPage::richTextLoadsNoPictures()
{
    QQuickItem *page =
        createPage(u"![a](file:///etc/passwd) ![b](https://evil.example/x.png)"_s, false);
    QVERIFY(page);

    const auto *text = page->findChild<QQuickItem *>(u"richText"_s);

    QVERIFY(text);
    QTRY_VERIFY(text->property("text").toString().contains(u"[a]"_s));
    QVERIFY(!text->property("text").toString().contains(u"<img"_s));
}

int main(int argc, char **argv)
{
    initializeWebPages();
    const QGuiApplication app(argc, argv);
    TestMarkdownPage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_markdownpage.moc"
