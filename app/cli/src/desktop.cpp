// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStandardPaths>
#include <QtCore/QtEnvironmentVariables>

namespace agentops::cli {

using namespace Qt::StringLiterals;

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

process::Environment desktopEnvironment()
{
    return process::Environment::inherited(
        {u"AGENTOPS_DATA_DIR"_s, u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"XAUTHORITY"_s,
         u"QT_QPA_PLATFORM"_s, u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"QSG_RHI_BACKEND"_s,
         u"LIBGL_ALWAYS_SOFTWARE"_s, u"QTWEBENGINE_DISABLE_SANDBOX"_s, u"QT_SCALE_FACTOR"_s,
         u"LD_LIBRARY_PATH"_s, u"QT_PLUGIN_PATH"_s, u"QML_IMPORT_PATH"_s});
}

} // namespace agentops::cli
