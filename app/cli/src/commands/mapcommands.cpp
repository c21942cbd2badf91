// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "pathchoice.h"
#include "session.h"
#include "text.h"

#include <agentops/base/file.h>
#include <agentops/codemap/exporter.h>
#include <agentops/codemap/indexservice.h>
#include <agentops/codemap/query.h>
#include <agentops/codemap/search.h>

#include <QtCore/QJsonArray>

#include <algorithm>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;
using codemap::IndexProgress;
using codemap::NodeIndex;
using codemap::Snapshot;
using codemap::SnapshotPtr;
using workspace::Workspace;

namespace {

QString phaseText(IndexProgress::Step step)
{
    switch (step) {
    case IndexProgress::Step::Idle:
        return {};
    case IndexProgress::Step::Listing:
        return u"Listing files"_s;
    case IndexProgress::Step::Parsing:
        return u"Reading files"_s;
    case IndexProgress::Step::Resolving:
        return u"Resolving names"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

Task<Result<SnapshotPtr>> indexed(Context context, Workspace *workspace)
{
    codemap::IndexService &service = workspace->codemap();
    Console &console = *context.console;
    QObject watcher;
    QObject::connect(&service, &codemap::IndexService::progressChanged, &watcher, [&] {
        const IndexProgress &progress = service.progress();
        if (progress.step != IndexProgress::Step::Idle) {
            console.progress(phaseText(progress.step),
                             progress.total > 0 ? u"%1/%2"_s.arg(progress.done).arg(progress.total)
                                                : QString());
        }
    });
    const codemap::IndexOptions options{.revision =
                                            context.invocation.value(u"revision", QString())};
    auto result = co_await service.index(options, context.token);
    console.endProgress();
    co_return result;
}

QJsonObject nodeToJson(const Snapshot &snapshot, NodeIndex index)
{
    const codemap::Node &node = snapshot.node(index);
    return {{u"id"_s, snapshot.id(index)},
            {u"kind"_s, QString(nameOf(node.kind))},
            {u"name"_s, node.name},
            {u"file"_s, node.kind == codemap::NodeKind::Dir ? QString() : snapshot.path(index)},
            {u"line"_s, node.line}};
}

QString placeOf(const Snapshot &snapshot, NodeIndex index)
{
    const int line = snapshot.node(index).line;
    return line > 0 ? u"%1:%2"_s.arg(snapshot.path(index)).arg(line) : snapshot.path(index);
}

QJsonObject totalsToJson(const codemap::Totals &totals)
{
    return {{u"files"_s, totals.files},
            {u"symbols"_s, totals.symbols},
            {u"edges"_s, totals.edges},
            {u"lines"_s, totals.lines},
            {u"resolvedImports"_s, totals.resolvedImports},
            {u"unresolvedImports"_s, totals.unresolvedImports},
            {u"resolvedReferences"_s, totals.resolvedReferences},
            {u"unresolvedReferences"_s, totals.unresolvedReferences},
            {u"filesWithErrors"_s, totals.filesWithErrors}};
}

Task<Result<ExitCode>> indexIn(Context context, Workspace *workspace)
{
    const auto begin = context.clock->elapsed();
    AO_CO_TRY(const SnapshotPtr snapshot, co_await indexed(context, workspace));
    const auto duration = context.clock->elapsed() - begin;
    const codemap::Totals &totals = snapshot->totals();
    Console &console = *context.console;
    if (console.isJson()) {
        QJsonObject document = totalsToJson(totals);
        document.insert(u"durationMs"_s, qint64(duration.count()));
        AO_CO_CHECK(console.writeJson(document));
        co_return ExitCode::Ok;
    }
    const auto share = [](int resolved, int unresolved) {
        return u"%1 of %2"_s.arg(resolved).arg(resolved + unresolved);
    };
    AO_CO_CHECK(console.write(
        columns(
            {{u"files"_s, QString::number(totals.files)},
             {u"lines"_s, QString::number(totals.lines)},
             {u"symbols"_s, QString::number(totals.symbols)},
             {u"dependencies"_s, QString::number(totals.edges)},
             {u"own imports resolved"_s, share(totals.resolvedImports, totals.unresolvedImports)},
             {u"names resolved"_s, share(totals.resolvedReferences, totals.unresolvedReferences)},
             {u"files not fully read"_s, QString::number(totals.filesWithErrors)},
             {u"time"_s, durationText(duration)}})
            .toUtf8()));
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> searchIn(Context context, Workspace *workspace)
{
    constexpr int kHits = 20;
    AO_CO_TRY(const SnapshotPtr snapshot, co_await indexed(context, workspace));
    const codemap::SearchIndex index(snapshot);
    const QList<codemap::SearchHit> hits =
        index.search(context.invocation.arguments(u"WORD").join(u' '),
                     context.invocation.number(u"limit").value_or(kHits));
    Console &console = *context.console;
    QJsonArray array;
    QList<QStringList> rows;
    for (const codemap::SearchHit &hit : hits) {
        QJsonObject node = nodeToJson(*snapshot, hit.node);
        node.insert(u"score"_s, hit.score);
        array.append(node);
        const QString name = snapshot->qualifiedName(hit.node);
        rows.append({QString(nameOf(snapshot->node(hit.node).kind)),
                     name.isEmpty() ? snapshot->node(hit.node).name : name,
                     placeOf(*snapshot, hit.node)});
    }
    if (hits.isEmpty())
        console.step(u"Nothing has such a name."_s);
    if (console.isJson())
        AO_CO_CHECK(console.writeJson({{u"hits"_s, array}}));
    else
        AO_CO_CHECK(console.write(columns(rows).toUtf8()));
    co_return ExitCode::Ok;
}

Result<NodeIndex> namedSymbol(const SnapshotPtr &snapshot, const QString &name)
{
    // All of them: a name may be that of hundreds.
    const QList<codemap::SearchHit> hits =
        codemap::SearchIndex(snapshot).search(name, int(snapshot->nodes().size()));
    QList<NodeIndex> exact;
    for (const codemap::SearchHit &hit : hits) {
        if (snapshot->node(hit.node).name == name || snapshot->qualifiedName(hit.node) == name)
            exact.append(hit.node);
    }
    const auto isPrototype = [&snapshot](NodeIndex node) {
        return snapshot->node(node).isPrototype;
    };
    // What is declared and defined means the definition.
    if (!std::ranges::all_of(exact, isPrototype))
        exact.removeIf(isPrototype);
    QStringList ids;
    for (const NodeIndex node : std::as_const(exact))
        ids.append(snapshot->id(node));
    if (exact.size() == 1)
        return exact.first();
    if (!exact.isEmpty())
        return fail(agentops::errors::kInvalidArgument,
                    u"'%1' names %2 symbols: %3"_s.arg(name).arg(exact.size()).arg(someOf(ids)));
    constexpr qsizetype kSimilar = 3;
    for (const codemap::SearchHit &hit : hits.first(std::min(kSimilar, hits.size())))
        ids.append(snapshot->id(hit.node));
    QString message = u"the map has no folder, file or symbol '%1'"_s.arg(name);
    if (!ids.isEmpty())
        message += u"; perhaps %1?"_s.arg(ids.join(u" or "_s));
    return fail(agentops::errors::kNotFound, message);
}

/// The node that a person named in the repository at `root`: an id as exports have it, a path, or a
/// symbol's name.
Result<NodeIndex> namedNode(const SnapshotPtr &snapshot, const QString &root, const QString &name)
{
    const QString symbol = name.contains(u'#') ? name.sliced(name.indexOf(u'#')) : QString();
    AO_TRY(const QStringList paths, pathCandidates(root, name.chopped(symbol.size())));
    for (const QString &path : paths) {
        if (const auto node = snapshot->find(path + symbol))
            return *node;
        const QString folder = (path.isEmpty() ? u"."_s : path) + u'/';
        if (const auto node = symbol.isEmpty() ? snapshot->find(folder) : std::nullopt)
            return *node;
    }
    return namedSymbol(snapshot, name);
}

enum class Direction { Dependencies, Dependents };

Task<Result<ExitCode>> reach(Context context, Workspace *workspace, Direction direction)
{
    AO_CO_TRY(const SnapshotPtr snapshot, co_await indexed(context, workspace));
    AO_CO_TRY(
        const NodeIndex start,
        namedNode(snapshot, workspace->repository().path, context.invocation.argument(u"NODE")));
    const int depth = context.invocation.number(u"depth").value_or(1);
    const auto grain =
        context.invocation.hasFlag(u"symbols") ? codemap::Grain::Symbol : codemap::Grain::File;
    const QList<codemap::Reached> reached = direction == Direction::Dependencies
        ? codemap::dependencies(*snapshot, start, depth, grain)
        : codemap::dependents(*snapshot, start, depth, grain);
    Console &console = *context.console;
    QJsonArray array;
    QList<QStringList> rows;
    for (const codemap::Reached &step : reached) {
        const codemap::Edge &edge = snapshot->edges()[step.edge];
        QJsonObject node = nodeToJson(*snapshot, step.node);
        node.insert(u"depth"_s, step.depth);
        node.insert(u"count"_s, step.count);
        node.insert(u"via"_s, QString(nameOf(edge.kind)));
        array.append(node);
        rows.append({QString::number(step.depth), QString(nameOf(edge.kind)),
                     snapshot->id(step.node), u"%1×"_s.arg(step.count)});
    }
    if (console.isJson()) {
        AO_CO_CHECK(
            console.writeJson({{u"node"_s, nodeToJson(*snapshot, start)}, {u"reached"_s, array}}));
    } else {
        AO_CO_CHECK(console.write(columns(rows).toUtf8()));
    }
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> depsIn(Context context, Workspace *workspace)
{
    return reach(std::move(context), workspace, Direction::Dependencies);
}

Task<Result<ExitCode>> dependentsIn(Context context, Workspace *workspace)
{
    return reach(std::move(context), workspace, Direction::Dependents);
}

Task<Result<ExitCode>> cyclesIn(Context context, Workspace *workspace)
{
    AO_CO_TRY(const SnapshotPtr snapshot, co_await indexed(context, workspace));
    Console &console = *context.console;
    QJsonArray array;
    QString text;
    for (const std::vector<NodeIndex> &cycle : codemap::cycles(*snapshot)) {
        QJsonArray files;
        for (const NodeIndex file : cycle)
            files.append(snapshot->path(file));
        QJsonArray example;
        QString path;
        for (const codemap::Edge &edge : codemap::shortestCycle(*snapshot, cycle)) {
            const QString from = snapshot->path(edge.from);
            example.append(QJsonObject{{u"from"_s, from},
                                       {u"to"_s, snapshot->path(edge.to)},
                                       {u"kind"_s, QString(nameOf(edge.kind))},
                                       {u"line"_s, edge.line}});
            path += u"  %1:%2 %3 %4\n"_s.arg(from).arg(edge.line).arg(QString(nameOf(edge.kind)),
                                                                      snapshot->path(edge.to));
        }
        array.append(QJsonObject{{u"files"_s, files}, {u"example"_s, example}});
        text +=
            u"cycle of %1, such as\n"_s.arg(counted(qint64(cycle.size()), u"file"_s, u"files"_s))
            + path;
    }
    if (console.isJson())
        AO_CO_CHECK(console.writeJson({{u"cycles"_s, array}}));
    else
        AO_CO_CHECK(console.write(text.isEmpty() ? "no cycles\n" : text.toUtf8()));
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> exportIn(Context context, Workspace *workspace)
{
    const QString name = context.invocation.value(u"format", u"json"_s);
    const auto file = context.invocation.value(u"out");
    Console &console = *context.console;
    if (console.isJson() && !file && name != "json"_L1) {
        co_return fail(Error(commandline::errors::kUsage,
                             u"--json prints JSON: give --out FILE for format %1"_s.arg(name))
                           .with(u"command"_s, u"map export"_s));
    }
    AO_CO_TRY(const codemap::ExportFormat format, codemap::exportFormatOf(name));
    AO_CO_TRY(const SnapshotPtr snapshot, co_await indexed(context, workspace));
    const QByteArray bytes = codemap::exportSnapshot(*snapshot, format);
    if (!file) {
        AO_CO_CHECK(console.write(bytes));
        co_return ExitCode::Ok;
    }
    AO_CO_CHECK(writeFile(*file, bytes));
    if (console.isJson()) {
        AO_CO_CHECK(console.writeJson(
            {{u"file"_s, *file}, {u"format"_s, name}, {u"sizeBytes"_s, bytes.size()}}));
    } else {
        console.step(u"Wrote %1"_s.arg(*file));
    }
    co_return ExitCode::Ok;
}

} // namespace

QList<Entry> mapCommands()
{
    const Option revision{.name = u"revision"_s,
                          .help = u"a commit, branch or tag instead of the working tree"_s,
                          .type = ValueType::Text,
                          .placeholder = u"REV"_s};
    const Argument node{
        .name = u"NODE"_s,
        .help = u"a folder or file, from the current folder or the root, a symbol's name, or "
                "an id of the export"_s,
        .type = ValueType::File};
    const QList<Option> reachOptions{
        repositoryOption(), revision,
        Option{.name = u"depth"_s,
               .help = u"steps to go, 0 for all"_s,
               .type = ValueType::Number,
               .placeholder = u"N"_s,
               .defaultValue = u"1"_s},
        Option{.name = u"symbols"_s, .help = u"symbols instead of the files around them"_s}};
    const QString nodeShape = u"\"id\", \"kind\", \"name\", \"file\", \"line\""_s;
    const QString reachShape =
        u"{\"node\": {%1}, \"reached\": [{%1, \"depth\", \"count\", "
        "\"via\": imports|includes|inherits|implements|uses|calls}]}"_s.arg(nodeShape);
    return {
        {.command = {.path = u"map index"_s,
                     .summary = u"Read the code and print the figures of its map"_s,
                     .description = u"What is known about a file's content is kept in the data "
                                    "folder: the next time only changed files are read. Nothing is "
                                    "written into the repository."_s,
                     .options = {repositoryOption(), revision},
                     .jsonShape = u"{\"files\", \"symbols\", \"edges\", \"lines\", "
                                  "\"resolvedImports\", \"unresolvedImports\", "
                                  "\"resolvedReferences\", \"unresolvedReferences\", "
                                  "\"filesWithErrors\", \"durationMs\"}"_s},
         .handler = onWorkspace(indexIn)},
        {.command = {.path = u"map search"_s,
                     .summary = u"Find folders, files and symbols by parts of their names"_s,
                     .arguments = {{.name = u"WORD"_s,
                                    .help = u"parts of the name or the path, all of them needed"_s,
                                    .count = Count::OneOrMore}},
                     .options = {repositoryOption(),
                                 revision,
                                 {.name = u"limit"_s,
                                  .help = u"at most so many"_s,
                                  .type = ValueType::Number,
                                  .placeholder = u"N"_s,
                                  .least = 1,
                                  .defaultValue = u"20"_s}},
                     .jsonShape = u"{\"hits\": [{%1, \"score\"}]}"_s.arg(nodeShape)},
         .handler = onWorkspace(searchIn)},
        {.command = {.path = u"map deps"_s,
                     .summary = u"Show what something depends on"_s,
                     .arguments = {node},
                     .options = reachOptions,
                     .jsonShape = reachShape},
         .handler = onWorkspace(depsIn)},
        {.command = {.path = u"map dependents"_s,
                     .summary = u"Show what depends on something"_s,
                     .arguments = {node},
                     .options = reachOptions,
                     .jsonShape = reachShape},
         .handler = onWorkspace(dependentsIn)},
        {.command = {.path = u"map cycles"_s,
                     .summary = u"List files that depend on each other in a circle"_s,
                     .options = {repositoryOption(), revision},
                     .jsonShape = u"{\"cycles\": [{\"files\": [path], \"example\": [{\"from\", "
                                  "\"to\", \"kind\", \"line\"}]}]}"_s},
         .handler = onWorkspace(cyclesIn)},
        {.command = {.path = u"map export"_s,
                     .summary = u"Write the whole graph for other programs"_s,
                     .options = {repositoryOption(),
                                 revision,
                                 {.name = u"format"_s,
                                  .help = u"the format"_s,
                                  .type = ValueType::Choice,
                                  .placeholder = u"FORMAT"_s,
                                  .choices = {u"json"_s, u"dot"_s, u"graphml"_s},
                                  .defaultValue = u"json"_s},
                                 {.name = u"out"_s,
                                  .help = u"the file to write instead of standard output"_s,
                                  .type = ValueType::File,
                                  .placeholder = u"FILE"_s}},
                     .jsonShape =
                         u"with --out {\"file\", \"format\", \"sizeBytes\"}; else the export "
                         "itself: {\"nodes\": [{%1}], \"edges\": [{\"from\", \"to\", \"kind\": "
                         "contains|imports|includes|inherits|implements|uses|calls, "
                         "\"line\"}]}"_s.arg(nodeShape),
                     .examples = {u"agentops map export --format graphml --out map.graphml"_s}},
         .handler = onWorkspace(exportIn)},
    };
}

} // namespace agentops::cli
