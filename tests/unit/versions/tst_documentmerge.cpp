// SPDX-License-Identifier: GPL-3.0-or-later
#include "documents.h"

#include <agentops/testsupport/await.h>
#include <agentops/versions/documentmerge.h>
#include <agentops/workflow/documentcodec.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::versions;
using namespace agentops::workflow;

namespace {

QStringList paths(const MergedDocument &merged)
{
    QStringList list;
    for (const Conflict &conflict : merged.conflicts)
        list.append(conflict.path);
    return list;
}

bool isReadable(const Document &document)
{
    const auto again = parseDocument(writeDocument(document)).toResult();
    return again && *again == document;
}

QJsonValue command(const Document &document, const QString &id)
{
    const Node *found = document.findNode(NodeId(id));
    return found ? found->parameters.value("command"_L1) : QJsonValue(u"no such node"_s);
}

} // namespace

class tst_DocumentMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_base = threeSteps();
        m_ours = m_base;
        m_theirs = m_base;
    }

    void changesOfDifferentThingsComeTogether()
    {
        nodeOf(m_ours, u"a"_s).title = u"First"_s;
        nodeOf(m_ours, u"b"_s).parameters.insert(u"variables"_s, QJsonObject{{u"ONE"_s, u"1"_s}});
        nodeOf(m_theirs, u"a"_s).timeout = std::chrono::seconds(5);
        nodeOf(m_theirs, u"b"_s).parameters.insert(u"variables"_s, QJsonObject{{u"TWO"_s, u"2"_s}});
        m_theirs.properties.unknown.insert(u"x-team"_s, u"blue"_s);
        m_theirs.nodes.append(node(u"d"_s));
        m_ours.edges.last().condition = u"{{ b.result }}"_s;

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList());
        Document expected = m_ours;
        nodeOf(expected, u"a"_s).timeout = std::chrono::seconds(5);
        nodeOf(expected, u"b"_s)
            .parameters.insert(u"variables"_s, QJsonObject{{u"ONE"_s, u"1"_s}, {u"TWO"_s, u"2"_s}});
        expected.properties.unknown.insert(u"x-team"_s, u"blue"_s);
        expected.nodes.append(node(u"d"_s));
        QCOMPARE(writeDocument(merged.document), writeDocument(expected));
    }

    void textsAreMergedByLines()
    {
        nodeOf(m_base, u"b"_s).parameters.insert(u"command"_s, u"one\ntwo\nthree\nfour\n"_s);
        m_ours = m_theirs = m_base;
        nodeOf(m_ours, u"b"_s).parameters.insert(u"command"_s, u"zero\none\ntwo\nthree\nfour\n"_s);
        nodeOf(m_theirs, u"b"_s).parameters.insert(u"command"_s, u"one\ntwo\nthree!\n"_s);

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList());
        QCOMPARE(command(merged.document, u"b"_s).toString(), u"zero\none\ntwo\nthree!\n"_s);
    }

    void anExpressionOverLinesIsNotTornApart()
    {
        nodeOf(m_base, u"b"_s).parameters.insert(u"command"_s, u"{{ [\n1,\n2,\n3\n] }}"_s);
        m_ours = m_theirs = m_base;
        // Lines that go well together, in which only the braces do not.
        nodeOf(m_ours, u"b"_s).parameters.insert(u"command"_s, u"{{ (\n1,\n2,\n3\n) }}"_s);
        nodeOf(m_theirs, u"b"_s).parameters.insert(u"command"_s, u"{{ [\n1,\n2] + [\n3\n] }}"_s);

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList{u"/nodes/b/parameters/command"_s});
        QCOMPARE(command(merged.document, u"b"_s), command(m_ours, u"b"_s));
    }

    void oneValueChangedByBothIsAConflict()
    {
        nodeOf(m_ours, u"b"_s).parameters.insert(u"command"_s, u"ours"_s);
        nodeOf(m_theirs, u"b"_s).parameters.insert(u"command"_s, u"theirs"_s);

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        const Conflict expected{u"/nodes/b/parameters/command"_s, u"run b"_s, u"ours"_s,
                                u"theirs"_s};
        QCOMPARE(merged.conflicts, QList{expected});
        QCOMPARE(merged.document.properties.conflicts, QList{expected});
        QCOMPARE(command(merged.document, u"b"_s).toString(), u"ours"_s);
        QVERIFY(isReadable(merged.document));
        const auto settled = settleConflict(merged.document, expected.path, Side::Theirs);
        AO_VERIFY_OK(settled);
        QCOMPARE(*settled, m_theirs);
    }

    void placesAreNoConflict()
    {
        m_ours.layout.nodes.insert(NodeId(u"a"_s), QPointF(1, 1));
        m_ours.layout.viewportZoom = 2;
        m_theirs.layout.nodes.insert(NodeId(u"a"_s), QPointF(2, 2));
        m_theirs.layout.nodes.insert(NodeId(u"b"_s), QPointF(3, 3));

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList());
        QCOMPARE(merged.document.layout.nodes.value(NodeId(u"a"_s)), QPointF(1, 1));
        QCOMPARE(merged.document.layout.nodes.value(NodeId(u"b"_s)), QPointF(3, 3));
        QCOMPARE(merged.document.layout.viewportZoom, 2.0);
    }

    void aMoveAndACollapseComeTogether()
    {
        const NodeId a(u"a"_s);
        m_ours.layout.nodes.insert(a, QPointF(1, 1));
        m_theirs.layout.collapsedNodes = {a};

        for (const MergedDocument &merged :
             {mergeDocuments(m_base, m_ours, m_theirs), mergeDocuments(m_base, m_theirs, m_ours)}) {
            QCOMPARE(paths(merged), QStringList());
            QCOMPARE(merged.document.layout.nodes.value(a), QPointF(1, 1));
            QVERIFY(merged.document.layout.collapsedNodes.contains(a));
        }
    }

    void ofTwoRoutesOursCounts()
    {
        const EdgeId first(u"e1"_s);
        const EdgeId second(u"e2"_s);
        m_base.layout.edges = {{first, {{1, 1}}}, {second, {{1, 1}}}};
        m_ours = m_theirs = m_base;
        m_ours.layout.edges = {{first, {{2, 2}, {3, 3}}}};
        m_theirs.layout.edges = {{first, {{4, 4}}}, {second, {{1, 1}}}};

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList());
        QCOMPARE(merged.document, m_ours);
        QCOMPARE(mergeDocuments(m_base, m_base, m_ours).document, m_ours);
    }

    void aRouteComesBackWithItsEdge()
    {
        const EdgeId edge(u"e2"_s);
        m_base.layout.edges = {{edge, {{1, 1}}}};
        m_ours = m_theirs = m_base;
        m_ours.edges.removeLast();
        m_ours.layout.edges.clear();
        m_theirs.edges.last().condition = u"{{ b.result }}"_s;

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList{u"/edges/e2"_s});
        QCOMPARE(merged.document.layout.edges, m_base.layout.edges);
        const auto settled = settleConflict(merged.document, u"/edges/e2"_s, Side::Ours);
        AO_VERIFY_OK(settled);
        QCOMPARE(*settled, m_ours);
    }

    void aMutedEdgeAndItsNewConditionComeTogether()
    {
        m_ours.edges.first().isMuted = true;
        m_theirs.edges.first().condition = u"{{ a.result }}"_s;

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList());
        QVERIFY(merged.document.edges.first().isMuted);
        QCOMPARE(merged.document.edges.first().condition, u"{{ a.result }}"_s);
    }

    void anEdgeThatWouldCloseACircleStaysMuted()
    {
        m_base.edges.first().isMuted = true;
        m_ours = m_theirs = m_base;
        m_ours.edges.append(edge(u"back"_s, u"b"_s, u"a"_s));
        m_theirs.edges.first().isMuted = false;

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList{u"/edges/e1/muted"_s});
        QCOMPARE(merged.document.edges, m_ours.edges);
        const auto settled = settleConflict(merged.document, u"/edges/e1/muted"_s, Side::Theirs);
        AO_VERIFY_OK(settled);
        QVERIFY(!settled->findEdge(EdgeId(u"e1"_s))->isMuted);
    }

    void aCircleThroughAMutedEdgeIsLeftAlone()
    {
        m_ours.edges.first().isMuted = true;
        m_theirs.edges.append(edge(u"back"_s, u"b"_s, u"a"_s));
        m_theirs.edges.last().isMuted = true;

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList());
        QCOMPARE(merged.document.edges.size(), 3);
    }

    void aNodeThatIsOnlyMovedIsDeleted()
    {
        removeNode(m_ours, u"c"_s);
        m_theirs.layout.nodes.insert(NodeId(u"c"_s), QPointF(9, 9));

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList());
        QCOMPARE(merged.document, m_ours);
    }

    void aDeletedNodeThatTheOtherSideChangedStays_data()
    {
        QTest::addColumn<bool>("isOursDeleting");
        QTest::newRow("deleted by ours") << true;
        QTest::newRow("deleted by theirs") << false;
    }

    void aDeletedNodeThatTheOtherSideChangedStays()
    {
        QFETCH(bool, isOursDeleting);
        Document deleted = m_base;
        removeNode(deleted, u"c"_s);
        Document changed = m_base;
        nodeOf(changed, u"c"_s).title = u"Last"_s;

        const MergedDocument merged = isOursDeleting ? mergeDocuments(m_base, deleted, changed)
                                                     : mergeDocuments(m_base, changed, deleted);

        QCOMPARE(paths(merged), QStringList{u"/nodes/c"_s});
        Document content = merged.document;
        content.properties.conflicts.clear();
        QCOMPARE(writeDocument(content), writeDocument(changed));
        const Side deleting = isOursDeleting ? Side::Ours : Side::Theirs;
        const auto settled = settleConflict(merged.document, u"/nodes/c"_s, deleting);
        AO_VERIFY_OK(settled);
        QCOMPARE(writeDocument(*settled), writeDocument(deleted));
    }

    void aDeletedNodeThatTheOtherSideConnectsStays()
    {
        removeNode(m_ours, u"c"_s);
        m_theirs.nodes.append(node(u"d"_s));
        m_theirs.edges.append(edge(u"e3"_s, u"c"_s, u"d"_s));

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList{u"/nodes/c"_s});
        QVERIFY(merged.document.findEdge(EdgeId(u"e2"_s)));
        QVERIFY(merged.document.findEdge(EdgeId(u"e3"_s)));
        QCOMPARE(merged.document.layout.nodes.value(NodeId(u"c"_s)), QPointF(900, 0));
    }

    void aDeletedNodeThatTheOtherSideRefersToStays()
    {
        removeNode(m_ours, u"a"_s);
        nodeOf(m_theirs, u"c"_s).parameters.insert(u"command"_s, u"echo {{ a.result }}"_s);

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList{u"/nodes/a"_s});
        QVERIFY(merged.document.findEdge(EdgeId(u"e1"_s)));
    }

    void aDeletedContainerComesBackWithItsBody()
    {
        Node loop = node(u"loop"_s);
        Node inner = node(u"inner"_s);
        inner.parent = NodeId(u"loop"_s);
        m_base.nodes.append({loop, inner});
        m_ours = m_theirs = m_base;
        removeNode(m_ours, u"inner"_s);
        removeNode(m_ours, u"loop"_s);
        Node second = node(u"second"_s);
        second.parent = NodeId(u"loop"_s);
        m_theirs.nodes.append(second);

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList{u"/nodes/loop"_s});
        QCOMPARE(merged.document.nodes, m_theirs.nodes);
    }

    void containersThatWouldContainEachOtherStayAsOursHasThem()
    {
        nodeOf(m_base, u"c"_s).parent = {};
        m_base.edges.clear();
        m_ours = m_theirs = m_base;
        nodeOf(m_ours, u"a"_s).parent = NodeId(u"b"_s);
        nodeOf(m_theirs, u"b"_s).parent = NodeId(u"a"_s);

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList{u"/nodes/b/parent"_s});
        QCOMPARE(merged.document.nodes, m_ours.nodes);
    }

    void anEdgeAcrossContainersIsTakenOut()
    {
        m_base.edges.removeLast();
        m_base.nodes.append(node(u"each"_s));
        m_ours = m_theirs = m_base;
        nodeOf(m_ours, u"c"_s).parent = NodeId(u"each"_s);
        m_theirs.edges.append(edge(u"e3"_s, u"b"_s, u"c"_s));

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList{u"/edges/e3"_s});
        QVERIFY(!merged.document.findEdge(EdgeId(u"e3"_s)));
        QCOMPARE(merged.conflicts.first().theirs.toObject().value("from"_L1).toString(),
                 u"b.result"_s);
    }

    void edgesThatMakeACircleTogetherGiveWay()
    {
        m_base.edges.clear();
        m_ours = m_theirs = m_base;
        m_ours.edges = {edge(u"o1"_s, u"a"_s, u"b"_s), edge(u"o2"_s, u"b"_s, u"c"_s)};
        m_theirs.edges = {edge(u"t1"_s, u"c"_s, u"a"_s)};

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList{u"/edges/t1"_s});
        QCOMPARE(merged.document.edges, m_ours.edges);
    }

    void anIdThatBothAddedBelongsToOurs()
    {
        m_ours.nodes.append(node(u"deploy"_s, u"ours"_s));
        m_theirs.nodes.append(node(u"deploy"_s, u"theirs"_s));
        m_theirs.layout.nodes.insert(NodeId(u"deploy"_s), QPointF(5, 5));
        m_theirs.nodes.append(node(u"after"_s,
                                   u"say {{ deploy.result }} {{ deploy.list.map(x => x + "
                                   "deploy.result) }} deploy"_s));
        m_theirs.edges.append(edge(u"e3"_s, u"deploy"_s, u"after"_s));

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList());
        QCOMPARE(merged.renamed, QList{(Renamed{u"nodes"_s, u"deploy"_s, u"deploy-2"_s})});
        QCOMPARE(command(merged.document, u"deploy"_s).toString(), u"ours"_s);
        QCOMPARE(command(merged.document, u"deploy-2"_s).toString(), u"theirs"_s);
        QCOMPARE(command(merged.document, u"after"_s).toString(),
                 u"say {{ deploy-2.result }} {{ deploy-2.list.map(x => x + deploy-2.result) }} "
                 "deploy"_s);
        QCOMPARE(merged.document.findEdge(EdgeId(u"e3"_s))->from.node.text(), u"deploy-2"_s);
        QCOMPARE(merged.document.layout.nodes.value(NodeId(u"deploy-2"_s)), QPointF(5, 5));
    }

    void theSameConnectionDrawnTwiceIsOneEdge()
    {
        m_ours.edges.append(edge(u"mine"_s, u"a"_s, u"c"_s));
        m_theirs.edges.append(edge(u"yours"_s, u"a"_s, u"c"_s));

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList());
        QCOMPARE(merged.document.edges, m_ours.edges);
        QCOMPARE(mergeDocuments(m_base, m_theirs, m_ours).document.edges, m_ours.edges);
    }

    void whatBothAddedKeepsOneOrderWhicheverSideIsOurs()
    {
        m_ours.edges.append(edge(u"mine"_s, u"a"_s, u"c"_s));
        m_ours.edges.append(
            {EdgeId(u"z"_s), {NodeId(u"a"_s), u"list"_s}, {NodeId(u"c"_s), u"after"_s}, {}, {}});
        m_theirs.edges.append(edge(u"yours"_s, u"a"_s, u"c"_s));
        m_theirs.edges.append(
            {EdgeId(u"y"_s), {NodeId(u"b"_s), u"list"_s}, {NodeId(u"c"_s), u"after"_s}, {}, {}});

        const Document merged = mergeDocuments(m_base, m_ours, m_theirs).document;

        QCOMPARE(merged.edges.size(), 5);
        QCOMPARE(mergeDocuments(m_base, m_theirs, m_ours).document, merged);
    }

    void groupsKeepTheMembersOfBoth()
    {
        m_base.groups = {{GroupId(u"g"_s), u"Build"_s, {}, {NodeId(u"a"_s), NodeId(u"b"_s)}, {}}};
        m_ours = m_theirs = m_base;
        m_ours.groups.first().nodes = {NodeId(u"a"_s)};
        m_theirs.groups.first().nodes.append(NodeId(u"c"_s));
        m_theirs.groups.first().title = u"All"_s;
        m_ours.groups.first().color = u"red"_s;
        m_theirs.groups.first().color = u"blue"_s;

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList());
        QCOMPARE(merged.document.groups.first().title, u"All"_s);
        QCOMPARE(merged.document.groups.first().color, u"red"_s);
        QCOMPARE(merged.document.groups.first().nodes, (QList{NodeId(u"a"_s), NodeId(u"c"_s)}));
    }

    void theColourOfANoteIsNoConflict()
    {
        m_base.notes = {{.id = NoteId(u"n"_s), .text = u"why"_s}};
        m_ours = m_theirs = m_base;
        m_ours.notes.first().color = u"red"_s;
        m_theirs.notes.first().color = u"blue"_s;
        m_theirs.notes.first().text = u"because"_s;

        const MergedDocument merged = mergeDocuments(m_base, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList());
        QCOMPARE(merged.document.notes.first().text, u"because"_s);
        QCOMPARE(merged.document.notes.first().color, u"red"_s);
    }

    void withoutACommonDocumentDifferencesAreConflicts()
    {
        nodeOf(m_theirs, u"b"_s).title = u"Other"_s;
        m_theirs.nodes.append(node(u"d"_s));

        const MergedDocument merged = mergeDocuments(std::nullopt, m_ours, m_theirs);

        QCOMPARE(paths(merged), QStringList());
        QCOMPARE(writeDocument(merged.document), writeDocument(m_theirs));
        nodeOf(m_ours, u"b"_s).title = u"Mine"_s;
        QCOMPARE(paths(mergeDocuments(std::nullopt, m_ours, m_theirs)),
                 QStringList{u"/nodes/b/title"_s});
    }

    void conflictsOfEarlierMergesStayUntilSomebodyDecides()
    {
        const Conflict old{u"/nodes/a/title"_s, QJsonValue::Undefined, u"x"_s, u"y"_s};
        m_base.properties.conflicts = {old};
        m_ours = m_theirs = m_base;
        nodeOf(m_theirs, u"b"_s).title = u"Other"_s;

        QCOMPARE(mergeDocuments(m_base, m_ours, m_theirs).document.properties.conflicts,
                 QList{old});
        QVERIFY(mergeDocuments(m_base, m_ours, m_theirs).conflicts.isEmpty());
        m_ours.properties.conflicts.clear();
        QVERIFY(mergeDocuments(m_base, m_ours, m_theirs).document.properties.conflicts.isEmpty());
    }

    void decidingAboutNothingIsAnError()
    {
        const auto settled = settleConflict(m_base, u"/name"_s, Side::Ours);

        QCOMPARE(settled.error().code().text(), "versions.unknown_conflict");
    }

private:
    Document m_base;
    Document m_ours;
    Document m_theirs;
};

QTEST_GUILESS_MAIN(tst_DocumentMerge)
#include "tst_documentmerge.moc"
