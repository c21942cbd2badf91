// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolatedruns.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::nodes;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// What a run leaves behind: in its ledger and in the repository.
class TestRunLeftovers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatARunDidIsInTheLedger();
    void aCheckoutThatCannotBeRecordedIsWorkedInAllTheSame();
    void whatIsMergedIsOnABranchThatCanBePushed();
    void aBranchToPushHasToBeThere();
    void secretsAreNotInTheLedger();
    void whatAKeptStepHasKeptIsFoundByARerun();
    void cleaningKeepsWhatWouldBeLost();
    void cleaningKeepsWhatIsInNoCommitOfTheRepository_data();
    void cleaningKeepsWhatIsInNoCommitOfTheRepository();
    void aRunThatIsForgottenLeavesWhatOnlyItsCommitsHad();
    void branchesThatHaveEachOthersCommitsAreNotBothRemoved();
    void cleaningTakesWorktreesOfStepsToo();
    void cleaningSparesAWorktreeThatAnotherRunWorksIn();
    void cleaningFindsFoldersThatGitDoesNotKnow();
    void commitsOfUnknownRunsGoOnlyWhenAskedFor_data();
    void commitsOfUnknownRunsGoOnlyWhenAskedFor();
    void cleaningSparesBranchesThatWereMadeOnPurpose();
};

void TestRunLeftovers::whatARunDidIsInTheLedger()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const TempRepo remote(TempRepo::Kind::Bare);
    fixture.repo.git({u"remote"_s, u"add"_s, u"origin"_s, remote.path()});

    const auto status = program.run(documentOf(
        {{u"write"_s, u"file.write"_s, {{u"path"_s, u"b.txt"_s}, {u"content"_s, u"b"_s}}},
         {u"commit"_s, u"git.commit"_s, {{u"message"_s, u"Add b"_s}}},
         {u"tag"_s, u"git.tag"_s, {{u"name"_s, u"v1"_s}}},
         {u"push"_s, u"git.push"_s, {{u"remote"_s, u"origin"_s}}}}));

    AO_VERIFY_OK(status);
    QVERIFY2(status->summary().state == RunState::Succeeded,
             qPrintable(status->summary().error.message));
    QCOMPARE(program.effectsOf(*status),
             QStringList({u"write file done"_s, u"commit git.branch done"_s,
                          u"commit git.commit done"_s, u"tag git.tag done"_s,
                          u"push git.push done"_s, u"push process done"_s, u" files done"_s}));
    const QString branch = u"agentops/run-"_s + status->summary().id.toString();
    QCOMPARE(remote.git({u"log"_s, u"--format=%s"_s, u"-1"_s, branch}), QByteArray("Add b\n"));
    const auto effects = await(program.runs.effects(status->summary().id, {}));
    const QJsonObject files = effects->last().effect.detail;
    QCOMPARE(files.value("added"_L1).toInt(), 1);
    QCOMPARE(files.value("files"_L1)[0]["path"_L1].toString(), u"b.txt"_s);
}

void TestRunLeftovers::whatAKeptStepHasKeptIsFoundByARerun()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const auto first = program.run(documentOf(
        {shell(u"make"_s, u"echo made > out.txt"_s),
         {u"keep"_s,
          u"artifact.store"_s,
          {{u"name"_s, u"outs"_s}, {u"paths"_s, QJsonArray{u"out.txt"_s}}}},
         {u"fetch"_s, u"artifact.fetch"_s, {{u"name"_s, u"outs"_s}, {u"to"_s, u"got"_s}}}}));
    AO_VERIFY_OK(first);
    QCOMPARE(first->summary().state, RunState::Succeeded);
    const RerunRequest fromFetch{RerunRequest::Extent::From, {StepPath(u"fetch"_s)}, {}};

    RunId last = first->summary().id;
    for (int i = 0; i < 2; ++i) {
        const auto again = await(program.runs.rerun(last, fromFetch, {}, {}));
        AO_VERIFY_OK(again);
        const auto status = await(program.runs.waitUntilSettled(*again, {}));
        AO_VERIFY_OK(status);
        QVERIFY2(status->summary().state == RunState::Succeeded,
                 qPrintable(status->summary().error.message));
        QCOMPARE(status->findStep(NodeId(u"keep"_s))->reusedFrom, first->summary().id);
        QCOMPARE(status->findStep(NodeId(u"fetch"_s))->outputs.value("files"_L1).toInt(), 1);
        last = *again;
    }
}

void TestRunLeftovers::aCheckoutThatCannotBeRecordedIsWorkedInAllTheSame()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    fixture.repo.write(u".git/index"_s, "damaged");
    const Document document = documentOf({shell(u"write"_s, u"echo > out.txt"_s)});

    const auto inPlace = program.run(document, {.workspace = WorkspaceKind::InPlace});
    const auto isolated = program.run(document);

    AO_VERIFY_OK(inPlace);
    QCOMPARE(inPlace->summary().state, RunState::Succeeded);
    QVERIFY(QFileInfo::exists(fixture.repo.filePath(u"out.txt"_s)));
    QVERIFY(!isolated);
}

void TestRunLeftovers::whatIsMergedIsOnABranchThatCanBePushed()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const TempRepo remote(TempRepo::Kind::Bare);
    fixture.repo.git({u"remote"_s, u"add"_s, u"origin"_s, remote.path()});
    fixture.repo.git({u"checkout"_s, u"-q"_s, u"-b"_s, u"side"_s});
    fixture.repo.write(u"side.txt"_s, "side\n");
    fixture.repo.commit(u"side"_s);
    fixture.repo.git({u"checkout"_s, u"-q"_s, u"main"_s});

    const auto status = program.run(documentOf(
        {{u"merge"_s, u"git.merge"_s, {{u"from"_s, u"side"_s}, {u"fastForward"_s, u"never"_s}}},
         shell(u"leave"_s, u"git checkout -q --detach main"_s),
         {u"push"_s, u"git.push"_s, {{u"remote"_s, u"origin"_s}}}}));

    AO_VERIFY_OK(status);
    QVERIFY2(status->summary().state == RunState::Succeeded,
             qPrintable(status->summary().error.message));
    const QString branch = u"agentops/run-"_s + status->summary().id.toString();
    QCOMPARE(status->steps()[0].outputs.value("branch"_L1).toString(), branch);
    QCOMPARE(remote.git({u"show"_s, branch + u":side.txt"_s}), QByteArray("side\n"));
    QVERIFY(!fixture.repo.tryGit({u"cat-file"_s, u"-e"_s, u"main:side.txt"_s}));
}

void TestRunLeftovers::aBranchToPushHasToBeThere()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const TempRepo remote(TempRepo::Kind::Bare);
    fixture.repo.git({u"remote"_s, u"add"_s, u"origin"_s, remote.path()});

    const auto status =
        program.run(documentOf({{u"push"_s, u"git.push"_s, {{u"remote"_s, u"origin"_s}}}}));

    AO_VERIFY_OK(status);
    QCOMPARE(status->summary().error.code, u"nodes.bad_parameter"_s);
    QVERIFY2(status->summary().error.message.contains(u"has committed nothing"_s),
             qPrintable(status->summary().error.message));
}

void TestRunLeftovers::secretsAreNotInTheLedger()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);

    const auto status =
        program.run(documentOf({{u"post"_s,
                                 u"http.request"_s,
                                 {{u"url"_s, u"http://127.0.0.1:9/path?token=abc"_s},
                                  {u"method"_s, u"POST"_s},
                                  {u"token"_s, QJsonObject{{u"secret"_s, u"key"_s}}}}}}));

    AO_VERIFY_OK(status);
    QCOMPARE(status->summary().state, RunState::Failed);
    const auto effects = await(program.runs.effects(status->summary().id, {}));
    AO_VERIFY_OK(effects);
    QCOMPARE(effects->size(), 1);
    QCOMPARE(effects->first().effect,
             (StepEffect{.kind = u"http"_s,
                         .target = u"http://127.0.0.1:9"_s,
                         .detail = {{u"method"_s, u"POST"_s}},
                         .state = EffectState::Intended}));
}

static QStringList itemsOf(const Result<Cleaned> &cleaned)
{
    QStringList lines;
    for (const Cleaned::Item &item : cleaned->items)
        lines.append(item.kind + (item.reason.isEmpty() ? u" removed"_s : u" kept"_s));
    return lines;
}

void TestRunLeftovers::cleaningKeepsWhatWouldBeLost()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const auto status =
        program.run(documentOf({shell(u"write"_s, u"echo > b.txt"_s),
                                {u"commit"_s, u"git.commit"_s, {{u"message"_s, u"Add b"_s}}},
                                shell(u"more"_s, u"echo > c.txt"_s)}));
    AO_VERIFY_OK(status);
    const RunId run = status->summary().id;
    const QString folder = status->workspace()->folder;
    QFile edited(folder + u"/a.txt"_s);
    QVERIFY(edited.open(QIODevice::WriteOnly));
    edited.write("by hand\n");
    edited.close();
    const CleanRequest request{.run = run, .repository = fixture.repo.path(), .branches = {}};

    // Somebody has worked there since the run has ended.
    QCOMPARE(itemsOf(await(program.workspaces->clean(request, {}))),
             QStringList({u"worktree kept"_s, u"branch kept"_s}));
    QVERIFY(QFileInfo::exists(folder));
    fixture.repo.git({u"-C"_s, folder, u"checkout"_s, u"a.txt"_s});
    // What lies there is recorded as the result; the branch has the only copy of its commit.
    QCOMPARE(itemsOf(await(program.workspaces->clean(request, {}))),
             QStringList({u"worktree removed"_s, u"branch kept"_s}));
    QVERIFY(!QFileInfo::exists(folder));
    QVERIFY(
        fixture.repo.tryGit({u"cat-file"_s, u"-e"_s, status->workspace()->result + u":c.txt"_s}));
    CleanRequest forced = request;
    forced.isForced = true;
    forced.forgetsCommits = true;
    QCOMPARE(itemsOf(await(program.workspaces->clean(forced, {}))),
             QStringList({u"branch removed"_s, u"commits removed"_s}));
    QCOMPARE(fixture.repo.git({u"for-each-ref"_s, u"--format=%(refname)"_s}),
             QByteArray("refs/heads/main\n"));
    QCOMPARE(itemsOf(await(program.workspaces->clean(forced, {}))), QStringList());
}

void TestRunLeftovers::cleaningKeepsWhatIsInNoCommitOfTheRepository_data()
{
    QTest::addColumn<QString>("command");
    const QString inner = u"git init -q inner; git -C inner -c user.name=a -c user.email=a@b.c "
                          "commit -q --allow-empty -m x"_s;
    QTest::newRow("a repository in it") << inner;
    QTest::newRow("a submodule at a commit of its own") << inner + u"; git add inner"_s;
    QTest::newRow("another repository in its place") << u"rm .git; git init -q ."_s;
}

void TestRunLeftovers::cleaningKeepsWhatIsInNoCommitOfTheRepository()
{
    QFETCH(const QString, command);
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const auto status = program.run(documentOf({shell(u"work"_s, command)}));
    AO_VERIFY_OK(status);
    QCOMPARE(status->summary().state, RunState::Succeeded);

    const auto cleaned = await(program.workspaces->clean(
        {.run = status->summary().id, .repository = fixture.repo.path(), .branches = {}}, {}));

    AO_VERIFY_OK(cleaned);
    QCOMPARE(itemsOf(cleaned), QStringList({u"worktree kept"_s}));
    QVERIFY(QFileInfo::exists(status->workspace()->folder + u"/a.txt"_s));
}

void TestRunLeftovers::aRunThatIsForgottenLeavesWhatOnlyItsCommitsHad()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const auto status = program.run(documentOf({shell(u"write"_s, u"echo > b.txt"_s)}));
    AO_VERIFY_OK(status);
    const QByteArray kept = fixture.repo.git({u"for-each-ref"_s, u"refs/agentops"_s});

    AO_VERIFY_OK(await(program.runs.remove(status->summary().id, {})));

    QVERIFY(QFileInfo::exists(status->workspace()->folder + u"/b.txt"_s));
    QCOMPARE(fixture.repo.git({u"for-each-ref"_s, u"refs/agentops"_s}), kept);
}

void TestRunLeftovers::branchesThatHaveEachOthersCommitsAreNotBothRemoved()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const RunId run = RunId::create();
    fixture.repo.git({u"checkout"_s, u"-q"_s, u"-b"_s, u"one-"_s + run.toString()});
    fixture.repo.write(u"b.txt"_s, "b\n");
    fixture.repo.commit(u"only there"_s);
    fixture.repo.git({u"branch"_s, u"two-"_s + run.toString()});
    fixture.repo.git({u"checkout"_s, u"-q"_s, u"main"_s});

    const auto cleaned = await(program.workspaces->clean(
        {.run = run, .repository = fixture.repo.path(), .branches = {}}, {}));

    AO_VERIFY_OK(cleaned);
    QCOMPARE(itemsOf(cleaned), QStringList({u"branch removed"_s, u"branch kept"_s}));
}

void TestRunLeftovers::cleaningTakesWorktreesOfStepsToo()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const auto status = program.run(documentOf(
        {{u"tree"_s, u"git.worktree"_s, {{u"branch"_s, u"work"_s}}}, shell(u"look"_s, u"ls"_s)}));
    AO_VERIFY_OK(status);
    QCOMPARE(*await(program.workspaces->runsWithWorktrees(fixture.repo.path(), {})),
             QSet<RunId>({status->summary().id}));

    const auto cleaned = await(program.workspaces->clean(
        {.run = status->summary().id, .repository = fixture.repo.path(), .branches = {}}, {}));

    QCOMPARE(itemsOf(cleaned), QStringList({u"worktree removed"_s, u"branch removed"_s}));
    QCOMPARE(fixture.repo.git({u"branch"_s, u"--list"_s}).trimmed(), QByteArray("* main"));
    QCOMPARE(fixture.repo.git({u"worktree"_s, u"list"_s}).count('\n'), 1);
}

void TestRunLeftovers::cleaningSparesAWorktreeThatAnotherRunWorksIn()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const auto status = program.run(documentOf(
        {{u"tree"_s, u"git.worktree"_s, {{u"branch"_s, u"work"_s}}}, shell(u"look"_s, u"ls"_s)}));
    AO_VERIFY_OK(status);
    CleanRequest request{
        .run = status->summary().id, .repository = fixture.repo.path(), .branches = {}};
    request.inUse = {status->findStep(NodeId(u"look"_s))->workingDirectory};
    request.isForced = true;

    const auto cleaned = await(program.workspaces->clean(request, {}));

    AO_VERIFY_OK(cleaned);
    QCOMPARE(itemsOf(cleaned), QStringList({u"worktree kept"_s, u"branch kept"_s}));
    QVERIFY(QFileInfo::exists(request.inUse.first() + u"/a.txt"_s));
}

void TestRunLeftovers::cleaningFindsFoldersThatGitDoesNotKnow()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const RunId run = RunId::create();
    const QString folder = fixture.data.filePath(u"worktrees/"_s + run.toString());
    QVERIFY(QDir().mkpath(folder + u"/left"_s));
    CleanRequest request{.run = run, .repository = fixture.repo.path(), .branches = {}};

    QCOMPARE(*await(program.workspaces->runsWithWorktrees(fixture.repo.path(), {})),
             QSet<RunId>({run}));
    QCOMPARE(itemsOf(await(program.workspaces->clean(request, {}))),
             QStringList({u"worktree kept"_s}));
    request.isForced = true;
    QCOMPARE(itemsOf(await(program.workspaces->clean(request, {}))),
             QStringList({u"worktree removed"_s}));

    QVERIFY(!QFileInfo::exists(folder));
}

void TestRunLeftovers::commitsOfUnknownRunsGoOnlyWhenAskedFor_data()
{
    QTest::addColumn<bool>("isForced");
    QTest::newRow("those of unknown runs") << false;
    QTest::newRow("everything") << true;
}

void TestRunLeftovers::commitsOfUnknownRunsGoOnlyWhenAskedFor()
{
    QFETCH(const bool, isForced);
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const RunId run = RunId::create();
    AO_VERIFY_OK(
        await(program.workspaces->record({.run = run, .repository = fixture.repo.path()}, {})));
    CleanRequest request{.run = run, .repository = fixture.repo.path(), .branches = {}};
    request.isUnknown = true;

    QCOMPARE(*await(program.workspaces->runsWithCommits(fixture.repo.path(), {})),
             QSet<RunId>({run}));
    QCOMPARE(itemsOf(await(program.workspaces->clean(request, {}))),
             QStringList({u"commits kept"_s}));
    request.isForced = isForced;
    request.releasesUnknown = !isForced;
    QCOMPARE(itemsOf(await(program.workspaces->clean(request, {}))),
             QStringList({u"commits removed"_s}));

    QCOMPARE(fixture.repo.git({u"for-each-ref"_s, u"refs/agentops"_s}), QByteArray());
}

void TestRunLeftovers::cleaningSparesBranchesThatWereMadeOnPurpose()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    fixture.repo.git({u"branch"_s, u"mine"_s});
    const auto status =
        program.run(documentOf({{u"branch"_s, u"git.branch"_s, {{u"name"_s, u"release"_s}}},
                                {u"tree"_s, u"git.worktree"_s, {{u"branch"_s, u"mine"_s}}}}));
    AO_VERIFY_OK(status);
    QCOMPARE(status->summary().state, RunState::Succeeded);

    AO_VERIFY_OK(await(program.workspaces->clean({.run = status->summary().id,
                                                  .repository = fixture.repo.path(),
                                                  .branches = {},
                                                  .isForced = true},
                                                 {})));

    QCOMPARE(fixture.repo.git({u"branch"_s, u"--list"_s, u"--format=%(refname:short)"_s}),
             QByteArray("main\nmine\nrelease\n"));
}

QTEST_GUILESS_MAIN(TestRunLeftovers)
#include "tst_runleftovers.moc"
