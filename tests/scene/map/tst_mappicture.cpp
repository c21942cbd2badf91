// SPDX-License-Identifier: GPL-3.0-or-later
#include "memoryproject.h"

#include <agentops/ui/map/mappicture.h>
#include <agentops/ui/scene/viewport.h>

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace agentops::codemap::test;
using namespace agentops::ui;
using namespace agentops::ui::map;
using agentops::codemap::layOut;
using agentops::codemap::SnapshotPtr;
using namespace Qt::StringLiterals;

class TestMapPicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void namesNeverOverlap_data();
    void namesNeverOverlap();
    void whatIsOutsideIsNotBuilt();
    void moreShowsAsTheZoomGrows();
    void theSameInputGivesTheSamePicture();
    void aSelectionFadesTheRestAndDrawsItsEdges();
    void cyclesAreDrawnInTheColourOfFailure();

private:
    MapPicture build(const MapFocus &focus, qreal zoom, QPointF center = {});
    MapFrame frameAt(qreal zoom, QPointF center) const;

    std::unique_ptr<theme::Theme> m_theme;
    theme::Units m_units{nullptr};
    scene::TextLayoutCache m_texts;
    std::unique_ptr<MapPictureBuilder> m_builder;
    std::unique_ptr<MapScene> m_scene;
};

static Files largeProject()
{
    QRandomGenerator random(5);
    QStringList folders{u"src/"_s};
    for (int i = 0; i < 30; ++i)
        folders.append(folders[random.bounded(folders.size())] + u"folder%1/"_s.arg(i));
    Files files;
    for (int i = 0; i < 400; ++i) {
        QByteArray text = "from f" + QByteArray::number(random.bounded(400)) + " import x\n";
        for (int f = random.bounded(random.bounded(1, 50)); f > 0; --f)
            text += "def function_" + QByteArray::number(f) + "(): pass\n";
        files.insert(folders[random.bounded(folders.size())] + u"f%1.py"_s.arg(i), text);
    }
    files.insert(u"circle/a.ts"_s, "import './b';");
    files.insert(u"circle/b.ts"_s, "import './a';");
    return files;
}

void TestMapPicture::initTestCase()
{
    m_theme = std::make_unique<theme::Theme>(nullptr);
    m_theme->setScheme(theme::Theme::Scheme::Dark);
    m_builder = std::make_unique<MapPictureBuilder>(m_texts, MapFonts::create(m_texts, m_units));
    m_builder->setStyle(MapStyle::fromTheme(*m_theme));
    const SnapshotPtr snapshot = snapshotOf(largeProject());
    m_scene = std::make_unique<MapScene>(
        snapshot, std::make_shared<const agentops::codemap::Layout>(layOut(*snapshot)));
}

MapFrame TestMapPicture::frameAt(qreal zoom, QPointF center) const
{
    scene::Viewport viewport({0.001, 100});
    viewport.resize({1000, 700});
    viewport.fit(m_scene->bounds(), 16);
    viewport.zoomAbout({500, 350}, zoom);
    viewport.centerOn(center.isNull() ? m_scene->bounds().center() : center);
    return {viewport.visibleSceneRect(), viewport.scale(), 1.0};
}

MapPicture TestMapPicture::build(const MapFocus &focus, qreal zoom, QPointF center)
{
    MapPicture picture;
    m_builder->build(*m_scene, focus, frameAt(zoom, center), picture);
    return picture;
}

void TestMapPicture::namesNeverOverlap_data()
{
    QTest::addColumn<double>("zoom");
    for (const double zoom : {0.5, 1.0, 1.7, 2.5, 4.0, 8.0, 16.0, 40.0})
        QTest::addRow("zoom %.1f", zoom) << zoom;
}

void TestMapPicture::namesNeverOverlap()
{
    QFETCH(double, zoom);

    const MapPicture picture = build({}, zoom);

    for (size_t i = 0; i < picture.labels.size(); ++i) {
        for (size_t j = i + 1; j < picture.labels.size(); ++j) {
            const QRectF common = picture.labels[i].rect.intersected(picture.labels[j].rect);
            // Rows of text may touch by their line gaps.
            QVERIFY2(common.isEmpty() || common.height() < 3.5,
                     qPrintable(m_scene->label(picture.labels[i].node) + u" / "_s
                                + m_scene->label(picture.labels[j].node)));
        }
    }
}

void TestMapPicture::whatIsOutsideIsNotBuilt()
{
    const MapPicture picture = build({}, 30.0);

    const QRectF seen = frameAt(30.0, {}).region;
    QVERIFY(picture.ground.vertices.size() < 40'000);
    for (const MapLabel &label : picture.labels)
        QVERIFY(m_scene->rect(label.node).intersects(seen));
}

void TestMapPicture::moreShowsAsTheZoomGrows()
{
    const MapPicture far = build({}, 0.6);
    const MapPicture near = build({}, 8.0, m_scene->rect(m_scene->firstInside(kNoNode)).center());
    const auto symbols = [this](const MapPicture &picture) {
        return std::ranges::count_if(picture.labels, [this](const MapLabel &label) {
            return agentops::codemap::isSymbol(m_scene->node(label.node).kind);
        });
    };

    QVERIFY(!far.labels.empty());
    QCOMPARE(symbols(far), 0);
    NodeIndex dense = 1;
    for (NodeIndex i = 1; i < m_scene->count(); ++i) {
        if (m_scene->node(i).kind == agentops::codemap::NodeKind::File
            && m_scene->node(i).end - i > m_scene->node(dense).end - dense)
            dense = i;
    }
    QVERIFY(symbols(build({}, 60.0, m_scene->rect(dense).center())) > 3);
    QVERIFY(!near.texts.empty());
}

void TestMapPicture::theSameInputGivesTheSamePicture()
{
    const MapPicture a = build({}, 2.0);
    const MapPicture b = build({}, 2.0);

    QCOMPARE(a.ground.vertices, b.ground.vertices);
    QCOMPARE(a.ground.indices, b.ground.indices);
    QCOMPARE(a.labels.size(), b.labels.size());
}

void TestMapPicture::aSelectionFadesTheRestAndDrawsItsEdges()
{
    MapFocus focus;
    focus.selected = *m_scene->snapshot().findFile(u"circle/a.ts");
    focus.related.insert(*m_scene->snapshot().findFile(u"circle/b.ts"));
    const auto strength = [](const MapPicture &picture) {
        qint64 sum = 0;
        for (const scene::Vertex &vertex : picture.ground.vertices)
            sum += vertex.color.a;
        return sum;
    };

    const MapPicture all = build({}, 1.0);
    const MapPicture one = build(focus, 1.0);

    QVERIFY(strength(one) < strength(all) * 3 / 4);
    QVERIFY(!one.edges.isEmpty());
}

void TestMapPicture::cyclesAreDrawnInTheColourOfFailure()
{
    MapFocus focus;
    const NodeIndex a = *m_scene->snapshot().findFile(u"circle/a.ts");
    const NodeIndex b = *m_scene->snapshot().findFile(u"circle/b.ts");
    focus.cycles = {{a, b, agentops::codemap::EdgeKind::Imports, 1, false},
                    {b, a, agentops::codemap::EdgeKind::Imports, 1, false}};

    const QPointF between = (m_scene->rect(a).center() + m_scene->rect(b).center()) / 2;
    const MapPicture picture = build(focus, 20.0, between);

    const scene::Rgba failed = scene::toRgba(m_theme->failed(), 0.9);
    QVERIFY(std::ranges::any_of(picture.edges.vertices,
                                [&](const scene::Vertex &v) { return v.color == failed; }));
}

QTEST_MAIN(TestMapPicture)
#include "tst_mappicture.moc"
