// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/triggers/cron.h>
#include <agentops/triggers/errors.h>

#include <QtCore/QDateTime>
#include <QtCore/QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace agentops::triggers {

namespace {

constexpr qsizetype kMostCharacters = 1000;
constexpr int kYearsAhead = 100;

struct Field
{
    QLatin1StringView name;
    int least;
    int most;
    /// Names of the values from `least` on, each of three letters.
    QLatin1StringView names;
};

constexpr std::array<Field, 5> kFields{
    Field{"minute"_L1, 0, 59, {}}, Field{"hour"_L1, 0, 23, {}},
    Field{"day of the month"_L1, 1, 31, {}},
    Field{"month"_L1, 1, 12, "janfebmaraprmayjunjulaugsepoctnovdec"_L1},
    Field{"day of the week"_L1, 0, 7, "sunmontuewedthufrisat"_L1}};

constexpr std::array<std::pair<QLatin1StringView, QLatin1StringView>, 7> kNicknames{{
    {"@yearly"_L1, "0 0 1 1 *"_L1},
    {"@annually"_L1, "0 0 1 1 *"_L1},
    {"@monthly"_L1, "0 0 1 * *"_L1},
    {"@weekly"_L1, "0 0 * * 0"_L1},
    {"@daily"_L1, "0 0 * * *"_L1},
    {"@midnight"_L1, "0 0 * * *"_L1},
    {"@hourly"_L1, "0 * * * *"_L1},
}};

/// At most two digits: no field has more.
std::optional<int> readNumber(QStringView text)
{
    const bool isNumber = !text.isEmpty() && text.size() <= 2
        && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isNumber ? std::optional(text.toInt()) : std::nullopt;
}

} // namespace

class CronReader
{
public:
    explicit CronReader(QStringView text) : m_text(text.trimmed()) { }

    Result<Cron> read()
    {
        if (m_text.size() > kMostCharacters)
            return fault(u"it is too long"_s);
        QStringView fields = m_text;
        if (m_text.startsWith(u'@')) {
            const auto known = std::ranges::find_if(kNicknames, [this](const auto &nickname) {
                return m_text.compare(nickname.first, Qt::CaseInsensitive) == 0;
            });
            if (known == kNicknames.end())
                return fault(u"there is no %1; there are @yearly, @monthly, @weekly, @daily and "
                             "@hourly"_s.arg(m_text));
            m_expanded = known->second;
            fields = m_expanded;
        }
        const QStringList parts = fields.toString().simplified().split(u' ', Qt::SkipEmptyParts);
        if (parts.size() != qsizetype(kFields.size()))
            return fault(u"it needs five fields (minute, hour, day of the month, month, day of "
                         "the week) and has %1"_s.arg(parts.size()));
        for (size_t i = 0; i < kFields.size(); ++i)
            AO_CHECK(readField(kFields[i], parts[qsizetype(i)], m_values[i]));
        Cron cron;
        copy(m_values[0], cron.m_minutes);
        copy(m_values[1], cron.m_hours);
        copy(m_values[2], cron.m_days);
        copy(m_values[3], cron.m_months);
        if (m_values[4][7])
            m_values[4].set(0);
        copy(m_values[4], cron.m_weekdays);
        const auto isAny = [](const QString &field) {
            return field.startsWith(u'*') || field == u'?';
        };
        cron.m_anyDay = isAny(parts[2]);
        cron.m_anyWeekday = isAny(parts[4]);
        cron.m_isFrequent = isAny(parts[0]) || isAny(parts[1]);
        return cron;
    }

private:
    using Values = std::bitset<64>;

    template<size_t N>
    static void copy(const Values &from, std::bitset<N> &to)
    {
        for (size_t i = 0; i < N; ++i)
            to[i] = from[i];
    }

    Result<> readField(const Field &field, QStringView text, Values &values)
    {
        for (const QStringView part : text.split(u','))
            AO_CHECK(readPart(field, part, values));
        return {};
    }

    /// `*`, `?`, `N`, `N-M`, each with `/STEP`.
    Result<> readPart(const Field &field, QStringView text, Values &values)
    {
        const qsizetype slash = text.indexOf(u'/');
        const QStringView range = slash < 0 ? text : text.first(slash);
        int step = 1;
        if (slash >= 0) {
            const auto read = readNumber(text.sliced(slash + 1));
            if (!read || *read < 1)
                return wrong(field, u"\"%1\" has no step of 1 or more"_s.arg(text));
            step = *read;
        }
        int first = field.least;
        int last = field.most;
        if (range != u'*' && range != u'?') {
            const qsizetype dash = range.indexOf(u'-');
            const auto from = readValue(field, dash < 0 ? range : range.first(dash));
            const auto to = dash < 0 ? from : readValue(field, range.sliced(dash + 1));
            if (!from || !to) {
                return wrong(field,
                             u"\"%1\" is no value from %2 to %3"_s.arg(text)
                                 .arg(field.least)
                                 .arg(field.most));
            }
            first = *from;
            // N/STEP goes on to the end, as in most crons.
            last = dash < 0 && slash >= 0 ? field.most : *to;
            if (first > last)
                return wrong(field, u"\"%1\" begins after its end"_s.arg(text));
        } else if (field.most == 7) {
            last = 6; // 7 is Sunday again
        }
        for (int value = first; value <= last; value += step)
            values.set(size_t(value));
        return {};
    }

    static std::optional<int> readValue(const Field &field, QStringView text)
    {
        if (!field.names.isEmpty() && text.size() == 3) {
            const qsizetype at = QString(field.names).indexOf(text, 0, Qt::CaseInsensitive);
            if (at >= 0 && at % 3 == 0)
                return field.least + int(at / 3);
        }
        const auto number = readNumber(text);
        return number && *number >= field.least && *number <= field.most ? number : std::nullopt;
    }

    std::unexpected<Error> wrong(const Field &field, const QString &what) const
    {
        return fault(u"%1: %2"_s.arg(field.name, what));
    }

    std::unexpected<Error> fault(const QString &what) const
    {
        return fail(Error(errors::kBadCron,
                          u"\"%1\" is no cron expression: %2"_s.arg(
                              m_text.first(std::min(m_text.size(), qsizetype(80))), what))
                        .with(u"cron"_s, m_text.toString()));
    }

    QStringView m_text;
    QString m_expanded;
    std::array<Values, 5> m_values;
};

namespace {

/// The moment at which the clock of the zone shows this time first, or leaves the gap that has it.
Timestamp momentOf(QDate day, QTime time, const QTimeZone &zone)
{
    using namespace std::chrono;
    using Resolution = QDateTime::TransitionResolution;
    const auto toTimestamp = [](const QDateTime &moment) {
        return Timestamp(milliseconds(moment.toMSecsSinceEpoch()));
    };
    const QDateTime exact(day, time, zone, Resolution::RelativeToBefore);
    if (exact.date() == day && exact.time() == time)
        return toTimestamp(exact);
    // With the offset from before the gap the moment lies behind the end of the gap.
    const auto end = zone.previousTransition(exact.addMSecs(1));
    const Timestamp moment = end.atUtc.isValid() ? toTimestamp(end.atUtc) : toTimestamp(exact);
    return ceil<minutes>(moment);
}

} // namespace

Result<Cron> Cron::parse(QStringView text)
{
    return CronReader(text).read();
}

bool Cron::fits(QDate day) const
{
    if (!m_months[size_t(day.month())])
        return false;
    const bool dateFits = m_days[size_t(day.day())];
    const bool weekdayFits = m_weekdays[size_t(day.dayOfWeek() % 7)];
    return m_anyDay || m_anyWeekday ? dateFits && weekdayFits : dateFits || weekdayFits;
}

QDate Cron::firstDay(QDate day, QDate end) const
{
    while (day < end && !fits(day)) {
        day = m_months[size_t(day.month())] ? day.addDays(1)
                                            : QDate(day.year(), day.month(), 1).addMonths(1);
    }
    return day < end ? day : QDate();
}

std::optional<Timestamp> Cron::next(Timestamp after, const QTimeZone &zone) const
{
    std::optional<Timestamp> next = nextShown(after, zone);
    if (!m_isFrequent || !zone.hasTransitions())
        return next;
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(after.time_since_epoch().count(), zone);
    for (const auto &transition :
         {zone.previousTransition(now.addMSecs(1)), zone.nextTransition(now)}) {
        const auto repeated = nextRepeated(after, zone, transition);
        if (repeated && (!next || *repeated < *next))
            next = repeated;
    }
    return next;
}

std::optional<Timestamp> Cron::nextRepeated(Timestamp after, const QTimeZone &zone,
                                            const QTimeZone::OffsetData &transition) const
{
    using namespace std::chrono;
    if (!transition.atUtc.isValid())
        return std::nullopt;
    const Timestamp at(milliseconds(transition.atUtc.toMSecsSinceEpoch()));
    const seconds back(zone.offsetFromUtc(transition.atUtc.addMSecs(-1))
                       - transition.offsetFromUtc);
    Timestamp moment = ceil<minutes>(std::max(at, after + 1ms));
    for (; moment < at + back; moment += 1min) {
        const QDateTime shown =
            QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count(), zone);
        const QTime time = shown.time();
        if (fits(shown.date()) && m_hours[size_t(time.hour())] && m_minutes[size_t(time.minute())])
            return moment;
    }
    return std::nullopt;
}

std::optional<Timestamp> Cron::nextShown(Timestamp after, const QTimeZone &zone) const
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(after.time_since_epoch().count(), zone);
    const QDate end = now.date().addYears(kYearsAhead);
    int firstMinute = now.time().hour() * 60 + now.time().minute();
    for (QDate day = now.date(); (day = firstDay(day, end)).isValid(); day = day.addDays(1)) {
        if (day != now.date())
            firstMinute = 0;
        for (int minute = firstMinute; minute < 24 * 60; ++minute) {
            if (!m_hours[size_t(minute / 60)]) {
                minute = minute / 60 * 60 + 59;
                continue;
            }
            if (!m_minutes[size_t(minute % 60)])
                continue;
            // A clock that has been set back shows times whose moment is over.
            const Timestamp moment = momentOf(day, QTime(minute / 60, minute % 60), zone);
            if (moment > after)
                return moment;
        }
    }
    return std::nullopt;
}

Result<QTimeZone> findTimeZone(const QString &name)
{
    if (name.isEmpty())
        return QTimeZone::systemTimeZone();
    const QByteArray id = name.toUtf8();
    // Offsets such as UTC+01:00 would be taken too: they are no zones whose clocks people know.
    const QTimeZone zone =
        id == "UTC" || id.contains('/') || !id.startsWith("UTC") ? QTimeZone(id) : QTimeZone();
    if (zone.isValid())
        return zone;
    return fail(Error(errors::kUnknownTimeZone,
                      u"\"%1\" is no time zone such as Europe/Paris or UTC"_s.arg(name))
                    .with(u"timeZone"_s, name));
}

Result<QList<Timestamp>> nextDates(const QString &cron, const QString &timeZone, Timestamp after,
                                   int count)
{
    AO_TRY(const Cron schedule, Cron::parse(cron));
    AO_TRY(const QTimeZone zone, findTimeZone(timeZone));
    QList<Timestamp> dates;
    while (dates.size() < count) {
        const auto next = schedule.next(after, zone);
        if (!next)
            break;
        dates.append(*next);
        after = *next;
    }
    if (dates.isEmpty() && count > 0)
        return fail(
            Error(errors::kNeverDue, u"no day fits \"%1\""_s.arg(cron)).with(u"cron"_s, cron));
    return dates;
}

} // namespace agentops::triggers
