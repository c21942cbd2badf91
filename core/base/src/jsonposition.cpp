// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/json.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace agentops {

namespace {

/// Walks over JSON text without building values. It accepts more than JSON (it does not look into
/// numbers and words), never less, and moves forward only.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text) : m_text(text) { }

    qsizetype offset() const { return m_offset; }
    void moveTo(qsizetype offset) { m_offset = offset; }

    char peek()
    {
        while (m_offset < m_text.size() && isSpace(m_text[m_offset]))
            ++m_offset;
        return m_offset < m_text.size() ? m_text[m_offset] : '\0';
    }

    bool accept(char wanted)
    {
        if (peek() != wanted)
            return false;
        ++m_offset;
        return true;
    }

    /// Passes a string and returns it with its quotes; empty when there is none.
    QByteArrayView passString()
    {
        if (peek() != '"')
            return {};
        const qsizetype start = m_offset++;
        while (m_offset < m_text.size()) {
            const char c = m_text[m_offset++];
            if (c == '\\')
                ++m_offset;
            else if (c == '"')
                return m_text.sliced(start, m_offset - start);
        }
        m_offset = m_text.size();
        return {};
    }

    bool passValue()
    {
        qsizetype depth = 0;
        do {
            const char c = peek();
            if (c == '\0') {
                return false;
            } else if (c == '"') {
                if (passString().isEmpty())
                    return false;
            } else {
                if (c == '{' || c == '[')
                    ++depth;
                else if (c == '}' || c == ']')
                    --depth;
                if (!passToken())
                    return false;
            }
        } while (depth > 0);
        return depth == 0;
    }

private:
    static bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
    static bool isPunctuation(char c)
    {
        return c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':';
    }

    /// One punctuation mark, or a number or word.
    bool passToken()
    {
        if (isPunctuation(m_text[m_offset])) {
            ++m_offset;
            return true;
        }
        const qsizetype start = m_offset;
        while (m_offset < m_text.size() && !isSpace(m_text[m_offset])
               && !isPunctuation(m_text[m_offset]) && m_text[m_offset] != '"'
               && m_text[m_offset] != '\0')
            ++m_offset;
        return m_offset > start;
    }

    QByteArrayView m_text;
    qsizetype m_offset = 0;
};

bool isKey(QByteArrayView literal, QStringView key)
{
    if (!literal.contains('\\'))
        return QString::fromUtf8(literal.sliced(1, literal.size() - 2)) == key;
    QByteArray array = "["_ba;
    array += literal;
    array += ']';
    return QJsonDocument::fromJson(array).array().at(0).toString() == key;
}

/// Moves to the member's value; of equal keys the last one counts.
bool enterMember(Scanner &scanner, QStringView key)
{
    qsizetype found = -1;
    if (!scanner.accept('{'))
        return false;
    while (scanner.peek() == '"') {
        const QByteArrayView literal = scanner.passString();
        if (literal.isEmpty() || !scanner.accept(':'))
            break;
        scanner.peek(); // the value begins behind the space
        if (isKey(literal, key))
            found = scanner.offset();
        if (!scanner.passValue() || !scanner.accept(','))
            break;
    }
    if (found >= 0)
        scanner.moveTo(found);
    return found >= 0;
}

bool enterItem(Scanner &scanner, QStringView token)
{
    bool ok = false;
    const qlonglong index = token.toLongLong(&ok);
    if (!ok || index < 0 || !scanner.accept('['))
        return false;
    for (qlonglong i = 0; i < index; ++i) {
        if (!scanner.passValue() || !scanner.accept(','))
            return false;
    }
    return scanner.peek() != ']' && scanner.peek() != '\0';
}

} // namespace

std::optional<TextPosition> findJsonPosition(QByteArrayView text, QStringView pointer)
{
    Scanner scanner(text);
    if (scanner.peek() == '\0' || (!pointer.isEmpty() && pointer.front() != u'/'))
        return std::nullopt;
    const auto tokens = pointer.isEmpty() ? QList<QStringView>() : pointer.sliced(1).split(u'/');
    for (const QStringView token : tokens) {
        const QString key = token.toString().replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
        if (!(scanner.peek() == '[' ? enterItem(scanner, key) : enterMember(scanner, key)))
            return std::nullopt;
    }
    if (scanner.peek() == '\0')
        return std::nullopt;
    return positionOfOffset(text, scanner.offset());
}

} // namespace agentops
