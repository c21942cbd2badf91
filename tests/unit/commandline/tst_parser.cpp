// SPDX-License-Identifier: GPL-3.0-or-later
#include "sampleprogram.h"

#include <agentops/commandline/parser.h>

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::commandline;

class TestParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCommandLineIsUnderstood_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("port");
        QTest::addColumn<QString>("cargo");
        QTest::addColumn<QString>("speed");
        QTest::newRow("one argument")
            << u"sail Brest"_s << u"sail"_s << u"Brest"_s << u""_s << u""_s;
        QTest::newRow("an optional argument")
            << u"sail Brest tea"_s << u"sail"_s << u"Brest"_s << u"tea"_s << u""_s;
        QTest::newRow("an option before its command's arguments")
            << u"sail --speed 9 Brest"_s << u"sail"_s << u"Brest"_s << u""_s << u"9"_s;
        QTest::newRow("an option after them")
            << u"sail Brest --speed=9"_s << u"sail"_s << u"Brest"_s << u""_s << u"9"_s;
        QTest::newRow("a common option before the command")
            << u"--json sail Brest"_s << u"sail"_s << u"Brest"_s << u""_s << u""_s;
        QTest::newRow("an option of the command before it")
            << u"--speed 9 sail Brest"_s << u"sail"_s << u"Brest"_s << u""_s << u"9"_s;
        QTest::newRow("two dashes end the options")
            << u"sail -- --speed tea"_s << u"sail"_s << u"--speed"_s << u"tea"_s << u""_s;
        QTest::newRow("a single dash is an argument")
            << u"sail -"_s << u"sail"_s << u"-"_s << u""_s << u""_s;
        QTest::newRow("a command of two words")
            << u"crew list"_s << u"crew list"_s << u""_s << u""_s << u""_s;
    }

    void aCommandLineIsUnderstood()
    {
        QFETCH(QString, line);
        const auto result = parse(sampleProgram(), line.split(u' '));

        QVERIFY2(result, result ? "" : qPrintable(result.error().message()));
        QTEST(result->path(), "path");
        QTEST(result->argument(u"PORT"), "port");
        QTEST(result->argument(u"CARGO"), "cargo");
        QTEST(result->value(u"speed", QString()), "speed");
    }

    void aWrongCommandLineSaysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("message");
        QTest::newRow("nothing") << QStringList() << u"no command given"_s;
        QTest::newRow("a misspelt command")
            << QStringList{u"sial"_s} << u"there is no command 'sial'; did you mean 'sail'?"_s;
        QTest::newRow("an unlike command")
            << QStringList{u"whatever"_s} << u"there is no command 'whatever'"_s;
        QTest::newRow("a misspelt second word")
            << QStringList{u"crew"_s, u"lsit"_s}
            << u"there is no command 'crew lsit'; did you mean 'list'?"_s;
        QTest::newRow("a group alone")
            << QStringList{u"crew"_s} << u"'crew' needs one of: list, hire"_s;
        QTest::newRow("a misspelt option")
            << QStringList{u"sail"_s, u"Brest"_s, u"--sped"_s, u"9"_s}
            << u"'sail' has no option '--sped'; did you mean '--speed'?"_s;
        QTest::newRow("a short option")
            << QStringList{u"sail"_s, u"-x"_s} << u"'sail' has no option '-x'"_s;
        QTest::newRow("an option of another command")
            << QStringList{u"crew"_s, u"list"_s, u"--speed"_s, u"9"_s}
            << u"'crew list' has no option '--speed'"_s;
        QTest::newRow("an option of another command, before its own")
            << QStringList{u"--speed"_s, u"9"_s, u"crew"_s, u"list"_s}
            << u"'crew list' has no option '--speed'"_s;
        QTest::newRow("a missing value") << QStringList{u"sail"_s, u"Brest"_s, u"--speed"_s}
                                         << u"--speed needs a value: --speed N"_s;
        QTest::newRow("a word where a number belongs")
            << QStringList{u"sail"_s, u"Brest"_s, u"--speed"_s, u"fast"_s}
            << u"--speed needs a whole number, not 'fast'"_s;
        QTest::newRow("a negative number") << QStringList{u"sail"_s, u"Brest"_s, u"--speed=-1"_s}
                                           << u"--speed needs at least 1, not '-1'"_s;
        QTest::newRow("a number that is too negative")
            << QStringList{u"sail"_s, u"Brest"_s, u"--depth"_s, u"-21"_s}
            << u"--depth needs at least -20, not '-21'"_s;
        QTest::newRow("a number that is too small")
            << QStringList{u"sail"_s, u"Brest"_s, u"--speed"_s, u"0"_s}
            << u"--speed needs at least 1, not '0'"_s;
        QTest::newRow("a number that is too small, before the command")
            << QStringList{u"--speed"_s, u"0"_s, u"sail"_s, u"Brest"_s}
            << u"--speed needs at least 1, not '0'"_s;
        QTest::newRow("an empty number") << QStringList{u"sail"_s, u"Brest"_s, u"--speed="_s}
                                         << u"--speed needs a whole number, not ''"_s;
        QTest::newRow("an empty text") << QStringList{u"sail"_s, u"Brest"_s, u"--name"_s, u""_s}
                                       << u"--name needs a value that is not empty"_s;
        QTest::newRow("an empty argument")
            << QStringList{u"sail"_s, u""_s} << u"PORT needs a value that is not empty"_s;
        QTest::newRow("a number that is too large")
            << QStringList{u"sail"_s, u"Brest"_s, u"--speed=99999999999"_s}
            << u"--speed needs a whole number, not '99999999999'"_s;
        QTest::newRow("a value that is no choice")
            << QStringList{u"sail"_s, u"Brest"_s, u"--flag"_s, u"gren"_s}
            << u"--flag is one of red, green, not 'gren'; did you mean 'green'?"_s;
        QTest::newRow("an assignment without a key")
            << QStringList{u"sail"_s, u"Brest"_s, u"--set"_s, u"=1"_s}
            << u"--set needs key=value, not '=1'"_s;
        QTest::newRow("a flag with a value")
            << QStringList{u"sail"_s, u"--json=yes"_s} << u"--json takes no value"_s;
        QTest::newRow("an option twice")
            << QStringList{u"sail"_s, u"B"_s, u"--speed"_s, u"1"_s, u"--speed"_s, u"2"_s}
            << u"--speed is given more than once"_s;
        QTest::newRow("an empty folder") << QStringList{u"sail"_s, u"B"_s, u"--folder="_s}
                                         << u"--folder needs a value that is not empty"_s;
        QTest::newRow("a missing argument")
            << QStringList{u"sail"_s} << u"'sail' needs PORT: where to"_s;
        QTest::newRow("a missing list")
            << QStringList{u"crew"_s, u"hire"_s} << u"'crew hire' needs FILE: a list of names"_s;
        QTest::newRow("one argument too many") << QStringList{u"sail"_s, u"a"_s, u"b"_s, u"c"_s}
                                               << u"'sail' does not know what to do with 'c'"_s;
    }

    void aWrongCommandLineSaysWhatIsWrong()
    {
        QFETCH(QStringList, words);
        const auto result = parse(sampleProgram(), words);

        QVERIFY(!result);
        QVERIFY(result.error().code() == commandline::errors::kUsage);
        QTEST(result.error().message(), "message");
    }

    void aNumberMayBeNegativeWhereThatIsAllowed()
    {
        for (const QStringList &words :
             {QStringList{u"--depth"_s, u"-5"_s}, QStringList{u"--depth=-5"_s}}) {
            const auto result = parse(sampleProgram(), QStringList{u"sail"_s, u"Brest"_s} + words);

            QVERIFY2(result, result ? "" : qPrintable(result.error().message()));
            QCOMPARE(result->number(u"depth").value_or(0), -5);
        }
    }

    void repeatedValuesKeepTheirOrder()
    {
        const auto result =
            parse(sampleProgram(), {u"sail"_s, u"Brest"_s, u"--set"_s, u"b=2"_s, u"--set=a=1=x"_s});

        QVERIFY(result);
        QCOMPARE(result->values(u"set"), QStringList({u"b=2"_s, u"a=1=x"_s}));
    }

    void aListArgumentTakesTheRest()
    {
        const auto result = parse(sampleProgram(), {u"crew"_s, u"hire"_s, u"a"_s, u"b"_s, u"c"_s});

        QVERIFY(result);
        QCOMPARE(result->arguments(u"FILE"), QStringList({u"a"_s, u"b"_s, u"c"_s}));
    }

    void aCommandMayAlsoBeTheFirstWordOfOthers()
    {
        Program program = sampleProgram();
        program.commands.append({.path = u"sail home"_s, .summary = u"Go back"_s});

        const auto longer = parse(program, {u"sail"_s, u"home"_s});
        const auto shorter = parse(program, {u"sail"_s, u"Brest"_s});
        const auto meant = parse(program, {u"sail"_s, u"--"_s, u"home"_s});

        QCOMPARE(longer->path(), u"sail home"_s);
        QCOMPARE(shorter->path(), u"sail"_s);
        QCOMPARE(shorter->argument(u"PORT"), u"Brest"_s);
        QCOMPARE(meant->path(), u"sail"_s);
        QCOMPARE(meant->argument(u"PORT"), u"home"_s);
    }

    void helpNeedsNoArguments_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("path");
        QTest::newRow("of the program") << QStringList{u"--help"_s} << u""_s;
        QTest::newRow("of a command") << QStringList{u"sail"_s, u"-h"_s} << u"sail"_s;
        QTest::newRow("of a group") << QStringList{u"crew"_s, u"--help"_s} << u"crew"_s;
    }

    void helpNeedsNoArguments()
    {
        QFETCH(QStringList, words);
        const auto result = parse(sampleProgram(), words);

        QVERIFY(result);
        QVERIFY(result->isHelpWanted());
        QTEST(result->path(), "path");
    }
};

QTEST_GUILESS_MAIN(TestParser)
#include "tst_parser.moc"
