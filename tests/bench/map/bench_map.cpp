// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_map REPOSITORY FOLDER: what a frame of the code map costs on a real repository (CPU
// milliseconds to build a picture, and per frame while panning), and the page in both themes at
// three zooms as pictures in FOLDER. Needs a display; see tools/headless.sh.
#include <agentops/base/clock.h>
#include <agentops/codemap/indexservice.h>
#include <agentops/ui/map/codemapcontroller.h>
#include <agentops/ui/map/mapcanvas.h>

#include <QCoro/QCoroTask>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>
#include <QtGui/QGuiApplication>
#include <QtQuick/QQuickView>

#include <cstdio>
#include <ctime>

using namespace agentops;
using namespace agentops::ui;
using namespace agentops::ui::map;
using namespace Qt::StringLiterals;

namespace {

double cpuMs()
{
    return 1000.0 * double(std::clock()) / CLOCKS_PER_SEC;
}

void settle(QQuickView &view, int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    view.grabWindow();
}

void measure(MapCanvas &canvas, QQuickView &view, const char *what)
{
    constexpr int kFrames = 20;
    scene::Viewport viewport = canvas.viewport();
    double start = cpuMs();
    for (int i = 0; i < kFrames; ++i) {
        viewport.panBy({1, 0});
        canvas.setViewport(viewport);
        view.grabWindow();
    }
    const double panned = (cpuMs() - start) / kFrames;
    const int before = canvas.pictureCount();
    start = cpuMs();
    for (int i = 0; i < kFrames; ++i) {
        viewport.zoomAbout({500, 300}, i % 2 ? 1.01 : 1 / 1.01);
        canvas.setViewport(viewport);
        view.grabWindow();
    }
    const double zoomed = (cpuMs() - start) / kFrames;
    MapPicture picture = canvas.picture();
    std::printf("  %-12s pan %6.1f ms  zoom %6.1f ms (built %d)  vertices %zu  texts %zu\n", what,
                panned, zoomed, canvas.pictureCount() - before, picture.ground.vertices.size(),
                picture.texts.size());
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"AgentOpsTest"_s);
    QCoreApplication::setOrganizationDomain(u"agentops.test"_s);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 3)
        return 2;
    QDir().mkpath(arguments[2]);
    QTemporaryDir directory;
    const auto database = store::Database::open(directory.filePath(u"index.db"_s),
                                                codemap::indexSchema(), store::Durability::Cache);
    WorkerPool pool(u"cpu"_s);
    SystemClock clock;
    codemap::IndexService service(arguments[1], **database, pool, clock);
    if (const auto result = QCoro::waitFor(service.index({}, {})); !result) {
        std::fprintf(stderr, "%s\n", qPrintable(result.error().describe()));
        return 1;
    }
    theme::Theme theme(nullptr);
    CodeMapController controller(service);
    QQuickView view;
    view.setInitialProperties({{u"controller"_s, QVariant::fromValue(&controller)}});
    view.setResizeMode(QQuickView::SizeRootObjectToView);
    view.resize(1392, 832);
    view.loadFromModule("AgentOps.CodeMap", "CodeMapPage");
    view.show();
    auto *canvas = view.rootObject()->findChild<MapCanvas *>(u"mapCanvas"_s);
    // The file that most others depend on.
    const MapScene &scene = *controller.scene();
    NodeIndex hub = 1;
    for (NodeIndex i = 1; i < scene.count(); ++i) {
        if (scene.node(i).kind == codemap::NodeKind::File && scene.node(i).end > i + 4
            && scene.snapshot().incoming(i).size() > scene.snapshot().incoming(hub).size())
            hub = i;
    }
    std::printf("%s: %d files\n", qPrintable(arguments[1]), controller.fileCount());
    const auto save = [&](const QString &name) {
        settle(view, 400);
        for (const auto scheme : {theme::Theme::Scheme::Dark, theme::Theme::Scheme::Light}) {
            theme.setScheme(scheme);
            settle(view, 100);
            view.grabWindow().save(
                arguments[2] + u'/' + name
                + (scheme == theme::Theme::Scheme::Dark ? u"-dark.png"_s : u"-light.png"_s));
        }
    };
    save(u"1-whole"_s);
    measure(*canvas, view, "whole");
    canvas->fitAll();
    controller.selectNode(hub);
    save(u"2-selected"_s);
    controller.clearSelection();
    scene::Viewport near = canvas->viewport();
    near.fit(scene.rect(scene.around(hub) == kNoNode ? hub : scene.around(hub)), 30, 1.4);
    canvas->setViewport(near);
    save(u"3-folder"_s);
    measure(*canvas, view, "folder");
    controller.reveal(scene.snapshot().id(hub));
    save(u"4-file"_s);
    controller.reveal(scene.snapshot().id(hub + 2));
    save(u"5-symbols"_s);
    measure(*canvas, view, "symbols");
    view.close();
    QCoro::waitFor(service.stop());
    return 0;
}
