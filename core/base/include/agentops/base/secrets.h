// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayList>
#include <QtCore/QString>

#include <memory>
#include <mutex>
#include <vector>

namespace agentops {

class PatternSet;

/// Finds all forms of some secrets in one pass: as they are, in base64 at each of its three
/// alignments (both alphabets), in hexadecimal (both also broken into lines), URL-encoded and
/// escaped for JSON; of one with several lines each line of eight characters or more, too, but for
/// those around a key. Immutable.
class SecretMatcher
{
public:
    /// Secrets shorter than this, without white space around them, are not looked for: they would
    /// make any text unreadable.
    static constexpr qsizetype kMinLength = 4;
    /// Whether it is long enough to be looked for.
    static bool canMask(const QString &secret);

    explicit SecretMatcher(const QByteArrayList &secrets);
    ~SecretMatcher();

    bool isEmpty() const { return !m_plain; }
    /// `text` with each secret replaced by kMask.
    QByteArray redact(QByteArrayView text) const;
    QString redactText(const QString &text) const;

    static constexpr char kMask[] = "[secret]";

private:
    friend class Redactor;

    std::unique_ptr<const PatternSet> m_plain;
    /// Base64 and hexadecimal, looked for in the text without its line breaks.
    std::unique_ptr<const PatternSet> m_encoded;
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
    void stepEncoded(char byte);
    void breakLine();
    /// What is held from `place` on belongs to a secret.
    void markFrom(qsizetype place);
    /// Bytes held that cannot become part of a secret any more.
    qsizetype settledSize() const;
    QByteArray release(qsizetype size);

    std::shared_ptr<const SecretMatcher> m_matcher;
    int m_plainState = 0;
    int m_encodedState = 0;
    /// Characters of base64 or digits since the last line break or other character.
    qsizetype m_lineSize = 0;
    QByteArray m_held;
    std::vector<bool> m_heldIsSecret;
    /// Where the bytes held are that are no line breaks.
    std::vector<qsizetype> m_encodedPlaces;
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
