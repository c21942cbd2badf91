// SPDX-License-Identifier: GPL-3.0-or-later
#include "factscache.h"

#include <agentops/codemap/indexservice.h>
#include <agentops/syntax/language.h>

namespace agentops::codemap {

using namespace Qt::StringLiterals;

// index.db, version 1. Everything in it can be made again from the repository.
//   facts: one row per content and language
//     key      blob id in hexadecimal, ':', language id
//     grammar  syntax::grammarVersion() that read it
//     facts    syntax::encodeFacts()
store::Schema indexSchema()
{
    return {u"code map index"_s,
            0x414f4d31, // "AOM1"
            {"CREATE TABLE facts (key BLOB PRIMARY KEY, grammar INTEGER NOT NULL,"
             " facts BLOB NOT NULL) WITHOUT ROWID;"}};
}

QByteArray factsKey(const QByteArray &contentKey, const QString &languageId)
{
    return contentKey + ':' + languageId.toLatin1();
}

Task<Result<QHash<QByteArray, QByteArray>>> loadFacts(store::Database &database,
                                                      QList<QByteArray> keys, CancelToken token)
{
    co_return co_await database.read(
        token, [keys, token](store::Connection &db) -> Result<QHash<QByteArray, QByteArray>> {
            QHash<QByteArray, QByteArray> found;
            found.reserve(keys.size());
            for (const QByteArray &key : keys) {
                AO_CHECK(token.check());
                AO_TRY(const std::optional<QByteArray> facts,
                       db.queryOne(
                           "SELECT facts FROM facts WHERE key = ?1 AND grammar = ?2",
                           [](const store::Row &row) { return row.blob(0); }, key,
                           syntax::grammarVersion()));
                if (facts)
                    found.insert(key, *facts);
            }
            return found;
        });
}

Task<Result<>> saveFacts(store::Database &database, QHash<QByteArray, QByteArray> encoded,
                         CancelToken token)
{
    co_return co_await database.write(token, [encoded](store::Connection &db) -> Result<> {
        AO_CHECK(db.run("DELETE FROM facts WHERE grammar <> ?1", syntax::grammarVersion()));
        for (const auto &[key, facts] : encoded.asKeyValueRange())
            AO_CHECK(
                db.run("INSERT OR REPLACE INTO facts (key, grammar, facts) VALUES (?1, ?2, ?3)",
                       key, syntax::grammarVersion(), facts));
        return {};
    });
}

} // namespace agentops::codemap
