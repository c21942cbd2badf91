// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/scene/levelofdetail.h>
#include <agentops/ui/scene/viewgestures.h>
#include <agentops/ui/scene/viewport.h>

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace agentops::ui::scene;

namespace {

bool near(QPointF a, QPointF b, qreal tolerance = 1e-6)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y()) <= tolerance;
}

} // namespace

class TestViewport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mappingThereAndBackIsTheSamePoint();
    void zoomingKeepsThePointUnderThePointer();
    void zoomStaysWithinTheLimits();
    void manyGesturesDoNotLetThePictureDrift();
    void fitShowsTheWholeRectangle();
    void fitDoesNotEnlargeBeyondTheMaximum();
    void resizingKeepsTheCentre();
    void ensureVisiblePansOnlyAsFarAsNeeded();
    void snappedOffsetsLieOnDevicePixels();
    void interpolationBeginsAndEndsAtItsEnds();
    void wheelScrollsZoomsAndScrollsSideways();
    void detailDoesNotFlickerNearAThreshold();
};

void TestViewport::mappingThereAndBackIsTheSamePoint()
{
    Viewport view;
    view.resize({800, 600});
    view.zoomAbout({123, 45}, 0.37);
    view.panBy({-321, 77});

    QVERIFY(near(view.toScene(view.toView(QPointF(1234.5, -6789))), {1234.5, -6789}));
}

void TestViewport::zoomingKeepsThePointUnderThePointer()
{
    Viewport view;
    view.resize({800, 600});
    const QPointF pointer(200, 300);
    const QPointF before = view.toScene(pointer);

    view.zoomAbout(pointer, 1.7);

    QCOMPARE(view.scale(), 1.7);
    QVERIFY(near(view.toScene(pointer), before));
}

void TestViewport::zoomStaysWithinTheLimits()
{
    Viewport view({0.1, 2});
    view.resize({100, 100});

    view.zoomAbout({50, 50}, 1000);
    QCOMPARE(view.scale(), 2.0);
    view.zoomAbout({50, 50}, 1e-9);
    QCOMPARE(view.scale(), 0.1);
    view.zoomAbout({50, 50}, std::numeric_limits<qreal>::quiet_NaN());
    QCOMPARE(view.scale(), 0.1);
}

void TestViewport::manyGesturesDoNotLetThePictureDrift()
{
    Viewport view;
    view.resize({1000, 700});
    view.panBy({1e6, -1e6}); // far from the origin, where floats would be coarse
    const QPointF pointer(400, 400);
    const QPointF before = view.toScene(pointer);
    QRandomGenerator random(1);

    for (int i = 0; i < 10000; ++i) {
        const qreal factor = 0.8 + random.generateDouble() * 0.4;
        view.zoomAbout(pointer, factor);
    }
    view.setScaleAbout(pointer, 1);

    QVERIFY(near(view.toScene(pointer), before, 1e-3));
}

void TestViewport::fitShowsTheWholeRectangle()
{
    Viewport view;
    view.resize({800, 600});
    const QRectF rect(-500, 2000, 4000, 1000);

    view.fit(rect, 40);

    QVERIFY(view.visibleSceneRect(-39).contains(rect));
    QVERIFY(near(view.toView(rect.center()), {400, 300}));
}

void TestViewport::fitDoesNotEnlargeBeyondTheMaximum()
{
    Viewport view;
    view.resize({800, 600});

    view.fit(QRectF(0, 0, 10, 10), 20);

    QCOMPARE(view.scale(), 1.0);
}

void TestViewport::resizingKeepsTheCentre()
{
    Viewport view;
    view.resize({800, 600});
    view.zoomAbout({100, 100}, 2);
    const QPointF centre = view.toScene(QPointF(400, 300));

    view.resize({1000, 500});

    QVERIFY(near(view.toScene(QPointF(500, 250)), centre));
}

void TestViewport::ensureVisiblePansOnlyAsFarAsNeeded()
{
    Viewport view;
    view.resize({800, 600});

    view.ensureVisible(QRectF(100, 100, 50, 50), 20);
    QVERIFY(near(view.offset(), {0, 0}));
    view.ensureVisible(QRectF(900, 100, 50, 50), 20);
    QVERIFY(near(view.toView(QPointF(950, 100)), {780, 100}));
}

void TestViewport::snappedOffsetsLieOnDevicePixels()
{
    Viewport view;
    view.resize({800, 600});
    view.panBy({0.3, 0.8});

    QCOMPARE(view.snapped(1).offset(), QPointF(0, -1));
    QCOMPARE(view.snapped(2).offset(), QPointF(-0.5, -1));
}

void TestViewport::interpolationBeginsAndEndsAtItsEnds()
{
    Viewport from;
    from.resize({800, 600});
    Viewport to = from;
    to.fit(QRectF(5000, 5000, 4000, 100), 10);

    const Viewport begin = Viewport::interpolated(from, to, 0);
    QVERIFY(near(begin.offset(), from.offset()));
    QCOMPARE(begin.scale(), from.scale());
    QCOMPARE(Viewport::interpolated(from, to, 1), to);
}

void TestViewport::wheelScrollsZoomsAndScrollsSideways()
{
    Viewport view;
    view.resize({800, 600});

    QVERIFY(applyWheel(view, {{10, 10}, {}, {0, -120}, Qt::NoModifier}));
    QVERIFY(view.offset().y() > 0);
    QCOMPARE(view.scale(), 1.0);
    QVERIFY(applyWheel(view, {{10, 10}, {}, {0, -120}, Qt::ShiftModifier}));
    QVERIFY(view.offset().x() > 0);
    QVERIFY(applyWheel(view, {{10, 10}, {}, {0, 120}, Qt::ControlModifier}));
    QVERIFY(view.scale() > 1.0);
    QVERIFY(!applyWheel(view, {{10, 10}, {}, {0, 0}, Qt::NoModifier}));
}

void TestViewport::detailDoesNotFlickerNearAThreshold()
{
    QCOMPARE(detailLevel(1, DetailLevel::Dot), DetailLevel::Full);
    QCOMPARE(detailLevel(0.05, DetailLevel::Full), DetailLevel::Dot);
    QCOMPARE(detailLevel(0.61, DetailLevel::Full), DetailLevel::Full);
    QCOMPARE(detailLevel(0.61, DetailLevel::Names), DetailLevel::Names);
    QCOMPARE(detailLevel(0.52, DetailLevel::Full), DetailLevel::Names);
    QCOMPARE(detailLevel(0.4, DetailLevel::Full), DetailLevel::Title);
}

QTEST_GUILESS_MAIN(TestViewport)
#include "tst_viewport.moc"
