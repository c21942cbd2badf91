// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/secrets.h>
#include <agentops/base/task.h>
#include <agentops/ui/diff/reviewcontroller.h>
#include <agentops/ui/graph/workflowcontroller.h>
#include <agentops/ui/map/codemapcontroller.h>
#include <agentops/ui/models/operation.h>
#include <agentops/ui/models/runscontroller.h>
#include <agentops/ui/shell/pagecontrollers.h>

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace agentops::workspace {
class Workspace;
struct WorkspaceOptions;
} // namespace agentops::workspace

namespace agentops::git {
struct Head;
}

namespace agentops::ui::shell {

/// Workspaces that nobody uses any more, until each has ended: the program quits after the last.
/// Thread: main.
class EndingWorkspaces : public QObject
{
    Q_OBJECT

public:
    explicit EndingWorkspaces(QObject *parent = nullptr);

    /// Writes down what the pages still hold, then ends the workspace.
    void end(std::unique_ptr<workspace::Workspace> workspace,
             std::unique_ptr<PageControllers> pages);
    int count() const { return m_count; }

Q_SIGNALS:
    void allEnded();

private:
    int m_count = 0;
};

/// The repository of one window: opens its workspace, makes the controllers of the pages, and ends
/// all of it in the right order.
/// Thread: main.
class WorkspaceSession : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A window has its session.")
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    /// Opening, with its error when that failed.
    Q_PROPERTY(agentops::ui::Operation *opening READ opening CONSTANT)
    /// Top folder of the checkout; what was asked for while it is not open.
    Q_PROPERTY(QString repositoryPath READ repositoryPath NOTIFY stateChanged)
    Q_PROPERTY(QString repositoryName READ repositoryName NOTIFY stateChanged)
    /// The branch, or the beginning of the commit when none is checked out.
    Q_PROPERTY(QString branch READ branch NOTIFY headChanged)
    Q_PROPERTY(bool detached READ isDetached NOTIFY headChanged)
    /// Null while no repository is open, like those that follow.
    Q_PROPERTY(agentops::ui::graph::WorkflowController *workflow READ workflow NOTIFY stateChanged)
    Q_PROPERTY(agentops::ui::map::CodeMapController *codeMap READ codeMap NOTIFY stateChanged)
    Q_PROPERTY(agentops::ui::diff::ReviewController *review READ review NOTIFY stateChanged)
    Q_PROPERTY(agentops::ui::RunsController *runs READ runs NOTIFY stateChanged)
    /// Where everything about this repository is kept.
    Q_PROPERTY(QString dataFolder READ dataFolder NOTIFY stateChanged)

public:
    enum State { Closed, Opening, Open, Failed };
    Q_ENUM(State)

    WorkspaceSession(const QString &dataRoot, std::shared_ptr<SecretList> secretList,
                     EndingWorkspaces &endings, QObject *parent = nullptr);
    /// close() must have been called.
    ~WorkspaceSession() override;

    State state() const { return m_state; }
    Operation *opening() { return &m_opening; }
    const QString &repositoryPath() const { return m_path; }
    QString repositoryName() const;
    const QString &branch() const { return m_branch; }
    bool isDetached() const { return m_detached; }
    QString dataFolder() const;
    graph::WorkflowController *workflow() const;
    map::CodeMapController *codeMap() const;
    diff::ReviewController *review() const;
    RunsController *runs() const;
    /// What the palette finds in the open repository.
    QList<PaletteProvider *> paletteProviders() const;
    /// The runs of the open workspace, or null.
    workflow::RunService *runService() const;

    /// Opens the repository that holds `path`, in place of the one that is open.
    void open(const QString &path);
    /// Says everything anew, after the language has changed.
    void retranslate();
    /// Gives up the repository; its workspace ends in the background.
    Q_INVOKABLE void close();
    /// Opens once more what could not be opened.
    Q_INVOKABLE void retry();

    /// The topmost folder of the checkout that holds `path`; `path` itself when there is none.
    static QString topFolder(const QString &path);

Q_SIGNALS:
    void stateChanged();
    void headChanged();
    /// A step has something to say to whoever sits here.
    void stepNotified(const QString &title, const QString &text);

private:
    struct Opened
    {
        std::unique_ptr<workspace::Workspace> workspace;
        QString person;
    };
    static Task<Result<Opened>> openWorkspace(workspace::WorkspaceOptions options,
                                              CancelToken token);
    void take(Opened opened);
    void refreshHead();
    void setHead(const git::Head &head);
    void setState(State state);

    QString m_dataRoot;
    std::shared_ptr<SecretList> m_secretList;
    EndingWorkspaces &m_endings;
    QString m_path;
    QString m_branch;
    bool m_detached = false;
    State m_state = Closed;
    QTimer m_headTimer;
    std::unique_ptr<workspace::Workspace> m_workspace;
    std::unique_ptr<PageControllers> m_pages;
    Operation m_opening;
};

} // namespace agentops::ui::shell
