// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quickjs.h"

#include <QtCore/QtGlobal>

namespace agentops::script {

/// Stands before each block; blocks are a list.
struct BlockHeader
{
    BlockHeader *previous = nullptr;
    BlockHeader *next = nullptr;
    /// Of what follows.
    size_t size = 0;
};

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

/// The memory of one runtime. Sizes are kept before each block, so that they are the same on all
/// systems.
struct Heap
{
    Budget budget;
    BlockHeader first;

    Heap() { first.previous = first.next = &first; }
    /// Gives everything back. A runtime ends this way: QuickJS would look for what still refers to
    /// what, and abort the program over a reference that a script made it forget.
    ~Heap();
    Q_DISABLE_COPY_MOVE(Heap)
};

/// Takes memory from the system and counts it; the runtime's `opaque` is its Heap.
const JSMallocFunctions &countingAllocator();

} // namespace agentops::script
