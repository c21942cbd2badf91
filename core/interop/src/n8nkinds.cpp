// SPDX-License-Identifier: GPL-3.0-or-later
#include "n8nkinds.h"

#include <agentops/interop/githubscript.h>

#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QUrl>
#include <QtCore/QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::interop {

namespace {

/// A text of n8n that begins with `=` is an expression of its own language.
bool hasExpression(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().startsWith(u'=');
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::ranges::any_of(array,
                                   [](const QJsonValue &item) { return hasExpression(item); });
    }
    const QJsonObject object = value.toObject();
    return std::ranges::any_of(object, [](const QJsonValue &item) { return hasExpression(item); });
}

QJsonValue plain(const QString &text)
{
    return toPlainTemplate(text);
}

/// The cron text of one interval of a schedule, or nothing.
QString cronOf(const QJsonObject &interval)
{
    const QString field = interval["field"_L1].toString(u"days"_s);
    const int hour = interval["triggerAtHour"_L1].toInt(0);
    const int minute = interval["triggerAtMinute"_L1].toInt(0);
    const QString time = u"%1 %2"_s.arg(minute).arg(hour);
    const auto every = [&interval](QLatin1StringView key) {
        const int count = interval[key].toInt(1);
        return count > 1 ? u"*/%1"_s.arg(count) : u"*"_s;
    };
    if (field == u"cronExpression") {
        const QStringList fields = interval["expression"_L1].toString().simplified().split(u' ');
        if (fields.size() == 5)
            return fields.join(u' ');
        // Six fields begin with seconds.
        return fields.size() == 6 && fields[0] == u"0" ? fields.sliced(1).join(u' ') : QString();
    }
    if (field == u"minutes")
        return every("minutesInterval"_L1) + u" * * * *"_s;
    if (field == u"hours")
        return QString::number(minute) + u' ' + every("hoursInterval"_L1) + u" * * *"_s;
    if (field == u"days")
        return time + u' ' + every("daysInterval"_L1) + u" * *"_s;
    if (field == u"weeks" && interval["weeksInterval"_L1].toInt(1) == 1) {
        QStringList days;
        for (const QJsonValue &day : interval["triggerAtDay"_L1].toArray({0}))
            days.append(QString::number(day.toInt()));
        return time + u" * * "_s + days.join(u',');
    }
    if (field == u"months")
        return u"%1 %2 %3 *"_s.arg(time)
            .arg(interval["triggerAtDayOfMonth"_L1].toInt(1))
            .arg(every("monthsInterval"_L1));
    return {};
}

std::optional<N8nEquivalent> scheduleOf(const QJsonObject &parameters)
{
    const QJsonArray intervals = parameters["rule"_L1]["interval"_L1].toArray();
    const QString cron = intervals.size() == 1 ? cronOf(intervals[0].toObject()) : QString();
    if (cron.isEmpty())
        return std::nullopt;
    return N8nEquivalent{u"trigger.schedule"_s, {{u"cron"_s, cron}}, {u"done"_s}};
}

/// The trigger `cron` of earlier versions.
std::optional<N8nEquivalent> cronTriggerOf(const QJsonObject &parameters)
{
    const QJsonArray times = parameters["triggerTimes"_L1]["item"_L1].toArray();
    if (times.size() != 1)
        return std::nullopt;
    const QJsonValue time = times[0];
    static const QHash<QString, QString> kFields{
        {u"everyMinute"_s, u"minutes"_s}, {u"everyHour"_s, u"hours"_s},
        {u"everyDay"_s, u"days"_s},       {u"everyWeek"_s, u"weeks"_s},
        {u"everyMonth"_s, u"months"_s},   {u"custom"_s, u"cronExpression"_s}};
    const QString mode = time["mode"_L1].toString(u"everyDay"_s);
    if (!kFields.contains(mode))
        return std::nullopt;
    const auto number = [&time](QLatin1StringView key, int absent) {
        return time[key].toVariant().isValid() ? time[key].toVariant().toInt() : absent;
    };
    return scheduleOf({{u"rule"_s,
                        QJsonObject{{u"interval"_s,
                                     QJsonArray{QJsonObject{
                                         {u"field"_s, kFields.value(mode)},
                                         {u"triggerAtHour"_s, number("hour"_L1, 14)},
                                         {u"triggerAtMinute"_s, number("minute"_L1, 0)},
                                         {u"triggerAtDay"_s, QJsonArray{number("weekday"_L1, 1)}},
                                         {u"triggerAtDayOfMonth"_s, number("dayOfMonth"_L1, 1)},
                                         {u"expression"_s, time["cronExpression"_L1]}}}}}}});
}

/// The trigger `interval` of earlier versions.
std::optional<N8nEquivalent> intervalTriggerOf(const QJsonObject &parameters)
{
    const int count = parameters["interval"_L1].toInt(1);
    const QString unit = parameters["unit"_L1].toString(u"seconds"_s);
    const bool isEven = (unit == u"minutes" && count > 0 && 60 % count == 0)
        || (unit == u"hours" && count > 0 && 24 % count == 0);
    if (!isEven)
        return std::nullopt;
    return scheduleOf({{u"rule"_s,
                        QJsonObject{{u"interval"_s,
                                     QJsonArray{QJsonObject{{u"field"_s, unit},
                                                            {unit + u"Interval"_s, count}}}}}}});
}

/// With the query that is told apart from it.
QString urlOf(const QJsonObject &parameters)
{
    const QString address = parameters["url"_L1].toString();
    QUrlQuery query;
    if (parameters["sendQuery"_L1].toBool()) {
        for (const QJsonValue &item : parameters["queryParameters"_L1]["parameters"_L1].toArray())
            query.addQueryItem(
                QString::fromLatin1(QUrl::toPercentEncoding(item["name"_L1].toString())),
                QString::fromLatin1(QUrl::toPercentEncoding(item["value"_L1].toString())));
    }
    if (query.isEmpty())
        return address;
    return address + (address.contains(u'?') ? u'&' : u'?') + query.toString(QUrl::FullyEncoded);
}

std::optional<N8nEquivalent> requestOf(const QJsonObject &parameters)
{
    static const QStringList kKnown{u"url"_s,           u"method"_s,           u"requestMethod"_s,
                                    u"sendHeaders"_s,   u"headerParameters"_s, u"options"_s,
                                    u"sendBody"_s,      u"specifyBody"_s,      u"jsonBody"_s,
                                    u"contentType"_s,   u"sendQuery"_s,        u"queryParameters"_s,
                                    u"authentication"_s};
    const auto keys = parameters.keys();
    const bool isSimple =
        std::ranges::all_of(keys, [](const QString &key) { return kKnown.contains(key); });
    const bool isOpen = parameters["authentication"_L1].toString(u"none"_s) == u"none";
    if (!isSimple || !isOpen || !parameters["options"_L1].toObject().isEmpty())
        return std::nullopt;
    const QString method =
        parameters["method"_L1].toString(parameters["requestMethod"_L1].toString(u"GET"_s));
    QJsonObject own{{u"url"_s, plain(urlOf(parameters))}, {u"method"_s, method}};
    QJsonObject headers;
    for (const QJsonValue &header : parameters["headerParameters"_L1]["parameters"_L1].toArray())
        headers.insert(header["name"_L1].toString(), plain(header["value"_L1].toString()));
    if (parameters["sendBody"_L1].toBool()) {
        if (parameters["specifyBody"_L1].toString() != u"json")
            return std::nullopt;
        own.insert(u"body"_s, plain(parameters["jsonBody"_L1].toString()));
        headers.insert(u"Content-Type"_s, u"application/json"_s);
    }
    if (!headers.isEmpty())
        own.insert(u"headers"_s, headers);
    return N8nEquivalent{u"http.request"_s, own, {u"json"_s}};
}

/// Fixed fields: what comes out is told by the parameters alone.
std::optional<N8nEquivalent> setOf(const QJsonObject &parameters)
{
    QStringList members;
    for (const QJsonValue &field : parameters["assignments"_L1]["assignments"_L1].toArray()) {
        const QJsonValue value = field["value"_L1];
        QString text;
        if (value.isString())
            text = scriptText(value.toString());
        else if (value.isDouble())
            text = QString::number(value.toDouble(), 'g', 15);
        else if (value.isBool())
            text = value.toBool() ? u"true"_s : u"false"_s;
        else
            return std::nullopt;
        members.append(scriptText(field["name"_L1].toString()) + u": "_s + text);
    }
    if (members.isEmpty())
        return std::nullopt;
    return N8nEquivalent{
        u"script"_s, {{u"code"_s, u"return {"_s + members.join(u", ") + u"};"_s}}, {u"result"_s}};
}

std::optional<N8nEquivalent> waitOf(const QJsonObject &parameters)
{
    static const QHash<QString, int> kSeconds{
        {u"seconds"_s, 1}, {u"minutes"_s, 60}, {u"hours"_s, 3600}, {u"days"_s, 86'400}};
    const QString unit = parameters["unit"_L1].toString(u"hours"_s);
    const bool isInterval = parameters["resume"_L1].toString(u"timeInterval"_s) == u"timeInterval";
    if (!isInterval || !kSeconds.contains(unit))
        return std::nullopt;
    const double amount = parameters["amount"_L1].toDouble(1);
    return N8nEquivalent{
        u"flow.wait"_s, {{u"seconds"_s, amount * kSeconds.value(unit)}}, {u"value"_s}};
}

/// Code that asks for nothing of n8n's: its values have names that begin with `$`.
std::optional<N8nEquivalent> codeOf(const QJsonObject &parameters)
{
    const QString code = parameters["jsCode"_L1].toString(parameters["functionCode"_L1].toString());
    const bool isJavaScript = parameters["language"_L1].toString(u"javaScript"_s) == u"javaScript";
    if (!isJavaScript || code.isEmpty() || code.contains(u'$') || code.contains(u"items")
        || code.contains(u"require(") || code.contains(u"await "))
        return std::nullopt;
    return N8nEquivalent{u"script"_s, {{u"code"_s, code}}, {u"result"_s}};
}

} // namespace

QJsonValue keptVerbatim(const QJsonValue &value)
{
    if (value.isString())
        return plain(value.toString());
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &item : value.toArray())
            array.append(keptVerbatim(item));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        it.value() = keptVerbatim(it.value());
    return object;
}

std::optional<N8nEquivalent> equivalentOf(const N8nNode &node)
{
    if (hasExpression(node.parameters))
        return std::nullopt;
    const QString &type = node.type;
    const QJsonObject &parameters = node.parameters;
    if (type == u"manualTrigger" || type == u"start" || type == u"executeWorkflowTrigger")
        return N8nEquivalent{u"trigger.manual"_s, {}, {u"done"_s}};
    if (type == u"errorTrigger")
        return N8nEquivalent{u"trigger.failure"_s, {}, {u"done"_s}};
    if (type == u"cron")
        return cronTriggerOf(parameters);
    if (type == u"interval")
        return intervalTriggerOf(parameters);
    if (type == u"scheduleTrigger")
        return scheduleOf(parameters);
    if (type == u"executeCommand") {
        return N8nEquivalent{u"shell.command"_s,
                             {{u"command"_s, plain(parameters["command"_L1].toString())}},
                             {u"output"_s}};
    }
    if (type == u"httpRequest")
        return requestOf(parameters);
    if (type == u"noOp" || type == u"merge")
        return N8nEquivalent{u"flow.set"_s, {}, {u"done"_s}};
    if (type == u"wait")
        return waitOf(parameters);
    if (type == u"code" || type == u"function")
        return codeOf(parameters);
    if (type == u"set" || type == u"editFields")
        return setOf(parameters);
    return std::nullopt;
}

} // namespace agentops::interop
