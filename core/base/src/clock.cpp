// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/clock.h>

#include <QCoro/QCoroFuture>
#include <QtCore/QDateTime>
#include <QtCore/QPromise>
#include <QtCore/QTimeZone>
#include <QtCore/QTimer>

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

Task<Result<>> SystemClock::sleep(milliseconds duration, CancelToken token)
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
    co_return token.check();
}

} // namespace agentops
