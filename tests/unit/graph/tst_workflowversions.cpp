// SPDX-License-Identifier: GPL-3.0-or-later
#include "runsfixture.h"

#include <agentops/base/workerpool.h>
#include <agentops/testsupport/await.h>
#include <agentops/ui/graph/workflowcontroller.h>
#include <agentops/workflow/documentcodec.h>

#include <QtCore/QDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

#include <optional>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;

/// What the page's controller keeps of a file that it writes.
class TestWorkflowVersions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatAFileWasBeforeIsKept();
    void anOldVersionIsRestoredAsOneStep();
    void whatIsNoWorkflowIsNotRestored();
    void versionsAreReadOnlyWhereTheyAreLookedAt();
    void anOldVersionIsComparedWithWhatIsOpen();
    void aStepIsComparedWithWhatIsOpen();
    void theLastCommitIsComparedWithWhatIsOpen();
    void withoutACommitEverythingIsNew();
    void aFileThatSomebodyElseChangedIsMerged();
    void whatBothHaveChangedIsLeftToBeDecided();
    void aFileThatGitCouldNotMergeOpensWithItsConflicts();

private:
    void create();
    QString path(const QString &file) const { return m_fixture->folder() + u'/' + file; }
    /// Opens the only file, gives it another name and saves it.
    void openAndSave(const QString &file);
    void writeFile(const QString &file, const workflow::Document &document);
    QByteArray contentOf(const QString &file) const;

    /// What the last commit has of every file.
    std::optional<QByteArray> m_committed;
    /// The sides of every file that cannot be read.
    std::optional<ConflictTexts> m_unmerged;
    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<workflow::DraftStore> m_drafts;
    std::unique_ptr<store::Database> m_versionsDatabase;
    std::unique_ptr<versions::VersionStore> m_versions;
    std::unique_ptr<WorkflowController> m_controller;
};

void TestWorkflowVersions::init()
{
    m_committed.reset();
    m_unmerged.reset();
    m_fixture = std::make_unique<RunsFixture>();
    m_database = *store::Database::open(path(u"documents.db"_s), workflow::draftSchema(),
                                        store::Durability::PowerLoss);
    m_drafts = std::make_unique<workflow::DraftStore>(*m_database, m_fixture->clock());
    m_versionsDatabase = *store::Database::open(path(u"versions.db"_s), versions::versionSchema(),
                                                store::Durability::PowerLoss);
    m_versions = std::make_unique<versions::VersionStore>(*m_versionsDatabase, m_fixture->clock());
}

void TestWorkflowVersions::cleanup()
{
    await(m_controller->flush());
    m_controller.reset();
    m_versions.reset();
    m_versionsDatabase.reset();
    m_drafts.reset();
    m_database.reset();
    m_fixture.reset();
}

void TestWorkflowVersions::create()
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
    services.authoring.committedText = [this](const QString &, const CancelToken &token) {
        return onWorker(m_fixture->pool(), token, [text = m_committed](const CancelToken &) {
            return Result<std::optional<QByteArray>>(text);
        });
    };
    services.authoring.conflictTexts = [this](const QString &, const CancelToken &token) {
        return onWorker(m_fixture->pool(), token, [texts = m_unmerged](const CancelToken &) {
            return Result<std::optional<ConflictTexts>>(texts);
        });
    };
    m_controller = std::make_unique<WorkflowController>(services);
    QTRY_COMPARE(m_controller->loading()->state(), Operation::Succeeded);
}

void TestWorkflowVersions::writeFile(const QString &file, const workflow::Document &document)
{
    QVERIFY(QDir().mkpath(QFileInfo(path(file)).path()));
    AO_VERIFY_OK(workflow::writeDocumentFileBlocking(path(file), document));
}

QByteArray TestWorkflowVersions::contentOf(const QString &file) const
{
    QFile read(path(file));
    return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
}

void TestWorkflowVersions::whatAFileWasBeforeIsKept()
{
    const QString file = u".agentops/workflows/build.agentops.json"_s;
    writeFile(file, RunsFixture::chain(u"Build"_s, {u"a"_s}));
    const QByteArray before = contentOf(file);
    create();
    m_controller->open(0);
    QTRY_VERIFY(m_controller->isOpen());
    m_controller->rename(u"Mine"_s);
    m_controller->save();
    QTRY_COMPARE(m_controller->operation()->state(), Operation::Succeeded);
    const QByteArray mine = contentOf(file);
    writeFile(file, RunsFixture::chain(u"Theirs"_s, {u"a"_s}));
    const QByteArray theirs = contentOf(file);
    m_controller->rename(u"Mine again"_s);
    m_controller->save();
    QTRY_VERIFY(m_controller->hasConflict());
    m_controller->saveAnyway();
    QTRY_VERIFY(!m_controller->hasConflict());

    const auto kept = await(m_versions->list(file, {}));

    AO_VERIFY_OK(kept);
    QCOMPARE(kept->size(), 4);
    using versions::Reason;
    QCOMPARE(kept->at(0).reason, Reason::Saved);
    QCOMPARE(kept->at(0).author, u"Ada"_s);
    QCOMPARE(kept->at(1).reason, Reason::ChangedOutside);
    QCOMPARE(kept->at(1).author, QString());
    QCOMPARE(kept->at(2).reason, Reason::Saved);
    QCOMPARE(kept->at(3).reason, Reason::ChangedOutside);
    QCOMPARE(*await(m_versions->read(file, 1, {})), before);
    QCOMPARE(*await(m_versions->read(file, 2, {})), mine);
    QCOMPARE(*await(m_versions->read(file, 3, {})), theirs);
}

void TestWorkflowVersions::openAndSave(const QString &file)
{
    writeFile(file, RunsFixture::chain(u"Build"_s, {u"a"_s, u"b"_s}));
    create();
    m_controller->open(0);
    QTRY_VERIFY(m_controller->isOpen());
    m_controller->rename(u"Mine"_s);
    m_controller->save();
    QTRY_COMPARE(m_controller->operation()->state(), Operation::Succeeded);
    QTRY_VERIFY(!m_controller->isDirty());
}

void TestWorkflowVersions::anOldVersionIsRestoredAsOneStep()
{
    openAndSave(u".agentops/workflows/build.agentops.json"_s);
    FileVersionModel &versions = *m_controller->fileVersions();
    const QAbstractItemModelTester tester(&versions);
    versions.setWanted(true);
    QTRY_COMPARE(versions.count(), 2);
    QCOMPARE(versions.index(0).data(FileVersionModel::TextRole).toString(), u"Saved"_s);
    QCOMPARE(versions.index(0).data(FileVersionModel::DetailRole).toString(), u"Ada"_s);
    const workflow::DocumentEditor &editor = m_controller->session()->editor();
    const workflow::Document mine = editor.document();
    const qsizetype before = editor.steps().size();

    versions.restore(1);

    QTRY_COMPARE(m_controller->name(), u"Build"_s);
    QVERIFY(m_controller->isDirty());
    QCOMPARE(editor.steps().size(), before + 1);
    QCOMPARE(editor.steps().last().label.kind, workflow::Edit::Restore);
    QCOMPARE(editor.document().properties.id, mine.properties.id);
    m_controller->session()->undo();
    QCOMPARE(editor.document(), mine);
    QVERIFY(!m_controller->isDirty());
}

void TestWorkflowVersions::whatIsNoWorkflowIsNotRestored()
{
    const QString file = u".agentops/workflows/build.agentops.json"_s;
    openAndSave(file);
    AO_VERIFY_OK(await(m_versions->record(
        {.file = file, .text = "{", .author = {}, .reason = versions::Reason::ChangedOutside},
        {})));
    FileVersionModel &versions = *m_controller->fileVersions();
    versions.setWanted(true);
    QTRY_COMPARE(versions.count(), 3);
    const workflow::Document before = m_controller->session()->editor().document();

    versions.restore(0);

    QTRY_COMPARE(versions.restoring()->state(), Operation::Failed);
    QVERIFY(!versions.restoring()->errorText().isEmpty());
    QCOMPARE(m_controller->session()->editor().document(), before);
}

void TestWorkflowVersions::versionsAreReadOnlyWhereTheyAreLookedAt()
{
    openAndSave(u".agentops/workflows/build.agentops.json"_s);
    FileVersionModel &versions = *m_controller->fileVersions();
    QCOMPARE(versions.count(), 0);
    QVERIFY(versions.hasFile());

    versions.setWanted(true);
    QTRY_COMPARE(versions.count(), 2);
    m_controller->rename(u"Mine again"_s);
    m_controller->save();
    QTRY_COMPARE(versions.count(), 3);
    m_controller->createNew(u"Other"_s);

    QCOMPARE(versions.count(), 0);
    QVERIFY(!versions.hasFile());
}

void TestWorkflowVersions::anOldVersionIsComparedWithWhatIsOpen()
{
    openAndSave(u".agentops/workflows/build.agentops.json"_s);
    FileVersionModel &versions = *m_controller->fileVersions();
    versions.setWanted(true);
    QTRY_COMPARE(versions.count(), 2);

    versions.compare(1);

    WorkflowComparison &comparison = *m_controller->comparison();
    QTRY_VERIFY(comparison.isOpen());
    QCOMPARE(comparison.name(), u"version 1 of the file"_s);
    QCOMPARE(comparison.rowCount(), 1);
    QCOMPARE(comparison.comparison().changes.first().fields,
             (QList<FieldChange>{{u"Name"_s, u"Build"_s, u"Mine"_s}}));
    QVERIFY(!m_controller->isDirty());
}

void TestWorkflowVersions::aStepIsComparedWithWhatIsOpen()
{
    openAndSave(u".agentops/workflows/build.agentops.json"_s);
    HistoryModel &history = *m_controller->history();

    history.compare(history.rowCount() - 1);

    WorkflowComparison &comparison = *m_controller->comparison();
    QVERIFY(comparison.isOpen());
    QCOMPARE(comparison.name(), u"what it was before these edits"_s);
    QCOMPARE(comparison.rowCount(), 1);
    m_controller->session()->undo();
    QCOMPARE(comparison.rowCount(), 0);
    m_controller->createNew(u"Other"_s);
    QVERIFY(!comparison.isOpen());
}

void TestWorkflowVersions::theLastCommitIsComparedWithWhatIsOpen()
{
    const QString file = u".agentops/workflows/build.agentops.json"_s;
    openAndSave(file);
    m_committed = workflow::writeDocument(RunsFixture::chain(u"Mine"_s, {u"a"_s}));

    m_controller->compareWithCommit();

    WorkflowComparison &comparison = *m_controller->comparison();
    QTRY_VERIFY(comparison.isOpen());
    QCOMPARE(comparison.name(), u"the last commit"_s);
    // A step and the connection to it have come.
    QCOMPARE(comparison.comparison().count(Mark::Added), 2);
}

void TestWorkflowVersions::withoutACommitEverythingIsNew()
{
    openAndSave(u".agentops/workflows/build.agentops.json"_s);

    m_controller->compareWithCommit();

    WorkflowComparison &comparison = *m_controller->comparison();
    QTRY_VERIFY(comparison.isOpen());
    QCOMPARE(comparison.comparison().count(Mark::Added), 3);
    QCOMPARE(comparison.rowCount(), 3);
}

void TestWorkflowVersions::aFileThatSomebodyElseChangedIsMerged()
{
    const QString file = u".agentops/workflows/build.agentops.json"_s;
    openAndSave(file);
    workflow::Document theirs = m_controller->session()->editor().document();
    theirs.properties.description = u"By somebody else"_s;
    writeFile(file, theirs);
    m_controller->rename(u"Mine again"_s);
    m_controller->save();
    QTRY_VERIFY(m_controller->hasConflict());

    m_controller->mergeFile();

    QTRY_VERIFY(!m_controller->hasConflict());
    QTRY_COMPARE(m_controller->description(), u"By somebody else"_s);
    QCOMPARE(m_controller->name(), u"Mine again"_s);
    QCOMPARE(m_controller->conflicts()->rowCount(), 0);
    QVERIFY(m_controller->isDirty());
    m_controller->save();
    QTRY_VERIFY(!m_controller->isDirty());
    QVERIFY(!m_controller->hasConflict());
    QVERIFY(contentOf(file).contains("By somebody else"));
    m_controller->session()->undo();
    QCOMPARE(m_controller->description(), QString());
}

void TestWorkflowVersions::whatBothHaveChangedIsLeftToBeDecided()
{
    const QString file = u".agentops/workflows/build.agentops.json"_s;
    openAndSave(file);
    workflow::Document theirs = m_controller->session()->editor().document();
    theirs.properties.name = u"Theirs"_s;
    writeFile(file, theirs);
    m_controller->rename(u"Mine again"_s);
    m_controller->save();
    QTRY_VERIFY(m_controller->hasConflict());

    m_controller->mergeFile();

    ConflictModel &conflicts = *m_controller->conflicts();
    QTRY_COMPARE(conflicts.rowCount(), 1);
    QCOMPARE(conflicts.base(), u"Mine"_s);
    QVERIFY(!m_controller->canRun());
    conflicts.settle(ConflictModel::Theirs);
    QCOMPARE(m_controller->name(), u"Theirs"_s);
    QVERIFY(m_controller->canRun());
}

void TestWorkflowVersions::aFileThatGitCouldNotMergeOpensWithItsConflicts()
{
    const QString file = u".agentops/workflows/build.agentops.json"_s;
    workflow::Document base = RunsFixture::chain(u"Build"_s, {u"a"_s});
    workflow::Document ours = base;
    ours.properties.name = u"Ours"_s;
    workflow::Document theirs = base;
    theirs.properties.name = u"Theirs"_s;
    theirs.properties.description = u"By somebody else"_s;
    m_unmerged = ConflictTexts{workflow::writeDocument(base), workflow::writeDocument(ours),
                               workflow::writeDocument(theirs)};
    QVERIFY(QDir().mkpath(QFileInfo(path(file)).path()));
    QFile broken(path(file));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("<<<<<<< HEAD\n");
    broken.close();
    create();
    QCOMPARE(m_controller->workflows()->entries().first().problem, QString());

    m_controller->open(0);

    QTRY_VERIFY(m_controller->isOpen());
    QCOMPARE(m_controller->name(), u"Ours"_s);
    QCOMPARE(m_controller->description(), u"By somebody else"_s);
    ConflictModel &conflicts = *m_controller->conflicts();
    QCOMPARE(conflicts.rowCount(), 1);
    QCOMPARE(conflicts.theirs(), u"Theirs"_s);
    QVERIFY(m_controller->isDirty());
    conflicts.settle(ConflictModel::Theirs);
    m_controller->save();
    QTRY_VERIFY(!m_controller->isDirty());
    const Result<workflow::Document> saved = workflow::parseDocument(contentOf(file)).toResult();
    AO_VERIFY_OK(saved);
    QCOMPARE(saved->properties.name, u"Theirs"_s);
}

QTEST_MAIN(TestWorkflowVersions)
#include "tst_workflowversions.moc"
