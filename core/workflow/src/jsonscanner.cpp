// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonscanner.h"

#include <QtCore/QSet>
#include <QtCore/QStringView>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

QByteArray withoutByteOrderMark(const QByteArray &text)
{
    constexpr QByteArrayView kMark("\xEF\xBB\xBF");
    return text.startsWith(kMark) ? text.sliced(kMark.size()) : text;
}

std::pair<int, int> lineAndColumn(const QByteArray &text, qsizetype offset)
{
    const QByteArrayView before =
        QByteArrayView(text).first(std::clamp<qsizetype>(offset, 0, text.size()));
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    const QString column = QString::fromUtf8(before.sliced(lineStart));
    return {int(before.count('\n')) + 1, int(column.size()) + 1};
}

std::vector<JsonScanner::Duplicate> JsonScanner::duplicateKeys()
{
    m_at = 0;
    m_duplicates.clear();
    walk();
    return std::move(m_duplicates);
}

QHash<QString, qsizetype> JsonScanner::offsets()
{
    QHash<QString, qsizetype> offsets;
    m_at = 0;
    m_offsets = &offsets;
    walk();
    m_offsets = nullptr;
    return offsets;
}

void JsonScanner::walk()
{
    skipSpace();
    if (m_at >= m_text.size())
        return;
    if (m_offsets)
        m_offsets->insert(path(), m_at);
    switch (m_text.at(m_at)) {
    case '{':
        walkObject();
        break;
    case '[':
        walkArray();
        break;
    case '"':
        readString();
        break;
    default:
        while (m_at < m_text.size() && !strchr(",]} \t\r\n", m_text.at(m_at)))
            ++m_at;
    }
}

void JsonScanner::walkObject()
{
    QSet<QByteArrayView> keys;
    ++m_at;
    for (skipSpace(); m_at < m_text.size() && m_text.at(m_at) != '}'; skipSpace()) {
        if (m_text.at(m_at) == ',') {
            ++m_at;
            skipSpace();
        }
        const qsizetype keyAt = m_at;
        if (m_text.at(m_at) != '"')
            return;
        m_path.push_back({readString()});
        if (keys.contains(m_path.back().key))
            m_duplicates.push_back({path(), keyAt});
        keys.insert(m_path.back().key);
        skipSpace();
        ++m_at; // the colon
        walk();
        m_path.pop_back();
    }
    ++m_at;
}

void JsonScanner::walkArray()
{
    ++m_at;
    m_path.push_back({{}, 0});
    for (skipSpace(); m_at < m_text.size() && m_text.at(m_at) != ']'; skipSpace()) {
        if (m_text.at(m_at) == ',') {
            ++m_at;
            ++m_path.back().index;
        }
        const qsizetype before = m_at;
        walk();
        if (m_at == before)
            break;
    }
    m_path.pop_back();
    ++m_at;
}

void JsonScanner::skipSpace()
{
    while (m_at < m_text.size() && strchr(" \t\r\n", m_text.at(m_at)))
        ++m_at;
}

QByteArrayView JsonScanner::readString()
{
    const qsizetype start = ++m_at;
    while (m_at < m_text.size() && m_text.at(m_at) != '"')
        m_at += m_text.at(m_at) == '\\' ? 2 : 1;
    const QByteArrayView content =
        QByteArrayView(m_text).sliced(start, std::min(m_at, m_text.size()) - start);
    ++m_at;
    return content;
}

QString JsonScanner::path() const
{
    QString path = u"$"_s;
    for (const Step &step : m_path) {
        if (step.index >= 0)
            path += u'[' + QString::number(step.index) + u']';
        else
            path += u'.' + QString::fromUtf8(step.key);
    }
    return path;
}

} // namespace agentops::workflow
