// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/workflowservices.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::graph {

/// What was found in the file that was taken over last: what is wrong with it, or different here.
/// Thread: main.
class ImportModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowController.")
    Q_PROPERTY(int count READ count NOTIFY changed)
    /// Whether there is anything to tell.
    Q_PROPERTY(bool isShown READ isShown NOTIFY changed)
    /// Whether a workflow came of it.
    Q_PROPERTY(bool isTaken READ isTaken NOTIFY changed)
    /// What was taken over from where, and how much of it is different.
    Q_PROPERTY(QString summary READ summary NOTIFY changed)

public:
    enum Role {
        MessageRole = Qt::UserRole + 1, ///< QString
        PlaceRole, ///< QString, file, line and column; may be empty
        SeverityRole, ///< QString, `error`, `warning` or `hint`
        NodeIdRole, ///< QString, may be empty
    };

    explicit ImportModel(QObject *parent = nullptr) : QAbstractListModel(parent) { }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(m_imported.findings.size()); }
    bool isShown() const { return !m_fileName.isEmpty(); }
    bool isTaken() const { return m_imported.document.has_value(); }
    QString summary() const;

    void show(const QString &fileName, const ImportedWorkflow &imported);
    Q_INVOKABLE void dismiss();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    QString m_fileName;
    ImportedWorkflow m_imported;
};

} // namespace agentops::ui::graph
