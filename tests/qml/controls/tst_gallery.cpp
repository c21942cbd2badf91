// SPDX-License-Identifier: GPL-3.0-or-later
#include "../qmlpage.h"

#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QDir>
#include <QtGui/QAccessible>
#include <QtQml/QQmlComponent>
#include <QtQml/QQmlEngine>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickView>
#include <QtTest/QTest>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;
using namespace agentops::ui::theme;

namespace {

void collect(QQuickItem *item, QList<QQuickItem *> &into)
{
    into.append(item);
    for (QQuickItem *child : item->childItems())
        collect(child, into);
}

} // namespace

/// Shows the gallery of all controls. The pictures in build/gallery are for the eye.
class TestGallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_warnings.emplace(); }
    void cleanup() { m_warnings.reset(); }

    void everyControlIsDrawnWithoutAWarning_data()
    {
        QTest::addColumn<Theme::Scheme>("scheme");
        QTest::addColumn<QString>("file");
        QTest::newRow("light") << Theme::Scheme::Light << u"light"_s;
        QTest::newRow("dark") << Theme::Scheme::Dark << u"dark"_s;
        QTest::newRow("high contrast") << Theme::Scheme::HighContrast << u"high-contrast"_s;
    }

    void everyControlIsDrawnWithoutAWarning()
    {
        QFETCH(Theme::Scheme, scheme);
        QFETCH(QString, file);
        m_theme.setScheme(scheme);
        QQuickView view;
        show(view);
        if (QTest::currentTestFailed())
            return;

        auto *button = view.rootObject()->findChild<QQuickItem *>(u"primary"_s);
        QVERIFY(button);
        button->forceActiveFocus(Qt::TabFocusReason);
        const QImage picture = view.grabWindow();

        QCOMPARE(picture.pixelColor(2, 2), m_theme.canvas());
        QCOMPARE(m_warnings->text(), QString());
        const QString folder = QStringLiteral(AO_BINARY_DIR) + u"/gallery"_s;
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(picture.save(folder + u'/' + file + u".png"_s));
    }

    void everythingThatTakesTheKeyboardHasANameToRead()
    {
        QQuickView view;
        show(view);
        if (QTest::currentTestFailed())
            return;
        QList<QQuickItem *> items;
        collect(view.rootObject(), items);
        int focusable = 0;

        for (QQuickItem *item : std::as_const(items)) {
            if (!item->isVisible() || !item->activeFocusOnTab())
                continue;
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(item);
            QVERIFY2(face, item->metaObject()->className());
            QVERIFY2(!face->text(QAccessible::Name).isEmpty(), item->metaObject()->className());
            QVERIFY(face->role() != QAccessible::NoRole);
            ++focusable;
        }

        QVERIFY(focusable > 15);
    }

    void theTabKeyWalksThroughAllControlsAndShowsWhereItIs()
    {
        QQuickView view;
        show(view);
        if (QTest::currentTestFailed())
            return;
        view.requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        QSet<QQuickItem *> seen;

        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(&view, Qt::Key_Tab);
            QVERIFY(view.activeFocusItem());
            seen.insert(view.activeFocusItem());
        }

        QVERIFY2(seen.size() > 15, qPrintable(QString::number(seen.size())));
        auto *button = view.rootObject()->findChild<QQuickItem *>(u"primary"_s);
        QVERIFY(button && seen.contains(button));
        button->forceActiveFocus(Qt::TabFocusReason);
        QVERIFY(button->property("visualFocus").toBool());
    }

    void aScrollAreaFollowsTheKeyboard()
    {
        QQuickView view;
        QQuickItem *area = make(view, R"(ScrollArea {
            height: 100; width: 200
            Column { Repeater { model: 10; TextField { objectName: "field" + index } } }
        })");
        QVERIFY(area);
        QList<QQuickItem *> items;
        collect(area, items);
        const auto last = std::ranges::find(items, u"field9"_s, &QObject::objectName);
        QVERIFY(last != items.end());

        (*last)->forceActiveFocus(Qt::TabFocusReason);

        const QRectF seen = (*last)->mapRectToItem(area, (*last)->boundingRect());
        QVERIFY(QRectF(0, 0, 200, 100).contains(seen));
    }

    void aChoiceOutlastsANewModel()
    {
        QQuickView view;
        QQuickItem *box = make(view, R"(ComboBox {
            property bool isFrench: false
            model: isFrench ? ["un", "deux"] : ["one", "two"]
            selectedIndex: 1
        })");
        QVERIFY(box);
        QCOMPARE(box->property("displayText").toString(), u"two"_s);

        box->setProperty("isFrench", true);

        QCOMPARE(box->property("displayText").toString(), u"deux"_s);
    }

    void aSearchWaitsForAPauseOrEnter()
    {
        QQuickView view;
        QQuickItem *field = make(view, R"(SearchField {
            property string last: ""
            property int count: 0
            pauseDuration: 3600 * 1000
            onSearched: what => { last = what; ++count; }
        })");
        QVERIFY(field);
        field->forceActiveFocus(Qt::TabFocusReason);

        for (const char letter : {'m', 'a', 'i', 'n'})
            QTest::keyClick(&view, letter);
        QCOMPARE(field->property("count").toInt(), 0);
        QTest::keyClick(&view, Qt::Key_Return);

        QCOMPARE(field->property("last").toString(), u"main"_s);
        QCOMPARE(field->property("count").toInt(), 1);

        field->setProperty("pauseDuration", 0);
        QTest::keyClick(&view, 's');

        QTRY_COMPARE(field->property("last").toString(), u"mains"_s);
        QCOMPARE(field->property("count").toInt(), 2);
    }

private:
    /// The control that the text describes, shown in an active window.
    static QQuickItem *make(QQuickView &view, const QByteArray &text)
    {
        QQmlComponent component(view.engine());
        component.setData("import QtQuick\nimport AgentOps.Controls\n" + text, QUrl());
        auto *item = qobject_cast<QQuickItem *>(component.create());
        if (!item) {
            qWarning("%s", qPrintable(component.errorString()));
            return nullptr;
        }
        item->setParent(&view);
        item->setParentItem(view.contentItem());
        view.show();
        view.requestActivate();
        return QTest::qWaitForWindowActive(&view) ? item : nullptr;
    }

    void show(QQuickView &view)
    {
        view.setResizeMode(QQuickView::SizeRootObjectToView);
        view.resize(1440, 900);
        view.setSource(QUrl::fromLocalFile(QStringLiteral(AO_SOURCE_DIR)
                                           + u"/tests/qml/controls/Gallery.qml"_s));
        m_warnings->add(view.errors());
        QVERIFY2(view.status() == QQuickView::Ready, qPrintable(m_warnings->text()));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
    }

    Theme m_theme{nullptr};
    Units m_units{nullptr};
    std::optional<agentops::testing::QmlWarnings> m_warnings;
};

int main(int argc, char **argv)
{
    QQuickWindow::setTextRenderType(QQuickWindow::NativeTextRendering);
    QGuiApplication app(argc, argv);
    QGuiApplication::setOrganizationName(u"agentops-tests"_s);
    TestGallery test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_gallery.moc"
