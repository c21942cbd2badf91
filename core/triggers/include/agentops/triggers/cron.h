// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/result.h>

#include <QtCore/QDate>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QTimeZone>

#include <bitset>
#include <optional>

namespace agentops::triggers {

/// When something is due again and again, by the clock on the wall: minute, hour, day of the month,
/// month and day of the week, with lists, ranges, steps and English names; or @yearly, @annually,
/// @monthly, @weekly, @daily, @midnight, @hourly.
/// As in Vixie cron, a day fits when either its date or its weekday does, if both fields are
/// restricted; a field that begins with `*` is not. Source: crontab(5).
class Cron
{
public:
    /// Errors: triggers.bad_cron, with the field and what is wrong with it.
    static Result<Cron> parse(QStringView text);

    /// The first moment after `after`, or nothing when no day of the next hundred years fits.
    /// A time that the clock skips (beginning of summer time) is due at the first minute after the
    /// gap; one that it shows twice only at the first, unless the schedule goes on every so many
    /// minutes or hours: the field for either begins with `*`.
    std::optional<Timestamp> next(Timestamp after, const QTimeZone &zone) const;

    friend bool operator==(const Cron &, const Cron &) = default;

private:
    friend class CronReader;
    Cron() = default;

    bool fits(QDate day) const;
    /// The first moment at which the clock shows a time that fits, for the first time.
    std::optional<Timestamp> nextShown(Timestamp after, const QTimeZone &zone) const;
    /// The first fitting moment after `after` among those whose times the clock shows again,
    /// because it was set back at the transition.
    std::optional<Timestamp> nextRepeated(Timestamp after, const QTimeZone &zone,
                                          const QTimeZone::OffsetData &transition) const;
    /// The first fitting day from `day` on; invalid when there is none before `end`.
    QDate firstDay(QDate day, QDate end) const;

    std::bitset<60> m_minutes;
    std::bitset<24> m_hours;
    /// Counted from 1; 0 is never set.
    std::bitset<32> m_days;
    std::bitset<13> m_months;
    /// 0 is Sunday.
    std::bitset<7> m_weekdays;
    bool m_anyDay = false;
    bool m_anyWeekday = false;
    bool m_isFrequent = false;
};

/// The zone of that name in IANA's database, such as `Europe/Paris`; empty: the one of this
/// machine. Errors: triggers.unknown_time_zone.
Result<QTimeZone> findTimeZone(const QString &name);

/// The next `count` moments of a schedule, for people to look at before they save it.
/// Errors: triggers.bad_cron, triggers.unknown_time_zone, triggers.never_due.
Result<QList<Timestamp>> nextDates(const QString &cron, const QString &timeZone, Timestamp after,
                                   int count);

} // namespace agentops::triggers
