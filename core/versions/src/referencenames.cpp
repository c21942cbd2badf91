// SPDX-License-Identifier: GPL-3.0-or-later
#include "referencenames.h"

#include <agentops/workflow/references.h>

#include <array>

using namespace Qt::StringLiterals;

namespace agentops::versions {

namespace {

using workflow::ExpressionNames;

/// The keys whose texts are templates, of nodes, edges and the document itself.
constexpr std::array kTemplateKeys{"parameters"_L1,     "when"_L1,      "concurrency"_L1,
                                   "idempotencyKey"_L1, "condition"_L1, "outputs"_L1};

} // namespace

QSet<QString> referencesOf(const QJsonObject &element, const ExpressionNames &names)
{
    QSet<QString> found;
    for (const QLatin1StringView key : kTemplateKeys)
        found += referencedScopes(element.value(key), names);
    return found;
}

QJsonObject withReferences(QJsonObject element, const QHash<QString, QString> &renamed,
                           const ExpressionNames &names)
{
    for (const QLatin1StringView key : kTemplateKeys) {
        if (element.contains(key))
            element.insert(key, withScopes(element.value(key), renamed, names));
    }
    return element;
}

} // namespace agentops::versions
