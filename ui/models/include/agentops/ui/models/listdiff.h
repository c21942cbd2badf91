// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractListModel>
#include <QtCore/QList>
#include <QtCore/QSet>

#include <algorithm>
#include <utility>

namespace agentops::ui {

/// Turns the rows of a list model into other rows by removing, moving, inserting and changing them,
/// so that views keep their selection and position. A model makes it a friend.
/// Complexity: linear for rows that keep their order, quadratic in the number of rows that move.
class ListDiff
{
public:
    /// `key(row)` names a row for as long as it lives; equal rows are left alone.
    template<typename Model, typename Row, typename Key>
    static void apply(Model *model, QList<Row> &rows, const QList<Row> &target, Key key)
    {
        removeMissing(model, rows, target, key);
        for (qsizetype i = 0; i < target.size(); ++i) {
            const Row &wanted = target.at(i);
            const qsizetype at = indexFrom(rows, i, key(wanted), key);
            if (at < 0) {
                model->beginInsertRows({}, int(i), int(i));
                rows.insert(i, wanted);
                model->endInsertRows();
                continue;
            }
            if (at != i) {
                model->beginMoveRows({}, int(at), int(at), {}, int(i));
                rows.move(at, i);
                model->endMoveRows();
            }
            if (!(rows.at(i) == wanted)) {
                rows[i] = wanted;
                const QModelIndex index = model->index(int(i));
                Q_EMIT model->dataChanged(index, index);
            }
        }
    }

private:
    template<typename Model, typename Row, typename Key>
    static void removeMissing(Model *model, QList<Row> &rows, const QList<Row> &target, Key key)
    {
        QSet<std::decay_t<decltype(key(target.first()))>> kept;
        for (const Row &row : target)
            kept.insert(key(row));
        qsizetype last = rows.size() - 1;
        while (last >= 0) {
            if (kept.contains(key(rows.at(last)))) {
                --last;
                continue;
            }
            qsizetype first = last;
            while (first > 0 && !kept.contains(key(rows.at(first - 1))))
                --first;
            model->beginRemoveRows({}, int(first), int(last));
            rows.remove(first, last - first + 1);
            model->endRemoveRows();
            last = first - 1;
        }
    }

    template<typename Row, typename K, typename Key>
    static qsizetype indexFrom(const QList<Row> &rows, qsizetype from, const K &wanted, Key key)
    {
        for (qsizetype i = from; i < rows.size(); ++i) {
            if (key(rows.at(i)) == wanted)
                return i;
        }
        return -1;
    }
};

/// Has views read every row again, such as in another language.
inline void rereadRows(QAbstractListModel &model)
{
    if (const int count = model.rowCount(); count > 0)
        Q_EMIT model.dataChanged(model.index(0), model.index(count - 1));
}

} // namespace agentops::ui
