// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/ui/graph/workflowcanvas.h>
#include <agentops/ui/graph/workflowminimap.h>

#include <QtQuick/QQuickWindow>
#include <QtTest/QTest>

#include <cstdlib>
#include <functional>
#include <new>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::EdgeId;
using workflow::NodeId;
using workflow::NoteId;
using workflow::StepState;

namespace {

// Of this thread, while somebody counts.
thread_local bool isCounting = false;
thread_local int allocationCount = 0;

} // namespace

void *operator new(std::size_t size)
{
    if (isCounting)
        ++allocationCount;
    if (void *memory = std::malloc(size > 0 ? size : 1))
        return memory;
    throw std::bad_alloc();
}

void operator delete(void *memory) noexcept
{
    std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

/// What of a picture is made anew when; without a visible window.
class TestCanvasLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void panningMakesNothing();
    void hoveringMakesTheLiveLayer();
    void selectingMakesTheSelection();
    void progressMakesTheStatus();
    void anEditMakesEverything();
    void aDragMakesWhatItTakesAlongOnce();
    void aDragFarAwayShowsWhatComesIntoView();
    void steadyFramesAllocateNothing_data();
    void steadyFramesAllocateNothing();
    void withReducedMotionNothingMoves();
    void theMinimapDrawsTheDocumentOnlyWhenItChanges();
    void theMinimapShowsNotesGroupsAndTheSelection();

private:
    using Act = std::function<void()>;

    /// The layers that are made because of something.
    Layers madeBy(const Act &act);
    void polish(const Act &act)
    {
        act();
        m_canvas->ensurePolished();
    }
    int allocationsWhilePolishing()
    {
        allocationCount = 0;
        isCounting = true;
        m_canvas->ensurePolished();
        isCounting = false;
        return allocationCount;
    }
    GraphSession &session() { return *m_fixture.session; }
    GraphInteraction &hands() { return m_fixture.hands(); }
    void hover(QPointF scenePos) { hands().move({m_fixture.viewPos(scenePos), Qt::NoButton, {}}); }
    void pan(QPointF delta)
    {
        ui::scene::Viewport viewport = hands().viewport();
        viewport.panBy(delta);
        hands().setViewport(viewport);
    }
    void say(const QString &node, StepState state, double progress, const QString &footer)
    {
        session().setOverlay(NodeId(node), NodeOverlay{state, progress, footer});
    }

    ui::theme::Theme m_theme{nullptr};
    ui::theme::Units m_units{nullptr};
    sample::SessionFixture m_fixture;
    std::unique_ptr<QQuickWindow> m_window;
    WorkflowCanvas *m_canvas = nullptr;
    WorkflowMinimap *m_minimap = nullptr;
};

void TestCanvasLayers::init()
{
    m_fixture.open();
    m_units.setReducedMotion(false);
    m_window = std::make_unique<QQuickWindow>();
    m_window->resize(1200, 700);
    m_canvas = new WorkflowCanvas;
    m_canvas->setParentItem(m_window->contentItem());
    m_canvas->setSize({1200, 700});
    m_canvas->setTheme(&m_theme);
    m_canvas->setUnits(&m_units);
    m_canvas->setSession(&session());
    m_minimap = new WorkflowMinimap;
    m_minimap->setParentItem(m_window->contentItem());
    m_minimap->setSize({180, 104});
    m_minimap->setTheme(&m_theme);
    m_minimap->setSession(&session());
    session().zoomToActualSize();
    m_canvas->ensurePolished();
    m_minimap->ensurePolished();
}

void TestCanvasLayers::cleanup()
{
    m_window.reset();
}

Layers TestCanvasLayers::madeBy(const Act &act)
{
    const LayerCounts before = m_canvas->layerCounts();
    polish(act);
    Layers made;
    for (const Layer layer : kLayers)
        made.setFlag(layer, m_canvas->layerCounts()[layer] > before[layer]);
    return made;
}

void TestCanvasLayers::panningMakesNothing()
{
    for (int i = 0; i < 10; ++i)
        QCOMPARE(madeBy([&] { pan({7, 5}); }), Layers());

    QCOMPARE(madeBy([&] { pan({2000, 0}); }), kAllLayers); // out of the region
}

void TestCanvasLayers::hoveringMakesTheLiveLayer()
{
    const GraphScene &scene = session().scene();

    QCOMPARE(madeBy([&] { hover(m_fixture.node(u"review"_s).rect.center()); }), Layer::Live);
    QCOMPARE(madeBy([&] { hover(scene.edges()[1].curve.at(0.5)); }), Layer::Live);
    QCOMPARE(hands().view().hover.kind, Hit::Kind::Edge);
    QCOMPARE(madeBy([&] { hands().leave(); }), Layer::Live);
}

void TestCanvasLayers::selectingMakesTheSelection()
{
    const Layers selection = Layer::Selection | Layer::Live;

    QCOMPARE(madeBy([&] { hands().selectEdge(EdgeId(u"e2"_s)); }), selection);
    QVERIFY(!m_canvas->picture().selection.shapes.isEmpty());
    QCOMPARE(madeBy([&] { hands().selectNotes({NoteId(u"note"_s)}); }), selection);
    QVERIFY(!m_canvas->picture().selection.shapes.isEmpty());
    QCOMPARE(madeBy([&] { hands().selectAll(); }), selection);
    QCOMPARE(madeBy([&] { hands().clearSelection(); }), selection);
    QVERIFY(m_canvas->picture().selection.isEmpty());
}

void TestCanvasLayers::progressMakesTheStatus()
{
    // Cards keep room for the state from now on.
    QCOMPARE(madeBy([&] { say(u"tests"_s, StepState::Planned, -1, {}); }), kAllLayers);
    const Layers begins = madeBy([&] { say(u"tests"_s, StepState::Running, 0.1, u"1 s"_s); });
    QCOMPARE(begins, Layer::Status | Layer::Moving | Layer::Selection | Layer::Live);

    QCOMPARE(madeBy([&] { say(u"tests"_s, StepState::Running, 0.2, u"1 s"_s); }), Layer::Status);
    QCOMPARE(madeBy([&] { say(u"tests"_s, StepState::Running, 0.2, u"2 s"_s); }), Layer::Status);
    QCOMPARE(madeBy([&] { session().setOverlays({}, {{EdgeId(u"e1"_s), EdgeOverlay::Moved}}); }),
             Layer::Status);
    QVERIFY(!m_canvas->picture().trails.shapes.isEmpty());
    const Layers ends = madeBy([&] { say(u"tests"_s, StepState::Succeeded, -1, u"3 s"_s); });
    QVERIFY(!ends.testAnyFlags(Layer::Cards | Layer::Edges | Layer::Notes | Layer::Frames));
}

void TestCanvasLayers::anEditMakesEverything()
{
    QCOMPARE(madeBy([&] { QVERIFY(session().editor().setTitle(NodeId(u"tests"_s), u"Try it"_s)); }),
             kAllLayers);
}

void TestCanvasLayers::aDragMakesWhatItTakesAlongOnce()
{
    const QPointF grip = m_fixture.node(u"code"_s).rect.topLeft() + QPointF(100, 18);
    const auto dragTo = [&](QPointF delta) {
        return [this, place = grip + delta] {
            m_fixture.move(m_fixture.viewPos(place));
        };
    };
    m_fixture.press(m_fixture.viewPos(grip));

    const Layers begun = madeBy(dragTo({20, 0}));
    QVERIFY(begun.testFlags(Layer::Cards | Layer::Edges | Layer::Moving | Layer::Status));
    QVERIFY(!begun.testAnyFlags(Layer::Notes | Layer::Frames));
    QVERIFY(!m_canvas->picture().moving.shapes.isEmpty());
    for (int i = 2; i < 6; ++i)
        QCOMPARE(madeBy(dragTo({20.0 * i, 0})), Layer::Live);

    m_fixture.release(m_fixture.viewPos(grip + QPointF(100, 0)));
    m_canvas->ensurePolished();
    QVERIFY(m_canvas->picture().moving.isEmpty());
}

void TestCanvasLayers::aDragFarAwayShowsWhatComesIntoView()
{
    m_fixture.open(sample::largeGraph(60));
    m_canvas->setSession(&session());
    session().zoomToActualSize();
    pan(hands().viewport().offset());
    m_canvas->ensurePolished();
    hands().selectAll();
    const QPointF grip = m_fixture.node(u"n0"_s).rect.topLeft() + QPointF(100, 18);
    m_fixture.press(m_fixture.viewPos(grip));
    polish([&] { m_fixture.move(m_fixture.viewPos(grip + QPointF(0, 20))); });
    const size_t before = m_canvas->picture().moving.texts.size();

    // Cards that lay far below are now where the view is.
    QVERIFY(madeBy([&] {
                m_fixture.move(m_fixture.viewPos(grip - QPointF(0, 2000)));
            }).testFlag(Layer::Moving));

    QVERIFY(m_canvas->picture().moving.texts.size() > before);
    hands().cancelGesture();
}

void TestCanvasLayers::steadyFramesAllocateNothing_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"pan", "drag", "hover", "progress"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestCanvasLayers::steadyFramesAllocateNothing()
{
    QFETCH(const QString, what);
    say(u"tests"_s, StepState::Running, 0.5, u"1 s"_s);
    const QRectF card = m_fixture.node(u"code"_s).rect;
    const QPointF grip = card.topLeft() + QPointF(100, 18);
    const EdgeItem &edge = session().scene().edges()[1];
    if (what == "drag"_L1)
        m_fixture.press(m_fixture.viewPos(grip));
    const auto step = [&](int i) {
        if (what == "pan"_L1)
            pan(i % 2 ? QPointF(12, 5) : QPointF(-12, -5));
        else if (what == "drag"_L1)
            m_fixture.move(m_fixture.viewPos(grip + QPointF(20.0 * (i % 8), 20.0 * (i % 5))));
        else if (what == "hover"_L1)
            hover(i % 2 ? card.center() : edge.curve.at(0.5));
        else
            say(u"tests"_s, StepState::Running, i % 2 ? 0.25 : 0.5, u"1 s"_s);
    };
    // All of it once, so that everything has the memory that it needs.
    for (int i = 1; i <= 40; ++i)
        polish([&] { step(i); });

    int count = 0;
    for (int i = 1; i <= 40; ++i) {
        step(i);
        count += allocationsWhilePolishing();
    }

    QCOMPARE(count, 0);
    hands().cancelGesture();
}

void TestCanvasLayers::withReducedMotionNothingMoves()
{
    say(u"tests"_s, StepState::Running, -1, u"1 s"_s);
    session().setOverlays({}, {{EdgeId(u"e5"_s), EdgeOverlay::Running}});
    const auto flowLater = [&] {
        polish([&] { hands().leave(); });
        const auto before = m_canvas->picture().flow.shapes.vertices;
        QTest::qSleep(160);
        polish([&] { hands().leave(); });
        return m_canvas->picture().flow.shapes.vertices == before;
    };
    QVERIFY(!flowLater());
    QVERIFY(m_canvas->picture().isAnimated);

    QCOMPARE(madeBy([&] { m_units.setReducedMotion(true); }), Layer::Live);

    QVERIFY(flowLater());
    QVERIFY(!m_canvas->picture().flow.shapes.isEmpty()); // the dashes stay
}

void TestCanvasLayers::theMinimapDrawsTheDocumentOnlyWhenItChanges()
{
    say(u"tests"_s, StepState::Planned, -1, {});
    m_minimap->ensurePolished();
    const int ground = m_minimap->groundCount();
    const int marks = m_minimap->markCount();

    pan({30, 0});
    m_minimap->ensurePolished();
    QCOMPARE(m_minimap->markCount(), marks);
    say(u"tests"_s, StepState::Running, 0.5, u"1 s"_s);
    m_minimap->ensurePolished();
    QCOMPARE(m_minimap->markCount(), marks + 1);
    hands().selectNodes({NodeId(u"code"_s)});
    m_minimap->ensurePolished();
    QCOMPARE(m_minimap->markCount(), marks + 2);
    QCOMPARE(m_minimap->groundCount(), ground);

    QVERIFY(session().editor().setNoteRect(NoteId(u"note"_s), QRectF(0, 400, 200, 100)));
    m_minimap->ensurePolished();
    QCOMPARE(m_minimap->groundCount(), ground + 1);
}

void TestCanvasLayers::theMinimapShowsNotesGroupsAndTheSelection()
{
    const size_t all = m_minimap->ground().vertices.size();
    QVERIFY(m_minimap->marks().isEmpty());
    hands().selectNotes({NoteId(u"note"_s)});
    m_minimap->ensurePolished();
    QVERIFY(!m_minimap->marks().isEmpty());

    const GraphScene &scene = session().scene();
    QVERIFY(session().editor().remove(
        {.notes = {NoteId(u"note"_s)}, .groups = {scene.groups()[0].id}}));
    m_minimap->ensurePolished();
    QVERIFY(m_minimap->ground().vertices.size() < all);
    QCOMPARE(m_minimap->ground().vertices.size(), 4 * scene.nodes().size());
}

QTEST_MAIN(TestCanvasLayers)
#include "tst_canvaslayers.moc"
