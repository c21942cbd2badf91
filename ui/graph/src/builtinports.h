// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/nodetype.h>

// The ports that every node has: `after`, `done` and `error`. They stand in the same place of every
// card, beside its title and its summary, so that no card grows by them.
namespace agentops::ui::graph {

bool isBuiltInPort(QStringView name);

/// Those of one side that the kind does not declare itself.
QList<workflow::Port> builtInPorts(const workflow::NodeType &type, const workflow::Node &node,
                                   bool isInput);

/// How many of these ports stand in rows of their own.
int portRows(const QList<workflow::Port> &ports, bool isInput);

/// In which order a connection from `source` tries the ports `names` of the other side of a node,
/// when no one in particular was meant. The order of steps is joined to the order of steps; what
/// carries a value is not joined to a port that would drop it, unless nothing else is there.
QStringList portsToTry(const QString &source, workflow::PortType sourceType, bool sourceIsOutput,
                       QStringList names);

} // namespace agentops::ui::graph
