// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/process/errors.h>
#include <agentops/process/process.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::process;
using namespace agentops::testsupport;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outputAndExitCodeComeBack();
    void argumentsAreNotReadByAShell();
    void standardInputReachesTheProgram();
    void outputComesInPiecesWhileTheProgramRuns();
    void largeOutputIsCutAtTheLimit();
    void onlyAllowedVariablesReachTheProgram();
    void workingDirectoryIsUsed();
    void aSignalIsAnOutcome();
    void whatCannotStartIsToldByItsCode_data();
    void whatCannotStartIsToldByItsCode();
    void cancelledBeforeTheStart();
    void programsAreFoundInTheGivenPathOnly();
};

constexpr qsizetype kPlenty = 1 << 20;

static CollectedOutput collect(ProcessSpec spec)
{
    auto collected = await(runAndCollect(std::move(spec), kPlenty, CancelToken()));
    if (!collected)
        qWarning("%s", qPrintable(collected.error().describe()));
    return collected.value_or(CollectedOutput{});
}

void TestProcess::outputAndExitCodeComeBack()
{
    const CollectedOutput done = collect(shellCommand(u"echo to-out; echo to-err >&2; exit 3"_s));

    QCOMPARE(done.out, "to-out\n"_ba);
    QCOMPARE(done.err, "to-err\n"_ba);
    QCOMPARE(done.outcome.exitCode, 3);
    QVERIFY(!done.outcome.succeeded());
    QVERIFY(!done.outcome.signal);
}

void TestProcess::argumentsAreNotReadByAShell()
{
    ProcessSpec spec;
    spec.program = u"printf"_s;
    spec.arguments = {u"%s|"_s, u"a b"_s, u"$HOME; *"_s, u""_s};

    QCOMPARE(collect(spec).out, "a b|$HOME; *||"_ba);
}

void TestProcess::standardInputReachesTheProgram()
{
    ProcessSpec spec;
    spec.program = u"cat"_s;
    spec.standardInput = QByteArray(300'000, 'x');

    QCOMPARE(collect(spec).out.size(), 300'000);
}

void TestProcess::outputComesInPiecesWhileTheProgramRuns()
{
    // The program only ends when the file appears, which the first piece of output makes.
    QTemporaryDir directory;
    const QString file = directory.filePath(u"seen"_s);
    ProcessSpec spec = shellCommand(u"echo one; while [ ! -e \"$0\" ]; do sleep 0.01; done"_s);
    spec.arguments.append(file);
    QByteArray out;

    const auto outcome = await(run(
        spec,
        [&](OutputChannel, QByteArrayView piece) {
            out += piece;
            QFile(file).open(QIODevice::WriteOnly);
        },
        CancelToken()));

    AO_VERIFY_OK(outcome);
    QCOMPARE(out, "one\n"_ba);
}

void TestProcess::largeOutputIsCutAtTheLimit()
{
    const auto collected =
        await(runAndCollect(shellCommand(u"head -c 100000 /dev/zero"_s), 1000, CancelToken()));

    AO_VERIFY_OK(collected);
    QCOMPARE(collected->out.size(), 1000);
    QVERIFY(collected->truncated);
}

void TestProcess::onlyAllowedVariablesReachTheProgram()
{
    qputenv("SECRET_TOKEN", "hush");
    qputenv("WANTED", "1");
    ProcessSpec spec;
    spec.program = u"env"_s;
    spec.environment = Environment::inherited({u"WANTED"_s});
    spec.environment.set(u"ADDED"_s, u"a=b"_s);

    const QList<QByteArray> lines = collect(spec).out.split('\n');

    QVERIFY(lines.contains("WANTED=1"_ba));
    QVERIFY(lines.contains("ADDED=a=b"_ba));
    QVERIFY(!lines.contains("SECRET_TOKEN=hush"_ba));
}

void TestProcess::workingDirectoryIsUsed()
{
    QTemporaryDir directory;
    ProcessSpec spec;
    spec.program = u"pwd"_s;
    spec.workingDirectory = QDir(directory.path()).canonicalPath();

    QCOMPARE(QString::fromLocal8Bit(collect(spec).out.trimmed()), spec.workingDirectory);
}

void TestProcess::aSignalIsAnOutcome()
{
    const CollectedOutput done = collect(shellCommand(u"kill -SEGV $$"_s));

    QCOMPARE(done.outcome.signal, std::optional(11));
    QVERIFY(!done.outcome.succeeded());
}

void TestProcess::whatCannotStartIsToldByItsCode_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("directory");
    QTest::addColumn<QString>("code");
    QTest::newRow("no such name") << u"no-such-program"_s << u""_s
                                  << u"process.program_not_found"_s;
    QTest::newRow("no such path") << u"/no/such"_s << u""_s << u"process.program_not_found"_s;
    QTest::newRow("no name") << u""_s << u""_s << u"process.program_not_found"_s;
    QTest::newRow("a directory") << u"/tmp"_s << u""_s << u"process.program_not_found"_s;
    QTest::newRow("not executable") << u"/etc/passwd"_s << u""_s << u"base.permission_denied"_s;
    QTest::newRow("no working directory")
        << u"true"_s << u"/no/such"_s << u"process.no_working_directory"_s;
}

void TestProcess::whatCannotStartIsToldByItsCode()
{
    QFETCH(const QString, program);
    QFETCH(const QString, directory);
    ProcessSpec spec;
    spec.program = program;
    spec.workingDirectory = directory;

    const auto outcome = await(run(spec, nullptr, CancelToken()));

    QVERIFY(!outcome);
    QTEST(QString::fromUtf8(outcome.error().code().text().data()), "code");
    QCOMPARE(outcome.error().contextValue(u"program"), program);
}

void TestProcess::cancelledBeforeTheStart()
{
    CancelSource source;
    source.cancel();

    const auto outcome = await(run(shellCommand(u"exit 0"_s), nullptr, source.token()));

    QVERIFY(outcome.error().isCancelled());
}

void TestProcess::programsAreFoundInTheGivenPathOnly()
{
    QVERIFY(findProgram(u"sh"_s, Environment::inherited()).has_value());
    QVERIFY(!findProgram(u"sh"_s, Environment()).has_value());
}

QTEST_GUILESS_MAIN(TestProcess)
#include "tst_process.moc"
