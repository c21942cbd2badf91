// SPDX-License-Identifier: GPL-3.0-or-later
#include "../qmlpage.h"
#include "runsfixture.h"

#include <agentops/testsupport/await.h>
#include <agentops/ui/graph/workflowcontroller.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QMimeData>
#include <QtCore/QSettings>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtQml/QQmlListReference>
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

/// The picture of the open workflow, and the templates to begin with.
class TestWorkflowPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void thePictureIsSeenBeforeItIsSaved();
    void aPictureIsCopied();
    void theSelectionCanBeDraggedAway();
    void aTemplateIsFoundAndUsedByTheKeyboard();

private:
    /// In the page and in what floats above it.
    QQuickItem *find(const QString &name) const { return findItem(m_view->contentItem(), name); }
    void perform(const QString &action) const;

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

void TestWorkflowPictures::init()
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
    services.examples = {RunsFixture::chain(u"Chain"_s, {u"a"_s, u"b"_s}),
                         RunsFixture::chain(u"Watch"_s, {u"c"_s})};
    m_controller = std::make_unique<WorkflowController>(services);
    QTRY_COMPARE(m_controller->loading()->state(), Operation::Succeeded);
    m_controller->open(0);

    m_view = std::make_unique<QQuickView>();
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->resize(1392, 832);
    m_view->setInitialProperties({{u"controller"_s, QVariant::fromValue(m_controller.get())}});
    m_view->loadFromModule("AgentOps.Workflow", "WorkflowPage");
    m_warnings->add(m_view->errors());
    QVERIFY2(m_view->status() == QQuickView::Ready, qPrintable(m_warnings->text()));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TestWorkflowPictures::cleanup()
{
    m_view.reset();
    await(m_controller->flush());
    m_controller.reset();
    m_versions.reset();
    m_versionsDatabase.reset();
    m_drafts.reset();
    m_database.reset();
    m_fixture.reset();
    QCOMPARE(m_warnings->text(), QString());
    m_warnings.reset();
}

void TestWorkflowPictures::perform(const QString &action) const
{
    const QQmlListReference actions(m_view->rootObject(), "actions");
    for (qsizetype i = 0; i < actions.count(); ++i) {
        if (actions.at(i)->property("actionId").toString() == action)
            QMetaObject::invokeMethod(actions.at(i), "trigger");
    }
}

void TestWorkflowPictures::thePictureIsSeenBeforeItIsSaved()
{
    perform(u"workflow.exportImage"_s);

    QTRY_VERIFY(find(u"imagePreview"_s) && find(u"imagePreview"_s)->isVisible());
    PictureExport *pictures = m_controller->pictures();
    QTRY_VERIFY(find(u"imagePreview"_s)->property("svg").toString().contains(u"<svg"_s));
    const QString before = pictures->preview();
    pictures->setProperty(
        "colours",
        int(m_theme.isDark() ? PictureExport::Colours::Light : PictureExport::Colours::Dark));
    QTRY_VERIFY(find(u"imagePreview"_s)->property("svg").toString() != before);

    const QString file = m_fixture->folder() + u"/chain.png"_s;
    QCOMPARE(pictures->proposedFile().fileName(), u"chain.svg"_s);
    pictures->setProperty("format", int(PictureExport::Format::Png));
    QCOMPARE(pictures->proposedFile().fileName(), u"chain.png"_s);
    pictures->saveTo(QUrl::fromLocalFile(file));
    QTRY_COMPARE(pictures->operation()->state(), Operation::Succeeded);
    QVERIFY(!QImage(file).isNull());
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QTRY_VERIFY(!find(u"imagePreview"_s) || !find(u"imagePreview"_s)->isVisible());
}

void TestWorkflowPictures::aPictureIsCopied()
{
    QGuiApplication::clipboard()->clear();

    perform(u"workflow.copyImage"_s);

    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    QVERIFY(data && data->hasImage());
    QVERIFY(data->data(u"image/svg+xml"_s).contains("<svg"));
}

void TestWorkflowPictures::theSelectionCanBeDraggedAway()
{
    QVERIFY(!find(u"dragGrip"_s)->isVisible());
    m_controller->session()->selectAll();
    QVERIFY(find(u"dragGrip"_s)->isVisible());

    const QVariantMap dragged = m_controller->pictures()->dragged();
    QVERIFY(dragged.value(u"image/png"_s).toByteArray().startsWith("\x89PNG"));
    QVERIFY(dragged.value(u"image/svg+xml"_s).toByteArray().contains("<svg"));
    QVERIFY(dragged.value(u"text/plain"_s).toString().startsWith(u'{'));
}

void TestWorkflowPictures::aTemplateIsFoundAndUsedByTheKeyboard()
{
    const workflow::WorkflowId before = m_controller->session()->editor().document().properties.id;
    perform(u"workflow.templates"_s);
    QTRY_VERIFY(find(u"templateGrid"_s) && find(u"templateGrid"_s)->isVisible());
    QTRY_VERIFY(find(u"templateSearch"_s)->hasActiveFocus());
    QCOMPARE(find(u"templateGrid"_s)->property("count").toInt(), 2);

    for (const char letter : std::string_view("wat"))
        QTest::keyClick(m_view.get(), letter);
    QTRY_COMPARE(find(u"templateGrid"_s)->property("count").toInt(), 1);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QTRY_VERIFY(find(u"templateGrid"_s)->hasActiveFocus());
    QTest::keyClick(m_view.get(), Qt::Key_Return);

    QTRY_COMPARE(m_controller->name(), u"Watch"_s);
    QVERIFY(m_controller->file().isEmpty());
    QVERIFY(m_controller->session()->editor().document().properties.id != before);
    QVERIFY(!m_controller->run()->hasRun());
}

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    app.setOrganizationName(u"agentops-test"_s);
    app.setApplicationName(u"tst_workflowpictures"_s);
    TestWorkflowPictures test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_workflowpictures.moc"
