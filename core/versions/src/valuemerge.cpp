// SPDX-License-Identifier: GPL-3.0-or-later
#include "valuemerge.h"

#include "documenttree.h"
#include "linemerge.h"

#include <agentops/workflow/template.h>

#include <QtCore/QSet>

namespace agentops::versions {

namespace {

bool isTemplate(const QString &text)
{
    const auto parsed = workflow::Template::parse(text);
    return parsed && parsed->check();
}

/// Lines put together may tear an expression apart that goes over several of them.
std::optional<QString> mergeTexts(const QString &base, const QString &ours, const QString &theirs)
{
    std::optional<QString> merged = mergeLines(base, ours, theirs);
    if (merged && isTemplate(ours) && isTemplate(theirs) && !isTemplate(*merged))
        return std::nullopt;
    return merged;
}

bool isObjectOrAbsent(const QJsonValue &value)
{
    return value.isObject() || value.isUndefined();
}

} // namespace

Versions Versions::at(const QString &key) const
{
    return {base.toObject().value(key), ours.toObject().value(key), theirs.toObject().value(key)};
}

void addConflict(Conflicts &conflicts, const QString &path, const Versions &versions)
{
    conflicts.insert(path, {path, versions.base, versions.ours, versions.theirs});
}

QJsonValue mergeValue(const QString &path, const Versions &versions, Conflicts &conflicts)
{
    const auto &[base, ours, theirs] = versions;
    if (ours == theirs || theirs == base)
        return ours;
    if (ours == base)
        return theirs;
    if (ours.isObject() && theirs.isObject() && isObjectOrAbsent(base)) {
        QJsonObject merged;
        const QStringList keys = ours.toObject().keys() + theirs.toObject().keys();
        for (const QString &key : QSet<QString>(keys.begin(), keys.end())) {
            const QJsonValue value = mergeValue(below(path, key), versions.at(key), conflicts);
            if (!value.isUndefined())
                merged.insert(key, value);
        }
        return merged;
    }
    if (base.isString() && ours.isString() && theirs.isString()) {
        if (const auto text = mergeTexts(base.toString(), ours.toString(), theirs.toString()))
            return *text;
    }
    addConflict(conflicts, path, versions);
    return ours.isUndefined() ? theirs : ours;
}

QJsonValue mergeQuietly(const Versions &versions)
{
    Conflicts ignored;
    return mergeValue({}, versions, ignored);
}

} // namespace agentops::versions
