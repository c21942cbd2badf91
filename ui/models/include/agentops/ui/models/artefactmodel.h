// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/runstatus.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {

class ListDiff;

/// The files that the steps of one run left behind, in the order of the steps.
/// Thread: main.
class ArtefactModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by RunView.")

    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        NameRole = Qt::UserRole + 1, ///< QString
        StepTitleRole, ///< QString
        MediaTypeRole, ///< QString, such as "text/markdown"
        SizeTextRole, ///< QString
        PathRole, ///< QString, absolute
        IconRole, ///< QString, name of an icon
        IsReadableRole, ///< bool: text that a person can read here
    };

    explicit ArtefactModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(m_rows.size()); }
    void setSteps(const QList<workflow::StepStatus> &steps);

Q_SIGNALS:
    void countChanged();

private:
    friend ListDiff;
    struct Row
    {
        workflow::Artefact artefact;
        workflow::StepPath step;
        QString stepTitle;

        friend bool operator==(const Row &, const Row &) = default;
    };

    QList<Row> m_rows;
};

} // namespace agentops::ui
