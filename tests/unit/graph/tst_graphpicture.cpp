// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/ui/graph/graphpicturebuilder.h>
#include <agentops/ui/graph/graphstyle.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtGui/QFontInfo>
#include <QtTest/QTest>

#include <algorithm>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::EdgeId;
using workflow::NodeId;

/// What a picture holds, without a graphics card.
class TestGraphPicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void builtInPortsAreSeenAtTheCardThatIsPointedAt();
    void whileConnectingThePortsAreSeenThatMayBeTheEnd();
    void aConnectionIsStressedApartFromTheOthers();
    void aLevelConnectionIsStressedToo();
    void theConnectionsOfDraggedCardsAreDrawnOnce();
    void farOutSelectedConnectionsAreGathered();
    void aMutedConnectionIsDashedAndPale();
    void aRouteShowsItsPointsWhenSomebodyLooks();
    void aFrameHasItsColour();
    void aNoteHasItsColourAndItsFaces();
    void aNoteThatCannotBeReadShowsItsLines();
    void aCollapsedGroupIsACardWithACount();
    void whatIsFoundIsRingedAndTheRestIsPale();
    void breakpointsLookTheirOwnWay();
    void aPaleCardIsVeiled();
    void whatARunSaysLeavesTheCardsAlone();
    void aStepThatDidNotRunHasABadge();
    void dataOnItsWayIsSeen();
    void textIsShownWhereItCanBeRead_data();
    void textIsShownWhereItCanBeRead();
    void aTitleThatIsTooLongEndsWithDots_data();
    void aTitleThatIsTooLongEndsWithDots();

private:
    static QStringList textsOf(const PictureLayer &layer)
    {
        QStringList texts;
        for (const ui::scene::PlacedText &text : layer.texts)
            texts.append(text.line.layout->text());
        return texts;
    }
    void open(workflow::Document document = sample::checkAndShip());
    const GraphPicture &build(const InteractionView &view = {});
    const GraphScene &scene() const { return m_fixture.session->scene(); }
    Hit card(const QString &id) const { return {Hit::Kind::Node, scene().indexOf(NodeId(id)), -1}; }

    ui::theme::Theme m_theme{nullptr};
    ui::theme::Units m_units{nullptr};
    sample::SessionFixture m_fixture;
    ui::scene::TextLayoutCache m_texts;
    ui::scene::IconAtlas m_icons{[](const QString &) {
        return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>)"_ba;
    }};
    std::unique_ptr<GraphPictureBuilder> m_builder;
    GraphPictureBuilder::Frame m_frame;
    GraphPicture m_picture;
};

void TestGraphPicture::init()
{
    open();
}

void TestGraphPicture::open(workflow::Document document)
{
    m_fixture.open(std::move(document));
    m_texts = {};
    m_builder = std::make_unique<GraphPictureBuilder>(scene(), m_texts, m_icons,
                                                      GraphFonts::create(m_texts, m_units));
    m_builder->setStyle(GraphStyle::fromTheme(m_theme));
    m_frame = {};
    m_frame.region = scene().bounds().adjusted(-100, -100, 100, 100);
    m_picture = {};
}

const GraphPicture &TestGraphPicture::build(const InteractionView &view)
{
    m_builder->build(kAllLayers, m_frame, view, m_picture);
    return m_picture;
}

void TestGraphPicture::builtInPortsAreSeenAtTheCardThatIsPointedAt()
{
    QVERIFY(build().live.shapes.isEmpty());
    const auto cards = m_picture.cards.front().shapes.vertices;

    InteractionView hovering;
    hovering.hover = card(u"review"_s);
    QCOMPARE(textsOf(build(hovering).live), (QStringList{u"after"_s, u"done"_s, u"error"_s}));
    QVERIFY(m_picture.cards.front().shapes.vertices == cards);
}

void TestGraphPicture::whileConnectingThePortsAreSeenThatMayBeTheEnd()
{
    InteractionView view;
    view.connectSource = scene().portAt({NodeId(u"task"_s), u"done"_s}, Hit::Kind::OutputPort);
    view.connectTarget = scene().portAt({NodeId(u"merge"_s), u"after"_s}, Hit::Kind::InputPort);
    QCOMPARE(textsOf(build(view).live), QStringList{u"after"_s});
    const size_t toInputs = m_picture.live.shapes.vertices.size();

    // Nothing that every step hands on is a change.
    view.connectSource = scene().portAt({NodeId(u"review"_s), u"change"_s}, Hit::Kind::InputPort);
    view.connectTarget = {};
    view.connectPos = scene().portPos(view.connectSource) - QPointF(20, 0);
    QVERIFY(build(view).live.shapes.vertices.size() < toInputs);
}

void TestGraphPicture::aConnectionIsStressedApartFromTheOthers()
{
    const auto edges = build().edges.shapes.vertices;

    InteractionView view;
    view.hover = {Hit::Kind::Edge, scene().indexOf(EdgeId(u"e2"_s)), -1};
    const size_t hovered = build(view).live.shapes.vertices.size();
    QVERIFY(hovered > 0);
    QVERIFY(m_picture.selection.isEmpty());
    QVERIFY(m_picture.edges.shapes.vertices == edges);

    view.selectedEdges = {EdgeId(u"e2"_s)};
    QCOMPARE(build(view).selection.shapes.vertices.size(), hovered);
    QVERIFY(m_picture.live.isEmpty()); // not twice
    QVERIFY(m_picture.edges.shapes.vertices == edges);
}

void TestGraphPicture::aLevelConnectionIsStressedToo()
{
    const QPointF end = scene().edges()[0].curve.start() + QPointF(100, 0);
    const GraphScene &graph = scene();
    const QPointF port =
        graph.nodes()[size_t(graph.edges()[0].to)].inputs[size_t(graph.edges()[0].toPort)].offset;
    QVERIFY(m_fixture.session->editor().moveNodes({{NodeId(u"analyze"_s), end - port}}));
    QCOMPARE(graph.edges()[0].curve.bounds().height(), 0.0);

    InteractionView view;
    view.selectedEdges = {graph.edges()[0].id};
    QVERIFY(!build(view).selection.isEmpty());
}

void TestGraphPicture::theConnectionsOfDraggedCardsAreDrawnOnce()
{
    const size_t all = build().edges.shapes.vertices.size();

    InteractionView dragging;
    // One connection joins the two, and is dragged with them.
    dragging.movingNodes = {NodeId(u"analyze"_s), NodeId(u"code"_s)};
    const size_t rest = build(dragging).edges.shapes.vertices.size();

    QVERIFY(rest < all);
    QVERIFY(!m_picture.movingGround.shapes.isEmpty());
    QCOMPARE(m_picture.live.shapes.vertices.size() + m_picture.movingGround.shapes.vertices.size(),
             all - rest);
}

void TestGraphPicture::farOutSelectedConnectionsAreGathered()
{
    open(sample::largeGraph(300));
    m_frame.scale = 0.05;
    m_frame.detail = ui::scene::DetailLevel::Dot;
    InteractionView view;
    view.hover = {Hit::Kind::Edge, 0, -1};
    QVERIFY(!build(view).live.shapes.isEmpty());
    QVERIFY(m_picture.selection.isEmpty());

    for (const EdgeItem &edge : scene().edges())
        view.selectedEdges.insert(edge.id);
    build(view);

    // One line each at most.
    constexpr size_t kLineVertices = 8;
    QVERIFY(!m_picture.selection.isEmpty());
    QVERIFY(m_picture.selection.shapes.vertices.size() <= kLineVertices * scene().edges().size());
}

void TestGraphPicture::aMutedConnectionIsDashedAndPale()
{
    // Nothing else is in the way of comparing.
    m_frame.region = scene().edges()[1].curve.bounds().adjusted(-1, -1, 1, 1);
    const auto strongest = [this] {
        int alpha = 0;
        for (const ui::scene::Vertex &vertex : m_picture.edges.shapes.vertices)
            alpha = std::max(alpha, int(vertex.color.a));
        return alpha;
    };
    QSet<EdgeId> ids;
    for (const EdgeItem &edge : scene().edges())
        ids.insert(edge.id);
    const size_t solid = build().edges.shapes.vertices.size();
    const int strong = strongest();

    QVERIFY(m_fixture.session->editor().setEdgesMuted(ids, true));

    QVERIFY(build().edges.shapes.vertices.size() > solid);
    QVERIFY(std::abs(strongest() - strong * GraphStyle::kMutedOpacity) < 3);
    QVERIFY(m_fixture.session->describe(scene().edges()[1]).endsWith(u"muted"_s));
}

void TestGraphPicture::aRouteShowsItsPointsWhenSomebodyLooks()
{
    const QPointF aside(150, 240);
    QVERIFY(m_fixture.session->editor().setEdgeRoute(EdgeId(u"e2"_s), {aside}));
    const int edge = scene().indexOf(EdgeId(u"e2"_s));
    const auto hasDot = [&](const PictureLayer &layer) {
        const QPointF place = aside - m_picture.anchor;
        return std::ranges::any_of(layer.shapes.vertices, [&](const ui::scene::Vertex &vertex) {
            return vertex.x == float(place.x()) && vertex.y == float(place.y());
        });
    };

    QVERIFY(!hasDot(build().edges));
    InteractionView view;
    view.hover = {Hit::Kind::Edge, edge, -1};
    QVERIFY(hasDot(build(view).live));
    view.selectedEdges = {EdgeId(u"e2"_s)};
    QVERIFY(hasDot(build(view).selection));
}

void TestGraphPicture::breakpointsLookTheirOwnWay()
{
    const size_t cards = build().cards.front().shapes.vertices.size();
    const size_t edges = m_picture.edges.shapes.vertices.size();
    const EdgeId edge = m_fixture.document().edges.first().id;
    QSet<size_t> cardSizes;
    QSet<size_t> edgeSizes;
    for (const BreakMark mark : {BreakMark::Off, BreakMark::Always, BreakMark::Conditional}) {
        m_fixture.session->setBreakMarks({{{NodeId(u"review"_s), mark}}, {{edge, mark}}});
        cardSizes.insert(build().cards.front().shapes.vertices.size());
        edgeSizes.insert(m_picture.edges.shapes.vertices.size());
    }
    // By shape, not by colour alone.
    QCOMPARE(cardSizes.size(), 3);
    QCOMPARE(edgeSizes.size(), 3);
    QVERIFY(!cardSizes.contains(cards));
    QVERIFY(!edgeSizes.contains(edges));
    m_fixture.session->setBreakMarks({});
    QCOMPARE(build().cards.front().shapes.vertices.size(), cards);
}

void TestGraphPicture::aPaleCardIsVeiled()
{
    NodeOverlay overlay;
    overlay.state = workflow::StepState::Succeeded;
    m_fixture.session->setOverlay(NodeId(u"review"_s), overlay);
    const size_t plain = build().status.front().shapes.vertices.size();

    overlay.isPale = true;
    m_fixture.session->setOverlay(NodeId(u"review"_s), overlay);

    QVERIFY(build().status.front().shapes.vertices.size() > plain);
}

void TestGraphPicture::aFrameHasItsColour()
{
    const GraphStyle &style = m_builder->style();
    const auto ground = [&] {
        return build().frames.shapes.vertices.front().color;
    };
    const double opacity = style.isDark ? 0.09 : 0.07;
    QCOMPARE(ground(), ui::scene::toRgba(style.accent, opacity));

    QVERIFY(m_fixture.session->editor().setGroupColor(scene().groups()[0].id, u"green"_s));

    QCOMPARE(ground(), ui::scene::toRgba(style.portColor(workflow::PortType::File), opacity));
    QCOMPARE(style.groupColor(u"unheard of"_s), style.accent);
}

void TestGraphPicture::aNoteHasItsColourAndItsFaces()
{
    const GraphStyle &style = m_builder->style();
    const auto ground = [&] {
        return build().notes.shapes.vertices.front().color;
    };
    QCOMPARE(ground(), ui::scene::toRgba(style.note));
    workflow::DocumentEditor &editor = m_fixture.session->editor();
    const workflow::NoteId note = scene().notes()[0].id;
    QVERIFY(editor.setNoteColor(note, u"green"_s));
    QVERIFY(editor.setNoteText(note, u"# Why\n\n**because** [it](https://example.org)"_s));

    QCOMPARE(ground(), ui::scene::toRgba(style.noteColor(u"green"_s)));
    QVERIFY(style.noteColor(u"green"_s) != style.note);
    QCOMPARE(style.noteColor(u"unheard of"_s), style.note);
    QCOMPARE(textsOf(m_picture.notes), (QStringList{u"Why"_s, u"because"_s, u"it"_s}));
    QVERIFY(m_picture.notes.texts[1].line.layout->font().weight() > QFont::Normal);
    QCOMPARE(m_picture.notes.texts[2].color, style.accent);
}

void TestGraphPicture::aNoteThatCannotBeReadShowsItsLines()
{
    const auto shapesAt = [this](double zoom, const QString &text) {
        QVERIFY(m_fixture.session->editor().setNoteText(scene().notes()[0].id, text));
        m_frame.scale = zoom;
        m_frame.detail = ui::scene::detailLevel(zoom, ui::scene::DetailLevel::Dot);
        build();
    };
    shapesAt(0.2, {});
    const size_t empty = m_picture.notes.shapes.vertices.size();
    shapesAt(0.2, u"Before you ship\nPush is an outside effect."_s);
    QVERIFY(m_picture.notes.shapes.vertices.size() > empty);
    QVERIFY(m_picture.notes.texts.empty());
}

void TestGraphPicture::aCollapsedGroupIsACardWithACount()
{
    QVERIFY(m_fixture.session->editor().setCollapsed({}, {scene().groups()[0].id}, true));
    build();

    QVERIFY(textsOf(m_picture.frames).isEmpty());
    const QStringList texts = textsOf(m_picture.cards.front());
    QVERIFY(texts.contains(u"Understand and change"_s));
    QVERIFY2(texts.contains(u"2 steps inside"_s), qPrintable(texts.join(u'|')));
    QVERIFY(!texts.contains(u"Analyze"_s));
}

void TestGraphPicture::whatIsFoundIsRingedAndTheRestIsPale()
{
    QVERIFY(build().selection.isEmpty());
    InteractionView view;
    view.found = Selection::ofNodes({NodeId(u"code"_s)});
    build(view);

    const GraphStyle &style = m_builder->style();
    const auto isDrawnIn = [this](const QColor &color, double opacity) {
        return std::ranges::contains(m_picture.selection.shapes.vertices,
                                     ui::scene::toRgba(color, opacity), &ui::scene::Vertex::color);
    };
    QVERIFY(isDrawnIn(style.waiting, 1));
    QVERIFY(isDrawnIn(style.canvas, 0.66));
}

void TestGraphPicture::whatARunSaysLeavesTheCardsAlone()
{
    using workflow::StepState;
    const auto say = [this](StepState state, double progress, const QString &footer) {
        m_fixture.session->setOverlay(NodeId(u"tests"_s), NodeOverlay{state, progress, footer});
    };
    for (const double zoom : {1.0, 0.52, 0.35, 0.2, 0.05}) {
        m_frame.scale = zoom;
        m_frame.detail = ui::scene::detailLevel(zoom, ui::scene::DetailLevel::Dot);
        say(StepState::Planned, -1, {});
        build();
        const PictureLayer cards = m_picture.cards.front();
        for (const StepState state :
             {StepState::Running, StepState::WaitingForApproval, StepState::Failed}) {
            say(state, 0.4, u"41 s · attempt 2"_s);
            build();
            QVERIFY(m_picture.cards.front().shapes.vertices == cards.shapes.vertices);
            QCOMPARE(textsOf(m_picture.cards.front()), textsOf(cards));
            QVERIFY(!m_picture.status.front().isEmpty());
        }
        const bool isRead = m_frame.detail >= ui::scene::DetailLevel::Names;
        QCOMPARE(textsOf(m_picture.status.front()),
                 isRead ? QStringList{u"41 s · attempt 2"_s} : QStringList());
    }
}

void TestGraphPicture::aStepThatDidNotRunHasABadge()
{
    const auto iconsOf = [this](StepOrigin origin) {
        m_fixture.session->setOverlay(
            NodeId(u"tests"_s),
            NodeOverlay{workflow::StepState::Succeeded, -1, u"cached"_s, origin});
        return build().status.front().icons;
    };
    const auto plain = iconsOf(StepOrigin::Ran);
    QSet<qreal> badges;

    for (const StepOrigin origin : {StepOrigin::Kept, StepOrigin::Cached, StepOrigin::Pinned}) {
        const auto icons = iconsOf(origin);
        QCOMPARE(icons.size(), plain.size() + 1); // beside that of the state
        for (const auto &icon : icons)
            badges.insert(icon.texels.x() * 10'000 + icon.texels.y());
        QCOMPARE(textsOf(m_picture.status.front()), QStringList{u"cached"_s});
    }
    QCOMPARE(badges.size(), 3 + qsizetype(plain.size()));
}

void TestGraphPicture::dataOnItsWayIsSeen()
{
    m_fixture.session->setOverlays({}, {{EdgeId(u"e1"_s), EdgeOverlay::Moved}});
    const size_t moved = build().trails.shapes.vertices.size();
    QVERIFY(moved > 0);
    QVERIFY(m_picture.flow.isEmpty());
    QVERIFY(!m_picture.isAnimated);

    m_fixture.session->setOverlays({}, {{EdgeId(u"e1"_s), EdgeOverlay::Running}});
    QCOMPARE(build().trails.shapes.vertices.size(), moved);
    QVERIFY(m_picture.isAnimated);
    const auto before = m_picture.flow.shapes.vertices;
    m_frame.seconds = 0.1;
    m_builder->build(Layer::Live, m_frame, {}, m_picture);
    QVERIFY(!before.empty());
    QVERIFY(m_picture.flow.shapes.vertices != before);

    m_fixture.session->clearOverlays();
    QVERIFY(build().trails.isEmpty());
    QVERIFY(!m_picture.isAnimated);
}

void TestGraphPicture::textIsShownWhereItCanBeRead_data()
{
    QTest::addColumn<double>("zoom");
    QTest::addColumn<QStringList>("shown");
    QTest::newRow("near") << 1.0 << QStringList{u"Analyze"_s, u"context"_s, u"Before you ship"_s};
    QTest::newRow("half") << 0.52 << QStringList{u"Analyze"_s, u"context"_s, u"Before you ship"_s};
    QTest::newRow("a third") << 0.35 << QStringList{u"Analyze"_s, u"Before you ship"_s};
    QTest::newRow("a quarter") << 0.25 << QStringList();
}

void TestGraphPicture::textIsShownWhereItCanBeRead()
{
    QFETCH(const double, zoom);
    QFETCH(const QStringList, shown);
    m_frame.scale = zoom;
    m_frame.detail = ui::scene::detailLevel(zoom, ui::scene::DetailLevel::Dot);
    build();

    QStringList texts;
    for (const PictureLayer *layer :
         {&m_picture.frames, &m_picture.notes, &m_picture.cards.front()}) {
        texts += textsOf(*layer);
        for (const ui::scene::PlacedText &text : layer->texts) {
            const double pixels = QFontInfo(text.line.layout->font()).pixelSize() * zoom;
            QVERIFY2(pixels > 6.4, qPrintable(text.line.layout->text()));
        }
    }
    QCOMPARE(texts.isEmpty(), shown.isEmpty());
    for (const QString &text : shown)
        QVERIFY2(texts.contains(text), qPrintable(texts.join(u", "_s)));
}

void TestGraphPicture::aTitleThatIsTooLongEndsWithDots_data()
{
    QTest::addColumn<double>("zoom");
    for (const double zoom : {1.0, 0.52, 0.35})
        QTest::addRow("zoom %g", zoom) << zoom;
}

void TestGraphPicture::aTitleThatIsTooLongEndsWithDots()
{
    QFETCH(const double, zoom);
    QVERIFY(m_fixture.session->editor().setTitle(
        NodeId(u"task"_s), u"Everything that has to be done before the next release goes out"_s));
    m_frame.scale = zoom;
    m_frame.detail = ui::scene::detailLevel(zoom, ui::scene::DetailLevel::Dot);
    const QRectF card = m_fixture.node(u"task"_s).rect;
    build();

    bool isElided = false;
    for (const ui::scene::PlacedText &text : m_picture.cards.front().texts) {
        const QPointF place = text.position + m_picture.anchor;
        if (!card.contains(place))
            continue;
        isElided = isElided || text.line.layout->text().endsWith(u'…');
        QVERIFY2(place.x() + text.line.width < card.right(), qPrintable(text.line.layout->text()));
    }
    QVERIFY(isElided);
}

QTEST_MAIN(TestGraphPicture)
#include "tst_graphpicture.moc"
