// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/json.h>
#include <agentops/base/jsonreader.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace agentops;
using namespace Qt::StringLiterals;

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void brokenTextNamesSourceLineAndColumn();
    void writtenTextFollowsTheKeyOrderAndReadsBack();
    void writtenScalarsReadBack();
    void pointerFindsItsPlace_data();
    void pointerFindsItsPlace();
    void readerNamesThePathOfAWrongValue_data();
    void readerNamesThePathOfAWrongValue();
    void readerGivesValuesAndDefaults();
    void wholeNumbersKeepAllTheirDigits();
};

void TestJson::brokenTextNamesSourceLineAndColumn()
{
    const auto parsed = parseJson("{\n  \"é\": 1,\n  oops\n}", u"flow.json"_s);

    QVERIFY(parsed.error().code() == errors::kInvalidJson);
    QCOMPARE(parsed.error().contextValue(u"source"), u"flow.json"_s);
    QCOMPARE(parsed.error().contextValue(u"line"), u"3"_s);
    QCOMPARE(parsed.error().contextValue(u"column"), u"3"_s);
}

void TestJson::writtenTextFollowsTheKeyOrderAndReadsBack()
{
    const QJsonObject document{
        {u"layout"_s, QJsonObject{{u"at"_s, QJsonArray{1, 2.5}}}},
        {u"nodes"_s, QJsonArray{QJsonObject{{u"kind"_s, u"shell"_s}, {u"id"_s, u"a"_s}}}},
        {u"zeta"_s, QJsonValue::Null},
        {u"alpha"_s, QJsonObject()},
        {u"empty"_s, QJsonArray()},
        {u"version"_s, 1}};

    const QByteArray text = writeJson(document, {u"version"_s, u"nodes"_s, u"id"_s, u"kind"_s});

    QCOMPARE(text, R"({
  "version": 1,
  "nodes": [
    {
      "id": "a",
      "kind": "shell"
    }
  ],
  "alpha": {},
  "empty": [],
  "layout": {
    "at": [1, 2.5]
  },
  "zeta": null
}
)"_ba);
    QCOMPARE(parseJson(text, u"x"_s).value(), QJsonValue(document));
}

void TestJson::writtenScalarsReadBack()
{
    const QJsonArray scalars{u"quote \" slash \\ tab \t nul \x01 \u2028 \U0001F600"_s,
                             true,
                             false,
                             QJsonValue::Null,
                             qint64(9'007'199'254'740'993),
                             -0.1,
                             1e300};

    QCOMPARE(parseJson(writeJson(scalars), u"x"_s).value(), QJsonValue(scalars));
}

void TestJson::pointerFindsItsPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");

    const QByteArray text =
        "{ \"a/b\": 1,\n  \"é\": [10, {\"k\": \"}\\\"\"}],\n \"\\u0041\" : true }"_ba;
    QTest::newRow("the whole text") << text << u""_s << 1 << 1;
    QTest::newRow("an escaped slash") << text << u"/a~1b"_s << 1 << 10;
    QTest::newRow("columns count code points") << text << u"/é"_s << 2 << 8;
    QTest::newRow("an item") << text << u"/é/0"_s << 2 << 9;
    QTest::newRow("a member of an item") << text << u"/é/1/k"_s << 2 << 19;
    QTest::newRow("a key written with an escape") << text << u"/A"_s << 3 << 13;
    QTest::newRow("the last of equal keys") << R"({"a":1,"a":22})"_ba << u"/a"_s << 1 << 12;
    QTest::newRow("no such key") << text << u"/x"_s << 0 << 0;
    QTest::newRow("index behind the end") << text << u"/é/2"_s << 0 << 0;
    QTest::newRow("a key of an array") << text << u"/é/k"_s << 0 << 0;
    QTest::newRow("no pointer") << text << u"a"_s << 0 << 0;
    QTest::newRow("empty text") << QByteArray() << u""_s << 0 << 0;
    QTest::newRow("a string without end") << R"({"a":"b\)"_ba << u"/c"_s << 0 << 0;
    QTest::newRow("an object without end") << R"({"a":)"_ba << u"/a"_s << 0 << 0;
}

void TestJson::pointerFindsItsPlace()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, pointer);
    QFETCH(const int, line);
    QFETCH(const int, column);

    const auto place = findJsonPosition(text, pointer).value_or(TextPosition{0, 0});

    QCOMPARE(std::pair(place.line, place.column), std::pair(line, column));
}

static Result<> readNode(const JsonReader &root)
{
    AO_TRY(const auto nodes, root.at(u"nodes"_s).items());
    for (const JsonReader &node : nodes) {
        AO_CHECK(node.onlyKeys({u"kind", u"retries", u"tags"}));
        AO_CHECK(node.at(u"kind"_s).string());
        AO_CHECK(node.at(u"tags"_s).isMissing() ? Result<QStringList>()
                                                : node.at(u"tags"_s).strings());
        AO_CHECK(node.at(u"retries"_s).integerOr(0));
        if (!node.at(u"retries"_s).isMissing())
            AO_CHECK(node.at(u"retries"_s).integer(0, 9));
    }
    return {};
}

void TestJson::readerNamesThePathOfAWrongValue_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("pointer");

    QTest::newRow("wrong type") << R"({"nodes":[{"kind":"a"},{"kind":3}]})"_ba
                                << u"$.nodes[1].kind: expected a string, found a number"_s
                                << u"/nodes/1/kind"_s;
    QTest::newRow("missing") << R"({"nodes":[{}]})"_ba
                             << u"$.nodes[0].kind: is missing, expected a string"_s
                             << u"/nodes/0/kind"_s;
    QTest::newRow("a fraction") << R"({"nodes":[{"kind":"a","retries":1.5}]})"_ba
                                << u"$.nodes[0].retries: expected a whole number, found a number"_s
                                << u"/nodes/0/retries"_s;
    QTest::newRow("out of bounds")
        << R"({"nodes":[{"kind":"a","retries":10}]})"_ba
        << u"$.nodes[0].retries: expected a number from 0 to 9, found 10"_s
        << u"/nodes/0/retries"_s;
    QTest::newRow("misspelt key") << R"({"nodes":[{"kind":"a","ki/nd":1}]})"_ba
                                  << u"$.nodes[0].ki/nd: unknown key"_s << u"/nodes/0/ki~1nd"_s;
    QTest::newRow("inside an array")
        << R"({"nodes":[{"kind":"a","tags":["x",null]}]})"_ba
        << u"$.nodes[0].tags[1]: expected a string, found null"_s << u"/nodes/0/tags/1"_s;
    QTest::newRow("no array") << R"({"nodes":{}})"_ba
                              << u"$.nodes: expected an array, found an object"_s << u"/nodes"_s;
    QTest::newRow("no object") << R"({"nodes":[[]]})"_ba
                               << u"$.nodes[0]: expected an object, found an array"_s
                               << u"/nodes/0"_s;
}

void TestJson::readerNamesThePathOfAWrongValue()
{
    QFETCH(const QByteArray, text);
    const JsonReader root(parseJson(text, u"test"_s).value());

    const Result<> read = readNode(root);

    QTEST(read.error().message(), "message");
    QTEST(read.error().contextValue(u"pointer"), "pointer");
}

void TestJson::readerGivesValuesAndDefaults()
{
    const JsonReader root(
        parseJson(R"({"s":"x","n":1.5,"i":7,"b":true,"a":["p","q"],"o":{"k":1}})", u"t"_s).value());

    QCOMPARE(root.at(u"s"_s).string().value(), u"x"_s);
    QCOMPARE(root.at(u"n"_s).number().value(), 1.5);
    QCOMPARE(root.at(u"i"_s).integer().value(), 7);
    QCOMPARE(root.at(u"b"_s).boolean().value(), true);
    QCOMPARE(root.at(u"a"_s).strings().value(), QStringList({u"p"_s, u"q"_s}));
    QCOMPARE(root.at(u"o"_s).members().value().first().second.path(), u"$.o.k"_s);
    QCOMPARE(root.at(u"none"_s).stringOr(u"d"_s).value(), u"d"_s);
    QCOMPARE(root.at(u"none"_s).booleanOr(true).value(), true);
    QCOMPARE(root.at(u"none"_s).integerOr(4).value(), 4);
    QCOMPARE(root.path(), u"$"_s);
    QCOMPARE(root.pointer(), QString());
}

void TestJson::wholeNumbersKeepAllTheirDigits()
{
    const JsonReader root(parseJson(R"([9007199254740993, 0, 1e3])", u"t"_s).value());

    const auto items = root.items().value();

    QCOMPARE(items[0].integer().value(), 9'007'199'254'740'993);
    QCOMPARE(items[1].integer().value(), 0);
    QCOMPARE(items[2].integer().value(), 1000);
}

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
