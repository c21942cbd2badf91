// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::map {

/// One line about a folder, a file or a symbol.
struct NodeRow
{
    /// Stable id, see codemap::Snapshot::id().
    QString nodeId;
    QString name;
    /// Words of second rank: a path, a reason.
    QString detail;
    QString iconName;
    /// Language id for the tint; may be empty.
    QString language;
    /// How many edges, files or steps; 0 shows nothing.
    int count = 0;
    /// Lines that belong together carry the same title; may be empty.
    QString section;

    friend bool operator==(const NodeRow &, const NodeRow &) = default;
};

/// Lists of nodes: search hits, dependencies, dependents, cycles, contents of a folder.
class NodeListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by the code map's controller.")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        NodeIdRole = Qt::UserRole + 1, ///< string, never empty
        NameRole, ///< string
        DetailRole, ///< string, may be empty
        IconNameRole, ///< string, an icon of resources/icons
        LanguageRole, ///< string, may be empty
        CountRole, ///< int
        SectionRole, ///< string, may be empty
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(m_rows.size()); }

    void setRows(QList<NodeRow> rows);
    const QList<NodeRow> &rows() const { return m_rows; }
    Q_INVOKABLE QString nodeIdAt(int row) const;

Q_SIGNALS:
    void countChanged();

private:
    QList<NodeRow> m_rows;
};

} // namespace agentops::ui::map
