// SPDX-License-Identifier: GPL-3.0-or-later
#include "cronwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDate>
#include <QtCore/QHash>
#include <QtCore/QLocale>
#include <QtCore/QSet>
#include <QtCore/QStringList>
#include <QtCore/QTime>

#include <algorithm>
#include <optional>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

const QStringList kWeekdays{u"sun"_s, u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s, u"fri"_s, u"sat"_s};
const QStringList kMonths{u"jan"_s, u"feb"_s, u"mar"_s, u"apr"_s, u"may"_s, u"jun"_s,
                          u"jul"_s, u"aug"_s, u"sep"_s, u"oct"_s, u"nov"_s, u"dec"_s};

std::optional<int> numberOf(const QString &text, const QStringList &names, int first)
{
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    if (isNumber)
        return value;
    const qsizetype named = names.indexOf(text);
    return named >= 0 ? std::optional(int(named) + first) : std::nullopt;
}

/// The values of `1,3-5`; nothing for `*`, for steps and for what is no field.
std::optional<QList<int>> valuesOf(const QString &field, const QStringList &names = {},
                                   int first = 0)
{
    QList<int> values;
    for (const QString &part : field.split(u',')) {
        const QStringList ends = part.split(u'-');
        const auto from = numberOf(ends.first(), names, first);
        const auto to = numberOf(ends.last(), names, first);
        if (!from || !to || ends.size() > 2 || *from > *to || *to > 59)
            return std::nullopt;
        for (int value = *from; value <= *to; ++value)
            values.append(value);
    }
    std::ranges::sort(values);
    values.erase(std::ranges::unique(values).begin(), values.end());
    return values;
}

/// The `n` of `*/n`.
int intervalOf(const QString &field)
{
    return field.startsWith("*/"_L1) ? field.sliced(2).toInt() : 0;
}

QString listOf(const QStringList &texts)
{
    return QLocale().createSeparatedList(texts);
}

class CronWords
{
    Q_DECLARE_TR_FUNCTIONS(CronWords)

public:
    /// Within a day; `isFrequent` when it is no time of the day.
    static QString times(const QString &minute, const QString &hour, bool &isFrequent)
    {
        isFrequent = true;
        if (minute == "*"_L1 && hour == "*"_L1)
            return tr("every minute");
        // An interval begins anew with each hour or day: only some are even.
        if (intervalOf(minute) > 1 && 60 % intervalOf(minute) == 0 && hour == "*"_L1)
            return tr("every %n minute(s)", "schedule", intervalOf(minute));
        const auto minutes = valuesOf(minute);
        if (!minutes || minutes->size() != 1)
            return {};
        if (hour == "*"_L1)
            return minutes->first() == 0 ? tr("every hour")
                                         : tr("every hour at minute %1").arg(minutes->first());
        if (intervalOf(hour) > 1 && 24 % intervalOf(hour) == 0 && minutes->first() == 0)
            return tr("every %n hour(s)", "schedule", intervalOf(hour));
        const auto hours = valuesOf(hour);
        constexpr qsizetype kMostTimes = 4;
        if (!hours || hours->size() > kMostTimes || hours->last() > 23)
            return {};
        isFrequent = false;
        QStringList texts;
        for (const int each : *hours)
            texts.append(QLocale().toString(QTime(each, minutes->first()), QLocale::ShortFormat));
        return listOf(texts);
    }

    static QString weekdays(const QList<int> &days)
    {
        QSet<int> set;
        for (const int day : days)
            set.insert(day % 7); // 0 and 7 are both Sunday
        if (set == QSet<int>{1, 2, 3, 4, 5})
            return tr("every weekday");
        QStringList names;
        for (int day = 1; day <= 7; ++day) {
            if (set.contains(day % 7))
                names.append(QLocale().dayName(day));
        }
        return names.size() == 7 ? tr("every day") : tr("every %1", "day").arg(listOf(names));
    }

    static QString dates(const QList<int> &days, const QString &month)
    {
        QStringList texts;
        if (month == "*"_L1) {
            for (const int day : days)
                texts.append(QLocale().toString(day));
            return tr("on day %1 of every month").arg(listOf(texts));
        }
        const auto months = valuesOf(month, kMonths, 1);
        if (!months || months->size() != 1 || days.size() != 1)
            return {};
        const QDate date(2000, months->first(), days.first());
        return date.isValid() ? tr("every year on %1").arg(QLocale().toString(date, u"d MMMM"_s))
                              : QString();
    }

    static QString days(const QStringList &fields)
    {
        const QString &date = fields[2];
        const QString &month = fields[3];
        const QString &weekday = fields[4];
        if (weekday == "*"_L1 && date == "*"_L1)
            return month == "*"_L1 ? tr("every day") : QString();
        if (weekday == "*"_L1) {
            const auto values = valuesOf(date);
            return values ? dates(*values, month) : QString();
        }
        const auto values = valuesOf(weekday, kWeekdays);
        return date == "*"_L1 && month == "*"_L1 && values ? weekdays(*values) : QString();
    }

    static QString together(const QString &days, const QString &times, bool isFrequent)
    {
        return isFrequent ? tr("%1, %2", "days, and how often in them").arg(days, times)
                          : tr("%1 at %2", "days, and times of the day").arg(days, times);
    }
};

} // namespace

QString cronWords(const QString &cron)
{
    static const QHash<QString, QString> kNamed{
        {u"@hourly"_s, u"0 * * * *"_s},   {u"@daily"_s, u"0 0 * * *"_s},
        {u"@midnight"_s, u"0 0 * * *"_s}, {u"@weekly"_s, u"0 0 * * 0"_s},
        {u"@monthly"_s, u"0 0 1 * *"_s},  {u"@yearly"_s, u"0 0 1 1 *"_s},
        {u"@annually"_s, u"0 0 1 1 *"_s}};
    const QString simple = cron.simplified().toLower();
    const QStringList fields = kNamed.value(simple, simple).split(u' ');
    if (fields.size() != 5)
        return {};
    bool isFrequent = false;
    const QString times = CronWords::times(fields[0], fields[1], isFrequent);
    const QString days = CronWords::days(fields);
    if (times.isEmpty() || days.isEmpty())
        return {};
    const bool isAlways = isFrequent && fields[2] == "*"_L1 && fields[4] == "*"_L1;
    QString words = isAlways ? times : CronWords::together(days, times, isFrequent);
    words[0] = words[0].toUpper();
    return words;
}

} // namespace agentops::ui::graph
