// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/secrets.h>

#include "secretforms.h"

#include <algorithm>
#include <deque>

namespace agentops {

SecretMatcher::SecretMatcher(const QByteArrayList &secrets)
{
    QByteArrayList patterns;
    for (const QByteArray &secret : secrets) {
        if (secret.size() >= kMinLength)
            patterns += formsOfSecret(secret);
    }
    if (patterns.isEmpty())
        return;
    for (const QByteArray &pattern : std::as_const(patterns)) {
        for (const char byte : pattern) {
            quint16 &column = m_column[static_cast<unsigned char>(byte)];
            if (column == 0)
                column = static_cast<quint16>(m_columnCount++);
        }
    }
    m_next.assign(m_columnCount, -1);
    m_depth = m_matchLength = {0};
    for (const QByteArray &pattern : std::as_const(patterns))
        addPattern(pattern);
    linkFailures();
}

void SecretMatcher::addPattern(QByteArrayView pattern)
{
    int state = 0;
    for (const char byte : pattern) {
        const size_t slot =
            static_cast<size_t>(state) * m_columnCount + m_column[static_cast<unsigned char>(byte)];
        if (m_next[slot] < 0) {
            m_next[slot] = static_cast<int>(m_depth.size());
            m_next.resize(m_next.size() + m_columnCount, -1);
            m_depth.push_back(m_depth[static_cast<size_t>(state)] + 1);
            m_matchLength.push_back(0);
        }
        state = m_next[slot];
    }
    m_matchLength[static_cast<size_t>(state)] = static_cast<int>(pattern.size());
}

void SecretMatcher::linkFailures()
{
    // Breadth first, so that the state to fall back to is complete when it is needed.
    std::vector<int> fallback(m_depth.size(), 0);
    std::deque<int> queue{0};
    while (!queue.empty()) {
        const int state = queue.front();
        queue.pop_front();
        for (size_t column = 0; column < m_columnCount; ++column) {
            int &next = m_next[static_cast<size_t>(state) * m_columnCount + column];
            const int other = state == 0
                ? 0
                : m_next[static_cast<size_t>(fallback[static_cast<size_t>(state)]) * m_columnCount
                         + column];
            if (next < 0) {
                next = other;
                continue;
            }
            fallback[static_cast<size_t>(next)] = other;
            int &length = m_matchLength[static_cast<size_t>(next)];
            length = std::max(length, m_matchLength[static_cast<size_t>(other)]);
            queue.push_back(next);
        }
    }
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
        m_state = m_matcher->step(m_state, byte);
        const auto state = static_cast<size_t>(m_state);
        if (const int length = m_matcher->m_matchLength[state]; length > 0)
            std::fill_n(m_heldIsSecret.rbegin(), length, true);
        // Only the bytes of the longest beginning can still become part of a secret.
        const qsizetype settled = m_held.size() - m_matcher->m_depth[state];
        if (m_state == 0 || settled > 256)
            out += release(settled);
    }
    out += release(m_held.size() - m_matcher->m_depth[static_cast<size_t>(m_state)]);
    return out;
}

QByteArray Redactor::finish()
{
    m_state = 0;
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
