// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "factscache.h"

#include <agentops/codemap/graphbuilder.h>
#include <agentops/codemap/indexservice.h>

#include <atomic>
#include <functional>
#include <optional>

namespace agentops::codemap {

/// Facts known in memory, by factsKey().
using FactsTable = QHash<QByteArray, FactsPtr>;

/// All that a map is made of: equal inputs give equal maps.
struct IndexInput
{
    QList<SourceFile> sources;
    QHash<QString, QByteArray> configurations;

    friend bool operator==(const IndexInput &, const IndexInput &) = default;
};

/// What one indexing leaves behind.
struct IndexOutcome
{
    /// Nothing when the input is the one before.
    std::optional<IndexedMap> map;
    IndexInput input;
    /// The facts of exactly the files of this map.
    FactsTable facts;
};

/// One indexing from listing to layout. Work happens on the pool; the coroutine itself runs on the
/// thread that started it.
struct IndexRun
{
    std::shared_ptr<const SourceTree> tree;
    FactsTable known;
    /// That of the map which is there already, if any.
    std::optional<IndexInput> before;
    store::Database *database = nullptr;
    WorkerPool *pool = nullptr;
    /// Called on the starting thread and on workers.
    std::function<void(IndexProgress)> report;
};

Task<Result<IndexOutcome>> runIndex(IndexRun run, CancelToken token);

} // namespace agentops::codemap
