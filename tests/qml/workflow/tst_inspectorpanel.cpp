// SPDX-License-Identifier: GPL-3.0-or-later
#include "../qmlpage.h"
#include "runsfixture.h"

#include <agentops/testsupport/await.h>
#include <agentops/ui/graph/workflowcontroller.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QSettings>
#include <QtGui/QAccessible>
#include <QtGui/QGuiApplication>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickView>
#include <QtTest/QTest>

#include <optional>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;

/// The inspector of the editor, by the keyboard.
class TestInspectorPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theNumberOfTriesIsTyped();
    void anInputIsAddedAndNamed();
    void aRefusedNameSaysWhy();
    void everyControlThatTabReachesHasAName_data();
    void everyControlThatTabReachesHasAName();

private:
    void type(std::string_view text);
    QQuickItem *find(const QString &name) const { return findItem(m_view->rootObject(), name); }
    /// Puts the keyboard on a text field, with all of its text selected.
    QQuickItem *enter(const QString &name);
    const workflow::Document &document() const
    {
        return m_controller->session()->editor().document();
    }

    theme::Theme m_theme{nullptr};
    theme::Units m_units{nullptr};
    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<workflow::DraftStore> m_drafts;
    std::unique_ptr<store::Database> m_versionsDatabase;
    std::unique_ptr<versions::VersionStore> m_versions;
    std::unique_ptr<WorkflowController> m_controller;
    std::unique_ptr<QQuickView> m_view;
    std::optional<QmlWarnings> m_warnings;
};

void TestInspectorPanel::init()
{
    m_warnings.emplace();
    m_units.setReducedMotion(true);
    QSettings().clear();
    m_fixture = std::make_unique<RunsFixture>();
    const QString folder = m_fixture->folder();
    m_database = *store::Database::open(folder + u"/documents.db"_s, workflow::draftSchema(),
                                        store::Durability::PowerLoss);
    m_drafts = std::make_unique<workflow::DraftStore>(*m_database, m_fixture->clock());
    m_versionsDatabase = *store::Database::open(
        folder + u"/versions.db"_s, versions::versionSchema(), store::Durability::PowerLoss);
    m_versions = std::make_unique<versions::VersionStore>(*m_versionsDatabase, m_fixture->clock());
    WorkflowServices services;
    services.catalog = &m_fixture->catalog();
    services.runs = &m_fixture->service();
    services.drafts = m_drafts.get();
    services.versions = m_versions.get();
    services.clock = &m_fixture->clock();
    services.files = &m_fixture->pool();
    services.repository = folder;
    services.examples = {RunsFixture::chain(u"Chain"_s, {u"a"_s, u"b"_s})};
    m_controller = std::make_unique<WorkflowController>(services);
    QTRY_COMPARE(m_controller->loading()->state(), Operation::Succeeded);
    m_controller->open(0);
    QVERIFY(m_controller->isOpen());

    m_view = std::make_unique<QQuickView>();
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->resize(320, 1600);
    m_view->setInitialProperties({{u"controller"_s, QVariant::fromValue(m_controller.get())}});
    m_view->loadFromModule("AgentOps.Workflow", "Inspector");
    m_warnings->add(m_view->errors());
    QVERIFY2(m_view->status() == QQuickView::Ready, qPrintable(m_warnings->text()));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TestInspectorPanel::cleanup()
{
    QCOMPARE(m_warnings->text(), QString());
    m_view.reset();
    await(m_controller->flush());
    m_controller.reset();
    m_versions.reset();
    m_versionsDatabase.reset();
    m_drafts.reset();
    m_database.reset();
    m_fixture.reset();
    m_warnings.reset();
}

void TestInspectorPanel::type(std::string_view text)
{
    for (const char letter : text)
        QTest::keyClick(m_view.get(), letter);
}

QQuickItem *TestInspectorPanel::enter(const QString &name)
{
    QQuickItem *field = find(name);
    if (!field)
        qFatal("there is no %s", qPrintable(name));
    field->forceActiveFocus(Qt::TabFocusReason);
    QMetaObject::invokeMethod(field, "selectAll");
    return field;
}

void TestInspectorPanel::theNumberOfTriesIsTyped()
{
    m_controller->session()->revealNode(u"a"_s);
    find(u"inspectorTabs"_s)->setProperty("currentIndex", 1);
    QQuickItem *tries = enter(u"policyAttempts"_s);

    type("3x");
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(document().nodes.first().retry.maxAttempts, 3);

    enter(u"policyAttempts"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Delete);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(document().nodes.first().retry.maxAttempts, 1);
    QCOMPARE(tries->property("text").toString(), u"1"_s); // what came of it
}

void TestInspectorPanel::anInputIsAddedAndNamed()
{
    find(u"addInput"_s)->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QCOMPARE(document().properties.inputs.size(), 1);
    QCOMPARE(m_view->activeFocusItem()->objectName(), u"inputName0"_s);

    type("stage");
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    enter(u"inputDefault0"_s);
    type("test");
    QTest::keyClick(m_view.get(), Qt::Key_Return);

    QCOMPARE(document().properties.inputs.first().name, u"stage"_s);
    QCOMPARE(document().properties.inputs.first().defaultValue, QJsonValue(u"test"_s));
}

void TestInspectorPanel::aRefusedNameSaysWhy()
{
    m_controller->inspector()->document()->inputs()->add();
    QQuickItem *name = enter(u"inputName0"_s);

    type("1st");
    QTest::keyClick(m_view.get(), Qt::Key_Return);

    QVERIFY(!name->property("errorText").toString().isEmpty());
    QCOMPARE(name->property("text").toString(), u"1st"_s);
    QCOMPARE(document().properties.inputs.first().name, u"input"_s);
}

void TestInspectorPanel::everyControlThatTabReachesHasAName_data()
{
    QTest::addColumn<QString>("selected");
    QTest::addColumn<int>("tab");
    QTest::newRow("the workflow") << QString() << 0;
    QTest::newRow("the settings of a node") << u"a"_s << 0;
    QTest::newRow("the policy of a node") << u"a"_s << 1;
}

void TestInspectorPanel::everyControlThatTabReachesHasAName()
{
    QFETCH(const QString, selected);
    QFETCH(const int, tab);
    m_controller->inspector()->document()->inputs()->add();
    m_controller->inspector()->document()->outputs()->add();
    m_controller->session()->revealNode(selected);
    find(u"inspectorTabs"_s)->setProperty("currentIndex", tab);

    QSet<const QQuickItem *> reached;
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QQuickItem *item = m_view->activeFocusItem();
        QVERIFY(item);
        if (reached.contains(item))
            break;
        reached.insert(item);
        QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(item);
        QVERIFY2(heard && !heard->text(QAccessible::Name).isEmpty(),
                 qPrintable(QString::fromLatin1(item->metaObject()->className()) + u' '
                            + item->objectName()));
    }

    QVERIFY(reached.size() > 5);
}

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    app.setOrganizationName(u"agentops-test"_s);
    app.setApplicationName(u"tst_inspectorpanel"_s);
    TestInspectorPanel test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_inspectorpanel.moc"
