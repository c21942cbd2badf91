// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractTableModel>
#include <QtCore/QJsonArray>
#include <QtCore/QStringList>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {

/// The head of a table: one row with the names of its columns.
/// Thread: main.
class ValueColumnModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        NameRole = Qt::UserRole + 1, ///< QString
        SortRole, ///< int: 1 ascending, -1 descending, 0 not sorted by this one
    };

    explicit ValueColumnModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    const QStringList &names() const { return m_names; }
    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }
    void setNames(const QStringList &names);
    /// -1: by none.
    void setSort(int column, Qt::SortOrder order);

private:
    QStringList m_names;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

/// A list of objects as a table: a column for each key that any of them has, in the order in which
/// they first come. Texts of cells are made as they are looked at; sorting changes the order of the
/// rows, never the value.
/// Complexity: linear in all fields to find the columns; sorting is n log n in the rows.
/// Thread: main.
class ValueTableModel : public QAbstractTableModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by ShownValue.")

    Q_PROPERTY(QAbstractItemModel *columns READ columns CONSTANT FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    /// Some of the columns are left out, as there are too many.
    Q_PROPERTY(bool truncated READ isTruncated NOTIFY countChanged FINAL)
    /// Whatever the case; rows that have it in a cell are found by rowAfter() and rowBefore().
    Q_PROPERTY(QString searchText READ searchText WRITE setSearchText NOTIFY searchChanged FINAL)

public:
    enum Role {
        TextRole = Qt::UserRole + 1, ///< QString on one line
        TypeRole, ///< QString: "text", "number", "boolean", "null", "json" or "missing"
        MatchRole, ///< bool
        SummaryRole, ///< QString: name of the column and text
    };

    static constexpr int kMaxColumns = 500;

    explicit ValueTableModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    void sort(int column, Qt::SortOrder order) override;

    ValueColumnModel *columns() { return &m_columns; }
    int count() const { return int(m_order.size()); }
    bool isTruncated() const { return m_isTruncated; }
    const QString &searchText() const { return m_searchText; }
    void setSearchText(const QString &text);

    /// Items that are no objects have no cells.
    void show(const QJsonArray &rows);
    /// Says everything anew, after the language has changed.
    void retranslate();

    /// By this column, then the other way round, then as the value has them.
    Q_INVOKABLE void toggleSort(int column);
    /// How wide a column wants to be. Units: characters.
    Q_INVOKABLE int charactersIn(int column) const;
    /// -1 when no row has the search text.
    Q_INVOKABLE int rowAfter(int row) const;
    Q_INVOKABLE int rowBefore(int row) const;

    /// Undefined where the row has no such key.
    QJsonValue valueAt(int row, int column) const;
    QJsonValue rowValue(int row) const;
    /// Where the value has what is shown in a row.
    int sourceRow(int row) const;
    QString columnName(int column) const { return m_columns.names().value(column); }

Q_SIGNALS:
    void countChanged();
    void searchChanged();

private:
    void setOrder(const QList<int> &order);
    bool hasText(int row) const;

    QJsonArray m_rows;
    /// Rows of the value, as they are shown.
    QList<int> m_order;
    ValueColumnModel m_columns;
    bool m_isTruncated = false;
    QString m_searchText;
};

} // namespace agentops::ui
