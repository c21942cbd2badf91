// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/id.h>

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <concepts>
#include <optional>
#include <variant>

namespace agentops::store {

/// One argument of a statement.
/// Shape: QString becomes text, QByteArray a blob, bool and integers INTEGER, a Timestamp INTEGER
/// milliseconds, an Id a blob of 16 bytes (null when it is null), an empty optional and nullptr
/// NULL.
class Value
{
public:
    using Storage = std::variant<std::monostate, qint64, double, QByteArray, QString>;

    Value(std::nullptr_t) { }
    template<std::integral T>
    Value(T number) : m_value(static_cast<qint64>(number))
    { }
    Value(double number) : m_value(number) { }
    Value(const QString &text) : m_value(text) { }
    Value(const QByteArray &blob) : m_value(blob) { }
    Value(Timestamp time) : m_value(qint64(time.time_since_epoch().count())) { }
    template<typename Tag>
    Value(const Id<Tag> &id)
    {
        if (!id.isNull())
            m_value = id.uuid().toRfc4122();
    }
    template<typename T>
    Value(const std::optional<T> &value)
    {
        if (value)
            *this = Value(*value);
    }

    const Storage &storage() const { return m_value; }

private:
    Storage m_value;
};

} // namespace agentops::store
