// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QList>

#include <iterator>
#include <vector>

// How values stand in the rows of the journal.
namespace agentops::workflow {

inline QString toText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

inline QJsonObject toObject(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

template<typename T>
Result<QList<T>> toList(Result<std::vector<T>> rows)
{
    if (!rows)
        return fail(std::move(rows).error());
    return QList<T>(std::make_move_iterator(rows->begin()), std::make_move_iterator(rows->end()));
}

inline QByteArray sql(const char *before, const char *columns, const char *after)
{
    return QByteArray(before) + ' ' + columns + ' ' + after;
}

} // namespace agentops::workflow
