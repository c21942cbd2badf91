// SPDX-License-Identifier: GPL-3.0-or-later
#include "testcatalog.h"

#include <agentops/testsupport/await.h>
#include <agentops/workflow/documenteditor.h>
#include <agentops/workflow/errors.h>

#include <QtTest/QSignalSpy>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::workflow;

class tst_DocumentEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_catalog = std::make_unique<NodeCatalog>();
        testing::addTestKinds(*m_catalog);
        m_editor = std::make_unique<DocumentEditor>(*m_catalog, Document::create(u"x"_s));
    }

    void removingANodeTakesItsEdgesAndUndoBringsThemBack()
    {
        const NodeId start = *m_editor->addNode(u"test.start"_s, {});
        const NodeId work =
            *m_editor->addConnectedNode(u"test.work"_s, {300, 0}, {start, u"text"_s}, u"text"_s);
        const Document before = m_editor->document();

        AO_VERIFY_OK(m_editor->remove({.nodes = {start}}));
        QVERIFY(m_editor->document().edges.isEmpty());
        QVERIFY(m_editor->document().findNode(work));
        m_editor->undo();

        QVERIFY(m_editor->document() == before);
    }

    void whatIsSeenOfAnElementGoesAndComesWithIt()
    {
        const NodeId start = *m_editor->addNode(u"test.start"_s, {});
        const NodeId work =
            *m_editor->addConnectedNode(u"test.work"_s, {300, 0}, {start, u"text"_s}, u"text"_s);
        const EdgeId edge = m_editor->document().edges.first().id;
        const GroupId group = m_editor->addGroup(u"All"_s, {start, work}, {0, 0, 600, 200});
        AO_VERIFY_OK(m_editor->setEdgeRoute(edge, {{100, 50}, {200, 50}}));
        AO_VERIFY_OK(m_editor->setCollapsed({start}, {group}, true));
        AO_VERIFY_OK(m_editor->setGroupColor(group, u"blue"_s));
        const NoteId note = m_editor->addNote(u"why"_s, {0, 300, 200, 100});
        AO_VERIFY_OK(m_editor->setNoteColor(note, u"green"_s));
        const Document before = m_editor->document();

        AO_VERIFY_OK(m_editor->remove({.nodes = {start}, .notes = {note}, .groups = {group}}));

        QCOMPARE(m_editor->document().layout.edges.size(), 0);
        QCOMPARE(m_editor->document().layout.collapsedNodes.size(), 0);
        QCOMPARE(m_editor->document().layout.collapsedGroups.size(), 0);
        m_editor->undo();
        QVERIFY(m_editor->document() == before);
        AO_VERIFY_OK(m_editor->setEdgeRoute(edge, {}));
        QCOMPARE(m_editor->document().layout.edges.size(), 0);
    }

    void whatIsOnlySeenIsNoChangeOfTheWorkflow()
    {
        const NodeId start = *m_editor->addNode(u"test.start"_s, {});
        AO_VERIFY_OK(m_editor->addConnectedNode(u"test.work"_s, {}, {start, u"text"_s}, u"text"_s));
        const EdgeId edge = m_editor->document().edges.first().id;
        QList<EditSummary> heard;
        connect(m_editor.get(), &DocumentEditor::edited, this,
                [&heard](const EditSummary &summary) { heard.append(summary); });

        AO_VERIFY_OK(m_editor->setEdgeRoute(edge, {{1, 2}}));
        AO_VERIFY_OK(m_editor->setCollapsed({start}, {}, true));
        AO_VERIFY_OK(m_editor->setEdgesMuted({edge}, true));

        QCOMPARE(heard.size(), 3);
        QVERIFY(heard[0].isLayoutOnly && heard[0].edges.moved.contains(edge));
        QVERIFY(heard[1].isLayoutOnly && heard[1].nodes.moved.contains(start));
        QVERIFY(!heard[2].isLayoutOnly && heard[2].edges.changed.contains(edge));
    }

    void aNodePutIntoAMutedEdgeStaysCutOff()
    {
        const NodeId start = *m_editor->addNode(u"test.start"_s, {});
        const NodeId work =
            *m_editor->addConnectedNode(u"test.work"_s, {}, {start, u"text"_s}, u"text"_s);
        const EdgeId edge = m_editor->document().edges.first().id;
        AO_VERIFY_OK(m_editor->setEdgesMuted({edge}, true));
        AO_VERIFY_OK(m_editor->setEdgeRoute(edge, {{1, 2}}));

        AO_VERIFY_OK(m_editor->insertNodeOnEdge(u"test.work"_s, {}, edge));

        QCOMPARE(m_editor->document().edges.size(), 2);
        for (const Edge &half : m_editor->document().edges)
            QVERIFY(half.isMuted);
        QCOMPARE(m_editor->document().layout.edges.size(), 0);
        QVERIFY(m_editor->document().edges.last().to.node == work);
    }

    void refusedConnectionsLeaveNothingBehind()
    {
        const NodeId start = *m_editor->addNode(u"test.start"_s, {});
        const Document before = m_editor->document();
        const QSignalSpy heard(m_editor.get(), &DocumentEditor::edited);

        const auto added =
            m_editor->addConnectedNode(u"test.sink"_s, {}, {start, u"text"_s}, u"number"_s);

        QVERIFY(!added && added.error().code() == workflow::errors::kTypeMismatch);
        QVERIFY(m_editor->document() == before);
        QCOMPARE(heard.size(), 0);
    }

    void aNodePutIntoAnOrderOfStepsOnlyWaits()
    {
        NodeType box = testing::nodeType(u"test.box"_s, {}, {});
        box.body = Body::Once;
        m_catalog->add(std::move(box), std::make_unique<testing::ScriptedExecutor>(nullptr));
        const NodeId first = *m_editor->addNode(u"test.work"_s, {});
        const NodeId last =
            *m_editor->addConnectedNode(u"test.work"_s, {600, 0}, {first, u"done"_s}, u"after"_s);

        const auto work = m_editor->insertNodeOnEdge(u"test.work"_s, {300, 0},
                                                     m_editor->document().edges.last().id);
        AO_VERIFY_OK(work);
        QCOMPARE(m_editor->document().edges.first().to, (PortRef{*work, u"after"_s}));
        const auto inner = m_editor->insertNodeOnEdge(u"test.box"_s, {450, 0},
                                                      m_editor->document().edges.last().id);

        AO_VERIFY_OK(inner);
        const QList<Edge> &edges = m_editor->document().edges;
        QCOMPARE(edges.size(), 3);
        QCOMPARE(edges[1].to, (PortRef{*inner, u"after"_s}));
        QCOMPARE(edges[2].from, (PortRef{*inner, u"done"_s}));
        QCOMPARE(edges[2].to, (PortRef{last, u"after"_s}));
    }

    void everyRefusalHasItsCode()
    {
        using namespace workflow::errors;
        const auto codeOf = [](const auto &result) {
            return result ? std::string_view("none") : result.error().code().text();
        };

        QCOMPARE(codeOf(m_editor->addNode(u"nope"_s, {})), kUnknownKind.text());
        QCOMPARE(codeOf(m_editor->setTitle(NodeId(u"nope"_s), {})), kUnknownElement.text());
        QCOMPARE(codeOf(m_editor->disconnect(EdgeId(u"nope"_s))), kUnknownElement.text());
        QCOMPARE(codeOf(m_editor->setNoteText(NoteId(u"nope"_s), {})), kUnknownElement.text());
        QCOMPARE(codeOf(m_editor->setNoteColor(NoteId(u"nope"_s), {})), kUnknownElement.text());
        QCOMPARE(codeOf(m_editor->moveNodes({{NodeId(u"nope"_s), {}}})), kUnknownElement.text());
        QCOMPARE(codeOf(m_editor->setEdgeRoute(EdgeId(u"nope"_s), {})), kUnknownElement.text());
        QCOMPARE(codeOf(m_editor->setEdgesMuted({EdgeId(u"nope"_s)}, true)),
                 kUnknownElement.text());
        QCOMPARE(codeOf(m_editor->setGroupColor(GroupId(u"nope"_s), {})), kUnknownElement.text());
        QCOMPARE(codeOf(m_editor->setCollapsed({NodeId(u"nope"_s)}, {}, true)),
                 kUnknownElement.text());
        QCOMPARE(codeOf(m_editor->paste("hello", {})), kNothingToPaste.text());
        QVERIFY(!m_editor->canUndo());
    }

private:
    std::unique_ptr<NodeCatalog> m_catalog;
    std::unique_ptr<DocumentEditor> m_editor;
};

QTEST_GUILESS_MAIN(tst_DocumentEditor)
#include "tst_documenteditor.moc"
