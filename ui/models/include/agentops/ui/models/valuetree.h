// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractListModel>
#include <QtCore/QJsonValue>
#include <QtCore/QStringList>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {

/// A JSON value as a tree whose open branches are the rows of a list. Only what is open has rows.
/// Complexity: opening is linear in the children; a search goes through the whole value.
/// Thread: main.
class ValueTreeModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by ShownValue.")

    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(QString searchText READ searchText WRITE setSearchText NOTIFY searchChanged FINAL)
    /// Keys and values that contain the search text, open or not; at most kMaxMatches.
    Q_PROPERTY(int matchCount READ matchCount NOTIFY searchChanged FINAL)

public:
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< QString, a key or an index; empty for a value without parts
        ValueTextRole, ///< QString on one line; of an object or a list, how much is in it
        TypeRole, ///< QString: "object", "list", "text", "number", "boolean" or "null"
        DepthRole, ///< int, 0 at the top
        ExpandableRole, ///< bool
        ExpandedRole, ///< bool
        MatchRole, ///< bool
        SummaryRole, ///< QString: the row in words
    };

    static constexpr int kMaxMatches = 10'000;

    explicit ValueTreeModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(m_rows.size()); }
    const QString &searchText() const { return m_searchText; }
    void setSearchText(const QString &text);
    int matchCount() const { return int(m_matches.size()); }

    /// Shows another value, closed, or open where it has few parts.
    void show(const QJsonValue &value);
    /// Says everything anew, after the language has changed.
    void retranslate();

    Q_INVOKABLE void setExpanded(int row, bool expanded);
    /// -1 at the top.
    Q_INVOKABLE int parentRow(int row) const;
    /// The next match behind a row, opened on the way; from the beginning again behind the last. -1
    /// without any.
    Q_INVOKABLE int matchAfter(int row);
    Q_INVOKABLE int matchBefore(int row);
    /// Which match a row is, from 1; 0 when it is none.
    Q_INVOKABLE int matchNumber(int row) const;

    QJsonValue valueAt(int row) const;
    /// Keys and indexes from the top to the row.
    QStringList pathAt(int row) const;

Q_SIGNALS:
    void countChanged();
    void searchChanged();

private:
    struct Row
    {
        QString key;
        QJsonValue value;
        int depth = 0;
        /// Among its siblings.
        int place = 0;
        bool isExpanded = false;
    };
    /// Places from the top on.
    using Place = QList<int>;

    static QList<Row> childrenOf(const QJsonValue &value, int depth);
    bool isMatch(const QString &key, const QJsonValue &value) const;
    void findMatches(const QJsonValue &value, Place &place);
    void updateMatches();
    Place placeOf(int row) const;
    int reveal(const Place &place);
    QString textOf(const QJsonValue &value) const;

    QJsonValue m_value{QJsonValue::Undefined};
    QList<Row> m_rows;
    QString m_searchText;
    /// Ascending.
    QList<Place> m_matches;
};

} // namespace agentops::ui
