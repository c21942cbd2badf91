// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/testsupport/fakeclock.h>

#include <QCoro/QCoroFuture>

#include <vector>

namespace agentops::testsupport {

using namespace std::chrono;

FakeClock::FakeClock() : m_start(sys_days(2026y / January / 1)), m_now(m_start) { }

Task<Result<>> FakeClock::sleep(milliseconds duration, CancelToken token)
{
    if (duration <= 0ms)
        co_return token.check();
    auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    const bool isForEver = duration > Timestamp::max() - m_now;
    m_sleepers.emplace(isForEver ? Timestamp::max() : m_now + duration, promise);
    const CancelCallback wake(token, [promise] { promise->finish(); });
    co_await promise->future();
    for (auto it = m_sleepers.begin(); it != m_sleepers.end(); ++it) {
        if (it->second == promise) {
            m_sleepers.erase(it);
            break;
        }
    }
    co_return token.check();
}

void FakeClock::advance(milliseconds duration)
{
    m_now += duration;
    std::vector<std::shared_ptr<QPromise<void>>> due;
    for (auto it = m_sleepers.begin(); it != m_sleepers.end() && it->first <= m_now; ++it)
        due.push_back(it->second);
    for (const auto &promise : due)
        promise->finish();
}

} // namespace agentops::testsupport
