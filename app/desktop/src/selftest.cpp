// SPDX-License-Identifier: GPL-3.0-or-later
#include "selftest.h"

#include <agentops/ui/shell/shellcontroller.h>

#include <QtCore/QMutex>
#include <QtQuick/QQuickWindow>

#include <chrono>
#include <cstdio>

namespace agentops::desktop {

using namespace Qt::StringLiterals;
using ui::shell::ShellController;
using ui::shell::WorkspaceSession;

namespace {

constexpr std::chrono::milliseconds kPollInterval{120};
/// Units: intervals; opening a repository takes no longer.
constexpr int kMostPolls = 1000;

QtMessageHandler s_before = nullptr;
QMutex s_mutex;
QStringList s_warnings;

void listen(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (type == QtWarningMsg || type == QtCriticalMsg) {
        const QMutexLocker lock(&s_mutex);
        s_warnings.append(text);
    }
    s_before(type, context, text);
}

} // namespace

SelfTest::SelfTest()
{
    s_before = qInstallMessageHandler(listen);
}

SelfTest::~SelfTest()
{
    qInstallMessageHandler(s_before);
}

void SelfTest::start(ui::shell::Desktop &desktop, ui::shell::Desktop::Window window,
                     Options options)
{
    m_desktop = &desktop;
    m_window = window;
    m_options = std::move(options);
    if (!window.window) {
        std::fprintf(stderr, "self-test: the window could not be made\n");
        desktop.quit(1);
        return;
    }
    // Everything once more in the other language and look: bindings must survive both.
    for (int round = 0; round < 2; ++round) {
        for (const QString &page : ShellController::pages())
            m_steps.append(u"page."_s + page);
        m_steps += {u"palette.show"_s, u"shortcuts.show"_s, u"notifications.show"_s};
        m_steps += round == 0 ? QStringList{u"theme.dark"_s, u"language.fr"_s, u"density.toggle"_s}
                              : QStringList{u"theme.contrast"_s, u"language.en"_s};
    }
    m_timer.setInterval(kPollInterval);
    connect(&m_timer, &QTimer::timeout, this, &SelfTest::step);
    m_timer.start();
}

void SelfTest::step()
{
    const auto state = m_window.shell->session()->state();
    const bool opens = state == WorkspaceSession::Opening
        || (!m_options.repository.isEmpty() && state == WorkspaceSession::Closed);
    if (opens && ++m_waitedCount < kMostPolls)
        return;
    if (!m_options.repository.isEmpty() && state != WorkspaceSession::Open) {
        std::fprintf(stderr, "self-test: the repository was not opened: %s\n",
                     qPrintable(m_window.shell->session()->opening()->errorDetail()));
        m_timer.stop();
        m_desktop->quit(1);
        return;
    }
    if (m_steps.isEmpty()) {
        end();
        return;
    }
    m_window.shell->perform(m_steps.takeFirst());
}

void SelfTest::end()
{
    m_timer.stop();
    const QMutexLocker lock(&s_mutex);
    for (const QString &warning : std::as_const(s_warnings))
        std::fprintf(stderr, "self-test: warning: %s\n", qPrintable(warning));
    std::printf("self-test: %s\n", s_warnings.isEmpty() ? "ok" : "failed");
    m_desktop->quit(s_warnings.isEmpty() ? 0 : 1);
}

} // namespace agentops::desktop
