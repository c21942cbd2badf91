// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../unit/graph/samplegraph.h"

#include <agentops/ui/graph/workflowcanvas.h>

#include <QtCore/QDir>
#include <QtGui/QGuiApplication>
#include <QtQuick/QQuickWindow>
#include <QtTest/QTest>

#include <cmath>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::EdgeId;
using workflow::NodeId;
using workflow::StepState;

namespace {

constexpr QSize kSize(1090, 620);

const char *nameOf(ui::theme::Theme::Scheme scheme)
{
    using enum ui::theme::Theme::Scheme;
    return scheme == Dark ? "dark" : scheme == Light ? "light" : "contrast";
}

} // namespace

class TestWorkflowCanvas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cardsEdgesAndTextAreDrawn_data();
    void cardsEdgesAndTextAreDrawn();
    void routesGroupsAndMutedConnectionsAreDrawn();
    void containersAreDrawn_data();
    void containersAreDrawn();
    void notesAndCollapsedGroupsAreDrawn_data();
    void notesAndCollapsedGroupsAreDrawn();
    void panningWithinTheRegionBuildsNothing();
    void hoveringAConnectionBuildsOnlyTheLiveLayer();
    void aMouseDragMovesACard();
    void aMouseDragConnectsTwoPorts();
    void aRefusedConnectionSaysWhy();
    void aCardOnTopHidesTheTextBelow();

private:
    QImage grab();
    QPoint at(const QString &node, QPointF offset) const;
    const NodeItem &card(const QString &node) const
    {
        return m_session->scene().nodes()[size_t(m_session->scene().indexOf(NodeId(node)))];
    }
    void drag(QPoint from, QPoint to, bool releases = true);

    workflow::NodeCatalog m_catalog;
    std::unique_ptr<ui::theme::Theme> m_theme;
    std::unique_ptr<ui::theme::Units> m_units;
    std::unique_ptr<GraphSession> m_session;
    std::unique_ptr<QQuickWindow> m_window;
    WorkflowCanvas *m_canvas = nullptr;
};

void TestWorkflowCanvas::initTestCase()
{
    if (QGuiApplication::platformName() == "offscreen"_L1)
        QSKIP("the offscreen platform draws no custom geometry");
    sample::addTypes(m_catalog);
    sample::addContainerType(m_catalog);
    m_theme = std::make_unique<ui::theme::Theme>(nullptr);
    m_units = std::make_unique<ui::theme::Units>(nullptr);
}

void TestWorkflowCanvas::init()
{
    m_session = std::make_unique<GraphSession>(m_catalog);
    m_window = std::make_unique<QQuickWindow>();
    QSurfaceFormat format = m_window->requestedFormat();
    format.setSamples(4);
    m_window->setFormat(format);
    m_window->resize(kSize);
    m_canvas = new WorkflowCanvas;
    m_canvas->setParentItem(m_window->contentItem());
    m_canvas->setSize(kSize);
    m_canvas->setTheme(m_theme.get());
    m_canvas->setUnits(m_units.get());
    m_canvas->setSession(m_session.get());
    m_session->open(sample::checkAndShip());
    m_session->zoomToActualSize();
    ui::scene::Viewport viewport = m_session->interaction().viewport();
    viewport.panBy(viewport.offset());
    m_session->interaction().setViewport(viewport);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestWorkflowCanvas::cleanup()
{
    m_window.reset();
    m_session.reset();
}

QImage TestWorkflowCanvas::grab()
{
    m_window->setColor(m_theme->canvas());
    return m_window->grabWindow();
}

QPoint TestWorkflowCanvas::at(const QString &node, QPointF offset) const
{
    return m_session->interaction().viewport().toView(card(node).rect.topLeft() + offset).toPoint();
}

void TestWorkflowCanvas::drag(QPoint from, QPoint to, bool releases)
{
    constexpr int kMoves = 8;
    QTest::mousePress(m_window.get(), Qt::LeftButton, {}, from);
    for (int i = 1; i <= kMoves; ++i)
        QTest::mouseMove(m_window.get(), from + (to - from) * i / kMoves);
    if (releases)
        QTest::mouseRelease(m_window.get(), Qt::LeftButton, {}, to);
}

void TestWorkflowCanvas::cardsEdgesAndTextAreDrawn_data()
{
    using enum ui::theme::Theme::Scheme;
    QTest::addColumn<ui::theme::Theme::Scheme>("scheme");
    QTest::addColumn<double>("zoom");
    for (const auto scheme : {Dark, Light, HighContrast}) {
        for (const double zoom : {1.0, 0.5, 0.25})
            QTest::addRow("%s, zoom %g", nameOf(scheme), zoom) << scheme << zoom;
    }
    QTest::newRow("dark, titles") << Dark << 0.4;
    QTest::newRow("dark, dots") << Dark << 0.08;
    QTest::newRow("light, near") << Light << 1.6;
}

void TestWorkflowCanvas::cardsEdgesAndTextAreDrawn()
{
    QFETCH(const ui::theme::Theme::Scheme, scheme);
    QFETCH(const double, zoom);
    m_theme->setScheme(scheme);
    const auto overlay = [this](const QString &node, StepState state, double progress,
                                const QString &footer) {
        m_session->setOverlay(NodeId(node), NodeOverlay{state, progress, footer});
    };
    overlay(u"task"_s, StepState::Succeeded, -1, u"12:04 · manual"_s);
    overlay(u"code"_s, StepState::Succeeded, -1, u"41 s · 3 attempts"_s);
    overlay(u"tests"_s, StepState::Running, 0.46, u"2 of 5 kept"_s);
    overlay(u"review"_s, StepState::Running, 0.7, u"streaming"_s);
    overlay(u"human"_s, StepState::WaitingForApproval, -1, u"waits for approval"_s);
    m_session->setOverlay(NodeId(u"analyze"_s),
                          NodeOverlay{StepState::Succeeded, -1, u"cached"_s, StepOrigin::Cached});
    m_session->setOverlays({},
                           {{EdgeId(u"e1"_s), EdgeOverlay::Moved},
                            {EdgeId(u"e2"_s), EdgeOverlay::Moved},
                            {EdgeId(u"e5"_s), EdgeOverlay::Running},
                            {EdgeId(u"e6"_s), EdgeOverlay::Running}});
    m_session->interaction().selectNodes({NodeId(u"tests"_s)});
    if (zoom != 1.0)
        m_session->interaction().zoomTo(zoom);

    const QImage image = grab();

    QDir().mkpath(QStringLiteral(AO_BINARY_DIR "/pictures"));
    QVERIFY(image.save(QStringLiteral(AO_BINARY_DIR "/pictures/canvas-%1-%2.png")
                           .arg(QLatin1StringView(nameOf(scheme)))
                           .arg(zoom)));
    const QRect area =
        m_session->interaction().viewport().toView(card(u"code"_s).rect).toRect() & image.rect();
    int lit = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            lit += image.pixelColor(x, y) != m_theme->canvas() ? 1 : 0;
    }
    QVERIFY2(lit > area.width() * area.height() * 8 / 10, qPrintable(QString::number(lit)));
    QVERIFY(m_canvas->picture().isAnimated);
}

void TestWorkflowCanvas::routesGroupsAndMutedConnectionsAreDrawn()
{
    m_theme->setScheme(ui::theme::Theme::Scheme::Dark);
    workflow::DocumentEditor &editor = m_session->editor();
    QVERIFY(editor.setEdgesMuted({EdgeId(u"e3"_s)}, true));
    QVERIFY(editor.setEdgeRoute(EdgeId(u"e2"_s), {QPointF(180, 240), QPointF(180, 480)}));
    QVERIFY(editor.setGroupColor(workflow::GroupId(u"group"_s), u"green"_s));
    m_session->interaction().selectEdge(EdgeId(u"e2"_s));

    const QImage image = grab();

    QDir().mkpath(QStringLiteral(AO_BINARY_DIR "/pictures"));
    QVERIFY(image.save(QStringLiteral(AO_BINARY_DIR "/pictures/canvas-ways.png")));
    // The selected connection has a dot where it is led through.
    const QPoint point = m_session->interaction().viewport().toView(QPointF(180, 480)).toPoint();
    const QColor shown = image.pixelColor(point);
    const QColor accent = m_theme->accent();
    QVERIFY2(std::abs(shown.red() - accent.red()) < 8 && std::abs(shown.blue() - accent.blue()) < 8,
             qPrintable(shown.name()));
}

void TestWorkflowCanvas::containersAreDrawn_data()
{
    using enum ui::theme::Theme::Scheme;
    QTest::addColumn<ui::theme::Theme::Scheme>("scheme");
    QTest::addColumn<bool>("isCollapsed");
    for (const auto scheme : {Dark, Light, HighContrast}) {
        QTest::addRow("%s, open", nameOf(scheme)) << scheme << false;
        QTest::addRow("%s, collapsed", nameOf(scheme)) << scheme << true;
    }
}

void TestWorkflowCanvas::containersAreDrawn()
{
    QFETCH(const ui::theme::Theme::Scheme, scheme);
    QFETCH(const bool, isCollapsed);
    m_theme->setScheme(scheme);
    m_session->open(sample::eachPackage());
    m_session->zoomToActualSize();
    const QPointF ground = card(u"each"_s).rect.topRight() + QPointF(67, 33);
    m_session->setOverlay(NodeId(u"a"_s), NodeOverlay{StepState::Failed, -1, u"1.2 s"_s});
    if (isCollapsed)
        QVERIFY(m_session->editor().setCollapsed({NodeId(u"each"_s)}, {}, true));

    const QImage image = grab();

    QDir().mkpath(QStringLiteral(AO_BINARY_DIR "/pictures"));
    QVERIFY(image.save(QStringLiteral(AO_BINARY_DIR "/pictures/containers-%1-%2.png")
                           .arg(QLatin1StringView(nameOf(scheme)))
                           .arg(isCollapsed ? u"collapsed"_s : u"open"_s)));
    const QPoint point = m_session->interaction().viewport().toView(ground).toPoint();
    QVERIFY(image.rect().contains(point));
    QCOMPARE(m_canvas->picture().drawnNodes, isCollapsed ? 5 : 7);
    const QRgb canvas = m_theme->canvas().rgb();
    QCOMPARE(image.pixelColor(point).rgb() != canvas, !isCollapsed);
}

void TestWorkflowCanvas::notesAndCollapsedGroupsAreDrawn_data()
{
    using enum ui::theme::Theme::Scheme;
    QTest::addColumn<ui::theme::Theme::Scheme>("scheme");
    QTest::addColumn<double>("zoom");
    for (const auto scheme : {Dark, Light, HighContrast}) {
        for (const double zoom : {1.0, 0.5, 0.35, 0.2})
            QTest::addRow("%s, %g", nameOf(scheme), zoom) << scheme << zoom;
    }
}

void TestWorkflowCanvas::notesAndCollapsedGroupsAreDrawn()
{
    QFETCH(const ui::theme::Theme::Scheme, scheme);
    QFETCH(const double, zoom);
    m_theme->setScheme(scheme);
    workflow::DocumentEditor &editor = m_session->editor();
    const workflow::NoteId note(u"note"_s);
    QVERIFY(editor.setNoteText(note,
                               u"# Before you ship\n\nPush is an **outside effect**: see "
                               "[the plan](https://example.org).\n\n- [x] tests pass\n- [ ] "
                               "reviewed by _somebody_\n- `main` is green\n\n> It asks first.\n\n"
                               "```\ngit push origin\n```"_s));
    QVERIFY(editor.setNoteRect(note, QRectF(20, 330, 240, 280)));
    QVERIFY(editor.setNoteColor(note, u"blue"_s));
    QVERIFY(editor.setCollapsed({}, {workflow::GroupId(u"group"_s)}, true));
    m_session->zoomToFit();
    m_session->interaction().zoomTo(zoom);

    const QImage image = grab();

    QDir().mkpath(QStringLiteral(AO_BINARY_DIR "/pictures"));
    QVERIFY(image.save(QStringLiteral(AO_BINARY_DIR "/pictures/canvas-notes-%1-%2.png")
                           .arg(QLatin1StringView(nameOf(scheme)))
                           .arg(zoom)));
    const GroupItem &group = m_session->scene().groups()[0];
    const QPointF ground =
        m_session->interaction().viewport().toView(group.rect.bottomLeft() + QPointF(4, -8));
    if (QRectF(image.rect()).contains(ground))
        QVERIFY(image.pixelColor(ground.toPoint()) != m_theme->canvas());
}

void TestWorkflowCanvas::panningWithinTheRegionBuildsNothing()
{
    grab();
    const LayerCounts before = m_canvas->layerCounts();

    for (int i = 0; i < 10; ++i) {
        ui::scene::Viewport viewport = m_session->interaction().viewport();
        viewport.panBy({3, 2});
        m_session->interaction().setViewport(viewport);
        grab();
    }

    for (const Layer layer : kLayers) {
        if (layer != Layer::Live) // what lies under the pointer may change
            QCOMPARE(m_canvas->layerCounts()[layer], before[layer]);
    }
    QVERIFY(m_canvas->layerCounts()[Layer::Live] < before[Layer::Live] + 5);
}

void TestWorkflowCanvas::hoveringAConnectionBuildsOnlyTheLiveLayer()
{
    grab();
    const LayerCounts before = m_canvas->layerCounts();
    GraphInteraction &hands = m_session->interaction();

    hands.move(
        {hands.viewport().toView(m_session->scene().edges()[1].curve.at(0.5)), Qt::NoButton, {}});
    QCOMPARE(hands.view().hover.kind, Hit::Kind::Edge);
    grab();
    hands.leave();
    grab();

    for (const Layer layer : kLayers) {
        if (layer != Layer::Live)
            QCOMPARE(m_canvas->layerCounts()[layer], before[layer]);
    }
    QVERIFY(m_canvas->layerCounts()[Layer::Live] >= before[Layer::Live] + 2);
}

void TestWorkflowCanvas::aMouseDragMovesACard()
{
    const auto place = [this] {
        return m_session->editor().document().layout.nodes.value(NodeId(u"task"_s));
    };
    const QPointF before = place();
    const QPoint start = at(u"task"_s, {100, 18});

    drag(start, start + QPoint(40, 60));

    QCOMPARE(place(), before + QPointF(40, 60));
    m_session->undo();
    QCOMPARE(place(), before);
    QVERIFY(!m_session->canUndo());
}

void TestWorkflowCanvas::aMouseDragConnectsTwoPorts()
{
    m_session->dropNode(u"codemap.index"_s, QPointF(700, 520));
    const QString added = m_session->scene().nodes().back().id.text();
    const qsizetype before = m_session->editor().document().edges.size();

    drag(at(u"code"_s, card(u"code"_s).outputs[0].offset), at(added, card(added).inputs[0].offset));

    QCOMPARE(m_session->editor().document().edges.size(), before + 1);
    const workflow::Edge &edge = m_session->editor().document().edges.last();
    QCOMPARE(edge.from.node.text(), u"code"_s);
    QCOMPARE(edge.to.node.text(), added);
}

void TestWorkflowCanvas::aRefusedConnectionSaysWhy()
{
    const qsizetype before = m_session->editor().document().edges.size();
    const QPoint end = at(u"human"_s, card(u"human"_s).inputs[0].offset);

    drag(at(u"task"_s, card(u"task"_s).outputs[0].offset), end, false);

    QVERIFY(m_session->interaction().view().isConnectRefused);
    QVERIFY(!m_session->refusal().isEmpty());
    QTest::mouseRelease(m_window.get(), Qt::LeftButton, {}, end);
    QCOMPARE(m_session->editor().document().edges.size(), before);
    QVERIFY(!m_session->refusal().isEmpty());
}

void TestWorkflowCanvas::aCardOnTopHidesTheTextBelow()
{
    QVERIFY(m_session->editor().moveNodes({{NodeId(u"review"_s), QPointF(600, 100)}}));
    grab();

    QCOMPARE(m_canvas->picture().cardLayers, size_t(2));
}

QTEST_MAIN(TestWorkflowCanvas)
#include "tst_workflowcanvas.moc"
