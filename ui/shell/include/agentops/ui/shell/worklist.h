// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/operation.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::shell {

/// The operations that are running now, in the order in which they began: what the status bar
/// shows. Owns none of them. Thread: main.
class WorkList : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A window has its list of work.")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        OperationRole = Qt::UserRole, ///< Operation*
    };

    explicit WorkList(QObject *parent = nullptr);

    /// Watches an operation for as long as it lives.
    void watch(Operation *operation);
    int count() const { return static_cast<int>(m_running.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    void refresh(Operation *operation);
    void drop(Operation *operation);

    QList<Operation *> m_running;
};

} // namespace agentops::ui::shell
