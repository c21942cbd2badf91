// SPDX-License-Identifier: GPL-3.0-or-later
#include "processtree.h"

#include <agentops/process/process.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QProcess>
#include <QtTest/QTest>

#include <cstdio>

using namespace agentops;
using namespace agentops::process;
using namespace agentops::testsupport;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What a program that a run has started leaves behind, told by the number that each of its
/// processes prints.
class TestProcessTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cancelEndsTheWholeTree_data();
    void cancelEndsTheWholeTree();
    void cancelRightAfterTheStartEndsTheProgram();
    void aProcessThatIgnoresTheQuestionIsGoneWithinTwoSeconds();
    void timeoutEndsTheWholeTree();
    void whatAProgramLeavesRunningEndsWithIt();
    void identityIsToldAndReadsBack();
    void aProgramThatEndsAtOnceHasAnIdentityToo();
    void identityOfAnotherProcessWithTheSameNumberIsNotAlive();
    void aGroupWhoseNumberWasGivenAwayIsNotOurs();
    void aProcessWithoutANumberHasNoGroup();
    void orphansOfAKilledProgramAreFoundAndEnded();
};

/// Prints its number and then sleeps for ever.
static const QString kSleeper = u"'echo $$; exec sleep 1000'"_s;

static bool processRuns(const QByteArray &pid)
{
    if (pid.toLongLong() <= 0)
        qFatal("not the number of a process: '%s'", pid.constData());
    QProcess ps;
    ps.start(u"ps"_s, {u"-o"_s, u"stat="_s, u"-p"_s, QString::fromLatin1(pid)});
    if (!ps.waitForFinished())
        qFatal("ps: %s", qPrintable(ps.errorString()));
    const QByteArray state = ps.readAllStandardOutput().trimmed();
    return !state.isEmpty() && !state.startsWith('Z');
}

/// Collects printed numbers and calls a function when there are enough.
struct PidReader
{
    qsizetype wanted;
    std::function<void()> ready;
    QByteArray text;

    void operator()(OutputChannel channel, QByteArrayView piece)
    {
        if (channel == OutputChannel::Err)
            return; // the shell's remarks on processes that were ended
        text += piece;
        if (text.count('\n') == wanted && ready)
            std::exchange(ready, nullptr)();
    }
    QList<QByteArray> pids() const { return text.trimmed().split('\n'); }
};

void TestProcessTree::cancelEndsTheWholeTree_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("processCount");
    QTest::newRow("child and grandchild") << u"echo $$; sh -c %1 & wait"_s.arg(kSleeper) << 2;
    QTest::newRow("a grandchild in a session of its own")
        << u"echo $$; setsid sh -c %1 & wait"_s.arg(kSleeper) << 2;
    QTest::newRow("a grandchild whose parent is gone")
        << u"echo $$; (setsid sh -c %1 &); sleep 1000"_s.arg(kSleeper) << 2;
    QTest::newRow("a process that will not end when asked")
        << u"trap '' TERM; echo $$; while :; do sleep 0.05; done"_s << 1;
    QTest::newRow("a process that starts another one when asked to end")
        << u"trap 'sh -c %1 & wait' TERM; echo $$; while :; do sleep 0.05; done"_s.arg(
               u"\"exec sleep 1000\""_s)
        << 1;
}

void TestProcessTree::cancelEndsTheWholeTree()
{
    QFETCH(const QString, command);
    QFETCH(const int, processCount);
    CancelSource source;
    PidReader reader{processCount, [&] { source.cancel(); }, {}};
    ProcessSpec spec = shellCommand(command);
    spec.grace = 200ms;

    const auto outcome = await(run(spec, std::ref(reader), source.token()));

    QVERIFY(outcome.error().isCancelled());
    QCOMPARE(reader.pids().size(), processCount);
    for (const QByteArray &pid : reader.pids())
        QVERIFY2(!processRuns(pid), pid.constData());
}

void TestProcessTree::cancelRightAfterTheStartEndsTheProgram()
{
    // Not told to end: a bystander, which a signal to "group 0" would reach.
    QProcess bystander;
    bystander.start(u"sleep"_s, {u"1000"_s});
    QVERIFY(bystander.waitForStarted());
    for (int round = 0; round < 20; ++round) {
        CancelSource source;
        std::optional<ProcessIdentity> identity;
        ProcessSpec spec = shellCommand(u"exec sleep 1000"_s);
        spec.started = [&](const ProcessIdentity &told) {
            identity = told;
        };

        auto running = run(spec, nullptr, source.token());
        source.cancel();
        const auto outcome = await(std::move(running));

        QVERIFY(outcome.error().isCancelled());
        QVERIFY(identity);
        QVERIFY(!isAlive(*identity));
        QCOMPARE(bystander.state(), QProcess::Running);
    }
    bystander.kill();
    QVERIFY(bystander.waitForFinished());
}

void TestProcessTree::aProcessThatIgnoresTheQuestionIsGoneWithinTwoSeconds()
{
    CancelSource source;
    PidReader reader{1, [&] { source.cancel(); }, {}};
    const ProcessSpec spec = shellCommand(u"trap '' TERM; echo $$; while :; do sleep 0.05; done"_s);

    auto running = run(spec, std::ref(reader), source.token());
    QTRY_VERIFY_WITH_TIMEOUT(source.isCancelled(), 60'000);
    // The promise is 2 s; slow machines get 4.
    QTRY_VERIFY_WITH_TIMEOUT(running.isReady(), 4'000);

    QVERIFY(await(std::move(running)).error().isCancelled());
    QVERIFY(!processRuns(reader.pids().constFirst()));
}

void TestProcessTree::timeoutEndsTheWholeTree()
{
    PidReader reader{2, nullptr, {}};
    ProcessSpec spec = shellCommand(u"echo $$; sh -c %1 & wait"_s.arg(kSleeper));
    spec.timeout = 5s; // ample for both to start

    const auto outcome = await(run(spec, std::ref(reader), CancelToken()));

    QVERIFY(outcome.error().code() == errors::kTimeout);
    QCOMPARE(reader.pids().size(), 2);
    for (const QByteArray &pid : reader.pids())
        QVERIFY2(!processRuns(pid), pid.constData());
}

void TestProcessTree::whatAProgramLeavesRunningEndsWithIt()
{
    PidReader reader{1, nullptr, {}};

    // The first line comes from the child that stays; only then does the program end.
    const auto outcome = await(
        run(shellCommand(u"(setsid sh -c %1 &) | { read pid; echo $pid; }; exit 4"_s.arg(kSleeper)),
            std::ref(reader), CancelToken()));

    AO_VERIFY_OK(outcome);
    QCOMPARE(outcome->exitCode, 4);
    QCOMPARE(reader.pids().size(), 1);
    QVERIFY(!processRuns(reader.pids().constFirst()));
}

void TestProcessTree::identityIsToldAndReadsBack()
{
    CancelSource source;
    std::optional<ProcessIdentity> identity;
    bool wasAlive = false;
    ProcessSpec spec = shellCommand(u"sleep 1000"_s);
    spec.started = [&](const ProcessIdentity &told) {
        identity = told;
        wasAlive = isAlive(told);
        source.cancel();
    };

    const auto outcome = await(run(spec, nullptr, source.token()));

    QVERIFY(outcome.error().isCancelled());
    QVERIFY(identity);
    QVERIFY(wasAlive);
    QVERIFY(!isAlive(*identity));
    QCOMPARE(ProcessIdentity::parse(identity->toString()), identity);
    QVERIFY(!ProcessIdentity::parse(u"12@x"_s));
    QVERIFY(!ProcessIdentity::parse(u"x@y@z"_s));
}

void TestProcessTree::aProgramThatEndsAtOnceHasAnIdentityToo()
{
    for (int round = 0; round < 50; ++round) {
        std::optional<ProcessIdentity> identity;
        ProcessSpec spec = shellCommand(u"exit 0"_s);
        spec.started = [&](const ProcessIdentity &told) {
            // By now the program may have ended, which the system must not make us forget.
            identity = ProcessIdentity::parse(told.toString());
        };

        AO_VERIFY_OK(await(run(spec, nullptr, CancelToken())));

        QVERIFY(identity);
    }
}

void TestProcessTree::identityOfAnotherProcessWithTheSameNumberIsNotAlive()
{
    const ProcessIdentity stranger{QCoreApplication::applicationPid(), u"long ago"_s, u"m"_s};

    QVERIFY(!isAlive(stranger));
    QCOMPARE(await(endOrphanGroup(stranger, 100ms, CancelToken())).value(), 0);
}

void TestProcessTree::aGroupWhoseNumberWasGivenAwayIsNotOurs()
{
    QProcess leader;
    leader.setUnixProcessParameters(QProcess::UnixProcessFlag::CreateNewSession);
    leader.start(u"sleep"_s, {u"1000"_s});
    QVERIFY(leader.waitForStarted());
    const qint64 pid = leader.processId();
    const ProcessIdentity ours{pid, tree::startTimeOf(pid), u"no marker"_s};
    const ProcessIdentity before{pid, u"another time"_s, u"no marker"_s};

    QCOMPARE(tree::membersOf(ours, tree::Knowledge::GroupIsOurs).pids, QList<qint64>({pid}));
    QCOMPARE(tree::membersOf(before, tree::Knowledge::GroupIsOurs).pids, QList<qint64>());

    leader.kill();
    QVERIFY(leader.waitForFinished());
}

void TestProcessTree::aProcessWithoutANumberHasNoGroup()
{
    QCOMPARE(tree::membersOf({0, {}, u"m"_s}, tree::Knowledge::GroupIsOurs).pids, QList<qint64>());
}

void TestProcessTree::orphansOfAKilledProgramAreFoundAndEnded()
{
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(), {u"--run-and-hang"_s});
    QVERIFY(program.waitForReadyRead());
    const auto identity = ProcessIdentity::parse(QString::fromLatin1(program.readLine()).trimmed());
    QVERIFY(identity);
    program.kill();
    program.waitForFinished();
    QVERIFY(isAlive(*identity));

    const auto ended = await(endOrphanGroup(*identity, 1s, CancelToken()));

    QCOMPARE(ended.value(), 2);
    QVERIFY(!isAlive(*identity));
    QCOMPARE(await(endOrphanGroup(*identity, 1s, CancelToken())).value(), 0);
}

/// The program that gets killed: starts a tree, prints who it is, and waits.
static int runAndHang()
{
    ProcessSpec spec = shellCommand(u"setsid sleep 1000 & echo ready; wait"_s);
    QByteArray identity;
    spec.started = [&](const ProcessIdentity &told) {
        identity = told.toString().toLatin1();
    };
    const auto outcome = await(run(
        spec,
        [&](OutputChannel, QByteArrayView) {
            std::puts(identity.constData());
            std::fflush(stdout);
        },
        CancelToken()));
    return outcome ? 0 : 1;
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (application.arguments().contains(u"--run-and-hang"_s))
        return runAndHang();
    TestProcessTree test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_processtree.moc"
