// SPDX-License-Identifier: GPL-3.0-or-later
#include "difftext.h"

#include "text.h"

namespace agentops::cli {

using namespace Qt::StringLiterals;

QString changeKindName(git::ChangeKind kind)
{
    switch (kind) {
    case git::ChangeKind::Added:
        return u"added"_s;
    case git::ChangeKind::Deleted:
        return u"deleted"_s;
    case git::ChangeKind::Modified:
        return u"modified"_s;
    case git::ChangeKind::Renamed:
        return u"renamed"_s;
    case git::ChangeKind::Copied:
        return u"copied"_s;
    case git::ChangeKind::TypeChanged:
        return u"type_changed"_s;
    case git::ChangeKind::Conflicted:
        return u"conflicted"_s;
    case git::ChangeKind::Unreadable:
        return u"unreadable"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString changesText(const QList<git::FileChange> &changes)
{
    QList<QStringList> rows;
    qint64 added = 0;
    qint64 removed = 0;
    for (const git::FileChange &change : changes) {
        const QString path = change.oldPath == change.newPath
            ? change.newPath
            : change.oldPath + u" → "_s + change.newPath;
        rows.append({changeKindName(change.kind),
                     change.isBinary ? u"binary"_s : u"+%1"_s.arg(change.addedLines),
                     change.isBinary ? QString() : u"-%1"_s.arg(change.removedLines), path});
        added += change.addedLines;
        removed += change.removedLines;
    }
    return columns(rows)
        + u"%1, %2 added, %3 removed\n"_s.arg(counted(changes.size(), u"file"_s, u"files"_s),
                                              counted(added, u"line"_s, u"lines"_s),
                                              QString::number(removed));
}

QJsonObject changeToJson(const git::FileChange &change)
{
    return {{u"kind"_s, changeKindName(change.kind)}, {u"oldPath"_s, change.oldPath},
            {u"newPath"_s, change.newPath},           {u"binary"_s, change.isBinary},
            {u"added"_s, change.addedLines},          {u"removed"_s, change.removedLines},
            {u"similarity"_s, change.similarity}};
}

} // namespace agentops::cli
