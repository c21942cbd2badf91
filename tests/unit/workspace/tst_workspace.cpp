// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/secrets.h>
#include <agentops/git/errors.h>
#include <agentops/store/errors.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/temprepo.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/draftstore.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/runservice.h>
#include <agentops/workspace/workspace.h>

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workspace;
using namespace Qt::StringLiterals;

class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void opensARepositoryFromAFolderInsideIt();
    void refusesAFolderThatIsNoRepository();
    void opensAFolderThatIsNoRepositoryWhenThatWillDo();
    void leavesNothingInTheRepository();
    void damagedDatabaseIsNamedAndKept_data();
    void damagedDatabaseIsNamedAndKept();
    void damagedCacheIsMadeAgain();
    void draftsSurviveReopening();
    void secretsOfStepsAreInTheProgramsList();
    void itsDatabasesAreCheckedWhenAsked();
    void aWorkflowOfTheRepositoryIsCalled();
    void noWorkflowOutsideTheRepositoryIsCalled();
    void stepsNotifyWhoeverSitsHere();

private:
    Result<std::unique_ptr<Workspace>> open(const QString &path);
    /// Runs a document of these nodes to the end.
    static Result<workflow::RunStatus> run(Workspace &workspace, QList<workflow::Node> nodes);

    std::unique_ptr<TempRepo> m_repo;
    std::unique_ptr<QTemporaryDir> m_data;
};

void TestWorkspace::init()
{
    m_repo = std::make_unique<TempRepo>();
    m_repo->write(u"src/a.py"_s, "import os\n");
    m_repo->commit();
    m_data = std::make_unique<QTemporaryDir>();
}

Result<std::unique_ptr<Workspace>> TestWorkspace::open(const QString &path)
{
    return await(Workspace::open({.repository = path, .dataRoot = m_data->path()}, CancelToken()));
}

static void overwrite(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

void TestWorkspace::opensARepositoryFromAFolderInsideIt()
{
    auto workspace = open(m_repo->filePath(u"src"_s));
    AO_VERIFY_OK(workspace);

    QCOMPARE((*workspace)->repository().name, u"repo"_s);
    QCOMPARE((*workspace)->repository().head.branch, u"main"_s);
    QVERIFY((*workspace)->dataFolder().path().startsWith(m_data->path()));
    await((*workspace)->close());
}

void TestWorkspace::refusesAFolderThatIsNoRepository()
{
    const auto workspace = open(m_data->path());

    QVERIFY(!workspace);
    QVERIFY(workspace.error().code() == git::errors::kNotARepository);
}

void TestWorkspace::opensAFolderThatIsNoRepositoryWhenThatWillDo()
{
    const QTemporaryDir folder;
    auto workspace = await(Workspace::open(
        {.repository = folder.path(), .acceptsPlainFolder = true, .dataRoot = m_data->path()},
        CancelToken()));
    AO_VERIFY_OK(workspace);

    QVERIFY((*workspace)->repository().isPlainFolder);
    QCOMPARE((*workspace)->repository().path, QFileInfo(folder.path()).canonicalFilePath());
    await((*workspace)->close());
}

void TestWorkspace::leavesNothingInTheRepository()
{
    auto workspace = open(m_repo->path());
    AO_VERIFY_OK(workspace);
    await((*workspace)->close());

    QCOMPARE(m_repo->git({u"status"_s, u"--porcelain"_s, u"--ignored"_s}), QByteArray());
}

void TestWorkspace::damagedDatabaseIsNamedAndKept_data()
{
    QTest::addColumn<QString>("file");

    QTest::newRow("run journal") << u"runs.db"_s;
    QTest::newRow("drafts") << u"documents.db"_s;
    QTest::newRow("reviews") << u"review.db"_s;
}

void TestWorkspace::damagedDatabaseIsNamedAndKept()
{
    QFETCH(const QString, file);
    const DataFolder folder(m_data->path(), m_repo->path());
    AO_VERIFY_OK(folder.create());
    const QString path = folder.path() + u'/' + file;
    const QByteArray content = QByteArray("no database at all ").repeated(400);
    overwrite(path, content);

    const auto workspace = open(m_repo->path());

    QVERIFY(!workspace);
    QVERIFY2(workspace.error().describe().contains(file), qPrintable(workspace.error().describe()));
    QFile kept(path);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), content);
}

void TestWorkspace::damagedCacheIsMadeAgain()
{
    const DataFolder folder(m_data->path(), m_repo->path());
    AO_VERIFY_OK(folder.create());
    overwrite(folder.indexDatabase(), QByteArray("no database at all ").repeated(400));

    auto workspace = open(m_repo->path());

    AO_VERIFY_OK(workspace);
    await((*workspace)->close());
}

void TestWorkspace::draftsSurviveReopening()
{
    workflow::Document document = workflow::Document::create(u"Draft"_s);
    document.properties.description = u"typed, not saved"_s;
    {
        auto workspace = open(m_repo->path());
        AO_VERIFY_OK(workspace);
        AO_VERIFY_OK(
            await((*workspace)
                      ->drafts()
                      .save({.document = document, .file = u"a.json"_s}, {}, CancelToken())));
        await((*workspace)->close());
    }

    auto workspace = open(m_repo->path());
    AO_VERIFY_OK(workspace);
    const auto drafts = await((*workspace)->drafts().list(CancelToken()));
    AO_VERIFY_OK(drafts);
    QCOMPARE(drafts->size(), 1);
    QCOMPARE(drafts->first().document, document);
    QCOMPARE(drafts->first().file, u"a.json"_s);

    AO_VERIFY_OK(await((*workspace)->drafts().remove(document.properties.id, CancelToken())));
    QVERIFY(await((*workspace)->drafts().list(CancelToken()))->isEmpty());
    await((*workspace)->close());
}

void TestWorkspace::secretsOfStepsAreInTheProgramsList()
{
    qputenv("AGENTOPS_SECRET_DEPLOY_KEY", "hunter22");
    const auto secretList = std::make_shared<SecretList>();
    auto workspace = await(Workspace::open(
        {.repository = m_repo->path(), .dataRoot = m_data->path(), .secretList = secretList},
        CancelToken()));
    AO_VERIFY_OK(workspace);
    workflow::RunService &runs = (*workspace)->runs();
    workflow::Document document = workflow::Document::create(u"Call"_s);
    document.nodes = {{.id = workflow::NodeId(u"call"_s),
                       .kind = u"http.request"_s,
                       .parameters = {{u"url"_s, u"http://127.0.0.1:1/"_s},
                                      {u"token"_s, QJsonObject{{u"secret"_s, u"deploy-key"_s}}}}}};

    const auto run =
        await(runs.start(document, {.repository = m_repo->path(), .inputs = {}}, CancelToken()));
    AO_VERIFY_OK(run);
    AO_VERIFY_OK(await(runs.waitUntilSettled(*run, CancelToken())));

    QCOMPARE(secretList->matcher()->redactText(u"hunter22"_s), u"[secret]"_s);
    await((*workspace)->close());
}

void TestWorkspace::itsDatabasesAreCheckedWhenAsked()
{
    auto workspace = open(m_repo->path());
    AO_VERIFY_OK(workspace);

    AO_VERIFY_OK(await((*workspace)->checkDatabases(CancelToken())));

    await((*workspace)->close());
}

Result<workflow::RunStatus> TestWorkspace::run(Workspace &workspace, QList<workflow::Node> nodes)
{
    workflow::Document document = workflow::Document::create(u"Test"_s);
    document.nodes = std::move(nodes);
    AO_TRY(
        const workflow::RunId id,
        await(workspace.runs().start(document, {.repository = workspace.repository().path}, {})));
    return await(workspace.runs().waitUntilSettled(id, {}));
}

static workflow::Node caller(const QString &workflow)
{
    return {.id = workflow::NodeId(u"call"_s),
            .kind = u"flow.call"_s,
            .parameters = {{u"workflow"_s, workflow},
                           {u"inputs"_s, QJsonObject{{u"who"_s, u"Ada"_s}}}}};
}

void TestWorkspace::aWorkflowOfTheRepositoryIsCalled()
{
    workflow::Document called = workflow::Document::create(u"Greet"_s);
    called.properties.inputs = {{.name = u"who"_s}};
    called.properties.outputs = {{u"said"_s, u"{{ set.values.text.toUpperCase() }}"_s}};
    called.nodes = {
        {.id = workflow::NodeId(u"set"_s),
         .kind = u"flow.set"_s,
         .parameters = {{u"values"_s, QJsonObject{{u"text"_s, u"Hello {{ inputs.who }}"_s}}}}}};
    m_repo->write(u"workflows/greet.agentops.json"_s, workflow::writeDocument(called));
    const auto workspace = open(m_repo->path());
    AO_VERIFY_OK(workspace);

    const auto status = run(**workspace, {caller(u"workflows/greet.agentops.json"_s)});

    AO_VERIFY_OK(status);
    QCOMPARE(status->findStep(workflow::NodeId(u"call"_s))
                 ->outputs.value("outputs"_L1)["said"_L1]
                 .toString(),
             u"HELLO ADA"_s);
    await((*workspace)->close());
}

void TestWorkspace::noWorkflowOutsideTheRepositoryIsCalled()
{
    const auto workspace = open(m_repo->path());
    AO_VERIFY_OK(workspace);

    const auto outside = run(**workspace, {caller(u"../other.agentops.json"_s)});
    const auto missing = run(**workspace, {caller(u"none.agentops.json"_s)});

    QVERIFY(!outside && outside.error().code() == workflow::errors::kNotLoaded);
    QVERIFY(outside.error().describe().contains("leads out"_L1));
    QVERIFY(!missing && missing.error().code() == workflow::errors::kNotLoaded);
    await((*workspace)->close());
}

void TestWorkspace::stepsNotifyWhoeverSitsHere()
{
    QStringList told;
    const auto workspace =
        await(Workspace::open({.repository = m_repo->path(),
                               .dataRoot = m_data->path(),
                               .notify =
                                   [&](const QString &title, const QString &text) {
                                       told = {title, text};
                                   }},
                              CancelToken()));
    AO_VERIFY_OK(workspace);

    const auto status =
        run(**workspace,
            {{.id = workflow::NodeId(u"tell"_s),
              .kind = u"notify.desktop"_s,
              .parameters = {{u"title"_s, u"Done"_s}, {u"text"_s, u"All of it"_s}}}});

    AO_VERIFY_OK(status);
    QCOMPARE(told, QStringList({u"Done"_s, u"All of it"_s}));
    await((*workspace)->close());
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
