// SPDX-License-Identifier: GPL-3.0-or-later
// agentops-workbench: the window of AgentOps Workbench.
#include "draw.h"
#include "options.h"
#include "screenshot.h"
#include "selftest.h"
#include "startuptrace.h"

#include <agentops/base/log.h>
#include <agentops/ui/shell/desktop.h>
#include <agentops/ui/web/webpages.h>

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QGuiApplication>
#include <QtGui/QSurfaceFormat>
#include <QtQuick/QQuickWindow>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

using namespace Qt::StringLiterals;
using namespace agentops;

namespace {

constexpr int kSamples = 4;
constexpr int kUsage = 2;

bool isAsked(std::span<char *> arguments, std::string_view option)
{
    return std::ranges::any_of(arguments, [option](const char *argument) {
        return std::string_view(argument).starts_with(option);
    });
}

void prepareGraphics()
{
    QSurfaceFormat format = QSurfaceFormat::defaultFormat();
    format.setSamples(kSamples); // lines of the canvases stay whole when they are far away
    QSurfaceFormat::setDefaultFormat(format);
    QQuickWindow::setTextRenderType(QQuickWindow::NativeTextRendering);
}

} // namespace

int main(int argc, char **argv)
{
    const std::span arguments(argv, static_cast<std::size_t>(argc));
    desktop::StartupTrace trace(isAsked(arguments, "--startup-trace"));
    trace.mark("main");
    // A drawing only measures fonts, which needs no display.
    if (isAsked(arguments, "--draw"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const auto secretList = std::make_shared<SecretList>();
    installLogHandler(secretList);
    prepareGraphics();
    QGuiApplication::setOrganizationName(u"agentops"_s);
    QGuiApplication::setApplicationName(u"workbench"_s);
    QGuiApplication::setApplicationDisplayName(u"AgentOps Workbench"_s);
    QGuiApplication::setApplicationVersion(QStringLiteral(AO_VERSION));
    QGuiApplication::setDesktopFileName(u"org.agentops.Workbench"_s);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    ui::initializeWebPages();
    QGuiApplication app(argc, argv);
    trace.mark("application");

    const Result<desktop::Options> parsed = desktop::parseOptions(QGuiApplication::arguments());
    if (!parsed) {
        std::fprintf(stderr, "agentops-workbench: %s\n", qPrintable(parsed.error().message()));
        return kUsage;
    }
    const desktop::Options &options = *parsed;
    if (!options.drawnFile.isEmpty())
        return desktop::draw(options);

    std::optional<QTemporaryDir> otherSettings;
    std::optional<desktop::SelfTest> selfTest;
    if (options.isUnattended())
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
                           otherSettings.emplace().path());
    if (options.testsItself)
        selfTest.emplace();

    ui::shell::Desktop workbench({.dataRoot = options.dataRoot,
                                  .secretList = secretList,
                                  .scheme = options.scheme,
                                  .language = options.language,
                                  .remembersWindows = !options.isUnattended()});
    trace.mark("engine");
    QString repository = options.repository;
    if (repository.isEmpty() && !options.isUnattended())
        repository = workbench.preferences().lastRepository();
    const ui::shell::Desktop::Window window = workbench.openWindow(repository);
    if (!window.window && !selfTest)
        return 1;
    trace.mark("window");
    if (window.window)
        trace.watch(window.window);

    std::unique_ptr<desktop::Screenshot> screenshot;
    if (selfTest)
        selfTest->start(workbench, window, options);
    else if (!options.screenshotPage.isEmpty())
        screenshot = std::make_unique<desktop::Screenshot>(workbench, window, options);
    return QGuiApplication::exec();
}
