// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/errors.h>

#include <algorithm>

namespace agentops::workflow {

template<typename T, typename IdType>
qsizetype indexOf(const QList<T> &list, const IdType &id)
{
    const auto it = std::ranges::find(list, id, &T::id);
    return it == list.end() ? -1 : it - list.begin();
}

template<typename T, typename IdType>
bool hasAll(const QList<T> &list, const QSet<IdType> &ids)
{
    return ids.isEmpty()
        || std::ranges::count_if(list, [&](const T &item) { return ids.contains(item.id); })
        == ids.size();
}

template<typename IdType>
std::unexpected<Error> unknownElement(const IdType &id)
{
    return fail(Error(errors::kUnknownElement, QStringLiteral("there is no \"%1\"").arg(id.text()))
                    .with(QStringLiteral("id"), id.text()));
}

/// Of any of them that is not there.
template<typename T, typename IdType>
Result<> checkAreThere(const QList<T> &list, const QSet<IdType> &ids)
{
    if (hasAll(list, ids))
        return {};
    const auto missing =
        std::ranges::find_if(ids, [&](const IdType &id) { return indexOf(list, id) < 0; });
    return missing == ids.end() ? Result<>() : unknownElement(*missing);
}

/// The nodes and everything that is in them.
QSet<NodeId> withBodies(const Document &document, QSet<NodeId> nodes);

} // namespace agentops::workflow
