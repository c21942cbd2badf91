// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/testsupport/jsonschema.h>
#include <agentops/workflow/nodetype.h>
#include <agentops/workflow/schema.h>

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workflow;

/// What ports and parameters say about their values.
class tst_Schema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTypeSaysWhatItTakes_data()
    {
        QTest::addColumn<PortType>("type");
        QTest::addColumn<QString>("fitting"); // of those below
        QTest::newRow("any") << PortType::Any << u"text number boolean object list nothing"_s;
        QTest::newRow("text") << PortType::Text << u"text"_s;
        QTest::newRow("number") << PortType::Number << u"number"_s;
        QTest::newRow("boolean") << PortType::Boolean << u"boolean"_s;
        QTest::newRow("object") << PortType::Object << u"object"_s;
        QTest::newRow("list") << PortType::List << u"list"_s;
        QTest::newRow("file") << PortType::File << u"text"_s;
        QTest::newRow("diff") << PortType::Diff << u"object"_s;
        QTest::newRow("findings") << PortType::Findings << u"list"_s;
        QTest::newRow("model") << PortType::Model << u"object"_s;
    }

    void aTypeSaysWhatItTakes()
    {
        QFETCH(PortType, type);
        QFETCH(QString, fitting);
        const JsonSchema schema(portSchema({.type = type}));
        const QList<std::pair<QString, QJsonValue>> values{{u"text"_s, u"/a"_s},
                                                           {u"number"_s, 1.5},
                                                           {u"boolean"_s, true},
                                                           {u"object"_s, QJsonObject{{u"a"_s, 1}}},
                                                           {u"list"_s, QJsonArray{1, u"b"_s}},
                                                           {u"nothing"_s, QJsonValue::Null}};

        QStringList found;
        for (const auto &[name, value] : values) {
            if (schema.problems(value).isEmpty())
                found.append(name);
        }

        QCOMPARE(found.join(u' '), fitting);
    }

    void aPortSaysMoreThanItsType()
    {
        const Port port{.name = u"states"_s,
                        .type = PortType::List,
                        .help = u"One each."_s,
                        .schema = schema::list(schema::choice({u"on"_s, u"off"_s}))};

        const QJsonObject made = portSchema(port);

        QCOMPARE(made.value("description"_L1).toString(), u"One each."_s);
        QVERIFY(JsonSchema(made).problems(QJsonArray{u"on"_s}).isEmpty());
        QVERIFY(!JsonSchema(made).problems(QJsonArray{u"on"_s, u"up"_s}).isEmpty());
    }

    void anObjectHasItsFieldsAndNoOthers()
    {
        const JsonSchema schema(report());

        QCOMPARE(schema.problems(QJsonObject{{u"total"_s, 1}}), QStringList());
        QCOMPARE(schema.problems(QJsonObject{{u"total"_s, 1}, {u"note"_s, u"x"_s}}), QStringList());
        QCOMPARE(schema.problems(QJsonObject{{u"note"_s, 2}}),
                 QStringList({u"$: total is missing"_s, u"$.note: does not fit type"_s}));
        QCOMPARE(schema.problems(QJsonObject{{u"total"_s, 1}, {u"x"_s, 1}}),
                 QStringList(u"$: x may not be there"_s));
    }

    void whatIsInAValueIsFound_data()
    {
        QTest::addColumn<QJsonObject>("schema");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("type"); // empty: there is no such member
        const auto row = [](const char *name, const QJsonObject &schema, const QString &key,
                            const QString &type) {
            QTest::newRow(name) << schema << key << type;
        };
        row("a field", report(), u"total"_s, u"number"_s);
        row("a field that is not there", report(), u"totals"_s, {});
        row("any name", schema::map(schema::text()), u"x-y"_s, u"text"_s);
        row("an item", schema::list(report()), u"3"_s, u"object"_s);
        row("what the language has for lists", schema::list(report()), u"length"_s, u"any"_s);
        row("what the language has for texts", schema::text(), u"length"_s, u"any"_s);
        row("an index of an object", report(), u"0"_s, {});
        row("of anything", {}, u"a"_s, u"any"_s);
    }

    void whatIsInAValueIsFound()
    {
        QFETCH(QJsonObject, schema);
        QFETCH(QString, key);
        QFETCH(QString, type);

        const auto member = schema::member(schema, key);

        QCOMPARE(member ? schema::typeName(*member) : QString(), type);
    }

    void aParameterSaysHowItIsWritten()
    {
        using Type = Parameter::Type;
        const auto fits = [](Type type, const QJsonValue &value) {
            const Parameter parameter{.type = type, .choices = {u"a"_s, u"b"_s}};
            return JsonSchema(parameterSchema(parameter)).problems(value).isEmpty();
        };
        const QJsonObject secret{{u"secret"_s, u"token"_s}};

        QVERIFY(fits(Type::Path, u"a"_s) && !fits(Type::Path, 1));
        QVERIFY(fits(Type::Choice, u"a"_s) && !fits(Type::Choice, u"c"_s));
        QVERIFY(fits(Type::Secret, secret) && !fits(Type::Secret, u"token"_s));
        QVERIFY(fits(Type::Object, QJsonObject{{u"A"_s, secret}, {u"B"_s, u"b"_s}}));
        QVERIFY(fits(Type::List, QJsonArray{u"a"_s}) && !fits(Type::List, QJsonArray{1}));
        QVERIFY(fits(Type::Value, QJsonArray{1}) && fits(Type::Value, u"a"_s));
        QCOMPARE(parameterSchema({.help = u"Why."_s}).value("description"_L1).toString(),
                 u"Why."_s);
    }

private:
    static QJsonObject report()
    {
        return schema::object({{.name = u"total"_s, .schema = schema::number()},
                               {.name = u"note"_s, .schema = schema::text(), .isOptional = true}});
    }
};

QTEST_GUILESS_MAIN(tst_Schema)
#include "tst_schema.moc"
