// SPDX-License-Identifier: GPL-3.0-or-later
#include "testcatalog.h"

#include <agentops/testsupport/await.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/recipe.h>
#include <agentops/workflow/validation.h>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::workflow;

namespace {

Node node(const QString &id, const QString &kind, const QJsonObject &parameters = {})
{
    return {.id = NodeId(id), .kind = kind, .parameters = parameters};
}

Edge edge(const QString &from, const QString &to)
{
    static int count = 0;
    const QStringList a = from.split(u'.');
    const QStringList b = to.split(u'.');
    return {EdgeId(u"e%1"_s.arg(++count)), {NodeId(a[0]), a[1]}, {NodeId(b[0]), b[1]}, {}, {}};
}

} // namespace

class tst_Validation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { testing::addTestKinds(m_catalog); }

    void init()
    {
        m_document = Document::create(u"x"_s);
        m_document.nodes = {node(u"start"_s, u"test.start"_s),
                            node(u"a"_s, u"test.work"_s, {{u"command"_s, u"true"_s}}),
                            node(u"b"_s, u"test.work"_s, {{u"command"_s, u"true"_s}})};
        m_document.edges = {edge(u"start.text"_s, u"a.text"_s), edge(u"a.result"_s, u"b.after"_s)};
    }

    void aGoodDocumentHasNoDiagnostics()
    {
        m_document.edges[1].condition = u"{{ a.result }}"_s;
        QCOMPARE(validate(m_document, m_catalog), QList<Diagnostic>());
    }

    void expressionsMayUseTheWholeLanguage()
    {
        m_document.nodes[2].parameters.insert(
            u"command"_s,
            u"{{ Object.keys(a).map(k => a[k]).join() + `${run.id}` + JSON.stringify(inputs) }}"_s);

        QCOMPARE(validate(m_document, m_catalog), QList<Diagnostic>());
    }

    void anUnknownWordComesWithTheOneThatWasProbablyMeant()
    {
        m_document.nodes[1].kind = u"test.wrok"_s;
        m_document.nodes[2].parameters.insert(u"comand"_s, u"false"_s);

        const QList<Diagnostic> found = validate(m_document, m_catalog);

        QCOMPARE(found.size(), 2);
        QVERIFY2(found[0].message.endsWith("; did you mean 'test.work'?"_L1),
                 qPrintable(found[0].message));
        QVERIFY2(found[1].message.endsWith("; did you mean 'command'?"_L1),
                 qPrintable(found[1].message));
        QCOMPARE(found[1].severity, Diagnostic::Severity::Warning);
    }

    void aDocumentWithoutStepsIsWarnedOf()
    {
        const QList<Diagnostic> found = validate(Document::create(u"x"_s), m_catalog);

        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().severity, Diagnostic::Severity::Warning);
        QCOMPARE(found.first().path, u"$.nodes"_s);
    }

    void connectionsAreRefusedWithTheReason_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const QString &from, const QString &to,
                            ErrorCode code) {
            QTest::newRow(name) << from << to << QString::fromLatin1(code.text());
        };
        using namespace workflow::errors;
        row("missing node", u"nope.x"_s, u"a.text"_s, kUnknownElement);
        row("missing output", u"start.nope"_s, u"a.text"_s, kUnknownPort);
        row("missing input", u"start.text"_s, u"a.nope"_s, kUnknownPort);
        row("an input as source", u"a.after"_s, u"b.text"_s, kUnknownPort);
        row("itself", u"a.result"_s, u"a.after"_s, kSelfConnection);
        row("twice", u"start.text"_s, u"a.text"_s, kDuplicateConnection);
        row("list into text", u"a.list"_s, u"b.text"_s, kTypeMismatch);
        row("a circle", u"b.result"_s, u"a.after"_s, kCycle);
        QTest::newRow("number into text is fine") << u"start.number"_s << u"b.text"_s << QString();
        QTest::newRow("anything into any is fine") << u"a.list"_s << u"b.after"_s << QString();
    }

    void connectionsAreRefusedWithTheReason()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, code);
        const Edge wanted = edge(from, to);

        const auto result = canConnect(m_document, m_catalog, wanted.from, wanted.to);

        QCOMPARE(result ? QString() : QString::fromLatin1(result.error().code().text()), code);
    }

    void aMutedEdgeIsAsIfItWereNotThere()
    {
        for (Edge wrong : {edge(u"zz.x"_s, u"a.text"_s), edge(u"start.text"_s, u"b.zz"_s),
                           edge(u"a.list"_s, u"b.text"_s), edge(u"b.result"_s, u"a.after"_s)}) {
            wrong.isMuted = true;
            wrong.condition = u"{{"_s;
            m_document.edges.append(wrong);
        }

        QCOMPARE(validate(m_document, m_catalog), QList<Diagnostic>());
        const auto recipe = Recipe::create(m_document, m_catalog);
        AO_VERIFY_OK(recipe);
        QCOMPARE((*recipe)->root().edges.size(), 2U);
    }

    void aCircleThroughAMutedEdgeIsNone()
    {
        m_document.edges[1].isMuted = true;

        const auto back = canConnect(m_document, m_catalog, {NodeId(u"b"_s), u"result"_s},
                                     {NodeId(u"a"_s), u"after"_s});
        const auto again =
            canConnect(m_document, m_catalog, m_document.edges[1].from, m_document.edges[1].to);

        AO_VERIFY_OK(back);
        QVERIFY(!again && again.error().code() == workflow::errors::kDuplicateConnection);
    }

    void whatIsWrongIsFound_data()
    {
        QTest::addColumn<Document>("document");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("where");
        init();
        using namespace workflow::errors;
        const auto row = [this](const char *name, ErrorCode code, const QString &path,
                                const QString &where, auto change) {
            Document document = m_document;
            change(document);
            QTest::newRow(name) << document << QString::fromLatin1(code.text()) << path << where;
        };
        row("unknown kind", kUnknownKind, u"$.nodes[1].kind"_s, u"a/"_s,
            [](Document &d) { d.nodes[1].kind = u"nope"_s; });
        row("edge from nowhere", kUnknownElement, u"$.edges[2].from"_s, u"/"_s,
            [](Document &d) { d.edges.append(edge(u"zz.x"_s, u"a.text"_s)); });
        row("edge to an unknown port", kUnknownPort, u"$.edges[2].to"_s, u"b/"_s,
            [](Document &d) { d.edges.append(edge(u"start.text"_s, u"b.zz"_s)); });
        row("types that do not fit", kTypeMismatch, u"$.edges[2]"_s, u"b/"_s,
            [](Document &d) { d.edges.append(edge(u"a.list"_s, u"b.text"_s)); });
        row("a circle", kCycle, u"$.nodes[1]"_s, u"a/"_s,
            [](Document &d) { d.edges.append(edge(u"b.result"_s, u"a.after"_s)); });
        row("required input without edge", kMissingInput, u"$.nodes[3]"_s, u"s/"_s,
            [](Document &d) { d.nodes.append(node(u"s"_s, u"test.sink"_s)); });
        row("required input from a muted step", kMissingInput, u"$.nodes[3]"_s, u"s/"_s,
            [](Document &d) {
                d.nodes.append(node(u"s"_s, u"test.sink"_s));
                d.edges.append(edge(u"start.number"_s, u"s.number"_s));
                d.nodes[0].isMuted = true;
            });
        row("required input from a muted edge", kMissingInput, u"$.nodes[3]"_s, u"s/"_s,
            [](Document &d) {
                d.nodes.append(node(u"s"_s, u"test.sink"_s));
                d.edges.append(edge(u"start.number"_s, u"s.number"_s));
                d.edges.last().isMuted = true;
            });
        row("expression of a step behind a muted edge", kBadExpression,
            u"$.nodes[2].parameters.command"_s, u"b/command"_s, [](Document &d) {
                d.nodes[2].parameters.insert(u"command"_s, u"{{ a.result }}"_s);
                d.edges[1].isMuted = true;
            });
        row("required parameter missing", kInvalidDocument, u"$.nodes[1].parameters"_s,
            u"a/command"_s, [](Document &d) { d.nodes[1].parameters = {}; });
        row("number given as text", kInvalidDocument, u"$.nodes[1].parameters.count"_s,
            u"a/count"_s, [](Document &d) { d.nodes[1].parameters.insert(u"count"_s, u"3"_s); });
        row("unknown choice", kInvalidDocument, u"$.nodes[1].parameters.mode"_s, u"a/mode"_s,
            [](Document &d) { d.nodes[1].parameters.insert(u"mode"_s, u"warp"_s); });
        row("a secret written out", kInvalidDocument, u"$.nodes[1].parameters.token"_s,
            u"a/token"_s, [](Document &d) { d.nodes[1].parameters.insert(u"token"_s, u"s3"_s); });
        row("a secret of an object without a name", kInvalidDocument,
            u"$.nodes[1].parameters.variables"_s, u"a/variables"_s, [](Document &d) {
                d.nodes[1].parameters.insert(
                    u"variables"_s, QJsonObject{{u"A"_s, QJsonObject{{u"secret"_s, QString()}}}});
            });
        row("expression without end", kBadExpression, u"$.nodes[1].parameters.command"_s,
            u"a/command"_s,
            [](Document &d) { d.nodes[1].parameters.insert(u"command"_s, u"{{ start.text"_s); });
        row("expression of a later step", kBadExpression, u"$.nodes[1].parameters.command"_s,
            u"a/command"_s,
            [](Document &d) { d.nodes[1].parameters.insert(u"command"_s, u"{{ b.result }}"_s); });
        row("expression of an unknown output", kBadExpression, u"$.nodes[1].parameters.command"_s,
            u"a/command"_s,
            [](Document &d) { d.nodes[1].parameters.insert(u"command"_s, u"{{ start.zz }}"_s); });
        row("expression of an undeclared input", kBadExpression, u"$.nodes[1].parameters.command"_s,
            u"a/command"_s,
            [](Document &d) { d.nodes[1].parameters.insert(u"command"_s, u"{{ inputs.x }}"_s); });
        row("expression of an unknown run field", kBadExpression,
            u"$.nodes[1].parameters.command"_s, u"a/command"_s,
            [](Document &d) { d.nodes[1].parameters.insert(u"command"_s, u"{{ run.x }}"_s); });
        row("edge condition of an unknown output", kBadExpression, u"$.edges[1].condition"_s,
            u"/"_s, [](Document &d) { d.edges[1].condition = u"{{ a.zz }}"_s; });
        row("edge condition of a later step", kBadExpression, u"$.edges[0].condition"_s, u"/"_s,
            [](Document &d) { d.edges[0].condition = u"{{ b.result }}"_s; });
        row("edge condition of an undeclared input", kBadExpression, u"$.edges[0].condition"_s,
            u"/"_s, [](Document &d) { d.edges[0].condition = u"{{ inputs.zz }}"_s; });
        row("an expression that is no JavaScript", kBadExpression,
            u"$.nodes[1].parameters.command"_s, u"a/command"_s,
            [](Document &d) { d.nodes[1].parameters.insert(u"command"_s, u"{{ 1 + }}"_s); });
        row("a longer expression of a later step", kBadExpression,
            u"$.nodes[1].parameters.command"_s, u"a/command"_s, [](Document &d) {
                d.nodes[1].parameters.insert(u"command"_s,
                                             u"{{ [1].map(x => x + b.result.length) }}"_s);
            });
        row("all of a later step", kBadExpression, u"$.nodes[1].parameters.command"_s,
            u"a/command"_s, [](Document &d) {
                d.nodes[1].parameters.insert(u"command"_s, u"{{ JSON.stringify(b) }}"_s);
            });
        row("a name of nothing", kBadExpression, u"$.nodes[1].parameters.command"_s, u"a/command"_s,
            [](Document &d) {
                d.nodes[1].parameters.insert(u"command"_s, u"{{ start.text + zz }}"_s);
            });
        row("edge condition that is no JavaScript", kBadExpression, u"$.edges[0].condition"_s,
            u"/"_s, [](Document &d) { d.edges[0].condition = u"{{ 1 1 }}"_s; });
        row("broken edge condition", kBadExpression, u"$.edges[0].condition"_s, u"/"_s,
            [](Document &d) { d.edges[0].condition = u"{{"_s; });
    }

    void whatIsWrongIsFound()
    {
        QFETCH(Document, document);
        QFETCH(QString, code);
        QFETCH(QString, path);
        QFETCH(QString, where);

        const QList<Diagnostic> found = validate(document, m_catalog);

        QVERIFY(hasErrors(found));
        QCOMPARE(found.first().code, code);
        QCOMPARE(found.first().path, path);
        QCOMPARE(found.first().node.text() + u'/' + found.first().parameter, where);
        const auto recipe = Recipe::create(document, m_catalog);
        QVERIFY(!recipe);
        QCOMPARE(recipe.error().code().text(), workflow::errors::kInvalidDocument.text());
    }

    void aFieldThatNoValueHasIsAWarning_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("missing"); // place and field
        const auto row = [](const char *name, const QString &text, const QString &missing = {}) {
            QTest::newRow(name) << text << missing;
        };
        row("a field that is there", u"{{ r.report.total }}"_s);
        row("one that is not", u"{{ r.report.totals }}"_s, u"r.report totals"_s);
        row("of an item", u"{{ r.report.cases.0.file }}"_s, u"r.report.cases.0 file"_s);
        row("of an item, in JavaScript", u"{{ r.report.cases[0]?.file ?? 'x' }}"_s,
            u"r.report.cases.0 file"_s);
        row("of what went wrong", u"{{ r.error.stack }}"_s, u"r.error stack"_s);
        row("the code of what went wrong", u"{{ r.error?.code ?? '' }}"_s);
        row("how many there are", u"{{ r.report.cases.length }}"_s);
        row("what the language knows of lists", u"{{ r.report.cases.map(c => c.file) }}"_s);
        row("what the language knows of texts", u"{{ r.report.cases[0].name.length }}"_s);
        row("names that nobody knows before", u"{{ r.headers.any }}"_s);
        row("an output without a schema", u"{{ a.list.0.x }}"_s);
        row("a computed field", u"{{ r.report['to' + 'tals'] }}"_s);
    }

    void aFieldThatNoValueHasIsAWarning()
    {
        QFETCH(QString, text);
        QFETCH(QString, missing);
        m_document.nodes.append(node(u"r"_s, u"test.report"_s));
        m_document.edges.append(edge(u"r.report"_s, u"a.after"_s));
        m_document.nodes[2].parameters.insert(u"command"_s, text);
        m_document.edges[1].condition = text;
        m_document.properties.outputs.insert(u"o"_s, text);

        const QList<Diagnostic> found = validate(m_document, m_catalog);

        QCOMPARE(found.size(), missing.isEmpty() ? 0 : 3);
        for (const Diagnostic &diagnostic : found) {
            QVERIFY(diagnostic.severity == Diagnostic::Severity::Warning);
            QCOMPARE(diagnostic.code, u"workflow.no_value"_s);
            QCOMPARE(diagnostic.arguments.last(2).join(u' '), missing);
        }
        AO_VERIFY_OK(Recipe::create(m_document, m_catalog));
    }

    void aRecipeOrdersStepsAfterWhatTheyNeed()
    {
        m_document.nodes.prepend(node(u"last"_s, u"test.work"_s, {{u"command"_s, u"x"_s}}));
        m_document.edges.append(edge(u"b.result"_s, u"last.after"_s));

        const auto recipe = Recipe::create(m_document, m_catalog);

        AO_VERIFY_OK(recipe);
        QStringList order;
        for (const PlannedStep &step : (*recipe)->root().steps)
            order.append(step.node->id.text());
        QCOMPARE(order, QStringList({u"start"_s, u"a"_s, u"b"_s, u"last"_s}));
        QCOMPARE((*recipe)->root().withDescendants(1), std::vector<int>({1, 2, 3}));
    }

private:
    NodeCatalog m_catalog;
    Document m_document;
};

QTEST_GUILESS_MAIN(tst_Validation)
#include "tst_validation.moc"
