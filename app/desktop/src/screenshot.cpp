// SPDX-License-Identifier: GPL-3.0-or-later
#include "screenshot.h"

#include <agentops/ui/shell/shellcontroller.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtQuick/QQuickWindow>

#include <chrono>
#include <cstdio>

namespace agentops::desktop {

using namespace Qt::StringLiterals;
using ui::shell::WorkspaceSession;

namespace {

constexpr std::chrono::milliseconds kInterval{100};
/// Nothing worked at so many looks in a row: the page is ready.
constexpr int kQuietLooks = 8;
/// Units: looks; a large repository is indexed within this time.
constexpr int kPatience = 3000;

} // namespace

Screenshot::Screenshot(ui::shell::Desktop &desktop, ui::shell::Desktop::Window window,
                       Options options)
    : m_desktop(desktop)
    , m_window(window)
    , m_options(std::move(options))
{
    m_window.window->resize(m_options.size);
    if (m_options.screenshotPage != "palette"_L1 && m_options.screenshotPage != "welcome"_L1)
        m_window.shell->setPage(m_options.screenshotPage);
    m_timer.setInterval(kInterval);
    connect(&m_timer, &QTimer::timeout, this, &Screenshot::look);
    m_timer.start();
}

bool Screenshot::isBusy() const
{
    const WorkspaceSession &session = *m_window.shell->session();
    const bool wantsRepository = !m_options.repository.isEmpty();
    return m_window.shell->work()->count() > 0 || session.state() == WorkspaceSession::Opening
        || (wantsRepository && session.state() == WorkspaceSession::Closed)
        || (session.review() && session.review()->reading()->isRunning())
        || (session.runs() && session.runs()->opening()->isRunning());
}

void Screenshot::look()
{
    if (m_window.shell->session()->state() == WorkspaceSession::Failed) {
        std::fprintf(stderr, "agentops-workbench: %s\n",
                     qPrintable(m_window.shell->session()->opening()->errorDetail()));
        end(1);
        return;
    }
    if (++m_lookCount > kPatience) {
        std::fprintf(stderr, "agentops-workbench: the page was not ready in time\n");
        end(1);
        return;
    }
    m_quietCount = isBusy() || !showsSomething() ? 0 : m_quietCount + 1;
    if (m_quietCount == kQuietLooks / 2 && m_options.screenshotPage == "palette"_L1)
        m_window.shell->perform(u"palette.show"_s);
    if (m_quietCount >= kQuietLooks)
        save();
}

bool Screenshot::showsSomething()
{
    const WorkspaceSession &session = *m_window.shell->session();
    if (!session.workflow())
        return true;
    if (m_options.screenshotPage == "workflow"_L1 && !session.workflow()->isOpen()) {
        session.workflow()->openNamed(u"Check and ship"_s);
        return session.workflow()->isOpen();
    }
    const ui::RunListModel &runs = *session.runs()->runs();
    if (m_options.screenshotPage == "runs"_L1 && !m_hasSelected && runs.rowCount({}) > 0) {
        m_hasSelected = true;
        session.runs()->select(runs.index(0, 0).data(ui::RunListModel::RunIdRole).toString());
    }
    return true;
}

void Screenshot::save()
{
    m_timer.stop();
    const QImage picture = m_window.window->grabWindow();
    QDir().mkpath(QFileInfo(m_options.outputFile).path());
    if (picture.isNull() || !picture.save(m_options.outputFile, "PNG")) {
        std::fprintf(stderr, "agentops-workbench: cannot write %s\n",
                     qPrintable(m_options.outputFile));
        end(1);
        return;
    }
    end(0);
}

void Screenshot::end(int exitCode)
{
    m_timer.stop();
    m_desktop.quit(exitCode);
}

} // namespace agentops::desktop
