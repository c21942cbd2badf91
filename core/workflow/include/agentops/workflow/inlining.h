// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/ids.h>

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QMap>

namespace agentops::workflow {

struct PortRef
{
    NodeId node;
    QString port;

    friend bool operator==(const PortRef &, const PortRef &) = default;
};

/// What a step that calls a workflow remembers of the steps that once stood in its place, as far as
/// the two documents do not tell it. It never changes what a run does.
struct Inlining
{
    /// Where each edge of the call ended among those steps.
    QMap<EdgeId, PortRef> ends{};
    /// Their places in the lists of the caller, from 0, in the order of the called document.
    QList<int> nodes{};
    QList<int> edges{};
    QList<int> notes{};
    QList<int> groups{};
    /// The members of groups that held some of them and other steps.
    QMap<GroupId, QList<NodeId>> members{};
    QJsonObject unknown{};

    friend bool operator==(const Inlining &, const Inlining &) = default;
};

} // namespace agentops::workflow
