// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/steppolicy.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace agentops::ui::graph {

/// What a retry policy says about each class of failures: one row for each class, in the order of
/// ErrorClass. An empty text stands for what the policy says in general.
/// Thread: main.
class RetryClassModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by NodePolicyModel.")

public:
    enum Role {
        TitleRole = Qt::UserRole + 1, ///< QString
        HelpRole, ///< QString
        AttemptsRole, ///< QString
        FirstDelayRole, ///< QString, seconds
        FactorRole, ///< QString
        MaxDelayRole, ///< QString, seconds
        UsualAttemptsRole, ///< QString, what an empty text stands for
        UsualFirstDelayRole, ///< QString
        UsualFactorRole, ///< QString
        UsualMaxDelayRole, ///< QString
        IsSetRole, ///< bool, whether it differs at all
    };
    using Apply = std::function<void(const workflow::RetryPolicy &policy)>;

    explicit RetryClassModel(QObject *parent = nullptr) : QAbstractListModel(parent) { }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    void setPolicy(const workflow::RetryPolicy &policy);
    /// Where changes go.
    void setApply(Apply apply) { m_apply = std::move(apply); }

    Q_INVOKABLE void setAttempts(int row, const QString &text);
    Q_INVOKABLE void setFirstDelay(int row, const QString &text);
    Q_INVOKABLE void setFactor(int row, const QString &text);
    Q_INVOKABLE void setMaxDelay(int row, const QString &text);

private:
    void change(int row, const std::function<void(workflow::RetryOverride &)> &change);

    workflow::RetryPolicy m_policy;
    Apply m_apply;
};

} // namespace agentops::ui::graph
