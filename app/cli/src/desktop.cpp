// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop.h"

#include <agentops/base/file.h>
#include <agentops/process/process.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QtEnvironmentVariables>

namespace agentops::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::minutes kPatience{3};
constexpr qsizetype kKeptOutput = 64 * 1024;

/// What the desktop program needs from our environment.
process::Environment desktopEnvironment()
{
    return process::Environment::inherited(
        {u"AGENTOPS_DATA_DIR"_s, u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"XAUTHORITY"_s,
         u"QT_QPA_PLATFORM"_s, u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"QSG_RHI_BACKEND"_s,
         u"LIBGL_ALWAYS_SOFTWARE"_s, u"QTWEBENGINE_DISABLE_SANDBOX"_s, u"QT_SCALE_FACTOR"_s,
         u"LD_LIBRARY_PATH"_s, u"QT_PLUGIN_PATH"_s, u"QML_IMPORT_PATH"_s});
}

} // namespace

Result<QString> findDesktop()
{
    const QString name = u"agentops-workbench"_s;
    QString program =
        QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    if (program.isEmpty())
        program = QStandardPaths::findExecutable(name);
    if (program.isEmpty())
        return fail(errors::kNoDesktop,
                    u"the desktop program %1 is not installed beside this one"_s.arg(name));
    return program;
}

Result<QString> findDisplay()
{
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
    return u"the system's"_s;
#else
    for (const char *variable : {"WAYLAND_DISPLAY", "DISPLAY"}) {
        const QString value = qEnvironmentVariable(variable);
        if (!value.isEmpty())
            return QString::fromLatin1(variable) + u'=' + value;
    }
    return fail(
        errors::kNoDesktop,
        u"there is no display (neither WAYLAND_DISPLAY nor DISPLAY is set): try xvfb-run"_s);
#endif
}

Task<Result<QByteArray>> drawnByDesktop(QStringList arguments, QString ending, CancelToken token)
{
    AO_CO_TRY(const QString program, findDesktop());
    // It writes into a folder of ours: a picture that fails half way replaces nothing.
    QTemporaryDir folder;
    const QString file = folder.filePath(u"picture"_s + ending);
    process::ProcessSpec spec;
    spec.program = program;
    spec.arguments = QStringList{u"--out"_s, file} + arguments;
    spec.environment = desktopEnvironment();
    spec.timeout = kPatience;
    AO_CO_TRY(const process::CollectedOutput output,
              co_await process::runAndCollect(spec, kKeptOutput, token));
    if (!output.outcome.succeeded() || !QFileInfo::exists(file)) {
        const QString said = QString::fromUtf8(output.err).trimmed();
        co_return fail(agentops::errors::kInternal,
                       u"the desktop program drew no picture: "_s
                           + (said.isEmpty() ? u"it said nothing"_s : said.section(u'\n', -1)));
    }
    co_return readFile(file);
}

} // namespace agentops::cli
