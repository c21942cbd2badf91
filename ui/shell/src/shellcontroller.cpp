// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/shell/shellcontroller.h>

#include <agentops/ui/shell/languages.h>

#include <agentops/workspace/datafolder.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QSysInfo>

namespace agentops::ui::shell {

using namespace Qt::StringLiterals;
using theme::Theme;
using theme::Units;

ShellController::ShellController(Preferences &preferences, Languages &languages,
                                 const QString &dataRoot, std::shared_ptr<SecretList> secretList,
                                 EndingWorkspaces &endings, QObject *parent)
    : QObject(parent)
    , m_preferences(preferences)
    , m_languages(languages)
    , m_dataRoot(dataRoot.isEmpty() ? workspace::DataFolder::defaultRoot() : dataRoot)
    , m_actions(preferences.keymap())
    , m_commands(m_actions, *preferences.keymap())
    , m_runs(m_notifications)
    , m_session(m_dataRoot, std::move(secretList), endings)
    , m_page(pages().contains(preferences.lastPage()) ? preferences.lastPage() : pages().first())
{
    addActions();
    followPalette();
    markChoices();
    refreshRecent();
    connect(&languages, &Languages::changed, this, [this] {
        refreshRecent();
        markChoices();
        m_session.retranslate();
    });
    connect(&preferences, &Preferences::appearanceChanged, this, &ShellController::markChoices);
    connect(&preferences, &Preferences::recentRepositoriesChanged, this,
            &ShellController::refreshRecent);
    connect(&m_session, &WorkspaceSession::stateChanged, this, &ShellController::onSessionChanged);
    connect(&m_session, &WorkspaceSession::stepNotified, this,
            [this](const QString &title, const QString &text) {
                m_notifications.post({.tone = u"waiting"_s,
                                      .title = title,
                                      .text = text,
                                      .actionId = u"page.runs"_s,
                                      .actionText = tr("Show runs")});
                Q_EMIT attentionWanted();
            });
    m_work.watch(m_session.opening());
}

void ShellController::followPalette()
{
    m_palette.setRecents(m_preferences.paletteRecents());
    connect(&m_palette, &PaletteModel::recentsChanged, this,
            [this] { m_preferences.setPaletteRecents(m_palette.recents()); });
    // What is chosen is done on its page.
    connect(&m_palette, &PaletteModel::chosen, this, [this](PaletteSection section) {
        if (section == PaletteSection::Runs)
            setPage(u"runs"_s);
        else if (section != PaletteSection::Commands)
            setPage(u"workflow"_s);
    });
    refreshPalette();
}

void ShellController::refreshPalette()
{
    m_palette.setProviders(QList<PaletteProvider *>{&m_commands} + m_session.paletteProviders());
    if (m_session.state() == WorkspaceSession::Open)
        m_commands.setShowPage([this](const QString &page) { setPage(page); });
    else
        m_commands.setShowPage({});
}

void ShellController::onSessionChanged()
{
    m_runs.follow(m_session.runService());
    refreshPalette();
    if (m_session.state() == WorkspaceSession::Open) {
        m_preferences.rememberRepository(m_session.repositoryPath());
        m_preferences.setLastRepository(m_session.repositoryPath());
        m_work.watch(m_session.workflow()->operation());
        m_work.watch(m_session.codeMap()->indexing());
        m_work.watch(m_session.review()->loading());
        m_work.watch(m_session.runs()->acting());
        followWorkflow();
    }
    refreshRecent();
}

void ShellController::followWorkflow()
{
    graph::WorkflowController *workflow = m_session.workflow();
    connect(workflow, &graph::WorkflowController::exported, this,
            [this](const QString &name, const QString &file) {
                m_notifications.post({.tone = u"ok"_s,
                                      .title = tr("%1 was exported").arg(name),
                                      .text = file,
                                      .actionId = {},
                                      .actionText = {}});
            });
    const QString repository = m_session.repositoryPath();
    // A draft comes back by itself, and before a file that is saved.
    const auto reopen = [this, workflow, repository] {
        const QString file = m_preferences.lastWorkflow(repository);
        if (workflow->loading()->state() == Operation::Succeeded && !workflow->isOpen()
            && !file.isEmpty())
            workflow->openNamed(file);
    };
    connect(workflow->loading(), &Operation::stateChanged, this, reopen);
    connect(workflow, &graph::WorkflowController::documentChanged, this,
            [this, workflow, repository, known = QString()]() mutable {
                // It changes with every edit, the file hardly ever.
                if (workflow->isOpen() && workflow->file() != known) {
                    known = workflow->file();
                    m_preferences.setLastWorkflow(repository, known);
                }
            });
    reopen();
}

ShellController::~ShellController()
{
    qDeleteAll(m_recentActions);
}

const QStringList &ShellController::pages()
{
    static const QStringList names{u"workflow"_s, u"map"_s, u"review"_s, u"runs"_s, u"settings"_s};
    return names;
}

QStringList ShellController::versions()
{
    return {u"AgentOps Workbench\t"_s + QCoreApplication::applicationVersion(),
            u"Qt\t"_s + QString::fromLatin1(qVersion()),
            QSysInfo::prettyProductName() + u'\t' + QSysInfo::currentCpuArchitecture()};
}

QString ShellController::paneFile(const QString &page)
{
    static const QHash<QString, QString> files{
        {u"workflow"_s, u"WorkflowPane.qml"_s}, {u"map"_s, u"MapPane.qml"_s},
        {u"review"_s, u"ReviewPane.qml"_s},     {u"runs"_s, u"RunsPane.qml"_s},
        {u"settings"_s, u"SettingsPane.qml"_s},
    };
    return files.value(page);
}

QString ShellController::localPath(const QUrl &url)
{
    return QDir::toNativeSeparators(url.toLocalFile());
}

void ShellController::setPage(const QString &page)
{
    if (m_page == page || !pages().contains(page))
        return;
    m_page = page;
    m_preferences.setLastPage(page);
    Q_EMIT pageChanged();
}

void ShellController::openRepository(const QString &path)
{
    const QString top = WorkspaceSession::topFolder(path);
    if (m_session.state() == WorkspaceSession::Open && top == m_session.repositoryPath())
        return;
    Q_EMIT raiseRequested(top);
}

void ShellController::clearPageActions()
{
    m_actions.setPageActions({});
}

void ShellController::setPageActions(const QQmlListReference &actions)
{
    QList<Action *> all;
    for (qsizetype i = 0; i < actions.count(); ++i) {
        if (auto *action = qobject_cast<Action *>(actions.at(i)))
            all.append(action);
    }
    m_actions.setPageActions(all);
}

void ShellController::askForNode(QPointF windowPos, const QString &portType, bool isFromOutput)
{
    Q_EMIT nodeRequested(windowPos, portType, isFromOutput);
}

void ShellController::perform(const QString &actionId)
{
    if (actionId == "retry"_L1)
        m_session.retry();
    else
        m_actions.trigger(actionId);
}

} // namespace agentops::ui::shell
