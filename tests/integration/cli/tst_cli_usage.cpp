// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"

#include <agentops/testsupport/temprepo.h>

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

class TestCliUsage : public QObject
{
    Q_OBJECT

private:
    CliProgram m_program;

private Q_SLOTS:
    void aWrongCommandLineIsRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("message");
        QTest::newRow("nothing at all") << QStringList() << u"no command given"_s;
        QTest::newRow("a misspelt command")
            << QStringList{u"dif"_s} << u"there is no command 'dif'; did you mean 'diff'?"_s;
        QTest::newRow("a misspelt option")
            << QStringList{u"diff"_s, u"HEAD"_s, u"--repos"_s, u"."_s}
            << u"'diff' has no option '--repos'; did you mean '--repo'?"_s;
        QTest::newRow("an option without its value")
            << QStringList{u"diff"_s, u"HEAD"_s, u"--repo"_s}
            << u"--repo needs a value: --repo PATH"_s;
        QTest::newRow("a missing argument") << QStringList{u"diff"_s} << u"'diff' needs BASE"_s;
        QTest::newRow("an unknown shell")
            << QStringList{u"completion"_s, u"tcsh"_s} << u"SHELL is one of bash, zsh, fish"_s;
        QTest::newRow("options that exclude each other")
            << QStringList{u"diff"_s, u"HEAD"_s, u"--json"_s, u"--patch"_s}
            << u"--json and --patch exclude each other"_s;
        QTest::newRow("a list of nothing")
            << QStringList{u"runs"_s, u"list"_s, u"--limit"_s, u"0"_s}
            << u"--limit needs at least 1, not '0'"_s;
        QTest::newRow("a search for nothing")
            << QStringList{u"map"_s, u"search"_s, u"x"_s, u"--limit=0"_s}
            << u"--limit needs at least 1, not '0'"_s;
        QTest::newRow("no steps at the same time")
            << QStringList{u"run"_s, u"x"_s, u"--jobs"_s, u"0"_s}
            << u"--jobs needs at least 1, not '0'"_s;
        QTest::newRow("an empty path") << QStringList{u"diff"_s, u"HEAD"_s, u"--path="_s}
                                       << u"--path needs a value that is not empty"_s;
        QTest::newRow("help about nothing")
            << QStringList{u"help"_s, u"mapp"_s} << u"there is no command 'mapp'"_s;
    }

    void aWrongCommandLineIsRefused()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, message);

        const CliOutcome outcome = m_program.run(arguments);

        COMPARE_EXIT(outcome, 2);
        QVERIFY2(outcome.err.startsWith(u"agentops: "_s + message), qPrintable(outcome.err));
        QCOMPARE(outcome.err.count(u'\n'), 1);
        QVERIFY(outcome.err.contains(QRegularExpression(u" \\(see 'agentops .*--help'\\)\n$"_s)));
    }

    void withJsonAFailureIsADocumentToo()
    {
        const CliOutcome outcome = m_program.run({u"dif"_s, u"--json"_s});

        COMPARE_EXIT(outcome, 2);
        const QJsonObject error = outcome.json().value("error"_L1).toObject();
        QCOMPARE(error.value("code"_L1).toString(), u"commandline.usage"_s);
        QVERIFY(!error.value("message"_L1).toString().isEmpty());
        QVERIFY(error.value("context"_L1).isObject());
    }

    void withJsonHelpIsOneDocument_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("key");
        QTest::newRow("help option") << QStringList{u"--help"_s} << u"help"_s;
        QTest::newRow("help of a command") << QStringList{u"diff"_s, u"--help"_s} << u"help"_s;
        QTest::newRow("help command") << QStringList{u"help"_s, u"diff"_s} << u"help"_s;
        QTest::newRow("manual page") << QStringList{u"help"_s, u"--man"_s} << u"manual"_s;
        QTest::newRow("version") << QStringList{u"--version"_s} << u"version"_s;
    }

    void withJsonHelpIsOneDocument()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, key);

        const CliOutcome outcome = m_program.run(arguments << u"--json"_s);

        COMPARE_EXIT(outcome, 0);
        QCOMPARE(outcome.json().keys(), QStringList{key});
    }

    void afterTwoDashesNothingIsAnOption()
    {
        const CliOutcome outcome = m_program.run({u"validate"_s, u"--"_s, u"--json"_s});

        COMPARE_EXIT(outcome, 3);
        QCOMPARE(outcome.out, QString());
        QVERIFY2(outcome.err.contains("'--json'"_L1), qPrintable(outcome.err));
    }

    void optionsMayStandBeforeTheCommand()
    {
        const CliOutcome outcome =
            m_program.run({u"--repo"_s, u"/nowhere"_s, u"diff"_s, u"HEAD"_s});

        COMPARE_EXIT(outcome, 3);
        QVERIFY2(outcome.err.contains("/nowhere"_L1), qPrintable(outcome.err));
    }

    void withoutADisplayNoPictureIsDrawn()
    {
        CliProgram program;
        program.setVariable(u"DISPLAY"_s, {});
        program.setVariable(u"WAYLAND_DISPLAY"_s, {});
        const agentops::testsupport::TempRepo repository;

        const CliOutcome outcome = program.run(
            {u"screenshot"_s, u"map"_s, u"--repo"_s, repository.path(), u"--out"_s, u"map.png"_s});

        COMPARE_EXIT(outcome, 1);
        QCOMPARE(outcome.err.count(u'\n'), 1);
    }

    void helpAndVersionSucceed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("text");
        QTest::newRow("help command") << QStringList{u"help"_s} << u"Usage: agentops COMMAND"_s;
        QTest::newRow("help option") << QStringList{u"--help"_s} << u"Usage: agentops COMMAND"_s;
        QTest::newRow("help of a command")
            << QStringList{u"help"_s, u"diff"_s} << u"Usage: agentops diff BASE [HEAD]"_s;
        QTest::newRow("help option of a command")
            << QStringList{u"diff"_s, u"--help"_s} << u"Usage: agentops diff BASE [HEAD]"_s;
        QTest::newRow("version") << QStringList{u"--version"_s} << u"agentops "_s;
        QTest::newRow("manual page") << QStringList{u"help"_s, u"--man"_s} << u".TH AGENTOPS 1"_s;
        QTest::newRow("bash") << QStringList{u"completion"_s, u"bash"_s} << u"# bash completion"_s;
        QTest::newRow("zsh") << QStringList{u"completion"_s, u"zsh"_s} << u"#compdef agentops"_s;
        QTest::newRow("fish") << QStringList{u"completion"_s, u"fish"_s} << u"# fish completion"_s;
    }

    void helpAndVersionSucceed()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, text);

        const CliOutcome outcome = m_program.run(arguments);

        COMPARE_EXIT(outcome, 0);
        QVERIFY2(outcome.out.startsWith(text), qPrintable(outcome.out));
        QCOMPARE(outcome.err, QString());
    }

    void everyCommandDescribesItself()
    {
        const QString page = m_program.run({u"help"_s, u"--man"_s}).out;
        const QRegularExpression heading(u"\\n\\.SS agentops ((?:[a-z0-9\\\\-]+ ?)+)"_s);
        int count = 0;
        for (const auto &match : heading.globalMatch(page)) {
            // The page writes a "-" of a word as roff wants it.
            const QString path = match.captured(1).remove(u'\\').trimmed();
            const CliOutcome outcome = m_program.run(path.split(u' ') << u"--help"_s);
            COMPARE_EXIT(outcome, 0);
            QVERIFY2(outcome.out.startsWith(u"Usage: agentops "_s + path), qPrintable(outcome.out));
            QVERIFY2(path == "help"_L1 || outcome.out.contains("With --json:"_L1),
                     qPrintable(path + u" does not document its JSON"_s));
            ++count;
        }
        QVERIFY(count > 2);
    }

    void aClosedPipeIsNoCrash()
    {
        // head closes its end after the first line; the shell reports both exit codes.
        const CliOutcome outcome =
            m_program.runScript(u"{ \"$agentops\" help --man; echo $? >&2; } | head -n 1"_s);

        QCOMPARE(outcome.out.count(u'\n'), 1);
        QCOMPARE(outcome.err, u"0\n"_s);
    }

    void aFullDiskIsSaid()
    {
        if (!QFile::exists(u"/dev/full"_s))
            QSKIP("this system has no device that is always full");
        const CliOutcome outcome = m_program.runScript(u"\"$agentops\" help --man > /dev/full"_s);

        COMPARE_EXIT(outcome, 1);
        QCOMPARE(outcome.err,
                 u"agentops: cannot write to standard output: No space left on device\n"_s);
    }

    void noColourCodesReachAFile()
    {
        const CliOutcome outcome = m_program.run({u"help"_s});

        QVERIFY(!outcome.out.contains(u'\x1b'));
    }
};

QTEST_GUILESS_MAIN(TestCliUsage)
#include "tst_cli_usage.moc"
