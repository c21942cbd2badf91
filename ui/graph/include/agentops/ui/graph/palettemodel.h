// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/nodecatalog.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::graph {

/// The node kinds that can be added, best match first.
/// Thread: main.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowController.")
    Q_PROPERTY(int count READ count NOTIFY changed)
    /// What was typed: letters in order, of the title, the kind or the help.
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY changed)

public:
    enum Role {
        KindRole = Qt::UserRole + 1, ///< QString
        TitleRole, ///< QString
        HelpRole, ///< QString, one sentence
        IconRole, ///< QString
        CategoryRole, ///< QString, translated; empty while a filter is typed
        TintRole, ///< QString, name of a port type whose colour the tile takes
    };

    explicit PaletteModel(const workflow::NodeCatalog &catalog, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(m_rows.size()); }
    const QString &filter() const { return m_filter; }
    void setFilter(const QString &filter);
    /// Only kinds with a port that can be joined to one of this type; empty: all kinds. What is of
    /// any type is also joined to the ports that every node has.
    Q_INVOKABLE void restrictTo(const QString &portType, bool fromIsOutput);
    Q_INVOKABLE QString kindAt(int row) const;
    /// Remembers that a kind was chosen: recent kinds come first.
    Q_INVOKABLE void noteChosen(const QString &kind);

    /// Says everything anew, after the language has changed.
    void retranslate() { refresh(); }

    /// How well `text` matches what was typed: 0 for not at all, larger is better.
    static int matchScore(const QString &text, const QString &typed);

Q_SIGNALS:
    void changed();

private:
    void refresh();

    const workflow::NodeCatalog &m_catalog;
    QList<const workflow::NodeType *> m_rows;
    QStringList m_recent;
    QString m_filter;
    std::optional<workflow::PortType> m_portType;
    bool m_fromIsOutput = true;
};

/// Name of the port type whose colour stands for a category.
QString categoryTint(const QString &category);

} // namespace agentops::ui::graph
