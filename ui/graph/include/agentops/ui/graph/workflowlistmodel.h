// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/draftstore.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::graph {

/// A workflow that can be opened.
struct WorkflowEntry
{
    enum class Source { File, Draft, Example };

    Source source = Source::File;
    QString name;
    /// Relative to the repository; empty for drafts that were never saved and for examples.
    QString file;
    workflow::WorkflowId id;
    bool hasDraft = false;
    /// Why the file cannot be opened; empty when it can.
    QString problem;

    QString key() const { return file.isEmpty() ? id.toString() : file; }
    friend bool operator==(const WorkflowEntry &, const WorkflowEntry &) = default;
};

/// Files of the repository, drafts and examples, in this order, each by name.
/// Thread: main.
class WorkflowListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowController.")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        NameRole = Qt::UserRole + 1, ///< QString
        FileRole, ///< QString, may be empty
        SectionRole, ///< QString, translated
        HasDraftRole, ///< bool, has edits that are not in its file
        ProblemRole, ///< QString, may be empty
        IsExampleRole, ///< bool
    };

    explicit WorkflowListModel(QObject *parent = nullptr) : QAbstractListModel(parent) { }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(m_entries.size()); }
    const QList<WorkflowEntry> &entries() const { return m_entries; }
    void setEntries(const QList<WorkflowEntry> &entries);

Q_SIGNALS:
    void countChanged();

private:
    QList<WorkflowEntry> m_entries;
};

} // namespace agentops::ui::graph
