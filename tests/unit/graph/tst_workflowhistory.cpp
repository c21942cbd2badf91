// SPDX-License-Identifier: GPL-3.0-or-later
#include "runsfixture.h"

#include <agentops/testsupport/await.h>
#include <agentops/ui/graph/workflowcontroller.h>
#include <agentops/workflow/documentcodec.h>

#include <QtCore/QDir>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;

/// Undo and redo over saving, restarts, and files that others have written.
class TestWorkflowHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void undoGoesOnAfterARestart();
    void undoGoesOnAfterSavingAndARestart();
    void theSavedStateIsAStepOfItsOwn();
    void aFileThatSomebodyElseWroteMeanwhileIsOneMoreStep();
    void givingEditsUpCanBeUndone();
    void aDeletedWorkflowLeavesNoHistory();

private:
    void create();
    void close();
    /// Ends the program, so to speak, begins it anew, and opens the workflow.
    void restart();
    void openBuild();
    workflow::DocumentEditor &editor() { return m_controller->session()->editor(); }
    QString path(const QString &file) const { return m_fixture->folder() + u'/' + file; }
    void writeFile(const QString &file, const workflow::Document &document);

    inline static const QString kFile = u".agentops/workflows/build.agentops.json"_s;
    workflow::Document m_first = RunsFixture::chain(u"Build"_s, {u"a"_s});
    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<workflow::DraftStore> m_drafts;
    std::unique_ptr<store::Database> m_versionsDatabase;
    std::unique_ptr<versions::VersionStore> m_versions;
    std::unique_ptr<WorkflowController> m_controller;
};

void TestWorkflowHistory::init()
{
    m_fixture = std::make_unique<RunsFixture>();
    m_database = *store::Database::open(path(u"documents.db"_s), workflow::draftSchema(),
                                        store::Durability::PowerLoss);
    m_drafts = std::make_unique<workflow::DraftStore>(*m_database, m_fixture->clock());
    m_versionsDatabase = *store::Database::open(path(u"versions.db"_s), versions::versionSchema(),
                                                store::Durability::PowerLoss);
    m_versions = std::make_unique<versions::VersionStore>(*m_versionsDatabase, m_fixture->clock());
}

void TestWorkflowHistory::cleanup()
{
    close();
    m_versions.reset();
    m_versionsDatabase.reset();
    m_drafts.reset();
    m_database.reset();
    m_fixture.reset();
}

void TestWorkflowHistory::create()
{
    WorkflowServices services;
    services.catalog = &m_fixture->catalog();
    services.runs = &m_fixture->service();
    services.drafts = m_drafts.get();
    services.versions = m_versions.get();
    services.clock = &m_fixture->clock();
    services.files = &m_fixture->pool();
    services.repository = m_fixture->folder();
    services.person = u"Ada"_s;
    m_controller = std::make_unique<WorkflowController>(services);
    QTRY_COMPARE(m_controller->loading()->state(), Operation::Succeeded);
}

void TestWorkflowHistory::writeFile(const QString &file, const workflow::Document &document)
{
    QVERIFY(QDir().mkpath(QFileInfo(path(file)).path()));
    AO_VERIFY_OK(workflow::writeDocumentFileBlocking(path(file), document));
}

void TestWorkflowHistory::close()
{
    await(m_controller->flush());
    m_controller.reset();
}

void TestWorkflowHistory::openBuild()
{
    if (!m_controller->isOpen())
        m_controller->open(0);
    QTRY_VERIFY(m_controller->isOpen());
    QTRY_COMPARE(m_controller->operation()->state(), Operation::Succeeded);
}

void TestWorkflowHistory::restart()
{
    close();
    create();
    openBuild();
}

void TestWorkflowHistory::undoGoesOnAfterARestart()
{
    writeFile(kFile, m_first);
    create();
    openBuild();
    m_controller->rename(u"One"_s);
    m_controller->session()->dropNode(u"test.step"_s, {100, 100});

    restart();

    QCOMPARE(editor().place(), 2);
    QVERIFY(m_controller->isDirty());
    QVERIFY(m_controller->session()->canUndo());
    AO_VERIFY_OK(editor().goTo(0));
    QCOMPARE(m_controller->name(), u"Build"_s);
    QCOMPARE(editor().document().nodes, m_first.nodes);
    restart();
    QCOMPARE(editor().place(), 0);
    AO_VERIFY_OK(editor().goTo(2));
    QCOMPARE(m_controller->name(), u"One"_s);
    QCOMPARE(editor().document().nodes.size(), 2);
}

void TestWorkflowHistory::undoGoesOnAfterSavingAndARestart()
{
    writeFile(kFile, m_first);
    create();
    openBuild();
    m_controller->rename(u"One"_s);
    m_controller->save();
    QTRY_VERIFY(!m_controller->isDirty());

    restart();

    QCOMPARE(m_controller->name(), u"One"_s);
    QVERIFY(!m_controller->isDirty());
    QCOMPARE(editor().place(), 1);
    editor().undo();
    QCOMPARE(m_controller->name(), u"Build"_s);
    QVERIFY(m_controller->isDirty());
    editor().redo();
    QVERIFY(!m_controller->isDirty());
}

void TestWorkflowHistory::theSavedStateIsAStepOfItsOwn()
{
    writeFile(kFile, m_first);
    create();
    openBuild();
    m_controller->rename(u"One"_s);
    m_controller->save();
    QTRY_VERIFY(!m_controller->isDirty());

    m_controller->rename(u"One more"_s);
    editor().undo();

    QCOMPARE(m_controller->name(), u"One"_s);
    QVERIFY(!m_controller->isDirty());
}

void TestWorkflowHistory::aFileThatSomebodyElseWroteMeanwhileIsOneMoreStep()
{
    writeFile(kFile, m_first);
    create();
    openBuild();
    m_controller->rename(u"Mine"_s);
    m_controller->save();
    QTRY_VERIFY(!m_controller->isDirty());
    workflow::Document theirs = editor().document();
    theirs.properties.name = u"Theirs"_s;
    close();
    writeFile(kFile, theirs);

    create();
    openBuild();

    QCOMPARE(m_controller->name(), u"Theirs"_s);
    QVERIFY(!m_controller->isDirty());
    QCOMPARE(editor().steps().size(), 2);
    QCOMPARE(editor().steps().last().label.kind, workflow::Edit::ChangeOutside);
    editor().undo();
    QCOMPARE(m_controller->name(), u"Mine"_s);
}

void TestWorkflowHistory::givingEditsUpCanBeUndone()
{
    writeFile(kFile, m_first);
    create();
    openBuild();
    m_controller->rename(u"Mine"_s);
    m_controller->session()->dropNode(u"test.step"_s, {100, 100});
    m_controller->revert();
    QTRY_VERIFY(!m_controller->isDirty());
    QCOMPARE(m_controller->name(), u"Build"_s);

    restart();

    QVERIFY(!m_controller->isDirty());
    QCOMPARE(await(m_drafts->list({}))->size(), 0);
    QCOMPARE(editor().steps().last().label.kind, workflow::Edit::Restore);
    editor().undo();
    QCOMPARE(m_controller->name(), u"Mine"_s);
    QCOMPARE(editor().document().nodes.size(), 2);
}

void TestWorkflowHistory::aDeletedWorkflowLeavesNoHistory()
{
    writeFile(kFile, m_first);
    create();
    openBuild();
    m_controller->rename(u"Mine"_s);
    m_controller->save();
    QTRY_VERIFY(!m_controller->isDirty());

    m_controller->deleteWorkflow();
    QTRY_VERIFY(!m_controller->isOpen());
    writeFile(kFile, m_first);
    restart();

    QCOMPARE(editor().steps().size(), 0);
}

QTEST_MAIN(TestWorkflowHistory)
#include "tst_workflowhistory.moc"
