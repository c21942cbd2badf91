// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/scenebodies.h>
#include <agentops/workflow/cardshape.h>

#include <QtTest/QTest>

using namespace agentops::ui::graph;
using Shape = agentops::workflow::CardShape;

namespace {

NodeItem card(QPointF corner, int parent = -1)
{
    NodeItem item;
    item.rect = QRectF(corner, QSizeF(220, 100));
    item.parent = parent;
    return item;
}

NodeItem container(QPointF corner, int parent = -1)
{
    NodeItem item = card(corner, parent);
    item.isContainer = true;
    return item;
}

/// The containers, outer before inner.
std::vector<int> laidOut(std::vector<NodeItem> &nodes)
{
    const std::vector<int> containers = nestBodies(nodes);
    frameBodies(nodes, containers);
    return containers;
}

} // namespace

/// Which frames are around containers.
class TestSceneBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFrameIsAroundTheHeadAndWhatIsInIt()
    {
        std::vector<NodeItem> nodes{container({0, 0}), card({20, 140}, 0), card({300, 140}, 0),
                                    card({900, 0})};

        const std::vector<int> containers = laidOut(nodes);

        QCOMPARE(containers, std::vector<int>{0});
        QCOMPARE(nodes[0].frame,
                 QRectF(QPointF(0, 0), QPointF(520 + Shape::kBodyInset, 240 + Shape::kBodyBottom)));
        QCOMPARE(nodes[0].held, (std::vector<int>{1, 2}));
        QCOMPARE(nodes[1].extent(), nodes[1].rect);
        QVERIFY(nodes[3].frame.isNull());
    }

    void anEmptyContainerHasRoomForItsFirstStep()
    {
        std::vector<NodeItem> nodes{container({0, 0})};

        laidOut(nodes);

        QCOMPARE(nodes[0].frame, QRectF(0, 0, 220, 100 + Shape::kEmptyBody));
    }

    void anOuterFrameIsAroundTheInnerOne()
    {
        // The inner one comes first in the document.
        std::vector<NodeItem> nodes{container({20, 140}, 2), card({40, 280}, 0), container({0, 0})};

        const std::vector<int> containers = laidOut(nodes);

        QCOMPARE(containers, (std::vector<int>{2, 0}));
        QCOMPARE(nodes[2].frame.right(), nodes[0].frame.right() + Shape::kBodyInset);
        QCOMPARE(nodes[2].frame.bottom(), nodes[0].frame.bottom() + Shape::kBodyBottom);
        QCOMPARE(nodes[2].held, (std::vector<int>{0, 1}));
    }

    void whatIsInSomethingCollapsedIsHidden()
    {
        std::vector<NodeItem> nodes{container({0, 0}), container({20, 140}, 0), card({40, 280}, 1),
                                    card({900, 0})};
        nodes[0].isCollapsed = true;

        const std::vector<int> containers = laidOut(nodes);

        QVERIFY(containers.empty());
        QVERIFY(!nodes[0].isHidden);
        QVERIFY(nodes[1].isHidden);
        QVERIFY(nodes[2].isHidden);
        QVERIFY(!nodes[3].isHidden);
        QCOMPARE(nodes[0].extent(), nodes[0].rect);
    }

    void aNodeOfAnUnknownKindWithStepsInItIsOne()
    {
        std::vector<NodeItem> nodes{card({0, 0}), card({20, 140}, 0)};

        QCOMPARE(laidOut(nodes), std::vector<int>{0});
    }

    void whatIsInsideOfItselfIsTakenOut()
    {
        std::vector<NodeItem> nodes{container({0, 0}, 1), container({0, 200}, 0),
                                    container({0, 400}, 2)};

        laidOut(nodes);

        QVERIFY(nodes[0].parent < 0 || nodes[1].parent < 0);
        QCOMPARE(nodes[2].parent, -1);
    }
};

QTEST_APPLESS_MAIN(TestSceneBodies)

#include "tst_scenebodies.moc"
