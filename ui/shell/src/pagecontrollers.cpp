// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/shell/pagecontrollers.h>

#include <agentops/base/workerpool.h>
#include <agentops/nodes/examples.h>
#include <agentops/ui/diff/reviewcontroller.h>
#include <agentops/ui/graph/elementprovider.h>
#include <agentops/ui/graph/nodeprovider.h>
#include <agentops/ui/graph/workflowcontroller.h>
#include <agentops/ui/graph/workflowprovider.h>
#include <agentops/ui/map/codemapcontroller.h>
#include <agentops/ui/models/runscontroller.h>
#include <agentops/ui/shell/runprovider.h>
#include <agentops/workspace/authoring.h>
#include <agentops/workspace/templates.h>
#include <agentops/workspace/workspace.h>

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>

namespace agentops::ui::shell {

namespace {

/// Names of products are the same in every language.
QString programOf(workspace::WorkflowFormat format)
{
    switch (format) {
    case workspace::WorkflowFormat::GithubActions:
        return QStringLiteral("GitHub Actions");
    case workspace::WorkflowFormat::N8n:
        return QStringLiteral("n8n");
    case workspace::WorkflowFormat::Own:
        break;
    }
    return {};
}

Task<Result<graph::TemplateListing>> readTemplates(WorkerPool &pool, QString source, bool isFetched,
                                                   CancelToken token)
{
    QString folder = source;
    if (!QDir::isAbsolutePath(source)) {
        const QString cache = QStandardPaths::writableLocation(QStandardPaths::CacheLocation)
            + QStringLiteral("/templates");
        AO_CO_TRY(folder,
                  co_await workspace::fetchTemplates(source, cache, isFetched, pool, token));
    }
    co_return co_await onWorker(
        pool, token, [folder](const CancelToken &stop) -> Result<graph::TemplateListing> {
            AO_TRY(workspace::TemplateFolder found, workspace::readTemplatesBlocking(folder, stop));
            return graph::TemplateListing{std::move(found.templates), std::move(found.unreadable)};
        });
}

graph::AuthoringHooks authoringHooks(WorkerPool &pool, const QString &repository)
{
    graph::AuthoringHooks hooks;
    hooks.readWorkflow = [&pool](const QString &path, const CancelToken &token) {
        return onWorker(pool, token,
                        [path](const CancelToken &) -> Result<graph::ImportedWorkflow> {
                            AO_TRY(workspace::SourceWorkflow source,
                                   workspace::readSourceWorkflowBlocking(path));
                            graph::ImportedWorkflow imported{
                                programOf(source.format), std::move(source.document), {}};
                            for (const workspace::SourceFinding &finding : source.findings)
                                imported.findings.append({finding.file, finding.diagnostic});
                            return imported;
                        });
    };
    hooks.readTemplates = [&pool](const QString &source, bool isFetched, const CancelToken &token) {
        return readTemplates(pool, source, isFetched, token);
    };
    hooks.branches = [&pool, repository](const CancelToken &token) {
        return onWorker(pool, token, [repository](const CancelToken &) {
            return workspace::branchNamesBlocking(repository);
        });
    };
    hooks.committedText = [&pool, repository](const QString &file, const CancelToken &token) {
        return onWorker(pool, token, [repository, file](const CancelToken &) {
            return workspace::committedTextBlocking(repository, file);
        });
    };
    hooks.conflictTexts = [&pool, repository](const QString &file, const CancelToken &token) {
        return onWorker(
            pool, token,
            [repository, file](const CancelToken &) -> Result<std::optional<graph::ConflictTexts>> {
                AO_TRY(const std::optional<workspace::ConflictTexts> texts,
                       workspace::conflictTextsBlocking(repository, file));
                if (!texts)
                    return std::nullopt;
                return graph::ConflictTexts{texts->base, texts->ours, texts->theirs};
            });
    };
    hooks.folderEntries = [&pool, repository](const QString &folder, const CancelToken &token) {
        return onWorker(pool, token, [repository, folder](const CancelToken &) {
            return workspace::folderEntriesBlocking(repository, folder);
        });
    };
    hooks.preview = [&pool](const QString &text, const workflow::ExpressionContext &context,
                            const CancelToken &token) {
        return onWorker(
            pool, token,
            [text, context](const CancelToken &) -> Result<workflow::ExpressionPreview> {
                return workflow::previewExpression(text, context);
            });
    };
    hooks.secretNames = workspace::secretNames;
    hooks.nextDates = workspace::nextScheduleDates;
    return hooks;
}

graph::WorkflowServices workflowServices(workspace::Workspace &workspace, const QString &person)
{
    graph::WorkflowServices services;
    services.catalog = &workspace.catalog();
    services.runs = &workspace.runs();
    services.drafts = &workspace.drafts();
    services.versions = &workspace.versions();
    services.clock = &workspace.clock();
    services.files = &workspace.ioPool();
    services.repository = workspace.repository().path;
    services.breakpoints = workspace.dataFolder().breakpoints();
    services.person = person;
    const QList<nodes::ExampleWorkflow> examples = nodes::exampleWorkflows();
    for (const nodes::ExampleWorkflow &example : examples)
        services.examples.append(example.document);
    services.authoring = authoringHooks(workspace.cpuPool(), services.repository);
    return services;
}

} // namespace

PageControllers::PageControllers(workspace::Workspace &workspace, const QString &person)
    : workflow(std::make_unique<graph::WorkflowController>(workflowServices(workspace, person)))
    , codeMap(std::make_unique<map::CodeMapController>(workspace.codemap()))
    , review(std::make_unique<diff::ReviewController>(workspace.review()))
    , runs(std::make_unique<RunsController>(workspace.runs(), workspace.ioPool(), workspace.clock(),
                                            person))
{
    m_palette.push_back(std::make_unique<graph::NodeProvider>(*workflow));
    m_palette.push_back(std::make_unique<graph::ElementProvider>(*workflow->session()));
    m_palette.push_back(std::make_unique<graph::WorkflowProvider>(*workflow));
    m_palette.push_back(std::make_unique<RunProvider>(*runs, workspace.clock()));
}

PageControllers::~PageControllers() = default;

QList<PaletteProvider *> PageControllers::paletteProviders() const
{
    QList<PaletteProvider *> providers;
    for (const std::unique_ptr<PaletteProvider> &provider : m_palette)
        providers.append(provider.get());
    return providers;
}

void PageControllers::retranslate()
{
    workflow->retranslate();
    codeMap->retranslate();
    runs->retranslate();
}

Task<> PageControllers::flush()
{
    co_await workflow->flush();
    co_await review->flush();
}

} // namespace agentops::ui::shell
