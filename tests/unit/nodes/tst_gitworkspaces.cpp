// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolatedruns.h"

#include <agentops/git/errors.h>
#include <agentops/workflow/errors.h>

#include <QtCore/QJsonArray>
#include <QtCore/QLockFile>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::nodes;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

namespace {

/// Everything that a person has in the checkout: index, HEAD and files, ignored ones too.
QByteArray checkoutOf(const TempRepo &repo)
{
    QByteArray all =
        contentOf(repo.filePath(u".git/index"_s)) + contentOf(repo.filePath(u".git/HEAD"_s));
    all += repo.git({u"status"_s, u"--porcelain"_s, u"--ignored"_s, u"-uall"_s});
    all += repo.git({u"diff"_s}) + repo.git({u"diff"_s, u"--cached"_s});
    return all;
}

} // namespace

class TestGitWorkspaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsWorkOnTheRecordedCommitAndNotInTheCheckout();
    void uncommittedChangesAreInTheWorktree();
    void anUnchangedWorktreeIsRemovedAfterSuccess();
    void aChangedOrFailedOneIsKept();
    void whatGitIgnoresIsToldAndDoesNotKeepTheFolder();
    void aFolderThatCannotBeReadIsKept_data();
    void aFolderThatCannotBeReadIsKept();
    void aFolderThatIsChangedAfterTheSummaryIsKept();
    void aRunThatNeedsNoFolderGetsNone();
    void aWorkflowWithItsOwnWorktreeMakesNoOther();
    void headIsTheOneOfTheStart();
    void aGivenCommitIsTaken();
    void aRerunWorksOnTheSameCommit();
    void aRerunFromAStepGoesOnWithTheFiles();
    void theFolderOfAnUnfinishedRunMustNotBeGone();
    void aHalfMadeWorktreeIsMadeAnew();
    void aHalfMadeWorktreeIsNoResult();
    void theFolderIsLeftToTheProgramThatMakesIt();
    void inPlaceAsksOnce_data();
    void inPlaceAsksOnce();
    void aPlaceChosenByTheStarterIsNotAskedAbout();
    void aFolderWithoutGitIsWorkedInPlace();
    void tooMuchThatIsInNoCommitIsTold();
};

void TestGitWorkspaces::stepsWorkOnTheRecordedCommitAndNotInTheCheckout()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const QByteArray before = checkoutOf(fixture.repo);

    const auto status = program.run(documentOf({shell(u"write"_s, u"cat a.txt > b.txt; pwd"_s)}));

    AO_VERIFY_OK(status);
    QCOMPARE(status->summary().state, RunState::Succeeded);
    QCOMPARE(checkoutOf(fixture.repo), before);
    const RunWorkspace &workspace = *status->workspace();
    QCOMPARE(workspace.kind, WorkspaceKind::Worktree);
    QCOMPARE(workspace.commit.toUtf8(), fixture.repo.git({u"rev-parse"_s, u"HEAD"_s}).trimmed());
    QCOMPARE(workspace.branch, u"main"_s);
    QVERIFY(!workspace.hasChanges);
    QCOMPARE(contentOf(workspace.folder + u"/b.txt"_s), QByteArray("one\n"));
    QCOMPARE(QDir(status->steps()[0].outputs.value("output"_L1).toString()).canonicalPath(),
             QDir(workspace.folder).canonicalPath());
}

void TestGitWorkspaces::uncommittedChangesAreInTheWorktree()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    fixture.repo.write(u"a.txt"_s, "two\n");
    fixture.repo.git({u"add"_s, u"a.txt"_s});
    fixture.repo.write(u"new.txt"_s, "new\n");
    const QByteArray before = checkoutOf(fixture.repo);

    const auto status =
        program.run(documentOf({shell(u"look"_s, u"cat a.txt new.txt; git status --porcelain"_s)}));

    AO_VERIFY_OK(status);
    QCOMPARE(status->steps()[0].outputs.value("output"_L1).toString(),
             u"two\nnew\nM  a.txt\n?? new.txt"_s);
    QVERIFY(status->workspace()->hasChanges);
    QCOMPARE(checkoutOf(fixture.repo), before);
    QCOMPARE(fixture.repo.git({u"branch"_s, u"--list"_s}).trimmed(), QByteArray("* main"));
    const QString kept = u"refs/agentops/runs/%1/base"_s.arg(status->summary().id.toString());
    QCOMPARE(fixture.repo.git({u"rev-parse"_s, kept}).trimmed(),
             status->workspace()->commit.toUtf8());
}

void TestGitWorkspaces::anUnchangedWorktreeIsRemovedAfterSuccess()
{
    StepFixture fixture;
    QString folder;
    {
        IsolatedRuns program(fixture);
        const auto status = program.run(documentOf({shell(u"look"_s, u"cat a.txt"_s)}));
        AO_VERIFY_OK(status);
        folder = status->workspace()->folder;
        QCOMPARE(status->workspace()->result, status->workspace()->commit);
    } // whoever closes waits for it
    QVERIFY(!QFileInfo::exists(folder));
    QCOMPARE(fixture.repo.git({u"worktree"_s, u"list"_s}).count('\n'), 1);
}

void TestGitWorkspaces::aChangedOrFailedOneIsKept()
{
    StepFixture fixture;
    QStringList folders;
    {
        IsolatedRuns program(fixture);
        for (const QString &command : {u"echo > b.txt"_s, u"exit 1"_s,
                                       u"git commit -q "
                                       "--allow-empty -m x"_s}) {
            const auto status = program.run(documentOf({shell(u"work"_s, command)}));
            AO_VERIFY_OK(status);
            folders.append(status->workspace()->folder);
        }
    }
    for (const QString &folder : folders)
        QVERIFY(QFileInfo::exists(folder + u"/a.txt"_s));
}

void TestGitWorkspaces::whatGitIgnoresIsToldAndDoesNotKeepTheFolder()
{
    StepFixture fixture;
    fixture.repo.write(u".gitignore"_s, "build/\n*.log\n");
    fixture.repo.commit(u"ignore"_s);
    QString folder;
    {
        IsolatedRuns program(fixture);
        const auto status = program.run(documentOf(
            {shell(u"build"_s, u"mkdir -p build/a; echo > build/a/program; echo > x.log"_s)}));
        AO_VERIFY_OK(status);
        folder = status->workspace()->folder;
        const auto effects = await(program.runs.effects(status->summary().id, {}));
        AO_VERIFY_OK(effects);
        QCOMPARE(effects->last().effect.detail.value("ignored"_L1),
                 QJsonArray({u"build/"_s, u"x.log"_s}));
    }
    QVERIFY(!QFileInfo::exists(folder));
}

void TestGitWorkspaces::aFolderThatCannotBeReadIsKept_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("another repository") << u"rm .git; git init -q .; echo > b.txt"_s;
    QTest::newRow("no repository") << u"rm .git; echo > b.txt"_s;
}

void TestGitWorkspaces::aFolderThatCannotBeReadIsKept()
{
    QFETCH(const QString, command);
    StepFixture fixture;
    QString folder;
    {
        IsolatedRuns program(fixture);
        const auto status = program.run(documentOf({shell(u"work"_s, command)}));
        AO_VERIFY_OK(status);
        QCOMPARE(status->summary().state, RunState::Succeeded);
        folder = status->workspace()->folder;
        QCOMPARE(status->workspace()->result, QString());
        QVERIFY(program.effectsOf(*status).contains(u" files done"_s));
    }
    QVERIFY(QFileInfo::exists(folder + u"/b.txt"_s));
}

void TestGitWorkspaces::aFolderThatIsChangedAfterTheSummaryIsKept()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const RunId run = RunId::create();
    const auto workspace =
        await(program.workspaces->record({.run = run, .repository = fixture.repo.path()}, {}));
    AO_VERIFY_OK(workspace);
    const RunPlace place{run, fixture.repo.path(), *workspace};
    AO_VERIFY_OK(await(program.workspaces->prepare(place, {})));
    fixture.repo.git({u"-C"_s, workspace->folder, u"mv"_s, u"a.txt"_s, u"b.txt"_s});

    await(program.workspaces->leave(place, false));

    QVERIFY(QFileInfo::exists(workspace->folder + u"/b.txt"_s));
    fixture.repo.git({u"-C"_s, workspace->folder, u"mv"_s, u"b.txt"_s, u"a.txt"_s});
    await(program.workspaces->leave(place, false));
    QVERIFY(!QFileInfo::exists(workspace->folder));
}

void TestGitWorkspaces::aRunThatNeedsNoFolderGetsNone()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    fixture.repo.write(u"new.txt"_s, "new\n");

    const auto status =
        program.run(documentOf({{u"start"_s, u"trigger.manual"_s, {}},
                                {u"set"_s, u"flow.set"_s, {}},
                                {u"note"_s, u"note"_s, {{u"text"_s, u"hello"_s}}}}));

    AO_VERIFY_OK(status);
    QCOMPARE(status->summary().state, RunState::Succeeded);
    QVERIFY(!QFileInfo::exists(status->workspace()->folder));
    QVERIFY(!status->workspace()->hasChanges);
    QCOMPARE(fixture.repo.git({u"for-each-ref"_s, u"refs/agentops"_s}), QByteArray());
}

void TestGitWorkspaces::aWorkflowWithItsOwnWorktreeMakesNoOther()
{
    StepFixture fixture;
    // More than a snapshot takes: nobody needs one.
    IsolatedRuns program(fixture, {.maxBytes = 1});
    fixture.repo.write(u"large.txt"_s, "more than one byte\n");

    const auto status = program.run(
        documentOf({{u"tree"_s, u"git.worktree"_s, {{u"branch"_s, u"work/{{ run.id }}"_s}}},
                    shell(u"look"_s, u"cat a.txt > b.txt"_s)}));

    AO_VERIFY_OK(status);
    QCOMPARE(status->summary().state, RunState::Succeeded);
    QVERIFY(!QFileInfo::exists(status->workspace()->folder));
    QCOMPARE(fixture.repo.git({u"worktree"_s, u"list"_s}).count('\n'), 2);
    QVERIFY(program.effectsOf(*status).contains(u" files done"_s));
}

void TestGitWorkspaces::headIsTheOneOfTheStart()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const QByteArray first = fixture.repo.git({u"rev-parse"_s, u"HEAD"_s}).trimmed();
    Document document = documentOf({{u"ask"_s, u"approval"_s, {{u"title"_s, u"Go on?"_s}}},
                                    {u"tree"_s, u"git.worktree"_s, {{u"branch"_s, u"work"_s}}}});
    document.edges[0].from.port = u"approved"_s;
    const auto waiting = program.run(document);
    AO_VERIFY_OK(waiting);
    fixture.repo.write(u"a.txt"_s, "later\n");
    fixture.repo.commit(u"later"_s);

    AO_VERIFY_OK(program.answer(waiting->summary().id, u"ask"_s, true));

    QCOMPARE(fixture.repo.git({u"rev-parse"_s, u"work"_s}).trimmed(), first);
}

void TestGitWorkspaces::aGivenCommitIsTaken()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    fixture.repo.write(u"a.txt"_s, "two\n");
    fixture.repo.commit(u"second"_s);
    fixture.repo.write(u"a.txt"_s, "three\n");
    const Document document = documentOf({shell(u"look"_s, u"cat a.txt"_s)});

    const auto status = program.run(document, {.revision = u"HEAD~1"_s});
    const auto wrong = program.run(document, {.revision = u"no-such-branch"_s});

    AO_VERIFY_OK(status);
    QCOMPARE(status->steps()[0].outputs.value("output"_L1).toString(), u"one"_s);
    QVERIFY(!wrong);
    QVERIFY(wrong.error().code() == git::errors::kNotFound);
}

void TestGitWorkspaces::aRerunWorksOnTheSameCommit()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    fixture.repo.write(u"a.txt"_s, "dirty\n");
    const auto first = program.run(documentOf({shell(u"look"_s, u"cat a.txt"_s)}));
    AO_VERIFY_OK(first);
    fixture.repo.write(u"a.txt"_s, "later\n");
    fixture.repo.commit(u"later"_s);
    fixture.repo.git({u"gc"_s, u"-q"_s, u"--prune=now"_s});

    const auto again = await(program.runs.rerun(first->summary().id, {}, {}, {}));

    AO_VERIFY_OK(again);
    const auto status = await(program.runs.waitUntilSettled(*again, {}));
    AO_VERIFY_OK(status);
    QCOMPARE(status->steps()[0].outputs.value("output"_L1).toString(), u"dirty"_s);
    QCOMPARE(status->workspace()->commit, first->workspace()->commit);
    QVERIFY(status->workspace()->folder != first->workspace()->folder);
}

void TestGitWorkspaces::aRerunFromAStepGoesOnWithTheFiles()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const auto first = program.run(documentOf({shell(u"make"_s, u"echo made > made.txt"_s),
                                               shell(u"use"_s, u"cat made.txt; test -e go"_s)}));
    AO_VERIFY_OK(first);
    QCOMPARE(first->summary().state, RunState::Failed);

    const auto again = await(program.runs.rerun(
        first->summary().id, {RerunRequest::Extent::From, {StepPath(u"use"_s)}, {}}, {}, {}));

    AO_VERIFY_OK(again);
    const auto status = await(program.runs.waitUntilSettled(*again, {}));
    AO_VERIFY_OK(status);
    QCOMPARE(contentOf(status->workspace()->folder + u"/made.txt"_s), QByteArray("made\n"));
}

void TestGitWorkspaces::theFolderOfAnUnfinishedRunMustNotBeGone()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    Document document = documentOf({shell(u"write"_s, u"echo > b.txt"_s),
                                    {u"ask"_s, u"approval"_s, {{u"title"_s, u"Go on?"_s}}},
                                    shell(u"use"_s, u"cat b.txt"_s)});
    document.edges[1].from.port = u"approved"_s;
    const auto waiting = program.run(document);
    AO_VERIFY_OK(waiting);
    const RunId run = waiting->summary().id;
    const QString folder = waiting->workspace()->folder;
    {
        // Another program goes on with it, after somebody has removed its folder.
        await(program.runs.close());
        fixture.repo.git({u"worktree"_s, u"remove"_s, u"--force"_s, folder});
        IsolatedRuns next(fixture);
        const auto status = next.answer(run, u"ask"_s, true);
        AO_VERIFY_OK(status);
        QCOMPARE(status->summary().error.code, u"workflow.folder_lost"_s);
    }
}

void TestGitWorkspaces::aHalfMadeWorktreeIsMadeAnew()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const RunId run = RunId::create();
    const auto workspace =
        await(program.workspaces->record({.run = run, .repository = fixture.repo.path()}, {}));
    AO_VERIFY_OK(workspace);
    const RunPlace place{run, fixture.repo.path(), *workspace};
    // As a program leaves it that is killed at various points.
    AO_VERIFY_OK(await(program.workspaces->prepare(place, {})));
    AO_VERIFY_OK(await(program.workspaces->prepare(place, {})));
    const QString admin = fixture.repo.filePath(u".git/worktrees/"_s + run.toString());
    QVERIFY(QFile::remove(admin + u"/agentops.json"_s));
    QVERIFY(QFile::remove(workspace->folder + u"/a.txt"_s));
    fixture.repo.git(
        {u"update-ref"_s, u"-d"_s, u"refs/agentops/runs/%1/worktree"_s.arg(run.toString())});

    AO_VERIFY_OK(await(program.workspaces->prepare(place, {})));

    QCOMPARE(contentOf(workspace->folder + u"/a.txt"_s), QByteArray("one\n"));
    QDir(admin).removeRecursively();
    fixture.repo.git(
        {u"update-ref"_s, u"-d"_s, u"refs/agentops/runs/%1/worktree"_s.arg(run.toString())});
    AO_VERIFY_OK(await(program.workspaces->prepare(place, {})));
    QCOMPARE(fixture.repo.git({u"-C"_s, workspace->folder, u"status"_s, u"--porcelain"_s}),
             QByteArray());
}

void TestGitWorkspaces::aHalfMadeWorktreeIsNoResult()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const RunId run = RunId::create();
    const auto workspace =
        await(program.workspaces->record({.run = run, .repository = fixture.repo.path()}, {}));
    AO_VERIFY_OK(workspace);
    const RunPlace place{run, fixture.repo.path(), *workspace};
    AO_VERIFY_OK(await(program.workspaces->prepare(place, {})));
    // As a program leaves it that is killed while it writes the files.
    QVERIFY(QFile::remove(
        fixture.repo.filePath(u".git/worktrees/%1/agentops.json"_s.arg(run.toString()))));
    QVERIFY(QFile::remove(workspace->folder + u"/a.txt"_s));
    const QString kept = u"refs/agentops/runs/"_s + run.toString();
    fixture.repo.git({u"update-ref"_s, u"-d"_s, kept + u"/worktree"_s});

    const auto result = await(program.workspaces->summarize(place, {}, {}));

    AO_VERIFY_OK(result);
    QCOMPARE(result->commit, QString());
    QVERIFY(result->effects.isEmpty());
    QVERIFY(!fixture.repo.tryGit({u"rev-parse"_s, u"-q"_s, u"--verify"_s, kept + u"/result"_s}));
}

void TestGitWorkspaces::theFolderIsLeftToTheProgramThatMakesIt()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const RunId run = RunId::create();
    const auto workspace =
        await(program.workspaces->record({.run = run, .repository = fixture.repo.path()}, {}));
    AO_VERIFY_OK(workspace);
    const RunPlace place{run, fixture.repo.path(), *workspace};
    QVERIFY(QDir().mkpath(fixture.data.filePath(u"worktrees"_s)));
    QLockFile others(workspace->folder + u".lock"_s);
    QVERIFY(others.tryLock());

    auto prepared = program.workspaces->prepare(place, {});

    QVERIFY(!QTest::qWaitFor([&] { return QFileInfo::exists(workspace->folder); }, 300));
    others.unlock();
    AO_VERIFY_OK(await(std::move(prepared)));
    QVERIFY(QFileInfo::exists(workspace->folder + u"/a.txt"_s));
}

void TestGitWorkspaces::inPlaceAsksOnce_data()
{
    QTest::addColumn<bool>("isApproved");
    QTest::newRow("approved") << true;
    QTest::newRow("rejected") << false;
}

void TestGitWorkspaces::inPlaceAsksOnce()
{
    QFETCH(const bool, isApproved);
    StepFixture fixture;
    IsolatedRuns program(fixture);
    Document document = documentOf({{u"read"_s, u"file.read"_s, {{u"path"_s, u"a.txt"_s}}},
                                    shell(u"first"_s, u"echo first >> out.txt"_s)});
    // Beside the first one, so both want to at the same time.
    document.nodes.append({.id = NodeId(u"second"_s),
                           .kind = u"shell.command"_s,
                           .parameters = {{u"command"_s, u"echo second >> out.txt"_s}}});
    document.edges.append({.id = EdgeId(u"side"_s),
                           .from = {NodeId(u"read"_s), u"done"_s},
                           .to = {NodeId(u"second"_s), u"after"_s}});
    document.properties.workspace = WorkspaceKind::InPlace;

    const auto waiting = program.run(document);
    AO_VERIFY_OK(waiting);
    QCOMPARE(waiting->summary().state, RunState::Waiting);
    QCOMPARE(waiting->findStep(NodeId(u"read"_s))->state, StepState::Succeeded);
    QCOMPARE(waiting->findStep(NodeId(u"first"_s))->state, StepState::WaitingForApproval);
    QCOMPARE(waiting->findStep(NodeId(u"second"_s))->state, StepState::Planned);
    QVERIFY(!QFileInfo::exists(fixture.repo.filePath(u"out.txt"_s)));
    const auto status = program.answer(waiting->summary().id, u"first"_s, isApproved);

    AO_VERIFY_OK(status);
    QCOMPARE(status->summary().state, isApproved ? RunState::Succeeded : RunState::Failed);
    QCOMPARE(contentOf(fixture.repo.filePath(u"out.txt"_s)).count('\n'), isApproved ? 2 : 0);
    if (!isApproved)
        QCOMPARE(status->summary().error.code, u"workflow.checkout_refused"_s);
}

void TestGitWorkspaces::aPlaceChosenByTheStarterIsNotAskedAbout()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);

    const auto status = program.run(documentOf({shell(u"write"_s, u"echo > out.txt"_s)}),
                                    {.workspace = WorkspaceKind::InPlace});

    AO_VERIFY_OK(status);
    QCOMPARE(status->summary().state, RunState::Succeeded);
    QVERIFY(QFileInfo::exists(fixture.repo.filePath(u"out.txt"_s)));
    QVERIFY(program.effectsOf(*status).contains(u" files done"_s));
}

void TestGitWorkspaces::aFolderWithoutGitIsWorkedInPlace()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const QTemporaryDir folder;

    const auto status = program.run(documentOf({shell(u"write"_s, u"echo > out.txt"_s)}),
                                    {.repository = folder.path(), .approveAs = u"Ada"_s});

    AO_VERIFY_OK(status);
    QCOMPARE(status->summary().state, RunState::Succeeded);
    QCOMPARE(status->workspace()->kind, WorkspaceKind::InPlace);
    QCOMPARE(status->workspace()->reason, u"not_a_repository"_s);
    QVERIFY(QFileInfo::exists(folder.filePath(u"out.txt"_s)));
    QCOMPARE(status->consent(), Consent::Given);
}

void TestGitWorkspaces::tooMuchThatIsInNoCommitIsTold()
{
    StepFixture fixture;
    IsolatedRuns program(fixture, {.maxBytes = 1000});
    fixture.repo.write(u"movie.mkv"_s, QByteArray(2000, 'x'));
    const Document document = documentOf({shell(u"look"_s, u"ls"_s)});

    const auto refused = program.run(document);
    const auto onCommit = program.run(document, {.revision = u"HEAD"_s});

    QVERIFY(!refused);
    QVERIFY(refused.error().code() == git::errors::kTooLarge);
    QVERIFY(refused.error().message().contains(u"movie.mkv"_s));
    AO_VERIFY_OK(onCommit);
    QCOMPARE(fixture.repo.git({u"for-each-ref"_s, u"refs/agentops"_s}).count("/base"), 1);
}

QTEST_GUILESS_MAIN(TestGitWorkspaces)
#include "tst_gitworkspaces.moc"
