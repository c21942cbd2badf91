// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QString>

#include <utility>
#include <vector>

namespace agentops::workflow {

/// The text behind a byte order mark, which some editors write; places in it are counted from
/// there, as those editors do.
QByteArray withoutByteOrderMark(const QByteArray &text);

/// Line and column of a byte offset in UTF-8 text; both count from 1, columns in characters.
std::pair<int, int> lineAndColumn(const QByteArray &text, qsizetype offset);

/// Walks JSON text that is known to be well-formed, for what QJsonDocument does not tell: where
/// each value begins and which keys occur twice.
class JsonScanner
{
public:
    explicit JsonScanner(const QByteArray &text) : m_text(text) { }

    struct Duplicate
    {
        QString path;
        qsizetype offset = 0;
    };

    /// Keys that an object has more than once. Linear, keeps nothing else.
    std::vector<Duplicate> duplicateKeys();
    /// Byte offset of every value by path, such as `$.nodes[3].kind`.
    QHash<QString, qsizetype> offsets();

private:
    struct Step
    {
        QByteArrayView key;
        qsizetype index = -1;
    };

    void walk();
    void walkObject();
    void walkArray();
    void skipSpace();
    QByteArrayView readString();
    QString path() const;

    const QByteArray &m_text;
    qsizetype m_at = 0;
    std::vector<Step> m_path;
    std::vector<Duplicate> m_duplicates;
    QHash<QString, qsizetype> *m_offsets = nullptr;
};

} // namespace agentops::workflow
