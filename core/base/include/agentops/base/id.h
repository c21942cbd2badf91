// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHashFunctions>
#include <QtCore/QString>
#include <QtCore/QUuid>

#include <compare>
#include <optional>

namespace agentops {

/// A UUIDv7: ids made later sort later.
/// Source: RFC 9562 section 5.7.
QUuid createUuidV7();

/// An id that cannot be mixed up with the ids of other things.
/// Shape: null by default; written in lower case without braces.
template<typename Tag>
class Id
{
public:
    Id() = default;
    explicit Id(const QUuid &uuid) : m_uuid(uuid) { }

    static Id create() { return Id(createUuidV7()); }

    /// The id written in `text`, or nothing when it is no UUID.
    static std::optional<Id> parse(QStringView text)
    {
        const QUuid uuid = QUuid::fromString(text);
        return uuid.isNull() ? std::nullopt : std::optional<Id>(Id(uuid));
    }

    bool isNull() const { return m_uuid.isNull(); }
    const QUuid &uuid() const { return m_uuid; }
    QString toString() const { return m_uuid.toString(QUuid::WithoutBraces); }

    friend bool operator==(const Id &, const Id &) = default;
    friend bool operator<(const Id &a, const Id &b) { return a.m_uuid < b.m_uuid; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_uuid, seed); }

private:
    QUuid m_uuid;
};

} // namespace agentops

template<typename Tag>
struct std::hash<agentops::Id<Tag>>
{
    size_t operator()(const agentops::Id<Tag> &id) const noexcept { return qHash(id); }
};
