// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"

#include <agentops/base/workerpool.h>
#include <agentops/codemap/exporter.h>
#include <agentops/codemap/indexservice.h>
#include <agentops/codemap/query.h>
#include <agentops/workflow/schema.h>

#include <QtCore/QJsonArray>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

QJsonObject mapSchema()
{
    QList<schema::Field> fields;
    for (const QString &name :
         {u"files"_s, u"symbols"_s, u"edges"_s, u"lines"_s, u"cycles"_s, u"filesWithErrors"_s})
        fields.append({.name = name, .schema = schema::number()});
    return schema::object(fields);
}

NodeType codemapIndexType()
{
    return {.kind = u"codemap.index"_s,
            .category = u"code"_s,
            .title = u"Code map"_s,
            .help =
                u"Reads the source files of the folder the run works in: symbols, dependencies, "
                "cycles. Files that were read before are taken from the cache. The whole graph "
                "is kept with the run as JSON."_s,
            .icon = u"network"_s,
            .inputs = {{.name = u"after"_s, .help = u"The step waits for it."_s}},
            .outputs = {{.name = u"map"_s,
                         .type = PortType::Object,
                         .help = u"files, symbols, edges, lines, cycles, filesWithErrors"_s,
                         .schema = mapSchema()},
                        {.name = u"cycles"_s,
                         .type = PortType::List,
                         .help = u"Each a list of files that depend on each other in a circle."_s,
                         .schema = schema::list(schema::list(schema::text()))},
                        {.name = u"summary"_s, .type = PortType::Text}},
            .errorCodes = {u"git.not_a_repository"_s}};
}

struct MapReport
{
    QJsonArray cycles;
    QByteArray json;
};

Result<MapReport> reportOf(const codemap::SnapshotPtr &snapshot)
{
    MapReport report;
    for (const auto &cycle : codemap::cycles(*snapshot)) {
        QJsonArray files;
        for (const codemap::NodeIndex index : cycle)
            files.append(snapshot->path(index));
        report.cycles.append(files);
    }
    report.json = codemap::exportSnapshot(*snapshot, codemap::ExportFormat::Json);
    return report;
}

class CodemapIndex final : public NodeExecutor
{
public:
    explicit CodemapIndex(const NodeDependencies &dependencies) : m_dependencies(dependencies) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        codemap::IndexService service(context.workingDirectory, *m_dependencies.mapCache,
                                      *m_dependencies.cpu, *m_dependencies.clock);
        QObject::connect(&service, &codemap::IndexService::progressChanged,
                         [&service, services = context.services] {
                             const codemap::IndexProgress &progress = service.progress();
                             services->progress(
                                 progress.total > 0 ? double(progress.done) / progress.total : -1.0,
                                 QString());
                         });
        const Result<codemap::SnapshotPtr> indexed = co_await service.index({}, token);
        co_await service.stop();
        if (!indexed)
            co_return fail(indexed.error());
        AO_CO_TRY(const MapReport report,
                  co_await onWorker(*m_dependencies.cpu, token, [snapshot = *indexed](CancelToken) {
                      return reportOf(snapshot);
                  }));
        AO_CO_CHECK(co_await context.services->writeArtefact(u"code-map.json"_s,
                                                             u"application/json"_s, report.json));

        const codemap::Totals &totals = (*indexed)->totals();
        const QLocale plain = QLocale::c();
        const QString summary = u"%1 files, %2 symbols, %3 dependencies, %4 cycles"_s.arg(
            plain.toString(totals.files), plain.toString(totals.symbols),
            plain.toString(totals.edges), plain.toString(report.cycles.size()));
        context.services->log(LogStream::System, summary + u'\n');
        co_return StepOutput{
            .values = {{u"map"_s,
                        QJsonObject{{u"files"_s, totals.files},
                                    {u"symbols"_s, totals.symbols},
                                    {u"edges"_s, totals.edges},
                                    {u"lines"_s, totals.lines},
                                    {u"cycles"_s, report.cycles.size()},
                                    {u"filesWithErrors"_s, totals.filesWithErrors}}},
                       {u"cycles"_s, report.cycles},
                       {u"summary"_s, summary}}};
    }

private:
    NodeDependencies m_dependencies;
};

} // namespace

void addCodemapIndex(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(codemapIndexType(), std::make_unique<CodemapIndex>(dependencies));
}

} // namespace agentops::nodes
