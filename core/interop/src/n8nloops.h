// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "n8nworkflow.h"

#include <QtCore/QSet>

namespace agentops::interop {

/// A node that hands out its items one after the other, and the nodes that each of them goes
/// through.
struct N8nLoop
{
    qsizetype split = 0;
    QSet<qsizetype> body;
    /// Numbers of its outputs.
    int each = 1;
    int done = 0;
};

/// The loops whose bodies nothing enters or leaves but through the node that hands out; a loop in a
/// loop is none of them.
QList<N8nLoop> simpleLoops(const N8nWorkflow &workflow);

} // namespace agentops::interop
