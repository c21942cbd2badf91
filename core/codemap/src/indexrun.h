// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "factscache.h"

#include <agentops/codemap/graphbuilder.h>
#include <agentops/codemap/indexservice.h>

#include <atomic>
#include <functional>

namespace agentops::codemap {

/// Facts known in memory, by factsKey().
using FactsTable = QHash<QByteArray, FactsPtr>;

/// What one indexing leaves behind.
struct IndexOutcome
{
    IndexedMap map;
    /// The facts of exactly the files of this map.
    FactsTable facts;
};

/// One indexing from listing to layout. Work happens on the pool; the coroutine itself runs on the
/// thread that started it.
struct IndexRun
{
    std::shared_ptr<const SourceTree> tree;
    FactsTable known;
    store::Database *database = nullptr;
    WorkerPool *pool = nullptr;
    /// Called on the starting thread and on workers.
    std::function<void(IndexProgress)> report;
};

Task<Result<IndexOutcome>> runIndex(IndexRun run, CancelToken token);

} // namespace agentops::codemap
