// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/references.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <ranges>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

void collect(const QJsonValue &value, const ExpressionNames &names, QSet<QString> &found)
{
    if (value.isString()) {
        const auto parsed = Template::parse(value.toString(), names);
        if (!parsed)
            return;
        for (const Reference &reference : parsed->references())
            found.insert(reference.scope);
    } else if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            collect(item, names, found);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QJsonValue &item : object)
            collect(item, names, found);
    }
}

} // namespace

QSet<QString> referencedScopes(const QJsonValue &value, const ExpressionNames &names)
{
    QSet<QString> found;
    collect(value, names, found);
    return found;
}

QString withScopes(const QString &text, const QHash<QString, QString> &renamed,
                   const ExpressionNames &names)
{
    if (!text.contains("{{"_L1))
        return text;
    const auto parsed = Template::parse(text, names);
    if (!parsed)
        return text;
    QString result = text;
    // From the end, so that the places of those before stay true.
    for (const ReferencePlace &place : parsed->places() | std::views::reverse) {
        const script::NamePlace &scope = place.names.first();
        if (const auto to = renamed.constFind(place.reference.scope); to != renamed.cend())
            result.replace(scope.offset, scope.length, *to);
    }
    return result;
}

QJsonValue withScopes(const QJsonValue &value, const QHash<QString, QString> &renamed,
                      const ExpressionNames &names)
{
    if (value.isString())
        return withScopes(value.toString(), renamed, names);
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &item : value.toArray())
            array.append(withScopes(item, renamed, names));
        return array;
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            it.value() = withScopes(QJsonValue(it.value()), renamed, names);
        return object;
    }
    return value;
}

} // namespace agentops::workflow
