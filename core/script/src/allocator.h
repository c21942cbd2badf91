// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

#include <quickjs/quickjs.h>

namespace agentops::script {

/// What the script that runs may still use.
struct Budget
{
    qint64 steps = 0;
    qint64 memoryBytes = 0;
    /// Counted by the allocator.
    qint64 usedBytes = 0;
    /// Whether steps are counted: not while values are carried in.
    bool isCharging = false;
    bool isOutOfSteps = false;
    bool isOutOfMemory = false;

    bool isSpent() const { return isOutOfSteps || isOutOfMemory; }
    /// False when there are not so many left.
    bool charge(qint64 count);
};

/// Memory from the system, counted against the budget; sizes are kept before each block, so that
/// they are the same on all systems.
const JSMallocFunctions &countingAllocator();

} // namespace agentops::script
