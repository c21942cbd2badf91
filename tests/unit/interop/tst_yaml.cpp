// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/interop/errors.h>
#include <agentops/interop/yaml.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::interop;

namespace {

QByteArray jsonOf(const QByteArray &yaml)
{
    const ParsedYaml parsed = parseYaml(yaml);
    if (!parsed.document)
        return parsed.diagnostics.value(0).message.toUtf8();
    return QJsonDocument(QJsonArray{parsed.document->root.toJson()}).toJson(QJsonDocument::Compact);
}

} // namespace

class YamlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesFollowTheCoreSchema_data();
    void valuesFollowTheCoreSchema();
    void mistakesHaveAPlace_data();
    void mistakesHaveAPlace();
    void everyValueHasItsPlace();
    void charactersOfScalarsHaveTheirPlace_data();
    void charactersOfScalarsHaveTheirPlace();
    void theOrderOfKeysIsKept();
    void aliasesThatGrowWithoutEndAreRefused();
    void aliasesThatNestWithoutEndAreRefused();
};

void YamlTest::valuesFollowTheCoreSchema_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QByteArray>("json");

    const auto row = [](const char *name, const QByteArray &yaml, const QByteArray &json) {
        QTest::newRow(name) << yaml << json;
    };
    row("on, off, yes and no are text", "[on, off, yes, no, y, n]",
        R"([["on","off","yes","no","y","n"]])");
    row("true and false in three spellings", "[true, True, TRUE, false, False, FALSE, tRue]",
        R"([[true,true,true,false,false,false,"tRue"]])");
    row("null in four spellings", "[~, null, Null, NULL, ]", "[[null,null,null,null]]");
    row("numbers", "[1, -1, +1, 0x1F, 0o17, 017, 1.5, .5, 5., 1e3, -2.5E-1]",
        "[[1,-1,1,31,15,17,1.5,0.5,5,1000,-0.25]]");
    row("not numbers", "[1_000, 0b11, 1.2.3, 0x, e5, ., +, 12:30]",
        R"([["1_000","0b11","1.2.3","0x","e5",".","+","12:30"]])");
    row("infinite and not-a-number have no JSON", "[.inf, -.INF, .nan]", "[[null,null,null]]");
    row("quoted scalars are text", "['1', \"true\", '']", R"([["1","true",""]])");
    row("a tag makes text", "[!!str 1, !!int 2, ! 3]", R"([["1",2,"3"]])");
    row("literal and folded text", "a: |\n  x\n   y\nb: >-\n  x\n  y\n",
        R"([{"a":"x\n y\n","b":"x y"}])");
    row("an empty file is null", "", "[null]");
    row("a comment alone is null", "# nothing\n", "[null]");
    row("a byte order mark is passed over",
        "\xEF\xBB\xBF"
        "a: 1",
        R"([{"a":1}])");
    row("keys are text", "{1: a, true: b, ~: c}", R"([{"1":"a","true":"b","~":"c"}])");
    row("an alias is its anchor again", "{a: &x [1, 2], b: *x}", R"([{"a":[1,2],"b":[1,2]}])");
    row("an anchor may be given anew", "[&x 1, *x, &x 2, *x]", "[[1,1,2,2]]");
    row("a merge adds what is missing", "{d: &d {a: 1, b: 2}, e: {<<: *d, b: 3}}",
        R"([{"d":{"a":1,"b":2},"e":{"a":1,"b":3}}])");
    row("of several merged maps the first counts",
        "{a: &a {x: 1}, b: &b {x: 2, y: 2}, c: {<<: [*a, *b]}}",
        R"([{"a":{"x":1},"b":{"x":2,"y":2},"c":{"x":1,"y":2}}])");
    row("a quoted merge sign is a key", "{'<<': 1}", R"([{"<<":1}])");
    row("an alias can be a key", "{a: &k name, b: {*k : 1}}", R"([{"a":"name","b":{"name":1}}])");
    row("document marks", "---\na: 1\n...\n", R"([{"a":1}])");
}

void YamlTest::valuesFollowTheCoreSchema()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QByteArray, json);

    QCOMPARE(jsonOf(yaml), json);
}

void YamlTest::mistakesHaveAPlace_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");

    const auto row = [](const char *name, const QByteArray &yaml, const QString &message, int line,
                        int column) {
        QTest::newRow(name) << yaml << message << line << column;
    };
    row("a key twice", "a: 1\nb: 2\na: 3\n", u"the key “a” is there twice"_s, 3, 1);
    row("a tab as indentation", "a:\n\tb: 1\n", u"a tab cannot indent"_s, 2, 1);
    row("a list that is not closed", "a: [1,\nb: 2\n", u"did not find expected"_s, 3, 1);
    row("text that is not closed", "a: 'x\n", u"unexpected end of stream"_s, 2, 1);
    row("an unknown anchor", "a: *b\n", u"no anchor “b”"_s, 1, 4);
    row("an anchor inside of itself", "a: &a [*a]\n", u"no anchor “a”"_s, 1, 8);
    row("bytes that are not UTF-8", "a: 1\nb: \xFF\n", u"UTF-8"_s, 2, 4);
    row("a control character", "a: \x01\n", u"control characters"_s, 1, 4);
    row("a second document", "a: 1\n---\nb: 1\n", u"second document"_s, 2, 1);
    row("a map as a key", "? {a: 1}\n: 2\n", u"a key must be text"_s, 1, 3);
    row("an unknown tag", "a: !thing 1\n", u"the tag “!thing” is unknown"_s, 1, 4);
    row("a tag that does not fit", "a: !!int x\n", u"“x” is no value"_s, 1, 4);
    row("something to merge that is no map", "a: {<<: 1}\n", u"takes a map"_s, 1, 5);
    row("columns are characters", "ä: {ö: *x}\n", u"no anchor"_s, 1, 8);
    row("too deep", QByteArray("[").repeated(200), u"nested deeper"_s, 1, 102);
    row("too large", QByteArray("a: b\n").repeated(1'000'000), u"MiB"_s, 1, 1);
}

void YamlTest::mistakesHaveAPlace()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, message);
    QFETCH(int, line);
    QFETCH(int, column);

    const ParsedYaml parsed = parseYaml(yaml);

    QVERIFY(!parsed.document);
    QCOMPARE(parsed.diagnostics.size(), 1);
    const workflow::Diagnostic &found = parsed.diagnostics[0];
    QVERIFY2(found.message.contains(message), qPrintable(found.message));
    QCOMPARE(std::pair(found.line, found.column), std::pair(line, column));
}

void YamlTest::everyValueHasItsPlace()
{
    const ParsedYaml parsed = parseYaml("name: x\njobs:\n  build:\n    - a\n    - {b: c}\n");

    QVERIFY(parsed.document);
    const YamlNode &build = *parsed.document->root.find(u"jobs")->find(u"build");
    QCOMPARE(build.position, (TextPosition{4, 5}));
    QCOMPARE(build.items[0].position, (TextPosition{4, 7}));
    QCOMPARE(build.items[1].entries[0].keyPosition, (TextPosition{5, 8}));
    QCOMPARE(build.items[1].find(u"b")->position, (TextPosition{5, 11}));
    QVERIFY(!YamlNode().isThere());
}

void YamlTest::charactersOfScalarsHaveTheirPlace_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");

    QTest::newRow("plain") << QByteArray("k: ab X") << 1 << 7;
    QTest::newRow("single quotes") << QByteArray("k: 'it''s X'") << 1 << 11;
    QTest::newRow("double quotes with escapes") << QByteArray(R"(k: "a\t\"b X")") << 1 << 12;
    QTest::newRow("literal") << QByteArray("k: |\n  one\n    two X\n") << 2 + 1 << 9;
    QTest::newRow("literal, empty line") << QByteArray("k: |2-\n  one\n\n  X\n") << 4 << 3;
    QTest::newRow("folded") << QByteArray("k: >\n  one\n  two X\n") << 3 << 7;
    QTest::newRow("plain over two lines") << QByteArray("k: one\n   two X\n") << 2 << 8;
    QTest::newRow("behind other letters") << QByteArray("k: äöü😀 X") << 1 << 9;
}

void YamlTest::charactersOfScalarsHaveTheirPlace()
{
    QFETCH(QByteArray, yaml);
    QFETCH(int, line);
    QFETCH(int, column);

    const ParsedYaml parsed = parseYaml(yaml);

    QVERIFY(parsed.document);
    const YamlNode &value = *parsed.document->root.find(u"k");
    QCOMPARE(parsed.document->positionIn(value, value.text.indexOf(u'X')),
             (TextPosition{line, column}));
}

void YamlTest::theOrderOfKeysIsKept()
{
    const ParsedYaml parsed = parseYaml("z: 1\na: 2\nm: 3\n");

    QStringList keys;
    for (const YamlEntry &entry : parsed.document->root.entries)
        keys.append(entry.key);
    QCOMPARE(keys, (QStringList{u"z"_s, u"a"_s, u"m"_s}));
}

void YamlTest::aliasesThatGrowWithoutEndAreRefused()
{
    QByteArray yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 30; ++i) {
        const QByteArray before = "*a" + QByteArray::number(i - 1);
        yaml += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" + before
            + (", " + before).repeated(9) + "]\n";
    }

    const ParsedYaml parsed = parseYaml(yaml);

    QVERIFY(!parsed.document);
    QCOMPARE(parsed.diagnostics.value(0).code,
             QString::fromLatin1(interop::errors::kTooLarge.text()));
}

void YamlTest::aliasesThatNestWithoutEndAreRefused()
{
    QByteArray yaml = "a0: &a0 [x]\n";
    for (int i = 1; i < 300; ++i) {
        yaml += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [*a"
            + QByteArray::number(i - 1) + "]\n";
    }

    const ParsedYaml parsed = parseYaml(yaml);

    QVERIFY(!parsed.document);
    QVERIFY(parsed.diagnostics.value(0).message.contains(u"nested deeper"));
}

QTEST_GUILESS_MAIN(YamlTest)
#include "tst_yaml.moc"
