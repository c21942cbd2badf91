// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>

#include <QtCore/QPromise>

#include <map>
#include <memory>

namespace agentops::testsupport {

/// A clock that stands still until a test moves it.
class FakeClock final : public Clock
{
public:
    /// Starts at 2026-01-01T00:00:00Z.
    FakeClock();

    Timestamp now() const override { return m_now; }
    std::chrono::milliseconds elapsed() const override { return m_now - m_start; }
    Task<Result<>> sleep(std::chrono::milliseconds duration, CancelToken token) override;

    /// Moves time forward and wakes the sleepers that are due, earliest first.
    void advance(std::chrono::milliseconds duration);
    int sleeperCount() const { return static_cast<int>(m_sleepers.size()); }

private:
    Timestamp m_start;
    Timestamp m_now;
    std::multimap<Timestamp, std::shared_ptr<QPromise<void>>> m_sleepers;
};

} // namespace agentops::testsupport
