// SPDX-License-Identifier: GPL-3.0-or-later
#include "triggerfixture.h"

#include <agentops/triggers/triggerkinds.h>

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::triggers;
using namespace agentops::workflow;

namespace {

/// Keeps the commits that runs were to work on.
class NotingWorkspaces final : public RunWorkspaces
{
public:
    QStringList revisions;

    Task<Result<RunWorkspace>> foresee(WorkspaceRequest, CancelToken) override
    {
        co_return RunWorkspace();
    }
    Task<Result<RunWorkspace>> record(WorkspaceRequest request, CancelToken) override
    {
        revisions.append(request.revision);
        RunWorkspace workspace;
        workspace.kind = request.kind;
        workspace.folder = request.repository;
        co_return workspace;
    }
    Task<Result<>> prepare(RunPlace, CancelToken) override { co_return {}; }
    Task<Result<WorkspaceResult>> summarize(RunPlace, QStringList, CancelToken) override
    {
        co_return WorkspaceResult();
    }
    Task<> leave(RunPlace, bool) override { co_return; }
    Task<Result<>> forget(RunPlace, QStringList, QStringList) override { co_return {}; }
};

} // namespace

/// Who has made a commit decides whether it begins a run.
class tst_Commits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPersonsCommitUnderAnOwnOneBeginsARun();
    void aRunWorksOnTheCommitThatItIsTold_data();
    void aRunWorksOnTheCommitThatItIsTold();
    void anOwnCommitUnderAPersonsOneDoesNotCount();
    void whatAPersonMergesIsTold();
    void whatItsOwnRunMergesFromElsewhereIsTold();
    void whatItsOwnRunMergesIsToldOnce_data();
    void whatItsOwnRunMergesIsToldOnce();
    void aFastForwardIsLookedAtCommitByCommit_data();
    void aFastForwardIsLookedAtCommitByCommit();
    void aTagOfItsOwnRunBeginsNothing();
    void branchesOfRunsCountOnlyByName();
    void workflowsDoNotGoRoundInCirclesThroughCommits();
    void aBranchThatCannotBeReadKeepsNoOtherBack();
    void commitsThatNobodySignsDoNotBeginEachOtherForEver();
    void norDoThoseThatWereMadeInWorktrees();
    void aPersonsCommitsDuringRunsInWorktreesAreAllTold();

private:
    /// As of a run in a worktree of its own, which is made.
    static QString isolate(TriggerFixture &fixture, const RunId &run, const QString &head);
    static QJsonArray list(const QString &items)
    {
        return QJsonArray::fromStringList(items.split(u' '));
    }
    static QString madeBy(const RunId &run) { return u"made\n\nAgentOps-Run: "_s + run.toString(); }
    static QString error(TriggerFixture &fixture, const Document &document)
    {
        const QList<TriggerStatus> all = *await(fixture.service().list({}));
        for (const TriggerStatus &status : all) {
            if (status.trigger.ref.workflow == document.properties.id)
                return status.error;
        }
        return {};
    }
};

void tst_Commits::aPersonsCommitUnderAnOwnOneBeginsARun()
{
    TriggerFixture fixture;
    const Document document = TriggerFixture::document(kGitKind, {});
    fixture.arm(document);
    const RunId own = fixture.run(document);

    fixture.repo().write(u"person.txt"_s, "by a person\n");
    fixture.repo().commit(u"by a person"_s);
    fixture.repo().write(u"own.txt"_s, "by the run\n");
    fixture.repo().commit(madeBy(own));
    fixture.pass(1min);

    QCOMPARE(fixture.payloads().size(), 2);
    QCOMPARE(fixture.payloads().last()["paths"_L1].toArray(), list(u"person.txt"_s));
}

void tst_Commits::aRunWorksOnTheCommitThatItIsTold_data()
{
    QTest::addColumn<WorkspaceKind>("workspace");
    QTest::addColumn<bool>("isGiven");
    QTest::newRow("in a worktree") << WorkspaceKind::Worktree << true;
    QTest::newRow("in place, on what is there") << WorkspaceKind::InPlace << false;
}

void tst_Commits::aRunWorksOnTheCommitThatItIsTold()
{
    QFETCH(const WorkspaceKind, workspace);
    QFETCH(const bool, isGiven);
    TriggerFixture fixture;
    const auto workspaces = std::make_shared<NotingWorkspaces>();
    fixture.stop();
    fixture.workspaces = workspaces;
    fixture.start();
    Document document = TriggerFixture::document(kGitKind, {});
    document.properties.workspace = workspace;
    fixture.arm(document);

    const git::Oid commit = fixture.commitOn(u"side"_s, u"side.txt"_s, u"beside the checkout"_s);
    fixture.pass(1min);

    QCOMPARE(workspaces->revisions, QStringList({isGiven ? commit.toHex() : QString()}));
}

void tst_Commits::anOwnCommitUnderAPersonsOneDoesNotCount()
{
    TriggerFixture fixture;
    const Document document =
        TriggerFixture::document(kGitKind, {{u"paths"_s, list(u"own.txt"_s)}});
    fixture.arm(document);
    const RunId own = fixture.run(document);

    fixture.repo().write(u"own.txt"_s, "by the run\n");
    fixture.repo().commit(madeBy(own));
    fixture.repo().write(u"person.txt"_s, "by a person\n");
    fixture.repo().commit(u"by a person"_s);
    fixture.pass(1min);

    QCOMPARE(fixture.payloads().size(), 1);
}

void tst_Commits::whatAPersonMergesIsTold()
{
    TriggerFixture fixture;
    const Document document =
        TriggerFixture::document(kGitKind, {{u"branches"_s, list(u"main"_s)}});
    fixture.arm(document);
    const RunId own = fixture.run(document);
    fixture.commitOn(u"agentops/x"_s, u"own.txt"_s, madeBy(own));

    fixture.repo().git({u"merge"_s, u"-q"_s, u"--no-ff"_s, u"-m"_s, u"take it"_s, u"agentops/x"_s});
    fixture.pass(1min);

    QCOMPARE(fixture.payloads().size(), 2);
    QCOMPARE(fixture.payloads().last()["paths"_L1].toArray(), list(u"own.txt"_s));
}

void tst_Commits::whatItsOwnRunMergesFromElsewhereIsTold()
{
    TriggerFixture fixture;
    fixture.commitOn(u"side"_s, u"before.txt"_s, u"before it is armed"_s);
    const Document document =
        TriggerFixture::document(kGitKind, {{u"branches"_s, list(u"main"_s)}});
    fixture.arm(document);
    const RunId own = fixture.run(document);
    fixture.commitOn(u"side"_s, u"side.txt"_s, u"by a person"_s);

    fixture.repo().git({u"merge"_s, u"-q"_s, u"--no-ff"_s, u"-m"_s, madeBy(own), u"side"_s});
    fixture.pass(1min);
    QCOMPARE(fixture.payloads().size(), 2);
    const QJsonArray paths = fixture.payloads().last()["paths"_L1].toArray();
    QVERIFY(paths.contains(u"side.txt"_s));
    fixture.pass(5min);

    QCOMPARE(fixture.payloads().size(), 2);
}

void tst_Commits::whatItsOwnRunMergesIsToldOnce_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<bool>("isToldBefore");
    QTest::addColumn<QString>("branch");
    QTest::newRow("of a branch that it has told of") << false << true << u"side"_s;
    QTest::newRow("of one that it knows") << true << false << u"side"_s;
    QTest::newRow("of one that is new") << false << false << u"main"_s;
}

void tst_Commits::whatItsOwnRunMergesIsToldOnce()
{
    QFETCH(const bool, isThere);
    QFETCH(const bool, isToldBefore);
    QFETCH(const QString, branch);
    TriggerFixture fixture;
    if (isThere)
        fixture.repo().git({u"branch"_s, u"side"_s});
    const Document document = TriggerFixture::document(kGitKind, {});
    fixture.arm(document);
    const RunId own = fixture.run(document);

    fixture.commitOn(u"side"_s, u"side.txt"_s, u"by a person"_s);
    if (isToldBefore)
        fixture.pass(1min);
    fixture.repo().git({u"merge"_s, u"-q"_s, u"--no-ff"_s, u"-m"_s, madeBy(own), u"side"_s});
    fixture.pass(1min);

    QCOMPARE(fixture.said(u"branch"_s), (QStringList{u""_s, branch}));
}

void tst_Commits::aFastForwardIsLookedAtCommitByCommit_data()
{
    QTest::addColumn<bool>("isOfPerson");
    QTest::newRow("a person's commit below an own one") << true;
    QTest::newRow("own commits alone, whoever moves the branch") << false;
}

void tst_Commits::aFastForwardIsLookedAtCommitByCommit()
{
    QFETCH(const bool, isOfPerson);
    TriggerFixture fixture;
    const Document document =
        TriggerFixture::document(kGitKind, {{u"branches"_s, list(u"main"_s)}});
    fixture.arm(document);
    const RunId own = fixture.run(document);
    fixture.commitOn(u"side"_s, u"first.txt"_s, isOfPerson ? u"by a person"_s : madeBy(own));
    fixture.commitOn(u"side"_s, u"own.txt"_s, madeBy(own) + u" "_s);

    fixture.repo().git({u"merge"_s, u"-q"_s, u"--ff-only"_s, u"side"_s});
    fixture.pass(1min);

    QCOMPARE(fixture.payloads().size(), isOfPerson ? 2 : 1);
    if (isOfPerson)
        QCOMPARE(fixture.payloads().last()["paths"_L1].toArray(), list(u"first.txt"_s));
}

void tst_Commits::aTagOfItsOwnRunBeginsNothing()
{
    TriggerFixture fixture;
    const Document document = TriggerFixture::document(kGitKind, {{u"tags"_s, list(u"*"_s)}});
    fixture.arm(document);
    const RunId own = fixture.run(document);
    fixture.repo().write(u"own.txt"_s, "by the run\n");
    const git::Oid commit = fixture.repo().commit(madeBy(own));
    AO_VERIFY_OK(fixture.database().writeBlocking([&](store::Connection &db) {
        return db.run("INSERT INTO effects (run, node, attempt, at, kind, target, state, detail) "
                      "VALUES (?1, 'then', 1, 0, 'git.tag', 'v1', 'done', ?2)",
                      own, u"{\"commit\":\"%1\"}"_s.arg(commit.toHex()));
    }));

    fixture.repo().git({u"tag"_s, u"v1"_s});
    fixture.pass(1min);
    QCOMPARE(fixture.payloads().size(), 1);
    fixture.repo().git({u"tag"_s, u"v2"_s}); // by a person, of what the run has committed
    fixture.pass(1min);

    QCOMPARE(fixture.payloads().size(), 2);
    QCOMPARE(fixture.said(u"tag"_s).last(), u"v2"_s);
}

void tst_Commits::branchesOfRunsCountOnlyByName()
{
    TriggerFixture fixture;
    const RunId other = fixture.run(TriggerFixture::document(u"step"_s, {}, u"Other"_s));
    fixture.arm(TriggerFixture::document(kGitKind, {}, u"Of any branch"_s));
    fixture.arm(TriggerFixture::document(kGitKind, {{u"branches"_s, list(u"**"_s)}}, u"Of all"_s));
    const Document named =
        TriggerFixture::document(kGitKind, {{u"branches"_s, list(u"agentops/**"_s)}}, u"Of runs"_s);
    fixture.arm(named);

    fixture.commitOn(u"agentops/x"_s, u"a.txt"_s, madeBy(other));
    fixture.pass(1min);
    fixture.commitOn(u"agentops/y"_s, u"b.txt"_s, madeBy(fixture.run(named)));
    fixture.pass(1min);

    // The two that were started by hand, and one of the workflow that names the branch.
    QCOMPARE(fixture.payloads().size(), 3);
    QCOMPARE(fixture.said(u"branch"_s), (QStringList{u""_s, u"agentops/x"_s, u""_s}));
}

void tst_Commits::workflowsDoNotGoRoundInCirclesThroughCommits()
{
    TriggerFixture fixture;
    fixture.commitOn(u"a"_s, u"0.txt"_s, u"begin"_s);
    fixture.commitOn(u"b"_s, u"0.txt"_s, u"begin"_s);
    const Document onA =
        TriggerFixture::document(kGitKind, {{u"branches"_s, list(u"a"_s)}}, u"A"_s);
    const Document onB =
        TriggerFixture::document(kGitKind, {{u"branches"_s, list(u"b"_s)}}, u"B"_s);
    fixture.arm(onA);
    fixture.arm(onB);
    // Each answers on the branch that the other one waits for.
    int count = 0;
    fixture.act = [&](const RunId &run) {
        const QString branch = fixture.said(u"branch"_s).last() == u"a"_s ? u"b"_s : u"a"_s;
        fixture.commitOn(branch, u"%1.txt"_s.arg(++count), madeBy(run));
    };

    fixture.commitOn(u"a"_s, u"person.txt"_s, u"by a person"_s);
    fixture.pass(60min);

    QCOMPARE(fixture.said(u"branch"_s), (QStringList{u"a"_s, u"b"_s}));
    QVERIFY2(error(fixture, onA).contains("circles"_L1), qPrintable(error(fixture, onA)));
    QCOMPARE(error(fixture, onB), QString());
    fixture.act = {};
    fixture.commitOn(u"a"_s, u"again.txt"_s, u"by a person"_s);
    fixture.pass(1min);
    QCOMPARE(fixture.payloads().size(), 3);
    QCOMPARE(error(fixture, onA), QString());
}

void tst_Commits::aBranchThatCannotBeReadKeepsNoOtherBack()
{
    TriggerFixture fixture;
    fixture.arm(TriggerFixture::document(kGitKind, {}));
    const QString ref = u".git/refs/heads/"_s;
    fixture.repo().write(ref + u"broken"_s, QByteArray(40, '1') + '\n');

    fixture.commitOn(u"whole"_s, u"a.txt"_s, u"by a person"_s);
    fixture.pass(1min);
    QCOMPARE(fixture.said(u"branch"_s), QStringList{u"whole"_s});
    // A fetch has brought it.
    const git::Oid commit = fixture.commitOn(u"other"_s, u"b.txt"_s, u"by a person"_s);
    fixture.repo().write(ref + u"broken"_s, commit.toHex().toUtf8() + '\n');
    fixture.repo().remove(ref + u"other"_s);
    fixture.pass(1min);

    QCOMPARE(fixture.said(u"branch"_s), (QStringList{u"whole"_s, u"broken"_s}));
}

void tst_Commits::commitsThatNobodySignsDoNotBeginEachOtherForEver()
{
    TriggerFixture fixture;
    const Document document = TriggerFixture::document(kGitKind, {});
    fixture.arm(document);
    // As a command of a run in the checkout does it.
    fixture.act = [&fixture](const RunId &run) {
        fixture.repo().write(u"a.txt"_s, run.toString().toUtf8());
        fixture.repo().commit(u"by a command"_s);
    };

    fixture.repo().write(u"a.txt"_s, "by a person\n");
    fixture.repo().commit(u"by a person"_s);
    fixture.pass(60min);

    QCOMPARE(fixture.payloads().size(), 10);
    QVERIFY2(error(fixture, document).contains("10 runs"_L1), qPrintable(error(fixture, document)));
    fixture.act = {};
    fixture.repo().write(u"a.txt"_s, "by a person again\n");
    fixture.repo().commit(u"by a person"_s);
    fixture.pass(1min);
    QCOMPARE(fixture.payloads().size(), 11);
    QCOMPARE(error(fixture, document), QString());
}

QString tst_Commits::isolate(TriggerFixture &fixture, const RunId &run, const QString &head)
{
    const QString folder = fixture.directory() + u'/' + run.toString();
    fixture.repo().git({u"worktree"_s, u"add"_s, u"-q"_s, u"--detach"_s, folder, head});
    const QString commit =
        QString::fromLatin1(fixture.repo().git({u"rev-parse"_s, head}).trimmed());
    const Result<> written = fixture.database().writeBlocking([&](store::Connection &db) {
        return db.run("UPDATE events SET data = json_set(data, '$.workspace', json_object('kind', "
                      "'worktree', 'folder', ?2, 'head', ?3)) WHERE run = ?1 AND sequence = 1",
                      run, folder, commit);
    });
    if (!written)
        qFatal("%s", qPrintable(written.error().describe()));
    return folder;
}

void tst_Commits::norDoThoseThatWereMadeInWorktrees()
{
    TriggerFixture fixture;
    fixture.commitOn(u"pushed"_s, u"0.txt"_s, u"begin"_s);
    const Document document =
        TriggerFixture::document(kGitKind, {{u"branches"_s, list(u"pushed"_s)}});
    fixture.arm(document);
    // As commands of a run do it that commit and push.
    fixture.act = [&fixture](const RunId &run) {
        const QString folder = isolate(fixture, run, u"pushed"_s);
        fixture.repo().git({u"-C"_s, folder, u"commit"_s, u"-q"_s, u"--allow-empty"_s, u"-m"_s,
                            u"by a command of "_s + run.toString()});
        const QByteArray made = fixture.repo().git({u"-C"_s, folder, u"rev-parse"_s, u"HEAD"_s});
        fixture.repo().git(
            {u"update-ref"_s, u"refs/heads/pushed"_s, QString::fromLatin1(made.trimmed())});
    };

    fixture.commitOn(u"pushed"_s, u"person.txt"_s, u"by a person"_s);
    fixture.pass(60min);

    QCOMPARE(fixture.payloads().size(), 10);
    QVERIFY2(error(fixture, document).contains("10 runs"_L1), qPrintable(error(fixture, document)));
    fixture.act = {};
    fixture.commitOn(u"pushed"_s, u"again.txt"_s, u"by a person"_s);
    fixture.pass(1min);
    QCOMPARE(fixture.payloads().size(), 11);
}

void tst_Commits::aPersonsCommitsDuringRunsInWorktreesAreAllTold()
{
    TriggerFixture fixture;
    fixture.arm(TriggerFixture::document(kGitKind, {}));
    int count = 0;
    fixture.act = [&](const RunId &run) {
        isolate(fixture, run, u"HEAD"_s);
        if (++count < 15) {
            fixture.repo().write(u"a.txt"_s, QByteArray::number(count));
            fixture.repo().commit(u"by a person"_s);
        }
    };

    fixture.repo().write(u"a.txt"_s, "first\n");
    fixture.repo().commit(u"by a person"_s);
    fixture.pass(60min);

    QCOMPARE(fixture.payloads().size(), 15);
    QCOMPARE(fixture.said(u"round"_s).last(), QString());
}

QTEST_GUILESS_MAIN(tst_Commits)
#include "tst_commits.moc"
