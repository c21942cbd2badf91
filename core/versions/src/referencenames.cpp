// SPDX-License-Identifier: GPL-3.0-or-later
#include "referencenames.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace agentops::versions {

namespace {

using workflow::ExpressionNames;
using workflow::Reference;
using workflow::Template;

/// The keys whose texts are templates, of nodes, edges and the document itself.
constexpr std::array kTemplateKeys{"parameters"_L1,     "when"_L1,      "concurrency"_L1,
                                   "idempotencyKey"_L1, "condition"_L1, "outputs"_L1};

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

QString renamedText(QString text, const QHash<QString, QString> &renamed,
                    const ExpressionNames &names)
{
    const auto parsed = Template::parse(text, names);
    if (!parsed)
        return text;
    QList<Reference> references = parsed->references();
    // From the end, so that the places of those before stay true.
    std::ranges::sort(references, std::greater(), &Reference::offset);
    qsizetype last = text.size();
    for (const Reference &reference : references) {
        qsizetype at = reference.offset;
        if (QStringView(text).sliced(at).startsWith("{{"_L1)) {
            at += 2;
            while (at < text.size() && text.at(at).isSpace())
                ++at;
        }
        const auto to = renamed.constFind(reference.scope);
        if (to == renamed.cend() || at >= last
            || !QStringView(text).sliced(at).startsWith(reference.scope))
            continue;
        text.replace(at, reference.scope.size(), *to);
        last = at;
    }
    return text;
}

QJsonValue renamedValue(const QJsonValue &value, const QHash<QString, QString> &renamed,
                        const ExpressionNames &names)
{
    if (value.isString())
        return renamedText(value.toString(), renamed, names);
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &item : value.toArray())
            array.append(renamedValue(item, renamed, names));
        return array;
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            it.value() = renamedValue(it.value(), renamed, names);
        return object;
    }
    return value;
}

} // namespace

QSet<QString> referencesOf(const QJsonObject &element, const ExpressionNames &names)
{
    QSet<QString> found;
    for (const QLatin1StringView key : kTemplateKeys)
        collect(element.value(key), names, found);
    return found;
}

QJsonObject withReferences(QJsonObject element, const QHash<QString, QString> &renamed,
                           const ExpressionNames &names)
{
    for (const QLatin1StringView key : kTemplateKeys) {
        if (element.contains(key))
            element.insert(key, renamedValue(element.value(key), renamed, names));
    }
    return element;
}

} // namespace agentops::versions
