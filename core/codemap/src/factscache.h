// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/task.h>
#include <agentops/store/database.h>
#include <agentops/syntax/facts.h>

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>

#include <memory>

namespace agentops::codemap {

using FactsPtr = std::shared_ptr<const syntax::Facts>;

/// The key under which facts are kept: content and language.
QByteArray factsKey(const QByteArray &contentKey, const QString &languageId);

/// Encoded facts of the keys that index.db knows, with the grammar of today.
Task<Result<QHash<QByteArray, QByteArray>>> loadFacts(store::Database &database,
                                                      QList<QByteArray> keys, CancelToken token);

/// Keeps facts and drops those of other grammar versions.
Task<Result<>> saveFacts(store::Database &database, QHash<QByteArray, QByteArray> encoded,
                         CancelToken token);

} // namespace agentops::codemap
