// SPDX-License-Identifier: GPL-3.0-or-later
#include "treeending.h"

namespace agentops::process {

using namespace std::chrono_literals;

namespace {

constexpr auto kLookEvery = 20ms;
/// What still runs this long after it was forced to end hangs in the kernel.
constexpr auto kForceLimit = 5s;

} // namespace

TreeEnding::TreeEnding(ProcessIdentity identity, tree::Knowledge knowledge,
                       std::chrono::milliseconds grace)
    : m_identity(std::move(identity))
    , m_knowledge(knowledge)
    , m_grace(grace)
{
    m_timer.setInterval(kLookEvery);
    connect(&m_timer, &QTimer::timeout, this, &TreeEnding::look);
}

QFuture<bool> TreeEnding::start()
{
    m_promise.start();
    m_sinceStart.start();
    if (m_grace > 0ms)
        tree::end(m_identity, m_knowledge, tree::Ending::Ask);
    m_timer.start();
    look();
    return m_promise.future();
}

void TreeEnding::force()
{
    if (!m_forcing) {
        m_forcing = true;
        m_sinceForce.start();
    }
    if (m_timer.isActive())
        look();
}

void TreeEnding::look()
{
    const bool isGone = tree::membersOf(m_identity, m_knowledge).isEmpty();
    if (isGone || (m_forcing && m_sinceForce.durationElapsed() > kForceLimit)) {
        m_timer.stop();
        m_promise.addResult(isGone);
        m_promise.finish();
        return;
    }
    if (!m_forcing && m_sinceStart.durationElapsed() >= m_grace) {
        m_forcing = true;
        m_sinceForce.start();
    }
    if (m_forcing)
        tree::end(m_identity, m_knowledge, tree::Ending::Force);
}

} // namespace agentops::process
