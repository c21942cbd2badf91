// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflowpagefixture.h"

#include <agentops/testsupport/await.h>
#include <agentops/ui/graph/workflowcontroller.h>
#include <agentops/ui/models/action.h>
#include <agentops/ui/models/keymap.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>
#include <agentops/workflow/documentcodec.h>

#include <QtCore/QDir>
#include <QtCore/QSettings>
#include <QtGui/QAccessible>
#include <QtGui/QGuiApplication>
#include <QtQml/QQmlListReference>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickView>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <optional>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;

/// The editor's page on a real run service. The pictures in build/workflow are for the eye.
class TestWorkflowPage : public WorkflowPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void thePageIsDrawnWithoutAWarning();
    void tabReachesTheListsAndLeavesTheCanvas();
    void aListIsWalkedByPages();
    void whatIsTypedIntoAFormKeepsItsPlace();
    void hiddenPanelsStayHiddenAtTheNextStart();
    void everyCommandOfTheCanvasIsAnAction();
    void everyActionHasAnIdOfItsOwn();
    void everyCommandOfTheTableIsOnThePage();
    void theCanvasTakesTheKeysThatAPersonChose();
    void toolsSayTheKeysThatAPersonChose();
    void aNewNoteIsWrittenAtOnce();
    void aTitleIsWrittenInPlace();
    void theSearchTakesTheKeyboardAndGivesItBack();
    void aNodeIsAskedForWhereItWouldGo();
    void anErrorShowsItsDetailsWhenAsked();
    void aProblemIsFixedByTheKeyboard();
    void theHistoryIsGoneBackInByTheKeyboard();
    void versionsAreComparedByTheKeyboard();
    void aConflictIsDecidedByTheKeyboard();
};

void TestWorkflowPage::thePageIsDrawnWithoutAWarning()
{
    show();
    m_controller->session()->revealNode(u"c"_s);
    m_controller->run()->start();
    QTRY_COMPARE(m_controller->run()->stateKeyText(), u"ok"_s);
    const QImage picture = m_view->grabWindow();
    const QString folder = QStringLiteral(AO_BINARY_DIR) + u"/workflow"_s;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(picture.save(folder + u"/page.png"_s));

    QCOMPARE(m_warnings->text(), QString());
}

void TestWorkflowPage::tabReachesTheListsAndLeavesTheCanvas()
{
    show();
    find(u"workflowCanvas"_s)->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QVERIFY(m_view->activeFocusItem() != find(u"workflowCanvas"_s));

    QQuickItem *tabs = find(u"drawerTabs"_s);
    QVERIFY(tabs);
    tabs->setProperty("currentIndex", 2);
    QSet<QString> reached;
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        for (const QQuickItem *item = m_view->activeFocusItem(); item; item = item->parentItem())
            reached.insert(item->objectName());
    }
    QVERIFY(reached.contains(u"outlineList"_s));
    QVERIFY(reached.contains(u"workflowCanvas"_s));
}

void TestWorkflowPage::aListIsWalkedByPages()
{
    show();
    find(u"drawerTabs"_s)->setProperty("currentIndex", 2);
    QQuickItem *list = find(u"outlineList"_s);
    list->forceActiveFocus(Qt::TabFocusReason);

    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(list->property("currentIndex").toInt(), 7);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QVERIFY(list->property("currentIndex").toInt() < 7);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(list->property("currentIndex").toInt(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(m_controller->inspector()->nodeId(), u"b"_s);
}

void TestWorkflowPage::whatIsTypedIntoAFormKeepsItsPlace()
{
    m_controller->session()->revealNode(u"a"_s);
    show();
    QQuickItem *title = find(u"nodeTitle"_s);
    title->forceActiveFocus(Qt::TabFocusReason);
    title->setProperty("cursorPosition", 0);

    type("new ");
    QTest::keyClick(m_view.get(), Qt::Key_Return);

    QCOMPARE(m_controller->inspector()->title(), u"new A"_s);
    QQuickItem *field = find(u"field_environment"_s);
    QVERIFY(field);
    field->forceActiveFocus(Qt::TabFocusReason);
    type("path:  /bin");
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    type("home: /root");

    QCOMPARE(field->property("text").toString(), u"path:  /bin\nhome: /root"_s);
    QCOMPARE(m_warnings->text(), QString());
}

void TestWorkflowPage::hiddenPanelsStayHiddenAtTheNextStart()
{
    show();
    QVERIFY(find(u"inspector"_s)->isVisible());
    QMetaObject::invokeMethod(actionNamed(u"workflow.inspector"_s), "trigger");
    QVERIFY(!find(u"inspector"_s)->isVisible());
    m_view.reset();

    show();

    QVERIFY(!find(u"inspector"_s)->isVisible());
    QVERIFY(find(u"workflowDrawer"_s)->isVisible());
}

void TestWorkflowPage::everyCommandOfTheCanvasIsAnAction()
{
    show();
    for (const QString &name :
         {u"undo"_s, u"redo"_s, u"cut"_s, u"copy"_s, u"paste"_s, u"duplicateSelection"_s,
          u"selectAll"_s, u"deleteSelection"_s, u"mute"_s, u"connect"_s, u"zoomIn"_s, u"zoomOut"_s,
          u"approve"_s, u"reject"_s, u"resume"_s})
        QVERIFY2(actionNamed(u"workflow."_s + name), qPrintable(name));

    QMetaObject::invokeMethod(actionNamed(u"workflow.selectAll"_s), "trigger");
    QCOMPARE(m_controller->session()->selectedNodeCount(), 8);
    QMetaObject::invokeMethod(actionNamed(u"workflow.deleteSelection"_s), "trigger");
    QVERIFY(m_controller->session()->isEmpty());
    QMetaObject::invokeMethod(actionNamed(u"workflow.undo"_s), "trigger");
    QVERIFY(!m_controller->session()->isEmpty());
}

void TestWorkflowPage::everyActionHasAnIdOfItsOwn()
{
    show();
    const QQmlListReference actions(m_view->rootObject(), "actions");
    QSet<QString> ids;

    for (qsizetype i = 0; i < actions.count(); ++i)
        ids.insert(actions.at(i)->property("actionId").toString());

    QCOMPARE(ids.size(), actions.count());
}

void TestWorkflowPage::everyCommandOfTheTableIsOnThePage()
{
    show();

    for (const Command &command : ui::commands()) {
        const auto id = QString::fromLatin1(command.id);
        if (id.startsWith(u"workflow."_s) && command.use != CommandUse::Fixed)
            QVERIFY2(actionNamed(id), command.id);
    }
}

void TestWorkflowPage::theCanvasTakesTheKeysThatAPersonChose()
{
    show();
    Keymap keymap;
    qobject_cast<Action *>(actionNamed(u"workflow.mute"_s))->follow(&keymap);
    keymap.setKeys(u"workflow.mute"_s, {QKeySequence(u"Ctrl+Shift+M"_s)});
    m_controller->session()->revealNode(u"c"_s);
    find(u"workflowCanvas"_s)->forceActiveFocus(Qt::TabFocusReason);
    const auto isMuted = [this] {
        const workflow::Document &document = m_controller->session()->editor().document();
        return document.findNode(workflow::NodeId(u"c"_s))->isMuted;
    };

    QTest::keyClick(m_view.get(), Qt::Key_M);
    QVERIFY(!isMuted());
    QTest::keyClick(m_view.get(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);

    QVERIFY(isMuted());
}

void TestWorkflowPage::toolsSayTheKeysThatAPersonChose()
{
    show();
    QQuickItem *undo = find(u"undoButton"_s);
    QCOMPARE(undo->property("shortcut").toString(), u"Ctrl+Z"_s);
    QCOMPARE(undo->property("name").toString(), u"Undo"_s);
    QVERIFY(!undo->isEnabled());
    Keymap keymap;
    qobject_cast<Action *>(actionNamed(u"workflow.undo"_s))->follow(&keymap);

    keymap.setKeys(u"workflow.undo"_s, {QKeySequence(u"F4"_s)});
    m_controller->session()->addNote();

    QCOMPARE(undo->property("shortcut").toString(), u"F4"_s);
    QVERIFY(undo->isEnabled());
}

void TestWorkflowPage::aNewNoteIsWrittenAtOnce()
{
    show();

    QMetaObject::invokeMethod(actionNamed(u"workflow.addNote"_s), "trigger");
    type("Why");
    QVERIFY(find(u"inPlaceField"_s)->hasActiveFocus());
    QTest::keyClick(m_view.get(), Qt::Key_Return, Qt::ControlModifier);

    QVERIFY(find(u"workflowCanvas"_s)->hasActiveFocus());
    QCOMPARE(m_controller->inspector()->noteText(), u"Why"_s);
    QCOMPARE(m_controller->session()->editor().document().notes.last().text, u"Why"_s);
}

void TestWorkflowPage::aTitleIsWrittenInPlace()
{
    show();
    QQuickItem *canvas = find(u"workflowCanvas"_s);
    canvas->forceActiveFocus();
    m_controller->session()->interaction().walkElements(1);
    const auto title = [this] {
        return m_controller->inspector()->title();
    };
    const QString before = title();

    QTest::keyClick(m_view.get(), Qt::Key_F2);
    QVERIFY(find(u"inPlaceField"_s)->hasActiveFocus());
    type("Other");
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QVERIFY(canvas->hasActiveFocus());
    QCOMPARE(title(), before);

    QTest::keyClick(m_view.get(), Qt::Key_F2);
    type("Mine");
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QVERIFY(canvas->hasActiveFocus());
    QCOMPARE(title(), u"Mine"_s);
    m_controller->session()->undo();
    QCOMPARE(title(), before);
}

void TestWorkflowPage::theSearchTakesTheKeyboardAndGivesItBack()
{
    show();
    QQuickItem *canvas = find(u"workflowCanvas"_s);
    canvas->forceActiveFocus();
    m_controller->session()->interaction().walkElements(1);
    const QString title = m_controller->inspector()->title();
    m_controller->session()->interaction().clearSelection();
    QMetaObject::invokeMethod(actionNamed(u"workflow.find"_s), "trigger");
    QQuickItem *field = find(u"searchField"_s);
    QVERIFY(field->hasActiveFocus());

    type(title.toStdString());
    QVERIFY(m_controller->session()->interaction().view().found);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QVERIFY(field->hasActiveFocus());
    QVERIFY(m_controller->session()->hasSelection());
    QTest::keyClick(m_view.get(), Qt::Key_Escape);

    QVERIFY(canvas->hasActiveFocus());
    QVERIFY(!m_controller->session()->hasSelection());
    QVERIFY(!m_controller->session()->interaction().view().found);
    QVERIFY(!find(u"searchBar"_s)->isVisible());
}

void TestWorkflowPage::aNodeIsAskedForWhereItWouldGo()
{
    show();
    QQuickItem *canvas = find(u"workflowCanvas"_s);
    QVERIFY(canvas);
    QSignalSpy asked(m_view->rootObject(), SIGNAL(nodeRequested(QPointF, QString, bool)));
    QVERIFY(asked.isValid());
    const QPoint button = find(u"addNodeButton"_s)->mapToScene({8, 8}).toPoint();

    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, button);

    QCOMPARE(asked.count(), 1);
    QVERIFY(asked.first().at(1).toString().isEmpty());
    const QRectF area = canvas->mapRectToScene(canvas->boundingRect());
    QVERIFY(area.contains(asked.first().first().toPointF()));
    // What closes the palette gives the keyboard back to the canvas.
    QVERIFY(canvas->hasActiveFocus());
    QTest::keyClick(m_view.get(), Qt::Key_Slash);
    QCOMPARE(asked.count(), 2);
}

void TestWorkflowPage::anErrorShowsItsDetailsWhenAsked()
{
    show();
    m_controller->operation()->begin(u"Saving"_s);
    m_controller->operation()->fail(Error(errors::kDiskFull, u"no space left on device"_s));
    QQuickItem *detail = find(u"errorDetail"_s);
    QVERIFY(detail && !detail->isVisible());

    QMetaObject::invokeMethod(find(u"errorDetails"_s), "click");

    QVERIFY(detail->isVisible());
    QCOMPARE(detail->property("text").toString(), u"no space left on device"_s);
}

void TestWorkflowPage::aProblemIsFixedByTheKeyboard()
{
    AO_VERIFY_OK(
        m_controller->session()->editor().setParameter(workflow::NodeId(u"a"_s), u"zebra"_s, 1));
    QCOMPARE(m_controller->problems()->count(), 1);
    show();
    QQuickItem *list = find(u"problemList"_s);
    list->forceActiveFocus(Qt::TabFocusReason);
    list->setProperty("currentIndex", 0);
    const QObject *menu = m_view->rootObject()->findChild<QObject *>(u"fixMenu"_s);
    QVERIFY(menu);

    QTest::keyClick(m_view.get(), Qt::Key_Return, Qt::AltModifier);
    QTRY_VERIFY(menu->property("opened").toBool());
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QTest::keyClick(m_view.get(), Qt::Key_Return);

    QTRY_COMPARE(m_controller->problems()->count(), 0);
    m_controller->session()->undo();
    QCOMPARE(m_controller->problems()->count(), 1);
    QCOMPARE(m_warnings->text(), QString());
}

void TestWorkflowPage::theHistoryIsGoneBackInByTheKeyboard()
{
    const QString before = m_controller->name();
    show();
    m_controller->rename(u"Mine"_s);
    find(u"drawerTabs"_s)->setProperty("currentIndex", 4);
    QQuickItem *list = find(u"historyList"_s);
    QVERIFY(list);
    list->forceActiveFocus(Qt::TabFocusReason);
    QVERIFY(m_controller->fileVersions()->isWanted());

    QTest::keyClick(m_view.get(), Qt::Key_End);
    QTest::keyClick(m_view.get(), Qt::Key_Return);

    QCOMPARE(m_controller->name(), before);
    QCOMPARE(m_controller->history()->currentRow(), 1);
    find(u"drawerTabs"_s)->setProperty("currentIndex", 0);
    QVERIFY(!m_controller->fileVersions()->isWanted());
    QCOMPARE(m_warnings->text(), QString());
}

void TestWorkflowPage::versionsAreComparedByTheKeyboard()
{
    show();
    m_controller->rename(u"Mine"_s);
    find(u"drawerTabs"_s)->setProperty("currentIndex", 4);
    QQuickItem *list = find(u"historyList"_s);
    QVERIFY(list);
    list->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(m_view.get(), Qt::Key_End);

    QTest::keyClick(m_view.get(), Qt::Key_C);

    WorkflowComparison &comparison = *m_controller->comparison();
    QVERIFY(comparison.isOpen());
    QTRY_VERIFY(find(u"compareBar"_s)->isVisible());
    QVERIFY(find(u"compareList"_s)->isVisible());
    QVERIFY(!find(u"inspector"_s)->isVisible());
    QVERIFY(find(u"workflowCanvas"_s)->hasActiveFocus());
    QCOMPARE(find(u"compareSummary"_s)->property("text").toString(), u"~ 1 changed"_s);
    QMetaObject::invokeMethod(actionNamed(u"workflow.nextChange"_s), "trigger");
    QCOMPARE(comparison.currentRow(), 0);
    QCOMPARE(find(u"changeTitle"_s)->property("text").toString(),
             u"The workflow itself: changed"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Delete);
    QTest::keyClick(m_view.get(), Qt::Key_A);
    QCOMPARE(m_controller->session()->editor().document().nodes.size(), 8);

    QTest::keyClick(m_view.get(), Qt::Key_Escape);

    QVERIFY(!comparison.isOpen());
    QVERIFY(!find(u"compareBar"_s)->isVisible());
    QVERIFY(find(u"inspector"_s)->isVisible());
    QCOMPARE(m_warnings->text(), QString());
}

void TestWorkflowPage::aConflictIsDecidedByTheKeyboard()
{
    show();
    QVERIFY(!find(u"conflictBar"_s)->isVisible());
    workflow::DocumentEditor &editor = m_controller->session()->editor();
    workflow::Document merged = editor.document();
    workflow::Conflict conflict{.path = u"/name"_s};
    conflict.ours = merged.properties.name;
    conflict.theirs = u"Theirs"_s;
    merged.properties.conflicts = {conflict};
    editor.replaceDocument(merged, {workflow::Edit::Merge});
    QTRY_VERIFY(find(u"conflictBar"_s)->isVisible());
    QCOMPARE(find(u"conflictTitle"_s)->property("text").toString(),
             u"To be decided, 1 of 1: The workflow itself: Name"_s);
    QQuickItem *theirs = find(u"workflow.takeTheirs"_s);
    QVERIFY(theirs);
    theirs->forceActiveFocus(Qt::TabFocusReason);

    QTest::keyClick(m_view.get(), Qt::Key_Space);

    QCOMPARE(m_controller->name(), u"Theirs"_s);
    QVERIFY(!find(u"conflictBar"_s)->isVisible());
    QCOMPARE(m_warnings->text(), QString());
}

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    app.setOrganizationName(u"agentops-test"_s);
    app.setApplicationName(u"tst_workflowpage"_s);
    TestWorkflowPage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_workflowpage.moc"
