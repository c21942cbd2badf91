// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractListModel>
#include <QtCore/QList>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::graph {

/// One port of the inspected node.
struct PortRow
{
    QString name;
    QString type;
    QString help;
    /// "from Analyze, to Review"; empty when nothing is connected.
    QString connection;
    bool isInput = true;
    bool isRequired = false;

    friend bool operator==(const PortRow &, const PortRow &) = default;
};

/// The ports of one node with what they are connected to.
class PortModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by InspectorModel.")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        NameRole = Qt::UserRole + 1, ///< QString
        TypeRole, ///< QString, name of the port type
        TypeTextRole, ///< QString, the type in words
        HelpRole, ///< QString
        ConnectionRole, ///< QString, may be empty
        IsInputRole, ///< bool
        RequiredRole, ///< bool
    };

    explicit PortModel(QObject *parent = nullptr) : QAbstractListModel(parent) { }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(m_rows.size()); }
    void setRows(const QList<PortRow> &rows);

Q_SIGNALS:
    void countChanged();

private:
    QList<PortRow> m_rows;
};

} // namespace agentops::ui::graph
