// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/edit.h>

#include <QtCore/QAbstractListModel>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {
class ListDiff;
}

namespace agentops::ui::graph {

class GraphSession;

/// The steps of editing since the workflow was opened, newest first, and last how it was opened.
/// Thread: main.
class HistoryModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowController.")
    /// Without the last row.
    Q_PROPERTY(int stepCount READ stepCount NOTIFY changed)
    /// What the document is now.
    Q_PROPERTY(int currentRow READ currentRow NOTIFY changed)

public:
    enum Role {
        TextRole = Qt::UserRole + 1, ///< QString
        TimeRole, ///< QString, when it was done, as one would say it now; empty for the last row
        IsDoneRole, ///< bool, false when it was taken back
        IsCurrentRole, ///< bool
    };

    /// Both must outlive the model.
    HistoryModel(GraphSession &session, const Clock &clock, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int stepCount() const { return int(m_rows.size()) - 1; }
    int currentRow() const;
    /// Takes steps back, or does them again, until this one is the last that is done.
    Q_INVOKABLE void goTo(int row);
    /// Asks for what differs between then and now.
    Q_INVOKABLE void compare(int row);
    /// Says everything anew, after the language has changed.
    void retranslate();

Q_SIGNALS:
    void changed();
    /// `name` says when the workflow was so.
    void compared(const agentops::workflow::Document &before, const QString &name);

private:
    friend class ui::ListDiff;

    struct Row
    {
        /// How many steps are done there.
        qsizetype place = 0;
        workflow::EditStep step{};
        bool isDone = true;
        bool isCurrent = false;

        friend bool operator==(const Row &, const Row &) = default;
    };

    void refresh();

    GraphSession &m_session;
    const Clock &m_clock;
    QList<Row> m_rows;
    /// Times read differently after a while.
    QTimer m_minute;
};

} // namespace agentops::ui::graph
