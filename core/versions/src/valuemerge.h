// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>

#include <QtCore/QJsonObject>
#include <QtCore/QMap>

namespace agentops::versions {

/// Three versions of a value; one that has none is undefined.
struct Versions
{
    QJsonValue base{QJsonValue::Undefined};
    QJsonValue ours{QJsonValue::Undefined};
    QJsonValue theirs{QJsonValue::Undefined};

    Versions at(const QString &key) const;
};

/// Conflicts by path; a later one about the same path says the same better.
using Conflicts = QMap<QString, workflow::Conflict>;

void addConflict(Conflicts &conflicts, const QString &path, const Versions &versions);

/// The side that has changed it; objects key by key, texts by lines. Where both have, it is a
/// conflict, and the value is ours, or that of the side which has not removed it.
QJsonValue mergeValue(const QString &path, const Versions &versions, Conflicts &conflicts);

/// The same without conflicts: for what is not worth one.
QJsonValue mergeQuietly(const Versions &versions);

} // namespace agentops::versions
