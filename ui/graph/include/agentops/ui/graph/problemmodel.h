// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/quickfixes.h>
#include <agentops/workflow/diagnostic.h>

#include <QtCore/QAbstractListModel>
#include <QtCore/QHash>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::graph {

class GraphSession;

/// What validation says about the open document, and what can be done about it: by node, those with
/// errors first, and errors first within a node.
/// Thread: main.
class ProblemModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowController.")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int errorCount READ errorCount NOTIFY countChanged)
    /// Why the last fix could not be done; empty when it was, and after the next edit.
    Q_PROPERTY(QString failure READ failure NOTIFY failureChanged)

public:
    enum Role {
        TextRole = Qt::UserRole + 1, ///< QString
        SeverityRole, ///< QString, name of a state: "failed", "waiting" or "planned"
        PlaceRole, ///< QString, title of the node and name of the field or port
        NodeIdRole, ///< QString, may be empty
        GroupRole, ///< QString, the node that it is listed under; empty for the workflow
        FixCountRole, ///< int, 0 also for a moment after an edit
    };

    explicit ProblemModel(GraphSession &session, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(m_rows.size()); }
    int errorCount() const;
    const QString &failure() const { return m_failure; }
    /// Selects what the problem is about.
    Q_INVOKABLE void reveal(int row);
    Q_INVOKABLE QString groupTitle(const QString &group) const;
    Q_INVOKABLE int groupCount(const QString &group) const;
    /// What can be done about the problem, as commands, the most likely first.
    Q_INVOKABLE QStringList fixTitles(int row) const;
    /// Does one of them, as one step that can be undone. False when that failed.
    Q_INVOKABLE bool fix(int row, int index);
    /// How many problems of this kind can be solved together, without losing anything.
    Q_INVOKABLE int alikeCount(int row) const;
    Q_INVOKABLE void fixAlike(int row);
    /// Says everything anew, after the language has changed.
    void retranslate();

Q_SIGNALS:
    void countChanged();
    void failureChanged();

private:
    struct Row
    {
        workflow::Diagnostic diagnostic;
        QString group;
    };

    void refresh();
    void forgetFixes();
    void setFailure(const QString &failure);
    const QList<QuickFix> &fixesAt(int row) const;
    QString groupOf(const workflow::Diagnostic &diagnostic) const;

    GraphSession &m_session;
    QList<Row> m_rows;
    /// Of rows that were asked for, for the document as it is.
    mutable QHash<int, QList<QuickFix>> m_fixes;
    /// Until nobody edits: then rows are asked again.
    QTimer m_calm;
    QString m_failure;
};

} // namespace agentops::ui::graph
