// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/oid.h>

#include <QtCore/QCryptographicHash>

#include <algorithm>

namespace agentops::git {

Oid Oid::fromBytes(const void *bytes)
{
    Oid oid;
    std::memcpy(oid.m_bytes.data(), bytes, kByteCount);
    return oid;
}

std::optional<Oid> Oid::fromHex(QStringView text)
{
    if (text.size() != 2 * kByteCount)
        return std::nullopt;
    const auto isHexDigit = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    };
    if (!std::ranges::all_of(text, isHexDigit))
        return std::nullopt;
    return fromBytes(QByteArray::fromHex(text.toLatin1()).constData());
}

Oid Oid::ofBlob(const QByteArray &content)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData("blob " + QByteArray::number(content.size()));
    hash.addData(QByteArrayView("\0", 1));
    hash.addData(content);
    return fromBytes(hash.resultView().data());
}

QByteArray Oid::toHexLatin1() const
{
    return QByteArray::fromRawData(reinterpret_cast<const char *>(m_bytes.data()), kByteCount)
        .toHex();
}

QString Oid::toHex() const
{
    return QString::fromLatin1(toHexLatin1());
}

} // namespace agentops::git
