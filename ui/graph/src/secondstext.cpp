// SPDX-License-Identifier: GPL-3.0-or-later
#include "secondstext.h"

#include <QtCore/QLocale>

#include <cmath>

namespace agentops::ui::graph {

QString numberText(double number)
{
    return QLocale::c().toString(number, 'g', QLocale::FloatingPointShortest);
}

std::optional<double> numberOf(const QString &text)
{
    bool isNumber = false;
    const double number = QLocale::c().toDouble(text.trimmed().replace(u',', u'.'), &isNumber);
    return isNumber && number >= 0 && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

QString secondsText(std::chrono::milliseconds time)
{
    QString text = QString::number(time.count() / 1000);
    if (const auto rest = time.count() % 1000; rest != 0) {
        text += u'.' + QString::number(rest).rightJustified(3, u'0');
        while (text.endsWith(u'0'))
            text.chop(1);
    }
    return text;
}

std::optional<std::chrono::milliseconds> secondsOf(const QString &text)
{
    constexpr double kLongest = 366.0 * 24 * 3600;
    const std::optional<double> seconds = numberOf(text);
    if (!seconds || *seconds > kLongest)
        return std::nullopt;
    return std::chrono::milliseconds(std::llround(*seconds * 1000));
}

} // namespace agentops::ui::graph
