// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/testsupport/await.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/template.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::workflow;

namespace {

Result<QJsonValue> lookup(const Reference &reference)
{
    const QJsonObject values{{u"number"_s, 7},
                             {u"flag"_s, true},
                             {u"text"_s, u"hi {{ not again }}"_s},
                             {u"list"_s, QJsonArray{1, QJsonObject{{u"k"_s, u"v"_s}}}}};
    if (reference.scope == "s"_L1 && reference.name.isEmpty())
        return QJsonValue(values);
    if (reference.scope != "s"_L1 || !values.contains(reference.name))
        return fail(workflow::errors::kNoValue, u"nothing there"_s);
    return values.value(reference.name);
}

} // namespace

class tst_Template : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAreFilledIn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QJsonValue>("expected");
        QTest::newRow("plain") << u"a } b { c }} d"_s << QJsonValue(u"a } b { c }} d"_s);
        QTest::newRow("empty") << QString() << QJsonValue(u""_s);
        QTest::newRow("within text")
            << u"n={{s.number}}, {{ s.flag }}!"_s << QJsonValue(u"n=7, true!"_s);
        QTest::newRow("alone keeps its type") << u"{{ s.number }}"_s << QJsonValue(7);
        QTest::newRow("alone, a list")
            << u"{{ s.list }}"_s << QJsonValue(QJsonArray{1, QJsonObject{{u"k"_s, u"v"_s}}});
        QTest::newRow("a list within text")
            << u"x{{ s.list }}"_s << QJsonValue(u"x[1,{\"k\":\"v\"}]"_s);
        QTest::newRow("deeper") << u"{{ s.list.1.k }}"_s << QJsonValue(u"v"_s);
        QTest::newRow("how many there are") << u"{{ s.list.length }}"_s << QJsonValue(2);
        QTest::newRow("how long a text is") << u"{{ s.text.length }}"_s << QJsonValue(18);
        QTest::newRow("values are not templates")
            << u"{{ s.text }}."_s << QJsonValue(u"hi {{ not again }}."_s);
        QTest::newRow("escaped") << u"{{{{ s.number }}"_s << QJsonValue(u"{{ s.number }}"_s);
        QTest::newRow("an operator") << u"{{ s.number + 1 }}"_s << QJsonValue(8);
        QTest::newRow("a condition within text")
            << u"it {{ s.flag ? 'is' : 'is not' }} so"_s << QJsonValue(u"it is so"_s);
        QTest::newRow("a list method")
            << u"{{ s.list.map(x => x.k ?? x).join() }}"_s << QJsonValue(u"1,v"_s);
        QTest::newRow("an object") << u"{{ {a: {b: s.number}} }}"_s
                                   << QJsonValue(QJsonObject{{u"a"_s, QJsonObject{{u"b"_s, 7}}}});
        QTest::newRow("braces in a string") << u"{{ '}}' + s.number }}."_s << QJsonValue(u"}}7."_s);
        QTest::newRow("braces in a template literal")
            << u"{{ `{{${s.number}}}` }}"_s << QJsonValue(u"{{7}}"_s);
        QTest::newRow("a comment") << u"{{ s.number /* }} */ }}"_s << QJsonValue(7);
        QTest::newRow("nothing, alone") << u"{{ undefined }}"_s << QJsonValue();
        QTest::newRow("nothing, within text") << u"a{{ null }}b"_s << QJsonValue(u"ab"_s);
        QTest::newRow("a constant") << u"{{ 1.5 }}"_s << QJsonValue(1.5);
        QTest::newRow("a word of the language") << u"{{ true }}"_s << QJsonValue(true);
        QTest::newRow("a standard object") << u"{{ Math.max(2, s.number) }}"_s << QJsonValue(7);
        QTest::newRow("all of it") << u"{{ Object.keys(s).length }}"_s << QJsonValue(4);
        QTest::newRow("a computed name") << u"{{ s['num' + 'ber'] }}"_s << QJsonValue(7);
        QTest::newRow("all of it, plain")
            << u"{{ s }}!"_s
            << QJsonValue(u"{\"flag\":true,\"list\":[1,{\"k\":\"v\"}],"
                          "\"number\":7,\"text\":\"hi {{ not again }}\"}!"_s);
        QTest::newRow("a value is no template, in JavaScript either")
            << u"{{ s.text.toUpperCase() }}"_s << QJsonValue(u"HI {{ NOT AGAIN }}"_s);
    }

    void textsAreFilledIn()
    {
        QFETCH(QString, text);
        QFETCH(QJsonValue, expected);

        const auto parsed = Template::parse(text);
        AO_VERIFY_OK(parsed);
        const auto value = parsed->evaluate(lookup);

        AO_VERIFY_OK(value);
        QCOMPARE(*value, expected);
    }

    void wrongTextsAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("offset");
        QTest::newRow("no end") << u"ab {{ s.x"_s << u"3"_s;
        QTest::newRow("empty") << u"a{{}}"_s << u"1"_s;
        QTest::newRow("blank") << u"a{{ }}"_s << u"1"_s;
        QTest::newRow("a string without end") << u"{{ s.x + 'a }}"_s << u"9"_s;
        QTest::newRow("a bracket without end") << u"{{ f(s.x }}"_s << u"9"_s;
        QTest::newRow("an object without end") << u"a {{ {b: 1 }}"_s << u"12"_s;
    }

    void wrongTextsAreRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, offset);

        const auto parsed = Template::parse(text);

        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code().text(), workflow::errors::kBadExpression.text());
        QCOMPARE(parsed.error().contextValue(u"offset"), offset);
    }

    void whatIsNoJavaScriptIsFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("place");
        QTest::newRow("an operator too many") << u"a {{ s.x + }}"_s << u"1:12"_s;
        QTest::newRow("empty segment") << u"{{ s..x }}"_s << u"1:6"_s;
        QTest::newRow("on the second line") << u"a\nb {{ s.x\n  s.y }}"_s << u"3:3"_s;
        QTest::newRow("a statement") << u"{{ return 1 }}"_s << u"1:4"_s;
    }

    void whatIsNoJavaScriptIsFound()
    {
        QFETCH(QString, text);
        QFETCH(QString, place);
        const auto parsed = Template::parse(text);
        AO_VERIFY_OK(parsed);

        for (const Result<> &result :
             {parsed->check(), parsed->evaluate(lookup).transform([](const QJsonValue &) { })}) {
            QVERIFY(!result);
            QCOMPARE(result.error().code().text(), workflow::errors::kBadExpression.text());
            QCOMPARE(result.error().contextValue(u"line") + u':'
                         + result.error().contextValue(u"column"),
                     place);
        }
    }

    void whatAnExpressionThrowsHasItsPlace()
    {
        const auto value = Template::parse(u"a\n{{ s.number.x.y }}"_s)->evaluate(lookup);
        QVERIFY(!value); // a plain reference
        QCOMPARE(value.error().code().text(), workflow::errors::kNoValue.text());

        const auto thrown = Template::parse(u"a\nb {{ s.number.x.y + 1 }}"_s)->evaluate(lookup);
        QVERIFY(!thrown);
        QCOMPARE(thrown.error().code().text(), std::string_view("script.failed"));
        QCOMPARE(thrown.error().message(),
                 u"TypeError: cannot read property 'y' of undefined (line 2, column 16)"_s);
    }

    void anErrorOfTheLookupComesOut()
    {
        const auto value = Template::parse(u"{{ 1 + s.nope }}"_s)->evaluate(lookup);

        QVERIFY(!value);
        QCOMPARE(value.error().code().text(), workflow::errors::kNoValue.text());
        QCOMPARE(value.error().message(), u"nothing there"_s);
    }

    void onlyWhatIsReadIsLookedUp()
    {
        QStringList asked;
        const auto value = Template::parse(u"{{ s.flag ? s.number : other.x }}"_s)
                               ->evaluate([&](const Reference &reference) {
                                   asked.append(reference.scope + u'.' + reference.name);
                                   return lookup(reference);
                               });

        AO_VERIFY_OK(value);
        QCOMPARE(asked, QStringList({u"s.flag"_s, u"s.number"_s}));
    }

    void referencesAreFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << u"x {{ shell-k3x9p2.exitCode }} {{ inputs.my-name.0 }}"_s
                               << u"shell-k3x9p2/exitCode/@2 inputs/my-name/0@30"_s;
        QTest::newRow("a longer id wins")
            << u"{{ a-b-c.x + a-b.x + a.x }}"_s << u"a-b-c/x/@3 a-b/x/@13 a/x/@21"_s;
        QTest::newRow("a difference of plain names") << u"{{ a.x-b.y }}"_s << u"a/x/@3 b/y/@7"_s;
        QTest::newRow("a difference with a number") << u"{{ a.x-1 }}"_s << u"a/x/@3"_s;
        QTest::newRow("a field with a sign")
            << u"{{ a.x.content-type }}"_s << u"a/x/content-type@0"_s;
        QTest::newRow("whole objects")
            << u"{{ a['x' + 1] + JSON.stringify(inputs) + b }}"_s << u"a//@3 inputs//@31 b//@41"_s;
        QTest::newRow("unknown names")
            << u"{{ nope.x + nope-b.y }}"_s << u"nope/x/@3 nope//@12 b/y/@17"_s;
        QTest::newRow("an unknown name, plain") << u"{{ nope.x }}"_s << u"nope/x/@0"_s;
        QTest::newRow("locals and the language")
            << u"{{ inputs.list.filter(x => x.a > Number.MAX_VALUE && undefined !== x) }}"_s
            << u"inputs/list/@3"_s;
        QTest::newRow("a step named like a standard object")
            << u"{{ Math.x + JSON.y }}"_s << u"Math/x/@3"_s;
        QTest::newRow("a step named like a word of the language, plain")
            << u"{{ new.exitCode }}"_s << u"new/exitCode/@0"_s;
        QTest::newRow("strings, templates and comments")
            << u"{{ 'a.x' + `${b.y} a.z` /* a.w */ }}"_s << u"b/y/@14"_s;
    }

    void referencesAreFound()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const ExpressionNames names(
            {u"a"_s, u"b"_s, u"a-b"_s, u"a-b-c"_s, u"shell-k3x9p2"_s, u"Math"_s, u"new"_s});

        const auto parsed = Template::parse(text, names);

        AO_VERIFY_OK(parsed);
        QStringList found;
        for (const Reference &reference : parsed->references()) {
            found.append(
                u"%1/%2/%3@%4"_s.arg(reference.scope, reference.name, reference.path.join(u'.'))
                    .arg(reference.offset));
        }
        QCOMPARE(found.join(u' '), expected);
    }

    void everyReferenceHasItsPlaces()
    {
        const QString text = u"x {{ a-b.c.0 }}{{ b['c'] + b . d }}"_s;
        const ExpressionNames names({u"a-b"_s, u"b"_s});

        const auto parsed = Template::parse(text, names);

        AO_VERIFY_OK(parsed);
        QStringList found;
        for (const ReferencePlace &place : parsed->places()) {
            QStringList parts{QString::number(place.expression)};
            for (const script::NamePlace &name : place.names)
                parts.append(text.sliced(name.offset, name.length));
            found.append(parts.join(u' '));
        }
        QCOMPARE(found, (QStringList{u"0 a-b c 0"_s, u"1 b c"_s, u"1 b d"_s}));
    }

    void idsWithASignAreOneName_data()
    {
        QTest::addColumn<bool>("isOpen");
        QTest::newRow("known ids") << false;
        QTest::newRow("any ids") << true;
    }

    void idsWithASignAreOneName()
    {
        QFETCH(bool, isOpen);
        const ExpressionNames names =
            isOpen ? ExpressionNames() : ExpressionNames({u"shell-k3x9p2"_s, u"s"_s});
        const auto ask = [](const Reference &reference) -> Result<QJsonValue> {
            if (reference.scope == "shell-k3x9p2"_L1)
                return QJsonValue(40);
            return lookup(reference);
        };

        for (const QString &text :
             {u"{{ shell-k3x9p2.exitCode + 2 }}"_s, u"{{ shell-k3x9p2?.exitCode + 2 }}"_s,
              u"{{ shell-k3x9p2['exitCode'] + 2 }}"_s,
              u"{{ shell-k3x9p2.exitCode - s.number + 9 }}"_s}) {
            const auto value = Template::parse(text, names)->evaluate(ask);
            AO_VERIFY_OK(value);
            QCOMPARE(*value, QJsonValue(42));
        }
        const auto plain = Template::parse(u"{{ shell-k3x9p2.exitCode }}"_s, names)->evaluate(ask);
        AO_VERIFY_OK(plain);
        QCOMPARE(*plain, QJsonValue(40));
    }

    void timeAndChanceAreTheStepsOwn()
    {
        const auto parsed = Template::parse(u"{{ [Date.now(), Math.random()] }}"_s);

        const auto one = parsed->evaluate(lookup, {.now = 5, .seed = 1});
        const auto two = parsed->evaluate(lookup, {.now = 5, .seed = 1});
        const auto other = parsed->evaluate(lookup, {.now = 5, .seed = 2});

        AO_VERIFY_OK(one);
        QCOMPARE(*one, *two);
        QCOMPARE(one->toArray().at(0), QJsonValue(5));
        QVERIFY(one->toArray().at(1) != other->toArray().at(1));
    }

    void aMissingFieldIsAnError()
    {
        const auto value = Template::parse(u"{{ s.list.9 }}"_s)->evaluate(lookup);

        QVERIFY(!value);
        QCOMPARE(value.error().code().text(), workflow::errors::kNoValue.text());
    }

    void templatesAreFoundInsideListsAndObjects()
    {
        const QJsonObject value{{u"a"_s, QJsonArray{u"{{ s.number }}"_s, 1}}};

        const auto resolved = evaluateTemplates(value, lookup);

        AO_VERIFY_OK(resolved);
        QCOMPARE(resolved->toObject().value(u"a").toArray(), QJsonArray({7, 1}));
    }
};

QTEST_GUILESS_MAIN(tst_Template)
#include "tst_template.moc"
