// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/interop/n8nimport.h>
#include <agentops/nodes/builtinnodes.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/nodecatalog.h>
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
    void oddNamesAreToldAndPassedOver();
    void triggersOfEarlierVersionsBecomeSchedules_data();
    void triggersOfEarlierVersionsBecomeSchedules();
    void errorsOfThisOrAnotherWorkflowBeginSteps();
    void aRequestTakesItsQueryAlong();
};

void N8nImportTest::whatIsMadeIsValid()
{
    const Imported imported = importOwnFlow();
    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    NodeCatalog catalog;
    nodes::registerBuiltinNodes(catalog, {});

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
    QTest::newRow("connections that are none")
        << QByteArray("{\"nodes\": [],\n\"connections\": [1]}") << u"flow.json:2:16: error: "_s;
}

void N8nImportTest::mistakesHaveAPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, line);

    const Imported imported = importN8nWorkflow(text, u"flow.json"_s);

    QVERIFY(!imported.document);
    QVERIFY2(lines(imported).value(0).startsWith(line), qPrintable(lines(imported).value(0)));
}

/// Files of other programs have them, and n8n opens those.
void N8nImportTest::oddNamesAreToldAndPassedOver()
{
    const Imported imported = importN8nWorkflow(
        R"({"nodes": [
            {"name": "a", "type": "n8n-nodes-base.manualTrigger"},
            {"name": "b", "type": "n8n-nodes-base.noOp"},
            {"name": "b", "type": "n8n-nodes-base.noOp"}],
            "connections": {
                "a": {"main": [[{"node": "b"}, {"node": "c"}]]},
                "d": {"main": []}}})",
        u"flow.json"_s);

    QVERIFY2(imported.document, qPrintable(lines(imported).join(u'\n')));
    QCOMPARE(lines(imported).size(), 3);
    QVERIFY(lines(imported)[0].startsWith(u"flow.json:4:22: warning: another node is called “b”"));
    QVERIFY(lines(imported)[1].startsWith(u"flow.json:6:48: warning: there is no node “c”"));
    QVERIFY(lines(imported)[2].startsWith(u"flow.json:7:22: warning: there is no node “d”"));
    QCOMPARE(imported.document->edges.size(), 1);
    QCOMPARE(imported.document->edges[0].to.node.text(), u"b_2"_s);
    QVERIFY(importN8nWorkflow(R"({"nodes": [], "connections": []})", u"flow.json"_s).document);
}

void N8nImportTest::triggersOfEarlierVersionsBecomeSchedules_data()
{
    QTest::addColumn<QByteArray>("node");
    QTest::addColumn<QString>("cron");

    QTest::newRow("a day") << QByteArray(
        R"("n8n-nodes-base.cron", "parameters": {"triggerTimes": {"item": [{"hour": 9, "minute": 30}]}})")
                           << u"30 9 * * *"_s;
    QTest::newRow("a week") << QByteArray(
        R"("n8n-nodes-base.cron", "parameters": {"triggerTimes": {"item": [{"mode": "everyWeek", "hour": 9, "weekday": "2"}]}})")
                            << u"0 9 * * 2"_s;
    QTest::newRow("custom") << QByteArray(
        R"("n8n-nodes-base.cron", "parameters": {"triggerTimes": {"item": [{"mode": "custom", "cronExpression": "0 */5 * * * *"}]}})")
                            << u"*/5 * * * *"_s;
    QTest::newRow("an interval") << QByteArray(
        R"("n8n-nodes-base.interval", "parameters": {"interval": 15, "unit": "minutes"})")
                                 << u"*/15 * * * *"_s;
    QTest::newRow("an interval that fits in no hour") << QByteArray(
        R"("n8n-nodes-base.interval", "parameters": {"interval": 7, "unit": "minutes"})")
                                                      << QString();
}

void N8nImportTest::triggersOfEarlierVersionsBecomeSchedules()
{
    QFETCH(QByteArray, node);
    QFETCH(QString, cron);

    const Imported imported =
        importN8nWorkflow(R"({"nodes": [{"name": "a", "type": )" + node + "}]}", u"flow.json"_s);

    QVERIFY(imported.document);
    QCOMPARE(imported.document->nodes[0].kind,
             cron.isEmpty() ? u"foreign.n8n"_s : u"trigger.schedule"_s);
    QCOMPARE(imported.document->nodes[0].parameters["cron"_L1].toString(), cron);
}

void N8nImportTest::errorsOfThisOrAnotherWorkflowBeginSteps()
{
    const auto kindOf = [](const QByteArray &others) {
        const Imported imported = importN8nWorkflow(
            R"({"nodes": [{"name": "a", "type": "n8n-nodes-base.errorTrigger"})" + others + "]}",
            u"flow.json"_s);
        return imported.document ? imported.document->nodes[0].kind : QString();
    };

    QCOMPARE(kindOf({}), u"trigger.run"_s);
    QCOMPARE(kindOf(R"(, {"name": "b", "type": "n8n-nodes-base.manualTrigger"})"),
             u"trigger.failure"_s);
}

void N8nImportTest::aRequestTakesItsQueryAlong()
{
    const Imported imported = importN8nWorkflow(
        R"({"nodes": [{"name": "a", "type": "n8n-nodes-base.httpRequest", "parameters": {
            "url": "https://example.org/x?y=1", "authentication": "none", "sendQuery": true,
            "queryParameters": {"parameters": [{"name": "q", "value": "a b&c"}]}}}]})",
        u"flow.json"_s);

    QVERIFY(imported.document);
    QCOMPARE(imported.document->nodes[0].kind, u"http.request"_s);
    QCOMPARE(imported.document->nodes[0].parameters["url"_L1],
             QJsonValue(u"https://example.org/x?y=1&q=a%20b%26c"_s));
}

QTEST_GUILESS_MAIN(N8nImportTest)
#include "tst_n8nimport.moc"
