// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolatedruns.h"

#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::nodes;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// git.apply: what a run has changed in its folder comes into the checkout of the person.
class TestGitApply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStepBringsTheChangesIntoTheCheckoutOnceAPersonAgrees();
    void changesThatDoNotFitAnyMoreChangeNothing();
    void onlyWhatThePersonHasAgreedToIsBrought();
    void whatHasBeenAgreedToHasToBeThere();
    void changesOfAStepsWorktreeAreThoseSinceItWasMade();
    void whatIsInTheCheckoutAlreadyIsNotBroughtAgain();
    void aRerunBringsWhatTheRunBeforeItHasNot();
};

static Document applyingDocument()
{
    return documentOf({shell(u"work"_s, u"echo better > a.txt; echo b > b.txt; chmod +x b.txt"_s),
                       {u"apply"_s, u"git.apply"_s, {}}});
}

void TestGitApply::aStepBringsTheChangesIntoTheCheckoutOnceAPersonAgrees()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    fixture.repo.write(u"mine.txt"_s, "mine\n");
    const QByteArray index = contentOf(fixture.repo.filePath(u".git/index"_s));

    const auto waiting = program.run(applyingDocument());
    AO_VERIFY_OK(waiting);
    QCOMPARE(waiting->summary().state, RunState::Waiting);
    QCOMPARE(waiting->findStep(NodeId(u"apply"_s))->approval->text, u"- `a.txt`\n- `b.txt`\n"_s);
    QCOMPARE(fixture.read(u"a.txt"_s), QByteArray("one\n"));
    const auto status = program.answer(waiting->summary().id, u"apply"_s, true);

    AO_VERIFY_OK(status);
    QVERIFY2(status->summary().state == RunState::Succeeded,
             qPrintable(status->summary().error.message));
    QCOMPARE(fixture.read(u"a.txt"_s), QByteArray("better\n"));
    QCOMPARE(fixture.read(u"b.txt"_s), QByteArray("b\n"));
    QVERIFY(QFileInfo(fixture.repo.filePath(u"b.txt"_s)).isExecutable());
    QCOMPARE(fixture.read(u"mine.txt"_s), QByteArray("mine\n"));
    QCOMPARE(contentOf(fixture.repo.filePath(u".git/index"_s)), index);
    QVERIFY(program.effectsOf(*status).contains(u"apply checkout done"_s));
}

void TestGitApply::changesThatDoNotFitAnyMoreChangeNothing()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const auto waiting = program.run(applyingDocument());
    AO_VERIFY_OK(waiting);
    fixture.repo.write(u"a.txt"_s, "something else\n");

    const auto status = program.answer(waiting->summary().id, u"apply"_s, true);

    AO_VERIFY_OK(status);
    QCOMPARE(status->summary().error.code, u"git.conflict"_s);
    QCOMPARE(fixture.read(u"a.txt"_s), QByteArray("something else\n"));
    QVERIFY(!QFileInfo::exists(fixture.repo.filePath(u"b.txt"_s)));
    QVERIFY(program.effectsOf(*status).contains(u"apply checkout failed"_s));
}

void TestGitApply::onlyWhatThePersonHasAgreedToIsBrought()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const auto waiting = program.run(applyingDocument());
    AO_VERIFY_OK(waiting);
    QFile later(waiting->workspace()->folder + u"/a.txt"_s);
    QVERIFY(later.open(QIODevice::WriteOnly));
    later.write("not shown\n");
    later.close();

    const auto status = program.answer(waiting->summary().id, u"apply"_s, true);

    AO_VERIFY_OK(status);
    QVERIFY2(status->summary().state == RunState::Succeeded,
             qPrintable(status->summary().error.message));
    QCOMPARE(fixture.read(u"a.txt"_s), QByteArray("better\n"));
    QCOMPARE(fixture.read(u"b.txt"_s), QByteArray("b\n"));
}

void TestGitApply::whatHasBeenAgreedToHasToBeThere()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const auto waiting = program.run(applyingDocument());
    AO_VERIFY_OK(waiting);
    const QString kept = u"refs/agentops/runs/%1/asked/to/apply"_s;
    fixture.repo.git({u"update-ref"_s, u"-d"_s, kept.arg(waiting->summary().id.toString())});

    const auto status = program.answer(waiting->summary().id, u"apply"_s, true);

    AO_VERIFY_OK(status);
    QCOMPARE(status->summary().error.code, u"git.not_found"_s);
    QCOMPARE(fixture.read(u"a.txt"_s), QByteArray("one\n"));
}

void TestGitApply::changesOfAStepsWorktreeAreThoseSinceItWasMade()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    // In the commit that the run works on, and not in that of the worktree.
    fixture.repo.write(u"a.txt"_s, "mine\n");
    const auto waiting =
        program.run(documentOf({shell(u"look"_s, u"cat a.txt"_s),
                                {u"tree"_s, u"git.worktree"_s, {{u"branch"_s, u"work"_s}}},
                                shell(u"work"_s, u"echo b > b.txt"_s),
                                {u"apply"_s, u"git.apply"_s, {}}}));
    AO_VERIFY_OK(waiting);
    QCOMPARE(waiting->findStep(NodeId(u"apply"_s))->approval->text, u"- `b.txt`\n"_s);

    const auto status = program.answer(waiting->summary().id, u"apply"_s, true);

    AO_VERIFY_OK(status);
    QCOMPARE(status->summary().state, RunState::Succeeded);
    QCOMPARE(fixture.read(u"a.txt"_s), QByteArray("mine\n"));
    QCOMPARE(fixture.read(u"b.txt"_s), QByteArray("b\n"));
}

void TestGitApply::whatIsInTheCheckoutAlreadyIsNotBroughtAgain()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const auto first = program.run(documentOf({shell(u"work"_s, u"echo better > a.txt"_s),
                                               {u"apply"_s, u"git.apply"_s, {}},
                                               shell(u"more"_s, u"echo b > b.txt"_s),
                                               {u"again"_s, u"git.apply"_s, {}}}));
    AO_VERIFY_OK(first);
    const auto second = program.answer(first->summary().id, u"apply"_s, true);
    AO_VERIFY_OK(second);
    QCOMPARE(second->summary().state, RunState::Waiting);
    QCOMPARE(second->findStep(NodeId(u"again"_s))->approval->text, u"- `b.txt`\n"_s);

    const auto status = program.answer(first->summary().id, u"again"_s, true);

    AO_VERIFY_OK(status);
    QVERIFY2(status->summary().state == RunState::Succeeded,
             qPrintable(status->summary().error.message));
    QCOMPARE(fixture.read(u"a.txt"_s), QByteArray("better\n"));
    QCOMPARE(fixture.read(u"b.txt"_s), QByteArray("b\n"));
}

void TestGitApply::aRerunBringsWhatTheRunBeforeItHasNot()
{
    StepFixture fixture;
    IsolatedRuns program(fixture);
    const auto waiting = program.run(applyingDocument());
    AO_VERIFY_OK(waiting);
    fixture.repo.write(u"a.txt"_s, "in the way\n");
    const auto failed = program.answer(waiting->summary().id, u"apply"_s, true);
    AO_VERIFY_OK(failed);
    QCOMPARE(failed->summary().error.code, u"git.conflict"_s);
    fixture.repo.write(u"a.txt"_s, "one\n");

    const RerunRequest unfinished{RerunRequest::Extent::Unfinished, {}, {}};
    const auto again = await(program.runs.rerun(failed->summary().id, unfinished, {}, {}));
    AO_VERIFY_OK(again);
    const auto asking = await(program.runs.waitUntilSettled(*again, {}));
    AO_VERIFY_OK(asking);
    QCOMPARE(asking->summary().state, RunState::Waiting);
    const auto status = program.answer(*again, u"apply"_s, true);

    AO_VERIFY_OK(status);
    QVERIFY2(status->summary().state == RunState::Succeeded,
             qPrintable(status->summary().error.message));
    QCOMPARE(fixture.read(u"a.txt"_s), QByteArray("better\n"));
    QCOMPARE(fixture.read(u"b.txt"_s), QByteArray("b\n"));
}

QTEST_GUILESS_MAIN(TestGitApply)
#include "tst_gitapply.moc"
