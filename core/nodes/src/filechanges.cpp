// SPDX-License-Identifier: GPL-3.0-or-later
#include "filechanges.h"

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

namespace {

/// Files that are named; more are only counted.
constexpr qsizetype kMaxListed = 500;

QString changeName(git::ChangeKind kind)
{
    switch (kind) {
    case git::ChangeKind::Added:
    case git::ChangeKind::Copied:
        return u"added"_s;
    case git::ChangeKind::Deleted:
        return u"deleted"_s;
    case git::ChangeKind::Renamed:
        return u"renamed"_s;
    default:
        return u"modified"_s;
    }
}

} // namespace

workflow::StepEffect filesEffect(const QString &folder, const QList<git::FileChange> &changes,
                                 const QStringList &ignored)
{
    int addedLines = 0;
    int removedLines = 0;
    QHash<QString, int> counts;
    QJsonArray files;
    for (const git::FileChange &change : changes) {
        const QString name = changeName(change.kind);
        ++counts[name];
        addedLines += change.addedLines;
        removedLines += change.removedLines;
        if (files.size() >= kMaxListed)
            continue;
        QJsonObject file{{u"path"_s, change.newPath}, {u"change"_s, name}};
        if (change.kind == git::ChangeKind::Renamed)
            file.insert(u"from"_s, change.oldPath);
        if (change.isBinary) {
            file.insert(u"binary"_s, true);
        } else {
            file.insert(u"addedLines"_s, change.addedLines);
            file.insert(u"removedLines"_s, change.removedLines);
        }
        files.append(file);
    }
    QJsonObject detail{{u"added"_s, counts[u"added"_s]},
                       {u"modified"_s, counts[u"modified"_s]},
                       {u"deleted"_s, counts[u"deleted"_s]},
                       {u"renamed"_s, counts[u"renamed"_s]},
                       {u"addedLines"_s, addedLines},
                       {u"removedLines"_s, removedLines},
                       {u"files"_s, files}};
    if (!ignored.isEmpty())
        detail.insert(
            u"ignored"_s,
            QJsonArray::fromStringList(ignored.first(std::min(kMaxListed, ignored.size()))));
    return {.kind = u"files"_s, .target = folder, .detail = detail};
}

} // namespace agentops::nodes
