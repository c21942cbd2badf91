// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_p.h"
#include "sqliteerror.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace agentops::store {

namespace {

/// Statements are few and written in the sources; the limit only stops a leak through built SQL.
constexpr size_t kMaxIdleStatements = 256;
/// Steps of SQLite's machine; some 0.1 ms.
constexpr int kStepsBetweenLooks = 4000;

int bindValue(sqlite3_stmt *statement, int index, const Value::Storage &value)
{
    // SQLITE_TRANSIENT would be safer in general; here the values live until the statement ended.
    switch (value.index()) {
    case 1:
        return sqlite3_bind_int64(statement, index, std::get<qint64>(value));
    case 2:
        return sqlite3_bind_double(statement, index, std::get<double>(value));
    case 3: {
        const auto &blob = std::get<QByteArray>(value);
        // A null pointer would bind NULL: an empty blob needs an address.
        const char *data = blob.isEmpty() ? "" : blob.constData();
        return sqlite3_bind_blob64(statement, index, data, static_cast<sqlite3_uint64>(blob.size()),
                                   SQLITE_STATIC);
    }
    case 4: {
        const QByteArray text = std::get<QString>(value).toUtf8();
        return sqlite3_bind_text64(statement, index, text.constData(),
                                   static_cast<sqlite3_uint64>(text.size()), SQLITE_TRANSIENT,
                                   SQLITE_UTF8);
    }
    default:
        return sqlite3_bind_null(statement, index);
    }
}

} // namespace

Result<Statement> Connection::Private::take(QByteArrayView sql)
{
    const auto found = idle.find(std::string(sql.data(), static_cast<size_t>(sql.size())));
    if (found != idle.end()) {
        Statement statement = std::move(found->second);
        idle.erase(found);
        return statement;
    }
    sqlite3_stmt *raw = nullptr;
    const char *tail = nullptr;
    const int code = sqlite3_prepare_v3(handle.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &raw, &tail);
    Statement statement(raw);
    if (code != SQLITE_OK)
        return fail(sqliteError(handle.get(), code, path, u"preparing a statement"_s)
                        .with(u"sql"_s, QString::fromUtf8(sql)));
    const QByteArrayView rest = sql.sliced(tail - sql.data()).trimmed();
    if (!statement || !rest.isEmpty())
        return fail(Error(agentops::errors::kInternal, u"one statement was expected"_s)
                        .with(u"sql"_s, QString::fromUtf8(sql)));
    return statement;
}

void Connection::Private::giveBack(QByteArrayView sql, Statement statement)
{
    sqlite3_reset(statement.get());
    sqlite3_clear_bindings(statement.get());
    if (idle.size() < kMaxIdleStatements)
        idle.emplace(std::string(sql.data(), static_cast<size_t>(sql.size())),
                     std::move(statement));
}

Result<> Connection::Private::bind(sqlite3_stmt *statement, std::span<const Value> values) const
{
    if (const int wanted = sqlite3_bind_parameter_count(statement);
        wanted != static_cast<int>(values.size()))
        return fail(agentops::errors::kInternal,
                    u"a statement with %1 arguments was given %2: %3"_s.arg(wanted)
                        .arg(values.size())
                        .arg(QString::fromUtf8(sqlite3_sql(statement))));
    for (size_t i = 0; i < values.size(); ++i) {
        const int code = bindValue(statement, static_cast<int>(i) + 1, values[i].storage());
        if (code != SQLITE_OK)
            return fail(sqliteError(handle.get(), code, path, u"binding an argument"_s));
    }
    return {};
}

Connection::Connection(sqlite3 *handle, QString path) : d(std::make_unique<Private>())
{
    d->handle.reset(handle);
    d->path = std::move(path);
}

Connection::~Connection()
{
    d->idle.clear(); // before the handle: statements keep it open
}

Result<> Connection::execute(const QByteArray &script)
{
    const int code = sqlite3_exec(d->handle.get(), script.constData(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return fail(sqliteError(d->handle.get(), code, d->path, u"running a script"_s));
    return {};
}

Result<> Connection::visit(QByteArrayView sql, std::span<const Value> values,
                           const std::function<Result<bool>(const Row &)> &visitor)
{
    AO_TRY(Statement statement, d->take(sql));
    Result<> done = d->bind(statement.get(), values);
    while (done) {
        const int code = sqlite3_step(statement.get());
        if (code == SQLITE_DONE)
            break;
        if (code != SQLITE_ROW) {
            done = fail(sqliteError(d->handle.get(), code, d->path, u"running a statement"_s));
            break;
        }
        if (!visitor)
            continue;
        const Result<bool> wantsMore = visitor(Row(statement.get()));
        if (!wantsMore)
            done = fail(wantsMore.error());
        else if (!*wantsMore)
            break;
    }
    d->giveBack(sql, std::move(statement));
    return done;
}

qint64 Connection::lastInsertId() const
{
    return sqlite3_last_insert_rowid(d->handle.get());
}

int Connection::changes() const
{
    return sqlite3_changes(d->handle.get());
}

bool Connection::inTransaction() const
{
    return sqlite3_get_autocommit(d->handle.get()) == 0;
}

void Connection::watch(const CancelToken *token)
{
    // Asking is better than interrupting from outside, which is lost between two statements.
    const auto isCancelled = [](void *watched) {
        return static_cast<const CancelToken *>(watched)->isCancelled() ? 1 : 0;
    };
    sqlite3_progress_handler(d->handle.get(), kStepsBetweenLooks, token ? +isCancelled : nullptr,
                             const_cast<CancelToken *>(token));
}

} // namespace agentops::store
