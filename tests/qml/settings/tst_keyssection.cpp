// SPDX-License-Identifier: GPL-3.0-or-later
#include "../qmlpage.h"

#include <agentops/ui/models/keymap.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtGui/QAccessible>
#include <QtGui/QGuiApplication>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickView>
#include <QtTest/QTest>

#include <optional>

using namespace agentops::testing;
using namespace agentops::ui;
using namespace Qt::StringLiterals;

/// The keys of the settings, changed by pressing others.
class TestKeysSection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aKeyIsChangedWithTheKeyboardAlone();
    void aTakenKeyNamesItsCommandAndIsTakenOver();
    void aTakenKeyStaysWhereItIsWhenThatIsWanted();
    void escapeLeavesTheKeysAsTheyAre();
    void clickingElsewhereLeavesTheKeysAsTheyAre();
    void keysAreRemovedAndComeBack();
    void aFixedKeyCannotBeChanged();
    void rowsAreReadAloudWithTheirKeys();

private:
    QQuickItem *find(const QString &name) const { return findItem(m_view->rootObject(), name); }
    QQuickItem *list() const { return find(u"keysList"_s); }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_view.get(), Qt::Key(key), modifiers);
    }
    /// Leaves one row in the list and brings the keyboard to it.
    void goTo(const QString &text);
    void beginChange();
    void click(const QString &name) { QMetaObject::invokeMethod(find(name), "click"); }
    QString prompt() const { return find(u"keyPrompt"_s)->property("text").toString(); }

    theme::Theme m_theme{nullptr};
    theme::Units m_units{nullptr};
    std::unique_ptr<Keymap> m_keymap;
    std::unique_ptr<QQuickView> m_view;
    std::optional<QmlWarnings> m_warnings;
};

void TestKeysSection::init()
{
    m_warnings.emplace();
    m_units.setReducedMotion(true);
    m_keymap = std::make_unique<Keymap>();
    m_view = std::make_unique<QQuickView>();
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->resize(800, 700);
    m_view->setColor(m_theme.canvas());
    m_view->setInitialProperties({{u"keymap"_s, QVariant::fromValue(m_keymap.get())}});
    m_view->loadFromModule("AgentOps.Settings", "KeysSection");
    m_warnings->add(m_view->errors());
    QVERIFY2(m_view->status() == QQuickView::Ready, qPrintable(m_warnings->text()));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TestKeysSection::cleanup()
{
    QCOMPARE(m_warnings->text(), QString());
    m_view.reset();
    m_keymap.reset();
    m_warnings.reset();
}

void TestKeysSection::goTo(const QString &text)
{
    QQuickItem *search = find(u"keysSearch"_s);
    search->forceActiveFocus(Qt::TabFocusReason);
    search->setProperty("text", text);
    QCOMPARE(list()->property("count").toInt(), 1);
    press(Qt::Key_Down);
    QTRY_VERIFY(list()->hasActiveFocus());
    list()->setProperty("currentIndex", 0);
}

void TestKeysSection::beginChange()
{
    press(Qt::Key_Return);
    QTRY_VERIFY(find(u"keyCatcher"_s)->hasActiveFocus());
}

void TestKeysSection::aKeyIsChangedWithTheKeyboardAlone()
{
    goTo(u"mute or unmute"_s);

    beginChange();
    QVERIFY(prompt().contains(u"Mute or unmute"_s));
    press(Qt::Key_F7, Qt::ControlModifier);

    QCOMPARE(m_keymap->keys(u"workflow.mute"_s), KeyList{QKeySequence(u"Ctrl+F7"_s)});
    QVERIFY(list()->hasActiveFocus());
    QVERIFY(!find(u"keyCatcher"_s)->isVisible());
}

void TestKeysSection::aTakenKeyNamesItsCommandAndIsTakenOver()
{
    goTo(u"mute or unmute"_s);
    beginChange();

    press(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(prompt(), u"Ctrl+D is the key of “Duplicate”."_s);
    QTRY_VERIFY(find(u"takeOverButton"_s)->hasActiveFocus());
    press(Qt::Key_Space);

    QCOMPARE(m_keymap->keys(u"workflow.mute"_s), KeyList{QKeySequence(u"Ctrl+D"_s)});
    QVERIFY(m_keymap->keys(u"workflow.duplicateSelection"_s).isEmpty());
    QVERIFY(list()->hasActiveFocus());
}

void TestKeysSection::aTakenKeyStaysWhereItIsWhenThatIsWanted()
{
    goTo(u"mute or unmute"_s);
    beginChange();
    press(Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY(find(u"takeOverButton"_s)->hasActiveFocus());

    press(Qt::Key_Escape);

    QVERIFY(!m_keymap->hasOwn());
    QVERIFY(list()->hasActiveFocus());
}

void TestKeysSection::escapeLeavesTheKeysAsTheyAre()
{
    goTo(u"mute or unmute"_s);
    beginChange();

    press(Qt::Key_Escape);

    QVERIFY(!m_keymap->hasOwn());
    QVERIFY(list()->hasActiveFocus());
}

void TestKeysSection::clickingElsewhereLeavesTheKeysAsTheyAre()
{
    goTo(u"mute or unmute"_s);
    beginChange();

    find(u"keysSearch"_s)->forceActiveFocus(Qt::MouseFocusReason);

    QTRY_VERIFY(!find(u"keyCatcher"_s)->isVisible());
    QVERIFY(find(u"keysSearch"_s)->hasActiveFocus());
    QVERIFY(!m_keymap->hasOwn());
}

void TestKeysSection::keysAreRemovedAndComeBack()
{
    goTo(u"mute or unmute"_s);
    QVERIFY(!find(u"resetKeys"_s)->isEnabled());

    press(Qt::Key_Delete);
    QVERIFY(m_keymap->keys(u"workflow.mute"_s).isEmpty());
    QVERIFY(!find(u"removeKeys"_s)->isEnabled());
    click(u"resetKeys"_s);

    QCOMPARE(m_keymap->keys(u"workflow.mute"_s), KeyList{QKeySequence(u"M"_s)});
    m_keymap->setKeys(u"workflow.mute"_s, {});
    click(u"resetAllKeys"_s);
    QVERIFY(!m_keymap->hasOwn());
}

void TestKeysSection::aFixedKeyCannotBeChanged()
{
    goTo(u"drag the view"_s);
    QVERIFY(!find(u"changeKeys"_s)->isEnabled());

    press(Qt::Key_Return);

    QVERIFY(!find(u"keyCatcher"_s)->isVisible());
}

void TestKeysSection::rowsAreReadAloudWithTheirKeys()
{
    goTo(u"mute or unmute"_s);
    auto *row = list()->property("currentItem").value<QQuickItem *>();
    QVERIFY(row);

    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(row);
    QVERIFY(interface);
    QCOMPARE(interface->text(QAccessible::Name), u"Mute or unmute: M"_s);
}

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    app.setOrganizationName(u"agentops-test"_s);
    app.setApplicationName(u"tst_keyssection"_s);
    TestKeysSection test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keyssection.moc"
