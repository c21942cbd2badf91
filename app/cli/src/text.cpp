// SPDX-License-Identifier: GPL-3.0-or-later
#include "text.h"

#include <QtCore/QDateTime>
#include <QtCore/QTimeZone>

#include <algorithm>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QString columns(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (i == widths.size())
                widths.append(0);
            widths[i] = std::max(widths[i], row[i].size());
        }
    }
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += i + 1 < row.size() ? row[i].leftJustified(widths[i] + 2) : row[i];
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

QString durationText(std::chrono::milliseconds duration)
{
    if (duration < 1s)
        return u"%1 ms"_s.arg(duration.count());
    if (duration < 1min)
        return u"%1 s"_s.arg(double(duration.count()) / 1000.0, 0, 'f', 1);
    const auto minutes = std::chrono::floor<std::chrono::minutes>(duration);
    if (duration < 1h)
        return u"%1 min %2 s"_s.arg(minutes.count()).arg((duration - minutes) / 1s);
    return u"%1 h %2 min"_s.arg(duration / 1h).arg(minutes.count() % 60);
}

QString counted(qint64 count, const QString &singular, const QString &plural)
{
    return QString::number(count) + u' ' + (count == 1 ? singular : plural);
}

QString someOf(const QStringList &items)
{
    constexpr qsizetype kMost = 10;
    const QString text = items.first(std::min(kMost, items.size())).join(", "_L1);
    return items.size() > kMost ? text + u" and %1 more"_s.arg(items.size() - kMost) : text;
}

QString timeText(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count())
        .toString(u"yyyy-MM-dd HH:mm:ss");
}

} // namespace agentops::cli
