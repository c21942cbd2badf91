// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/timetext.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace agentops::ui {

namespace {

QString timeWords(const char *text)
{
    return QCoreApplication::translate("TimeText", text);
}

/// Two digits in the locale's numerals.
QString padded(qint64 value, const QLocale &locale)
{
    const QString digits = locale.toString(value);
    return value < 10 ? locale.zeroDigit() + digits : digits;
}

QDateTime local(Timestamp moment, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count(), zone);
}

} // namespace

QString durationText(std::chrono::milliseconds duration, const QLocale &locale)
{
    using namespace std::chrono;
    const milliseconds span = std::max(duration, 0ms);
    if (span < 1s) {
        //: Milliseconds
        return timeWords(QT_TRANSLATE_NOOP("TimeText", "%1 ms"))
            .arg(locale.toString(qint64(span.count())));
    }
    // 9.96 s would be written as 10.0 s.
    if (span < 9950ms) {
        //: Seconds
        return timeWords(QT_TRANSLATE_NOOP("TimeText", "%1 s"))
            .arg(locale.toString(double(span.count()) / 1000, 'f', 1));
    }
    const qint64 total = round<seconds>(span).count();
    if (total < 60)
        return timeWords(QT_TRANSLATE_NOOP("TimeText", "%1 s")).arg(locale.toString(total));
    if (total < 3600) {
        //: Minutes and seconds
        return timeWords(QT_TRANSLATE_NOOP("TimeText", "%1 min %2 s"))
            .arg(locale.toString(total / 60), padded(total % 60, locale));
    }
    if (total < 24 * 3600) {
        //: Hours and minutes
        return timeWords(QT_TRANSLATE_NOOP("TimeText", "%1 h %2 min"))
            .arg(locale.toString(total / 3600), padded(total / 60 % 60, locale));
    }
    //: Days and hours
    return timeWords(QT_TRANSLATE_NOOP("TimeText", "%1 d %2 h"))
        .arg(locale.toString(total / 86400), locale.toString(total / 3600 % 24));
}

QString momentText(Timestamp moment, Timestamp now, const QLocale &locale, const QTimeZone &zone)
{
    const QDateTime then = local(moment, zone);
    const QDateTime today = local(now, zone);
    const auto age = now - moment;
    if (age >= 0ms && age < 1min)
        return timeWords(QT_TRANSLATE_NOOP("TimeText", "just now"));
    if (age >= 0ms && age < 1h) {
        //: How long ago, in minutes
        return timeWords(QT_TRANSLATE_NOOP("TimeText", "%1 min ago"))
            .arg(locale.toString(qint64(std::chrono::floor<std::chrono::minutes>(age).count())));
    }
    const QString time = locale.toString(then.time(), QLocale::ShortFormat);
    if (then.date() == today.date())
        return time;
    if (then.date() == today.date().addDays(-1)) {
        //: %1 is a time of day
        return timeWords(QT_TRANSLATE_NOOP("TimeText", "yesterday %1")).arg(time);
    }
    if (then.date().year() == today.date().year()) {
        //: Day and month of a date, as QLocale::toString() wants it
        return locale.toString(then.date(), timeWords(QT_TRANSLATE_NOOP("TimeText", "d MMM")))
            + u' ' + time;
    }
    //: Day, month and year of a date, as QLocale::toString() wants it
    return locale.toString(then.date(), timeWords(QT_TRANSLATE_NOOP("TimeText", "d MMM yyyy")));
}

QString clockText(Timestamp moment, const QTimeZone &zone)
{
    return local(moment, zone).toString(u"HH:mm:ss"_s);
}

} // namespace agentops::ui
