// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::graph {

class GraphSession;

/// The graph as a list that a screen reader can walk: the same nodes, states and connections as on
/// the canvas, in the order in which they run.
/// Thread: main.
class OutlineModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowController.")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    /// Row of the selected node, -1 when none or several are.
    Q_PROPERTY(int currentRow READ currentRow NOTIFY currentRowChanged)

public:
    enum Role {
        NodeIdRole = Qt::UserRole + 1, ///< QString
        TitleRole, ///< QString
        SummaryRole, ///< QString
        IconRole, ///< QString
        TintRole, ///< QString, see categoryTint()
        StateRole, ///< QString, see stateKey(); "planned" without a run
        InputsRole, ///< QString, "name from Node" per line
        OutputsRole, ///< QString, "name to Node" per line
        DescriptionRole, ///< QString, the whole row in words
    };

    explicit OutlineModel(GraphSession &session, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(m_order.size()); }
    int currentRow() const;
    Q_INVOKABLE void reveal(int row);

Q_SIGNALS:
    void countChanged();
    void currentRowChanged();

private:
    void refresh();
    void refreshRows();
    QString connections(int node, bool isInput) const;

    GraphSession &m_session;
    /// Indexes into the scene's nodes.
    QList<int> m_order;
};

} // namespace agentops::ui::graph
