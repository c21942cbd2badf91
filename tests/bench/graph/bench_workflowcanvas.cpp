// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../unit/graph/samplegraph.h"

#include <agentops/ui/graph/workflowcanvas.h>

#include <QtQuick/QQuickWindow>
#include <QtTest/QTest>

#include <ctime>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;

/// CPU time of all threads per frame while panning, software rendering included.
class BenchWorkflowCanvas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void panning_data();
    void panning();
};

void BenchWorkflowCanvas::panning_data()
{
    QTest::addColumn<int>("nodes");
    QTest::addColumn<bool>("isFit");
    for (const int nodes : {1000, 3000, 10000}) {
        QTest::addRow("%d nodes, actual size", nodes) << nodes << false;
        QTest::addRow("%d nodes, fit", nodes) << nodes << true;
    }
}

void BenchWorkflowCanvas::panning()
{
    QFETCH(const int, nodes);
    QFETCH(const bool, isFit);
    workflow::NodeCatalog catalog;
    sample::addTypes(catalog);
    ui::theme::Theme theme(nullptr);
    ui::theme::Units units(nullptr);
    GraphSession session(catalog);
    QQuickWindow window;
    QSurfaceFormat format = window.requestedFormat();
    format.setSamples(4);
    window.setFormat(format);
    window.resize(1280, 800);
    auto *canvas = new WorkflowCanvas;
    canvas->setParentItem(window.contentItem());
    canvas->setSize(window.size());
    canvas->setTheme(&theme);
    canvas->setUnits(&units);
    canvas->setSession(&session);
    session.open(sample::largeGraph(nodes));
    if (isFit)
        session.zoomToFit();
    else
        session.zoomToActualSize();
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.grabWindow();

    constexpr int kFrames = 60;
    const int pictures = canvas->layerCounts()[Layer::Cards];
    int frames = 0;
    const auto counter = connect(&window, &QQuickWindow::frameSwapped, this, [&] { ++frames; });
    const std::clock_t begin = std::clock();
    while (frames < kFrames) {
        ui::scene::Viewport viewport = session.interaction().viewport();
        viewport.panBy({frames % 40 < 20 ? 12.0 : -12.0, 5.0});
        session.interaction().setViewport(viewport);
        const int shown = frames;
        QTRY_VERIFY(frames > shown);
    }
    const double milliseconds = 1000.0 * double(std::clock() - begin) / CLOCKS_PER_SEC / frames;
    disconnect(counter);
    qInfo("%d nodes, %s: %.1f ms CPU per frame, %d of %d frames built a picture, %d cards drawn",
          nodes, isFit ? "fit" : "actual size", milliseconds,
          canvas->layerCounts()[Layer::Cards] - pictures, frames, canvas->picture().drawnNodes);
}

QTEST_MAIN(BenchWorkflowCanvas)
#include "bench_workflowcanvas.moc"
