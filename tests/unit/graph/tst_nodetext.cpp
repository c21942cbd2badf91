// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/clock.h>
#include <agentops/base/workerpool.h>
#include <agentops/nodes/builtinnodes.h>
#include <agentops/nodes/examples.h>
#include <agentops/ui/graph/nodetext.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/validation.h>

#include <QtCore/QTranslator>
#include <QtTest/QTest>

#include <algorithm>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;

namespace {

/// Turns the texts of one context around, so that it shows which ones pass through it.
class Reversing : public QTranslator
{
public:
    explicit Reversing(QByteArray context) : m_context(std::move(context)) { }

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *text, const char *, int) const override
    {
        QString reversed = QString::fromUtf8(text);
        std::ranges::reverse(reversed);
        return context == m_context ? reversed : QString();
    }

private:
    QByteArray m_context;
};

} // namespace

/// The words of the catalogue and of validation.
class TestNodeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        nodes::registerBuiltinNodes(m_catalog, {.clock = &m_clock, .git = &m_pool, .cpu = &m_pool});
    }
    void everyTextOfTheCatalogueCanBeTranslated();
    void everyTextOfTheExamplesCanBeTranslated();
    void aNodeIsCalledByItsKindUntilItIsRenamed();
    void anExampleOpensInThePersonsLanguage();
    void aProblemIsSaidByItsCode();

private:
    SystemClock m_clock;
    WorkerPool m_pool{u"test"_s, 1};
    workflow::NodeCatalog m_catalog;
};

void TestNodeText::everyTextOfTheCatalogueCanBeTranslated()
{
    QSet<QString> texts;
    for (const workflow::NodeType *type : m_catalog.types()) {
        texts << type->title << type->help;
        for (const workflow::Port &port : type->inputs + type->outputs)
            texts << port.help;
        if (const auto after = type->findInput(QString(workflow::kAfterPort)))
            texts << after->help;
        for (const QLatin1StringView name : {workflow::kDonePort, workflow::kErrorPort})
            texts << type->findOutput({}, QString(name))->help;
        for (const workflow::Parameter &parameter : type->parameters) {
            texts << parameter.title << parameter.help << parameter.placeholder;
            for (const QString &choice : parameter.choices) {
                if (choice != choice.toUpper()) // GET and the like
                    texts << choice;
            }
        }
    }
    texts.remove(QString());
    const QStringList listed = nodeCatalogTexts();

    const QSet<QString> known(listed.begin(), listed.end());
    QCOMPARE(QStringList((texts - known).values()).join(u'\n'), QString());
    QCOMPARE(QStringList((known - texts).values()).join(u'\n'), QString());
}

void TestNodeText::everyTextOfTheExamplesCanBeTranslated()
{
    QSet<QString> texts;
    for (const nodes::ExampleWorkflow &example : nodes::exampleWorkflows()) {
        const workflow::Document &document = example.document;
        texts << document.properties.name << document.properties.description;
        for (const workflow::InputSpec &input : document.properties.inputs)
            texts << input.help;
        for (const workflow::Node &node : document.nodes)
            texts << node.title;
        for (const workflow::Note &note : document.notes)
            texts << note.text;
        for (const workflow::Group &group : document.groups)
            texts << group.title;
    }
    texts.remove(QString());
    const QStringList listed = exampleWorkflowTexts();

    QCOMPARE(QStringList((texts - QSet(listed.begin(), listed.end())).values()), QStringList());
    QCOMPARE(QStringList((QSet(listed.begin(), listed.end()) - texts).values()), QStringList());
}

void TestNodeText::aNodeIsCalledByItsKindUntilItIsRenamed()
{
    const workflow::NodeType *type = m_catalog.findType(u"git.commit");
    QVERIFY(type);
    Reversing translator("NodeCatalog");
    QVERIFY(QCoreApplication::installTranslator(&translator));
    workflow::Node node;
    node.kind = type->kind;

    QCOMPARE(shownTitle(node, type), u"timmoC"_s);
    node.title = type->title;
    QCOMPARE(shownTitle(node, type), u"timmoC"_s);
    node.title = u"Mine"_s;
    QCOMPARE(shownTitle(node, type), u"Mine"_s);
    QCOMPARE(shownTitle({.kind = u"odd.kind"_s}, nullptr), u"odd.kind"_s);
    QCOMPARE(choiceText(u"is true"_s), u"eurt si"_s);
}

void TestNodeText::anExampleOpensInThePersonsLanguage()
{
    Reversing translator("ExampleWorkflow");
    QVERIFY(QCoreApplication::installTranslator(&translator));
    const workflow::Document example = nodes::exampleWorkflows().first().document;

    const workflow::Document shown = translatedExample(example);

    QCOMPARE(exampleName(example.properties.name), u"pihs dna kcehC"_s);
    QCOMPARE(shown.properties.name, u"pihs dna kcehC"_s);
    QCOMPARE(shown.nodes.first().id, example.nodes.first().id);
    QVERIFY(shown.nodes.first().title != example.nodes.first().title);
}

void TestNodeText::aProblemIsSaidByItsCode()
{
    workflow::Document document = workflow::Document::create(u"Odd"_s);
    document.nodes = {{.id = workflow::NodeId(u"a"_s), .kind = u"no.such"_s},
                      {.id = workflow::NodeId(u"b"_s), .kind = u"condition"_s},
                      {.id = workflow::NodeId(u"c"_s), .kind = u"file.write"_s},
                      {.id = workflow::NodeId(u"d"_s), .kind = u"review.diff"_s},
                      {.id = workflow::NodeId(u"e"_s),
                       .kind = u"note"_s,
                       .parameters = {{u"text"_s, u"{{ d.diff.lines }}"_s}}}};
    document.edges = {{.id = workflow::EdgeId(u"f"_s),
                       .from = {workflow::NodeId(u"d"_s), u"done"_s},
                       .to = {workflow::NodeId(u"e"_s), u"after"_s}}};
    QStringList said;

    for (const workflow::Diagnostic &diagnostic : validate(document, m_catalog))
        said.append(diagnosticText(diagnostic));

    QCOMPARE(said,
             QStringList({u"This program has no node of the kind “no.such”."_s,
                          u"The input “value” needs a connection."_s, u"“path” needs a value."_s,
                          u"“d.diff” has no field “lines”."_s}));
}

QTEST_GUILESS_MAIN(TestNodeText)
#include "tst_nodetext.moc"
