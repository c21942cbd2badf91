// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/workflowservices.h>
#include <agentops/ui/models/operation.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::graph {

class GraphSession;

/// What the file of the open workflow was before, newest first.
/// Thread: main. Errors are shown by loading() and restoring().
class FileVersionModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowController.")
    Q_PROPERTY(int count READ count NOTIFY changed)
    /// Whether there is a file at all.
    Q_PROPERTY(bool hasFile READ hasFile NOTIFY changed)
    /// Whether somebody looks at them: only then are they read.
    Q_PROPERTY(bool isWanted READ isWanted WRITE setWanted NOTIFY changed)
    Q_PROPERTY(agentops::ui::Operation *loading READ loading CONSTANT)
    /// Reading a version, to restore it or to compare it.
    Q_PROPERTY(agentops::ui::Operation *restoring READ restoring CONSTANT)

public:
    enum Role {
        TextRole = Qt::UserRole + 1, ///< QString, why there is it
        TimeRole, ///< QString, as one would say it now
        DetailRole, ///< QString, who and what they said about it; may be empty
        NumberRole, ///< int
    };

    FileVersionModel(WorkflowServices services, GraphSession &session, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(m_versions.size()); }
    bool hasFile() const { return !m_file.isEmpty(); }
    bool isWanted() const { return m_isWanted; }
    void setWanted(bool isWanted);
    Operation *loading() { return &m_loading; }
    Operation *restoring() { return &m_restoring; }

    /// The file that is open now, or has another version now; empty for none.
    void follow(const QString &file);
    Q_INVOKABLE void reload();
    /// Makes the open document what the file was then, as one step that can be undone; its runs
    /// stay its own. The file is only written when a person saves.
    Q_INVOKABLE void restore(int row);
    /// Asks for what differs between that version and the open document.
    Q_INVOKABLE void compare(int row);
    /// Says everything anew, after the language has changed.
    void retranslate();

Q_SIGNALS:
    void changed();
    /// `name` says which version it is.
    void compared(const agentops::workflow::Document &before, const QString &name);

private:
    void setVersions(const QList<versions::Version> &versions);
    /// Reads a version; `then` gets it while the same workflow is still open.
    void readVersion(int row, const QString &text,
                     const std::function<void(workflow::Document document)> &then);

    WorkflowServices m_services;
    GraphSession &m_session;
    Operation m_loading;
    Operation m_restoring;
    QString m_file;
    QList<versions::Version> m_versions;
    bool m_isWanted = false;
    bool m_isStale = true;
};

} // namespace agentops::ui::graph
