// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/ui/graph/documentcompare.h>
#include <agentops/ui/graph/graphpicturebuilder.h>
#include <agentops/ui/graph/workflowcomparison.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>
#include <agentops/workflow/documenteditor.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>

using namespace agentops;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::EdgeId;
using workflow::NodeId;

/// Two versions of a document, as one thing to draw and a list to go through.
class TestDocumentCompare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theSameDocumentsHaveNoChanges();
    void changesAreToldElementByElement();
    void whatIsGoneIsPutBackToItsPlace();
    void whatIsGoneIsSeenBesideWhatCameToItsPlace();
    void aConnectionThatWasLedElsewhereIsSeenTwice();
    void whatWasOnlyMovedComesLast();
    void nothingIsHiddenInWhatIsCollapsed();
    void everyMarkIsDrawnInAWayOfItsOwn();
    void theComparisonFollowsEdits();
    void changesAreGoneThroughInACircle();
    void whatIsSelectedIsTheChangeThatIsLookedAt();
    void theComparedCanvasChangesNothing();

private:
    /// A line for each change and for each of its fields.
    static QString told(const DocumentComparison &comparison);
    DocumentComparison compare() const
    {
        return compareDocuments(m_before, m_after, m_fixture.catalog);
    }
    static workflow::Node &node(workflow::Document &document, const QString &id)
    {
        return *std::ranges::find(document.nodes, NodeId(id), &workflow::Node::id);
    }
    static void remove(workflow::Document &document, const QString &id);
    GraphPicture drawn(Mark mark);

    sample::SessionFixture m_fixture;
    workflow::Document m_before;
    workflow::Document m_after;
};

void TestDocumentCompare::init()
{
    m_before = sample::checkAndShip();
    m_after = m_before;
}

QString TestDocumentCompare::told(const DocumentComparison &comparison)
{
    QStringList lines;
    for (const ElementChange &change : comparison.changes) {
        lines.append(markSign(change.mark) + u' ' + change.title);
        for (const FieldChange &field : change.fields)
            lines.append(u"    %1: %2 → %3"_s.arg(field.name, field.before, field.after));
    }
    return lines.join(u'\n');
}

void TestDocumentCompare::remove(workflow::Document &document, const QString &id)
{
    document.nodes.removeIf([&](const workflow::Node &node) { return node.id == NodeId(id); });
    document.edges.removeIf([&](const workflow::Edge &edge) {
        return edge.from.node == NodeId(id) || edge.to.node == NodeId(id);
    });
    document.layout.nodes.remove(NodeId(id));
}

void TestDocumentCompare::theSameDocumentsHaveNoChanges()
{
    m_after.layout.viewportOrigin = {100, 100};

    const DocumentComparison comparison = compare();

    QVERIFY(comparison.changes.isEmpty());
    QVERIFY(comparison.marks.isEmpty());
}

void TestDocumentCompare::changesAreToldElementByElement()
{
    m_after.properties.name = u"Check"_s;
    workflow::Node &tests = node(m_after, u"tests"_s);
    tests.title = u"Test it"_s;
    tests.parameters.insert(u"verbose"_s, true);
    tests.timeout = std::chrono::seconds(90);
    remove(m_after, u"merge"_s);
    sample::addNode(m_after, u"again"_s, u"shell.command"_s, {1200, 100});
    node(m_after, u"again"_s).parameters = {{u"command"_s, u"make"_s}};
    m_after.notes.first().text = u"Ship it"_s;

    QCOMPARE(told(compare()),
             u"~ The workflow itself\n"
             "    Name: Check and ship → Check\n"
             "~ Note: Ship it\n"
             "    Text: Before you ship\nPush is an outside effect: after a crash it asks first. → "
             "Ship it\n"
             "~ Test it\n"
             "    verbose:  → yes\n"
             "    Time limit of an attempt:  → 90 s\n"
             "    Title:  → Test it\n"
             "− Connection from Human review to Merge request\n"
             "    From: approved of Human review → \n"
             "    To: approved of Merge request → \n"
             "− Merge request\n"
             "    Kind: Merge request → \n"
             "+ Generate tests\n"
             "    Kind:  → Generate tests\n"
             "    command:  → make"_s);
}

void TestDocumentCompare::whatIsGoneIsPutBackToItsPlace()
{
    remove(m_after, u"merge"_s);

    const DocumentComparison comparison = compare();

    QVERIFY(comparison.document.findNode(NodeId(u"merge"_s)));
    QCOMPARE(comparison.document.layout.nodes.value(NodeId(u"merge"_s)), QPointF(850, 400));
    QCOMPARE(comparison.document.edges.size(), m_before.edges.size());
    QCOMPARE(comparison.marks.nodes.value(NodeId(u"merge"_s)), Mark::Removed);
    QCOMPARE(comparison.marks.edges.value(EdgeId(u"e9"_s)), Mark::Removed);
    QCOMPARE(comparison.count(Mark::Removed), 2);
}

void TestDocumentCompare::whatIsGoneIsSeenBesideWhatCameToItsPlace()
{
    remove(m_after, u"merge"_s);
    sample::addNode(m_after, u"other"_s, u"shell.command"_s, {850, 400});

    const DocumentComparison comparison = compare();

    QCOMPARE(comparison.document.layout.nodes.value(NodeId(u"other"_s)), QPointF(850, 400));
    const QPointF ghost = comparison.document.layout.nodes.value(NodeId(u"merge"_s));
    QVERIFY(ghost.x() < 850);
    QVERIFY(ghost.y() < 400);
    QCOMPARE(comparison.document.nodes.first().id, NodeId(u"merge"_s)); // drawn below
}

void TestDocumentCompare::aConnectionThatWasLedElsewhereIsSeenTwice()
{
    m_after.edges.first().to = {NodeId(u"code"_s), u"context"_s};

    const DocumentComparison comparison = compare();

    QCOMPARE(comparison.document.edges.size(), m_before.edges.size() + 1);
    QCOMPARE(comparison.marks.edges.value(m_after.edges.first().id), Mark::Changed);
    QCOMPARE(std::ranges::count(comparison.marks.edges, Mark::Removed), 1);
    QCOMPARE(told(comparison),
             u"~ Connection from Task to Generate code\n"
             "    To: task of Analyze → context of Generate code"_s);
}

void TestDocumentCompare::whatWasOnlyMovedComesLast()
{
    m_after.layout.nodes.insert(NodeId(u"task"_s), {0, 0});
    node(m_after, u"merge"_s).isMuted = true;

    const DocumentComparison comparison = compare();

    QCOMPARE(told(comparison),
             u"~ Merge request\n"
             "    Muted:  → yes\n"
             "→ Task"_s);
    QCOMPARE(comparison.marks.nodes.value(NodeId(u"task"_s)), Mark::Moved);
    QCOMPARE(comparison.document.layout.nodes.value(NodeId(u"task"_s)), QPointF(0, 0));
}

void TestDocumentCompare::nothingIsHiddenInWhatIsCollapsed()
{
    m_after.layout.collapsedNodes = {NodeId(u"code"_s)};

    QVERIFY(compare().document.layout.collapsedNodes.isEmpty());
}

GraphPicture TestDocumentCompare::drawn(Mark mark)
{
    theme::Theme theme(nullptr);
    theme::Units units(nullptr);
    m_fixture.open(m_before);
    ChangeMarks marks;
    marks.nodes.insert(NodeId(u"code"_s), mark);
    marks.edges.insert(EdgeId(u"e1"_s), mark);
    marks.notes.insert(workflow::NoteId(u"note"_s), mark);
    marks.groups.insert(workflow::GroupId(u"group"_s), mark);
    m_fixture.session->setMarks(marks);
    scene::TextLayoutCache texts;
    scene::IconAtlas icons([](const QString &) { return QByteArray(); }, 16, 1);
    GraphPictureBuilder builder(m_fixture.session->scene(), texts, icons,
                                GraphFonts::create(texts, units));
    builder.setStyle(GraphStyle::fromTheme(theme));
    GraphPicture picture;
    GraphPictureBuilder::Frame frame;
    frame.region = QRectF(-100, -100, 1500, 900);
    builder.build(kAllLayers, frame, {}, picture);
    return picture;
}

void TestDocumentCompare::everyMarkIsDrawnInAWayOfItsOwn()
{
    QList<qsizetype> ground;
    QList<qsizetype> cards;
    for (const Mark mark :
         {Mark::Added, Mark::Removed, Mark::Changed, Mark::Moved, Mark::Conflict}) {
        const GraphPicture picture = drawn(mark);
        ground.append(qsizetype(picture.trails.shapes.indices.size()));
        cards.append(qsizetype(picture.status.at(0).shapes.indices.size()));
    }
    // The shapes themselves differ, whatever their colours.
    for (qsizetype i = 0; i < cards.size(); ++i) {
        QVERIFY(ground.at(i) > 0);
        QVERIFY(cards.at(i) > 0);
        QCOMPARE(cards.count(cards.at(i)), 1);
    }
}

void TestDocumentCompare::theComparisonFollowsEdits()
{
    m_fixture.open(m_before);
    WorkflowComparison comparison(*m_fixture.session);
    const QAbstractItemModelTester tester(&comparison);
    comparison.open(m_before, u"before"_s);
    QVERIFY(comparison.isOpen());
    QCOMPARE(comparison.rowCount(), 0);
    QCOMPARE(comparison.summary(), u"no difference"_s);

    std::ignore = m_fixture.session->editor().setTitle(NodeId(u"tests"_s), u"Test it"_s);

    QCOMPARE(comparison.rowCount(), 1);
    QCOMPARE(comparison.data(comparison.index(0), WorkflowComparison::TitleRole).toString(),
             u"Test it"_s);
    QCOMPARE(comparison.data(comparison.index(0), WorkflowComparison::SignRole).toString(), u"~"_s);
    QCOMPARE(comparison.session()->scene().marks().nodes.value(NodeId(u"tests"_s)), Mark::Changed);

    comparison.close();

    QVERIFY(!comparison.isOpen());
    QCOMPARE(comparison.rowCount(), 0);
}

void TestDocumentCompare::changesAreGoneThroughInACircle()
{
    node(m_after, u"tests"_s).title = u"Test it"_s;
    node(m_after, u"task"_s).title = u"Begin"_s;
    m_fixture.open(m_after);
    WorkflowComparison comparison(*m_fixture.session);
    comparison.open(m_before, u"before"_s);

    comparison.next();
    QCOMPARE(comparison.currentTitle(), u"Begin: changed"_s);
    comparison.next();
    QCOMPARE(comparison.currentTitle(), u"Test it: changed"_s);
    QCOMPARE(comparison.currentFields().first().toMap().value(u"after"_s), u"Test it"_s);
    QVERIFY(comparison.session()->interaction().currentNode() == NodeId(u"tests"_s));
    comparison.next();
    QCOMPARE(comparison.currentRow(), 0);
    comparison.previous();
    QCOMPARE(comparison.currentRow(), 1);
}

void TestDocumentCompare::whatIsSelectedIsTheChangeThatIsLookedAt()
{
    node(m_after, u"tests"_s).title = u"Test it"_s;
    node(m_after, u"task"_s).title = u"Begin"_s;
    m_fixture.open(m_after);
    WorkflowComparison comparison(*m_fixture.session);
    comparison.open(m_before, u"before"_s);

    comparison.session()->interaction().selectNodes({NodeId(u"tests"_s)});

    QCOMPARE(comparison.currentTitle(), u"Test it: changed"_s);
    QVERIFY(comparison.session()->description().contains(u"changed"_s));
}

void TestDocumentCompare::theComparedCanvasChangesNothing()
{
    m_fixture.open(m_after);
    WorkflowComparison comparison(*m_fixture.session);
    comparison.open(m_before, u"before"_s);
    GraphSession &shown = *comparison.session();
    GraphInteraction &hands = shown.interaction();
    const QSignalSpy palette(&shown, &GraphSession::paletteRequested);
    const workflow::Document before = shown.editor().document();
    hands.selectNodes({NodeId(u"tests"_s)});
    const QPointF card =
        hands.viewport().toView(shown.scene().nodes().at(3).rect.topLeft() + QPointF(60, 15));

    hands.press({card, Qt::LeftButton, {}});
    hands.move({card + QPointF(80, 40), Qt::LeftButton, {}});
    hands.release({card + QPointF(80, 40), Qt::LeftButton, {}});
    hands.keyPress(Qt::Key_Delete, {});
    hands.keyPress(Qt::Key_A, {});
    hands.doubleClick({QPointF(5, 5), Qt::LeftButton, {}});

    QCOMPARE(shown.editor().document().nodes, before.nodes);
    QCOMPARE(shown.editor().document().layout.nodes, before.layout.nodes);
    QVERIFY(palette.isEmpty());
    QVERIFY(shown.diagnostics().isEmpty());
}

QTEST_MAIN(TestDocumentCompare)
#include "tst_documentcompare.moc"
