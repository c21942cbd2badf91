// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/script/errors.h>
#include <agentops/script/freenames.h>
#include <agentops/testsupport/await.h>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::script;

namespace {

/// `a.b@3 c@9`: what is read, and where.
QString namesOf(const QList<FreeName> &names)
{
    QStringList words;
    for (const FreeName &name : names)
        words.append((QStringList(name.name) + name.path).join(u'.') + u'@'
                     + QString::number(name.offset));
    return words.join(u' ');
}

/// The ids `a-b` and `a-b-c` are names.
qsizetype longName(QStringView text)
{
    for (const QStringView id : {u"a-b-c", u"a-b"}) {
        if (text.startsWith(id)
            && (text.size() == id.size() || !text[id.size()].isLetterOrNumber()))
            return id.size();
    }
    return 0;
}

} // namespace

class tst_FreeNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreFound_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &source, const QString &expected) {
            QTest::newRow(name) << source << expected;
        };
        row("none", u"1 + 2"_s, u""_s);
        row("members", u"a.b?.c['d'][0] + e"_s, u"a.b.c.d.0@0 e@17"_s);
        row("a call ends the path", u"a.b.map(x => x.y).length"_s, u"a.b@0"_s);
        row("an optional call", u"a.b?.(1)"_s, u"a@0"_s);
        row("what is computed", u"a[b.c].d"_s, u"a@0 b.c@2"_s);
        row("a computed text with an escape", u"a['\\x62']"_s, u"a@0"_s);
        row("strings hold none", u"'a.b' + \"c.d\" + `e.f`"_s, u""_s);
        row("templates do", u"`a ${b.c + `${d}`} e`"_s, u"b.c@5 d@14"_s);
        row("comments hold none", u"1 /* a.b */ + 2 // c.d"_s, u""_s);
        row("regular expressions hold none", u"/a[/]b/g.test(c) / d"_s, u"c@14 d@19"_s);
        row("division", u"a / b / c"_s, u"a@0 b@4 c@8"_s);
        row("division behind brackets", u"(a) / b / (c)[0] / d"_s, u"a@1 b@6 c@11 d@19"_s);
        row("keys of objects", u"{ a: b, 'c': d, e, [f]: g, ...h }"_s,
            u"b@5 d@13 e@16 f@20 g@24 h@30"_s);
        row("methods of objects",
            u"({ a(b) { return b + c; }, get d() { return e; }, async *f() {} })"_s,
            u"c@21 e@44"_s);
        row("arrow parameters", u"a.map((b, i) => b + i + c) + b"_s, u"a@0 c@24 b@29"_s);
        row("one arrow parameter", u"a.filter(b => b.c > d.e)"_s, u"a@0 d.e@20"_s);
        row("arrow in a condition", u"a ? b => b : b"_s, u"a@0 b@13"_s);
        row("patterns", u"(({ a, b: [c = d], ...e }) => a + b + c + e)(f)"_s, u"d@15 b@34 f@45"_s);
        row("function", u"(function f(a, b = c) { return f(a + b + arguments.length + d); })"_s,
            u"c@19 d@60"_s);
        row("variables",
            u"(() => { const a = b, { c } = d; let e; for (const g of a) e += g + h; return c; })()"_s,
            u"b@19 d@30 h@68"_s);
        row("a variable is known in its block only", u"(() => { { const a = 1; } return a; })()"_s,
            u"a@33"_s);
        row("catch", u"(() => { try { a; } catch (e) { return e.b; } })()"_s, u"a@15"_s);
        row("class",
            u"(() => { class A extends B { c = d; static e(f) { return f + A.g; } } return A; })()"_s,
            u"B@25 d@33"_s);
        row("labels", u"(() => { out: for (;;) { break out; } })()"_s, u""_s);
        row("async", u"(async x => await x.a(b))(async)"_s, u"b@22 async@26"_s);
        row("new and typeof", u"new a.B(typeof c)"_s, u"a@4 c@15"_s);
        row("a name that holds a sign", u"a-b.x + a-b-c.y - a - b"_s,
            u"a-b.x@0 a-b-c.y@8 a@18 b@22"_s);
        row("a member that looks like one", u"x.a-b"_s, u"x.a@0 b@4"_s);
        row("numbers", u"1e-5 + 0x1f + .5 + a?.5:b"_s, u"a@19 b@24"_s);
        row("shorthand", u"({a})"_s, u"a@2"_s);
        row("letters of other scripts", u"größe.x + 变量"_s, u"größe.x@0 变量@10"_s);
    }

    void namesAreFound()
    {
        QFETCH(QString, source);
        QFETCH(QString, expected);

        const auto scan = scanSource(source + u"\n}}"_s, 0, true, longName);

        AO_VERIFY_OK(scan);
        QCOMPARE(namesOf(scan->names), expected);
        QCOMPARE(scan->end, source.size() + 1);
        QCOMPARE(plainName(scan->script), source + u'\n');
        QCOMPARE(scan->script.size(), source.size() + 1);
    }

    void everyNameHasItsPlace()
    {
        const QString source = u"a-b . c ?. d['e'] [ 0 ][\"f\"].g + h"_s;

        const auto scan = scanSource(source, 0, false, longName);

        AO_VERIFY_OK(scan);
        const FreeName &name = scan->names.first();
        QCOMPARE(name.path, (QStringList{u"c"_s, u"d"_s, u"e"_s, u"0"_s, u"f"_s, u"g"_s}));
        QStringList places;
        for (const NamePlace &place : name.places) {
            places.append(source.sliced(place.offset, place.length) + u'|'
                          + source.sliced(place.offset, place.end - place.offset));
        }
        QCOMPARE(places,
                 (QStringList{u"c|c"_s, u"d|d"_s, u"e|e']"_s, u"0|0 ]"_s, u"f|f\"]"_s, u"g|g"_s}));
        QVERIFY(scan->names.last().places.isEmpty());
    }

    void theEndIsFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("source");
        QTest::newRow("simple") << u"a }} b"_s << u"a "_s;
        QTest::newRow("an object") << u"{a:{b:1}}}} c"_s << u"{a:{b:1}}"_s;
        QTest::newRow("a string") << u"'}}' }}"_s << u"'}}' "_s;
        QTest::newRow("a template") << u"`}}${ {a:1}.a }}}` }}"_s << u"`}}${ {a:1}.a }}}` "_s;
        QTest::newRow("a comment") << u"1 /* }} */ }}"_s << u"1 /* }} */ "_s;
        QTest::newRow("a regular expression") << u"/}}/ }}"_s << u"/}}/ "_s;
        QTest::newRow("a function")
            << u"(() => { if (a) { b } })() }}"_s << u"(() => { if (a) { b } })() "_s;
    }

    void theEndIsFound()
    {
        QFETCH(QString, text);
        QFETCH(QString, source);

        const auto scan = scanSource(u"xx"_s + text, 2, true);

        AO_VERIFY_OK(scan);
        QCOMPARE(scan->script, source);
        QCOMPARE(scan->end, 2 + source.size());
    }

    void whatDoesNotEndIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("offset");
        QTest::newRow("no end") << u"a + b"_s << u"5"_s;
        QTest::newRow("a string") << u"a + 'b }}"_s << u"4"_s;
        QTest::newRow("a template") << u"`a ${b"_s << u"3"_s;
        QTest::newRow("a comment") << u"a /* }}"_s << u"2"_s;
        QTest::newRow("a bracket") << u"f(a }}"_s << u"4"_s;
        QTest::newRow("another bracket") << u"[a) }}"_s << u"2"_s;
        QTest::newRow("too many") << u"a) }}"_s << u"1"_s;
        QTest::newRow("a regular expression") << u"/a }}"_s << u"0"_s;
    }

    void whatDoesNotEndIsRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, offset);

        const auto scan = scanSource(text, 0, true);

        QVERIFY(!scan);
        QCOMPARE(scan.error().code().text(), script::errors::kSyntax.text());
        QCOMPARE(scan.error().contextValue(u"offset"), offset);
    }

    void bodiesAreRead()
    {
        const auto scan =
            scanSource(u"const a = b;\n{ let c = a; }\n/x/.test(c);\nreturn inputs.d"_s, 0, false);

        AO_VERIFY_OK(scan);
        QCOMPARE(namesOf(scan->names), u"b@10 c@37 inputs.d@48"_s);
    }
};

QTEST_GUILESS_MAIN(tst_FreeNames)
#include "tst_freenames.moc"
