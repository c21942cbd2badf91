// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>
#include <agentops/store/row.h>
#include <agentops/store/value.h>

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

struct sqlite3;

namespace agentops::store {

/// One SQLite connection with its prepared statements; Database hands it to reads and writes.
/// Errors: those of store/errors.h and base.internal for a wrong statement.
/// Thread: the one it is used on now.
class Connection
{
public:
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Runs a script of statements without arguments or results.
    Result<> execute(const QByteArray &script);

    /// Runs one statement; `sql` marks its arguments with ?1, ?2 ….
    template<typename... A>
    Result<> run(QByteArrayView sql, const A &...args)
    {
        const std::array<Value, sizeof...(A)> values{Value(args)...};
        return visit(sql, values, nullptr);
    }

    /// All rows as `mapper(const Row &)` makes them; a mapper may return a Result, whose error ends
    /// the query.
    template<typename M, typename... A>
    auto query(QByteArrayView sql, M &&mapper, const A &...args)
    {
        using T = Mapped<M>;
        std::vector<T> rows;
        const std::array<Value, sizeof...(A)> values{Value(args)...};
        const Result<> done = visit(sql, values, [&](const Row &row) -> Result<bool> {
            AO_TRY(T value, lift(mapper(row)));
            rows.push_back(std::move(value));
            return true;
        });
        return done ? Result<std::vector<T>>(std::move(rows))
                    : Result<std::vector<T>>(fail(done.error()));
    }

    /// The first row, or nothing when there is none.
    template<typename M, typename... A>
    auto queryOne(QByteArrayView sql, M &&mapper, const A &...args)
    {
        using T = Mapped<M>;
        std::optional<T> first;
        const std::array<Value, sizeof...(A)> values{Value(args)...};
        const Result<> done = visit(sql, values, [&](const Row &row) -> Result<bool> {
            AO_TRY(first, lift(mapper(row)));
            return false;
        });
        return done ? Result<std::optional<T>>(std::move(first))
                    : Result<std::optional<T>>(fail(done.error()));
    }

    /// Hands each row to `visitor(const Row &)`, for results too large to hold.
    template<typename V, typename... A>
    Result<> forEach(QByteArrayView sql, V &&visitor, const A &...args)
    {
        const std::array<Value, sizeof...(A)> values{Value(args)...};
        return visit(sql, values, [&](const Row &row) -> Result<bool> {
            visitor(row);
            return true;
        });
    }

    qint64 lastInsertId() const;
    /// Rows that the last statement inserted, changed or deleted.
    int changes() const;

private:
    friend class Database;
    friend class Opener;

    template<typename T>
    struct Unwrap
    {
        using Type = T;
    };
    template<typename T>
    struct Unwrap<Result<T>>
    {
        using Type = T;
    };
    template<typename M>
    using Mapped = typename Unwrap<std::invoke_result_t<M &, const Row &>>::Type;

    template<typename T>
    static auto lift(T &&value)
    {
        using Plain = std::remove_cvref_t<T>;
        if constexpr (isResult<Plain>)
            return Plain(std::forward<T>(value));
        else
            return Result<Plain>(std::forward<T>(value));
    }

    Connection(sqlite3 *handle, QString path);

    /// Steps through the rows; `visitor` returns whether it wants another one.
    Result<> visit(QByteArrayView sql, std::span<const Value> values,
                   const std::function<Result<bool>(const Row &)> &visitor);
    bool inTransaction() const;
    /// Ends statements with base.cancelled from the moment the token is cancelled; null for never.
    void watch(const CancelToken *token);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace agentops::store
