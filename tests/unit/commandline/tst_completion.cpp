// SPDX-License-Identifier: GPL-3.0-or-later
#include "sampleprogram.h"

#include <agentops/commandline/completion.h>

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops::commandline;

class TestCompletion : public QObject
{
    Q_OBJECT

private:
    /// What bash offers for the last word of a line, one space between the words.
    QString offeredByBash(const QString &line)
    {
        const QString script = completionScript(sampleProgram(), Shell::Bash) + uR"(
COMP_WORDS=(%1); COMP_CWORD=$((${#COMP_WORDS[@]}-1))
_ship; echo "${COMPREPLY[*]}"
)"_s.arg(line);
        QProcess bash;
        bash.setWorkingDirectory(m_folder.path());
        bash.start(u"bash"_s, {u"-c"_s, script});
        bash.waitForFinished();
        m_errors = QString::fromUtf8(bash.readAllStandardError());
        return QString::fromUtf8(bash.readAllStandardOutput()).trimmed();
    }

    QTemporaryDir m_folder;
    QString m_errors;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QFile(m_folder.filePath(u"names.txt"_s)).open(QIODevice::WriteOnly));
        QVERIFY(QDir(m_folder.path()).mkdir(u"box"_s));
    }

    void bashOffersWhatFits_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("offered");
        QTest::newRow("commands and groups") << u"ship ''"_s << u"sail crew"_s;
        QTest::newRow("the start of a command") << u"ship sa"_s << u"sail"_s;
        QTest::newRow("a group's commands") << u"ship crew ''"_s << u"list hire"_s;
        QTest::newRow("options of a command") << u"ship sail --s"_s << u"--speed --set"_s;
        QTest::newRow("choices of an option") << u"ship sail --flag ''"_s << u"red green"_s;
        QTest::newRow("files of an argument") << u"ship crew hire n"_s << u"names.txt"_s;
        QTest::newRow("folders of an option") << u"ship sail --folder ''"_s << u"box"_s;
        QTest::newRow("the value of an option is no command")
            << u"ship --folder crew sa"_s << u"sail"_s;
    }

    void bashOffersWhatFits()
    {
        if (QStandardPaths::findExecutable(u"bash"_s).isEmpty())
            QSKIP("no bash on this machine");
        QFETCH(QString, line);

        const QString offered = offeredByBash(line);

        QVERIFY2(m_errors.isEmpty(), qPrintable(m_errors));
        QTEST(offered, "offered");
    }

    void everyShellKnowsEveryCommandAndOption_data()
    {
        QTest::addColumn<Shell>("shell");
        QTest::newRow("bash") << Shell::Bash;
        QTest::newRow("zsh") << Shell::Zsh;
        QTest::newRow("fish") << Shell::Fish;
    }

    void everyShellKnowsEveryCommandAndOption()
    {
        QFETCH(Shell, shell);
        const QString script = completionScript(sampleProgram(), shell);

        for (const QString &word : {u"sail"_s, u"crew"_s, u"list"_s, u"hire"_s, u"speed"_s,
                                    u"folder"_s, u"json"_s, u"green"_s})
            QVERIFY2(script.contains(word), qPrintable(word));
    }

    void zshCompletesAtTheFirstTabToo()
    {
        // The first use loads the file as the body of the function that it defines.
        QVERIFY(completionScript(sampleProgram(), Shell::Zsh)
                    .endsWith("if [ \"$funcstack[1]\" = _ship ]; then _ship \"$@\"; fi\n"_L1));
    }

    void eachScriptIsAcceptedByItsShell_data()
    {
        QTest::addColumn<Shell>("shell");
        QTest::addColumn<QString>("program");
        QTest::newRow("bash") << Shell::Bash << u"bash"_s;
        QTest::newRow("zsh") << Shell::Zsh << u"zsh"_s;
        QTest::newRow("fish") << Shell::Fish << u"fish"_s;
    }

    void eachScriptIsAcceptedByItsShell()
    {
        QFETCH(Shell, shell);
        QFETCH(QString, program);
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP("this shell is not on this machine");
        QFile file(m_folder.filePath(u"script"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(completionScript(sampleProgram(), shell).toUtf8());
        file.close();

        QCOMPARE(QProcess::execute(program, {u"-n"_s, file.fileName()}), 0);
    }
};

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"
