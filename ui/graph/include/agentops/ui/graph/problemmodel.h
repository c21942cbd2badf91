// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/diagnostic.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::graph {

class GraphSession;

/// What validation says about the open document, errors first.
/// Thread: main.
class ProblemModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowController.")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int errorCount READ errorCount NOTIFY countChanged)

public:
    enum Role {
        TextRole = Qt::UserRole + 1, ///< QString
        SeverityRole, ///< QString, name of a state: "failed", "waiting" or "planned"
        PlaceRole, ///< QString, title of the node and name of the field or port
        NodeIdRole, ///< QString, may be empty
    };

    explicit ProblemModel(GraphSession &session, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(m_rows.size()); }
    int errorCount() const;
    /// Selects what the problem is about.
    Q_INVOKABLE void reveal(int row);

Q_SIGNALS:
    void countChanged();

private:
    void refresh();

    GraphSession &m_session;
    QList<workflow::Diagnostic> m_rows;
};

} // namespace agentops::ui::graph
