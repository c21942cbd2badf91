// SPDX-License-Identifier: GPL-3.0-or-later
#include "allocator.h"

#include <cstddef>
#include <cstdlib>
#include <new>
#include <utility>

namespace agentops::script {

namespace {

constexpr size_t kAlignment = alignof(std::max_align_t);
constexpr size_t kHeader = (sizeof(BlockHeader) + kAlignment - 1) / kAlignment * kAlignment;
constexpr qint64 kBytesPerStep = 64;
constexpr size_t kSmall = 2048;

BlockHeader *headerOf(const void *block)
{
    return reinterpret_cast<BlockHeader *>(static_cast<char *>(const_cast<void *>(block))
                                           - kHeader);
}

size_t sizeOf(const void *block)
{
    return headerOf(block)->size;
}

Heap &heapOf(JSMallocState *state)
{
    return *static_cast<Heap *>(state->opaque);
}

/// Whether a block of that size is given, which makes the sum grow by `more`.
///
/// QuickJS dereferences null where it has no memory for an error that a function of its library
/// throws, so small blocks are always given: what holds many of them grows in large ones, and the
/// next interrupt ends the script.
bool allows(JSMallocState *state, size_t size, qint64 more)
{
    Budget &budget = heapOf(state).budget;
    if (budget.usedBytes + more > budget.memoryBytes)
        budget.isOutOfMemory = true;
    else
        (void)budget.charge(1 + qint64(size) / kBytesPerStep);
    return size <= kSmall || !budget.isSpent();
}

void *place(JSMallocState *state, void *base, size_t size)
{
    Heap &heap = heapOf(state);
    auto *header = new (base) BlockHeader{heap.first.previous, &heap.first, size};
    header->previous->next = header;
    heap.first.previous = header;
    heap.budget.usedBytes += qint64(size + kHeader);
    state->malloc_size += size + kHeader;
    ++state->malloc_count;
    return static_cast<char *>(base) + kHeader;
}

void unlink(JSMallocState *state, BlockHeader *header)
{
    header->previous->next = header->next;
    header->next->previous = header->previous;
    heapOf(state).budget.usedBytes -= qint64(header->size + kHeader);
    state->malloc_size -= header->size + kHeader;
    --state->malloc_count;
}

void *allocate(JSMallocState *state, size_t size)
{
    if (!allows(state, size, qint64(size + kHeader)))
        return nullptr;
    void *base = std::malloc(size + kHeader);
    return base ? place(state, base, size) : nullptr;
}

void release(JSMallocState *state, void *block)
{
    if (!block)
        return;
    BlockHeader *header = headerOf(block);
    unlink(state, header);
    std::free(header);
}

void *resize(JSMallocState *state, void *block, size_t size)
{
    if (!block)
        return size == 0 ? nullptr : allocate(state, size);
    if (size == 0) {
        release(state, block);
        return nullptr;
    }
    BlockHeader *header = headerOf(block);
    const size_t before = header->size;
    if (size > before && !allows(state, size, qint64(size - before)))
        return nullptr;
    unlink(state, header);
    void *base = std::realloc(header, size + kHeader);
    if (base)
        return place(state, base, size);
    (void)place(state, header, before);
    return nullptr;
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

Heap::~Heap()
{
    for (BlockHeader *block = first.next; block != &first;)
        std::free(std::exchange(block, block->next));
}

const JSMallocFunctions &countingAllocator()
{
    static const JSMallocFunctions functions{allocate, release, resize, usableSize};
    return functions;
}

} // namespace agentops::script
