// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::graph {

class GraphSession;

/// What merges have left to be decided in the open document, and the decisions: each is one step of
/// editing that can be undone. Elements with a conflict are marked on the canvas.
/// Thread: main.
class ConflictModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowController.")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)
    /// The one that is looked at; -1 when there is none left.
    Q_PROPERTY(int currentRow READ currentRow NOTIFY changed)
    /// Of the one that is looked at; a side without a value says so.
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString ours READ ours NOTIFY changed)
    Q_PROPERTY(QString theirs READ theirs NOTIFY changed)
    Q_PROPERTY(QString base READ base NOTIFY changed)
    /// Whether the texts of the two sides can stand one below the other.
    Q_PROPERTY(bool canTakeBoth READ canTakeBoth NOTIFY changed)
    /// Why the last decision could not be carried out; empty otherwise.
    Q_PROPERTY(QString failure READ failure NOTIFY changed)

public:
    enum Role {
        TitleRole = Qt::UserRole + 1, ///< QString
    };
    enum Choice { Ours, Theirs, Base, Both };
    Q_ENUM(Choice)

    /// The session must outlive the model.
    explicit ConflictModel(GraphSession &session, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int currentRow() const { return m_currentRow; }
    QString title() const;
    QString ours() const;
    QString theirs() const;
    QString base() const;
    bool canTakeBoth() const;
    const QString &failure() const { return m_failure; }

    /// Looks at a conflict; the canvas goes to its element.
    Q_INVOKABLE void choose(int row);
    /// After the last one comes the first.
    Q_INVOKABLE void next();
    Q_INVOKABLE void previous();
    /// Decides the one that is looked at, and goes on to the next.
    Q_INVOKABLE void settle(agentops::ui::graph::ConflictModel::Choice choice);
    /// Says everything anew, after the language has changed.
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void follow();
    void mark();
    QString titleOf(const workflow::Conflict &conflict) const;
    QString textOf(const workflow::Conflict &conflict, const QJsonValue &side) const;
    const workflow::Conflict *current() const;

    GraphSession &m_session;
    QList<workflow::Conflict> m_conflicts;
    int m_currentRow = -1;
    QString m_failure;
};

} // namespace agentops::ui::graph
