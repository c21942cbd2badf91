// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/scene/meshpainter.h>

#include <QtTest/QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

using namespace agentops::ui::scene;

namespace {

constexpr Rgba kInk{255, 255, 255, 255};

/// The area covered by triangles that are drawn at full strength; each counts once.
qreal solidArea(const Mesh &mesh)
{
    qreal area = 0;
    for (size_t i = 0; i < mesh.indices.size(); i += 3) {
        const Vertex &a = mesh.vertices[mesh.indices[i]];
        const Vertex &b = mesh.vertices[mesh.indices[i + 1]];
        const Vertex &c = mesh.vertices[mesh.indices[i + 2]];
        if (a.color.a == 255 && b.color.a == 255 && c.color.a == 255)
            area += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
    }
    return area;
}

QRectF bounds(const Mesh &mesh)
{
    const auto [left, right] = std::ranges::minmax(mesh.vertices, {}, &Vertex::x);
    const auto [top, bottom] = std::ranges::minmax(mesh.vertices, {}, &Vertex::y);
    return QRectF(QPointF(left.x, top.y), QPointF(right.x, bottom.y));
}

bool isWellFormed(const Mesh &mesh)
{
    return mesh.indices.size() % 3 == 0
        && std::ranges::all_of(mesh.indices, [&](quint32 i) { return i < mesh.vertices.size(); })
        && std::ranges::all_of(mesh.vertices, [](const Vertex &v) {
               return std::isfinite(v.x) && std::isfinite(v.y) && v.color.r <= v.color.a
                   && v.color.g <= v.color.a && v.color.b <= v.color.a;
           });
}

} // namespace

class TestMeshPainter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyShapeIsWellFormed_data();
    void everyShapeIsWellFormed();
    void aRoundedRectangleCoversItsArea();
    void edgesFadeOverOneDevicePixel();
    void aFrameStaysInsideItsRectangle();
    void aStrokeKeepsItsWidthOnScreenAtEveryZoom();
    void aThinStrokeBecomesWeakerInsteadOfNarrower();
    void dashesCoverTheirShareOfTheLine();
    void piecesThatFollowOneAnotherAreOneLine();
    void aPainterGoesOnWithAnotherMesh();
    void verticesKeepTheirPrecisionFarFromTheOrigin();
    void gridDotsLieOnTheGrid();
    void aCurveIsHitNearItselfOnly();
    void aCurveIsWithinAnAreaWhenAllOfItIs();
    void coloursArePremultiplied();
    void clearingKeepsTheMemory();
};

void TestMeshPainter::everyShapeIsWellFormed_data()
{
    using Draw = std::function<void(MeshPainter &)>;
    QTest::addColumn<Draw>("draw");
    const QRectF rect(10, 20, 220, 100);
    const Cubic curve{{0, 0}, {80, 0}, {20, 90}, {100, 90}};
    const auto row = [](const char *name, Draw draw) {
        QTest::newRow(name) << draw;
    };
    row("rectangle", [=](MeshPainter &p) { p.rect(rect, kInk); });
    row("rounded", [=](MeshPainter &p) { p.roundedRect(rect, Corners::all(8), kInk); });
    row("rounded at the top", [=](MeshPainter &p) { p.roundedRect(rect, Corners::top(8), kInk); });
    row("radius too large", [=](MeshPainter &p) { p.roundedRect(rect, Corners::all(999), kInk); });
    row("frame", [=](MeshPainter &p) { p.roundedFrame(rect, Corners::all(8), 1, kInk); });
    row("dashed frame", [=](MeshPainter &p) { p.dashedFrame(rect, 8, 1, 4, 3, kInk); });
    row("shadow", [=](MeshPainter &p) { p.shadow(rect, 8, 12, {0, 4}, kInk); });
    row("curve", [=](MeshPainter &p) { p.cubic(curve, 2, kInk); });
    row("dashed curve", [=](MeshPainter &p) { p.dashedCubic(curve, 2, 6, 4, 3, kInk); });
    row("curve without extent", [](MeshPainter &p) { p.cubic({}, 2, kInk); });
    row("line", [](MeshPainter &p) { p.line({0, 0}, {10, 5}, 2, kInk); });
    row("arc", [](MeshPainter &p) { p.arc({0, 0}, 8, 2, -90, 270, kInk); });
    row("arrow", [](MeshPainter &p) { p.arrowHead({10, 10}, {1, 0}, 8, 6, kInk); });
    for (const Shape shape :
         {Shape::Circle, Shape::Disc, Shape::Square, Shape::HalfSquare, Shape::Diamond,
          Shape::DiamondOutline, Shape::TriangleUp, Shape::Hexagon, Shape::Star, Shape::Bars}) {
        row(qPrintable(QStringLiteral("port shape %1").arg(int(shape))),
            [shape](MeshPainter &p) { p.shape(shape, {50, 50}, 5, kInk); });
    }
}

void TestMeshPainter::everyShapeIsWellFormed()
{
    QFETCH(const std::function<void(MeshPainter &)>, draw);

    for (const qreal scale : {0.02, 0.25, 1.0, 4.0}) {
        Mesh mesh;
        MeshPainter painter(mesh, {}, scale);
        draw(painter);

        QVERIFY(!mesh.isEmpty());
        QVERIFY(isWellFormed(mesh));
    }
}

void TestMeshPainter::aRoundedRectangleCoversItsArea()
{
    Mesh mesh;
    MeshPainter painter(mesh, {}, 100);
    painter.roundedRect(QRectF(0, 0, 200, 100), Corners::all(10), kInk);

    const qreal exact = 200 * 100 - (4 - std::numbers::pi) * 10 * 10;
    QVERIFY(std::abs(solidArea(mesh) - exact) < exact * 0.002);
}

void TestMeshPainter::edgesFadeOverOneDevicePixel()
{
    for (const qreal ratio : {1.0, 2.0}) {
        Mesh mesh;
        MeshPainter painter(mesh, {}, 2, ratio);
        painter.roundedRect(QRectF(0, 0, 200, 100), Corners::all(10), kInk);

        const qreal half = 0.5 / 2 / ratio;
        QVERIFY(std::abs(bounds(mesh).left() + half) < 1e-4);
        QVERIFY(std::abs(bounds(mesh).bottom() - 100 - half) < 1e-4);
    }
}

void TestMeshPainter::aFrameStaysInsideItsRectangle()
{
    Mesh mesh;
    MeshPainter painter(mesh, {}, 10);
    painter.roundedFrame(QRectF(0, 0, 200, 100), Corners::all(10), 4, kInk);

    QVERIFY(QRectF(-0.06, -0.06, 200.12, 100.12).contains(bounds(mesh)));
    // Solid ink is a ring: the middle is empty.
    const qreal ring = 2 * (200 + 100) * 4;
    QVERIFY(solidArea(mesh) < ring);
    QVERIFY(solidArea(mesh) > ring * 0.9);
}

void TestMeshPainter::aStrokeKeepsItsWidthOnScreenAtEveryZoom()
{
    for (const qreal scale : {0.1, 1.0, 3.0}) {
        Mesh mesh;
        MeshPainter painter(mesh, {}, scale);
        painter.line({0, 0}, {1000, 0}, painter.px(4), kInk);

        QVERIFY(std::abs(bounds(mesh).height() * scale - 5) < 1e-3); // 4 and half a pixel each side
        QVERIFY(std::abs(solidArea(mesh) / 1000 * scale - 3) < 1e-3);
    }
}

void TestMeshPainter::aThinStrokeBecomesWeakerInsteadOfNarrower()
{
    Mesh mesh;
    MeshPainter painter(mesh, {}, 1);
    painter.line({0, 0}, {100, 0}, 0.25, kInk);

    QCOMPARE(std::ranges::max(mesh.vertices, {}, [](const Vertex &v) { return v.color.a; }).color.a,
             quint8(64));
    QVERIFY(bounds(mesh).height() >= 1);
}

void TestMeshPainter::dashesCoverTheirShareOfTheLine()
{
    Mesh mesh;
    MeshPainter painter(mesh, {}, 10);
    painter.dashedCubic({{0, 0}, {100, 0}, {200, 0}, {300, 0}}, 2, 6, 4, 0, kInk);

    const qreal whole = 300 * (2 - 0.1);
    QVERIFY(std::abs(solidArea(mesh) / whole - 0.6) < 0.02);
}

void TestMeshPainter::piecesThatFollowOneAnotherAreOneLine()
{
    const std::array pieces{Cubic{{0, 0}, {40, 0}, {80, 0}, {120, 0}},
                            Cubic{{120, 0}, {180, 0}, {240, 0}, {300, 0}}};
    Mesh solid;
    MeshPainter painter(solid, {}, 10);
    painter.path(pieces, 2, kInk);
    const qreal whole = 300 * (2 - 0.1);
    QVERIFY(std::abs(solidArea(solid) - whole) < whole * 0.001);
    QCOMPARE(solid.vertices.size(), size_t(3 * 4)); // both ends and the joint

    Mesh dashed;
    painter.paintOn(dashed, {}, 10);
    painter.dashedPath(pieces, 2, 6, 4, 0, kInk);
    QVERIFY(std::abs(solidArea(dashed) / whole - 0.6) < 0.02);
}

void TestMeshPainter::aPainterGoesOnWithAnotherMesh()
{
    Mesh first;
    Mesh second;
    Mesh alone;
    MeshPainter painter;
    painter.paintOn(first, {}, 1);
    painter.roundedRect(QRectF(0, 0, 20, 10), Corners::all(3), kInk);
    painter.paintOn(second, {5, 5}, 4);
    painter.circle({10, 10}, 6, kInk);
    MeshPainter(alone, {5, 5}, 4).circle({10, 10}, 6, kInk);

    QVERIFY(!first.isEmpty());
    QVERIFY(second.vertices == alone.vertices);
    QVERIFY(second.indices == alone.indices);
}

void TestMeshPainter::verticesKeepTheirPrecisionFarFromTheOrigin()
{
    const QPointF far(3e7, -5e7);
    Mesh near;
    MeshPainter nearPainter(near, {}, 1);
    nearPainter.roundedRect(QRectF(0.25, 0.5, 20, 10), Corners::all(3), kInk);
    Mesh mesh;
    MeshPainter painter(mesh, far, 1);
    painter.roundedRect(QRectF(far + QPointF(0.25, 0.5), QSizeF(20, 10)), Corners::all(3), kInk);

    QCOMPARE(mesh.vertices.size(), near.vertices.size());
    for (size_t i = 0; i < mesh.vertices.size(); ++i) {
        QVERIFY(std::abs(mesh.vertices[i].x - near.vertices[i].x) < 1e-3);
        QVERIFY(std::abs(mesh.vertices[i].y - near.vertices[i].y) < 1e-3);
    }
}

void TestMeshPainter::gridDotsLieOnTheGrid()
{
    Mesh mesh;
    MeshPainter painter(mesh, {}, 1);
    painter.gridDots(QRectF(-5, -5, 50, 30), 20, 2, kInk);

    QCOMPARE(mesh.vertices.size(), size_t(4 * 3 * 2)); // x: 0 20 40, y: 0 20
    QCOMPARE(mesh.vertices.front().x, -1.0f);
}

void TestMeshPainter::aCurveIsHitNearItselfOnly()
{
    const Cubic curve{{0, 0}, {100, 0}, {100, 200}, {200, 200}};

    QVERIFY(curve.distanceTo(curve.at(0.37)) < 0.5);
    QVERIFY(curve.distanceTo({100, 100}) < 0.5);
    QVERIFY(curve.distanceTo({200, 0}) > 50);
    QVERIFY(curve.bounds().contains(curve.at(0.8)));
}

void TestMeshPainter::aCurveIsWithinAnAreaWhenAllOfItIs()
{
    const Cubic backwards{{0, 0}, {100, 0}, {-100, 50}, {0, 50}};

    QVERIFY(!backwards.isWithin(QRectF(-5, -5, 10, 60)));
    QVERIFY(backwards.isWithin(QRectF(-40, -5, 80, 60)));
}

void TestMeshPainter::coloursArePremultiplied()
{
    QCOMPARE(toRgba(QColor(255, 128, 0), 0.5), (Rgba{128, 64, 0, 128}));
    QCOMPARE(faded(Rgba{200, 100, 0, 200}, 0.5), (Rgba{100, 50, 0, 100}));
}

void TestMeshPainter::clearingKeepsTheMemory()
{
    Mesh mesh;
    MeshPainter painter(mesh, {}, 1);
    painter.roundedRect(QRectF(0, 0, 20, 10), Corners::all(3), kInk);
    const size_t capacity = mesh.vertices.capacity();

    mesh.clear();

    QVERIFY(mesh.isEmpty());
    QCOMPARE(mesh.vertices.capacity(), capacity);
}

QTEST_GUILESS_MAIN(TestMeshPainter)
#include "tst_meshpainter.moc"
