// SPDX-License-Identifier: GPL-3.0-or-later
#include "runsfixture.h"

#include <agentops/testsupport/await.h>
#include <agentops/ui/graph/workflowcontroller.h>
#include <agentops/workflow/documentcodec.h>

#include <QtCore/QDir>
#include <QtCore/QSemaphore>
#include <QtCore/QTranslator>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Writes every text in capitals.
class Shouting : public QTranslator
{
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *text, const char *, int) const override
    {
        return QString::fromUtf8(text).toUpper();
    }
};

} // namespace

/// The page's controller on a real folder, a real store of drafts and a real run service.
class TestWorkflowController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void listsFilesAndExamplesAtTheStart();
    void theServicesMayGoWhileTheListIsRead();
    void aDraftThatACrashLeftBehindIsOpenAtTheStart();
    void aDraftThatCannotBeReadIsListedWithTheReason();
    void editsComeBackAfterARestart();
    void aDraftIsSaidToBeKeptOnlyWhenItIs();
    void aDraftThatCannotBeKeptIsSaidSo();
    void anExampleThatNobodyTouchedIsNoDraft();
    void aNewWorkflowNeverReplacesAFile();
    void aFileThatSomebodyElseChangedIsNotReplacedUnasked();
    void anExportProposesAPlaceAndIsToldWhenItIsThere();
    void aDuplicateIsAWorkflowOfItsOwn();
    void aRunPaintsTheCanvasAndItsLogIsShownByNode();
    void aRunIsCancelled();
    void anApprovalLetsTheRunGoOn();
    void aMissingInputIsRefusedWithItsName();
    void aFailedStepSaysWhyOnItsCard();
    void anotherWorkflowMeanwhileTakesNoRunOfTheFormer();
    void aGapInWhatIsAnnouncedReadsTheRunAgain();
    void afterAChangeOfTheLanguageEverythingIsSaidAnew();

private:
    void create();
    void close();
    QString path(const QString &file) const { return m_fixture->folder() + u'/' + file; }
    void writeFile(const QString &file, const workflow::Document &document);
    /// Opens a chain of steps with this run's scripts.
    void openChain(const QStringList &steps);
    QByteArray contentOf(const QString &file) const;

    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<workflow::DraftStore> m_drafts;
    std::unique_ptr<store::Database> m_versionsDatabase;
    std::unique_ptr<versions::VersionStore> m_versions;
    std::unique_ptr<WorkflowController> m_controller;
};

void TestWorkflowController::init()
{
    m_fixture = std::make_unique<RunsFixture>();
    m_database = *store::Database::open(path(u"documents.db"_s), workflow::draftSchema(),
                                        store::Durability::PowerLoss);
    m_drafts = std::make_unique<workflow::DraftStore>(*m_database, m_fixture->clock());
    m_versionsDatabase = *store::Database::open(path(u"versions.db"_s), versions::versionSchema(),
                                                store::Durability::PowerLoss);
    m_versions = std::make_unique<versions::VersionStore>(*m_versionsDatabase, m_fixture->clock());
}

void TestWorkflowController::cleanup()
{
    close();
    m_versions.reset();
    m_versionsDatabase.reset();
    m_drafts.reset();
    m_database.reset();
    m_fixture.reset();
}

void TestWorkflowController::create()
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
    services.examples = {RunsFixture::chain(u"Example"_s, {u"a"_s})};
    m_controller = std::make_unique<WorkflowController>(services);
    new QAbstractItemModelTester(m_controller->workflows(), m_controller.get());
    QTRY_COMPARE(m_controller->loading()->state(), Operation::Succeeded);
}

void TestWorkflowController::close()
{
    if (!m_controller)
        return;
    await(m_controller->flush());
    m_controller.reset();
}

void TestWorkflowController::writeFile(const QString &file, const workflow::Document &document)
{
    QVERIFY(QDir().mkpath(QFileInfo(path(file)).path()));
    AO_VERIFY_OK(workflow::writeDocumentFileBlocking(path(file), document));
}

void TestWorkflowController::listsFilesAndExamplesAtTheStart()
{
    writeFile(u".agentops/workflows/build.agentops.json"_s,
              RunsFixture::chain(u"Build"_s, {u"a"_s, u"b"_s}));

    QFile broken(path(u".agentops/workflows/odd.agentops.json"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{\n  nothing\n");
    broken.close();

    create();

    const QList<WorkflowEntry> &entries = m_controller->workflows()->entries();
    QCOMPARE(entries.size(), 3);
    QCOMPARE(entries.at(0).name, u"Build"_s);
    QCOMPARE(entries.at(1).problem, u"The file is not valid JSON: see line 2."_s);
    QCOMPARE(entries.at(2).source, WorkflowEntry::Source::Example);
    QVERIFY(!m_controller->isOpen());
    m_controller->open(0);
    QTRY_VERIFY(m_controller->isOpen());
    QCOMPARE(m_controller->session()->editor().document().nodes.size(), 2);
    QVERIFY(!m_controller->isDirty());
}

void TestWorkflowController::theServicesMayGoWhileTheListIsRead()
{
    create();
    WorkerPool &pool = m_fixture->pool();
    QSemaphore isRead;
    m_controller->reload();
    pool.post([&isRead] { isRead.release(); });
    isRead.acquire();

    // The result is on its way when nobody is left.
    m_controller.reset();
    m_drafts.reset();

    AO_VERIFY_OK(await(onWorker(pool, {}, [](CancelToken) -> Result<> { return {}; })));
}

void TestWorkflowController::aDraftThatACrashLeftBehindIsOpenAtTheStart()
{
    const workflow::Document draft = RunsFixture::chain(u"Half done"_s, {u"a"_s});
    AO_VERIFY_OK(await(m_drafts->save({draft, {}, {}, {}}, {}, CancelToken())));

    create();

    QTRY_VERIFY(m_controller->isOpen());
    QCOMPARE(m_controller->name(), u"Half done"_s);
    QVERIFY(m_controller->isDirty());
}

void TestWorkflowController::aDraftThatCannotBeReadIsListedWithTheReason()
{
    const workflow::Document draft = RunsFixture::chain(u"Of tomorrow"_s, {u"a"_s});
    AO_VERIFY_OK(await(m_drafts->save({draft, {}, {}, {}}, {}, CancelToken())));
    AO_VERIFY_OK(m_database->writeBlocking([](store::Connection &db) {
        return db.run("UPDATE draft SET document = replace(document, '\"version\": 1', "
                      "'\"version\": 99')");
    }));

    create();

    QVERIFY(!m_controller->isOpen());
    const WorkflowEntry &entry = m_controller->workflows()->entries().at(0);
    QCOMPARE(entry.source, WorkflowEntry::Source::Draft);
    QCOMPARE(entry.problem, u"A newer version of this program has written the workflow."_s);
}

void TestWorkflowController::editsComeBackAfterARestart()
{
    create();
    m_controller->createNew(u"Mine"_s);
    m_controller->session()->dropNode(u"test.step"_s, {100, 100});
    close();

    create();

    QTRY_VERIFY(m_controller->isOpen());
    QCOMPARE(m_controller->name(), u"Mine"_s);
    QCOMPARE(m_controller->session()->editor().document().nodes.size(), 1);
}

void TestWorkflowController::openChain(const QStringList &steps)
{
    writeFile(u".agentops/workflows/chain.agentops.json"_s, RunsFixture::chain(u"Chain"_s, steps));
    create();
    m_controller->openNamed(u"Chain"_s);
    QTRY_VERIFY(m_controller->isOpen());
}

QByteArray TestWorkflowController::contentOf(const QString &file) const
{
    QFile opened(path(file));
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

void TestWorkflowController::aDraftIsSaidToBeKeptOnlyWhenItIs()
{
    create();
    m_controller->createNew(u"Mine"_s);
    QCOMPARE(m_controller->saveText(), u"editing"_s);

    QTRY_COMPARE(m_controller->saveText(), u"draft kept"_s);

    const auto drafts = await(m_drafts->list(CancelToken()));
    AO_VERIFY_OK(drafts);
    QCOMPARE(drafts->size(), 1);
}

void TestWorkflowController::aDraftThatCannotBeKeptIsSaidSo()
{
    create();
    AO_VERIFY_OK(m_database->writeBlocking(
        [](store::Connection &db) { return db.execute("DROP TABLE draft"); }));

    m_controller->createNew(u"Mine"_s);

    QTRY_COMPARE(m_controller->saveText(), u"draft not kept"_s);
    QVERIFY(!m_controller->keeping()->errorText().isEmpty());
}

void TestWorkflowController::anExampleThatNobodyTouchedIsNoDraft()
{
    create();

    m_controller->openNamed(u"Example"_s);

    QCOMPARE(m_controller->saveText(), u"not saved"_s);
    await(m_controller->flush());
    QCOMPARE(await(m_drafts->list(CancelToken()))->size(), 0);
    m_controller->session()->dropNode(u"test.step"_s, {100, 100});
    QTRY_COMPARE(m_controller->saveText(), u"draft kept"_s);
}

void TestWorkflowController::aNewWorkflowNeverReplacesAFile()
{
    create();
    m_controller->createNew(u"Build"_s);
    // Made behind the back of the list.
    const QString taken = u".agentops/workflows/build.agentops.json"_s;
    writeFile(taken, RunsFixture::chain(u"Build"_s, {u"a"_s}));
    const QByteArray before = contentOf(taken);

    m_controller->save();

    QTRY_COMPARE(m_controller->operation()->state(), Operation::Succeeded);
    QCOMPARE(m_controller->file(), u".agentops/workflows/build-2.agentops.json"_s);
    QCOMPARE(contentOf(taken), before);
    QVERIFY(!contentOf(m_controller->file()).isEmpty());
    QVERIFY(!m_controller->isDirty());
    QCOMPARE(m_controller->saveText(), u"saved"_s);
}

void TestWorkflowController::anExportProposesAPlaceAndIsToldWhenItIsThere()
{
    openChain({u"a"_s});
    m_controller->rename(u"Ship it!"_s);
    QCOMPARE(m_controller->exportFile().fileName(), u"ship-it.agentops.json"_s);
    QSignalSpy exported(m_controller.get(), &WorkflowController::exported);
    const QString target = path(u"elsewhere/ship.agentops.json"_s);

    m_controller->exportTo(QUrl::fromLocalFile(target));

    QTRY_COMPARE(exported.count(), 1);
    QCOMPARE(exported.at(0).at(0).toString(), u"Ship it!"_s);
    QVERIFY(QFile::exists(exported.at(0).at(1).toString()));
}

void TestWorkflowController::aDuplicateIsAWorkflowOfItsOwn()
{
    openChain({u"a"_s});
    const QString file = m_controller->file();
    const QByteArray before = contentOf(file);
    const auto id = m_controller->session()->editor().document().properties.id;

    m_controller->duplicate();

    QVERIFY(m_controller->file().isEmpty());
    QVERIFY(m_controller->isDirty());
    QVERIFY(m_controller->session()->editor().document().properties.id != id);
    m_controller->save();
    QTRY_COMPARE(m_controller->operation()->state(), Operation::Succeeded);
    QVERIFY(m_controller->file() != file);
    QCOMPARE(contentOf(file), before);
}

void TestWorkflowController::aFileThatSomebodyElseChangedIsNotReplacedUnasked()
{
    openChain({u"a"_s});
    const QString file = m_controller->file();
    writeFile(file, RunsFixture::chain(u"Theirs"_s, {u"x"_s, u"y"_s}));
    const QByteArray theirs = contentOf(file);
    m_controller->rename(u"Mine"_s);

    m_controller->save();
    QTRY_VERIFY(m_controller->hasConflict());
    QCOMPARE(contentOf(file), theirs);

    m_controller->saveAnyway();
    QTRY_VERIFY(!m_controller->hasConflict());
    QVERIFY(contentOf(file).contains("Mine"));
}

void TestWorkflowController::aRunPaintsTheCanvasAndItsLogIsShownByNode()
{
    m_fixture->scripts[u"a"_s] = m_fixture->working(4200ms, u"one\ntwo\n"_s);
    m_fixture->scripts[u"b"_s] = m_fixture->working(1s, u"three\n"_s);
    openChain({u"a"_s, u"b"_s});
    QVERIFY(m_controller->canRun());

    m_controller->run()->start();

    QTRY_COMPARE(m_controller->run()->stateKeyText(), u"ok"_s);
    const GraphScene &scene = m_controller->session()->scene();
    QVERIFY(scene.nodes()[0].overlay);
    QCOMPARE(scene.nodes()[0].overlay->state, workflow::StepState::Succeeded);
    QCOMPARE(scene.nodes()[0].overlay->footer, u"4.2 s"_s);
    RunLogModel *log = m_controller->run()->view()->log();
    QTRY_COMPARE(log->count(), 3);
    log->setNodeFilter(u"b"_s);
    QCOMPARE(log->count(), 1);
    m_controller->run()->dismiss();
    QVERIFY(!scene.nodes()[0].overlay);
}

void TestWorkflowController::aRunIsCancelled()
{
    m_fixture->scripts[u"a"_s] = m_fixture->hanging();
    openChain({u"a"_s, u"b"_s});
    m_controller->run()->start();
    QTRY_COMPARE(m_controller->run()->stateKeyText(), u"running"_s);
    QVERIFY(m_controller->run()->isActive());

    m_controller->run()->cancel();

    QTRY_COMPARE(m_controller->run()->stateKeyText(), u"cancelled"_s);
    QVERIFY(!m_controller->run()->isActive());
}

void TestWorkflowController::anApprovalLetsTheRunGoOn()
{
    m_fixture->scripts[u"gate"_s] = m_fixture->asking(u"Ship it?"_s, u"Look"_s);
    openChain({u"a"_s, u"gate"_s, u"b"_s});
    m_controller->run()->start();
    QuestionModel *questions = m_controller->run()->view()->questions();
    QTRY_COMPARE(questions->approvalNodeId(), u"gate"_s);

    m_controller->run()->approve(questions->approvalNodeId(), u"fine"_s);

    QTRY_COMPARE(m_controller->run()->stateKeyText(), u"ok"_s);
    QVERIFY(questions->approvalNodeId().isEmpty());
}

void TestWorkflowController::aMissingInputIsRefusedWithItsName()
{
    workflow::Document document = RunsFixture::chain(u"Asks"_s, {u"a"_s});
    workflow::InputSpec input;
    input.name = u"url"_s;
    input.isRequired = true;
    document.properties.inputs = {input};
    writeFile(u".agentops/workflows/asks.agentops.json"_s, document);
    create();
    m_controller->openNamed(u"Asks"_s);
    QTRY_VERIFY(m_controller->isOpen());
    WorkflowRun *run = m_controller->run();
    QVERIFY(run->prepareInputs());
    QVERIFY(!run->inputs()->isComplete());

    run->start();
    QTRY_COMPARE(run->operation()->state(), Operation::Failed);
    QCOMPARE(run->operation()->errorText(), u"The input “url” is needed."_s);

    run->inputs()->setText(0, u"http://localhost"_s);
    QVERIFY(run->inputs()->isComplete());
    run->start();
    QTRY_COMPARE(run->stateKeyText(), u"ok"_s);
}

void TestWorkflowController::aFailedStepSaysWhyOnItsCard()
{
    m_fixture->scripts[u"a"_s] = m_fixture->failing(1s, u"broken pipe"_s);
    openChain({u"a"_s});

    m_controller->run()->start();

    QTRY_COMPARE(m_controller->run()->stateKeyText(), u"failed"_s);
    const QString footer = m_controller->session()->scene().nodes()[0].overlay->footer;
    QVERIFY2(footer.contains(u"Reading or writing failed."_s), qPrintable(footer));
    RunStepModel *steps = m_controller->run()->view()->steps();
    QVERIFY(
        steps->index(0).data(RunStepModel::ErrorDetailRole).toString().contains(u"broken pipe"_s));
}

void TestWorkflowController::anotherWorkflowMeanwhileTakesNoRunOfTheFormer()
{
    m_fixture->scripts[u"a"_s] = m_fixture->hanging();
    openChain({u"a"_s});
    m_controller->run()->start();
    QTRY_COMPARE(m_controller->run()->stateKeyText(), u"running"_s);

    m_controller->createNew(u"Other"_s);

    QTRY_VERIFY(!m_controller->run()->opening()->isRunning());
    QVERIFY(!m_controller->run()->hasRun());
    m_controller->openNamed(u"Chain"_s);
    QTRY_COMPARE(m_controller->run()->stateKeyText(), u"running"_s);
}

void TestWorkflowController::aGapInWhatIsAnnouncedReadsTheRunAgain()
{
    openChain({u"a"_s});
    WorkflowRun *run = m_controller->run();
    run->start();
    QTRY_COMPARE(run->stateKeyText(), u"ok"_s);
    workflow::RunEvent event;
    event.run = run->view()->runId();
    event.sequence = 98;
    event.kind = workflow::EventKind::StepStarted;
    event.step = workflow::NodeId(u"a"_s);
    int readings = 0;
    connect(run->opening(), &Operation::stateChanged, run, [&] {
        // Two of them, while the run is being read.
        if (!run->opening()->isRunning() || !run->hasRun() || ++readings > 1)
            return;
        Q_EMIT m_fixture->service().eventRecorded(event);
        Q_EMIT m_fixture->service().eventRecorded(event);
    });

    m_controller->openNamed(u"Chain"_s);

    QTRY_COMPARE(readings, 2);
    QTRY_COMPARE(run->stateKeyText(), u"ok"_s);
}

void TestWorkflowController::afterAChangeOfTheLanguageEverythingIsSaidAnew()
{
    m_fixture->scripts[u"gate"_s] = m_fixture->asking({}, {});
    openChain({u"gate"_s});
    m_controller->run()->start();
    QTRY_COMPARE(m_controller->run()->view()->questions()->count(), 1);
    m_controller->session()->revealNode(u"gate"_s);
    QSignalSpy page(m_controller.get(), &WorkflowController::documentChanged);
    QSignalSpy list(m_controller->workflows(), &QAbstractItemModel::dataChanged);
    QSignalSpy form(m_controller->inspector()->fields(), &QAbstractItemModel::dataChanged);
    QSignalSpy steps(m_controller->run()->view()->steps(), &QAbstractItemModel::dataChanged);
    Shouting translator;
    QVERIFY(QCoreApplication::installTranslator(&translator));

    m_controller->retranslate();

    QCOMPARE(m_controller->saveText(), u"SAVED"_s);
    QCOMPARE(m_controller->session()->scene().nodes()[0].overlay->footer, u"WAITS FOR APPROVAL"_s);
    for (const QSignalSpy *told : {&page, &list, &form, &steps})
        QVERIFY(!told->isEmpty());
}

QTEST_MAIN(TestWorkflowController)
#include "tst_workflowcontroller.moc"
