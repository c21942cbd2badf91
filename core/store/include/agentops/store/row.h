// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/id.h>

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

struct sqlite3_stmt;

namespace agentops::store {

/// The current row of a query; it lives only while the mapper that is given it runs.
/// Shape: columns count from 0; a NULL reads as an empty or zero value, so ask isNull() where that
/// differs. Id and timestamp columns are written as Value describes.
class Row
{
public:
    explicit Row(sqlite3_stmt *statement) : m_statement(statement) { }

    int columnCount() const;
    bool isNull(int column) const;
    QString text(int column) const;
    qint64 int64(int column) const;
    int integer(int column) const { return static_cast<int>(int64(column)); }
    double real(int column) const;
    bool boolean(int column) const { return int64(column) != 0; }
    QByteArray blob(int column) const;
    Timestamp timestamp(int column) const
    {
        return Timestamp(std::chrono::milliseconds(int64(column)));
    }
    template<typename Tag>
    Id<Tag> id(int column) const
    {
        return Id<Tag>(uuid(column));
    }

    std::optional<QString> optionalText(int column) const;
    std::optional<qint64> optionalInt64(int column) const;
    std::optional<Timestamp> optionalTimestamp(int column) const;

private:
    QUuid uuid(int column) const;

    sqlite3_stmt *m_statement;
};

} // namespace agentops::store
