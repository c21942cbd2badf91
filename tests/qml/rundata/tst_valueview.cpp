// SPDX-License-Identifier: GPL-3.0-or-later
#include "../qmlpage.h"

#include <agentops/ui/models/shownvalue.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QJsonObject>
#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickView>
#include <QtTest/QTest>

#include <optional>

using namespace agentops::testing;
using namespace agentops::ui;
using namespace Qt::StringLiterals;
using theme::Theme;

namespace {

const QString kPixel =
    u"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="_s;

QJsonArray people()
{
    return {QJsonObject{{u"age"_s, 36}, {u"name"_s, u"Ada"_s}},
            QJsonObject{{u"age"_s, 45}, {u"name"_s, u"Alan"_s}},
            QJsonObject{{u"age"_s, 9}, {u"name"_s, u"Grace"_s}}};
}

} // namespace

/// A value in a window of its own.
class TestValueView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everyKindIsDrawnWithoutAWarning_data();
    void everyKindIsDrawnWithoutAWarning();
    void aTreeIsWalkedByTheKeyboard();
    void aTableIsWalkedAndSortedByTheKeyboard();
    void aHundredThousandRowsHaveFewItems();
    void aSearchJumps();
    void anotherWayIsChosen();
    void aLargeTextSaysThatItGoesOn();
    void whatIsShownHasANameToRead();

private:
    void show(const QJsonValue &value);
    QQuickItem *find(const QString &name) const { return findItem(m_view->rootObject(), name); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(m_view.get(), key, modifiers);
    }
    static QString copied() { return QGuiApplication::clipboard()->text(); }

    Theme m_theme{nullptr};
    theme::Units m_units{nullptr};
    std::unique_ptr<ShownValue> m_value;
    std::unique_ptr<QQuickView> m_view;
    std::optional<QmlWarnings> m_warnings;
};

void TestValueView::init()
{
    m_warnings.emplace();
    m_units.setReducedMotion(true);
    m_value = std::make_unique<ShownValue>();
}

void TestValueView::cleanup()
{
    m_view.reset();
    m_value.reset();
    m_warnings.reset();
}

void TestValueView::show(const QJsonValue &value)
{
    m_value->show(value, {.names = {u"tests"_s, u"out"_s}});
    m_view = std::make_unique<QQuickView>();
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->resize(600, 400);
    m_view->setColor(m_theme.canvas());
    m_view->setInitialProperties({{u"value"_s, QVariant::fromValue(m_value.get())}});
    m_view->loadFromModule("AgentOps.RunData", "ValueView");
    m_warnings->add(m_view->errors());
    QVERIFY2(m_view->status() == QQuickView::Ready, qPrintable(m_warnings->text()));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TestValueView::everyKindIsDrawnWithoutAWarning_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("item");

    QTest::newRow("nothing") << QJsonValue(QJsonValue::Undefined) << u"valueNothing"_s;
    QTest::newRow("number") << QJsonValue(3) << u"valueText"_s;
    QTest::newRow("text") << QJsonValue(u"done"_s) << u"valueText"_s;
    QTest::newRow("Markdown") << QJsonValue(u"# A\n\n- **b**\n"_s) << u"valueMarkdown"_s;
    QTest::newRow("patch") << QJsonValue(u"--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n"_s)
                           << u"valuePatch"_s;
    QTest::newRow("image") << QJsonValue(kPixel) << u"valueImage"_s;
    QTest::newRow("table") << QJsonValue(people()) << u"valueTable"_s;
    QTest::newRow("tree") << QJsonValue(QJsonObject{{u"a"_s, people()}, {u"b"_s, QJsonValue()}})
                          << u"valueTree"_s;
}

void TestValueView::everyKindIsDrawnWithoutAWarning()
{
    QFETCH(const QJsonValue, value);
    QFETCH(const QString, item);
    show(value);

    QQuickItem *shown = find(item);
    QVERIFY(shown);
    QVERIFY(shown->isVisible());
    QVERIFY(shown->height() > 100);
    QVERIFY(!m_view->grabWindow().isNull());
    if (item == u"valueImage"_s)
        QTRY_COMPARE(shown->property("showing").toInt(), 0); // the image itself
    QCOMPARE(m_warnings->text(), QString());
}

void TestValueView::aTreeIsWalkedByTheKeyboard()
{
    show(QJsonObject{{u"a"_s, 1}, {u"sub"_s, QJsonObject{{u"x"_s, u"deep"_s}}}});
    QQuickItem *tree = find(u"valueTree"_s);
    tree->forceActiveFocus(Qt::TabFocusReason);
    const auto at = [&] {
        return tree->property("currentIndex").toInt();
    };
    key(Qt::Key_End);
    QCOMPARE(at(), 2);

    key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(copied(), u"deep"_s);
    key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(copied(), u"{{ tests.out.sub.x }}"_s);
    key(Qt::Key_Left); // to its branch
    QCOMPARE(at(), 1);
    key(Qt::Key_Left); // closes it
    QCOMPARE(m_value->tree()->count(), 2);
    key(Qt::Key_Right);
    QCOMPARE(m_value->tree()->count(), 3);
    key(Qt::Key_Right);
    QCOMPARE(at(), 2);
    QCOMPARE(m_warnings->text(), QString());
}

void TestValueView::aTableIsWalkedAndSortedByTheKeyboard()
{
    show(people());
    QQuickItem *table = find(u"valueTable"_s);
    table->forceActiveFocus(Qt::TabFocusReason);
    QTRY_COMPARE(table->property("currentRow").toInt(), 0);

    key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(copied(), u"36"_s);
    key(Qt::Key_Space);
    QCOMPARE(m_value->table()->sourceRow(0), 2);
    key(Qt::Key_Home);
    key(Qt::Key_Right);
    key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(copied(), u"Grace"_s);
    key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(copied(), u"{{ tests.out.2.name }}"_s);
    key(Qt::Key_End);
    QCOMPARE(table->property("currentRow").toInt(), 2);
    QCOMPARE(m_warnings->text(), QString());
}

void TestValueView::aHundredThousandRowsHaveFewItems()
{
    QJsonArray rows;
    for (int i = 0; i < 100'000; ++i)
        rows.append(QJsonObject{{u"id"_s, i}, {u"text"_s, u"row %1"_s.arg(i)}});
    show(rows);
    QQuickItem *table = find(u"valueTable"_s);
    QCOMPARE(table->property("rows").toInt(), 100'000);
    table->forceActiveFocus(Qt::TabFocusReason);

    key(Qt::Key_End);

    QTRY_COMPARE(table->property("bottomRow").toInt(), 99'999);
    const auto *content = table->property("contentItem").value<QQuickItem *>();
    QVERIFY(content);
    QVERIFY(content->childItems().size() < 200);
    QCOMPARE(m_warnings->text(), QString());
}

void TestValueView::aSearchJumps()
{
    show(people());
    QQuickItem *table = find(u"valueTable"_s);
    table->forceActiveFocus(Qt::TabFocusReason);
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::Find));
    QVERIFY(find(u"valueSearch"_s)->hasActiveFocus());

    for (const char letter : std::string_view("grace"))
        QTest::keyClick(m_view.get(), letter);
    key(Qt::Key_Return);

    QTRY_COMPARE(table->property("currentRow").toInt(), 2);
    QCOMPARE(m_warnings->text(), QString());
}

void TestValueView::anotherWayIsChosen()
{
    show(people());
    QQuickItem *chooser = find(u"valueKind"_s);
    QCOMPARE(chooser->property("displayText").toString(), u"Table"_s);
    chooser->forceActiveFocus(Qt::TabFocusReason);

    key(Qt::Key_Down);

    QCOMPARE(m_value->kind(), u"tree"_s);
    QVERIFY(find(u"valueTree"_s));
    QTRY_VERIFY(!find(u"valueTable"_s));
    m_value->setEarlier(QJsonArray());
    QVERIFY(find(u"valueChanges"_s));
    QTRY_COMPARE(find(u"valueChanges"_s)->property("count").toInt(), 3);
    QCOMPARE(m_warnings->text(), QString());
}

void TestValueView::aLargeTextSaysThatItGoesOn()
{
    const QString line = QString(99, u'x') + u'\n';
    show(line.repeated(kMaxShownText / line.size() + 1));
    QVERIFY(find(u"valueNotice"_s)->isVisible());

    m_value->show(u"short"_s, {});
    QVERIFY(!find(u"valueNotice"_s)->isVisible());
    QCOMPARE(m_warnings->text(), QString());
}

void TestValueView::whatIsShownHasANameToRead()
{
    show(people());
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(find(u"valueTable"_s));
    QVERIFY(table);
    QCOMPARE(table->role(), QAccessible::Table);
    QVERIFY(table->text(QAccessible::Name).contains(u'3'));
    m_value->setKind(u"tree"_s);
    QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(find(u"valueTree"_s));
    QVERIFY(tree);
    QVERIFY(!tree->text(QAccessible::Name).isEmpty());
}

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    app.setOrganizationName(u"agentops-test"_s);
    TestValueView test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_valueview.moc"
