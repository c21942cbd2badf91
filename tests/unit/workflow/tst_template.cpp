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
        QTest::newRow("values are not templates")
            << u"{{ s.text }}."_s << QJsonValue(u"hi {{ not again }}."_s);
        QTest::newRow("escaped") << u"{{{{ s.number }}"_s << QJsonValue(u"{{ s.number }}"_s);
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
        QTest::newRow("no name") << u"{{ s }}"_s << u"0"_s;
        QTest::newRow("empty") << u"a{{}}"_s << u"1"_s;
        QTest::newRow("an operator") << u"{{ s.x + 1 }}"_s << u"0"_s;
        QTest::newRow("empty segment") << u"{{ s..x }}"_s << u"0"_s;
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
