// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/arrange.h>
#include <agentops/ui/graph/guides.h>

#include <QtTest/QTest>

#include <array>

using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;

/// Where aligned and distributed rectangles go, and which lines hold a dragged one.
class TestArrange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rectanglesAreAligned_data();
    void rectanglesAreAligned();
    void nothingIsAlignedWithNothing();
    void gapsBecomeEqual();
    void withoutRoomTheyOverlapEqually();
    void twoHaveOnlyOneGap();
    void theNearestLineHolds_data();
    void theNearestLineHolds();
    void aLineIsDrawnOverAllThatStandInIt();

private:
    const QList<QRectF> m_rects{{20, 80, 220, 85}, {300, 90, 220, 107}, {590, 70, 100, 60}};
};

void TestArrange::rectanglesAreAligned_data()
{
    QTest::addColumn<Alignment>("alignment");
    QTest::addColumn<QList<QPointF>>("places");
    QTest::newRow("left") << Alignment::Left << QList<QPointF>{{20, 80}, {20, 90}, {20, 70}};
    QTest::newRow("center") << Alignment::Center << QList<QPointF>{{245, 80}, {245, 90}, {305, 70}};
    QTest::newRow("right") << Alignment::Right << QList<QPointF>{{470, 80}, {470, 90}, {590, 70}};
    QTest::newRow("top") << Alignment::Top << QList<QPointF>{{20, 70}, {300, 70}, {590, 70}};
    // From 70 to 197: the middle is 133.5, and places are whole units.
    QTest::newRow("middle") << Alignment::Middle << QList<QPointF>{{20, 91}, {300, 80}, {590, 104}};
    QTest::newRow("bottom") << Alignment::Bottom
                            << QList<QPointF>{{20, 112}, {300, 90}, {590, 137}};
}

void TestArrange::rectanglesAreAligned()
{
    QFETCH(const Alignment, alignment);
    QFETCH(const QList<QPointF>, places);

    const QList<QRectF> result = aligned(m_rects, alignment);

    QCOMPARE(result.size(), m_rects.size());
    for (qsizetype i = 0; i < result.size(); ++i) {
        QCOMPARE(result[i].topLeft(), places[i]);
        QCOMPARE(result[i].size(), m_rects[i].size());
    }
    QCOMPARE(aligned(result, alignment), result);
}

void TestArrange::nothingIsAlignedWithNothing()
{
    QVERIFY(aligned({}, Alignment::Top).isEmpty());
    QVERIFY(distributed({}, Qt::Vertical).isEmpty());
    QCOMPARE(aligned({m_rects[1]}, Alignment::Right), QList<QRectF>{m_rects[1]});
}

void TestArrange::gapsBecomeEqual()
{
    // Given out of order: what counts is where they are.
    const QList<QRectF> across =
        distributed({{400, 0, 100, 10}, {0, 5, 100, 10}, {120, 9, 40, 10}}, Qt::Horizontal);
    QCOMPARE(across, (QList<QRectF>{{400, 0, 100, 10}, {0, 5, 100, 10}, {230, 9, 40, 10}}));

    const QList<QRectF> down =
        distributed({{0, 0, 9, 20}, {3, 21, 9, 20}, {6, 22, 9, 20}, {9, 100, 9, 20}}, Qt::Vertical);
    QCOMPARE(down, (QList<QRectF>{{0, 0, 9, 20}, {3, 33, 9, 20}, {6, 67, 9, 20}, {9, 100, 9, 20}}));
}

void TestArrange::withoutRoomTheyOverlapEqually()
{
    const QList<QRectF> result =
        distributed({{0, 0, 100, 10}, {10, 0, 100, 10}, {100, 0, 100, 10}}, Qt::Horizontal);
    QCOMPARE(result, (QList<QRectF>{{0, 0, 100, 10}, {50, 0, 100, 10}, {100, 0, 100, 10}}));
}

void TestArrange::twoHaveOnlyOneGap()
{
    const QList<QRectF> two{m_rects[0], m_rects[1]};
    QCOMPARE(distributed(two, Qt::Horizontal), two);
}

void TestArrange::theNearestLineHolds_data()
{
    QTest::addColumn<QRectF>("moving");
    QTest::addColumn<std::optional<qreal>>("x");
    QTest::addColumn<std::optional<qreal>>("y");
    using Shift = std::optional<qreal>;
    // The others: one from 100 to 200 across and down, one from 300 to 400.
    QTest::newRow("far from all lines") << QRectF(220, 220, 30, 30) << Shift() << Shift();
    QTest::newRow("left and left") << QRectF(97, 220, 30, 30) << Shift(3) << Shift();
    QTest::newRow("left and right") << QRectF(204, 220, 30, 30) << Shift(-4) << Shift();
    QTest::newRow("right and left") << QRectF(225, 220, 70, 30) << Shift(5) << Shift();
    QTest::newRow("middles") << QRectF(137, 220, 30, 30) << Shift(-2) << Shift();
    QTest::newRow("both ways") << QRectF(297, 204, 30, 30) << Shift(3) << Shift(-4);
    QTest::newRow("the nearer of two") << QRectF(206, 220, 92, 30) << Shift(2) << Shift();
    QTest::newRow("in line already") << QRectF(100, 220, 30, 30) << Shift(0) << Shift();
    QTest::newRow("an edge is no middle") << QRectF(150, 220, 30, 30) << Shift() << Shift();
}

void TestArrange::theNearestLineHolds()
{
    QFETCH(const QRectF, moving);
    QFETCH(const std::optional<qreal>, x);
    QFETCH(const std::optional<qreal>, y);
    const std::array others{QRectF(100, 100, 100, 100), QRectF(300, 300, 100, 100)};

    const GuideShift shift = guideShift(moving, others, 6);

    QCOMPARE(shift.x, x);
    QCOMPARE(shift.y, y);
}

void TestArrange::aLineIsDrawnOverAllThatStandInIt()
{
    const std::array others{QRectF(100, 100, 100, 40), QRectF(100, 400, 80, 40),
                            QRectF(600, 200, 50, 20)};

    const QList<QLineF> lines = guideLines(QRectF(100, 200, 60, 90), others);

    QCOMPARE(lines, (QList<QLineF>{{100, 100, 100, 440}, {100, 200, 650, 200}}));
    QVERIFY(guideLines(QRectF(1, 1, 7, 7), others).isEmpty());
}

QTEST_GUILESS_MAIN(TestArrange)
#include "tst_arrange.moc"
