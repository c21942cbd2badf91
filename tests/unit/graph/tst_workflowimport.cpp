// SPDX-License-Identifier: GPL-3.0-or-later
#include "runsfixture.h"

#include <agentops/testsupport/await.h>
#include <agentops/ui/graph/workflowcontroller.h>
#include <agentops/workflow/documentcodec.h>

#include <QtCore/QDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;

/// Files that are dropped on the page or chosen in a dialog.
class TestWorkflowImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aForeignFileBecomesANewWorkflowAndSaysWhatIsDifferent();
    void aFileWithMistakesLeavesWhatIsOpen();
    void aFileOfTheRepositoryIsOpenedItself();
    void anotherWorkflowForgetsWhatWasSaid();

private:
    void create();
    QUrl urlOf(const QString &file) const
    {
        return QUrl::fromLocalFile(m_fixture->folder() + u'/' + file);
    }

    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<workflow::DraftStore> m_drafts;
    std::unique_ptr<store::Database> m_versionsDatabase;
    std::unique_ptr<versions::VersionStore> m_versions;
    std::unique_ptr<WorkflowController> m_controller;
    /// What reading a file comes to.
    ImportedWorkflow m_imported;
    QStringList m_read;
};

void TestWorkflowImport::init()
{
    m_fixture = std::make_unique<RunsFixture>();
    const QString folder = m_fixture->folder();
    m_database = *store::Database::open(folder + u"/documents.db"_s, workflow::draftSchema(),
                                        store::Durability::PowerLoss);
    m_drafts = std::make_unique<workflow::DraftStore>(*m_database, m_fixture->clock());
    m_versionsDatabase = *store::Database::open(
        folder + u"/versions.db"_s, versions::versionSchema(), store::Durability::PowerLoss);
    m_versions = std::make_unique<versions::VersionStore>(*m_versionsDatabase, m_fixture->clock());
    m_imported = {};
    m_read.clear();
}

void TestWorkflowImport::cleanup()
{
    await(m_controller->flush());
    m_controller.reset();
    m_versions.reset();
    m_versionsDatabase.reset();
    m_drafts.reset();
    m_database.reset();
    m_fixture.reset();
}

void TestWorkflowImport::create()
{
    WorkflowServices services;
    services.catalog = &m_fixture->catalog();
    services.runs = &m_fixture->service();
    services.drafts = m_drafts.get();
    services.versions = m_versions.get();
    services.clock = &m_fixture->clock();
    services.files = &m_fixture->pool();
    services.repository = m_fixture->folder();
    services.examples = {RunsFixture::chain(u"Example"_s, {u"a"_s})};
    services.authoring.readWorkflow = [this](const QString &path, const CancelToken &token) {
        m_read.append(path);
        return onWorker(m_fixture->pool(), token,
                        [imported = m_imported](const CancelToken &) -> Result<ImportedWorkflow> {
                            return imported;
                        });
    };
    m_controller = std::make_unique<WorkflowController>(services);
    new QAbstractItemModelTester(m_controller->imported(), m_controller.get());
    QTRY_COMPARE(m_controller->loading()->state(), Operation::Succeeded);
}

void TestWorkflowImport::aForeignFileBecomesANewWorkflowAndSaysWhatIsDifferent()
{
    const workflow::Document document = RunsFixture::chain(u"CI"_s, {u"a"_s, u"b"_s});
    workflow::Diagnostic finding{.severity = workflow::Diagnostic::Severity::Warning,
                                 .code = u"interop.not_applied"_s,
                                 .message = u"permissions have no effect here"_s};
    finding.line = 4;
    finding.column = 2;
    m_imported = {u"GitHub Actions"_s, document, {{u".github/workflows/ci.yml"_s, finding}}};
    create();

    m_controller->openFile(urlOf(u"ci.yml"_s));

    QTRY_VERIFY(m_controller->imported()->isShown());
    QCOMPARE(m_read, QStringList{m_fixture->folder() + u"/ci.yml"_s});
    QCOMPARE(m_controller->name(), u"CI"_s);
    QVERIFY(m_controller->file().isEmpty());
    QVERIFY(m_controller->isDirty());
    QVERIFY(m_controller->session()->editor().document().properties.id != document.properties.id);
    ImportModel *found = m_controller->imported();
    QVERIFY(found->isTaken());
    QCOMPARE(found->count(), 1);
    QVERIFY2(found->summary().contains(u"GitHub Actions"_s), qPrintable(found->summary()));
    QCOMPARE(found->index(0).data(ImportModel::PlaceRole).toString(),
             u".github/workflows/ci.yml:4:2"_s);
    QCOMPARE(found->index(0).data(ImportModel::SeverityRole).toString(), u"warning"_s);
    // It is kept like everything else that is not in a file yet.
    await(m_controller->flush());
    QCOMPARE(m_controller->saveText(), u"draft kept"_s);
}

void TestWorkflowImport::aFileWithMistakesLeavesWhatIsOpen()
{
    m_imported = {{}, {}, {{u"bad.json"_s, {.message = u"no JSON"_s}}}};
    create();
    m_controller->createNew(u"Mine"_s);

    m_controller->openFile(urlOf(u"bad.json"_s));

    QTRY_VERIFY(m_controller->imported()->isShown());
    QVERIFY(!m_controller->imported()->isTaken());
    QCOMPARE(m_controller->name(), u"Mine"_s);
    m_controller->imported()->dismiss();
    QVERIFY(!m_controller->imported()->isShown());
}

void TestWorkflowImport::aFileOfTheRepositoryIsOpenedItself()
{
    const QString file = u".agentops/workflows/build.agentops.json"_s;
    const QString path = m_fixture->folder() + u'/' + file;
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    AO_VERIFY_OK(
        workflow::writeDocumentFileBlocking(path, RunsFixture::chain(u"Build"_s, {u"a"_s})));
    create();

    m_controller->openFile(urlOf(file));

    QTRY_VERIFY(m_controller->isOpen());
    QCOMPARE(m_controller->file(), file);
    QVERIFY(m_read.isEmpty());
    QVERIFY(!m_controller->isDirty());
}

void TestWorkflowImport::anotherWorkflowForgetsWhatWasSaid()
{
    m_imported = {u"n8n"_s, RunsFixture::chain(u"Flow"_s, {u"a"_s}), {}};
    create();
    m_controller->openFile(urlOf(u"flow.json"_s));
    QTRY_VERIFY(m_controller->imported()->isShown());

    m_controller->createNew(u"Other"_s);

    QVERIFY(!m_controller->imported()->isShown());
}

QTEST_MAIN(TestWorkflowImport)
#include "tst_workflowimport.moc"
