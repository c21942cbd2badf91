// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/clock.h>

#include <QCoro/QCoroFuture>
#include <QtCore/QDateTime>
#include <QtCore/QPromise>
#include <QtCore/QTimeZone>
#include <QtCore/QTimer>

#include <algorithm>

namespace agentops {

using namespace std::chrono;

QString toIsoString(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), QTimeZone::UTC)
        .toString(Qt::ISODateWithMs);
}

std::optional<Timestamp> fromIsoString(QStringView text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    return Timestamp(milliseconds(time.toMSecsSinceEpoch()));
}

Timestamp SystemClock::now() const
{
    return time_point_cast<milliseconds>(system_clock::now());
}

milliseconds SystemClock::elapsed() const
{
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
}

namespace {

/// Timers count in an int.
constexpr milliseconds kLongestTimer = 24h;

/// Resumes after `duration`, or when the token is cancelled.
Task<> pause(milliseconds duration, CancelToken token)
{
    auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    QTimer timer;
    timer.setSingleShot(true);
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, [promise] { promise->finish(); });
    timer.start(duration);
    const CancelCallback wake(token, [promise] { promise->finish(); });
    co_await promise->future();
}

} // namespace

Task<Result<>> SystemClock::sleep(milliseconds duration, CancelToken token)
{
    for (milliseconds left = duration; left > 0ms && !token.isCancelled(); left -= kLongestTimer)
        co_await pause(std::min(left, kLongestTimer), token);
    co_return token.check();
}

} // namespace agentops
