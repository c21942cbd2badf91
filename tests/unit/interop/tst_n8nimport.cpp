// SPDX-License-Identifier: GPL-3.0-or-later
#include "interopcatalog.h"

#include <agentops/interop/n8nimport.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/validation.h>

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::interop;
using namespace agentops::workflow;

namespace {

QByteArray ownFlow()
{
    QFile file(QStringLiteral(AO_SOURCE_DIR "/tests/unit/interop/data/flow.n8n.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Imported importOwnFlow()
{
    return importN8nWorkflow(ownFlow(), u"flow.json"_s);
}

QStringList lines(const Imported &imported)
{
    QStringList lines;
    for (const Finding &finding : imported.findings)
        lines.append(finding.toLine());
    return lines;
}

} // namespace

class N8nImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsMadeIsValid();
    void theSameSourceGivesTheSameBytes();
    void knownNodesBecomeOwnSteps();
    void otherNodesAreKeptAsTheyAre();
    void connectionsBecomeEdges();
    void waysBackAreLeftOutAndNamed();
    void aSimpleLoopBecomesAMap();
    void stickyNotesBecomeNotes();
    void mistakesHaveAPlace_data();
    void mistakesHaveAPlace();
};

void N8nImportTest::whatIsMadeIsValid()
{
    const Imported imported = importOwnFlow();
    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    NodeCatalog catalog;
    testing::addImportedKinds(catalog);

    QStringList errors;
    const auto diagnostics = validate(*imported.document, catalog);
    for (const Diagnostic &diagnostic : diagnostics) {
        if (diagnostic.severity == Diagnostic::Severity::Error)
            errors.append(diagnostic.toLine(diagnostic.node.text()));
    }

    QCOMPARE(errors.join(u'\n'), QString());
}

void N8nImportTest::theSameSourceGivesTheSameBytes()
{
    QCOMPARE(writeDocument(*importOwnFlow().document), writeDocument(*importOwnFlow().document));
}

void N8nImportTest::knownNodesBecomeOwnSteps()
{
    const Document document = *importOwnFlow().document;
    const auto node = [&document](const QString &id) {
        return *document.findNode(NodeId(id));
    };

    QCOMPARE(node(u"by-hand"_s).kind, u"trigger.manual"_s);
    QCOMPARE(node(u"each-day"_s).parameters, (QJsonObject{{u"cron"_s, u"30 6 * * *"_s}}));
    QCOMPARE(node(u"run-tests"_s).kind, u"shell.command"_s);
    QCOMPARE(node(u"run-tests"_s).parameters,
             (QJsonObject{{u"command"_s, u"make test {{{{ x }}"_s}}));
    QCOMPARE(node(u"run-tests"_s).onError, OnError::Continue);
    QCOMPARE(node(u"ask"_s).kind, u"http.request"_s);
    QCOMPARE(node(u"ask"_s).parameters.value("headers"_L1),
             (QJsonObject{{u"Accept"_s, u"text/plain"_s}}));
    QCOMPARE(node(u"ask"_s).retry.maxAttempts, 4);
    QCOMPARE(node(u"fields"_s).parameters,
             (QJsonObject{{u"code"_s, u"return {\"a\": \"x\", \"b\": 2};"_s}}));
    QCOMPARE(node(u"both"_s).join.count, 2);
    QVERIFY(node(u"nothing"_s).isMuted);
}

void N8nImportTest::otherNodesAreKeptAsTheyAre()
{
    const Document document = *importOwnFlow().document;

    const Node &node = *document.findNode(NodeId(u"send"_s));
    QCOMPARE(node.kind, u"foreign.n8n"_s);
    QCOMPARE(node.parameters.value("type"_L1), QJsonValue(u"n8n-nodes-base.slack"_s));
    // A text with `{{` is kept from being an expression of ours.
    QCOMPARE(node.parameters.value("parameters"_L1)["text"_L1],
             QJsonValue(u"={{{{ $json.text }}"_s));
    QVERIFY(
        lines(importOwnFlow()).join(u'\n').contains(u"warning: “Send” (slack) has no equivalent"));
}

void N8nImportTest::connectionsBecomeEdges()
{
    const Document document = *importOwnFlow().document;

    QStringList edges;
    for (const Edge &edge : document.edges)
        edges.append(edge.from.node.text() + u'.' + edge.from.port + u' ' + edge.to.node.text());
    QVERIFY(edges.contains(u"by-hand.done run-tests"_s));
    QVERIFY(edges.contains(u"run-tests.output both"_s));
    QVERIFY(edges.contains(u"ask.json both"_s));
    QVERIFY(edges.contains(u"ask.error nothing"_s));
    const auto second = std::ranges::find_if(document.edges, [](const Edge &edge) {
        return edge.from.node.text() == u"choose" && edge.to.node.text() == u"fields";
    });
    QVERIFY(second != document.edges.end());
    QCOMPARE(second->unknown.value("n8n"_L1)["output"_L1], QJsonValue(1));
}

void N8nImportTest::waysBackAreLeftOutAndNamed()
{
    const Imported imported = importOwnFlow();

    QVERIFY(
        lines(imported).join(u'\n').contains(u"the way back from “Fields” to “Both” is left out"));
    const auto isBack = [](const Edge &edge) {
        return edge.from.node.text() == u"fields" && edge.to.node.text() == u"both";
    };
    QVERIFY(std::ranges::none_of(imported.document->edges, isBack));
}

void N8nImportTest::aSimpleLoopBecomesAMap()
{
    const QByteArray flow =
        R"({"nodes": [
            {"name": "List", "type": "n8n-nodes-base.code", "parameters": {"jsCode": "return [1, 2];"}},
            {"name": "Each", "type": "n8n-nodes-base.splitInBatches", "typeVersion": 3},
            {"name": "Work", "type": "n8n-nodes-base.executeCommand", "parameters": {"command": "date"}},
            {"name": "Pause", "type": "n8n-nodes-base.wait", "parameters": {"amount": 2, "unit": "minutes"}},
            {"name": "End", "type": "n8n-nodes-base.noOp"}],
          "connections": {
            "List": {"main": [[{"node": "Each"}]]},
            "Each": {"main": [[{"node": "End"}], [{"node": "Work"}]]},
            "Work": {"main": [[{"node": "Pause"}]]},
            "Pause": {"main": [[{"node": "Each"}]]}}})";

    const Imported imported = importN8nWorkflow(flow, u"flow.json"_s);

    QVERIFY(imported.document);
    const auto node = [&imported](const QString &id) {
        return *imported.document->findNode(NodeId(id));
    };
    QCOMPARE(imported.findings.size(), 0);
    QCOMPARE(node(u"each"_s).kind, u"flow.map"_s);
    QCOMPARE(node(u"each"_s).parameters,
             (QJsonObject{{u"items"_s, u"{{ list.result }}"_s}, {u"maxParallel"_s, 1}}));
    QCOMPARE(node(u"work"_s).parent.text(), u"each"_s);
    QCOMPARE(node(u"pause"_s).parameters, (QJsonObject{{u"seconds"_s, 120}}));
    QStringList edges;
    for (const Edge &edge : imported.document->edges)
        edges.append(edge.from.node.text() + u' ' + edge.to.node.text());
    edges.sort();
    QCOMPARE(edges, (QStringList{u"each end"_s, u"list each"_s, u"work pause"_s}));
}

void N8nImportTest::stickyNotesBecomeNotes()
{
    const Document document = *importOwnFlow().document;

    QCOMPARE(document.notes.size(), 1);
    QCOMPARE(document.notes[0].text, u"## Why"_s);
    QCOMPARE(document.layout.notes.value(document.notes[0].id), QRectF(-40, -200, 300, 120));
    QCOMPARE(document.layout.nodes.value(NodeId(u"ask"_s)), QPointF(240, 160));
}

void N8nImportTest::mistakesHaveAPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("line");

    QTest::newRow("no JSON") << QByteArray("{\n  \"nodes\": [}") << u"flow.json:2:13: error: "_s;
    QTest::newRow("a list") << QByteArray("[]") << u"flow.json:1:1: error: "_s;
    QTest::newRow("no nodes") << QByteArray("{}") << u"flow.json:1:1: error: "_s;
    QTest::newRow("a node without a type")
        << QByteArray("{\"nodes\": [\n  {\"name\": \"a\"}]}") << u"flow.json:"_s;
    QTest::newRow("a type that is no text")
        << QByteArray("{\"nodes\": [\n  {\"name\": \"a\",\n   \"type\": 1}]}")
        << u"flow.json:3:12: error: "_s;
    QTest::newRow("two nodes of one name")
        << QByteArray("{\"nodes\": [{\"name\": \"a\", \"type\": \"x\"},\n{\"name\": \"a\", "
                      "\"type\": \"x\"}]}")
        << u"flow.json:2:10: error: $.nodes[1].name: another node has this name"_s;
    QTest::newRow("a connection to nowhere") << QByteArray(
        "{\"nodes\": [{\"name\": \"a\", \"type\": \"x\"}], \"connections\":\n{\"a\": {\"main\": "
        "[[{\"node\": \"b\"}]]}}}") << u"flow.json:2:27: error: "_s;
}

void N8nImportTest::mistakesHaveAPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, line);

    const Imported imported = importN8nWorkflow(text, u"flow.json"_s);

    QVERIFY(!imported.document);
    QVERIFY2(lines(imported).value(0).startsWith(line), qPrintable(lines(imported).value(0)));
}

QTEST_GUILESS_MAIN(N8nImportTest)
#include "tst_n8nimport.moc"
