// SPDX-License-Identifier: GPL-3.0-or-later
#include "testcatalog.h"

#include <agentops/testsupport/await.h>
#include <agentops/testsupport/jsonschema.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/validation.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::workflow;

namespace {

Document fullDocument()
{
    Document document = Document::create(u"Naïve \"name\""_s);
    document.properties.description = u"# Title\n\nText with 日本語"_s;
    document.properties.inputs = {
        {u"branch"_s, PortType::Text, u"Which"_s, u"main"_s, true, {{u"x"_s, 1}}}};
    document.properties.unknown = {{u"zeta"_s, QJsonObject{{u"deep"_s, QJsonArray{1, 2.5}}}}};
    Node start{.id = NodeId(u"start"_s), .kind = u"test.start"_s, .title = u"Start"_s};
    start.unknown = {{u"color"_s, u"red"_s}};
    Node work{.id = NodeId(u"work-1"_s), .kind = u"test.work"_s, .title = u"Work"_s};
    work.parameters = {{u"command"_s, u"echo {{ start.text }}"_s}, {u"count"_s, 3}};
    work.retry = {{3, 250ms, 1.5, 5000ms}, false, {}, {{u"spread"_s, 0.5}}};
    work.retry.classes = {
        {ErrorClass::Limited, {8, std::nullopt, 3.0, 90s, {{u"why"_s, u"quota"_s}}}},
        {ErrorClass::Permanent, {2, 0ms, std::nullopt, std::nullopt, {}}}};
    work.timeout = 90s;
    work.overallTimeout = 600s;
    work.when = u"{{ start.number }}"_s;
    work.join = {Join::Policy::AtLeast, 2};
    work.concurrency =
        Concurrency{u"deploy"_s, 2, Concurrency::OnConflict::Queue, {{u"since"_s, 2}}};
    work.idempotencyKey = u"{{ run.id }}"_s;
    work.onError = OnError::Continue;
    work.isMuted = true;
    Node each{.id = NodeId(u"each"_s), .kind = u"flow.map"_s};
    each.join.policy = Join::Policy::Ended;
    Node inner{.id = NodeId(u"inner"_s), .kind = u"test.work"_s};
    inner.parent = each.id;
    inner.join.policy = Join::Policy::Any;
    Node call{.id = NodeId(u"call"_s), .kind = u"flow.call"_s};
    call.inlining = Inlining{.ends = {{EdgeId(u"e1"_s), {work.id, u"text"_s}}},
                             .nodes = {1, 3},
                             .edges = {0},
                             .notes = {2},
                             .groups = {4},
                             .members = {{GroupId(u"g1"_s), {start.id, work.id}}},
                             .unknown = {{u"since"_s, 2}}};
    Node plain{.id = NodeId(u"plain"_s), .kind = u"flow.call"_s};
    plain.inlining = Inlining();
    document.nodes = {start, work, each, inner, call, plain};
    document.properties.outputs = {{u"answer"_s, u"{{ work-1.text }}"_s}};
    document.properties.concurrency =
        Concurrency{u"main"_s, 1, Concurrency::OnConflict::CancelRunning, {}};
    document.properties.workspace = WorkspaceKind::InPlace;
    document.edges = {{EdgeId(u"e1"_s),
                       {start.id, u"text"_s},
                       {work.id, u"text"_s},
                       u"{{ start.number }}"_s,
                       true,
                       {{u"why"_s, true}}}};
    document.notes = {
        {NoteId(u"n1"_s), u"**remember**"_s, u"green"_s, {{u"k"_s, QJsonValue::Null}}}};
    document.groups = {{GroupId(u"g1"_s), u"Both"_s, u"green"_s, {start.id, work.id}, {}}};
    document.layout.nodes = {{start.id, {10, 20}}, {work.id, {300.25, -20}}};
    document.layout.notes = {{NoteId(u"n1"_s), {1, 2, 300, 100}}};
    document.layout.groups = {{GroupId(u"g1"_s), {0, 0, 800, 400}}};
    document.layout.edges = {{EdgeId(u"e1"_s), {{150, 20}, {150, 60.5}}}};
    document.layout.collapsedNodes = {work.id};
    document.layout.collapsedGroups = {GroupId(u"g1"_s)};
    document.layout.viewportOrigin = {-5, 7};
    document.layout.viewportZoom = 0.75;
    document.layout.unknown = {{u"grid"_s, 8}};
    document.layout.viewportUnknown = {{u"rotation"_s, 0}};
    document.layout.placesUnknown = {{u"nodes.start"_s, {{u"color"_s, u"red"_s}}},
                                     {u"edges.e1"_s, {{u"style"_s, u"round"_s}}},
                                     {u"groups.g1"_s, {{u"folded"_s, true}}}};
    return document;
}

QByteArray minimal(const QByteArray &rest)
{
    return "{\n  \"format\": \"agentops.workflow\",\n  \"version\": 1,\n"
           "  \"id\": \"0190f2a5-0000-7000-8000-000000000001\",\n  \"name\": \"x\""
        + rest + "\n}\n";
}

} // namespace

class tst_DocumentCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadBackTheSame()
    {
        const Document document = fullDocument();

        const ParsedDocument parsed = parseDocument(writeDocument(document));

        QCOMPARE(parsed.diagnostics.size(), 0);
        QVERIFY(parsed.document == document);
    }

    void theSameDocumentGivesTheSameBytes()
    {
        const QByteArray text = writeDocument(fullDocument());

        QCOMPARE(writeDocument(*parseDocument(text).document),
                 writeDocument(*parseDocument(text).document));
        QCOMPARE(writeDocument(*parseDocument(text).document), text);
    }

    void movingOneNodeChangesOneLine()
    {
        Document document = fullDocument();
        const QList<QByteArray> before = writeDocument(document).split('\n');

        document.layout.nodes[NodeId(u"start"_s)] = {11, 20};
        const QList<QByteArray> after = writeDocument(document).split('\n');

        QCOMPARE(after.size(), before.size());
        int changed = 0;
        for (qsizetype i = 0; i < before.size(); ++i)
            changed += before[i] == after[i] ? 0 : 1;
        QCOMPARE(changed, 1);
    }

    void whatIsOnlySeenStandsOnOneLine()
    {
        const QByteArray text = writeDocument(fullDocument());

        for (const QByteArray &line :
             {QByteArray(R"("e1": {"points": [[150, 20], [150, 60.5]], "style": "round"})"),
              QByteArray(R"("work-1": {"x": 300.25, "y": -20, "collapsed": true})"),
              QByteArray(R"("g1": {"x": 0, "y": 0, "width": 800, "height": 400, )"
                         R"("collapsed": true, "folded": true})")})
            QVERIFY2(text.contains("\n      " + line), line.constData());
    }

    void onlyWhatARunDoesNeedsAHigherVersion()
    {
        Document document = Document::create(u"x"_s);
        const NodeId a(u"a"_s);
        const NodeId b(u"b"_s);
        document.nodes = {{.id = a, .kind = u"k"_s}, {.id = b, .kind = u"k"_s}};
        document.edges = {{.id = EdgeId(u"e"_s), .from = {a, u"done"_s}, .to = {b, u"after"_s}}};
        document.notes = {{.id = NoteId(u"n"_s), .color = u"red"_s}};
        document.groups = {{.id = GroupId(u"g"_s), .color = u"red"_s}};
        document.layout.nodes = {{a, {}}};
        document.layout.collapsedNodes = {a};
        document.layout.edges = {{EdgeId(u"e"_s), {{1, 2}}}};

        QVERIFY(writeDocument(document).contains("\"version\": 1,"));
        document.edges[0].isMuted = true;
        QVERIFY(writeDocument(document).contains("\"version\": 2,"));
    }

    void malformedTextIsReportedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("mentions");

        const QString invalid = u"workflow.invalid_document"_s;
        const auto row = [](const char *name, const QByteArray &text, const QString &code, int line,
                            int column, const QString &mentions) {
            QTest::newRow(name) << text << code << line << column << mentions;
        };
        row("empty file", "", u"workflow.malformed"_s, 1, 1, u"JSON"_s);
        row("cut off", "{\n  \"format\": \"agent", u"workflow.malformed"_s, 2, 19, u"JSON"_s);
        row("a conflict of git", "{\n  \"a\": 1,\n<<<<<<< HEAD\n  \"b\": 2\n=======\n",
            u"workflow.malformed"_s, 3, 1, u"conflict markers at line 3"_s);
        row("a conflict of git in a file of Windows", "{\r\n<<<<<<< HEAD\r\n",
            u"workflow.malformed"_s, 2, 1, u"conflict markers at line 2"_s);
        row("what only looks like a conflict", "{\"a\": \"<<<<<<< HEAD", u"workflow.malformed"_s, 1,
            20, u"JSON"_s);
        row("comma missing", "{\n  \"a\": 1\n  \"b\": 2\n}", u"workflow.malformed"_s, 3, 4,
            u"JSON"_s);
        row("a list", "[]", invalid, 1, 1, u"object"_s);
        row("another program's file", "{\"format\": \"n8n\"}", invalid, 1, 12,
            u"agentops.workflow"_s);
        row("no format", "{\"version\": 1}", invalid, 1, 1, u"format"_s);
        row("a newer version", "{\"format\": \"agentops.workflow\",\n \"version\": 3}",
            u"workflow.newer_format"_s, 2, 13, u"newer"_s);
        row("version is text", "{\"format\": \"agentops.workflow\",\n \"version\": \"1\"}", invalid,
            2, 13, u"number"_s);
        row("id is no UUID", minimal("").replace("0190f2a5", "xyz"), invalid, 4, 9, u"UUID"_s);
        row("name missing",
            "{\"format\": \"agentops.workflow\", \"version\": 1,\n \"id\": "
            "\"0190f2a5-0000-7000-8000-000000000001\"}",
            invalid, 1, 1, u"name"_s);
        row("no place to work in", minimal(",\n  \"workspace\": \"elsewhere\""), invalid, 6, 16,
            u"elsewhere"_s);
        row("nodes is an object", minimal(",\n  \"nodes\": {}"), invalid, 6, 12, u"list"_s);
        row("node is a number", minimal(",\n  \"nodes\": [\n    7\n  ]"), invalid, 7, 5,
            u"object"_s);
        row("node without kind", minimal(",\n  \"nodes\": [\n    {\"id\": \"a\"}\n  ]"), invalid, 7,
            5, u"kind"_s);
        row("node id with a space",
            minimal(",\n  \"nodes\": [{\"kind\": \"k\",\n    \"id\": \"a b\"}]"), invalid, 7, 11,
            u"a b"_s);
        row("two nodes with one id",
            minimal(",\n  \"nodes\": [{\"id\": \"a\", \"kind\": \"k\"},\n    {\"id\": \"a\", "
                    "\"kind\": \"k\"}]"),
            invalid, 7, 5, u"taken"_s);
        row("parameters is a list",
            minimal(",\n  \"nodes\": [{\"id\": \"a\", \"kind\": \"k\",\n\"parameters\": []}]"),
            invalid, 7, 15, u"object"_s);
        row("zero attempts",
            minimal(",\n  \"nodes\": [{\"id\": \"a\", \"kind\": \"k\",\n\"retry\": "
                    "{\"maxAttempts\": 0}}]"),
            invalid, 7, 26, u"1000"_s);
        row("negative timeout",
            minimal(",\n  \"nodes\": [{\"id\": \"a\", \"kind\": \"k\",\n\"timeoutMs\": -1}]"),
            invalid, 7, 14, u"zero or more"_s);
        row("unknown onError",
            minimal(
                ",\n  \"nodes\": [{\"id\": \"a\", \"kind\": \"k\",\n\"onError\": \"explode\"}]"),
            invalid, 7, 12, u"stop, skip or continue"_s);
        row("edge without port",
            minimal(",\n  \"edges\": [{\"id\": \"e\",\n\"from\": \"a\", \"to\": \"b.x\"}]"),
            invalid, 7, 9, u"node.port"_s);
        row("key twice", minimal(",\n  \"name\": \"y\""), invalid, 6, 3, u"twice"_s);
        row("input of an unknown type",
            minimal(",\n  \"inputs\": [{\"name\": \"a\", \"type\": \"blob\"}]"), invalid, 6, 36,
            u"blob"_s);
        row("layout is text", minimal(",\n  \"layout\": \"wide\""), invalid, 6, 13, u"object"_s);
        row("edge half muted",
            minimal(",\n  \"edges\": [{\"id\": \"e\", \"from\": \"a.x\", \"to\": \"b.x\",\n"
                    "\"muted\": 0.5}]"),
            invalid, 7, 10, u"true or false"_s);
        row("color is a number", minimal(",\n  \"groups\": [{\"id\": \"g\",\n\"color\": 3}]"),
            invalid, 7, 10, u"text"_s);
        row("color of a note is a list",
            minimal(",\n  \"notes\": [{\"id\": \"n\",\n\"color\": []}]"), invalid, 7, 10,
            u"text"_s);
        row("point of three numbers",
            minimal(",\n  \"layout\": {\"edges\": {\"e\": {\"points\": [[1, 2],\n[1, 2, 3]]}}}"),
            invalid, 7, 1, u"[x, y]"_s);
        row("point is an object",
            minimal(",\n  \"layout\": {\"edges\": {\"e\": {\"points\": [\n{\"x\": 1}]}}}"), invalid,
            7, 1, u"[x, y]"_s);
        row("collapsed is a number",
            minimal(",\n  \"layout\": {\"nodes\": {\"a\": {\n\"collapsed\": 1}}}"), invalid, 7, 14,
            u"true or false"_s);
        row("zoom is zero", minimal(",\n  \"layout\": {\"viewport\": {\"zoom\": 0}}"), invalid, 6,
            35, u"zero"_s);
    }

    void malformedTextIsReportedWithItsPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QString, mentions);

        const ParsedDocument parsed = parseDocument(text);

        QVERIFY(!parsed.document);
        QVERIFY(!parsed.diagnostics.isEmpty());
        const Diagnostic first = parsed.diagnostics.first();
        QCOMPARE(first.code, code);
        QVERIFY2(first.message.contains(mentions), qPrintable(first.message));
        QCOMPARE(first.line, line);
        QCOMPARE(first.column, column);
        const auto result = parsed.toResult();
        QVERIFY(!result);
        QCOMPARE(QLatin1StringView(result.error().code().text()), code);
    }

    void aByteOrderMarkMovesNoPlace()
    {
        const QByteArray mark("\xEF\xBB\xBF");

        QVERIFY(parseDocument(mark + minimal("")).document);
        const auto placeOf = [](const QByteArray &text) {
            const ParsedDocument parsed = parseDocument(text);
            const Diagnostic first = parsed.diagnostics.value(0);
            return u"%1:%2 %3"_s.arg(first.line).arg(first.column).arg(first.message);
        };
        for (const QByteArray &text :
             {QByteArray("{\"format\": \"n8n\"}"), QByteArray("{\"format\" 1}"),
              minimal(",\n  \"name\": \"y\""), minimal(",\n  \"nodes\": {}")})
            QCOMPARE(placeOf(mark + text), placeOf(text));
    }

    void validationPointsIntoTheText()
    {
        NodeCatalog catalog;
        testing::addTestKinds(catalog);
        const QByteArray text =
            minimal(",\n  \"nodes\": [\n    {\"id\": \"a\", \"kind\": \"test.unheard\"}\n  ]");

        const ParsedDocument parsed = parseAndValidate(text, catalog);

        QVERIFY(parsed.document);
        QCOMPARE(parsed.diagnostics.size(), 1);
        QCOMPARE(parsed.diagnostics.first().toLine(u"f.json"_s),
                 u"f.json:7:25: error: a: this program knows no step of kind \"test.unheard\" "
                 "[workflow.unknown_kind]"_s);
    }

    void everyDocumentThatIsReadFitsTheSchema_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("what is written") << writeDocument(fullDocument());
        QTest::newRow("what is written of nothing") << writeDocument(Document::create(u"x"_s));
        for (const char *folder : {"resources/workflows", "tests/fuzz/workflow/corpus/document"}) {
            const QDir files(QStringLiteral(AO_SOURCE_DIR "/") + QLatin1StringView(folder));
            for (const QString &name : files.entryList(QDir::Files)) {
                QFile file(files.filePath(name));
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QByteArray text = file.readAll();
                if (parseDocument(text).document)
                    QTest::newRow(qPrintable(name)) << text;
            }
        }
    }

    void everyDocumentThatIsReadFitsTheSchema()
    {
        QFETCH(QByteArray, text);

        QCOMPARE(schema().problems(QJsonDocument::fromJson(text).object()), QStringList());
    }

    void whatDoesNotFitTheSchemaIsNotRead_data()
    {
        QTest::addColumn<QByteArray>("rest");
        QTest::newRow("a node without kind") << QByteArray(R"(, "nodes": [{"id": "a"}])");
        QTest::newRow("an id with a space")
            << QByteArray(R"(, "nodes": [{"id": "a b", "kind": "k"}])");
        QTest::newRow("an edge without port")
            << QByteArray(R"(, "edges": [{"id": "e", "from": "a", "to": "b.x"}])");
        QTest::newRow("half an attempt") << QByteArray(
            R"(, "nodes": [{"id": "a", "kind": "k", "retry": {"maxAttempts": 1.5}}])");
        QTest::newRow("too many attempts") << QByteArray(
            R"(, "nodes": [{"id": "a", "kind": "k", "retry": {"maxAttempts": 1001}}])");
        QTest::newRow("an unknown onError")
            << QByteArray(R"(, "nodes": [{"id": "a", "kind": "k", "onError": "explode"}])");
        QTest::newRow("a negative timeout")
            << QByteArray(R"(, "nodes": [{"id": "a", "kind": "k", "timeoutMs": -1}])");
        QTest::newRow("an input of an unknown type")
            << QByteArray(R"(, "inputs": [{"name": "a", "type": "blob"}])");
        QTest::newRow("an end without port") << QByteArray(
            R"(, "nodes": [{"id": "a", "kind": "k", "inlining": {"ends": {"e": "b"}}}])");
        QTest::newRow("a place below zero")
            << QByteArray(R"(, "nodes": [{"id": "a", "kind": "k", "inlining": {"nodes": [-1]}}])");
        QTest::newRow("a zoom of zero") << QByteArray(R"(, "layout": {"viewport": {"zoom": 0}})");
        QTest::newRow("a muted edge that is a text") << QByteArray(
            R"(, "edges": [{"id": "e", "from": "a.x", "to": "b.x", "muted": "yes"}])");
        QTest::newRow("a colour that is a number")
            << QByteArray(R"(, "groups": [{"id": "g", "color": 3}])");
        QTest::newRow("a colour of a note that is a number")
            << QByteArray(R"(, "notes": [{"id": "n", "color": 3}])");
        QTest::newRow("a point of one number")
            << QByteArray(R"(, "layout": {"edges": {"e": {"points": [[1]]}}})");
        QTest::newRow("a point of texts")
            << QByteArray(R"(, "layout": {"edges": {"e": {"points": [["1", "2"]]}}})");
        QTest::newRow("a group half collapsed")
            << QByteArray(R"(, "layout": {"groups": {"g": {"collapsed": 0.5}}})");
        QTest::newRow("a place that is text") << QByteArray(R"(, "layout": {"nodes": {"a": "x"}})");
    }

    void whatDoesNotFitTheSchemaIsNotRead()
    {
        QFETCH(QByteArray, rest);
        const QByteArray text = minimal(rest);

        QVERIFY(!schema().problems(QJsonDocument::fromJson(text).object()).isEmpty());
        QVERIFY(!parseDocument(text).document);
    }

    void aFileIsReplacedAsAWhole()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"a.agentops.json"_s);
        const Document document = fullDocument();

        AO_VERIFY_OK(writeDocumentFileBlocking(path, Document::create(u"old"_s)));
        AO_VERIFY_OK(writeDocumentFileBlocking(path, document));

        const auto parsed = readDocumentFileBlocking(path);
        AO_VERIFY_OK(parsed);
        QVERIFY(parsed->document == document);
        QCOMPARE(QDir(directory.path()).entryList(QDir::Files).size(), 1);
    }

    void aMissingFileOrFolderIsAnError()
    {
        const auto read = readDocumentFileBlocking(u"/no/such.agentops.json"_s);
        const auto written =
            writeDocumentFileBlocking(u"/no/such.agentops.json"_s, Document::create(u"x"_s));

        QVERIFY(!read && read.error().code() == agentops::errors::kNotFound);
        QVERIFY(!written);
    }

private:
    static testsupport::JsonSchema schema()
    {
        QFile file(QStringLiteral(AO_SOURCE_DIR "/resources/schemas/workflow-2.schema.json"));
        const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        return testsupport::JsonSchema(QJsonDocument::fromJson(text).object());
    }
};

QTEST_GUILESS_MAIN(tst_DocumentCodec)
#include "tst_documentcodec.moc"
