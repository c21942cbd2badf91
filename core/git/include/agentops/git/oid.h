// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHashFunctions>
#include <QtCore/QString>

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>

namespace agentops::git {

/// The name of an object: the SHA-1 of its content.
/// Shape: 20 bytes; all zero means none.
class Oid
{
public:
    static constexpr int kByteCount = 20;

    constexpr Oid() = default;

    /// `bytes` points at kByteCount bytes.
    static Oid fromBytes(const void *bytes);
    /// The name written in 40 hexadecimal digits, or nothing.
    static std::optional<Oid> fromHex(QStringView text);
    /// The name that git gives to a blob with this content (before any filter).
    static Oid ofBlob(const QByteArray &content);

    bool isNull() const { return *this == Oid(); }
    const std::array<uint8_t, kByteCount> &bytes() const { return m_bytes; }
    QString toHex() const;
    QByteArray toHexLatin1() const;
    /// The first digits, for people.
    QString toShortHex(int digitCount = 8) const { return toHex().left(digitCount); }

    friend constexpr auto operator<=>(const Oid &, const Oid &) = default;
    friend size_t qHash(const Oid &oid, size_t seed = 0) noexcept
    {
        size_t head = 0;
        std::memcpy(&head, oid.m_bytes.data(), sizeof head);
        return head ^ seed;
    }

private:
    std::array<uint8_t, kByteCount> m_bytes{};
};

} // namespace agentops::git

template<>
struct std::hash<agentops::git::Oid>
{
    size_t operator()(const agentops::git::Oid &oid) const noexcept { return qHash(oid); }
};
