// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/clock.h>
#include <agentops/nodes/builtinnodes.h>
#include <agentops/nodes/examples.h>
#include <agentops/syntax/language.h>
#include <agentops/testsupport/jsonschema.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/schema.h>
#include <agentops/workflow/validation.h>

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

namespace {

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString contentOfAll(const QString &folder, const QString &pattern)
{
    QString all;
    QDirIterator files(QStringLiteral(AO_SOURCE_DIR "/") + folder, {pattern}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        all += contentOf(files.next());
    return all;
}

/// What schema.h says about schemas, as one.
JsonSchema schemaOfSchemas()
{
    return JsonSchema(QJsonDocument::fromJson(R"({
        "$ref": "#/$defs/schema",
        "$defs": {"schema": {
            "type": "object",
            "properties": {
                "type": {"enum": ["string", "number", "boolean", "object", "array"]},
                "description": {"type": "string"},
                "enum": {"type": "array", "items": {"type": "string"}},
                "properties": {"type": "object",
                               "additionalProperties": {"$ref": "#/$defs/schema"}},
                "required": {"type": "array", "items": {"type": "string"}},
                "items": {"$ref": "#/$defs/schema"},
                "additionalProperties": {"oneOf": [{"const": false}, {"$ref": "#/$defs/schema"}]}
            },
            "additionalProperties": false}}})")
                          .object());
}

/// Objects and lists: the type alone does not say what is in them.
bool hasParts(PortType type)
{
    const QJsonValue name = portSchema({.type = type}).value("type"_L1);
    return name == "object"_L1 || name == "array"_L1;
}

} // namespace

/// What every kind of step has to bring along.
class TestStepKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void itSaysWhatItIs_data() { addKinds(); }
    void itSaysWhatItIs();
    void itsIconIsInTheProgram_data() { addKinds(); }
    void itsIconIsInTheProgram();
    void itsPortsAndParametersAreNamed_data() { addKinds(); }
    void itsPortsAndParametersAreNamed();
    void itsParametersHaveEditors_data() { addKinds(); }
    void itsParametersHaveEditors();
    void itsPortsStateTheirSchemas_data() { addKinds(); }
    void itsPortsStateTheirSchemas();
    void itsParametersFitTheirSchemas_data() { addKinds(); }
    void itsParametersFitTheirSchemas();
    void setValuesKnowsTheNamesThatAreWritten();
    void itsErrorsExist_data() { addKinds(); }
    void itsErrorsExist();
    void itHasAnExampleWithoutMistakes_data() { addKinds(); }
    void itHasAnExampleWithoutMistakes();
    void itHasATest_data() { addKinds(); }
    void itHasATest();
    void itIsInTheTableOfSteps_data() { addKinds(); }
    void itIsInTheTableOfSteps();

private:
    void addKinds();

    SystemClock m_clock;
    NodeCatalog m_catalog;
    QStringList m_icons;
    QString m_errors;
    QString m_tests;
    QString m_table;
};

void TestStepKinds::initTestCase()
{
    nodes::NodeDependencies dependencies;
    dependencies.clock = &m_clock;
    nodes::registerBuiltinNodes(m_catalog, dependencies);
    m_icons = contentOf(QStringLiteral(AO_SOURCE_DIR "/resources/icons/icons.txt")).split(u'\n');
    m_errors = contentOfAll(u"core"_s, u"*.h"_s);
    m_tests = contentOfAll(u"tests"_s, u"tst_*.cpp"_s);
    m_table = contentOf(QStringLiteral(AO_SOURCE_DIR "/core/nodes/README.md"));
}

void TestStepKinds::addKinds()
{
    QTest::addColumn<QString>("kind");
    for (const NodeType *type : m_catalog.types())
        QTest::newRow(qPrintable(type->kind)) << type->kind;
}

void TestStepKinds::itSaysWhatItIs()
{
    QFETCH(const QString, kind);
    const NodeType &type = *m_catalog.findType(kind);

    QVERIFY(!type.title.isEmpty());
    QVERIFY(type.help.endsWith(u'.'));
    const QStringList categories{u"trigger"_s, u"flow"_s,   u"shell"_s, u"git"_s,
                                 u"code"_s,    u"review"_s, u"net"_s};
    QVERIFY2(categories.contains(type.category), qPrintable(type.category));
}

void TestStepKinds::itsIconIsInTheProgram()
{
    QFETCH(const QString, kind);

    const QString icon = m_catalog.findType(kind)->icon;

    QVERIFY2(m_icons.contains(icon), qPrintable(icon));
}

void TestStepKinds::itsPortsAndParametersAreNamed()
{
    QFETCH(const QString, kind);
    const NodeType &type = *m_catalog.findType(kind);

    QSet<QString> names;
    for (const Parameter &parameter : type.parameters) {
        QVERIFY2(!parameter.title.isEmpty(), qPrintable(parameter.name));
        QVERIFY2(!names.contains(parameter.name), qPrintable(parameter.name));
        names.insert(parameter.name);
        QCOMPARE(parameter.type == Parameter::Type::Choice, !parameter.choices.isEmpty());
        if (!parameter.choices.isEmpty())
            QVERIFY(parameter.choices.contains(parameter.defaultValue.toString()));
    }
    names.clear();
    for (const Port &port : type.outputs) {
        QVERIFY2(!port.name.isEmpty() && !names.contains(port.name), qPrintable(port.name));
        names.insert(port.name);
    }
    QVERIFY(type.summaryParameter.isEmpty() || type.findParameter(type.summaryParameter));
}

void TestStepKinds::itsParametersHaveEditors()
{
    QFETCH(const QString, kind);
    using Editor = Parameter::Editor;
    using Type = Parameter::Type;
    const QList<Type> own{Type::Number, Type::Boolean, Type::Choice, Type::Secret};

    for (const Parameter &parameter : m_catalog.findType(kind)->parameters) {
        const Editor editor = parameter.editor;
        const QByteArray name = parameter.name.toUtf8();
        QVERIFY2(editor == Editor::Plain || !own.contains(parameter.type), name.constData());
        QVERIFY2(editor == Editor::Code || !parameter.isCode, name.constData());
        QVERIFY2(editor == Editor::Expression || !parameter.isOfBody, name.constData());
        QCOMPARE(editor == Editor::Code, !parameter.language.isEmpty());
        if (editor == Editor::Code)
            QVERIFY2(syntax::languageOfFile(u"x."_s + parameter.language), name.constData());
        if (parameter.type == Type::Path) {
            const QList<Editor> ofPaths{Editor::File, Editor::Folder, Editor::Workflow};
            QVERIFY2(ofPaths.contains(editor), name.constData());
        }
    }
}

void TestStepKinds::itsPortsStateTheirSchemas()
{
    QFETCH(const QString, kind);
    const NodeType &type = *m_catalog.findType(kind);
    const JsonSchema rules = schemaOfSchemas();

    for (const Port &port : type.inputs + type.outputs) {
        const QJsonObject schema = portSchema(port);
        QCOMPARE(rules.problems(schema), QStringList());
        QCOMPARE(schema.value("type"_L1), portSchema({.type = port.type}).value("type"_L1));
    }
    for (const Port &port : type.outputs)
        QVERIFY2(!hasParts(port.type) || !port.schema.isEmpty(), qPrintable(port.name));
}

void TestStepKinds::itsParametersFitTheirSchemas()
{
    QFETCH(const QString, kind);
    const JsonSchema rules = schemaOfSchemas();
    const auto example = nodes::stepExample(kind);
    QVERIFY(example);
    const QJsonObject written = example->document.findNode(example->step)->parameters;

    for (const Parameter &parameter : m_catalog.findType(kind)->parameters) {
        const JsonSchema schema(parameterSchema(parameter));
        QCOMPARE(rules.problems(parameterSchema(parameter)), QStringList());
        for (const QJsonValue &value : {parameter.defaultValue, written.value(parameter.name)}) {
            const bool isThere = !value.isNull() && !value.isUndefined();
            if (isThere && !value.toString().contains("{{"_L1))
                QCOMPARE(schema.problems(value), QStringList());
        }
    }
}

void TestStepKinds::setValuesKnowsTheNamesThatAreWritten()
{
    const NodeType &type = *m_catalog.findType(u"flow.set");
    const auto isKnown = [&type](const QJsonValue &values, const QString &name) {
        const Node node{.kind = type.kind, .parameters = {{u"values"_s, values}}};
        return schema::member(portSchema(*type.findOutput(node, u"values")), name).has_value();
    };

    const QJsonObject written{{u"a"_s, u"{{ run.id }}"_s}};
    QVERIFY(isKnown(written, u"a"_s));
    QVERIFY(!isKnown(written, u"b"_s));
    QVERIFY(isKnown(u"{{ inputs.all }}"_s, u"b"_s));
    QVERIFY(!isKnown(QJsonObject(), u"b"_s));
}

void TestStepKinds::itsErrorsExist()
{
    QFETCH(const QString, kind);

    for (const QString &code : m_catalog.findType(kind)->errorCodes)
        QVERIFY2(m_errors.contains(u"{\""_s + code + u'"'), qPrintable(code));
}

void TestStepKinds::itHasAnExampleWithoutMistakes()
{
    QFETCH(const QString, kind);

    const auto example = nodes::stepExample(kind);

    QVERIFY(example);
    const Node *step = example->document.findNode(example->step);
    QVERIFY(step);
    QCOMPARE(step->kind, kind);
    for (const Diagnostic &diagnostic : validate(example->document, m_catalog))
        QFAIL(qPrintable(diagnostic.message));
}

void TestStepKinds::itHasATest()
{
    QFETCH(const QString, kind);

    QVERIFY(m_tests.contains(u'"' + kind + u'"'));
}

void TestStepKinds::itIsInTheTableOfSteps()
{
    QFETCH(const QString, kind);

    QVERIFY(m_table.contains(u'`' + kind + u'`'));
}

QTEST_GUILESS_MAIN(TestStepKinds)
#include "tst_stepkinds.moc"
