// SPDX-License-Identifier: GPL-3.0-or-later
#include "allocator.h"

#include <cstddef>
#include <cstdlib>

namespace agentops::script {

namespace {

constexpr size_t kHeader = alignof(std::max_align_t) > sizeof(size_t) ? alignof(std::max_align_t)
                                                                      : sizeof(size_t);
constexpr qint64 kBytesPerStep = 64;
constexpr size_t kSmall = 2048;

size_t sizeOf(const void *block)
{
    return *reinterpret_cast<const size_t *>(static_cast<const char *>(block) - kHeader);
}

Budget &budgetOf(JSMallocState *state)
{
    return *static_cast<Budget *>(state->opaque);
}

/// Whether a block of that size is given, which makes the sum grow by `more`.
///
/// QuickJS dereferences null where it has no memory for an error that a function of its library
/// throws, so small blocks are always given: what holds many of them grows in large ones, and the
/// next interrupt ends the script.
bool allows(JSMallocState *state, size_t size, qint64 more)
{
    Budget &budget = budgetOf(state);
    if (budget.usedBytes + more > budget.memoryBytes)
        budget.isOutOfMemory = true;
    else
        (void)budget.charge(1 + qint64(size) / kBytesPerStep);
    return size <= kSmall || !budget.isSpent();
}

void *finish(JSMallocState *state, void *base, size_t size, qint64 more)
{
    if (!base)
        return nullptr;
    *static_cast<size_t *>(base) = size;
    budgetOf(state).usedBytes += more;
    return static_cast<char *>(base) + kHeader;
}

void *allocate(JSMallocState *state, size_t size)
{
    const qint64 more = qint64(size + kHeader);
    if (!allows(state, size, more))
        return nullptr;
    ++state->malloc_count;
    state->malloc_size += size_t(more);
    return finish(state, std::malloc(size + kHeader), size, more);
}

void release(JSMallocState *state, void *block)
{
    if (!block)
        return;
    const size_t size = sizeOf(block) + kHeader;
    --state->malloc_count;
    state->malloc_size -= size;
    budgetOf(state).usedBytes -= qint64(size);
    std::free(static_cast<char *>(block) - kHeader);
}

void *resize(JSMallocState *state, void *block, size_t size)
{
    if (!block)
        return size == 0 ? nullptr : allocate(state, size);
    if (size == 0) {
        release(state, block);
        return nullptr;
    }
    const qint64 more = qint64(size) - qint64(sizeOf(block));
    if (more > 0 && !allows(state, size, more))
        return nullptr;
    void *base = std::realloc(static_cast<char *>(block) - kHeader, size + kHeader);
    if (base)
        state->malloc_size += size_t(more);
    return finish(state, base, size, more);
}

size_t usableSize(const void *block)
{
    return block ? sizeOf(block) : 0;
}

} // namespace

bool Budget::charge(qint64 count)
{
    if (!isCharging)
        return true;
    steps -= count;
    if (steps < 0)
        isOutOfSteps = true;
    return steps >= 0;
}

const JSMallocFunctions &countingAllocator()
{
    static const JSMallocFunctions functions{allocate, release, resize, usableSize};
    return functions;
}

} // namespace agentops::script
