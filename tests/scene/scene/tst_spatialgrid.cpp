// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/scene/spatialgrid.h>

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace agentops::ui::scene;

class TestSpatialGrid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsExactlyWhatTouchesTheArea();
    void aHugeItemIsFoundEverywhere();
    void removedItemsAreNotFound();
};

void TestSpatialGrid::findsExactlyWhatTouchesTheArea()
{
    QRandomGenerator random(7);
    SpatialGrid grid(100);
    std::vector<QRectF> rects;
    const auto rect = [&random](qreal extent) {
        return QRectF(random.bounded(5000.0) - 2500, random.bounded(5000.0) - 2500,
                      random.bounded(extent), random.bounded(extent));
    };
    for (int i = 0; i < 500; ++i) {
        rects.push_back(rect(i % 10 == 0 ? 3000 : 150));
        grid.insert(i, rects.back());
    }
    for (int i = 0; i < 500; i += 3) {
        rects[size_t(i)] = rect(150);
        grid.update(i, rects[size_t(i)]);
    }

    for (int round = 0; round < 200; ++round) {
        const QRectF area = rect(round % 5 == 0 ? 4000 : 80);
        std::vector<int> expected;
        for (int i = 0; i < 500; ++i) {
            const QRectF &r = rects[size_t(i)];
            if (r.left() <= area.right() && area.left() <= r.right() && r.top() <= area.bottom()
                && area.top() <= r.bottom())
                expected.push_back(i);
        }
        std::vector<int> found;
        grid.query(area, found);
        QCOMPARE(found, expected);
    }
}

void TestSpatialGrid::aHugeItemIsFoundEverywhere()
{
    SpatialGrid grid(10);
    grid.insert(1, QRectF(-1e7, -1e7, 2e7, 2e7));
    std::vector<int> found;

    grid.query(QRectF(1234, 5678, 0, 0), found);

    QCOMPARE(found, std::vector<int>{1});
}

void TestSpatialGrid::removedItemsAreNotFound()
{
    SpatialGrid grid;
    grid.insert(1, QRectF(0, 0, 10, 10));
    grid.insert(2, QRectF(5, 5, 10, 10));
    grid.remove(1);
    grid.remove(99);
    std::vector<int> found;

    grid.query(QRectF(0, 0, 100, 100), found);

    QCOMPARE(found, std::vector<int>{2});
    QCOMPARE(grid.size(), 1);
}

QTEST_GUILESS_MAIN(TestSpatialGrid)
#include "tst_spatialgrid.moc"
