// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workspace/workspace.h>

#include <agentops/base/clock.h>
#include <agentops/base/task.h>
#include <agentops/base/workerpool.h>
#include <agentops/codemap/indexservice.h>
#include <agentops/git/errors.h>
#include <agentops/nodes/artifactlists.h>
#include <agentops/nodes/builtinnodes.h>
#include <agentops/nodes/filehash.h>
#include <agentops/nodes/gitworkspaces.h>
#include <agentops/nodes/insidepath.h>
#include <agentops/process/environment.h>
#include <agentops/process/process.h>
#include <agentops/process/processidentity.h>
#include <agentops/review/reviewservice.h>
#include <agentops/store/database.h>
#include <agentops/store/errors.h>
#include <agentops/telemetry/otlpexporter.h>
#include <agentops/triggers/triggerservice.h>
#include <agentops/versions/versionstore.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/draftstore.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/journal.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLoggingCategory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace agentops::workspace {

namespace {

Q_LOGGING_CATEGORY(lcWorkspace, "agentops.workspace")

/// How long the end of the program waits for what is being sent about runs.
constexpr std::chrono::seconds kSendingPatience{2};

/// What opening does on a worker.
struct Opened
{
    RepositoryInfo repository;
    DataFolder folder;
    std::unique_ptr<store::Database> runs;
    std::unique_ptr<store::Database> documents;
    std::unique_ptr<store::Database> versions;
    std::unique_ptr<store::Database> review;
    std::unique_ptr<store::Database> index;
};

/// A damaged cache is made again; nothing in it was typed by a person.
Result<std::unique_ptr<store::Database>> openCache(const QString &path, const store::Schema &schema)
{
    auto opened = store::Database::open(path, schema, store::Durability::Cache);
    if (opened
        || !(opened.error().code() == store::errors::kCorrupt
             || opened.error().code() == store::errors::kNotADatabase))
        return opened;
    AO_CHECK(store::Database::discard(path));
    return store::Database::open(path, schema, store::Durability::Cache);
}

Result<RepositoryInfo> findRepository(const WorkspaceOptions &options)
{
    const Result<git::Repository> repository = git::Repository::open(options.repository);
    const bool isPlainFolder =
        !repository && repository.error().code() == git::errors::kNotARepository;
    RepositoryInfo info;
    if (isPlainFolder && options.acceptsPlainFolder) {
        info.isPlainFolder = true;
        info.path = QFileInfo(options.repository).canonicalFilePath();
    } else {
        AO_CHECK(repository);
        info.isBare = repository->isBare();
        info.path = info.isBare ? repository->gitDir() : repository->workDir();
        AO_TRY(info.head, repository->head());
    }
    info.name = QFileInfo(info.path).fileName();
    return info;
}

Result<Opened> openBlocking(const WorkspaceOptions &options)
{
    AO_TRY(RepositoryInfo info, findRepository(options));
    const DataFolder folder(options.dataRoot, info.path);
    AO_CHECK(folder.create());
    using store::Database;
    using store::Durability;
    AO_TRY(
        auto runs,
        Database::open(folder.runsDatabase(), workflow::journalSchema(), Durability::ProcessCrash));
    AO_TRY(
        auto documents,
        Database::open(folder.documentsDatabase(), workflow::draftSchema(), Durability::PowerLoss));
    AO_TRY(auto versions,
           Database::open(folder.versionsDatabase(), versions::versionSchema(),
                          Durability::PowerLoss));
    AO_TRY(auto review,
           Database::open(folder.reviewDatabase(), review::ReviewService::schema(),
                          Durability::PowerLoss));
    AO_TRY(auto index, openCache(folder.indexDatabase(), codemap::indexSchema()));
    return Opened{.repository = std::move(info),
                  .folder = folder,
                  .runs = std::move(runs),
                  .documents = std::move(documents),
                  .versions = std::move(versions),
                  .review = std::move(review),
                  .index = std::move(index)};
}

/// The secret `deploy-key` is the variable AGENTOPS_SECRET_DEPLOY_KEY.
Result<QString> secretOfEnvironment(const QString &name)
{
    QString variable = u"AGENTOPS_SECRET_"_s + name.toUpper();
    variable.replace(u'-', u'_').replace(u'.', u'_');
    const QByteArray value = qgetenv(variable.toUtf8().constData());
    if (value.isEmpty())
        return fail(Error(workflow::errors::kUnknownSecret,
                          u"there is no secret \"%1\": set the variable %2"_s.arg(name, variable))
                        .with(u"secret"_s, name)
                        .with(u"variable"_s, variable));
    return QString::fromUtf8(value);
}

bool isInstalled(const QString &program)
{
    return process::findProgram(program, process::Environment::inherited()).has_value();
}

/// Ends what a dead program left running.
Task<Result<>> endProcess(QJsonObject record, CancelToken token)
{
    const auto identity = process::ProcessIdentity::parse(record.value("process"_L1).toString());
    if (identity)
        AO_CO_CHECK(co_await process::endOrphanGroup(*identity, 500ms, std::move(token)));
    co_return {};
}

/// Reads the files that workflows name when they call each other.
std::function<Task<Result<workflow::Document>>(QString, QString)> workflowLoader(WorkerPool &io)
{
    return [&io](QString root, QString name) -> Task<Result<workflow::Document>> {
        return onWorker(io, CancelToken(),
                        [root, name](const CancelToken &) -> Result<workflow::Document> {
                            AO_TRY(const QString path, nodes::resolveInside(root, name));
                            AO_TRY(const workflow::ParsedDocument parsed,
                                   workflow::readDocumentFileBlocking(path));
                            return parsed.toResult();
                        });
    };
}

std::function<Task<Result<QByteArray>>(QString, QStringList, CancelToken)> fileHasher(
    WorkerPool &pool)
{
    return [&pool](QString directory, QStringList globs, CancelToken token) {
        return onWorker(pool, token, [directory, globs](const CancelToken &stop) {
            return nodes::hashNamedFilesBlocking(directory, globs, stop);
        });
    };
}

std::function<Task<Result<QByteArray>>(QString, CancelToken)> folderLooker(WorkerPool &pool)
{
    return [&pool](QString directory, CancelToken token) {
        return onWorker(pool, token, [directory](const CancelToken &stop) {
            return nodes::folderStateBlocking(directory, stop);
        });
    };
}

/// Lists of what steps have stored under a name.
std::function<Task<Result<>>(workflow::RunSummary)> leftoverRemover(WorkerPool &io,
                                                                    const DataFolder &folder)
{
    return [&io, lists = folder.artifactLists()](workflow::RunSummary run) {
        return onWorker(io, CancelToken(),
                        [path = lists + u'/' + run.id.toString()](const CancelToken &) {
                            QDir(path).removeRecursively(); // what is in use goes another time
                            return Result<>();
                        });
    };
}

std::function<Task<Result<>>(workflow::TakenOver)> leftoverTaker(WorkerPool &io,
                                                                 const DataFolder &folder)
{
    return [&io, lists = folder.artifactLists()](workflow::TakenOver taken) {
        return onWorker(io, CancelToken(), [lists, taken](const CancelToken &) {
            return nodes::takeOverArtifactLists(lists, taken);
        });
    };
}

} // namespace

class Workspace::Private
{
public:
    Private(Opened &&opened, std::unique_ptr<WorkerPool> ioPool, const WorkspaceOptions &options)
        : repository(std::move(opened.repository))
        , folder(opened.folder)
        , io(std::move(ioPool))
        , runsDatabase(std::move(opened.runs))
        , documentsDatabase(std::move(opened.documents))
        , versionsDatabase(std::move(opened.versions))
        , reviewDatabase(std::move(opened.review))
        , indexDatabase(std::move(opened.index))
        , drafts(*documentsDatabase, clock)
        , versions(*versionsDatabase, clock)
        , codemap(repository.path, *indexDatabase, cpu, clock)
        , review(repository.path, *reviewDatabase, cpu, clock)
    {
        nodes::registerBuiltinNodes(catalog,
                                    {.clock = &clock,
                                     .git = &cpu,
                                     .cpu = &cpu,
                                     .mapCache = indexDatabase.get(),
                                     .worktreeDirectory = folder.worktrees(),
                                     .artifactDirectory = folder.artifactLists(),
                                     .cacheDirectory = folder.cache(),
                                     .notify = options.notify});
        workspaces = std::make_shared<nodes::GitWorkspaces>(cpu, folder.worktrees());
        runs = std::make_unique<workflow::RunService>(
            *runsDatabase, *io, catalog, clock,
            workflow::RunServiceOptions{.dataDirectory = folder.path(),
                                        .loadWorkflow = workflowLoader(*io),
                                        .hashFiles = fileHasher(cpu),
                                        .folderState = folderLooker(cpu),
                                        .removeLeftovers = leftoverRemover(*io, folder),
                                        .takeOverLeftovers = leftoverTaker(*io, folder),
                                        .workspaces = workspaces,
                                        .adoptsRuns = options.adoptsRuns,
                                        .secrets = secretOfEnvironment,
                                        .hasProgram = isInstalled,
                                        .secretList = options.secretList,
                                        .endProcess = endProcess});
        telemetry::OtlpOptions otlp = options.telemetry;
        if (!otlp.secretList)
            otlp.secretList = options.secretList;
        exporter = std::make_unique<telemetry::OtlpExporter>(*runs, cpu, clock, std::move(otlp));
        triggers = std::make_unique<triggers::TriggerService>(
            *runsDatabase, *runs, catalog, cpu, clock,
            triggers::TriggerOptions{.repository = repository.path,
                                     .dataDirectory = folder.path(),
                                     .secrets = secretOfEnvironment,
                                     .webhookPort = options.webhookPort});
    }

    RepositoryInfo repository;
    DataFolder folder;
    SystemClock clock;
    /// One thread: files and the journal.
    std::unique_ptr<WorkerPool> io;
    WorkerPool cpu{u"cpu"_s};
    std::unique_ptr<store::Database> runsDatabase;
    std::unique_ptr<store::Database> documentsDatabase;
    std::unique_ptr<store::Database> versionsDatabase;
    std::unique_ptr<store::Database> reviewDatabase;
    std::unique_ptr<store::Database> indexDatabase;
    workflow::NodeCatalog catalog;
    workflow::DraftStore drafts;
    versions::VersionStore versions;
    codemap::IndexService codemap;
    review::ReviewService review;
    std::shared_ptr<nodes::GitWorkspaces> workspaces;
    std::unique_ptr<workflow::RunService> runs;
    std::unique_ptr<telemetry::OtlpExporter> exporter;
    std::unique_ptr<triggers::TriggerService> triggers;
    TaskScope scope;

    /// What has outlived its time goes while somebody is here anyway.
    Task<> removeOldRuns()
    {
        const Result<workflow::Pruned> pruned =
            co_await runs->prune(workflow::Retention(), false, scope.token());
        if (!pruned && !pruned.error().isCancelled())
            qCWarning(lcWorkspace, "old runs are still there: %ls",
                      qUtf16Printable(pruned.error().describe()));
    }
};

Task<Result<std::unique_ptr<Workspace>>> Workspace::open(WorkspaceOptions options,
                                                         CancelToken token)
{
    auto io = std::make_unique<WorkerPool>(u"io"_s, 1);
    AO_CO_TRY(Opened opened, co_await onWorker(*io, token, [options](CancelToken) {
                  return openBlocking(options);
              }));
    std::unique_ptr<Workspace> workspace(
        new Workspace(std::make_unique<Private>(std::move(opened), std::move(io), options)));
    Result<> ready = co_await workspace->d->runs->open(token);
    if (ready && options.servesTriggers)
        ready = co_await workspace->d->triggers->serve(token);
    if (!ready) {
        co_await workspace->close();
        co_return fail(std::move(ready).error());
    }
    if (options.adoptsRuns)
        workspace->d->scope.start(workspace->d->removeOldRuns());
    co_return workspace;
}

Workspace::Workspace(std::unique_ptr<Private> data) : d(std::move(data)) { }

Workspace::~Workspace() = default;

Task<> Workspace::close()
{
    d->scope.cancel();
    co_await d->triggers->close();
    co_await d->exporter->close(kSendingPatience);
    co_await d->runs->close();
    co_await d->scope.join();
    co_await d->codemap.stop();
}

const RepositoryInfo &Workspace::repository() const
{
    return d->repository;
}

Task<Result<git::Head>> Workspace::readHead(CancelToken token)
{
    return onWorker(*d->io, std::move(token),
                    [path = d->repository.path](CancelToken) -> Result<git::Head> {
                        AO_TRY(const git::Repository repository, git::Repository::open(path));
                        return repository.head();
                    });
}

const DataFolder &Workspace::dataFolder() const
{
    return d->folder;
}

Task<Result<>> Workspace::checkDatabases(CancelToken token)
{
    for (store::Database *database :
         {d->runsDatabase.get(), d->documentsDatabase.get(), d->versionsDatabase.get(),
          d->reviewDatabase.get(), d->indexDatabase.get()})
        AO_CO_CHECK(co_await database->checkIntegrity(token));
    co_return {};
}

Clock &Workspace::clock()
{
    return d->clock;
}

WorkerPool &Workspace::ioPool()
{
    return *d->io;
}

WorkerPool &Workspace::cpuPool()
{
    return d->cpu;
}

const workflow::NodeCatalog &Workspace::catalog() const
{
    return d->catalog;
}

workflow::RunService &Workspace::runs()
{
    return *d->runs;
}

triggers::TriggerService &Workspace::triggers()
{
    return *d->triggers;
}

nodes::GitWorkspaces &Workspace::workspaces()
{
    return *d->workspaces;
}

Task<Result<nodes::Cleaned>> Workspace::cleanRun(workflow::RunId run, nodes::Cleaning cleaning,
                                                 CancelToken token)
{
    const auto effects =
        co_await d->runs->effects(run, token); // a run of which nobody knows has none
    const auto detail = co_await d->runs->show(run, token);
    AO_CO_TRY(const QStringList inUse, co_await d->runs->foldersInUse(token));
    co_return co_await d->workspaces->clean(
        {.run = run,
         .repository = d->repository.path,
         .branches = effects ? workflow::worktreeBranches(*effects) : QStringList(),
         .inUse = inUse,
         .isForced = cleaning == nodes::Cleaning::Forced,
         .isUnknown = !detail && detail.error().code() == workflow::errors::kRunNotFound,
         .releasesUnknown = cleaning == nodes::Cleaning::Unknown},
        token);
}

workflow::DraftStore &Workspace::drafts()
{
    return d->drafts;
}

versions::VersionStore &Workspace::versions()
{
    return d->versions;
}

codemap::IndexService &Workspace::codemap()
{
    return d->codemap;
}

review::ReviewService &Workspace::review()
{
    return d->review;
}

} // namespace agentops::workspace
