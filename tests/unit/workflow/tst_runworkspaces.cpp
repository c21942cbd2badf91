// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <agentops/base/secrets.h>

#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

namespace {

/// A program whose runs have places of their own.
struct Isolated
{
    RunFixture fixture;
    std::shared_ptr<FakeWorkspaces> workspaces = std::make_shared<FakeWorkspaces>();

    explicit Isolated(RunServiceOptions options = {})
    {
        options.dataDirectory = fixture.directory();
        options.workspaces = workspaces;
        if (!fixture.begin(options))
            qFatal("the runs cannot be opened");
    }
};

} // namespace

/// Where runs work, as far as the engine has a say in it.
class TestRunWorkspaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFolderIsNotNeededOnlyWhenItsSummarySaysSo_data();
    void aFolderIsNotNeededOnlyWhenItsSummarySaysSo();
    void whoeverWaitsForTheEndIsToldWhenTheFolderIsLeft();
    void secretsAreNotInTheSummary();
    void aDryRunTellsOfTheFolderThatThereReallyIs();
    void aRunThatEndsCanBeCancelledAndEnds();
    void whoeverStartsARunCanLeaveWhileItsStateIsRecorded();
    void foldersThatARerunHasTakenOverAreInUse();
    void aRunWhoseLeftoversCannotBeRemovedStays();
    void consentIsAskedForAgainWhenThePassThatAskedIsStopped();
};

void TestRunWorkspaces::aFolderIsNotNeededOnlyWhenItsSummarySaysSo_data()
{
    QTest::addColumn<bool>("isSummarized");
    QTest::addColumn<bool>("isChanged");
    QTest::addColumn<bool>("isNeeded");
    QTest::newRow("nothing differs") << true << false << false;
    QTest::newRow("something differs") << true << true << true;
    QTest::newRow("nobody can tell") << false << false << true;
}

void TestRunWorkspaces::aFolderIsNotNeededOnlyWhenItsSummarySaysSo()
{
    QFETCH(const bool, isSummarized);
    QFETCH(const bool, isChanged);
    QFETCH(const bool, isNeeded);
    Isolated program;
    program.workspaces->isChanged = isChanged;
    program.workspaces->summarizing = [isSummarized](CancelToken) -> Task<Result<>> {
        if (!isSummarized)
            return []() -> Task<Result<>> {
                co_return fail(agentops::errors::kIo, u"full"_s);
            }();
        return []() -> Task<Result<>> {
            co_return {};
        }();
    };

    const RunStatus status =
        program.fixture.settled(program.fixture.start(RunFixture::document(u"a"_s)));

    QCOMPARE(status.summary().state, RunState::Succeeded);
    QCOMPARE(program.workspaces->left, QList<bool>({isNeeded}));
}

void TestRunWorkspaces::whoeverWaitsForTheEndIsToldWhenTheFolderIsLeft()
{
    Isolated program;
    Gate gate;
    program.workspaces->leaving = [&gate](CancelToken token) {
        return gate.wait(std::move(token));
    };
    const RunId run = program.fixture.start(RunFixture::document(u"a"_s));
    auto settled = program.fixture.service().waitUntilSettled(run, {});
    QTRY_COMPARE(gate.waitingCount(), 1);
    program.fixture.settle();
    QVERIFY(!settled.isReady());

    gate.open();

    const auto status = await(std::move(settled));
    AO_VERIFY_OK(status);
    QCOMPARE(status->summary().state, RunState::Succeeded);
    QCOMPARE(program.workspaces->left.size(), 1);
}

void TestRunWorkspaces::secretsAreNotInTheSummary()
{
    RunServiceOptions options;
    options.secretList = std::make_shared<SecretList>();
    options.secretList->add(u"hidden-value"_s);
    Isolated program(options);
    program.workspaces->effects = {{.kind = u"files"_s,
                                    .target = u"/worktrees/a"_s,
                                    .detail = {{u"error"_s, u"cannot read hidden-value.txt"_s}}}};

    const RunId run = program.fixture.start(RunFixture::document(u"a"_s));
    (void)program.fixture.settled(run);

    const auto effects = await(program.fixture.service().effects(run, {}));
    AO_VERIFY_OK(effects);
    QCOMPARE(effects->size(), 1);
    QVERIFY(!effects->first().effect.detail.value("error"_L1).toString().contains(u"hidden"_s));
}

void TestRunWorkspaces::aDryRunTellsOfTheFolderThatThereReallyIs()
{
    Isolated program;
    program.workspaces->plainFolder = u"/plain"_s;
    Document document = RunFixture::document(u"a"_s);
    RunFixture::become(document, u"a"_s, u"make"_s);
    RunService &service = program.fixture.service();

    const auto plain = await(service.dryRun(document, {.repository = u"/plain"_s}, {}));
    const auto agreed = await(service.dryRun(
        document, {.repository = u"/plain"_s, .workspace = WorkspaceKind::InPlace}, {}));
    const auto other = await(service.dryRun(document, {.repository = u"/repository"_s}, {}));

    AO_VERIFY_OK(plain);
    QVERIFY(plain->workspace == WorkspaceKind::InPlace);
    QCOMPARE(plain->workspaceReason, u"not_a_repository"_s);
    QVERIFY(plain->asksForConsent);
    AO_VERIFY_OK(agreed);
    QCOMPARE(agreed->workspaceReason, QString());
    QVERIFY(!agreed->asksForConsent);
    AO_VERIFY_OK(other);
    QVERIFY(other->workspace == WorkspaceKind::Worktree);
}

void TestRunWorkspaces::aRunThatEndsCanBeCancelledAndEnds()
{
    Isolated program;
    Gate gate;
    program.workspaces->summarizing = [&gate](CancelToken token) {
        return gate.wait(std::move(token));
    };
    const RunId run = program.fixture.start(RunFixture::document(u"a"_s));
    QTRY_COMPARE(gate.waitingCount(), 1);

    AO_VERIFY_OK(await(program.fixture.service().cancel(run, {})));
    gate.open();

    QCOMPARE(program.fixture.settled(run).summary().state, RunState::Succeeded);
}

void TestRunWorkspaces::whoeverStartsARunCanLeaveWhileItsStateIsRecorded()
{
    Isolated program;
    Gate gate;
    program.workspaces->recording = [&gate](CancelToken token) {
        return gate.wait(std::move(token));
    };
    CancelSource caller;
    auto started = program.fixture.service().start(
        RunFixture::document(u"a"_s), {.repository = u"/repository"_s}, caller.token());
    QTRY_COMPARE(gate.waitingCount(), 1);

    caller.cancel();
    const auto run = await(std::move(started));

    QVERIFY(!run && run.error().isCancelled());
    QVERIFY(program.fixture.calls.isEmpty());
}

void TestRunWorkspaces::foldersThatARerunHasTakenOverAreInUse()
{
    Isolated program;
    RunFixture &fixture = program.fixture;
    const QString folder = fixture.directory();
    fixture.scripts[u"t"_s] = [folder](StepContext, CancelToken) {
        return [](QString path) -> Task<Result<StepOutput>> {
            co_return StepOutput{.values = {{u"out"_s, 1}}, .workingDirectory = path};
        }(folder);
    };
    fixture.scripts[u"b"_s] = failing;
    const RunId first = fixture.start(RunFixture::document(u"t>b"_s));
    (void)fixture.settled(first);
    QCOMPARE(*await(fixture.service().foldersInUse({})), QStringList());
    Gate gate;
    fixture.scripts[u"b"_s] = waitingAt(gate);
    RerunRequest request;
    request.extent = RerunRequest::Extent::Unfinished;
    AO_VERIFY_OK(await(fixture.service().rerun(first, request, {}, {})));
    QTRY_COMPARE(gate.waitingCount(), 1);

    AO_VERIFY_OK(await(fixture.service().remove(first, {})));

    QCOMPARE(program.workspaces->inUse, QStringList({folder}));
}

void TestRunWorkspaces::aRunWhoseLeftoversCannotBeRemovedStays()
{
    Isolated program;
    RunFixture &fixture = program.fixture;
    const RunId run = fixture.start(RunFixture::document(u"a"_s));
    (void)fixture.settled(run);
    program.workspaces->forgetting = [](CancelToken) -> Task<Result<>> {
        co_return fail(agentops::errors::kIo, u"not now"_s);
    };

    const auto removed = await(fixture.service().remove(run, {}));

    QCOMPARE(codeOf(removed), u"base.io"_s);
    AO_VERIFY_OK(await(fixture.service().show(run, {})));
    program.workspaces->forgetting = {};
    AO_VERIFY_OK(await(fixture.service().remove(run, {})));
    QVERIFY(!await(fixture.service().show(run, {})));
}

void TestRunWorkspaces::consentIsAskedForAgainWhenThePassThatAskedIsStopped()
{
    Isolated program;
    RunFixture &fixture = program.fixture;
    Gate beside;
    Gate inside;
    fixture.scripts[u"a"_s] = waitingAt(beside);
    fixture.scripts[u"m#1/f"_s] = [&inside](StepContext, CancelToken token) {
        return [](Gate *gate, CancelToken stop) -> Task<Result<StepOutput>> {
            AO_CO_CHECK(co_await gate->wait(stop));
            co_return fail(agentops::errors::kIo, u"broken"_s);
        }(&inside, std::move(token));
    };
    Document document = RunFixture::document(u"a>b, m, m/e, m/f"_s);
    document.properties.workspace = WorkspaceKind::InPlace;
    RunFixture::become(document, u"m"_s, u"map"_s, {{u"items"_s, 2}});
    RunFixture::node(document, u"m"_s).onError = OnError::Continue;
    RunFixture::become(document, u"e"_s, u"deploy"_s);
    RunFixture::become(document, u"b"_s, u"deploy"_s);
    const RunId run = fixture.start(document);
    QTRY_COMPARE(inside.waitingCount(), 1);
    QTRY_COMPARE(beside.waitingCount(), 1);
    fixture.settle();
    QVERIFY(fixture.events(run).contains(u"m#0/e approval_requested"_s));
    beside.open();
    fixture.settle();

    inside.open();
    const RunStatus status = fixture.settled(run);

    QCOMPARE(status.summary().state, RunState::Waiting);
    QCOMPARE(status.findStep(NodeId(u"b"_s))->state, StepState::WaitingForApproval);
}

QTEST_GUILESS_MAIN(TestRunWorkspaces)
#include "tst_runworkspaces.moc"
