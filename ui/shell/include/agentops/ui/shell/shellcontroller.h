// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/palettemodel.h>
#include <agentops/ui/shell/actionregistry.h>
#include <agentops/ui/shell/commandprovider.h>
#include <agentops/ui/shell/notifications.h>
#include <agentops/ui/shell/preferences.h>
#include <agentops/ui/shell/runwatch.h>
#include <agentops/ui/shell/worklist.h>
#include <agentops/ui/shell/workspacesession.h>

#include <QtCore/QObject>
#include <QtCore/QPointF>
#include <QtCore/QUrl>
#include <QtQml/QQmlListProperty>
#include <QtQml/QQmlListReference>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace agentops::ui::shell {

class Languages;

/// One window: its repository, its page, its actions and its messages.
/// Thread: main.
class ShellController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes one for each window.")
    Q_PROPERTY(agentops::ui::shell::WorkspaceSession *session READ session CONSTANT)
    Q_PROPERTY(agentops::ui::shell::ActionRegistry *actions READ actions CONSTANT)
    /// Those of the window itself, on every page.
    Q_PROPERTY(QQmlListProperty<agentops::ui::Action> ownActions READ ownActions CONSTANT)
    Q_PROPERTY(agentops::ui::PaletteModel *palette READ palette CONSTANT)
    Q_PROPERTY(agentops::ui::shell::Notifications *notifications READ notifications CONSTANT)
    Q_PROPERTY(agentops::ui::shell::WorkList *work READ work CONSTANT)
    Q_PROPERTY(agentops::ui::shell::RunWatch *runs READ runs CONSTANT)
    Q_PROPERTY(agentops::ui::shell::Preferences *preferences READ preferences CONSTANT)
    /// Names of all pages, in the order of the rail.
    Q_PROPERTY(QStringList pageNames READ pageNames CONSTANT)
    /// What the program is made of. Shape: "name<tab>version".
    Q_PROPERTY(QStringList versions READ versions CONSTANT)
    /// The folder below which data of all repositories is kept.
    Q_PROPERTY(QString dataRoot READ dataRoot CONSTANT)
    Q_PROPERTY(QUrl dataRootUrl READ dataRootUrl CONSTANT)
    /// "workflow", "map", "review", "runs" or "settings".
    Q_PROPERTY(QString page READ page WRITE setPage NOTIFY pageChanged)

public:
    ShellController(Preferences &preferences, Languages &languages, const QString &dataRoot,
                    std::shared_ptr<SecretList> secretList, EndingWorkspaces &endings,
                    QObject *parent = nullptr);
    ~ShellController() override;

    static const QStringList &pages();
    QStringList pageNames() const { return pages(); }
    static QStringList versions();
    const QString &dataRoot() const { return m_dataRoot; }
    QUrl dataRootUrl() const { return QUrl::fromLocalFile(m_dataRoot); }

    WorkspaceSession *session() { return &m_session; }
    ActionRegistry *actions() { return &m_actions; }
    QQmlListProperty<Action> ownActions() { return {this, &m_ownActions}; }
    PaletteModel *palette() { return &m_palette; }
    Notifications *notifications() { return &m_notifications; }
    WorkList *work() { return &m_work; }
    RunWatch *runs() { return &m_runs; }
    Preferences *preferences() { return &m_preferences; }
    const QString &page() const { return m_page; }
    void setPage(const QString &page);

    /// Opens a repository in this window, or raises the window that has it.
    Q_INVOKABLE void openRepository(const QString &path);
    /// Takes up the actions of the page that is shown, in place of those of the page before.
    Q_INVOKABLE void setPageActions(const QQmlListReference &actions);
    Q_INVOKABLE void clearPageActions();
    /// The file in qml/Shell that shows a page.
    Q_INVOKABLE static QString paneFile(const QString &page);
    /// The path of a local file's URL, as people write it.
    Q_INVOKABLE static QString localPath(const QUrl &url);
    /// Opens the palette for a node that a canvas waits for at a place of the window, see
    /// PaletteModel::beginNodes().
    Q_INVOKABLE void askForNode(QPointF windowPos, const QString &portType, bool isFromOutput);
    /// What a page's action on an error asks for: a shell action by id.
    Q_INVOKABLE void perform(const QString &actionId);

Q_SIGNALS:
    void pageChanged();
    void paletteRequested();
    void nodeRequested(QPointF windowPos, const QString &portType, bool isFromOutput);
    void shortcutsRequested();
    void repositoryRequested();
    void notificationsRequested();
    void windowRequested();
    void closeRequested();
    void quitRequested();
    /// The window may be behind others: something is there to be seen.
    void attentionWanted();
    /// Another window has this repository: `path`.
    void raiseRequested(const QString &path);

private:
    Action *addAction(const QString &id, std::function<void()> perform);
    void addActions();
    void markChoices();
    void refreshRecent();
    void onSessionChanged();
    void followPalette();
    void refreshPalette();
    /// Brings back the workflow that was open, and remembers the one that is.
    void followWorkflow();

    Preferences &m_preferences;
    Languages &m_languages;
    QString m_dataRoot;
    ActionRegistry m_actions;
    QList<Action *> m_ownActions;
    CommandProvider m_commands;
    PaletteModel m_palette;
    Notifications m_notifications;
    WorkList m_work;
    RunWatch m_runs;
    WorkspaceSession m_session;
    QString m_page;
    QList<Action *> m_recentActions;
};

} // namespace agentops::ui::shell
