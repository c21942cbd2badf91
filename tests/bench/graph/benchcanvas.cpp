// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchcanvas.h"

#include "benchgraph.h"

#include <agentops/nodes/builtinnodes.h>
#include <agentops/workflow/documentcodec.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTimer>
#include <QtGui/QOpenGLContext>
#include <QtGui/QOpenGLFunctions>
#include <QtQuick/QSGRendererInterface>
#include <QtTest/QTest>

#include <chrono>
#include <ctime>

#include <malloc.h>

using namespace Qt::StringLiterals;
using namespace agentops::ui::graph;

namespace agentops::bench {

namespace {

constexpr QSize kWindow{1280, 800}; // as drive.mjs
constexpr std::chrono::minutes kPatience{1};
constexpr int kQuietMs = 50;
constexpr qreal kReach = 6;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The process that takes what is drawn here, where it is a process of this machine; else 0.
pid_t displayServer()
{
    const QByteArray display = qgetenv("DISPLAY").split('.').first();
    for (const QString &entry : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        bool isProcess = false;
        const int pid = entry.toInt(&isProcess);
        if (!isProcess || !contentOf(u"/proc/%1/comm"_s.arg(pid)).startsWith('X'))
            continue;
        if (contentOf(u"/proc/%1/cmdline"_s.arg(pid)).split('\0').contains(display))
            return pid;
    }
    return 0;
}

double drawingMilliseconds()
{
    static const pid_t server = displayServer();
    clockid_t clock{};
    timespec time{};
    if (server > 0 && clock_getcpuclockid(server, &clock) == 0)
        clock_gettime(clock, &time);
    return cpuMilliseconds() + double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

} // namespace

BenchCanvas::BenchCanvas()
{
    nodes::registerBuiltinNodes(m_catalog, {});
    QSurfaceFormat format = m_window.requestedFormat();
    format.setSamples(4); // as the program
    m_window.setFormat(format);
    m_window.resize(kWindow);
    auto *canvas = new WorkflowCanvas(m_window.contentItem());
    canvas->setSize(kWindow);
    canvas->setTheme(&m_theme);
    canvas->setUnits(&m_units);
    canvas->setSession(&m_session);
    QObject::connect(&m_window, &QQuickWindow::frameSwapped, &m_session, [this] {
        ++m_frameCount;
        if (m_shownAt < 0 && (!m_isShown || m_isShown()))
            m_shownAt = double(m_clock.nsecsElapsed()) / 1e6;
    });
    m_window.show();
    if (!QTest::qWaitForWindowExposed(&m_window))
        qFatal("the window is not shown");
    settle();
}

QByteArray BenchCanvas::renderer()
{
    auto *context = static_cast<QOpenGLContext *>(m_window.rendererInterface()->getResource(
        &m_window, QSGRendererInterface::OpenGLContextResource));
    if (!context || !context->makeCurrent(&m_window))
        return "another one than OpenGL";
    return reinterpret_cast<const char *>(context->functions()->glGetString(GL_RENDERER));
}

double BenchCanvas::open(const QByteArray &text)
{
    const double milliseconds = timed(
        [&] {
            auto document = workflow::parseDocument(text).toResult();
            if (!document)
                qFatal("%s", qPrintable(document.error().message()));
            m_session.open(std::move(*document));
        },
        [this] {
            const ui::scene::Viewport &view = viewport();
            const QPointF middle = middleCard(int(m_session.scene().nodes().size()));
            const QRectF visible = view.visibleSceneRect();
            return visible.contains(middle)
                && m_session.scene()
                       .hitTest(middle + QPointF(75, 16), view.sceneLength(kReach))
                       .item
                >= 0;
        });
    m_start = viewport();
    settle();
    return milliseconds;
}

void BenchCanvas::showStart()
{
    m_session.interaction().setViewport(m_start);
    settle();
}

void BenchCanvas::showWhole()
{
    m_session.zoomToFit();
    settle();
}

void BenchCanvas::select(const QList<workflow::NodeId> &nodes)
{
    m_session.interaction().selectNodes(QSet(nodes.begin(), nodes.end()));
    settle();
}

Sample BenchCanvas::drag(Qt::MouseButton button, const Drag &drag)
{
    QTest::mouseMove(&m_window, drag.from);
    settle();
    Sample sample;
    const double before = drawingMilliseconds();
    QTest::mousePress(&m_window, button, {}, drag.from);
    for (int i = 1; i <= drag.moves; ++i) {
        const QPoint place = drag.from + (drag.to - drag.from) * i / drag.moves;
        sample.latencies.push_back(timed([&] { QTest::mouseMove(&m_window, place); }));
    }
    QTest::mouseRelease(&m_window, button, {}, drag.to);
    settle();
    sample.cost = (drawingMilliseconds() - before) / drag.moves;
    return sample;
}

double BenchCanvas::timed(const std::function<void()> &act, const std::function<bool()> &isShown)
{
    QTimer patience;
    patience.setSingleShot(true);
    patience.start(kPatience);
    m_isShown = isShown;
    m_shownAt = -1;
    m_clock.restart();
    act();
    while (m_shownAt < 0) {
        if (!patience.isActive())
            qFatal("nothing was shown");
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    m_isShown = {};
    return m_shownAt;
}

void BenchCanvas::settle()
{
    int seen = -1;
    while (seen != m_frameCount) {
        seen = m_frameCount;
        QTest::qWait(kQuietMs);
    }
}

double privateMegabytes()
{
    malloc_trim(0);
    double kilobytes = 0;
    for (const QByteArray &line : contentOf(u"/proc/self/smaps_rollup"_s).split('\n')) {
        if (line.startsWith("Private_Clean:") || line.startsWith("Private_Dirty:"))
            kilobytes += line.simplified().split(' ').value(1).toDouble();
    }
    return kilobytes / 1024;
}

} // namespace agentops::bench
