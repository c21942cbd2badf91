// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/workflowservices.h>
#include <agentops/ui/models/operation.h>
#include <agentops/workflow/documenteditor.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

namespace agentops::ui::graph {

/// Keeps the edits of the open document as a draft, and the steps that made it, shortly after they
/// were made, so that a crash loses nothing.
/// Thread: main.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    explicit DraftKeeper(WorkflowServices services, QObject *parent = nullptr);

    /// Storing the draft of the last edits.
    Operation *operation() { return &m_operation; }
    /// Whether there are edits for which due() has not come yet.
    bool isPending() const { return m_isPending; }
    /// Whether the draft that was stored last is of this workflow.
    bool isOf(const workflow::WorkflowId &workflow) const { return m_draftOf == workflow; }

    /// There was an edit: due() follows.
    void noteEdit();
    /// due() does not follow any more.
    void forget();
    /// The editor goes on with the steps that were found with its document, if they are its own;
    /// from now on they are what is stored of it.
    void takeUp(workflow::DocumentEditor &editor, const workflow::StoredHistory &stored);
    void keep(const workflow::EditHistory &history, const QString &file,
              const QByteArray &fileHash);
    /// The document is what its file holds: keeps its steps, and no draft.
    void settle(const workflow::EditHistory &history, const QString &file);
    /// Removes what was stored of a workflow.
    void drop(const workflow::WorkflowId &workflow);
    /// Ends when everything is on disk.
    Task<> join();

Q_SIGNALS:
    /// It is time for keep() or drop().
    void due();

private:
    static Task<> store(WorkflowServices services, workflow::Draft draft,
                        workflow::EditRecord edits, QPointer<DraftKeeper> owner, quint64 serial);
    static Task<> storeSteps(WorkflowServices services, workflow::Draft draft,
                             workflow::EditRecord edits, QPointer<DraftKeeper> owner);
    static Task<> remove(WorkflowServices services, workflow::WorkflowId workflow);
    void noteStored(quint64 serial, const Result<> &stored);

    WorkflowServices m_services;
    Operation m_operation;
    QTimer m_timer;
    bool m_isPending = false;
    quint64 m_serial = 0;
    workflow::WorkflowId m_draftOf;
    workflow::EditRecorder m_recorder;
    TaskScope m_writes;
};

} // namespace agentops::ui::graph
