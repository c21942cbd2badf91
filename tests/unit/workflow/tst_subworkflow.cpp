// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractions.h"
#include "runfixture.h"

#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/errors.h>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::workflow;

namespace {

using Edit = std::function<void(Document &)>;

void setText(Document &document, const QString &node, const QString &text)
{
    RunFixture::node(document, node).parameters.insert(u"text"_s, text);
}

QString textOf(const Document &document, const QString &node)
{
    return document.findNode(NodeId(node))->parameters.value("text"_L1).toString();
}

/// Cards in a row, so that places come along.
void layOut(Document &document)
{
    for (qsizetype i = 0; i < document.nodes.size(); ++i)
        document.layout.nodes.insert(document.nodes[i].id,
                                     QPointF(0.1 + 300.7 * double(i), 40.3 + 10 * double(i % 3)));
}

} // namespace

Q_DECLARE_METATYPE(Edit)

/// Steps that become a workflow of their own, and back.
class tst_Subworkflow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChainBecomesItsOwnWorkflow()
    {
        Document document = RunFixture::document(u"a>b.after, b>c.after, c>d.after"_s);
        document.properties.inputs = {{.name = u"word"_s, .help = u"Any"_s}};
        setText(document, u"b"_s, u"{{ a.out }} and {{ inputs.word }}"_s);
        setText(document, u"c"_s, u"{{ b.out }}"_s);
        setText(document, u"d"_s, u"{{ c.out.length + b.out }}"_s);
        layOut(document);

        const auto extraction = extracted(document, catalog(), {u"b"_s, u"c"_s});

        AO_VERIFY_OK(extraction);
        const Document &called = extraction->called;
        QCOMPARE(called.properties.name, u"Sub"_s);
        QCOMPARE(
            called.properties.inputs,
            (QList<InputSpec>{
                {.name = u"a_out"_s, .type = PortType::Any, .defaultValue = QJsonValue::Undefined},
                {.name = u"word"_s, .help = u"Any"_s}}));
        QCOMPARE(called.properties.outputs,
                 (QJsonObject{{u"c_out"_s, u"{{ c.out }}"_s}, {u"b_out"_s, u"{{ b.out }}"_s}}));
        QCOMPARE(edgesOf(called), QStringList{u"b.out>c.after"_s});
        QCOMPARE(textOf(called, u"b"_s), u"{{ inputs.a_out }} and {{ inputs.word }}"_s);
        QCOMPARE(textOf(called, u"c"_s), u"{{ b.out }}"_s);
        QCOMPARE(called.layout.nodes.value(NodeId(u"c"_s)),
                 document.layout.nodes.value(NodeId(u"c"_s)));

        const Document &caller = extraction->caller;
        const Node *call = caller.findNode(NodeId(u"call"_s));
        QVERIFY(call);
        QCOMPARE(call->kind, u"call"_s);
        QCOMPARE(call->parameters,
                 (QJsonObject{{u"workflow"_s, QString(kSubPath)},
                              {u"inputs"_s,
                               QJsonObject{{u"a_out"_s, u"{{ a.out }}"_s},
                                           {u"word"_s, u"{{ inputs.word }}"_s}}}}));
        QVERIFY(!call->inlining);
        QCOMPARE(edgesOf(caller), (QStringList{u"a.out>call.after"_s, u"call.outputs>d.after"_s}));
        QCOMPARE(textOf(caller, u"d"_s), u"{{ call.outputs.c_out.length + call.outputs.b_out }}"_s);
        QCOMPARE(caller.layout.nodes.value(call->id),
                 QPointF(0.1 + 300.7, document.layout.nodes.value(NodeId(u"b"_s)).y()));
    }

    void theWayBackIsExact_data()
    {
        QTest::addColumn<QString>("graph");
        QTest::addColumn<QStringList>("chosen");
        QTest::addColumn<Edit>("edit");
        const auto row = [](
                             const char *name, const QString &graph, const QString &chosen,
                             const Edit &edit = [](Document &) {}) {
            QTest::newRow(name) << graph << chosen.split(u' ') << edit;
        };
        row("one step", u"a>b.after, b>c.after"_s, u"b"_s);
        row("everything", u"a>b.after"_s, u"a b"_s);
        row("a chain", u"a>b.after, b>c.after, c>d.after"_s, u"b c"_s);
        row("a diamond", u"a>b.after, b>c.after, b>d.after, c>e.after, d>e.after, e>f.after"_s,
            u"b c d e"_s);
        row("a diamond of values", u"a>b, a>c, b>d, c>d.second, d>e"_s, u"b d"_s);
        row("several ways out", u"a>b.after, a>c.after, b>d.after, c>d.after, c>e.after"_s,
            u"b c"_s);
        row("values in and out", u"a>b, a.done>b.second, b>c, b.done>d"_s, u"b"_s);
        row("the order of alternatives", u"a>c, b>c, c>d, a>d"_s, u"b c"_s);
        row("steps apart in the file", u"a>x.after, a>b.after, x>y.after, b>c.after, y>z.after"_s,
            u"b c"_s);
        row("steps that wait for nothing", u"a>c.after, b>c.after, x>c.after"_s, u"a b"_s);
        row("a step that may have no value", u"a>b.after, b.other>c.after, b.other>d, b>d.after"_s,
            u"b"_s);
        row("a failure handled outside", u"a>b.after, b.error>c.after, b>d.after"_s, u"b"_s,
            [](Document &document) {
                setText(document, u"c"_s, u"{{ b.error.message }} {{ b.done }}"_s);
            });
        row("failures handled by one", u"a>b.after, b>c.after, b.error>h, c.error>h, c>d.after"_s,
            u"b c"_s);
        row("a failure handled inside", u"a>b.after, b.error>c.after, b.error>d.after"_s,
            u"b c d"_s);
        row("two triggers", u"s>b.after, t>b.after, b>c.after"_s, u"b"_s, [](Document &document) {
            RunFixture::become(document, u"s"_s, u"byhand"_s);
            RunFixture::become(document, u"t"_s, u"byevent"_s);
        });
        row("a step that joins early", u"a>c.after, b.other>c.after, c>d.after"_s, u"c"_s,
            [](Document &document) {
                RunFixture::node(document, u"c"_s).join.policy = Join::Policy::Any;
            });
        row("a container", u"a>m.after, m/x>m/y, m.results>b"_s, u"m"_s, [](Document &document) {
            RunFixture::become(document, u"m"_s, u"map"_s,
                               {{u"items"_s, u"{{ a.out }}"_s}, {u"result"_s, u"{{ y.out }}"_s}});
            setText(document, u"x"_s, u"{{ item.name }}{{ m.index }}{{ a.out }}"_s);
        });
        row("inside of containers", u"l, l/m, m/a>m/b, b>m/c"_s, u"b"_s, [](Document &document) {
            RunFixture::become(document, u"l"_s, u"loop"_s, {{u"maxPasses"_s, 2}});
            RunFixture::become(document, u"m"_s, u"map"_s,
                               {{u"items"_s, 2}, {u"result"_s, u"{{ b.out }}{{ c.out }}"_s}});
            setText(
                document, u"b"_s,
                u"{{ item.name }}{{ item }}{{ index }}{{ m.item }}{{ l.state.x }}{{ l.index }}"_s);
        });
        row("expressions of all forms", u"a-1>b.after, a_1>b.after, b>c-2.after"_s, u"b"_s,
            [](Document &document) {
                setText(document, u"b"_s,
                        u"{{ a-1.out.0.content-type }}{{a_1 ?. out}} {{ a-1[ 'out' ].map(x => "
                        "x + a_1.out) }} {{ `${a-1 . other}` }}{{{{ a-1.out }}"_s);
                RunFixture::node(document, u"b"_s).when = u"{{ a-1.done == 'succeeded' }}"_s;
                setText(document, u"c-2"_s, u"{{ b.out.x }}{{ b[\"other\"] }}{{ b.error }}"_s);
            });
        row("steps as a whole", u"a>b.after, b>c.after"_s, u"b"_s, [](Document &document) {
            document.properties.inputs = {{.name = u"name"_s}};
            setText(document, u"b"_s,
                    u"{{ a[inputs.name] + a.out }}{{ a.out }}{{ inputs[a.out] }}"_s);
            setText(document, u"c"_s, u"{{ b }}{{ b.out }}{{ b[inputs.name] || b.done }}"_s);
        });
        row("every text of a step", u"a>b.after, b>c.after, c>d.after"_s, u"b c"_s,
            [](Document &document) {
                Node &node = RunFixture::node(document, u"b"_s);
                node.parameters = {{u"variables"_s,
                                    QJsonObject{{u"A"_s, u"{{ a.out }}"_s},
                                                {u"KEY"_s, QJsonObject{{u"secret"_s, u"key"_s}}}}},
                                   {u"token"_s, QJsonObject{{u"secret"_s, u"token"_s}}}};
                node.idempotencyKey = u"{{ a.other }}"_s;
                node.concurrency = Concurrency{.key = u"{{ a.done }} {{ run.repository }}"_s};
                document.edges[1].condition = u"{{ b.out && a.out }}"_s;
                document.edges[2].condition = u"{{ c.out && a.out }}"_s;
                document.properties.outputs = {{u"all"_s, u"{{ c.out }}{{ a.out }}"_s}};
            });
        row("edges with conditions", u"a>b.after, a>c.after, b>d.after"_s, u"b c"_s,
            [](Document &document) {
                document.edges[0].condition = u"{{ a.out }}"_s;
                document.edges[1].condition = u"{{ a.out }}"_s;
                document.edges[2].condition = u"{{ a.out == 1 }}"_s;
                document.edges[2].unknown = {{u"x-color"_s, u"red"_s}};
            });
        row("a muted step", u"a>b.after, b>c.after, c>d.after"_s, u"b c"_s,
            [](Document &document) { RunFixture::node(document, u"b"_s).isMuted = true; });
        row("edges with routes", u"a>b.after, b>c.after, c>d.after, a>d.second"_s, u"b c"_s,
            [](Document &document) {
                for (const Edge &edge : std::as_const(document.edges)) {
                    document.layout.edges.insert(edge.id, {QPointF(1.5, 2), QPointF(30, -4)});
                    document.layout.placesUnknown.insert(u"edges."_s + edge.id.text(),
                                                         {{u"x-kind"_s, u"straight"_s}});
                }
                // Of an edge that is not there any more.
                document.layout.edges.insert(EdgeId(u"gone"_s), {QPointF(7, 8)});
            });
        row("notes and groups", u"a>b.after, x, b>c.after, c>d.after"_s, u"b c"_s,
            [](Document &document) {
                layOut(document);
                document.groups = {
                    {.id = GroupId(u"g0"_s), .title = u"Rest"_s, .nodes = {NodeId(u"a"_s)}},
                    {.id = GroupId(u"g1"_s),
                     .title = u"Own"_s,
                     .nodes = {NodeId(u"c"_s), NodeId(u"b"_s)}},
                    {.id = GroupId(u"g2"_s),
                     .title = u"Part"_s,
                     .nodes = {NodeId(u"b"_s), NodeId(u"d"_s), NodeId(u"c"_s)}}};
                document.layout.groups.insert(GroupId(u"g1"_s), QRectF(1.1, 2, 3, 4));
                document.layout.collapsedGroups = {GroupId(u"g0"_s), GroupId(u"g1"_s)};
                document.layout.collapsedNodes = {NodeId(u"a"_s), NodeId(u"c"_s)};
                document.notes = {{.id = NoteId(u"n0"_s), .text = u"Away"_s},
                                  {.id = NoteId(u"n1"_s), .text = u"Near"_s},
                                  {.id = NoteId(u"n2"_s), .text = u"Nowhere"_s}};
                const QPointF near = document.layout.nodes.value(NodeId(u"b"_s));
                document.layout.notes.insert(NoteId(u"n0"_s), QRectF(-900, 0, 100, 50));
                document.layout.notes.insert(NoteId(u"n1"_s), QRectF(near, QSizeF(100, 50)));
                document.layout.placesUnknown.insert(u"nodes.b"_s, {{u"x-pin"_s, true}});
                document.layout.viewportOrigin = QPointF(5, 6);
            });
    }

    void theWayBackIsExact()
    {
        QFETCH(QString, graph);
        QFETCH(QStringList, chosen);
        QFETCH(Edit, edit);
        Document document = RunFixture::document(graph);
        layOut(document);
        edit(document);
        document = *parseDocument(writeDocument(document)).document;
        const QStringList before = errorsIn(document, catalog());
        QCOMPARE(before, QStringList());

        const auto extraction = extracted(document, catalog(), chosen);

        AO_VERIFY_OK(extraction);
        QCOMPARE(errorsIn(extraction->caller, catalog()), QStringList());
        QCOMPARE(errorsIn(extraction->called, catalog()), QStringList());
        // Through the files.
        const Document caller = *parseDocument(writeDocument(extraction->caller)).document;
        const Document called = *parseDocument(writeDocument(extraction->called)).document;
        QCOMPARE(caller, extraction->caller);
        QCOMPARE(called, extraction->called);
        const auto inlined = inlineSubworkflow(caller, catalog(), NodeId(u"call"_s), called);
        AO_VERIFY_OK(inlined);
        QCOMPARE(inlined->shape, Inlined::Shape::Apart);
        QCOMPARE(writeDocument(inlined->document), writeDocument(document));
        QCOMPARE(inlined->document, document);
        const auto again = extracted(inlined->document, catalog(), chosen);
        AO_VERIFY_OK(again);
        QCOMPARE(writeDocument(again->caller), writeDocument(extraction->caller));
        QCOMPARE(writeDocument(again->called), writeDocument(extraction->called));
    }

    void namesAreUniqueAndTellTheirType()
    {
        NodeCatalog kinds;
        addTestKinds(kinds);
        addCalls(kinds);
        Document document = Document::create(u"Types"_s);
        document.properties.inputs = {{.name = u"s_text"_s, .type = PortType::File}};
        const auto add = [&document](const QString &id, const QString &kind,
                                     const QString &command = {}) {
            Node node{.id = NodeId(id), .kind = kind};
            if (!command.isEmpty())
                node.parameters.insert(u"command"_s, command);
            document.nodes.append(node);
        };
        add(u"s"_s, u"test.start"_s);
        add(u"w"_s, u"test.work"_s,
            u"{{ s.text }}{{ s.number }}{{ s }}{{ s.done }}{{ inputs.s_text }}{{ inputs }}"_s);
        document.edges = {{.id = EdgeId(u"e"_s),
                           .from = {NodeId(u"s"_s), u"text"_s},
                           .to = {NodeId(u"w"_s), u"after"_s}}};

        const auto extraction = extracted(document, kinds, {u"w"_s});

        AO_VERIFY_OK(extraction);
        QStringList inputs;
        for (const InputSpec &input : extraction->called.properties.inputs)
            inputs.append(input.name + u' ' + portTypeName(input.type));
        QCOMPARE(inputs,
                 (QStringList{u"s_text_2 text"_s, u"s_number number"_s, u"s object"_s,
                              u"s_done text"_s, u"s_text file"_s, u"inputs object"_s}));
        QCOMPARE(extraction->called.nodes.first().parameters.value("command"_L1).toString(),
                 u"{{ inputs.s_text_2 }}{{ inputs.s_number }}{{ inputs.s }}{{ inputs.s_done }}"
                 "{{ inputs.s_text }}{{ inputs.inputs }}"_s);
    }

    void aValueAcrossTheBorderGoesThroughAStep()
    {
        const Document document = RunFixture::document(u"a>b, b>c, b.other>d.after"_s);

        const auto extraction = extracted(document, catalog(), {u"b"_s});

        AO_VERIFY_OK(extraction);
        QCOMPARE(edgesOf(extraction->called), QStringList{u"a_out.result>b.in"_s});
        const Node *entry = extraction->called.findNode(NodeId(u"a_out"_s));
        QCOMPARE(entry->kind, u"scope"_s);
        QCOMPARE(entry->parameters, (QJsonObject{{u"result"_s, u"{{ inputs.a_out }}"_s}}));
        QCOMPARE(extraction->called.properties.outputs,
                 (QJsonObject{{u"b_out"_s, u"{{ b.out }}"_s},
                              {u"has_b_other"_s, u"{{ 'other' in b }}"_s}}));
        QCOMPARE(edgesOf(extraction->caller),
                 (QStringList{u"a.out>call.after"_s, u"b_out.result>c.in"_s,
                              u"b_other.result>d.after"_s, u"call.outputs>b_out.after"_s,
                              u"call.outputs>b_other.after if {{ call.outputs.has_b_other }}"_s}));
    }

private:
    const NodeCatalog &catalog() const { return m_fixture.catalog(); }

    /// Calls and scopes, which the kinds for documents do not have.
    static void addCalls(NodeCatalog &kinds)
    {
        NodeType call = nodeType(u"call"_s, {}, {port(u"outputs"_s, PortType::Object)});
        call.body = Body::Call;
        kinds.add(std::move(call), nullptr);
        NodeType scope = nodeType(u"scope"_s, {}, {port(u"result"_s, PortType::Any)},
                                  {{.name = u"result"_s, .isOfBody = true}});
        scope.body = Body::Once;
        kinds.add(std::move(scope), nullptr);
    }

    RunFixture m_fixture;
};

QTEST_GUILESS_MAIN(tst_Subworkflow)
#include "tst_subworkflow.moc"
