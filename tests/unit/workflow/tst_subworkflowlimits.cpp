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

/// `a > call > d`, which reads an output of the call.
Document callerOf(const QJsonObject &inputs)
{
    Document document = RunFixture::document(u"a>call.after, call.outputs>d.after"_s);
    QJsonObject parameters{{u"workflow"_s, QString(kSubPath)}};
    if (!inputs.isEmpty())
        parameters.insert(u"inputs"_s, inputs);
    RunFixture::become(document, u"call"_s, u"call"_s, parameters);
    setText(document, u"d"_s, u"{{ call.outputs.result }} {{ call.done }}"_s);
    return document;
}

} // namespace

Q_DECLARE_METATYPE(Edit)

/// What cannot be extracted, and calls that were written by hand.
class tst_SubworkflowLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWouldMeanSomethingElseIsRefused_data()
    {
        QTest::addColumn<QString>("graph");
        QTest::addColumn<QStringList>("chosen");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("node");
        QTest::addColumn<Edit>("edit");
        const auto row = [](
                             const char *name, const QString &graph, const QString &chosen,
                             const QString &code, const QString &node,
                             const Edit &edit = [](Document &) {}) {
            QTest::newRow(name) << graph << chosen.split(u' ', Qt::SkipEmptyParts)
                                << u"workflow."_s + code << node << edit;
        };
        const QString refused = u"not_extractable"_s;
        row("nothing", u"a>b"_s, u""_s, u"unknown_element"_s, u""_s);
        row("a step that is not there", u"a>b"_s, u"a x"_s, u"unknown_element"_s, u"x"_s);
        row("an unknown kind", u"a>b"_s, u"a"_s, u"unknown_kind"_s, u"b"_s,
            [](Document &document) { RunFixture::become(document, u"b"_s, u"future"_s); });
        row("a merge that is not decided", u"a>b"_s, u"a"_s, u"merge_conflict"_s, u""_s,
            [](Document &document) { document.properties.conflicts = {{.path = u"/name"_s}}; });
        row("a step between them", u"a>b.after, b>c.after, a>c.after"_s, u"a c"_s, u"cycle"_s,
            u"b"_s);
        row("steps of two bodies", u"m, m/a, b"_s, u"a b"_s, u"other_body"_s, u"b"_s,
            [](Document &document) { RunFixture::become(document, u"m"_s, u"scope"_s); });
        row("steps with a muted edge", u"a>b.after, b>c.after"_s, u"b c"_s, refused, u"c"_s,
            [](Document &document) { document.edges[1].isMuted = true; });
        row("a trigger", u"s>a.after"_s, u"s a"_s, refused, u"s"_s,
            [](Document &document) { RunFixture::become(document, u"s"_s, u"byhand"_s); });
        row("what begins when the run has failed", u"s>a.after"_s, u"a"_s, refused, u"a"_s,
            [](Document &document) { RunFixture::become(document, u"s"_s, u"onfailure"_s); });
        row("what runs while the run is failing", u"a>b.after"_s, u"b"_s, refused, u"b"_s,
            [](Document &document) {
                RunFixture::node(document, u"b"_s).join.policy = Join::Policy::Ended;
            });
        row("ways in that may differ", u"a.other>b.after, c>d.after, b>d.after"_s, u"b d"_s,
            refused, u"a"_s);
        row("a step that goes on without the others", u"a.other>b.after, b.done>c.after"_s,
            u"b c"_s, refused, u"c"_s);
        row("a step that begins with the run", u"a.other>b.after, c>b.second"_s, u"b c"_s, refused,
            u"c"_s);
        row("a value that may not come", u"a>b, c.other>b.second, c>d.after, b>d.after"_s, u"b"_s,
            refused, u"b"_s, [](Document &document) {
                RunFixture::node(document, u"a"_s).onError = OnError::Continue;
                document.edges[0].condition = u"{{ a.out }}"_s;
            });
        row("a failure that stays inside", u"a>b.after, b>c.after"_s, u"b"_s, refused, u"c"_s,
            [](Document &document) { RunFixture::node(document, u"b"_s).onError = OnError::Skip; });
        row("failures that lead elsewhere", u"a>b.after, b>c.after, c.error>h.after"_s, u"b c"_s,
            refused, u"b"_s);
        row("a step beside one that fails",
            u"a>b.after, a>c.after, b.error>h.after, c.error>h.after"_s, u"b c"_s, refused, u"c"_s);
        row("a step behind one that has not failed",
            u"b>c.after, b.error>h.after, c.error>h.after, b>d.after"_s, u"b c"_s, refused, u"d"_s);
        row("an output that is told without the call", u"a.other>b.after, b.done>c.after"_s, u"b"_s,
            refused, u"c"_s,
            [](Document &document) { setText(document, u"c"_s, u"{{ b.out }}"_s); });
        row("an output of the document", u"a.other>b.after"_s, u"b"_s, refused, u"call"_s,
            [](Document &document) { document.properties.outputs = {{u"x"_s, u"{{ b.out }}"_s}}; });
        row("an output told in any case", u"a>b.after, b>c.after"_s, u"b"_s, refused, u"c"_s,
            [](Document &document) {
                setText(document, u"c"_s, u"{{ b.out }}"_s);
                RunFixture::node(document, u"c"_s).join.policy = Join::Policy::Ended;
            });
        row("what has become of the steps before", u"a>b.after"_s, u"b"_s, refused, u"b"_s,
            [](Document &document) {
                RunFixture::node(document, u"b"_s).when = u"{{ !before.failed }}"_s;
            });
        row("what has become of the steps", u"a>b.after, b.error>c.after, c.done>d.after"_s,
            u"b c"_s, refused, u"d"_s, [](Document &document) {
                RunFixture::node(document, u"d"_s).when = u"{{ !before.failed }}"_s;
            });
        row("a condition on the way in", u"a>b.after, a>c.after, b>c.after"_s, u"b c"_s, refused,
            u"b"_s, [](Document &document) {
                document.edges[0].condition = u"{{ b.out }}"_s;
                document.edges[1].condition = u"{{ b.out }}"_s;
            });
        row("a step that may not have ended", u"a>b.after, x>b.after, b>c.after"_s, u"c"_s,
            u"bad_expression"_s, u"c"_s, [](Document &document) {
                RunFixture::node(document, u"b"_s).join.policy = Join::Policy::Any;
                setText(document, u"c"_s, u"{{ x.out }}"_s);
            });
        row("an input that is not declared", u"a>b.after"_s, u"b"_s, u"bad_expression"_s, u"b"_s,
            [](Document &document) { setText(document, u"b"_s, u"{{ inputs.x }}"_s); });
        row("an expression that does not end", u"a>b.after"_s, u"b"_s, u"bad_expression"_s, u"b"_s,
            [](Document &document) { setText(document, u"b"_s, u"{{ a.out "_s); });
        row("a name that would be another one", u"a>b.after"_s, u"b"_s, u"bad_expression"_s, u"b"_s,
            [](Document &document) {
                setText(document, u"b"_s, u"{{ [1].map(inputs => a.out) }}"_s);
            });
        row("a folder of another step", u"w>b.after, a>c.after, b>c.after"_s, u"b c"_s, refused,
            u"c"_s, [](Document &document) { RunFixture::become(document, u"w"_s, u"folder"_s); });
        row("a folder for others", u"w>b.after, b>c.after"_s, u"w b"_s, refused, u"w"_s,
            [](Document &document) { RunFixture::become(document, u"w"_s, u"folder"_s); });
    }

    void whatWouldMeanSomethingElseIsRefused()
    {
        QFETCH(QString, graph);
        QFETCH(QStringList, chosen);
        QFETCH(QString, code);
        QFETCH(QString, node);
        QFETCH(Edit, edit);
        Document document = RunFixture::document(graph);
        edit(document);

        const auto extraction = extracted(document, catalog(), chosen);

        QCOMPARE(codeOf(extraction), code);
        QCOMPARE(extraction.error().contextValue(u"node"), node);
        QVERIFY(code != "workflow.not_extractable"_L1
                || !extraction.error().contextValue(u"reason").isEmpty());
        QVERIFY2(node.isEmpty() || extraction.error().message().contains(node) || node == "call"_L1,
                 qPrintable(extraction.error().message()));
    }

    void theTargetMustBeNew()
    {
        const Document document = RunFixture::document(u"a>b.after"_s);
        const auto withCall = [&](const QString &id, const QString &path) {
            ExtractionTarget target = subTarget();
            target.call = NodeId(id);
            target.path = path;
            return codeOf(extractSubworkflow(document, catalog(), {NodeId(u"b"_s)}, target));
        };

        QCOMPARE(withCall(u"a"_s, u"x"_s), u"base.invalid_argument"_s);
        QCOMPARE(withCall(u"inputs"_s, u"x"_s), u"base.invalid_argument"_s);
        QCOMPARE(withCall(u"no id"_s, u"x"_s), u"base.invalid_argument"_s);
        QCOMPARE(withCall(u"c"_s, u""_s), u"base.invalid_argument"_s);
        QCOMPARE(withCall(u"c"_s, u"x"_s), u"none"_s);
    }

    /// The extracted workflow has been edited; the call still says the same.
    void editsComeBackWithTheSteps()
    {
        const Document document = RunFixture::document(u"a>b.after, b>c.after, c>d.after"_s);
        auto extraction = extracted(document, catalog(), {u"b"_s, u"c"_s});
        AO_VERIFY_OK(extraction);
        setText(extraction->called, u"b"_s, u"edited"_s);
        setText(extraction->caller, u"d"_s, u"edited too"_s);
        extraction->caller.layout.nodes.insert(NodeId(u"call"_s), {40, 50});

        const auto inlined =
            inlineSubworkflow(extraction->caller, catalog(), NodeId(u"call"_s), extraction->called);

        AO_VERIFY_OK(inlined);
        QCOMPARE(inlined->shape, Inlined::Shape::Apart);
        QCOMPARE(textOf(inlined->document, u"b"_s), u"edited"_s);
        QCOMPARE(textOf(inlined->document, u"d"_s), u"edited too"_s);
        QCOMPARE(edgesOf(inlined->document), edgesOf(document));
    }

    void aCallWrittenByHandIsTakenApartWhereThatMeansTheSame()
    {
        Document called = RunFixture::document(u"b>c.after"_s);
        called.edges[0].id = EdgeId(u"inner"_s);
        called.properties.name = u"By hand"_s;
        called.properties.inputs = {{.name = u"a_out"_s, .type = PortType::Any}};
        called.properties.outputs = {{u"c_out"_s, u"{{ c.out }}"_s}};
        setText(called, u"b"_s, u"{{ inputs.a_out }}"_s);
        Document caller = callerOf({{u"a_out"_s, u"{{ a.out }}"_s}});
        setText(caller, u"d"_s, u"{{ call.outputs.c_out }}"_s);

        const auto inlined = inlineSubworkflow(caller, catalog(), NodeId(u"call"_s), called);

        AO_VERIFY_OK(inlined);
        QCOMPARE(inlined->shape, Inlined::Shape::Apart);
        QCOMPARE(edgesOf(inlined->document),
                 (QStringList{u"a.out>b.after"_s, u"b.out>c.after"_s, u"c.out>d.after"_s}));
        QCOMPARE(textOf(inlined->document, u"b"_s), u"{{ a.out }}"_s);
        QCOMPARE(textOf(inlined->document, u"d"_s), u"{{ c.out }}"_s);
    }

    void anyOtherCallBecomesAContainer()
    {
        Document called = RunFixture::document(u"start>a.after, a>b.after"_s);
        RunFixture::become(called, u"start"_s, u"byhand"_s);
        called.properties.inputs = {{.name = u"from"_s, .type = PortType::Any},
                                    {.name = u"word"_s, .defaultValue = u"{none}"_s},
                                    {.name = u"list"_s, .type = PortType::Any}};
        called.properties.outputs = {{u"result"_s, u"{{ b.out }}"_s},
                                     {u"text"_s, u"{{ a.out }}: {{ inputs.from }}"_s}};
        called.properties.concurrency = Concurrency{.key = u"one"_s};
        setText(called, u"a"_s, u"{{ inputs.from }} {{ inputs.word }}"_s);
        setText(called, u"b"_s, u"{{ a.out }} {{ inputs.list[0] }}"_s);
        Document caller =
            callerOf({{u"from"_s, u"{{ a.out }}"_s}, {u"list"_s, QJsonArray{1, QJsonObject{}}}});
        RunFixture::node(caller, u"call"_s).timeout = std::chrono::seconds(9);

        const auto inlined = inlineSubworkflow(caller, catalog(), NodeId(u"call"_s), called);

        AO_VERIFY_OK(inlined);
        QCOMPARE(inlined->shape, Inlined::Shape::Together);
        const Document &document = inlined->document;
        QCOMPARE(errorsIn(document, catalog()), QStringList());
        const Node *container = document.findNode(NodeId(u"call"_s));
        QCOMPARE(container->kind, u"scope"_s);
        QCOMPARE(container->timeout, std::chrono::milliseconds(9000));
        QCOMPARE(container->parameters.value("result"_L1).toString(),
                 u"{{ ({ \"result\": b.out, \"text\": text.result }) }}"_s);
        QCOMPARE(textOf(document, u"d"_s), u"{{ call.result.result }} {{ call.done }}"_s);
        QVERIFY(!document.findNode(NodeId(u"start"_s)));
        const auto giver = [&document](const QString &id) {
            return document.findNode(NodeId(id))->parameters.value("result"_L1).toString();
        };
        QCOMPARE(giver(u"list"_s), u"{{ ([1,{}]) }}"_s);
        QCOMPARE(giver(u"word"_s), u"{none}"_s);
        QCOMPARE(textOf(document, u"a-2"_s), u"{{ a.out }} {{ word.result }}"_s);
        QCOMPARE(textOf(document, u"b"_s), u"{{ a-2.out }} {{ list.result[0] }}"_s);
        QCOMPARE(giver(u"text"_s), u"{{ a-2.out }}: {{ a.out }}"_s);
        QCOMPARE(edgesOf(document),
                 (QStringList{u"a.out>call.after"_s, u"call.result>d.after"_s, u"a-2.out>b.after"_s,
                              u"list.done>a-2.after"_s, u"word.done>a-2.after"_s,
                              u"b.done>text.after"_s}));
        for (const QString &id : {u"a-2"_s, u"b"_s, u"list"_s, u"word"_s, u"text"_s})
            QCOMPARE(document.findNode(NodeId(id))->parent, NodeId(u"call"_s));
    }

    void whatHasNoMeaningInPlaceIsRefused_data()
    {
        QTest::addColumn<QJsonObject>("given");
        QTest::addColumn<QString>("code");
        QTest::addColumn<Edit>("edit");
        const auto row = [](
                             const char *name, const QJsonObject &given, const QString &code,
                             const Edit &edit = [](Document &) {}) {
            QTest::newRow(name) << given << u"workflow."_s + code << edit;
        };
        const QString refused = u"not_inlinable"_s;
        row("a trigger's value", {}, refused, [](Document &called) {
            RunFixture::become(called, u"x"_s, u"byhand"_s);
            setText(called, u"y"_s, u"{{ x.out }}"_s);
        });
        row("two triggers", {}, refused, [](Document &called) {
            RunFixture::become(called, u"x"_s, u"byhand"_s);
            called.nodes.append({.id = NodeId(u"t"_s), .kind = u"byevent"_s});
        });
        row("all inputs at once", {}, refused,
            [](Document &called) { setText(called, u"x"_s, u"{{ inputs }}"_s); });
        row("an input that is not there", {{u"other"_s, 1}}, refused);
        row("an input made of values", {{u"given"_s, QJsonArray{u"{{ a.out }}"_s}}}, refused);
        row("the fate of the steps before", {{u"given"_s, u"{{ before.failed }}"_s}}, refused);
        row("a value that is changed", {{u"given"_s, u"{{ n.passes }}"_s}}, refused,
            [](Document &called) { called.properties.inputs[0].type = PortType::Text; });
        row("an input without a value", {}, u"missing_input"_s,
            [](Document &called) { called.properties.inputs[0].isRequired = true; });
        row("a value of another type", {{u"given"_s, u"text"_s}}, u"wrong_type"_s,
            [](Document &called) { called.properties.inputs[0].type = PortType::Number; });
        row("a conflict", {}, u"merge_conflict"_s,
            [](Document &called) { called.properties.conflicts = {{.path = u"/name"_s}}; });
        row("an unknown kind", {}, refused,
            [](Document &called) { RunFixture::become(called, u"x"_s, u"future"_s); });
    }

    void whatHasNoMeaningInPlaceIsRefused()
    {
        QFETCH(QJsonObject, given);
        QFETCH(QString, code);
        QFETCH(Edit, edit);
        Document called = RunFixture::document(u"x>y.after"_s);
        called.properties.inputs = {{.name = u"given"_s, .type = PortType::Any}};
        called.properties.outputs = {{u"result"_s, u"{{ y.out }}"_s}};
        setText(called, u"x"_s, u"{{ inputs.given }}"_s);
        edit(called);
        Document caller = callerOf(given);
        caller.nodes.append({.id = NodeId(u"n"_s), .kind = u"loop"_s});

        QCOMPARE(codeOf(inlineSubworkflow(caller, catalog(), NodeId(u"call"_s), called)), code);
    }

    void onlyCallsAreInlined()
    {
        const Document document = callerOf({});

        QCOMPARE(codeOf(inlineSubworkflow(document, catalog(), NodeId(u"x"_s), {})),
                 u"workflow.unknown_element"_s);
        QCOMPARE(codeOf(inlineSubworkflow(document, catalog(), NodeId(u"a"_s), {})),
                 u"workflow.not_inlinable"_s);
    }

private:
    const NodeCatalog &catalog() const { return m_fixture.catalog(); }

    RunFixture m_fixture;
};

QTEST_GUILESS_MAIN(tst_SubworkflowLimits)
#include "tst_subworkflowlimits.moc"
