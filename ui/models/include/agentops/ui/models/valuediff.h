// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractListModel>
#include <QtCore/QJsonValue>
#include <QtCore/QStringList>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {

/// One place where two values differ.
/// Shape: the path goes into the value that has the place, the newer one where both have it.
struct ValueChange
{
    enum class Kind { Added, Removed, Changed };

    Kind kind = Kind::Changed;
    QStringList path;
    QJsonValue before{QJsonValue::Undefined};
    QJsonValue after{QJsonValue::Undefined};

    friend bool operator==(const ValueChange &, const ValueChange &) = default;
};

/// Where `after` differs from `before`, in the order of `after`, what is gone behind what is there;
/// at most `limit` places.
/// What both ends of two lists have in common is left out, so that an item that was put in between
/// is one change. Complexity: linear.
QList<ValueChange> valueChanges(const QJsonValue &before, const QJsonValue &after, qsizetype limit);

/// What has changed from one value to another, as rows.
/// Thread: main.
class ValueDiffModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by ShownValue.")

    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    /// There are more changes than rows.
    Q_PROPERTY(bool truncated READ isTruncated NOTIFY countChanged FINAL)

public:
    enum Role {
        KindKeyRole = Qt::UserRole + 1, ///< QString: "added", "removed" or "changed"
        PathRole, ///< QString, such as "failures.0.file"; empty for the whole value
        BeforeRole, ///< QString on one line; empty for an addition
        AfterRole, ///< QString on one line; empty for a removal
        SummaryRole, ///< QString: the row in words
    };

    static constexpr int kMaxChanges = 2000;

    explicit ValueDiffModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(m_changes.size()); }
    bool isTruncated() const { return m_isTruncated; }

    void compare(const QJsonValue &before, const QJsonValue &after);
    void clear();
    /// Says everything anew, after the language has changed.
    void retranslate();

Q_SIGNALS:
    void countChanged();

private:
    void setChanges(QList<ValueChange> changes, bool isTruncated);
    static QString summaryOf(const ValueChange &change);

    QList<ValueChange> m_changes;
    bool m_isTruncated = false;
};

} // namespace agentops::ui
