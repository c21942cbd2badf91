// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/calledworkflows.h>
#include <agentops/ui/graph/conflictmodel.h>
#include <agentops/ui/graph/fieldassistant.h>
#include <agentops/ui/graph/fileversionmodel.h>
#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/historymodel.h>
#include <agentops/ui/graph/importmodel.h>
#include <agentops/ui/graph/inspectormodel.h>
#include <agentops/ui/graph/outlinemodel.h>
#include <agentops/ui/graph/pictureexport.h>
#include <agentops/ui/graph/problemmodel.h>
#include <agentops/ui/graph/rundesk.h>
#include <agentops/ui/graph/templatemodel.h>
#include <agentops/ui/graph/workflowcomparison.h>
#include <agentops/ui/graph/workflowlistmodel.h>
#include <agentops/ui/graph/workflowrun.h>
#include <agentops/ui/graph/workflowservices.h>
#include <agentops/ui/models/operation.h>

#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <optional>

namespace agentops::ui::graph {

class DraftKeeper;
struct LoadedWorkflow;
struct MergeSides;
struct WorkflowListing;
struct WriteTarget;

/// The editor page: which workflows there are, the one that is open, and what can be done with it.
///
/// Every edit is kept as a draft within half a second, so that a crash loses nothing; the file is
/// written when a person saves. Opening a workflow that has a draft goes on with the draft, and
/// what was done before, saved or not, can be undone.
/// Thread: main. Errors are shown by operation().
class WorkflowController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the window.")
    Q_PROPERTY(agentops::ui::graph::GraphSession *session READ session CONSTANT)
    Q_PROPERTY(agentops::ui::graph::WorkflowListModel *workflows READ workflows CONSTANT)
    Q_PROPERTY(agentops::ui::graph::InspectorModel *inspector READ inspector CONSTANT)
    Q_PROPERTY(agentops::ui::graph::ProblemModel *problems READ problems CONSTANT)
    Q_PROPERTY(agentops::ui::graph::OutlineModel *outline READ outline CONSTANT)
    Q_PROPERTY(agentops::ui::graph::WorkflowRun *run READ run CONSTANT)
    Q_PROPERTY(agentops::ui::graph::RunDesk *desk READ desk CONSTANT)
    Q_PROPERTY(agentops::ui::graph::ImportModel *imported READ imported CONSTANT)
    Q_PROPERTY(agentops::ui::graph::HistoryModel *history READ history CONSTANT)
    Q_PROPERTY(agentops::ui::graph::FileVersionModel *fileVersions READ fileVersions CONSTANT)
    Q_PROPERTY(agentops::ui::graph::CalledWorkflows *calls READ calls CONSTANT)
    Q_PROPERTY(agentops::ui::graph::ConflictModel *conflicts READ conflicts CONSTANT)
    Q_PROPERTY(agentops::ui::graph::WorkflowComparison *comparison READ comparison CONSTANT)
    Q_PROPERTY(agentops::ui::graph::PictureExport *pictures READ pictures CONSTANT)
    Q_PROPERTY(agentops::ui::graph::TemplateModel *templates READ templates CONSTANT)
    /// Opening, saving and the like.
    Q_PROPERTY(agentops::ui::Operation *operation READ operation CONSTANT)
    /// Reading the list of workflows.
    Q_PROPERTY(agentops::ui::Operation *loading READ loading CONSTANT)
    /// Storing the draft of the last edits.
    Q_PROPERTY(agentops::ui::Operation *keeping READ keeping CONSTANT)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY documentChanged)
    Q_PROPERTY(QString name READ name WRITE rename NOTIFY documentChanged)
    /// Markdown.
    Q_PROPERTY(QString description READ description WRITE setDescription NOTIFY documentChanged)
    /// Relative to the repository; empty when it was never saved.
    Q_PROPERTY(QString file READ file NOTIFY documentChanged)
    /// Has edits that are not in the file.
    Q_PROPERTY(bool isDirty READ isDirty NOTIFY documentChanged)
    /// "saved", "draft kept", …
    Q_PROPERTY(QString saveText READ saveText NOTIFY documentChanged)
    /// The file was changed by somebody else since it was opened: saving would lose that.
    Q_PROPERTY(bool hasConflict READ hasConflict NOTIFY documentChanged)
    Q_PROPERTY(bool canRun READ canRun NOTIFY documentChanged)

public:
    explicit WorkflowController(WorkflowServices services, QObject *parent = nullptr);
    ~WorkflowController() override;

    GraphSession *session() { return &m_session; }
    WorkflowListModel *workflows() { return &m_workflows; }
    InspectorModel *inspector() { return &m_inspector; }
    ProblemModel *problems() { return &m_problems; }
    OutlineModel *outline() { return &m_outline; }
    WorkflowRun *run() { return &m_run; }
    RunDesk *desk() { return &m_desk; }
    ImportModel *imported() { return &m_imported; }
    HistoryModel *history() { return &m_history; }
    FileVersionModel *fileVersions() { return &m_fileVersions; }
    CalledWorkflows *calls() { return &m_calls; }
    ConflictModel *conflicts() { return &m_conflicts; }
    WorkflowComparison *comparison() { return &m_comparison; }
    PictureExport *pictures() { return &m_pictures; }
    TemplateModel *templates() { return &m_templates; }
    Operation *operation() { return &m_operation; }
    Operation *loading() { return &m_loading; }
    Operation *keeping();
    bool isOpen() const { return m_isOpen; }
    QString name() const;
    QString description() const;
    void setDescription(const QString &description);
    const QString &file() const { return m_file; }
    bool isDirty() const;
    QString saveText() const;
    bool hasConflict() const { return m_hasConflict; }
    bool canRun() const;

    /// Reads the list of workflows; opens the newest draft when nothing is open.
    Q_INVOKABLE void reload();
    /// Opens a row of workflows(); an example opens as a copy of its own.
    Q_INVOKABLE void open(int row);
    /// Opens a file by its path below the repository, or the workflow with this name.
    Q_INVOKABLE void openNamed(const QString &fileOrName);
    Q_INVOKABLE void createNew(const QString &name);
    Q_INVOKABLE void rename(const QString &name);
    /// Writes the file; for a new workflow one named after it.
    Q_INVOKABLE void save();
    /// Writes the file although somebody else has changed it.
    Q_INVOKABLE void saveAnyway();
    /// Brings the edits together with what somebody else has made of the file meanwhile, as one
    /// step that can be undone. What both want differently is left in conflicts().
    Q_INVOKABLE void mergeFile();
    /// Gives the edits up for what the file holds, as one step that can be undone.
    Q_INVOKABLE void revert();
    /// Shows what differs from the file in the commit that is checked out.
    Q_INVOKABLE void compareWithCommit();
    /// Opens a copy that is not saved yet.
    Q_INVOKABLE void duplicate();
    /// The file that an export proposes.
    Q_INVOKABLE QUrl exportFile() const;
    /// Writes a copy; the open document stays what it is.
    Q_INVOKABLE void exportTo(const QUrl &path);
    /// Opens a workflow of the repository; any other file as a copy that is not saved yet, also one
    /// of another program. imported() tells what is different then.
    Q_INVOKABLE void openFile(const QUrl &path);
    /// Deletes file and draft of the open workflow.
    Q_INVOKABLE void deleteWorkflow();
    /// Stores a pending draft at once; for shutdown. The task ends when it is on disk.
    Task<> flush();
    /// The same, also when there is no file to open the document from again.
    Task<> keepForReturn();
    void show(LoadedWorkflow loaded);
    /// Says everything anew, after the language has changed.
    void retranslate();

Q_SIGNALS:
    void documentChanged();
    /// A workflow was opened, or none is any more.
    void opened();
    void exported(const QString &name, const QString &file);

private:
    void showListing(const WorkflowListing &listing);
    void openEntry(const WorkflowEntry &entry);
    /// As a workflow of its own: it shares no runs, no file and no draft with where it came from.
    void openAsNew(workflow::Document document);
    /// The edits are given up for what the file holds, which is one step.
    void revertTo(LoadedWorkflow loaded, const workflow::WorkflowId &id);
    void mergeWith(MergeSides sides, const workflow::WorkflowId &id);
    void close();
    void write(const WriteTarget &target);
    void noteEdit();
    void keepDraft();

    WorkflowServices m_services;
    std::unique_ptr<DraftKeeper> m_drafts;
    GraphSession m_session;
    WorkflowListModel m_workflows;
    InspectorModel m_inspector;
    ProblemModel m_problems;
    OutlineModel m_outline;
    WorkflowRun m_run;
    RunDesk m_desk;
    FieldAssistant m_assistant;
    ImportModel m_imported;
    HistoryModel m_history;
    FileVersionModel m_fileVersions;
    CalledWorkflows m_calls;
    ConflictModel m_conflicts;
    WorkflowComparison m_comparison;
    PictureExport m_pictures;
    TemplateModel m_templates;
    Operation m_operation;
    Operation m_loading;
    QString m_file;
    QByteArray m_fileHash;
    bool m_isOpen = false;
    bool m_hasConflict = false;
    std::optional<quint64> m_savedRevision;
};

} // namespace agentops::ui::graph
