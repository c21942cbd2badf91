// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/script/errors.h>
#include <agentops/script/sandbox.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QThread>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::script;

namespace {

Global value(const QString &name, const QJsonValue &json)
{
    return {.name = name, .value = [json] {
                return Result<QJsonValue>(json);
            }};
}

QString textOf(const Result<QJsonValue> &result)
{
    if (!result)
        return QString::fromLatin1(result.error().code().text());
    if (result->isUndefined())
        return u"undefined"_s;
    return QString::fromUtf8(QJsonDocument(QJsonArray{*result}).toJson(QJsonDocument::Compact))
        .chopped(1)
        .sliced(1);
}

QString evaluate(const QString &source)
{
    return textOf(evaluateExpression(source, {}));
}

} // namespace

class tst_Sandbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expressionsHaveValues_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &source, const QString &expected) {
            QTest::newRow(name) << source << expected;
        };
        row("a number", u"1 + 2 * 3"_s, u"7"_s);
        row("a fraction", u"0.1 + 0.2"_s, u"0.30000000000000004"_s);
        row("text", u"'a' + \"b\" + `c${1}`"_s, u"\"abc1\""_s);
        row("beyond the basic plane", u"'\U0001F600'.length + '\U0001F600'"_s,
            u"\"2\U0001F600\""_s);
        row("null", u"null"_s, u"null"_s);
        row("undefined", u"undefined"_s, u"undefined"_s);
        row("an object", u"{ b: 1, a: [true, , undefined], c: undefined }"_s,
            u"{\"a\":[true,null,null],\"b\":1}"_s);
        row("a comment at the end", u"1 // one"_s, u"1"_s);
        row("a function that is called", u"(() => { const x = 2; return x * x; })()"_s, u"4"_s);
        row("a method", u"[3, 1, 2].sort().map(x => x * 2).join('-')"_s, u"\"2-4-6\""_s);
        row("a regular expression", u"'a1b22'.match(/\\d+/g)"_s, u"[\"1\",\"22\"]"_s);
        row("a date", u"new Date(Date.UTC(2026, 1, 3))"_s, u"\"2026-02-03T00:00:00.000Z\""_s);
        row("an own key of a prototype's name", u"({['__proto__']: 1})"_s, u"{\"__proto__\":1}"_s);
        row("a promise", u"(async () => { await null; return 5; })()"_s, u"5"_s);
        row("a rejected promise", u"(async () => { throw new Error('no'); })()"_s,
            u"script.failed"_s);
        row("a promise without end", u"new Promise(() => {})"_s, u"script.bad_value"_s);
        row("a generator", u"[...(function* () { yield 1; yield 2; })()]"_s, u"[1,2]"_s);
        row("a boxed string", u"new String('x')"_s, u"\"x\""_s);
        row("an error of its own kind",
            u"(() => { class E extends Error { constructor() { super('m'); this.name = 'E'; } } "
            "return new E().toString(); })()"_s,
            u"\"E: m\""_s);
    }

    void expressionsHaveValues()
    {
        QFETCH(QString, source);
        QFETCH(QString, expected);

        QCOMPARE(evaluate(source), expected);
        // A second time, with the source compiled and the context used.
        QCOMPARE(evaluate(source), expected);
        QCOMPARE(textOf(runFunction(u"return ("_s + source + u"\n)"_s, {})), expected);
    }

    void valuesWithoutJsonAreRefused_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const QString &source, const QString &message) {
            QTest::newRow(name) << source << message;
        };
        row("NaN", u"0 / 0"_s, u"the value is not a number (NaN)"_s);
        row("infinity, deep inside", u"({ a: [1, 1 / 0] })"_s, u"a.1: the number is infinite"_s);
        row("a BigInt", u"1n"_s, u"a BigInt has no form in JSON; use Number(…) or String(…)"_s);
        row("a function", u"x => x"_s, u"a function has no form in JSON; call it"_s);
        row("a symbol", u"Symbol('x')"_s, u"a symbol has no form in JSON"_s);
        row("a Map", u"new Map([[1, 2]])"_s,
            u"a Map has no form in JSON; use Object.fromEntries(…)"_s);
        row("a Set", u"new Set([1])"_s, u"a Set has no form in JSON; use […]"_s);
        row("a circle", u"(() => { const a = {}; a.b = { a }; return a; })()"_s,
            u"b.a: the value contains itself"_s);
    }

    void valuesWithoutJsonAreRefused()
    {
        QFETCH(QString, source);
        QFETCH(QString, message);

        const auto result = evaluateExpression(source, {});

        QVERIFY(!result);
        QCOMPARE(result.error().code().text(), script::errors::kBadValue.text());
        QCOMPARE(result.error().message(), message);
    }

    void errorsNameTheirPlace_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, const QString &source, ErrorCode code,
                            const QString &message, const QString &place) {
            QTest::newRow(name) << source << QString::fromLatin1(code.text()) << message << place;
        };
        using namespace script::errors;
        row("syntax", u"1 + * 2"_s, kSyntax, u"unexpected token in expression: '*'"_s, u"1:5"_s);
        row("syntax on the second line", u"1 +\n  * 2"_s, kSyntax,
            u"unexpected token in expression: '*'"_s, u"2:3"_s);
        row("an unknown name", u"1 +\n nope"_s, kFailed, u"ReferenceError: 'nope' is not defined"_s,
            u"2:2"_s);
        row("nothing has no members", u"(undefined).x"_s, kFailed,
            u"TypeError: cannot read property 'x' of undefined"_s, u"1:12"_s);
        row("thrown", u"(() => { throw new Error('mine') })()"_s, kFailed, u"Error: mine"_s,
            u"1:25"_s);
        row("thrown text", u"(() => { throw 'mine' })()"_s, kFailed, u"the script threw mine"_s,
            u":"_s);
        row("thrown null", u"(() => { throw null })()"_s, kFailed, u"the script threw null"_s,
            u":"_s);
    }

    void errorsNameTheirPlace()
    {
        QFETCH(QString, source);
        QFETCH(QString, code);
        QFETCH(QString, message);
        QFETCH(QString, place);

        const auto result = evaluateExpression(source, {});

        QVERIFY(!result);
        const Error &error = result.error();
        QCOMPARE(QString::fromLatin1(error.code().text()), code);
        QCOMPARE(error.message(), message);
        QCOMPARE(error.contextValue(u"line") + u':' + error.contextValue(u"column"), place);
    }

    void aBodyReturns()
    {
        QCOMPARE(
            textOf(runFunction(u"let n = 0;\nfor (const x of [1, 2]) n += x;\nreturn n;"_s, {})),
            u"3"_s);
        QCOMPARE(textOf(runFunction(u"const x = 1;"_s, {})), u"undefined"_s);
        const auto failed = runFunction(u"const x = 1;\nreturn x.y.z;"_s, {});
        QVERIFY(!failed);
        QCOMPARE(failed.error().contextValue(u"line"), u"2"_s);
        QVERIFY(checkFunction(u"return 1"_s));
        QVERIFY(!checkFunction(u"return 1 +"_s));
        QVERIFY(!checkExpression(u"return 1"_s));
    }

    void globalsAreAskedForWhenTheyAreRead()
    {
        QStringList asked;
        const auto ask = [&asked](const QString &name, const QJsonValue &json) {
            return [&asked, name, json] {
                asked.append(name);
                return Result<QJsonValue>(json);
            };
        };
        const Environment environment{
            .globals = {{.name = u"a"_s, .value = ask(u"a"_s, 1)},
                        {.name = u"never"_s, .value = ask(u"never"_s, 1)},
                        {.name = u"step"_s,
                         .members = {{.name = u"x"_s, .value = ask(u"x"_s, u"text"_s)},
                                     {.name = u"y"_s, .value = ask(u"y"_s, 2)}}}}};

        const auto result =
            evaluateExpression(u"a + a === 2 ? step.x : never + step.y"_s, environment);

        QCOMPARE(textOf(result), u"\"text\""_s);
        QCOMPARE(asked, QStringList({u"a"_s, u"x"_s}));
        QCOMPARE(evaluate(u"typeof a + typeof step"_s), u"\"undefinedundefined\""_s);
    }

    void onlyWhatIsReadIsCarriedOver()
    {
        const QJsonObject big{{u"list"_s, QJsonArray{1, QJsonObject{{u"k"_s, u"v"_s}}, 3}},
                              {u"other"_s, 4}};
        const auto with = [&](const QList<QStringList> &paths) {
            return Environment{.globals = {{.name = u"v"_s,
                                            .value = [&] { return Result<QJsonValue>(big); },
                                            .paths = paths}}};
        };
        QCOMPARE(textOf(evaluateExpression(u"v"_s, with({{u"other"_s}}))), u"{\"other\":4}"_s);
        QCOMPARE(textOf(evaluateExpression(
                     u"[v.list.length, v.list[1].k]"_s,
                     with({{u"list"_s, u"length"_s}, {u"list"_s, u"1"_s, u"k"_s}}))),
                 u"[3,\"v\"]"_s);
        QCOMPARE(textOf(evaluateExpression(u"v.list"_s, with({{u"list"_s, u"1"_s}, {u"list"_s}}))),
                 u"[1,{\"k\":\"v\"},3]"_s);
    }

    void theErrorOfAGlobalComesOut()
    {
        const Environment environment{
            .globals = {{.name = u"a"_s, .value = []() -> Result<QJsonValue> {
                             return fail(agentops::errors::kNotFound, u"not there"_s);
                         }}}};

        QCOMPARE(textOf(evaluateExpression(u"1 + a"_s, environment)), u"base.not_found"_s);
        QCOMPARE(
            textOf(evaluateExpression(
                u"(() => { try { return a } catch (e) { return e.message } })()"_s, environment)),
            u"\"not there\""_s);
    }

    void globalsMayHaveNamesOfTheLanguage()
    {
        const Environment environment{.globals = {value(u"console"_s, 5)}};

        QCOMPARE(textOf(evaluateExpression(u"console + 1"_s, environment)), u"6"_s);
    }

    void librariesAreMadeWhenTheyAreRead()
    {
        const Environment environment{
            .globals = {value(u"given"_s, 4)},
            .libraries = {{u"lib"_s, u"({ twice: x => x * 2, all: given })"_s},
                          {u"broken"_s, u"((("_s}}};

        QCOMPARE(textOf(evaluateExpression(u"lib.twice(3) + lib.all"_s, environment)), u"10"_s);
        QCOMPARE(textOf(evaluateExpression(u"1"_s, environment)), u"1"_s);
        QCOMPARE(textOf(evaluateExpression(u"broken.x"_s, environment)), u"script.failed"_s);
        QCOMPARE(textOf(evaluateExpression(u"(lib.x = 1, lib.x)"_s, environment)), u"1"_s);
        QCOMPARE(textOf(evaluateExpression(u"lib.x"_s, environment)), u"undefined"_s);
    }

    void timeAndChanceAreGiven()
    {
        const Environment environment{.now = 1'000'000'000'000, .seed = 7};

        QCOMPARE(textOf(evaluateExpression(u"[Date.now(), new Date(), Date()]"_s, environment)),
                 u"[1000000000000,\"2001-09-09T01:46:40.000Z\","
                 "\"Sun Sep 09 2001 01:46:40 GMT+0000 (UTC)\"]"_s);
        const auto one = evaluateExpression(u"[Math.random(), Math.random()]"_s, environment);
        const auto two = evaluateExpression(u"[Math.random(), Math.random()]"_s, environment);
        QCOMPARE(textOf(one), textOf(two));
        QVERIFY(one->toArray().at(0) != one->toArray().at(1));
        QVERIFY(textOf(evaluateExpression(u"[Math.random(), Math.random()]"_s, {.seed = 8}))
                != textOf(one));
    }

    void datesAreInUtc()
    {
        qputenv("TZ", "America/New_York");
        QCOMPARE(evaluate(u"[new Date(2026, 6, 1).toISOString(), new Date(0).getHours(), "
                          "new Date('2026-07-01T08:00').toISOString(), "
                          "new Date('2026-07-01').toISOString(), "
                          "new Date('2026-07-01T08:00+02:00').toISOString(), "
                          "new Date(0).getTimezoneOffset(), String(new Date('x'))]"_s),
                 u"[\"2026-07-01T00:00:00.000Z\",0,\"2026-07-01T08:00:00.000Z\","
                 "\"2026-07-01T00:00:00.000Z\",\"2026-07-01T06:00:00.000Z\",0,\"Invalid Date\"]"_s);
        qputenv("TZ", "UTC");
    }

    void theConsoleGoesToTheLog()
    {
        QStringList lines;
        const Environment environment{.log = [&](const QString &line) {
            lines.append(line);
        }};

        const auto result = runFunction(
            u"console.log('a', 1, { b: [2] }); console.error(new Error('x')); return 1"_s,
            environment);

        QCOMPARE(textOf(result), u"1"_s);
        QCOMPARE(lines, QStringList({u"a 1 {\"b\":[2]}"_s, u"Error: x"_s}));
        QCOMPARE(evaluate(u"typeof console"_s), u"\"undefined\""_s);
    }

    void aScriptCanBeCancelled()
    {
        CancelSource source;
        source.cancel();

        const auto result = runFunction(
            u"for (;;);"_s, {.limits = {.steps = 1'000'000'000'000}, .token = source.token()});

        QVERIFY(!result);
        QVERIFY(result.error().isCancelled());
    }

    void anExpressionMayBeEvaluatedWithinAnother()
    {
        const Environment environment{.globals = {{.name = u"a"_s, .value = [] {
                                                       return evaluateExpression(u"20 + 1"_s, {});
                                                   }}}};

        QCOMPARE(textOf(evaluateExpression(u"a * 2"_s, environment)), u"42"_s);
    }

    void everyThreadHasItsOwnEngine()
    {
        QList<QThread *> threads;
        std::atomic<int> right = 0;
        for (int i = 0; i < 4; ++i) {
            threads.append(QThread::create([&right, i] {
                for (int n = 0; n < 50; ++n) {
                    const auto result =
                        evaluateExpression(u"a * %1"_s.arg(n), {.globals = {value(u"a"_s, i)}});
                    right += result && result->toInt() == i * n ? 1 : 0;
                }
            }));
            threads.last()->start();
        }
        for (QThread *thread : threads)
            QVERIFY(thread->wait());
        qDeleteAll(threads);
        QCOMPARE(right.load(), 200);
    }
};

QTEST_GUILESS_MAIN(tst_Sandbox)
#include "tst_sandbox.moc"
