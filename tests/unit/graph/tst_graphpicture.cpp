// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/ui/graph/graphpicture.h>
#include <agentops/ui/graph/graphstyle.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtGui/QFontInfo>
#include <QtTest/QTest>

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
    void hoverAndSelectionOfAConnectionAreLive();
    void theConnectionsOfDraggedCardsAreDrawnOnce();
    void aCategoryHasTheSameTintEverywhere();
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
    const GraphPicture &build(const InteractionView &view = {});
    const GraphScene &scene() const { return m_fixture.session->scene(); }
    Hit card(const QString &id) const { return {Hit::Kind::Node, scene().indexOf(NodeId(id)), -1}; }

    ui::theme::Theme m_theme{nullptr};
    ui::theme::Units m_units{nullptr};
    sample::SessionFixture m_fixture;
    ui::scene::TextLayoutCache m_texts;
    ui::scene::IconAtlas m_icons{[](const QString &) {
        return QByteArray();
    }};
    std::unique_ptr<GraphPictureBuilder> m_builder;
    GraphPictureBuilder::Frame m_frame;
    GraphPicture m_picture;
};

void TestGraphPicture::init()
{
    m_fixture.open();
    m_texts = {};
    m_builder = std::make_unique<GraphPictureBuilder>(scene(), m_texts, m_icons,
                                                      GraphFonts::create(m_texts, m_units));
    m_builder->setStyle(GraphStyle::fromTheme(m_theme));
    m_frame = {};
    m_frame.region = scene().bounds().adjusted(-100, -100, 100, 100);
}

const GraphPicture &TestGraphPicture::build(const InteractionView &view)
{
    m_builder->build(m_frame, view, m_picture);
    m_builder->buildLive(m_frame, view, 0, m_picture);
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

void TestGraphPicture::hoverAndSelectionOfAConnectionAreLive()
{
    const auto ground = build().ground.shapes.vertices;

    InteractionView view;
    view.hover = {Hit::Kind::Edge, scene().indexOf(EdgeId(u"e2"_s)), -1};
    const size_t hovered = build(view).live.shapes.vertices.size();
    QVERIFY(hovered > 0);
    QVERIFY(m_picture.ground.shapes.vertices == ground);

    view.selectedEdges = {EdgeId(u"e2"_s)};
    QCOMPARE(build(view).live.shapes.vertices.size(), hovered); // not twice
    QVERIFY(m_picture.ground.shapes.vertices == ground);
}

void TestGraphPicture::theConnectionsOfDraggedCardsAreDrawnOnce()
{
    const size_t all = build().ground.shapes.vertices.size();

    InteractionView dragging;
    // One connection joins the two.
    dragging.movingNodes = {NodeId(u"analyze"_s), NodeId(u"code"_s)};
    const size_t rest = build(dragging).ground.shapes.vertices.size();

    QVERIFY(rest < all);
    QCOMPARE(m_picture.live.shapes.vertices.size(), all - rest);
}

void TestGraphPicture::aCategoryHasTheSameTintEverywhere()
{
    for (const QString &category : {u"git"_s, u"shell"_s, u"flow"_s, u"unheard of"_s}) {
        const auto type = workflow::portTypeFromName(categoryTint(category));
        QVERIFY(type);
        QCOMPARE(m_builder->style().categoryColor(category), m_builder->style().portColor(*type));
    }
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
    for (const PictureLayer *layer : {&m_picture.ground, &m_picture.cards.front()}) {
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
