// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/syntax/errors.h>
#include <agentops/syntax/parser.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <thread>

using namespace agentops;
using namespace agentops::syntax;
using namespace Qt::StringLiterals;

class TestSourceParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileTextIsReadWithoutHarm_data();
    void hostileTextIsReadWithoutHarm();
    void randomBytesAreReadWithoutHarm();
    void languageWithoutGrammarIsRefused();
    void cancelledParsingReportsIt();
    void timeLimitKeepsTheFileButMarksIt();
    void largeFileIsOnlyCounted();
    void sameTextOnManyThreadsGivesTheSameFacts();
};

void TestSourceParser::hostileTextIsReadWithoutHarm_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a million opening braces") << QByteArray(1'000'000, '{');
    QTest::newRow("a hundred thousand nested calls")
        << QByteArray("f(").repeated(100'000) + QByteArray(100'000, ')');
    QTest::newRow("nested classes") << QByteArray("class A { ").repeated(20'000);
    QTest::newRow("one line of half a megabyte") << QByteArray("x = x + 1; ").repeated(50'000);
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\0\1\2\3",
                                          8)
                                   .repeated(5000);
    QTest::newRow("broken UTF-8")
        << QByteArray("class \xff\xfe\xc3( { \xed\xa0\x80 }").repeated(999);
    QTest::newRow("a name of a megabyte") << "class " + QByteArray(1'000'000, 'a') + " {}";
    QTest::newRow("an import of a hundred thousand names")
        << "import {" + QByteArray("a,").repeated(100'000) + "} from 'x'";
    QTest::newRow("nested use lists") << "use " + QByteArray("a::{").repeated(5000);
}

void TestSourceParser::hostileTextIsReadWithoutHarm()
{
    QFETCH(QByteArray, text);
    const ParseLimits limits{.time = std::chrono::milliseconds(60)};

    for (const Language &language : languages()) {
        if (!language.isParsed())
            continue;
        const Result<Facts> facts = parse(text, language, limits);
        AO_VERIFY_OK(facts);
        for (qsizetype i = 0; i < facts->symbols.size(); ++i) {
            QVERIFY(facts->symbols[i].parent < i);
            QVERIFY(facts->symbols[i].endByte <= text.size());
        }
    }
}

void TestSourceParser::randomBytesAreReadWithoutHarm()
{
    QRandomGenerator random(42);
    constexpr QByteArrayView kAlphabet(
        "{}()[]<>;:,.='\"\\/*#@$ \n\tabcfunctionclassdefimportuse\xff\xc3");
    for (int round = 0; round < 40; ++round) {
        QByteArray text;
        for (int i = 0; i < 2000; ++i)
            text += kAlphabet[random.bounded(kAlphabet.size())];
        for (const Language &language : languages()) {
            if (language.isParsed())
                AO_VERIFY_OK(parse(text, language));
        }
    }
}

void TestSourceParser::languageWithoutGrammarIsRefused()
{
    const Result<Facts> facts = parse("{}", *findLanguage(u"json"));

    QVERIFY(facts.error().code() == syntax::errors::kNoGrammar);
}

void TestSourceParser::cancelledParsingReportsIt()
{
    CancelSource source;
    source.cancel();

    const Result<Facts> facts =
        parse("<?php class A {}", *findLanguage(u"php"), {}, source.token());

    QVERIFY(facts.error().isCancelled());
}

void TestSourceParser::timeLimitKeepsTheFileButMarksIt()
{
    const QByteArray text = QByteArray("x = f(x, [1, 2, 3])\n").repeated(50'000);
    const ParseLimits limits{.time = std::chrono::milliseconds(0)};

    const Result<Facts> facts = parse(text, *findLanguage(u"python"), limits);

    AO_VERIFY_OK(facts);
    QVERIFY(facts->isIncomplete);
    QVERIFY(facts->ranOutOfTime);
    QCOMPARE(facts->lineCount, 50'000);
}

void TestSourceParser::largeFileIsOnlyCounted()
{
    const ParseLimits limits{.sizeBytes = 10};

    const Result<Facts> facts = parse("class A:\n  pass\n", *findLanguage(u"python"), limits);

    AO_VERIFY_OK(facts);
    QVERIFY(facts->isIncomplete);
    QVERIFY(!facts->ranOutOfTime);
    QVERIFY(facts->symbols.isEmpty());
    QCOMPARE(facts->lineCount, 2);
}

void TestSourceParser::sameTextOnManyThreadsGivesTheSameFacts()
{
    const QByteArray text =
        QByteArray("class A { method() { return this.method(); } }\n").repeated(50);
    const Language &language = *findLanguage(u"javascript");
    const Facts expected = *parse(text, language);
    std::vector<Facts> found(8);
    {
        std::vector<std::jthread> threads;
        for (Facts &facts : found)
            threads.emplace_back([&] { facts = *parse(text, language); });
    }

    for (const Facts &facts : found)
        QCOMPARE(facts, expected);
    QCOMPARE(expected.symbols.size(), 100);
}

QTEST_GUILESS_MAIN(TestSourceParser)
#include "tst_sourceparser.moc"
