// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/listdiff.h>
#include <agentops/ui/models/valuetext.h>
#include <agentops/ui/models/valuetree.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::ui {

namespace {

constexpr qsizetype kLineLength = 400;
/// A value with no more parts has its first level of branches open from the start.
constexpr qsizetype kFewParts = 8;

bool hasParts(const QJsonValue &value)
{
    return value.isObject() || value.isArray();
}

qsizetype partCount(const QJsonValue &value)
{
    return value.isObject() ? value.toObject().size() : value.toArray().size();
}

QString partTypeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Object:
        return u"object"_s;
    case QJsonValue::Array:
        return u"list"_s;
    case QJsonValue::String:
        return u"text"_s;
    case QJsonValue::Double:
        return u"number"_s;
    case QJsonValue::Bool:
        return u"boolean"_s;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return u"null"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

ValueTreeModel::ValueTreeModel(QObject *parent) : QAbstractListModel(parent) { }

int ValueTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> ValueTreeModel::roleNames() const
{
    static const QHash<int, QByteArray> names{
        {KeyRole, "key"},       {ValueTextRole, "valueText"},   {TypeRole, "type"},
        {DepthRole, "depth"},   {ExpandableRole, "expandable"}, {ExpandedRole, "expanded"},
        {MatchRole, "isMatch"}, {SummaryRole, "summary"},
    };
    return names;
}

QVariant ValueTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case KeyRole:
        return row.key;
    case ValueTextRole:
        return textOf(row.value);
    case TypeRole:
        return partTypeName(row.value);
    case DepthRole:
        return row.depth;
    case ExpandableRole:
        return hasParts(row.value) && partCount(row.value) > 0;
    case ExpandedRole:
        return row.isExpanded;
    case MatchRole:
        return isMatch(row.key, row.value);
    case SummaryRole:
        //: a key of a value and what it holds
        return row.key.isEmpty() ? textOf(row.value) : tr("%1: %2").arg(row.key, textOf(row.value));
    default:
        return {};
    }
}

QString ValueTreeModel::textOf(const QJsonValue &value) const
{
    if (value.isObject())
        return tr("%n field(s)", "of an object", int(partCount(value)));
    if (value.isArray())
        return tr("%n item(s)", "of a list", int(partCount(value)));
    return valueLine(value, kLineLength);
}

QList<ValueTreeModel::Row> ValueTreeModel::childrenOf(const QJsonValue &value, int depth)
{
    QList<Row> rows;
    rows.reserve(partCount(value));
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            rows.append({it.key(), it.value(), depth, int(rows.size()), false});
        return rows;
    }
    const QJsonArray list = value.toArray();
    for (const QJsonValue item : list)
        rows.append({QString::number(rows.size()), item, depth, int(rows.size()), false});
    return rows;
}

void ValueTreeModel::show(const QJsonValue &value)
{
    if (value == m_value && value.type() == m_value.type())
        return;
    beginResetModel();
    m_value = value;
    m_rows.clear();
    if (hasParts(value))
        m_rows = childrenOf(value, 0);
    else if (!value.isUndefined())
        m_rows = {{QString(), value, 0, 0, false}};
    endResetModel();
    Q_EMIT countChanged();
    for (int row = count() - 1; row >= 0 && partCount(value) <= kFewParts; --row) {
        if (partCount(m_rows.at(row).value) <= kFewParts)
            setExpanded(row, true);
    }
    updateMatches();
}

void ValueTreeModel::setExpanded(int row, bool expanded)
{
    if (row < 0 || row >= count() || m_rows.at(row).isExpanded == expanded
        || !hasParts(m_rows.at(row).value) || partCount(m_rows.at(row).value) == 0)
        return;
    m_rows[row].isExpanded = expanded;
    const int depth = m_rows.at(row).depth;
    if (expanded) {
        const QList<Row> children = childrenOf(m_rows.at(row).value, depth + 1);
        beginInsertRows({}, row + 1, row + int(children.size()));
        m_rows.insert(row + 1, children.size(), Row());
        std::ranges::copy(children, m_rows.begin() + row + 1);
        endInsertRows();
    } else {
        int last = row;
        while (last + 1 < count() && m_rows.at(last + 1).depth > depth)
            ++last;
        beginRemoveRows({}, row + 1, last);
        m_rows.remove(row + 1, last - row);
        endRemoveRows();
    }
    Q_EMIT dataChanged(index(row), index(row), {ExpandedRole});
    Q_EMIT countChanged();
}

int ValueTreeModel::parentRow(int row) const
{
    if (row < 0 || row >= count())
        return -1;
    const int depth = m_rows.at(row).depth;
    do
        --row;
    while (row >= 0 && m_rows.at(row).depth >= depth);
    return row;
}

QJsonValue ValueTreeModel::valueAt(int row) const
{
    return row >= 0 && row < count() ? m_rows.at(row).value : QJsonValue(QJsonValue::Undefined);
}

QStringList ValueTreeModel::pathAt(int row) const
{
    QStringList path;
    for (; row >= 0 && row < count(); row = parentRow(row)) {
        if (!m_rows.at(row).key.isEmpty() || hasParts(m_value))
            path.prepend(m_rows.at(row).key);
    }
    return path;
}

ValueTreeModel::Place ValueTreeModel::placeOf(int row) const
{
    Place place;
    for (; row >= 0 && row < count(); row = parentRow(row))
        place.prepend(m_rows.at(row).place);
    return place;
}

int ValueTreeModel::reveal(const Place &place)
{
    int row = -1;
    for (qsizetype depth = 0; depth < place.size(); ++depth) {
        setExpanded(row, true);
        do
            ++row;
        while (row < count()
               && (m_rows.at(row).depth != depth || m_rows.at(row).place != place.at(depth)));
    }
    return row < count() ? row : -1;
}

void ValueTreeModel::setSearchText(const QString &text)
{
    if (m_searchText == text)
        return;
    m_searchText = text;
    updateMatches();
}

bool ValueTreeModel::isMatch(const QString &key, const QJsonValue &value) const
{
    if (m_searchText.isEmpty())
        return false;
    if (key.contains(m_searchText, Qt::CaseInsensitive))
        return true;
    if (value.isString())
        return value.toString().contains(m_searchText, Qt::CaseInsensitive);
    return !hasParts(value)
        && valueLine(value, kLineLength).contains(m_searchText, Qt::CaseInsensitive);
}

void ValueTreeModel::findMatches(const QJsonValue &value, Place &place)
{
    for (const Row &row : childrenOf(value, 0)) {
        if (matchCount() == kMaxMatches)
            return;
        place.append(row.place);
        if (isMatch(row.key, row.value))
            m_matches.append(place);
        if (hasParts(row.value))
            findMatches(row.value, place);
        place.removeLast();
    }
}

void ValueTreeModel::updateMatches()
{
    m_matches.clear();
    if (!m_searchText.isEmpty() && hasParts(m_value)) {
        Place place;
        findMatches(m_value, place);
    } else if (!m_rows.isEmpty() && !hasParts(m_value) && isMatch({}, m_value)) {
        m_matches.append(Place{0});
    }
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {MatchRole});
    Q_EMIT searchChanged();
}

int ValueTreeModel::matchAfter(int row)
{
    if (m_matches.isEmpty())
        return -1;
    const auto next = std::ranges::upper_bound(m_matches, placeOf(row));
    return reveal(Place(next != m_matches.end() ? *next : m_matches.first()));
}

int ValueTreeModel::matchBefore(int row)
{
    if (m_matches.isEmpty())
        return -1;
    const auto next = std::ranges::lower_bound(m_matches, placeOf(row));
    return reveal(Place(next != m_matches.begin() ? *(next - 1) : m_matches.last()));
}

int ValueTreeModel::matchNumber(int row) const
{
    const auto match = std::ranges::find(m_matches, placeOf(row));
    return match != m_matches.end() ? int(match - m_matches.begin()) + 1 : 0;
}

void ValueTreeModel::retranslate()
{
    rereadRows(*this);
}

} // namespace agentops::ui
