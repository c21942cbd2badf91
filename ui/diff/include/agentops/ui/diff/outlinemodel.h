// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/diff/diffdocument.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::diff {

/// The lines that are shown, in words: what a screen reader reads in place of the picture.
class OutlineModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The review controller has one.")

public:
    enum Role {
        Text = Qt::UserRole, ///< QString
    };

    explicit OutlineModel(DiffDocument &document, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    DiffDocument &m_document;
    int m_count = 0;
};

} // namespace agentops::ui::diff
