// SPDX-License-Identifier: GPL-3.0-or-later
#include "ordermerge.h"

#include <QtCore/QHash>

#include <algorithm>

namespace agentops::versions {

namespace {

QStringList filtered(const QStringList &list, const QSet<QString> &wanted)
{
    QStringList result;
    for (const QString &id : list) {
        if (wanted.contains(id))
            result.append(id);
    }
    return result;
}

QSet<QString> setOf(const QStringList &list)
{
    return {list.begin(), list.end()};
}

/// What a side has added, by the old element it stands behind; empty key: at the beginning.
QHash<QString, QStringList> additions(const QStringList &side, const QSet<QString> &old,
                                      const QSet<QString> &kept)
{
    QHash<QString, QStringList> runs;
    QString anchor;
    for (const QString &id : side) {
        if (!kept.contains(id))
            continue;
        if (old.contains(id))
            anchor = id;
        else
            runs[anchor].append(id);
    }
    return runs;
}

} // namespace

QStringList mergeOrder(const QStringList &base, const QStringList &ours, const QStringList &theirs,
                       const QSet<QString> &kept)
{
    const QSet<QString> old = setOf(filtered(base, kept));
    const bool isOursReordered = filtered(ours, setOf(base)) != filtered(base, setOf(ours));
    QStringList skeleton = filtered(isOursReordered ? ours : theirs, old);
    // Elements that this side has deleted and the other one needs.
    const QSet<QString> present = setOf(skeleton);
    QString before;
    for (const QString &id : base) {
        if (!old.contains(id))
            continue;
        if (!present.contains(id))
            skeleton.insert(before.isEmpty() ? 0 : skeleton.indexOf(before) + 1, id);
        before = id;
    }
    const QHash<QString, QStringList> left = additions(ours, old, kept);
    const QHash<QString, QStringList> right = additions(theirs, old, kept);
    QStringList result;
    QSet<QString> seen;
    const auto emitRun = [&](const QStringList &run) {
        for (const QString &id : run) {
            if (!seen.contains(id))
                result.append(id);
            seen.insert(id);
        }
    };
    const auto emitBehind = [&](const QString &anchor) {
        QStringList first = left.value(anchor);
        QStringList second = right.value(anchor);
        if (std::ranges::lexicographical_compare(second, first))
            std::swap(first, second);
        emitRun(first);
        emitRun(second);
    };
    emitBehind({});
    for (const QString &id : std::as_const(skeleton)) {
        emitRun({id});
        emitBehind(id);
    }
    return result;
}

} // namespace agentops::versions
