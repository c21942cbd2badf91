// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/web/sealedpage.h>
#include <agentops/ui/web/webpages.h>

#include <QtCore/QtEnvironmentVariables>
#include <QtWebEngineCore/QWebEngineUrlScheme>
#include <QtWebEngineQuick/QtWebEngineQuick>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace agentops::ui {

namespace {

bool s_initialized = false;

/// Chromium ends the whole process when it cannot build its sandbox, as for root on Unix.
bool canStartSandbox()
{
    if (qEnvironmentVariableIntValue("QTWEBENGINE_DISABLE_SANDBOX") != 0)
        return true;
#ifdef Q_OS_UNIX
    return geteuid() != 0;
#else
    return true;
#endif
}

} // namespace

void initializeWebPages()
{
    if (!canStartSandbox())
        return;
    QWebEngineUrlScheme scheme(SealedPage::kScheme);
    scheme.setSyntax(QWebEngineUrlScheme::Syntax::Path);
    // A page may not read anything, not even other pages of its kind.
    scheme.setFlags(QWebEngineUrlScheme::SecureScheme | QWebEngineUrlScheme::NoAccessAllowed);
    QWebEngineUrlScheme::registerScheme(scheme);

    // The last of three walls: even the engine's own services find no host.
    QByteArray flags = qgetenv("QTWEBENGINE_CHROMIUM_FLAGS");
    if (!flags.isEmpty())
        flags += ' ';
    flags += "--host-resolver-rules=\"MAP * ~NOTFOUND\" --disable-background-networking";
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS", flags);

    QtWebEngineQuick::initialize();
    s_initialized = true;
}

bool isWebEngineAvailable()
{
    return s_initialized;
}

} // namespace agentops::ui
