// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepfixture.h"

#include <agentops/nodes/commandfile.h>
#include <agentops/nodes/errors.h>
#include <agentops/process/errors.h>
#include <agentops/process/sandbox.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// Shells, values handed on through files, and the sandbox of shell.command.
class TestShellCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_steps = std::make_unique<StepFixture>(); }
    void commandFileIsReadAsGitHubDoes_data();
    void commandFileIsReadAsGitHubDoes();
    void commandFileErrorNamesTheLine_data();
    void commandFileErrorNamesTheLine();

    void shellsHaveTheFlagsOfGitHub_data();
    void shellsHaveTheFlagsOfGitHub();
    void shellThatIsNoneIsRefused();
    void scriptFileIsGoneAfterwards();
    void valuesAreHandedOnThroughFiles();
    void whatStepsBeforeHandedOnCountsMoreThanTheEnvironment();
    void brokenCommandFileFailsTheStep();
    void programsAreFoundByOtherNames();
    void programsHaveNoPathForAName();

    void sandboxTakesTheNetworkAway_data();
    void sandboxTakesTheNetworkAway();
    void strictSandboxWritesOnlyInTheWorktree();
    void nothingRunsWithoutTheSandboxAskedFor();

private:
    bool hasSandbox();

    std::unique_ptr<StepFixture> m_steps;
};

void TestShellCommand::commandFileIsReadAsGitHubDoes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QJsonObject>("values");

    QTest::newRow("nothing") << QByteArray() << QJsonObject();
    QTest::newRow("name and value")
        << QByteArray("a=1\nb=x=y\n") << QJsonObject{{u"a"_s, u"1"_s}, {u"b"_s, u"x=y"_s}};
    QTest::newRow("no line break at the end") << QByteArray("a=1") << QJsonObject{{u"a"_s, u"1"_s}};
    QTest::newRow("an empty value") << QByteArray("a=\n") << QJsonObject{{u"a"_s, QString()}};
    QTest::newRow("a block") << QByteArray("a<<END\none\n\ntwo=2\nEND\nb=1\n")
                             << QJsonObject{{u"a"_s, u"one\n\ntwo=2"_s}, {u"b"_s, u"1"_s}};
    QTest::newRow("an empty block") << QByteArray("a<<E\nE\n") << QJsonObject{{u"a"_s, QString()}};
    QTest::newRow("line breaks of Windows")
        << QByteArray("a<<E\r\n1\r\n2\r\nE\r\n") << QJsonObject{{u"a"_s, u"1\n2"_s}};
    QTest::newRow("a value that looks like a block")
        << QByteArray("a=b<<E\n") << QJsonObject{{u"a"_s, u"b<<E"_s}};
    QTest::newRow("the last of equal names")
        << QByteArray("a=1\na=2\n") << QJsonObject{{u"a"_s, u"2"_s}};
}

void TestShellCommand::commandFileIsReadAsGitHubDoes()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QJsonObject, values);

    const auto read = nodes::parseCommandFile(text, u"f"_s);

    AO_VERIFY_OK(read);
    QCOMPARE(*read, values);
}

void TestShellCommand::commandFileErrorNamesTheLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("line");

    QTest::newRow("neither form") << QByteArray("a=1\nhello\n") << u"2"_s;
    QTest::newRow("no name") << QByteArray("\n\n=1\n") << u"3"_s;
    QTest::newRow("no mark") << QByteArray("a<<\nx\n") << u"1"_s;
    QTest::newRow("an open block") << QByteArray("a=1\nb<<E\nx\ny\n") << u"2"_s;
    QTest::newRow("not UTF-8") << QByteArray("a=\xff\n") << u"1"_s;
}

void TestShellCommand::commandFileErrorNamesTheLine()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, line);

    const auto read = nodes::parseCommandFile(text, u"f"_s);

    QVERIFY(!read);
    QVERIFY(read.error().code() == nodes::errors::kBadCommandFile);
    QCOMPARE(read.error().contextValue(u"line"), line);
    QCOMPARE(read.error().contextValue(u"file"), u"f"_s);
}

void TestShellCommand::shellsHaveTheFlagsOfGitHub_data()
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("output");

    QTest::newRow("the system's goes on after a failure")
        << QString() << u"false; echo on"_s << 0 << u"on"_s;
    QTest::newRow("bash stops at a failure") << u"bash"_s << u"false\necho on"_s << 1 << QString();
    QTest::newRow("bash sees a failure in a pipe")
        << u"bash"_s << u"false | true\necho on"_s << 1 << QString();
    QTest::newRow("bash has its own words")
        << u"bash"_s << u"[[ a == a ]] && echo $0"_s << 0 << u"SCRIPT.sh"_s;
    QTest::newRow("sh stops at a failure") << u"sh"_s << u"false\necho on"_s << 1 << QString();
    QTest::newRow("python") << u"python"_s << u"print(2 ** 10)"_s << 0 << u"1024"_s;
    QTest::newRow("a command line") << u"bash -u {0}"_s << u"echo $NOT_THERE"_s << 1 << QString();
    QTest::newRow("another program") << u"tail -n 1 {0}"_s << u"one\ntwo"_s << 0 << u"two"_s;
}

void TestShellCommand::shellsHaveTheFlagsOfGitHub()
{
    QFETCH(const QString, shell);
    QFETCH(const QString, command);
    QFETCH(const int, exitCode);
    QFETCH(const QString, output);

    const auto result =
        m_steps->step(u"shell.command"_s,
                      {{u"shell"_s, shell}, {u"command"_s, command}, {u"failOnError"_s, false}});

    AO_VERIFY_OK(result);
    QCOMPARE(result->values.value("exitCode"_L1).toInt(), exitCode);
    const QString printed = result->values.value("output"_L1).toString();
    if (output == "SCRIPT.sh"_L1)
        QVERIFY2(printed.endsWith(u"/script.sh"), qPrintable(printed));
    else
        QCOMPARE(printed, output);
}

void TestShellCommand::shellThatIsNoneIsRefused()
{
    const auto noPlace =
        m_steps->step(u"shell.command"_s, {{u"shell"_s, u"zsh"_s}, {u"command"_s, u"true"_s}});
    const auto noProgram = m_steps->step(
        u"shell.command"_s, {{u"shell"_s, u"no-such-shell {0}"_s}, {u"command"_s, u"true"_s}});

    QVERIFY(noPlace.error().code() == nodes::errors::kBadParameter);
    QVERIFY(noProgram.error().code() == process::errors::kProgramNotFound);
}

void TestShellCommand::scriptFileIsGoneAfterwards()
{
    const auto result =
        m_steps->step(u"shell.command"_s, {{u"shell"_s, u"bash"_s}, {u"command"_s, u"echo $0"_s}});

    AO_VERIFY_OK(result);
    const QString script = result->values.value("output"_L1).toString();
    QVERIFY(!script.startsWith(m_steps->repo.path()));
    QVERIFY(!QFileInfo::exists(script));
}

void TestShellCommand::valuesAreHandedOnThroughFiles()
{
    // A folder named by it would have a space in its path, and scripts write it without quotes.
    QCoreApplication::setApplicationName(u"two words"_s);
    const auto result = m_steps->step(u"shell.command"_s,
                                      {{u"shell"_s, u"bash"_s},
                                       {u"commandFiles"_s, true},
                                       {u"command"_s,
                                        u"echo version=1.2 >> $GITHUB_OUTPUT\n"
                                        "printf 'notes<<E\\na\\nb\\nE\\n' >> $AGENTOPS_OUTPUT\n"
                                        "echo WHO=Ada >> $GITHUB_ENV\n"
                                        "echo /opt/bin >> $GITHUB_PATH\n"
                                        "echo '# Fine' >> $GITHUB_STEP_SUMMARY"_s}});

    AO_VERIFY_OK(result);
    QCOMPARE(result->values.value("values"_L1).toObject(),
             (QJsonObject{{u"version"_s, u"1.2"_s}, {u"notes"_s, u"a\nb"_s}}));
    QCOMPARE(result->values.value("environment"_L1).toObject(),
             (QJsonObject{{u"WHO"_s, u"Ada"_s}}));
    QCOMPARE(result->values.value("path"_L1).toArray(), (QJsonArray{u"/opt/bin"_s}));
    QCOMPARE(result->values.value("summary"_L1).toString(), u"# Fine\n"_s);
    QCOMPARE(m_steps->services->artefacts.value(u"summary.md"_s), QByteArray("# Fine\n"));
    QCOMPARE(m_steps->repo.git({u"status"_s, u"--porcelain"_s}), QByteArray());
}

void TestShellCommand::whatStepsBeforeHandedOnCountsMoreThanTheEnvironment()
{
    const auto result = m_steps->step(
        u"shell.command"_s,
        {{u"environment"_s, QJsonObject{{u"A"_s, u"own"_s}, {u"B"_s, u"own"_s}}},
         {u"defaultEnvironment"_s, QJsonObject{{u"A"_s, u"default"_s}, {u"C"_s, u"default"_s}}},
         {u"inheritedEnvironment"_s, QJsonObject{{u"B"_s, u"handed on"_s}}},
         {u"inheritedPath"_s, QJsonArray{u"/first"_s, u"/second"_s}},
         {u"command"_s, u"echo \"$A, $B, $C\"; echo \"$PATH\" | cut -d : -f 1-2"_s}});

    AO_VERIFY_OK(result);
    QCOMPARE(result->values.value("output"_L1).toString(),
             u"own, handed on, default\n/first:/second"_s);
}

void TestShellCommand::brokenCommandFileFailsTheStep()
{
    const auto broken = m_steps->step(
        u"shell.command"_s,
        {{u"commandFiles"_s, true}, {u"command"_s, u"echo 'a b' > $GITHUB_OUTPUT"_s}});
    const auto large =
        m_steps->step(u"shell.command"_s,
                      {{u"commandFiles"_s, true},
                       {u"command"_s, u"head -c 1100000 /dev/zero > $GITHUB_STEP_SUMMARY"_s}});

    QVERIFY(broken.error().code() == nodes::errors::kBadCommandFile);
    QCOMPARE(broken.error().contextValue(u"file"), u"GITHUB_OUTPUT"_s);
    QVERIFY(large.error().code() == nodes::errors::kBadCommandFile);
    QCOMPARE(large.error().contextValue(u"file"), u"GITHUB_STEP_SUMMARY"_s);
}

void TestShellCommand::programsAreFoundByOtherNames()
{
#ifdef Q_OS_WIN
    QSKIP("programs keep their names on Windows");
#endif
    const QString elsewhere = m_steps->repo.filePath(u"it's elsewhere/python3"_s);
    m_steps->repo.write(u"it's elsewhere/python3"_s, "#!/bin/sh\necho \"$0\" \"$#\" \"$@\"\n");
    QFile::setPermissions(elsewhere, QFile::ReadOwner | QFile::ExeOwner);
    const QString known = *process::findProgram(u"sh"_s, process::Environment::inherited());
    const QString quoted = u'"' + elsewhere + u'"';

    const auto result = m_steps->step(
        u"shell.command"_s,
        {{u"shell"_s, u"sh"_s},
         {u"programs"_s,
          QJsonObject{{u"own-python"_s, quoted},
                      {u"own-pip"_s, u"%1 -m pip"_s.arg(quoted)},
                      {u"sh"_s, known},
                      {u"not-there"_s, u"\"\" -m pip"_s}}},
         {u"command"_s,
          u"own-python a 'b c'\nown-pip install x\ncommand -v sh\ncommand -v not-there || echo none"_s}});

    AO_VERIFY_OK(result);
    QCOMPARE(result->values.value("output"_L1).toString(),
             QStringList({elsewhere + u" 2 a b c"_s, elsewhere + u" 4 -m pip install x"_s, known,
                          u"none"_s})
                 .join(u'\n'));
}

void TestShellCommand::programsHaveNoPathForAName()
{
    const auto result = m_steps->step(
        u"shell.command"_s,
        {{u"programs"_s, QJsonObject{{u"../x"_s, u"/bin/sh"_s}}}, {u"command"_s, u"true"_s}});

    QVERIFY(result.error().code() == nodes::errors::kBadParameter);
    QCOMPARE(result.error().contextValue(u"parameter"), u"programs"_s);
}

bool TestShellCommand::hasSandbox()
{
    return bool(await(process::sandboxed(process::shellCommand(u"true"_s), process::Sandbox::Strict,
                                         {m_steps->repo.path()}, {})));
}

void TestShellCommand::sandboxTakesTheNetworkAway_data()
{
    QTest::addColumn<QString>("sandbox");
    QTest::addColumn<bool>("isReached");

    QTest::newRow("none") << u"none"_s << true;
    QTest::newRow("offline") << u"offline"_s << false;
    QTest::newRow("strict") << u"strict"_s << false;
}

void TestShellCommand::sandboxTakesTheNetworkAway()
{
    QFETCH(const QString, sandbox);
    QFETCH(const bool, isReached);
    if (!hasSandbox())
        QSKIP("bwrap is missing or cannot make namespaces here");
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));

    const auto result = m_steps->step(
        u"shell.command"_s,
        {{u"shell"_s, u"bash"_s},
         {u"sandbox"_s, sandbox},
         {u"failOnError"_s, false},
         {u"command"_s, u"exec 3<>/dev/tcp/127.0.0.1/%1"_s.arg(server.serverPort())}});

    AO_VERIFY_OK(result);
    QCOMPARE(result->values.value("succeeded"_L1).toBool(), isReached);
}

void TestShellCommand::strictSandboxWritesOnlyInTheWorktree()
{
    if (!hasSandbox())
        QSKIP("bwrap is missing or cannot make namespaces here");
    const QString outside = m_steps->data.filePath(u"outside"_s);

    const auto result = m_steps->step(
        u"shell.command"_s,
        {{u"sandbox"_s, u"strict"_s},
         {u"commandFiles"_s, true},
         {u"command"_s,
          u"echo in > inside; echo x > /tmp/mine && echo tmp; touch /usr/x 2>&1 || echo refused; "
          "mkdir -p '%1'; echo out > '%1/file'; echo a=1 >> $GITHUB_OUTPUT; cat a.txt"_s.arg(
              outside)}});

    AO_VERIFY_OK(result);
    QCOMPARE(m_steps->read(u"inside"_s), QByteArray("in\n"));
    QVERIFY(result->values.value("output"_L1).toString().contains(u"refused"));
    QVERIFY(result->values.value("output"_L1).toString().contains(u"tmp"));
    QVERIFY(result->values.value("output"_L1).toString().endsWith(u"one"));
    QVERIFY(!QFileInfo::exists(outside));
    QVERIFY(!QFileInfo::exists(u"/tmp/mine"_s));
    QCOMPARE(result->values.value("values"_L1).toObject().value("a"_L1).toString(), u"1"_s);
}

void TestShellCommand::nothingRunsWithoutTheSandboxAskedFor()
{
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", m_steps->data.path().toUtf8());
    const auto result = m_steps->step(u"shell.command"_s,
                                      {{u"sandbox"_s, u"offline"_s}, {u"command"_s, u": > ran"_s}});
    qputenv("PATH", path);

    QVERIFY(!result);
    QVERIFY(result.error().code() == process::errors::kSandboxUnavailable);
    QVERIFY(!QFileInfo::exists(m_steps->repo.filePath(u"ran"_s)));
}

QTEST_GUILESS_MAIN(TestShellCommand)
#include "tst_shellcommand.moc"
