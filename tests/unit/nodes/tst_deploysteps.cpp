// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepfixture.h"

#include <agentops/nodes/errors.h>
#include <agentops/testsupport/await.h>
#include <agentops/workflow/document.h>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// Deployments, tools, and steps that do not run here.
class TestDeploySteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { qputenv("PATH", m_path); }

    void commandKnowsItsEnvironment();
    void deploymentsAreInDoubtAfterACrash();
    void sshAsksNobody();
    void sshTrustsWhatItIsTold_data();
    void sshTrustsWhatItIsTold();
    void sshKeyLivesAsLongAsTheStep();
    void sshFailureSaysWhoseFaultItIs_data();
    void sshFailureSaysWhoseFaultItIs();
    void sshRefusesBadParameters_data();
    void sshRefusesBadParameters();

    void toolHasTheVersionWanted_data();
    void toolHasTheVersionWanted();
    void toolThatIsMissing();
    void whatNoVersionProvesIsSaid();
    void pythonMayBeCalledPython3();
    void javaCountedOtherwiseBefore_data();
    void javaCountedOtherwiseBefore();

    void foreignStepsSayThatTheyDoNotRun_data();
    void foreignStepsSayThatTheyDoNotRun();

private:
    void addProgram(const QString &name, const QByteArray &script);
    static QByteArray code(const Result<StepOutput> &output)
    {
        return output ? QByteArray() : QByteArray(output.error().code().text().data());
    }
    QStringList sshCall() const
    {
        return QString::fromUtf8(m_steps->read(u"bin/calls"_s)).split(u'\n', Qt::SkipEmptyParts);
    }

    std::unique_ptr<StepFixture> m_steps;
    QByteArray m_path;
};

void TestDeploySteps::init()
{
    m_steps = std::make_unique<StepFixture>();
    m_path = qgetenv("PATH");
    qputenv("PATH", m_steps->repo.filePath(u"bin:"_s).toUtf8() + m_path);
    // No ssh server can be had here: this one runs the command on this computer.
    addProgram(u"ssh"_s,
               "here=$(dirname \"$0\")\n"
               "for a; do\n"
               "  echo \"$a\" >> \"$here/calls\"\n"
               "  case $last in -i) stat -c %a \"$a\" > \"$here/mode\"; cat \"$a\" > \"$here/key\" "
               ";; esac\n"
               "  case $a in UserKnownHostsFile=*) cat \"${a#*=}\" > \"$here/hosts\" ;; esac\n"
               "  last=$a\n"
               "done\nexec sh -c \"$last\"\n");
}

void TestDeploySteps::addProgram(const QString &name, const QByteArray &script)
{
    m_steps->repo.write(u"bin/"_s + name, "#!/bin/sh\n" + script);
    QFile::setPermissions(m_steps->repo.filePath(u"bin/"_s + name),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestDeploySteps::commandKnowsItsEnvironment()
{
    const auto output =
        m_steps->step(u"deploy.command"_s,
                      {{u"environment"_s, u"production"_s},
                       {u"url"_s, u"https://example.org"_s},
                       {u"shell"_s, u"bash"_s},
                       {u"variables"_s, QJsonObject{{u"WHO"_s, u"Ada"_s}}},
                       {u"command"_s, u"echo \"$AGENTOPS_ENVIRONMENT by $WHO\""_s}});
    const auto failed = m_steps->step(u"deploy.command"_s,
                                      {{u"environment"_s, u"x"_s}, {u"command"_s, u"exit 4"_s}});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values,
             (QJsonObject{{u"environment"_s, u"production"_s},
                          {u"url"_s, u"https://example.org"_s},
                          {u"output"_s, u"production by Ada"_s}}));
    QCOMPARE(code(failed), QByteArray("nodes.command_failed"));
    QCOMPARE(failed.error().contextValue(u"exitCode"), u"4"_s);
}

void TestDeploySteps::deploymentsAreInDoubtAfterACrash()
{
    for (const QString &kind :
         {u"deploy.command"_s, u"deploy.ssh"_s, u"git.push"_s, u"notify.email"_s}) {
        const Node node{.id = NodeId(u"x"_s), .kind = kind};
        QCOMPARE(m_steps->catalog.findType(kind)->effectOn(node), Effect::Outside);
    }
}

void TestDeploySteps::sshAsksNobody()
{
    const auto output = m_steps->step(u"deploy.ssh"_s,
                                      {{u"environment"_s, u"staging"_s},
                                       {u"host"_s, u"www.example.org"_s},
                                       {u"user"_s, u"deploy"_s},
                                       {u"port"_s, 2222},
                                       {u"command"_s, u"echo there"_s}});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("output"_L1).toString(), u"there"_s);
    QCOMPARE(output->values.value("environment"_L1).toString(), u"staging"_s);
    QCOMPARE(
        sshCall(),
        (QStringList{u"-T"_s, u"-o"_s, u"BatchMode=yes"_s, u"-o"_s, u"ConnectTimeout=30"_s, u"-p"_s,
                     u"2222"_s, u"-l"_s, u"deploy"_s, u"-o"_s, u"StrictHostKeyChecking=yes"_s,
                     u"--"_s, u"www.example.org"_s, u"echo there"_s}));
}

void TestDeploySteps::sshTrustsWhatItIsTold_data()
{
    QTest::addColumn<QString>("hostKeys");
    QTest::addColumn<QString>("option");

    QTest::newRow("known") << u"known"_s << u"StrictHostKeyChecking=yes"_s;
    QTest::newRow("given") << u"given"_s << u"StrictHostKeyChecking=yes"_s;
    QTest::newRow("new") << u"new"_s << u"StrictHostKeyChecking=accept-new"_s;
}

void TestDeploySteps::sshTrustsWhatItIsTold()
{
    QFETCH(const QString, hostKeys);
    QFETCH(const QString, option);

    AO_VERIFY_OK(m_steps->step(u"deploy.ssh"_s,
                               {{u"environment"_s, u"x"_s},
                                {u"host"_s, u"h"_s},
                                {u"hostKeys"_s, hostKeys},
                                {u"knownHosts"_s, u"h ssh-ed25519 AAAA"_s},
                                {u"command"_s, u"true"_s}}));

    QVERIFY(sshCall().contains(option));
    QCOMPARE(m_steps->read(u"bin/hosts"_s),
             hostKeys == "given"_L1 ? QByteArray("h ssh-ed25519 AAAA\n") : QByteArray());
    QCOMPARE(sshCall().contains(u"GlobalKnownHostsFile=none"_s), hostKeys == "given"_L1);
}

void TestDeploySteps::sshKeyLivesAsLongAsTheStep()
{
    AO_VERIFY_OK(m_steps->step(u"deploy.ssh"_s,
                               {{u"environment"_s, u"x"_s},
                                {u"host"_s, u"h"_s},
                                {u"key"_s, u"PRIVATE\nKEY"_s},
                                {u"command"_s, u"true"_s}}));

    QCOMPARE(m_steps->read(u"bin/key"_s), QByteArray("PRIVATE\nKEY\n"));
    QCOMPARE(m_steps->read(u"bin/mode"_s), QByteArray("600\n"));
    const QStringList call = sshCall();
    const QString path = call.value(call.indexOf(u"-i"_s) + 1);
    QVERIFY(!path.isEmpty() && !QFileInfo::exists(path));
    QVERIFY(!QFileInfo::exists(QFileInfo(path).path()));
    QVERIFY(call.contains(u"IdentitiesOnly=yes"_s));
    QVERIFY(!call.join(u' ').contains(u"PRIVATE"));
}

void TestDeploySteps::sshFailureSaysWhoseFaultItIs_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("the command") << QByteArray("exit 3\n") << QByteArray("nodes.command_failed");
    QTest::newRow("no access") << QByteArray(
        "echo 'u@h: Permission denied (publickey).' >&2; exit 255\n")
                               << QByteArray("nodes.remote_denied");
    QTest::newRow("another computer")
        << QByteArray("echo 'Host key verification failed.' >&2; exit 255\n")
        << QByteArray("nodes.remote_denied");
    QTest::newRow("no connection")
        << QByteArray("echo 'ssh: connect to host h port 22: Connection refused' >&2; exit 255\n")
        << QByteArray("nodes.remote_failed");
}

void TestDeploySteps::sshFailureSaysWhoseFaultItIs()
{
    QFETCH(const QByteArray, script);
    QFETCH(const QByteArray, expected);
    addProgram(u"ssh"_s, script);

    QCOMPARE(code(m_steps->step(
                 u"deploy.ssh"_s,
                 {{u"environment"_s, u"x"_s}, {u"host"_s, u"h"_s}, {u"command"_s, u"true"_s}})),
             expected);
}

void TestDeploySteps::sshRefusesBadParameters_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");

    QTest::newRow("a computer like an option")
        << u"host"_s << QJsonValue(u"-oProxyCommand=touch x"_s);
    QTest::newRow("a computer with a space") << u"host"_s << QJsonValue(u"a b"_s);
    QTest::newRow("a user like an option") << u"user"_s << QJsonValue(u"-x"_s);
    QTest::newRow("no port") << u"port"_s << QJsonValue(0);
    QTest::newRow("trust without lines") << u"knownHosts"_s << QJsonValue(u" "_s);
}

void TestDeploySteps::sshRefusesBadParameters()
{
    QFETCH(const QString, name);
    QFETCH(const QJsonValue, value);
    QJsonObject parameters{{u"environment"_s, u"x"_s},
                           {u"host"_s, u"h"_s},
                           {u"hostKeys"_s, u"given"_s},
                           {u"knownHosts"_s, u"h ssh-ed25519 AAAA"_s},
                           {u"command"_s, u"true"_s}};
    parameters.insert(name, value);

    const auto output = m_steps->step(u"deploy.ssh"_s, parameters);

    QCOMPARE(code(output), QByteArray("nodes.bad_parameter"));
    QCOMPARE(output.error().contextValue(u"parameter"), name);
    QVERIFY(sshCall().isEmpty());
}

void TestDeploySteps::toolHasTheVersionWanted_data()
{
    QTest::addColumn<QByteArray>("says");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QByteArray>("expected");

    const QByteArray no("nodes.tool_version");
    QTest::newRow("any") << QByteArray("tool 1.2.3") << QString() << QByteArray();
    QTest::newRow("a major version") << QByteArray("v20.19.2") << u"20"_s << QByteArray();
    QTest::newRow("another major version") << QByteArray("v22.1.0") << u"20"_s << no;
    QTest::newRow("a wildcard") << QByteArray("3.13.5") << u"3.x"_s << QByteArray();
    QTest::newRow("a caret") << QByteArray("1.9.0") << u"^1.2"_s << QByteArray();
    QTest::newRow("a caret ends at the next") << QByteArray("2.0.0") << u"^1.2"_s << no;
    QTest::newRow("a caret below one") << QByteArray("0.3.0") << u"^0.2.1"_s << no;
    QTest::newRow("a tilde") << QByteArray("1.2.9") << u"~1.2.3"_s << QByteArray();
    QTest::newRow("a tilde ends at the next") << QByteArray("1.3.0") << u"~1.2.3"_s << no;
    QTest::newRow("a range") << QByteArray("1.5") << u">=1.2 < 2"_s << QByteArray();
    QTest::newRow("outside of a range") << QByteArray("2.0") << u">=1.2 <2"_s << no;
    QTest::newRow("an alternative") << QByteArray("22.4.1") << u"^20 || ^22"_s << QByteArray();
    QTest::newRow("10 is more than 9") << QByteArray("1.10.0") << u">1.9"_s << QByteArray();
    QTest::newRow("with zeros at the end") << QByteArray("1.2") << u">=1.2.0"_s << QByteArray();
    QTest::newRow("it does not say") << QByteArray("hello") << u">=1"_s << no;
    QTest::newRow("nonsense") << QByteArray("1.2.3") << u"newest"_s
                              << QByteArray("nodes.bad_parameter");
    QTest::newRow("from one to another") << QByteArray("1.4.9") << u"1.2 - 1.4"_s << QByteArray();
    QTest::newRow("beyond the other") << QByteArray("1.5.0") << u"1.2 - 1.4"_s << no;
    QTest::newRow("one before its release, to another")
        << QByteArray("Python 3.12.0a7") << u"3.12.0-alpha - 3.12.0"_s << QByteArray();
    QTest::newRow("what is being developed")
        << QByteArray("3.14.0rc2") << u"3.14-dev"_s << QByteArray();
    QTest::newRow("another is being developed") << QByteArray("3.13.5") << u"3.14-dev"_s << no;
    QTest::newRow("from one before its release on")
        << QByteArray("3.13.5") << u">=3.13-alpha"_s << QByteArray();
    QTest::newRow("with a comma") << QByteArray("0.4.30") << u">=0.4.25,<0.5"_s << QByteArray();
    QTest::newRow("one of several lines")
        << QByteArray("8.0.404") << u"6.0.x\n\n8.0.x\n"_s << QByteArray();
    QTest::newRow("none of several lines") << QByteArray("7.0.1") << u"6.0.x\n8.0.x"_s << no;
    QTest::newRow("a feature band") << QByteArray("8.0.119") << u"8.0.1xx"_s << QByteArray();
    QTest::newRow("another feature band") << QByteArray("8.0.204") << u"8.0.1xx"_s << no;
    QTest::newRow("early access of Java")
        << QByteArray("openjdk 17.0.2") << u"17-ea"_s << QByteArray();
    QTest::newRow("a build of Java") << QByteArray("21.0.2") << u"21.0.2+13"_s << QByteArray();
    QTest::newRow("a code name") << QByteArray("v20.11.0") << u"lts/Iron"_s << QByteArray();
    QTest::newRow("another code name") << QByteArray("v18.11.0") << u"lts/iron"_s << no;
    QTest::newRow("an engine in front")
        << QByteArray("ruby 3.3.4p94") << u"ruby-3.3"_s << QByteArray();
    QTest::newRow("another implementation")
        << QByteArray("Python 3.10.14 [PyPy 7.3.17]") << u"pypy-3.10"_s << QByteArray();
    QTest::newRow("not that implementation") << QByteArray("Python 3.10.14") << u"pypy3.10"_s << no;
    QTest::newRow("JRuby") << QByteArray("jruby 9.4.5.0 (3.1.4)") << u"jruby-9.4"_s << QByteArray();
    for (const char *word :
         {"lts/*", "lts/-1", "lts/unheard", "latest", "stable", "oldstable", "current", "nightly",
          "nightly-2024-05-01", "canary", "head", "stable minus 8 releases", ".ruby-version",
          "latest-1", "1.2t", "1.2.3-rc.1", "pre-installed"}) {
        QTest::newRow(word) << QByteArray("1.2.3") << QString::fromLatin1(word) << QByteArray();
    }
}

void TestDeploySteps::toolHasTheVersionWanted()
{
    QFETCH(const QByteArray, says);
    QFETCH(const QString, wanted);
    QFETCH(const QByteArray, expected);
    addProgram(u"sometool"_s, "echo '" + says + "'\n");

    const auto output =
        m_steps->step(u"tool.check"_s, {{u"tool"_s, u"sometool"_s}, {u"version"_s, wanted}});

    QCOMPARE(code(output), expected);
    if (output)
        QCOMPARE(output->values.value("path"_L1).toString(),
                 m_steps->repo.filePath(u"bin/sometool"_s));
}

void TestDeploySteps::toolThatIsMissing()
{
    const auto output =
        m_steps->step(u"tool.check"_s, {{u"tool"_s, u"no-such-tool"_s}, {u"version"_s, u">=2"_s}});

    QCOMPARE(code(output), QByteArray("nodes.tool_missing"));
    QCOMPARE(output.error().message(), u"no-such-tool >=2 is needed and is not installed here"_s);
}

void TestDeploySteps::whatNoVersionProvesIsSaid()
{
    addProgram(u"sometool"_s, "echo 20.1.0\n");

    const auto proven =
        m_steps->step(u"tool.check"_s, {{u"tool"_s, u"sometool"_s}, {u"version"_s, u"20.x"_s}});
    AO_VERIFY_OK(proven);
    QCOMPARE(m_steps->services->system.count(u'\n'), 1);
    const auto unproven =
        m_steps->step(u"tool.check"_s, {{u"tool"_s, u"sometool"_s}, {u"version"_s, u"lts/*"_s}});

    AO_VERIFY_OK(unproven);
    QVERIFY2(m_steps->services->system.contains(u"whether it is \"lts/*\" no version proves"),
             qPrintable(m_steps->services->system));
}

void TestDeploySteps::pythonMayBeCalledPython3()
{
    qputenv("PATH", m_steps->repo.filePath(u"bin"_s).toUtf8());
    addProgram(u"python3"_s, "echo Python 3.13.5\n");
    const QJsonObject wanted{{u"tool"_s, u"python"_s}, {u"version"_s, u"3.x"_s}};

    const auto alone = m_steps->step(u"tool.check"_s, wanted);
    addProgram(u"python"_s, "echo Python 2.7.18\n");
    const auto besideAnother = m_steps->step(u"tool.check"_s, wanted);
    addProgram(u"python"_s, "echo Python 3.12.1\n");
    const auto byItsName = m_steps->step(u"tool.check"_s, wanted);
    addProgram(u"pypy3"_s, "echo 'Python 3.10.14 [PyPy 7.3.17]'\n");
    const auto pypy =
        m_steps->step(u"tool.check"_s, {{u"tool"_s, u"python"_s}, {u"version"_s, u"pypy3.10"_s}});

    AO_VERIFY_OK(alone);
    QCOMPARE(alone->values,
             (QJsonObject{{u"version"_s, u"3.13.5"_s},
                          {u"path"_s, m_steps->repo.filePath(u"bin/python3"_s)}}));
    AO_VERIFY_OK(besideAnother);
    QCOMPARE(besideAnother->values, alone->values);
    AO_VERIFY_OK(byItsName);
    QCOMPARE(byItsName->values.value("path"_L1).toString(),
             m_steps->repo.filePath(u"bin/python"_s));
    AO_VERIFY_OK(pypy);
    QCOMPARE(pypy->values.value("path"_L1).toString(), m_steps->repo.filePath(u"bin/pypy3"_s));
}

void TestDeploySteps::javaCountedOtherwiseBefore_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::newRow("as it is counted today") << u"8"_s;
    QTest::newRow("as it was counted") << u"1.8"_s;
    QTest::newRow("both") << u">=1.7 <9"_s;
}

void TestDeploySteps::javaCountedOtherwiseBefore()
{
    QFETCH(const QString, wanted);
    addProgram(u"java"_s, "echo 'openjdk version \"1.8.0_392\"' >&2\n");

    const auto output = m_steps->step(
        u"tool.check"_s,
        {{u"tool"_s, u"java"_s}, {u"version"_s, wanted}, {u"arguments"_s, u"-version"_s}});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("version"_L1).toString(), u"8.0"_s);
}

void TestDeploySteps::foreignStepsSayThatTheyDoNotRun_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("GitHub") << u"remote.action"_s << u"uses"_s << QByteArray("nodes.remote_action");
    QTest::newRow("n8n") << u"foreign.n8n"_s << u"type"_s << QByteArray("nodes.foreign_step");
}

void TestDeploySteps::foreignStepsSayThatTheyDoNotRun()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, parameter);
    QFETCH(const QByteArray, expected);

    const auto failed = m_steps->step(kind, {{parameter, u"some/thing@v1"_s}});
    const auto skipped = m_steps->step(kind, {{parameter, u"some/thing@v1"_s}, {u"skip"_s, true}});

    QCOMPARE(code(failed), expected);
    QCOMPARE(failed.error().contextValue(parameter), u"some/thing@v1"_s);
    AO_VERIFY_OK(skipped);
    QCOMPARE(skipped->values.value("skipped"_L1).toBool(), true);
}

QTEST_GUILESS_MAIN(TestDeploySteps)
#include "tst_deploysteps.moc"
