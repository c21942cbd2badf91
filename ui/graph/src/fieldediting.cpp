// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/fieldediting.h>

#include <agentops/ui/models/markdownhtml.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QStringList>

#include <algorithm>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

const QString kLevel = u"    "_s;

} // namespace

FieldEditing::FieldEditing(QObject *parent) : QObject(parent) { }

int FieldEditing::cursorAfter(const QString &before, const QString &after, int cursor)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    const auto start = std::ranges::mismatch(before, after).in1 - before.begin();
    if (cursor <= start)
        return cursor;
    qsizetype end = 0;
    while (end < shorter - start
           && before.at(before.size() - 1 - end) == after.at(after.size() - 1 - end))
        ++end;
    const qsizetype behind = std::min(before.size() - cursor, end);
    return int(std::clamp<qsizetype>(after.size() - behind, 0, after.size()));
}

QString FieldEditing::indentAt(const QString &text, int cursor)
{
    const qsizetype place = std::clamp<qsizetype>(cursor, 0, text.size());
    const qsizetype start = place > 0 ? text.lastIndexOf(u'\n', place - 1) + 1 : 0;
    qsizetype end = start;
    while (end < place && (text.at(end) == u' ' || text.at(end) == u'\t'))
        ++end;
    return text.sliced(start, end - start);
}

QString FieldEditing::shifted(const QString &text, int from, int to, bool isInwards)
{
    QStringList lines = text.split(u'\n');
    qsizetype start = 0;
    for (QString &line : lines) {
        const qsizetype end = start + line.size(); // as it was
        if (start <= to && end >= from) {
            if (isInwards && !line.isEmpty())
                line.prepend(kLevel);
            else if (!isInwards && line.startsWith(u'\t'))
                line.remove(0, 1);
            else if (!isInwards)
                line.remove(0, std::min(indentAt(line, int(line.size())).size(), kLevel.size()));
        }
        start = end + 1;
    }
    return lines.join(u'\n');
}

QString FieldEditing::formattedJson(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    return document.isNull() ? text : QString::fromUtf8(document.toJson()).trimmed();
}

QString FieldEditing::readableMarkdown(const QString &text)
{
    return markdownHtml(text);
}

} // namespace agentops::ui::graph
