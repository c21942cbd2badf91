// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/diff/outlinemodel.h>

namespace agentops::ui::diff {

OutlineModel::OutlineModel(DiffDocument &document, QObject *parent)
    : QAbstractListModel(parent)
    , m_document(document)
{
    connect(&m_document, &DiffDocument::entriesChanged, this, [this] {
        beginResetModel();
        m_count = m_document.entryCount();
        endResetModel();
    });
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return role == Text || role == Qt::DisplayRole ? m_document.describe(index.row()) : QVariant();
}

QHash<int, QByteArray> OutlineModel::roleNames() const
{
    return {{Text, "text"}};
}

} // namespace agentops::ui::diff
