// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/secrets.h>

#include "patternset.h"
#include "secretforms.h"

#include <algorithm>

namespace agentops {

namespace {

/// What is settled is passed on in pieces of at least this size.
constexpr qsizetype kReleaseSize = 256;
/// Base64 is broken into lines of 64 or 76 characters, hexadecimal digits into such of 32 or 60; a
/// much shorter run before a line break is the end of a word.
constexpr qsizetype kShortestLine = 16;

bool isLineBreak(char byte)
{
    return byte == '\n' || byte == '\r';
}

bool isBase64(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z')
        || (byte >= 'a' && byte <= 'z') || byte == '+' || byte == '/' || byte == '-' || byte == '_';
}

} // namespace

SecretMatcher::SecretMatcher(const QByteArrayList &secrets)
{
    QByteArrayList plain;
    QByteArrayList encoded;
    for (const QByteArray &given : secrets) {
        // Files end with a line break, which is no part of what is secret.
        const QByteArray secret = given.trimmed();
        if (secret.size() < kMinLength)
            continue;
        plain += formsOfSecret(secret) + formsOfLines(secret);
        encoded += encodedFormsOfSecret(secret);
    }
    if (plain.isEmpty())
        return;
    m_plain = std::make_unique<const PatternSet>(plain);
    m_encoded = std::make_unique<const PatternSet>(encoded);
}

SecretMatcher::~SecretMatcher() = default;

bool SecretMatcher::canMask(const QString &secret)
{
    return secret.toUtf8().trimmed().size() >= kMinLength;
}

QByteArray SecretMatcher::redact(QByteArrayView text) const
{
    // The matcher outlives the redactor, which is gone when this returns.
    Redactor redactor(std::shared_ptr<const SecretMatcher>(std::shared_ptr<void>(), this));
    QByteArray result = redactor.feed(text);
    result += redactor.finish();
    return result;
}

QString SecretMatcher::redactText(const QString &text) const
{
    return isEmpty() ? text : QString::fromUtf8(redact(text.toUtf8()));
}

QByteArray Redactor::feed(QByteArrayView piece)
{
    if (m_matcher->isEmpty())
        return piece.toByteArray();
    QByteArray out;
    for (const char byte : piece) {
        m_held += byte;
        m_heldIsSecret.push_back(false);
        m_plainState = m_matcher->m_plain->step(m_plainState, byte);
        if (const int length = m_matcher->m_plain->matchLength(m_plainState); length > 0)
            markFrom(m_held.size() - length);
        if (isLineBreak(byte))
            breakLine();
        else
            stepEncoded(byte);
        const qsizetype settled = settledSize();
        if (settled == m_held.size() || settled > kReleaseSize)
            out += release(settled);
    }
    out += release(settledSize());
    return out;
}

void Redactor::stepEncoded(char byte)
{
    m_lineSize = isBase64(byte) ? m_lineSize + 1 : 0;
    m_encodedState = m_matcher->m_encoded->step(m_encodedState, byte);
    m_encodedPlaces.push_back(m_held.size() - 1);
    if (const int length = m_matcher->m_encoded->matchLength(m_encodedState); length > 0)
        markFrom(m_encodedPlaces[m_encodedPlaces.size() - static_cast<size_t>(length)]);
}

void Redactor::breakLine()
{
    // An empty line is the second half of CR LF.
    if (m_lineSize > 0 && m_lineSize < kShortestLine)
        m_encodedState = 0;
    m_lineSize = 0;
}

void Redactor::markFrom(qsizetype place)
{
    std::fill(m_heldIsSecret.begin() + place, m_heldIsSecret.end(), true);
}

qsizetype Redactor::settledSize() const
{
    const qsizetype plain = m_held.size() - m_matcher->m_plain->depth(m_plainState);
    const int depth = m_matcher->m_encoded->depth(m_encodedState);
    return depth == 0
        ? plain
        : std::min(plain, m_encodedPlaces[m_encodedPlaces.size() - static_cast<size_t>(depth)]);
}

QByteArray Redactor::finish()
{
    m_plainState = m_encodedState = 0;
    m_lineSize = 0;
    QByteArray out = release(m_held.size());
    m_maskIsOpen = false;
    return out;
}

QByteArray Redactor::release(qsizetype size)
{
    QByteArray out;
    for (qsizetype i = 0; i < size; ++i) {
        const bool isSecret = m_heldIsSecret[static_cast<size_t>(i)];
        if (!isSecret)
            out += m_held[i];
        else if (!m_maskIsOpen)
            out += SecretMatcher::kMask;
        m_maskIsOpen = isSecret;
    }
    m_held.remove(0, size);
    m_heldIsSecret.erase(m_heldIsSecret.begin(), m_heldIsSecret.begin() + size);
    std::erase_if(m_encodedPlaces, [size](qsizetype place) { return place < size; });
    for (qsizetype &place : m_encodedPlaces)
        place -= size;
    return out;
}

SecretList::SecretList() : m_matcher(std::make_shared<SecretMatcher>(QByteArrayList())) { }

void SecretList::add(const QString &secret)
{
    const std::lock_guard lock(m_mutex);
    const QByteArray bytes = secret.toUtf8();
    if (m_secrets.contains(bytes))
        return;
    m_secrets.append(bytes);
    rebuild();
}

void SecretList::remove(const QString &secret)
{
    const std::lock_guard lock(m_mutex);
    if (m_secrets.removeAll(secret.toUtf8()) > 0)
        rebuild();
}

std::shared_ptr<const SecretMatcher> SecretList::matcher() const
{
    const std::lock_guard lock(m_mutex);
    return m_matcher;
}

void SecretList::rebuild()
{
    m_matcher = std::make_shared<SecretMatcher>(m_secrets);
}

} // namespace agentops
