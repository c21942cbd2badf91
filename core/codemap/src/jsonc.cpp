// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonc.h"

#include <QtCore/QJsonDocument>

namespace agentops::codemap {

namespace {

// Copies the text without comments and without commas in front of a closing bracket.
QByteArray strict(const QByteArray &text)
{
    QByteArray out;
    out.reserve(text.size());
    qsizetype comma = -1; // where the last comma went, while only blanks followed it
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (c == '/' && next == '/') {
            while (i < text.size() && text[i] != '\n')
                ++i;
            out += '\n';
        } else if (c == '/' && next == '*') {
            const qsizetype end = text.indexOf("*/", i + 2);
            i = end < 0 ? text.size() : end + 1;
        } else if (c == '"') {
            const qsizetype start = i++;
            while (i < text.size() && text[i] != '"')
                i += text[i] == '\\' ? 2 : 1;
            out += text.sliced(start, std::min(i + 1, text.size()) - start);
            comma = -1;
        } else {
            if (comma >= 0 && (c == '}' || c == ']'))
                out[comma] = ' ';
            if (c == ',')
                comma = out.size();
            else if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
                comma = -1;
            out += c;
        }
    }
    return out;
}

} // namespace

QJsonObject readLenientJson(const QByteArray &text)
{
    const QJsonDocument plain = QJsonDocument::fromJson(text);
    return plain.isNull() ? QJsonDocument::fromJson(strict(text)).object() : plain.object();
}

} // namespace agentops::codemap
