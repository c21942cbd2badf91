// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/valuetable.h>
#include <agentops/ui/models/valuetext.h>

#include <QtCore/QJsonObject>
#include <QtCore/QSet>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace agentops::ui {

namespace {

constexpr qsizetype kCellLength = 200;
/// Rows that decide how wide the columns are.
constexpr int kMeasuredRows = 50;
constexpr int kFewestCharacters = 6;
constexpr int kMostCharacters = 40;

/// What cells are ordered by: numbers, then texts, then the rest; cells that are not there last.
struct SortKey
{
    int rank = 0;
    double number = 0;
    QString text;
};

SortKey sortKeyOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return {0, value.toBool() ? 1.0 : 0.0, {}};
    case QJsonValue::Double:
        return {1, value.toDouble(), {}};
    case QJsonValue::String:
        return {2, 0, value.toString()};
    case QJsonValue::Array:
    case QJsonValue::Object:
        return {3, 0, valueLine(value, kCellLength)};
    case QJsonValue::Null:
        return {4, 0, {}};
    case QJsonValue::Undefined:
        break;
    }
    return {5, 0, {}};
}

int compareKeys(const SortKey &a, const SortKey &b)
{
    if (a.rank != b.rank)
        return a.rank < b.rank ? -1 : 1;
    if (a.number != b.number)
        return a.number < b.number ? -1 : 1;
    return QString::compare(a.text, b.text, Qt::CaseInsensitive);
}

QString cellTypeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return u"text"_s;
    case QJsonValue::Double:
        return u"number"_s;
    case QJsonValue::Bool:
        return u"boolean"_s;
    case QJsonValue::Null:
        return u"null"_s;
    case QJsonValue::Undefined:
        return u"missing"_s;
    case QJsonValue::Array:
    case QJsonValue::Object:
        return u"json"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

ValueColumnModel::ValueColumnModel(QObject *parent) : QAbstractTableModel(parent) { }

int ValueColumnModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_names.isEmpty() ? 0 : 1;
}

int ValueColumnModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_names.size());
}

QHash<int, QByteArray> ValueColumnModel::roleNames() const
{
    static const QHash<int, QByteArray> names{{NameRole, "name"}, {SortRole, "sort"}};
    return names;
}

QVariant ValueColumnModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return m_names.at(index.column());
    case SortRole:
        if (index.column() != m_sortColumn)
            return 0;
        return m_sortOrder == Qt::AscendingOrder ? 1 : -1;
    default:
        return {};
    }
}

void ValueColumnModel::setNames(const QStringList &names)
{
    beginResetModel();
    m_names = names;
    m_sortColumn = -1;
    endResetModel();
}

void ValueColumnModel::setSort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    if (!m_names.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(0, int(m_names.size()) - 1), {SortRole});
}

ValueTableModel::ValueTableModel(QObject *parent) : QAbstractTableModel(parent) { }

int ValueTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

int ValueTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.names().size());
}

QHash<int, QByteArray> ValueTableModel::roleNames() const
{
    static const QHash<int, QByteArray> names{
        {TextRole, "text"},
        {TypeRole, "type"},
        {MatchRole, "isMatch"},
        {SummaryRole, "summary"},
    };
    return names;
}

QVariant ValueTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QJsonValue value = valueAt(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return valueLine(value, kCellLength);
    case TypeRole:
        return cellTypeName(value);
    case MatchRole:
        return !m_searchText.isEmpty()
            && valueLine(value, kCellLength).contains(m_searchText, Qt::CaseInsensitive);
    case SummaryRole:
        //: name of a column and what a cell of it holds
        return tr("%1: %2").arg(columnName(index.column()),
                                value.isUndefined() ? tr("nothing")
                                                    : valueLine(value, kCellLength));
    default:
        return {};
    }
}

QVariant ValueTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section >= 0 && section < count() ? QVariant(sourceRow(section)) : QVariant();
    return section >= 0 && section < columnCount() ? QVariant(columnName(section)) : QVariant();
}

void ValueTableModel::show(const QJsonArray &rows)
{
    if (rows == m_rows)
        return;
    QStringList names;
    QSet<QString> known;
    m_isTruncated = false;
    for (const QJsonValue row : rows) {
        const QJsonObject object = row.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString key = it.key();
            if (known.contains(key))
                continue;
            if (names.size() == kMaxColumns) {
                m_isTruncated = true;
                continue;
            }
            known.insert(key);
            names.append(key);
        }
    }
    beginResetModel();
    m_rows = rows;
    m_order.resize(rows.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    m_columns.setNames(names);
    endResetModel();
    Q_EMIT countChanged();
}

QJsonValue ValueTableModel::rowValue(int row) const
{
    const int source = sourceRow(row);
    return source >= 0 ? m_rows.at(source) : QJsonValue(QJsonValue::Undefined);
}

QJsonValue ValueTableModel::valueAt(int row, int column) const
{
    return rowValue(row).toObject().value(columnName(column));
}

int ValueTableModel::sourceRow(int row) const
{
    return row >= 0 && row < count() ? m_order.at(row) : -1;
}

void ValueTableModel::sort(int column, Qt::SortOrder order)
{
    QList<int> rows(m_rows.size());
    std::iota(rows.begin(), rows.end(), 0);
    if (column >= 0 && column < columnCount()) {
        const QString name = columnName(column);
        std::vector<SortKey> keys;
        keys.reserve(size_t(m_rows.size()));
        for (const QJsonValue row : std::as_const(m_rows))
            keys.push_back(sortKeyOf(row.toObject().value(name)));
        const int missing = sortKeyOf(QJsonValue::Undefined).rank;
        std::ranges::stable_sort(rows, [&](int a, int b) {
            const SortKey &left = keys[size_t(a)];
            const SortKey &right = keys[size_t(b)];
            if (left.rank == missing || right.rank == missing)
                return left.rank < right.rank;
            return order == Qt::AscendingOrder ? compareKeys(left, right) < 0
                                               : compareKeys(right, left) < 0;
        });
    } else {
        column = -1;
    }
    setOrder(rows);
    m_columns.setSort(column, order);
}

void ValueTableModel::setOrder(const QList<int> &order)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    QList<int> placeOf(order.size());
    for (int row = 0; row < order.size(); ++row)
        placeOf[order.at(row)] = row;
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &old : before)
        after.append(index(placeOf.at(m_order.at(old.row())), old.column()));
    m_order = order;
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void ValueTableModel::toggleSort(int column)
{
    if (m_columns.sortColumn() != column)
        sort(column, Qt::AscendingOrder);
    else if (m_columns.sortOrder() == Qt::AscendingOrder)
        sort(column, Qt::DescendingOrder);
    else
        sort(-1, Qt::AscendingOrder);
}

int ValueTableModel::charactersIn(int column) const
{
    qsizetype characters = columnName(column).size() + 2; // and the arrow of the order
    const QString name = columnName(column);
    for (int row = 0; row < std::min(count(), kMeasuredRows); ++row) { // whatever the order
        const QJsonValue cell = m_rows.at(row).toObject().value(name);
        characters = std::max(characters, valueLine(cell, kMostCharacters).size());
    }
    return int(std::clamp<qsizetype>(characters, kFewestCharacters, kMostCharacters));
}

void ValueTableModel::setSearchText(const QString &text)
{
    if (m_searchText == text)
        return;
    m_searchText = text;
    if (count() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(count() - 1, columnCount() - 1), {MatchRole});
    Q_EMIT searchChanged();
}

bool ValueTableModel::hasText(int row) const
{
    const QJsonObject object = rowValue(row).toObject();
    return std::ranges::any_of(object, [this](const QJsonValue &value) {
        return valueLine(value, kCellLength).contains(m_searchText, Qt::CaseInsensitive);
    });
}

int ValueTableModel::rowAfter(int row) const
{
    if (m_searchText.isEmpty())
        return -1;
    for (int step = 1; step <= count(); ++step) {
        const int candidate = (std::max(row, -1) + step) % count();
        if (hasText(candidate))
            return candidate;
    }
    return -1;
}

int ValueTableModel::rowBefore(int row) const
{
    if (m_searchText.isEmpty())
        return -1;
    for (int step = 1; step <= count(); ++step) {
        const int candidate = (std::max(row, 0) - step + count()) % count();
        if (hasText(candidate))
            return candidate;
    }
    return -1;
}

void ValueTableModel::retranslate()
{
    if (count() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(count() - 1, columnCount() - 1), {SummaryRole});
}

} // namespace agentops::ui
