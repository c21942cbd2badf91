// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/runstatus.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {

class ListDiff;

/// What a run waits for a person to answer: approvals, steps that a crash left in doubt, and steps
/// that are held before they begin.
/// Thread: main.
class QuestionModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by RunView.")

    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    /// Node of the first approval that is asked for; empty when none is.
    Q_PROPERTY(QString approvalNodeId READ approvalNodeId NOTIFY changed FINAL)

public:
    enum Role {
        NodeIdRole = Qt::UserRole + 1, ///< QString
        TitleRole, ///< QString, one line
        TextRole, ///< QString, Markdown; may be empty
        HtmlRole, ///< QString, the same as rich text
        StepTitleRole, ///< QString
        IsApprovalRole, ///< bool; otherwise a step in doubt, or one that is held
        IsHeldRole, ///< bool, it is only to be let go
    };

    explicit QuestionModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(m_rows.size()); }
    QString approvalNodeId() const;
    void setSteps(const QList<workflow::StepStatus> &steps);

Q_SIGNALS:
    void countChanged();
    void changed();

private:
    friend ListDiff;
    struct Row
    {
        workflow::StepPath step;
        int attempt = 0;
        QString stepTitle;
        bool isApproval = true;
        bool isHeld = false;
        workflow::ApprovalRequest request;

        friend bool operator==(const Row &, const Row &) = default;
    };

    QList<Row> m_rows;
};

} // namespace agentops::ui
