// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawnedits.h"
#include "testcatalog.h"

#include <agentops/testsupport/await.h>

#include <QtTest/QSignalSpy>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::workflow;

class tst_EditorLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_catalog = std::make_unique<NodeCatalog>();
        testing::addDrawnKinds(*m_catalog);
        m_editor = std::make_unique<DocumentEditor>(*m_catalog, Document::create(u"x"_s));
    }

    void anEdgeIsLedElsewhereAndStaysTheSame()
    {
        const NodeId start = add(u"test.start"_s);
        const NodeId a = add();
        const NodeId b = add();
        const EdgeId edge = join(start, u"text"_s, a, u"text"_s);
        AO_VERIFY_OK(m_editor->setEdgeCondition(edge, u"{{ inputs.x }}"_s));
        const Document before = m_editor->document();

        AO_VERIFY_OK(m_editor->reconnect(edge, {start, u"number"_s}, {b, u"text"_s}));
        const Edge led = *m_editor->document().findEdge(edge);
        QCOMPARE(led.to, (PortRef{b, u"text"_s}));
        QCOMPARE(led.condition, u"{{ inputs.x }}"_s);
        m_editor->undo();
        QCOMPARE(m_editor->document(), before);

        // The edge itself is in nobody's way, neither as one that is there nor in a circle.
        AO_VERIFY_OK(m_editor->reconnect(edge, {start, u"text"_s}, {a, u"text"_s}));
        AO_VERIFY_OK(m_editor->canConnect({a, u"result"_s}, {start, u"after"_s}, edge));
        join(a, u"result"_s, b, u"text"_s);
        QCOMPARE(codeOf(m_editor->reconnect(edge, {b, u"result"_s}, {a, u"text"_s})),
                 u"workflow.cycle"_s);
        QCOMPARE(codeOf(m_editor->reconnect(EdgeId(u"nope"_s), {}, {})),
                 u"workflow.unknown_element"_s);
    }

    void aStepThatIsThereIsPutIntoAnEdge()
    {
        const NodeId start = add(u"test.start"_s);
        const NodeId middle = add();
        const NodeId last = add();
        const EdgeId edge = join(start, u"text"_s, last, u"text"_s);
        AO_VERIFY_OK(m_editor->setEdgeCondition(edge, u"{{ inputs.x }}"_s));
        AO_VERIFY_OK(m_editor->setEdgeRoute(edge, {{1, 2}}));
        const Document before = m_editor->document();

        AO_VERIFY_OK(m_editor->insertOnEdge(middle, edge, {40, 60}));

        QCOMPARE(edges({{start, u"start"_s}, {middle, u"middle"_s}, {last, u"last"_s}}),
                 (QStringList{u"middle.result last.text"_s, u"start.text middle.text"_s}));
        QCOMPARE(m_editor->document().findEdge(edge)->condition, u"{{ inputs.x }}"_s);
        QVERIFY(m_editor->document().layout.edges.isEmpty());
        QCOMPARE(m_editor->document().layout.nodes.value(middle), QPointF(40, 60));
        m_editor->undo();
        QCOMPARE(m_editor->document(), before);
        QCOMPARE(codeOf(m_editor->insertOnEdge(start, edge, {})), u"workflow.self_connection"_s);
        // Behind the edge: there it would wait for itself.
        const NodeId behind = add();
        join(last, u"result"_s, behind, u"text"_s);
        const Document unchanged = m_editor->document();
        QCOMPARE(codeOf(m_editor->insertOnEdge(behind, edge, {})), u"workflow.cycle"_s);
        QCOMPARE(m_editor->document(), unchanged);
    }

    void aNewStepInAnEdgeOfABodyIsInThatBody()
    {
        const NodeId box = add(u"test.box"_s);
        const NodeId a = add();
        const NodeId b = add();
        AO_VERIFY_OK(m_editor->setParent({a, b}, box));
        const EdgeId edge = join(a, u"result"_s, b, u"text"_s);

        const auto added = m_editor->insertNodeOnEdge(u"test.work"_s, {}, edge);
        const auto beside =
            m_editor->addConnectedNode(u"test.work"_s, {}, {b, u"result"_s}, u"text"_s);

        AO_VERIFY_OK(added);
        AO_VERIFY_OK(beside);
        QCOMPARE(m_editor->document().findNode(*added)->parent, box);
        QCOMPARE(m_editor->document().findNode(*beside)->parent, box);
    }

    void whatWasBeforeAndBehindAStepIsConnectedWhenItGoes()
    {
        const NodeId start = add(u"test.start"_s);
        const NodeId middle = add();
        const NodeId last = add();
        const NodeId sink = add(u"test.sink"_s);
        const QHash<NodeId, QString> names{
            {start, u"start"_s}, {middle, u"middle"_s}, {last, u"last"_s}, {sink, u"sink"_s}};
        join(start, u"text"_s, middle, u"text"_s);
        join(start, u"number"_s, sink, u"number"_s);
        join(middle, u"result"_s, last, u"text"_s);
        join(middle, u"done"_s, sink, u"after"_s);
        const Document before = m_editor->document();

        AO_VERIFY_OK(m_editor->detach({middle}));

        QCOMPARE(edges(names),
                 (QStringList{u"start.number sink.number"_s, u"start.text last.text"_s,
                              u"start.text sink.after"_s}));
        QVERIFY(m_editor->document().findNode(middle));
        m_editor->undo();
        QCOMPARE(m_editor->document(), before);
    }

    void stepsThatGoTogetherStayConnected()
    {
        const NodeId start = add(u"test.start"_s);
        const NodeId a = add();
        const NodeId b = add();
        const NodeId last = add();
        join(start, u"text"_s, a, u"text"_s);
        join(a, u"result"_s, b, u"text"_s);
        join(b, u"result"_s, last, u"text"_s);

        AO_VERIFY_OK(m_editor->detach({a, b}));

        QCOMPARE(edges({{start, u"start"_s}, {a, u"a"_s}, {b, u"b"_s}, {last, u"last"_s}}),
                 (QStringList{u"a.result b.text"_s, u"start.text last.text"_s}));
    }

    void anotherKindKeepsWhatFits()
    {
        const NodeId start = add(u"test.start"_s);
        const NodeId node = add(u"test.report"_s);
        const NodeId last = add();
        join(start, u"done"_s, node, u"after"_s);
        join(node, u"report"_s, last, u"after"_s);
        AO_VERIFY_OK(m_editor->setTitle(node, u"Mine"_s));
        auto settings = NodeSettings::of(*m_editor->document().findNode(node));
        settings.retry.maxAttempts = 3;
        AO_VERIFY_OK(m_editor->setNode(node, settings));
        const Document before = m_editor->document();

        const auto lost = m_editor->replaceKind(node, u"test.work"_s);

        AO_VERIFY_OK(lost);
        QCOMPARE(*lost, QStringList());
        const Node changed = *m_editor->document().findNode(node);
        QCOMPARE(changed.kind, u"test.work"_s);
        QCOMPARE(changed.title, u"Mine"_s);
        QCOMPARE(changed.retry.maxAttempts, 3);
        QCOMPARE(changed.parameters.value(u"mode"), u"fast"_s);
        QCOMPARE(edges({{start, u"start"_s}, {node, u"node"_s}, {last, u"last"_s}}),
                 (QStringList{u"node.result last.after"_s, u"start.done node.after"_s}));
        m_editor->undo();
        QCOMPARE(m_editor->document(), before);
    }

    void anotherKindTellsWhatItLoses()
    {
        const NodeId start = add(u"test.start"_s);
        const NodeId node = add();
        const NodeId last = add();
        join(start, u"text"_s, node, u"text"_s);
        join(node, u"result"_s, last, u"text"_s);
        AO_VERIFY_OK(m_editor->setParameter(node, u"command"_s, u"make"_s));

        const auto lost = m_editor->replaceKind(node, u"test.report"_s);

        AO_VERIFY_OK(lost);
        QCOMPARE(*lost, (QStringList{u"text"_s, u"result"_s}));
        QVERIFY(m_editor->document().findNode(node)->parameters.isEmpty());
        QCOMPARE(m_editor->document().findNode(node)->title, u"test.report"_s);
        QCOMPARE(edges({{start, u"start"_s}, {node, u"node"_s}, {last, u"last"_s}}),
                 QStringList{u"start.text node.after"_s});
        QCOMPARE(codeOf(m_editor->replaceKind(node, u"nope"_s)), u"workflow.unknown_kind"_s);
    }

    void aContainerThatHoldsStepsStaysOne()
    {
        const NodeId box = add(u"test.box"_s);
        const NodeId inner = add();
        AO_VERIFY_OK(m_editor->setParent({inner}, box));

        QCOMPARE(codeOf(m_editor->replaceKind(box, u"test.work"_s)), u"workflow.not_a_container"_s);
        AO_VERIFY_OK(m_editor->setParent({inner}, {}));
        AO_VERIFY_OK(m_editor->replaceKind(box, u"test.work"_s));
    }

    void stepsGoIntoContainersAndOutOfThem()
    {
        const NodeId box = add(u"test.box"_s);
        const NodeId inBox = add(u"test.box"_s);
        const NodeId a = add();
        const NodeId b = add();
        const NodeId out = add();
        const EdgeId kept = join(a, u"result"_s, b, u"text"_s);
        const EdgeId crossing = join(b, u"result"_s, out, u"text"_s);
        AO_VERIFY_OK(m_editor->setEdgeRoute(crossing, {{1, 2}}));
        AO_VERIFY_OK(m_editor->setParent({inBox}, box));
        const Document before = m_editor->document();

        QCOMPARE(codeOf(m_editor->setParent({a, b}, inBox)), u"workflow.other_body"_s);
        QCOMPARE(m_editor->document(), before);
        AO_VERIFY_OK(m_editor->setParent({a, b}, inBox, CrossingEdges::Cut));
        QCOMPARE(m_editor->document().findNode(a)->parent, inBox);
        QVERIFY(m_editor->document().findEdge(kept));
        QVERIFY(!m_editor->document().findEdge(crossing));
        QVERIFY(m_editor->document().layout.edges.isEmpty());
        QCOMPARE(m_editor->steps().last().label, (EditLabel{Edit::SetParent, {u"test.box"_s}, 2}));

        // With their container they go as they are.
        AO_VERIFY_OK(m_editor->setParent({inBox, a}, {}));
        QCOMPARE(m_editor->document().findNode(a)->parent, inBox);
        QCOMPARE(m_editor->document().findNode(inBox)->parent, NodeId());
        m_editor->undo();
        m_editor->undo();
        QCOMPARE(m_editor->document(), before);
    }

    void whatHoldsNothingHoldsNothing()
    {
        const NodeId box = add(u"test.box"_s);
        const NodeId inBox = add(u"test.box"_s);
        const NodeId work = add();
        AO_VERIFY_OK(m_editor->setParent({inBox}, box));

        QCOMPARE(codeOf(m_editor->setParent({box}, box)), u"workflow.not_a_container"_s);
        QCOMPARE(codeOf(m_editor->setParent({box}, inBox)), u"workflow.not_a_container"_s);
        QCOMPARE(codeOf(m_editor->setParent({box}, work)), u"workflow.not_a_container"_s);
        QCOMPARE(codeOf(m_editor->setParent({work}, NodeId(u"nope"_s))),
                 u"workflow.unknown_element"_s);
    }

    void everythingIsArrangedInOneStep()
    {
        const NodeId start = add(u"test.start"_s);
        const NodeId work = add();
        const EdgeId edge = join(start, u"text"_s, work, u"text"_s);
        const NoteId note = m_editor->addNote(u"why"_s, {});
        const GroupId group = m_editor->addGroup(u"all"_s, {start}, {});
        AO_VERIFY_OK(m_editor->setEdgeRoute(edge, {{1, 2}}));
        const Document before = m_editor->document();
        QList<EditSummary> heard;
        connect(m_editor.get(), &DocumentEditor::edited, this,
                [&heard](const EditSummary &summary) { heard.append(summary); });

        AO_VERIFY_OK(m_editor->arrange({.nodes = {{work, {300, 0}}},
                                        .notes = {{note, {0, 0, 10, 10}}},
                                        .groups = {{group, {0, 0, 600, 300}}},
                                        .edges = {{edge, {}}}},
                                       Edit::LayOut));

        QCOMPARE(heard.size(), 1);
        QVERIFY(heard.first().isLayoutOnly);
        QVERIFY(m_editor->document().layout.edges.isEmpty());
        m_editor->undo();
        QCOMPARE(m_editor->document(), before);
        QCOMPARE(codeOf(m_editor->arrange({.nodes = {{work, {}}}, .notes = {{NoteId(), {}}}})),
                 u"workflow.unknown_element"_s);
        QCOMPARE(m_editor->document(), before);
    }

    void groupsTakeOtherMembers()
    {
        const NodeId a = add();
        const NodeId b = add();
        const GroupId group = m_editor->addGroup(u"g"_s, {a}, {});

        AO_VERIFY_OK(m_editor->setGroupNodes(group, {b, a}));
        QCOMPARE(m_editor->document().groups.first().nodes, (QList{a, b}));
        AO_VERIFY_OK(m_editor->setGroupNodes(group, {}));
        QVERIFY(m_editor->document().groups.first().nodes.isEmpty());
        QVERIFY(!m_editor->setGroupNodes(group, {NodeId(u"nope"_s)}));
    }

private:
    NodeId add(const QString &kind = u"test.work"_s) { return *m_editor->addNode(kind, {}); }
    EdgeId join(const NodeId &from, const QString &output, const NodeId &to, const QString &input)
    {
        return *m_editor->connectPorts({from, output}, {to, input});
    }
    /// Every edge as "from.port to.port", with the names of the nodes.
    QStringList edges(const QHash<NodeId, QString> &names) const
    {
        QStringList found;
        for (const Edge &edge : m_editor->document().edges)
            found.append(u"%1.%2 %3.%4"_s.arg(names.value(edge.from.node), edge.from.port,
                                              names.value(edge.to.node), edge.to.port));
        found.sort();
        return found;
    }
    template<typename T>
    static QString codeOf(const Result<T> &result)
    {
        return result ? u"none"_s : QString::fromLatin1(result.error().code().text());
    }

    std::unique_ptr<NodeCatalog> m_catalog;
    std::unique_ptr<DocumentEditor> m_editor;
};

QTEST_GUILESS_MAIN(tst_EditorLinks)
#include "tst_editorlinks.moc"
