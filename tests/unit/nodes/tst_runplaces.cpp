// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolatedruns.h"

#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::nodes;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// What is told of where a run would work.
class TestRunPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<StepFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void theDryRunSaysWhereTheRunWouldWork_data();
    void theDryRunSaysWhereTheRunWouldWork();
    void theDryRunFailsWhereTheRunWould_data();
    void theDryRunFailsWhereTheRunWould();

private:
    static Document writing() { return documentOf({shell(u"write"_s, u"echo > out.txt"_s)}); }

    std::unique_ptr<StepFixture> m_fixture;
};

void TestRunPlaces::theDryRunSaysWhereTheRunWouldWork_data()
{
    QTest::addColumn<bool>("hasGit");
    QTest::addColumn<std::optional<WorkspaceKind>>("wanted");
    QTest::addColumn<WorkspaceKind>("kind");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("asks");
    const std::optional<WorkspaceKind> nothing;
    const std::optional inPlace(WorkspaceKind::InPlace);
    QTest::newRow("in a repository")
        << true << nothing << WorkspaceKind::Worktree << QString() << false;
    QTest::newRow("in place") << true << inPlace << WorkspaceKind::InPlace << QString() << false;
    QTest::newRow("in a folder without git")
        << false << nothing << WorkspaceKind::InPlace << u"not_a_repository"_s << true;
    QTest::newRow("in place without git")
        << false << inPlace << WorkspaceKind::InPlace << QString() << false;
}

void TestRunPlaces::theDryRunSaysWhereTheRunWouldWork()
{
    QFETCH(const bool, hasGit);
    QFETCH(const std::optional<WorkspaceKind>, wanted);
    QFETCH(const WorkspaceKind, kind);
    QFETCH(const QString, reason);
    QFETCH(const bool, asks);
    IsolatedRuns program(*m_fixture);
    const QTemporaryDir folder;
    const RunOptions options{.repository = hasGit ? m_fixture->repo.path() : folder.path(),
                             .workspace = wanted};

    const auto told = await(program.runs.dryRun(writing(), options, {}));

    AO_VERIFY_OK(told);
    QVERIFY(told->workspace == kind);
    QCOMPARE(told->workspaceReason, reason);
    QCOMPARE(told->asksForConsent, asks);
    QCOMPARE(m_fixture->repo.git({u"for-each-ref"_s, u"refs/agentops"_s}), QByteArray());
    // And so it does.
    const auto status = program.run(writing(), options);
    AO_VERIFY_OK(status);
    QCOMPARE(status->workspace()->kind, kind);
    QCOMPARE(status->workspace()->reason, reason);
    QCOMPARE(status->summary().state, asks ? RunState::Waiting : RunState::Succeeded);
}

void TestRunPlaces::theDryRunFailsWhereTheRunWould_data()
{
    QTest::addColumn<RunOptions>("options");
    QTest::newRow("a commit that is not there") << RunOptions{.revision = u"nowhere"_s};
    QTest::newRow("a commit in place")
        << RunOptions{.workspace = WorkspaceKind::InPlace, .revision = u"HEAD"_s};
    QTest::newRow("a folder that is not there") << RunOptions{.repository = u"/nowhere"_s};
}

void TestRunPlaces::theDryRunFailsWhereTheRunWould()
{
    QFETCH(RunOptions, options);
    IsolatedRuns program(*m_fixture);
    if (options.repository.isEmpty())
        options.repository = m_fixture->repo.path();

    const auto told = await(program.runs.dryRun(writing(), options, {}));
    const auto started = await(program.runs.start(writing(), options, {}));

    QVERIFY(!told);
    QVERIFY(!started);
    QVERIFY(told.error().code() == started.error().code());
}

QTEST_GUILESS_MAIN(TestRunPlaces)
#include "tst_runplaces.moc"
