// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/shell/workspacesession.h>

#include <agentops/base/workerpool.h>
#include <agentops/git/repository.h>
#include <agentops/workspace/workspace.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtGui/QGuiApplication>

#include <chrono>

namespace agentops::ui::shell {

using namespace Qt::StringLiterals;
using workspace::Workspace;

namespace {

constexpr std::chrono::seconds kHeadInterval{5};

/// Ends a workspace that nobody uses any more.
Task<> endWorkspace(std::unique_ptr<Workspace> workspace, std::unique_ptr<PageControllers> pages)
{
    co_await pages->flush();
    pages.reset();
    co_await workspace->close();
}

/// The name that Git puts under commits, or that of the account.
QString personOf(const QString &repository)
{
    const auto opened = git::Repository::open(repository);
    const std::optional<QString> name = opened ? opened->configValue(u"user.name"_s) : std::nullopt;
    if (name && !name->isEmpty())
        return *name;
    const QString account = qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME"));
    return account.isEmpty() ? WorkspaceSession::tr("Somebody", "a person without a name")
                             : account;
}

} // namespace

EndingWorkspaces::EndingWorkspaces(QObject *parent) : QObject(parent) { }

void EndingWorkspaces::end(std::unique_ptr<Workspace> workspace,
                           std::unique_ptr<PageControllers> pages)
{
    ++m_count;
    QCoro::connect(endWorkspace(std::move(workspace), std::move(pages)), this, [this] {
        if (--m_count == 0)
            Q_EMIT allEnded();
    });
}

WorkspaceSession::WorkspaceSession(const QString &dataRoot, std::shared_ptr<SecretList> secretList,
                                   EndingWorkspaces &endings, QObject *parent)
    : QObject(parent)
    , m_dataRoot(dataRoot)
    , m_secretList(std::move(secretList))
    , m_endings(endings)
{
    // HEAD moves without notice: by the command line, by other programs, by runs.
    m_headTimer.setInterval(kHeadInterval);
    connect(&m_headTimer, &QTimer::timeout, this, &WorkspaceSession::refreshHead);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this,
            [this](Qt::ApplicationState state) {
                if (state == Qt::ApplicationActive)
                    refreshHead();
            });
    connect(&m_opening, &Operation::stateChanged, this, [this] {
        if (m_opening.state() == Operation::Failed)
            setState(Failed);
        else if (m_opening.state() == Operation::Cancelled)
            setState(Closed);
    });
}

WorkspaceSession::~WorkspaceSession()
{
    AO_VERIFY(!m_workspace);
}

QString WorkspaceSession::repositoryName() const
{
    return m_workspace ? m_workspace->repository().name : QFileInfo(m_path).fileName();
}

QString WorkspaceSession::dataFolder() const
{
    return m_workspace ? m_workspace->dataFolder().path() : QString();
}

graph::WorkflowController *WorkspaceSession::workflow() const
{
    return m_pages ? m_pages->workflow.get() : nullptr;
}

map::CodeMapController *WorkspaceSession::codeMap() const
{
    return m_pages ? m_pages->codeMap.get() : nullptr;
}

diff::ReviewController *WorkspaceSession::review() const
{
    return m_pages ? m_pages->review.get() : nullptr;
}

QList<PaletteProvider *> WorkspaceSession::paletteProviders() const
{
    return m_pages ? m_pages->paletteProviders() : QList<PaletteProvider *>();
}

RunsController *WorkspaceSession::runs() const
{
    return m_pages ? m_pages->runs.get() : nullptr;
}

workflow::RunService *WorkspaceSession::runService() const
{
    return m_workspace ? &m_workspace->runs() : nullptr;
}

QString WorkspaceSession::topFolder(const QString &path)
{
    const QString start = QFileInfo(path).canonicalFilePath();
    for (QDir folder(start); !start.isEmpty();) {
        if (folder.exists(u".git"_s))
            return folder.path();
        if (!folder.cdUp())
            break;
    }
    return start.isEmpty() ? path : start;
}

void WorkspaceSession::open(const QString &path)
{
    close();
    m_path = topFolder(path);
    setState(Opening);
    m_opening.run(
        tr("Opening %1").arg(repositoryName()),
        [this](CancelToken token) {
            workspace::WorkspaceOptions options;
            options.repository = m_path;
            options.dataRoot = m_dataRoot;
            options.secretList = m_secretList;
            options.servesTriggers = true;
            // A workspace that is ending may outlive the window.
            options.notify = [session = QPointer(this)](const QString &title, const QString &text) {
                if (session)
                    Q_EMIT session->stepNotified(title, text);
            };
            return openWorkspace(options, token);
        },
        [this](Opened opened) { take(std::move(opened)); });
}

Task<Result<WorkspaceSession::Opened>> WorkspaceSession::openWorkspace(
    workspace::WorkspaceOptions options, CancelToken token)
{
    Opened opened;
    AO_CO_TRY(opened.workspace, co_await Workspace::open(options, token));
    Result<QString> person = co_await onWorker(
        opened.workspace->ioPool(), token,
        [path = options.repository](CancelToken) -> Result<QString> { return personOf(path); });
    if (!person) {
        co_await opened.workspace->close();
        co_return fail(person.error());
    }
    opened.person = *std::move(person);
    co_return opened;
}

void WorkspaceSession::retranslate()
{
    if (m_pages)
        m_pages->retranslate();
}

void WorkspaceSession::retry()
{
    if (m_state == Failed)
        open(m_path);
}

void WorkspaceSession::take(Opened opened)
{
    m_workspace = std::move(opened.workspace);
    m_pages = std::make_unique<PageControllers>(*m_workspace, opened.person);
    m_path = m_workspace->repository().path;
    setHead(m_workspace->repository().head);
    m_headTimer.start();
    setState(Open);
}

void WorkspaceSession::close()
{
    m_opening.cancel();
    m_opening.reset();
    m_headTimer.stop();
    if (m_workspace) {
        // The pages let go of their controllers when the state changes, before the services end.
        std::unique_ptr<Workspace> workspace = std::move(m_workspace);
        std::unique_ptr<PageControllers> pages = std::move(m_pages);
        setState(Closed);
        m_endings.end(std::move(workspace), std::move(pages));
    }
    setState(Closed);
}

void WorkspaceSession::refreshHead()
{
    if (!m_workspace)
        return;
    QCoro::connect(m_workspace->readHead(CancelToken()), this,
                   [this](const Result<git::Head> &head) {
                       if (head && m_workspace)
                           setHead(*head);
                   });
}

void WorkspaceSession::setHead(const git::Head &head)
{
    const QString branch = head.isDetached() ? head.commit.toShortHex() : head.branch;
    if (m_branch == branch && m_detached == head.isDetached())
        return;
    m_branch = branch;
    m_detached = head.isDetached();
    Q_EMIT headChanged();
}

void WorkspaceSession::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace agentops::ui::shell
