// SPDX-License-Identifier: GPL-3.0-or-later
#include "treeending.h"

#include <algorithm>

namespace agentops::process {

using namespace std::chrono_literals;

namespace {

/// What still runs after this hangs in the kernel.
constexpr auto kLimit = 2000ms;
/// Leaves enough of the limit to force what does not end by itself.
constexpr auto kLongestGrace = 1500ms;
/// No process takes longer than this to become another program; some have an empty environment.
constexpr auto kDoubt = 300ms;
/// Each look reads the table of all processes, so the pauses grow.
constexpr auto kFirstPause = 20ms;
constexpr auto kLongestPause = 80ms;

} // namespace

TreeEnding::TreeEnding(ProcessIdentity identity, tree::Knowledge knowledge,
                       std::chrono::milliseconds grace)
    : m_identity(std::move(identity))
    , m_knowledge(knowledge)
    , m_grace(std::min<std::chrono::milliseconds>(grace, kLongestGrace))
    , m_pause(kFirstPause)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TreeEnding::look);
}

QFuture<bool> TreeEnding::start()
{
    m_promise.start();
    m_sinceStart.start();
    look();
    return m_promise.future();
}

void TreeEnding::force()
{
    m_grace = 0ms;
    if (m_timer.isActive())
        look();
}

void TreeEnding::look()
{
    const auto elapsed = m_sinceStart.durationElapsed();
    const tree::Members members = tree::membersOf(m_identity, m_knowledge);
    const bool isGone = members.pids.isEmpty() && (members.areAll || elapsed >= kDoubt);
    if (isGone || elapsed >= kLimit) {
        m_timer.stop();
        m_promise.addResult(isGone);
        m_promise.finish();
        return;
    }
    if (m_grace > 0ms && !std::exchange(m_hasAsked, true))
        tree::end(m_identity, m_knowledge, tree::Ending::Ask);
    if (elapsed >= m_grace) {
        if (!std::exchange(m_isForcing, true))
            m_pause = kFirstPause;
        tree::end(m_identity, m_knowledge, tree::Ending::Force);
    }
    m_timer.start(m_pause);
    m_pause = std::min<std::chrono::milliseconds>(2 * m_pause, kLongestPause);
}

} // namespace agentops::process
