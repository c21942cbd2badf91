// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplegraphs.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace agentops;
using namespace agentops::layout;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSeeds = 60;

QRectF rectOf(const Placement &placement, int box)
{
    return {placement.boxes[box], placement.sizes[box]};
}

/// The first pair that overlaps, or nothing.
QString overlapIn(const LayoutGraph &graph, const Placement &placement)
{
    for (int i = 0; i < graph.boxes.size(); ++i) {
        for (int k = 0; k < i; ++k) {
            const bool areBeside = graph.boxes[i].parent == graph.boxes[k].parent;
            if (areBeside && rectOf(placement, i).intersects(rectOf(placement, k)))
                return graph.boxes[k].id + u" and "_s + graph.boxes[i].id;
        }
        for (int note = 0; note < graph.notes.size(); ++note) {
            const QRectF rect(placement.notes[note], graph.notes[note].rect.size());
            // A note inside of a box belongs to something there.
            const QRectF box = rectOf(placement, i);
            if (rect.intersects(box) && !box.contains(rect))
                return u"note "_s + graph.notes[note].id + u" and "_s + graph.boxes[i].id;
        }
    }
    return {};
}

void clearBodies(LayoutGraph &graph)
{
    for (Box &box : graph.boxes)
        box.parent = -1;
}

bool isForward(const LayoutGraph &graph, const Placement &placement, const Link &link)
{
    return graph.boxes[link.from].parent != graph.boxes[link.to].parent
        || rectOf(placement, link.from).right() < rectOf(placement, link.to).left();
}

} // namespace

class TestLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsPlacedInAnEmptyGraph()
    {
        const auto placement = layOut({});

        QVERIFY(placement);
        QVERIFY(placement->boxes.isEmpty());
    }

    void aChainStandsInARow()
    {
        LayoutGraph graph = sample::boxes(4);
        for (int i = 1; i < 4; ++i)
            sample::join(graph, i - 1, i, 69, 18);

        const Placement placement = *layOut(graph, {.origin = QPointF(40, 60)});

        for (int i = 0; i < 4; ++i)
            QCOMPARE(placement.boxes[i], QPointF(40 + 300 * i, 60));
    }

    void portsDecideWhichOneIsAbove()
    {
        LayoutGraph graph = sample::boxes(3);
        sample::join(graph, 0, 1, 91);
        sample::join(graph, 0, 2, 69);

        const Placement placement = *layOut(graph);

        QVERIFY(placement.boxes[2].y() < placement.boxes[1].y());
    }

    void randomGraphsAreLaidOut_data()
    {
        QTest::addColumn<bool>("hasCircles");
        QTest::newRow("without circles") << false;
        QTest::newRow("with circles") << true;
    }

    void randomGraphsAreLaidOut()
    {
        QFETCH(const bool, hasCircles);
        for (unsigned seed = 1; seed <= kSeeds; ++seed) {
            const LayoutGraph graph =
                sample::random(seed, 5 + int(seed), 4 + 2 * int(seed), hasCircles);

            const auto placement = layOut(graph);

            QVERIFY(placement);
            QVERIFY2(overlapIn(graph, *placement).isEmpty(),
                     qPrintable(u"seed %1: "_s.arg(seed) + overlapIn(graph, *placement)));
            for (const Link &link : graph.links) {
                QVERIFY2(hasCircles || isForward(graph, *placement, link),
                         qPrintable(u"seed %1: %2 to %3"_s.arg(seed).arg(link.from).arg(link.to)));
            }
        }
    }

    void bodiesAndGroupsAndNotesKeepTheirPlace()
    {
        for (unsigned seed = 1; seed <= kSeeds; ++seed) {
            LayoutGraph graph = sample::random(seed, 30, 40, false);
            sample::addStructure(graph, seed);

            const Placement placement = *layOut(graph);

            QVERIFY2(overlapIn(graph, placement).isEmpty(),
                     qPrintable(u"seed %1: "_s.arg(seed) + overlapIn(graph, placement)));
            for (int i = 0; i < graph.boxes.size(); ++i) {
                const int parent = graph.boxes[i].parent;
                if (parent < 0)
                    continue;
                QVERIFY(rectOf(placement, parent).contains(rectOf(placement, i)));
                const double head = placement.boxes[parent].y() + graph.boxes[parent].size.height();
                QVERIFY(placement.boxes[i].y() > head);
            }
            for (int i = 0; i < graph.groups.size(); ++i) {
                for (const int box : graph.groups[i].boxes)
                    QVERIFY(placement.groups[i].contains(rectOf(placement, box)));
            }
        }
    }

    void theSameComesOutInWhateverOrderItIsListed()
    {
        for (unsigned seed = 1; seed <= kSeeds; ++seed) {
            LayoutGraph graph = sample::random(seed, 25, 40, true);
            const auto last = graph.boxes.size() - 1;
            LayoutGraph turned = graph;
            std::ranges::reverse(turned.boxes);
            std::ranges::reverse(turned.links);
            for (Link &link : turned.links) {
                link.from = int(last) - link.from;
                link.to = int(last) - link.to;
            }

            const Placement placement = *layOut(graph);
            Placement other = *layOut(turned);

            std::ranges::reverse(other.boxes);
            QCOMPARE(other.boxes, placement.boxes);
        }
    }

    void layingOutAgainChangesNothing()
    {
        for (unsigned seed = 1; seed <= kSeeds; ++seed) {
            LayoutGraph graph = sample::random(seed, 30, 40, false);
            sample::addStructure(graph, seed);

            if (seed % 2 == 0)
                graph.notes.clear();
            else
                clearBodies(graph);

            const Placement first = *layOut(graph);
            for (int i = 0; i < graph.boxes.size(); ++i)
                graph.boxes[i].place = first.boxes[i];
            for (int i = 0; i < graph.notes.size(); ++i)
                graph.notes[i].rect.moveTopLeft(first.notes[i]);
            const Placement second = *layOut(graph);

            QCOMPARE(second.boxes, first.boxes);
            QCOMPARE(second.notes, first.notes);
        }
    }

    void whatIsFixedStays()
    {
        for (unsigned seed = 1; seed <= kSeeds; ++seed) {
            LayoutGraph graph = sample::random(seed, 20, 30, false);
            // Fixed ones on a grid, the others anywhere among them.
            for (int i = 0; i < 20; ++i) {
                graph.boxes[i].isFixed = i % 3 != 0;
                graph.boxes[i].place = QPointF(i % 5 * 800, i / 5 * 400);
            }

            const Placement placement = *layOut(graph);

            QVERIFY2(overlapIn(graph, placement).isEmpty(),
                     qPrintable(u"seed %1: "_s.arg(seed) + overlapIn(graph, placement)));
            for (int i = 0; i < 20; ++i) {
                if (graph.boxes[i].isFixed)
                    QCOMPARE(placement.boxes[i], *graph.boxes[i].place);
            }
        }
    }

    void aSelectionStaysWhereItsMiddleWas()
    {
        LayoutGraph graph = sample::boxes(3);
        sample::join(graph, 0, 1);
        graph.boxes[0].place = QPointF(1000, 1300);
        graph.boxes[1].place = QPointF(1000, 1000);
        graph.boxes[2].place = QPointF(0, 0);
        graph.boxes[2].isFixed = true;

        const Placement placement = *layOut(graph);

        QCOMPARE(placement.boxes[0], QPointF(850, 1150));
        QCOMPARE(placement.boxes[1], QPointF(1150, 1150));
    }

    void aGroupStandsTogetherAndLinksPassIt()
    {
        // 0 to 3 is a chain; 1 and 2 are a group, and a link leads out of it past 2.
        LayoutGraph graph = sample::boxes(5);
        for (int i = 1; i < 4; ++i)
            sample::join(graph, i - 1, i);
        sample::join(graph, 1, 4, 40, 18);
        graph.groups.append({u"g"_s, {1, 2}});

        const Placement placement = *layOut(graph);

        const QRectF frame = placement.groups[0];
        for (const int box : {0, 3, 4})
            QVERIFY(!frame.intersects(rectOf(placement, box)));
        for (const int box : {1, 2})
            QVERIFY(frame.contains(rectOf(placement, box)));
        QVERIFY(overlapIn(graph, placement).isEmpty());
    }

    void aGroupThatIsLeftAndEnteredLetsLinksLeadForward()
    {
        LayoutGraph graph = sample::boxes(3);
        sample::join(graph, 0, 1);
        sample::join(graph, 1, 2);
        graph.groups.append({u"g"_s, {0, 2}});

        const Placement placement = *layOut(graph);

        for (const Link &link : graph.links)
            QVERIFY(isForward(graph, placement, link));
        for (const int box : {0, 2})
            QVERIFY(placement.groups[0].contains(rectOf(placement, box)));
    }

    void aLinkIsLedPastWhatIsInItsWay()
    {
        LayoutGraph graph = sample::boxes(4);
        for (int i = 1; i < 4; ++i)
            sample::join(graph, i - 1, i);
        sample::join(graph, 0, 3, 40, 40);

        const Placement placement = *layOut(graph);

        QVERIFY(placement.routes[0].isEmpty());
        QVERIFY(!placement.routes[3].isEmpty());
        for (const QPointF &point : placement.routes[3]) {
            for (int box = 0; box < 4; ++box)
                QVERIFY(!rectOf(placement, box).adjusted(1, 1, -1, -1).contains(point));
        }
    }

    void partsStandBelowEachOther()
    {
        LayoutGraph graph = sample::boxes(4);
        sample::join(graph, 0, 1);
        sample::join(graph, 2, 3);

        const Placement placement = *layOut(graph);

        QCOMPARE(placement.boxes[2].x(), placement.boxes[0].x());
        QVERIFY(placement.boxes[2].y() > placement.boxes[0].y() + 100);
    }

    void oneMoreBoxAtTheEndMovesNoOther()
    {
        LayoutGraph graph = sample::boxes(4);
        for (int i = 1; i < 4; ++i)
            sample::join(graph, i - 1, i);
        const Placement before = *layOut(graph);
        graph.boxes.append({.id = u"n0004"_s, .size = QSizeF(220, 100)});
        sample::join(graph, 3, 4);

        const Placement after = *layOut(graph);

        QCOMPARE(after.boxes.first(4), before.boxes);
    }

    void aNoteGoesWithTheNearestBox()
    {
        LayoutGraph graph = sample::boxes(2);
        sample::join(graph, 0, 1);
        graph.boxes[0].place = QPointF(900, 0);
        graph.boxes[1].place = QPointF(0, 0);
        graph.notes.append({u"note"_s, QRectF(0, -130, 200, 100)});

        const Placement placement = *layOut(graph);

        QCOMPARE(placement.notes[0].x(), placement.boxes[1].x());
        QCOMPARE(placement.notes[0].y() + 112, placement.boxes[1].y());
    }

    void whatIsNotThereIsRefused_data()
    {
        QTest::addColumn<LayoutGraph>("graph");
        LayoutGraph link = sample::boxes(1);
        sample::join(link, 0, 1);
        QTest::newRow("a link to nothing") << link;
        LayoutGraph parent = sample::boxes(1);
        parent.boxes[0].parent = 7;
        QTest::newRow("inside of nothing") << parent;
        LayoutGraph circle = sample::boxes(2);
        circle.boxes[0].parent = 1;
        circle.boxes[1].parent = 0;
        QTest::newRow("inside of itself") << circle;
        LayoutGraph group = sample::boxes(1);
        group.groups.append({u"g"_s, {3}});
        QTest::newRow("a group of nothing") << group;
    }

    void whatIsNotThereIsRefused()
    {
        QFETCH(const LayoutGraph, graph);

        const auto placement = layOut(graph);

        QVERIFY(!placement);
        QCOMPARE(placement.error().code(), agentops::errors::kInvalidArgument);
    }

    void itEndsWhenNobodyWantsIt()
    {
        CancelSource source;
        source.cancel();

        const auto placement = layOut(sample::random(1, 20, 30, false), {}, source.token());

        QVERIFY(!placement);
        QVERIFY(placement.error().isCancelled());
    }

    void threeThousandBoxesAreLaidOut()
    {
        const LayoutGraph graph = sample::random(1, 3000, 10'000, false);

        const auto placement = layOut(graph);

        QVERIFY(placement);
        for (const Link &link : graph.links)
            QVERIFY(isForward(graph, *placement, link));
    }
};

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
