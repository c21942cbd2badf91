// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/script/errors.h>
#include <agentops/script/sandbox.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::script;

namespace {

QString codeOf(const Result<QJsonValue> &result)
{
    return result ? u"ok"_s : QString::fromLatin1(result.error().code().text());
}

} // namespace

/// Scripts that try to hang, to eat all memory, to get out, or to leave something behind.
class tst_HostileScripts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limitsHold_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QStringList>("codes");
        const auto row = [](const char *name, const QString &body, const QStringList &codes) {
            QTest::newRow(name) << body << codes;
        };
        const QString tooLong = u"script.too_long"_s;
        const QString memory = u"script.out_of_memory"_s;
        const QString deep = u"script.too_deep"_s;
        const QString failed = u"script.failed"_s;
        row("an endless loop", u"for (;;);"_s, {tooLong});
        row("one that catches", u"for (;;) { try { for (;;); } catch { } }"_s, {tooLong});
        row("one in finally", u"try { for (;;); } finally { for (;;); }"_s, {tooLong});
        row("one in a getter of the result", u"return { get a() { for (;;); } };"_s, {tooLong});
        row("one in toJSON", u"return { toJSON() { for (;;); } };"_s, {tooLong});
        row("one in what is thrown", u"throw { get message() { for (;;); } };"_s,
            {failed, tooLong});
        row("promises without end", u"const f = () => Promise.resolve().then(f); f();"_s,
            {tooLong, memory});
        row("an async loop", u"return (async () => { for (;;) await null; })()"_s,
            {tooLong, memory});
        row("a generator without end", u"return [...(function* () { for (;;) yield 1; })()]"_s,
            {tooLong, memory});
        row("a regular expression that backtracks",
            u"return /^(a+)+$/.test('a'.repeat(40) + 'b')"_s, {tooLong});
        row("a regular expression with alternatives", u"return /(x+x+)+y/.exec('x'.repeat(60))"_s,
            {tooLong});
        row("a list that grows", u"const a = []; for (;;) a.push('x'.repeat(1000));"_s,
            {memory, tooLong});
        row("a text that doubles", u"let s = 'x'; for (;;) s += s;"_s, {memory, tooLong, failed});
        row("a huge repeat", u"return 'x'.repeat(2 ** 30 - 10).length"_s, {memory, failed});
        row("a padded text", u"return 'x'.padEnd(2 ** 30 - 10)"_s, {memory, failed});
        row("a long list", u"return new Array(4294967295).fill(0)"_s, {tooLong});
        row("a search in a list of no elements",
            u"return Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)"_s, {tooLong});
        row("an infinite length",
            u"return Array.prototype.lastIndexOf.call({ length: Infinity }, 1)"_s, {tooLong});
        row("a list from a length", u"return Array.from({ length: 2 ** 40 })"_s, {tooLong, failed});
        row("holes without end", u"const a = []; a.length = 4294967295; return a.some(x => x)"_s,
            {tooLong});
        row("sorting nothing", u"return Array.prototype.sort.call({ length: 2 ** 40 })"_s,
            {tooLong});
        row("joining nothing", u"return new Array(4294967295).join('')"_s, {tooLong});
        row("a long list as the result", u"const a = []; a.length = 4294967295; return a;"_s,
            {u"script.result_too_large"_s});
        row("a search of a long text in a longer one",
            u"const a = 'a'.repeat(8e6); for (;;) a.includes('a'.repeat(4e6) + 'b');"_s, {tooLong});
        row("keys again and again",
            u"const o = {}; for (let i = 0; i < 1e5; ++i) o['k' + i] = i; for (;;) Object.keys(o);"_s,
            {tooLong, memory});
        row("big integers", u"let x = 3n; for (;;) x *= x;"_s, {tooLong, memory, failed});
        row("recursion", u"const f = () => f() + 1; return f();"_s, {deep});
        row("recursion that catches", u"const f = () => { try { f(); } catch { f(); } }; f();"_s,
            {tooLong, u"ok"_s});
        row("recursion in toString",
            u"const o = { toString() { return '' + o; } }; return '' + o;"_s, {deep});
        row("nested lists", u"let a = []; for (let i = 0; i < 1e5; ++i) a = [a]; return a;"_s,
            {u"script.bad_value"_s});
        row("a nested text to parse", u"return JSON.parse('['.repeat(1e5))"_s, {failed, deep});
        row("a nested source", u"return "_s + u"["_s.repeated(100'000), {u"script.syntax"_s, deep});
        row("a nested regular expression", u"return new RegExp('('.repeat(1e5))"_s, {failed, deep});
        row("all of one large text", u"return 'x'.repeat(2e7)"_s, {u"script.result_too_large"_s});
    }

    void limitsHold()
    {
        QFETCH(QString, body);
        QFETCH(QStringList, codes);
        const Environment environment{.limits = {.steps = 2'000'000}};
        QElapsedTimer timer;
        timer.start();

        const QString own = codeOf(runFunction(body, environment));
        const QString shared =
            codeOf(evaluateExpression(u"(() => {"_s + body + u"\n})()"_s, environment));

        QVERIFY2(codes.contains(own), qPrintable(own));
        QVERIFY2(codes.contains(shared), qPrintable(shared));
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(codeOf(evaluateExpression(u"1 + 1"_s, {})), u"ok"_s);
    }

    void thereIsNoWayOut_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const QString &source, const QString &message) {
            QTest::newRow(name) << source << message;
        };
        const QString noEval = u"TypeError: eval is not supported"_s;
        row("eval", u"eval('1')"_s, noEval);
        row("indirect eval", u"(0, eval)('1')"_s, noEval);
        row("Function", u"Function('return 1')()"_s, noEval);
        row("the constructor of a function", u"(x => x).constructor('return this')()"_s, noEval);
        row("the constructor of a constructor", u"({}).constructor.constructor('return this')()"_s,
            noEval);
        row("the constructor of generators", u"(function* () {}).constructor('yield 1')"_s, noEval);
        row("the constructor of async functions", u"(async () => {}).constructor('1')"_s, noEval);
        row("import", u"import('std')"_s, u"ReferenceError: could not load module 'std'"_s);
        row("std", u"std.exit(1)"_s, u"ReferenceError: 'std' is not defined"_s);
        row("os", u"os.exec(['ls'])"_s, u"ReferenceError: 'os' is not defined"_s);
        row("require", u"require('fs')"_s, u"ReferenceError: 'require' is not defined"_s);
        row("Proxy", u"new Proxy({}, {})"_s, u"ReferenceError: 'Proxy' is not defined"_s);
        row("shared memory", u"new SharedArrayBuffer(8)"_s,
            u"ReferenceError: 'SharedArrayBuffer' is not defined"_s);
        row("a getter that throws", u"({ get a() { throw new Error('x'); } })"_s, u"Error: x"_s);
        row("a getter in what is thrown", u"(() => { throw { get message() { throw 1; } }; })()"_s,
            u"the script threw an object"_s);
    }

    void thereIsNoWayOut()
    {
        QFETCH(QString, source);
        QFETCH(QString, message);

        const auto result = evaluateExpression(source, {});

        QVERIFY(!result);
        QCOMPARE(result.error().message(), message);
    }

    void nothingIsLeftForTheNext_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("probe");
        const auto row = [](const char *name, const QString &source, const QString &probe) {
            QTest::newRow(name) << source << probe;
        };
        const auto polluted = [&](const char *name, const QString &object) {
            row(name, u"Object.defineProperty("_s + object + u", 'evil', { value: 1 })"_s,
                u"typeof ("_s + object + u").evil"_s);
        };
        row("a global", u"globalThis.evil = 1"_s, u"typeof evil"_s);
        row("a global that cannot be deleted",
            u"Object.defineProperty(globalThis, 'evil', { value: 1 })"_s, u"typeof evil"_s);
        row("the prototype of the global object",
            u"Object.setPrototypeOf(globalThis, { evil: 1 })"_s, u"typeof evil"_s);
        row("a global object that takes nothing", u"Object.preventExtensions(globalThis)"_s,
            u"typeof evil"_s);
        row("a job that waits",
            u"Promise.resolve().then(() => Promise.resolve().then(() => { globalThis.evil = 1 }))"_s,
            u"typeof evil"_s);
        polluted("Object.prototype", u"Object.prototype"_s);
        polluted("Array.prototype", u"Array.prototype"_s);
        polluted("String.prototype", u"''.constructor.prototype"_s);
        polluted("a function", u"Math.max"_s);
        polluted("a guarded function", u"[].map"_s);
        polluted("Date", u"Date"_s);
        polluted("Error.prototype", u"Error.prototype"_s);
        polluted("the prototype of generators", u"Object.getPrototypeOf(function* () {})"_s);
        polluted("the prototype of generator objects",
                 u"Object.getPrototypeOf(Object.getPrototypeOf((function* () {})()))"_s);
        polluted("the prototype of async functions", u"Object.getPrototypeOf(async () => {})"_s);
        polluted("the prototype of list iterators", u"Object.getPrototypeOf([].values())"_s);
        polluted("the prototype of map iterators", u"Object.getPrototypeOf(new Map().keys())"_s);
        polluted("the prototype of text iterators",
                 u"Object.getPrototypeOf(''[Symbol.iterator]())"_s);
        polluted("the prototype of matches", u"Object.getPrototypeOf('a'.matchAll(/a/g))"_s);
        polluted("the prototype of async generators",
                 u"Object.getPrototypeOf(Object.getPrototypeOf((async function* () {})()))"_s);
        polluted("a getter of a prototype",
                 u"Object.getOwnPropertyDescriptor(Object.prototype, '__proto__').get"_s);
        polluted("a loosened method", u"Object.prototype.toString"_s);
        polluted("its getter",
                 u"(Object.getOwnPropertyDescriptor(Error.prototype, 'name').get ?? Error)"_s);
        row("a method", u"Array.prototype.map = 1"_s,
            u"typeof [].map === 'function' ? 'undefined' : 'evil'"_s);
        row("JSON", u"JSON.parse = 1"_s,
            u"typeof JSON.parse === 'function' ? 'undefined' : 'evil'"_s);
        row("a name of the language", u"Math = 1"_s,
            u"typeof Math === 'object' ? 'undefined' : 'evil'"_s);
        row("the species", u"Array[Symbol.species] = 1"_s, u"typeof [].map(x => x).evil"_s);
    }

    void nothingIsLeftForTheNext()
    {
        QFETCH(QString, source);
        QFETCH(QString, probe);

        (void)evaluateExpression(source, {});
        const auto result = evaluateExpression(probe, {});

        QCOMPARE(codeOf(result), u"ok"_s);
        QCOMPARE(result->toString(), u"undefined"_s);
    }

    void stepsAreCountedNotTimed()
    {
        // The same number of passes every time, within the count of one interrupt.
        const auto passes = [] {
            int count = 0;
            (void)runFunction(u"for (;;) { f; ++n; if (n % 1000 === 0) console.log(n) }"_s, {});
            (void)runFunction(u"let n = 0; for (;;) { ++n; if (n % 1000 === 0) console.log(n) }"_s,
                              {.limits = {.steps = 500'000}, .log = [&](const QString &line) {
                                   count = line.toInt();
                               }});
            return count;
        };
        const int first = passes();
        QVERIFY(first > 10'000);
        QCOMPARE(passes(), first);
    }

    void valuesCannotBeUsedToGetOut()
    {
        const QJsonObject value{{u"__proto__"_s, QJsonObject{{u"evil"_s, 1}}},
                                {u"constructor"_s, u"x"_s}};
        const Environment environment{.globals = {{.name = u"v"_s, .value = [&] {
                                                       return Result<QJsonValue>(value);
                                                   }}}};

        QCOMPARE(
            evaluateExpression(u"v.evil === undefined && ({}).evil === undefined"_s, environment)
                ->toBool(),
            true);
        QCOMPARE(evaluateExpression(u"v.constructor"_s, environment)->toString(), u"x"_s);
    }
};

QTEST_GUILESS_MAIN(tst_HostileScripts)
#include "tst_hostilescripts.moc"
