// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayList>
#include <QtCore/QString>

#include <array>
#include <memory>
#include <mutex>
#include <vector>

namespace agentops {

/// Finds all forms of some secrets in one pass: as they are, in base64 at each of its three
/// alignments (both alphabets), URL-encoded and escaped for JSON. Immutable.
/// Source: Aho and Corasick 1975; time is linear in the text, whatever the number of secrets.
class SecretMatcher
{
public:
    /// Secrets shorter than this are not looked for: they would make any text unreadable.
    static constexpr qsizetype kMinLength = 4;

    explicit SecretMatcher(const QByteArrayList &secrets);

    bool isEmpty() const { return m_next.empty(); }
    /// `text` with each secret replaced by kMask.
    QByteArray redact(QByteArrayView text) const;
    QString redactText(const QString &text) const;

    static constexpr char kMask[] = "[secret]";

private:
    friend class Redactor;

    void addPattern(QByteArrayView pattern);
    void linkFailures();
    int step(int state, char byte) const
    {
        const size_t column = m_column[static_cast<unsigned char>(byte)];
        return m_next[static_cast<size_t>(state) * m_columnCount + column];
    }

    /// Bytes that no pattern holds share column 0.
    std::array<quint16, 256> m_column{};
    size_t m_columnCount = 1;
    std::vector<int> m_next;
    /// Per state: bytes of the longest pattern beginning that ends here, and of the longest whole
    /// pattern (0 for none).
    std::vector<int> m_depth;
    std::vector<int> m_matchLength;
};

/// Removes secrets from a stream: what may be the beginning of one is held back until it is known.
/// Thread: one at a time.
class Redactor
{
public:
    explicit Redactor(std::shared_ptr<const SecretMatcher> matcher) : m_matcher(std::move(matcher))
    { }

    /// Takes the next piece and returns what can be passed on.
    QByteArray feed(QByteArrayView piece);
    /// The rest, when the stream has ended.
    QByteArray finish();

private:
    QByteArray release(qsizetype size);

    std::shared_ptr<const SecretMatcher> m_matcher;
    int m_state = 0;
    QByteArray m_held;
    std::vector<bool> m_heldIsSecret;
    bool m_maskIsOpen = false;
};

/// The secrets that the program knows now; whatever writes text asks it for a matcher.
/// Thread: any.
class SecretList
{
public:
    SecretList();

    void add(const QString &secret);
    void remove(const QString &secret);
    /// All that are in the list now.
    std::shared_ptr<const SecretMatcher> matcher() const;

private:
    void rebuild();

    mutable std::mutex m_mutex;
    QByteArrayList m_secrets;
    std::shared_ptr<const SecretMatcher> m_matcher;
};

} // namespace agentops
