// SPDX-License-Identifier: GPL-3.0-or-later
#include "sampleprogram.h"

#include <agentops/commandline/help.h>

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops::commandline;

class TestHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUsageLineShowsArgumentsAndOptions()
    {
        const Program program = sampleProgram();

        QCOMPARE(usageLine(program, *program.findCommand(u"sail")),
                 u"ship sail PORT [CARGO] [--speed N] [--depth N] [--flag COLOUR] "
                 "[--name TEXT] [--set KEY=VALUE]..."_s);
        QCOMPARE(usageLine(program, *program.findCommand(u"crew hire")),
                 u"ship crew hire FILE..."_s);
    }

    void theProgramsHelpListsCommandsGroupsAndExitStatuses()
    {
        const QString text = helpText(sampleProgram(), {});

        QVERIFY(text.contains("Usage: ship COMMAND"_L1));
        QVERIFY(text.contains("The people aboard (list, hire)"_L1));
        QVERIFY(text.contains("Sail to a port"_L1));
        QVERIFY(text.contains("Exit status:\n  0  fine\n  2  usage\n"_L1));
    }

    void aCommandsHelpSaysWhatItsOptionsAre()
    {
        const QString text = helpText(sampleProgram(), u"sail"_s);

        QVERIFY(text.contains("--flag COLOUR"_L1));
        QVERIFY(text.contains("colours to show: red, green"_L1));
        QVERIFY(text.contains("(may be repeated)"_L1));
        QVERIFY(text.contains("With --json:\n  {\"port\"}"_L1));
        QVERIFY(text.contains("ship sail Brest --speed 9"_L1));
    }

    void noLineIsWiderThanAsked()
    {
        Program program = sampleProgram();
        program.commands[0].description = u"word "_s.repeated(100);

        for (const QString &line : helpText(program, u"sail"_s, 60).split(u'\n')) {
            if (!line.startsWith("Usage:"_L1))
                QVERIFY2(line.size() <= 60, qPrintable(line));
        }
    }

    void theManPageNamesEveryCommandAndEscapesControlLines()
    {
        Program program = sampleProgram();
        program.commands[0].description = u".hidden text with back\\slash"_s;

        const QString page = manPage(program);

        QVERIFY(page.startsWith(".TH SHIP 1"_L1));
        for (const Command &command : program.commands)
            QVERIFY(page.contains(".SS ship "_L1 + command.path));
        QVERIFY(page.contains("\n\\&.hidden text with back\\eslash"_L1));
        QVERIFY(page.contains(".B \\-\\-speed N"_L1));
    }
};

QTEST_GUILESS_MAIN(TestHelp)
#include "tst_help.moc"
