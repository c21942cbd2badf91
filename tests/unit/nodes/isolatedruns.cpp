// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolatedruns.h"

#include <agentops/nodes/artifactlists.h>
#include <agentops/testsupport/outputcheck.h>

using namespace agentops;
using namespace agentops::nodes;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

IsolatedRuns::IsolatedRuns(StepFixture &fixture, git::SnapshotLimits limits)
    : m_fixture(fixture)
    , m_database(*store::Database::open(fixture.data.filePath(u"runs.db"_s), journalSchema(),
                                        store::Durability::ProcessCrash))
    , workspaces(std::make_shared<GitWorkspaces>(fixture.pool,
                                                 fixture.data.filePath(u"worktrees"_s), limits))
    , runs(*m_database, m_io, fixture.catalog, m_clock,
           {.dataDirectory = fixture.data.path(),
            .takeOverLeftovers =
                [lists = fixture.data.filePath(u"artifacts"_s)](TakenOver taken) {
                    return [](Result<> done) -> Task<Result<>> {
                        co_return done;
                    }(takeOverArtifactLists(lists, taken));
                },
            .workspaces = workspaces,
            .secrets =
                [](const QString &) {
                    return Result<QString>(u"hidden-value"_s);
                }})
{
    if (!await(runs.open({})))
        qFatal("the runs cannot be opened");
}

IsolatedRuns::~IsolatedRuns()
{
    await(runs.close());
}

Result<RunStatus> IsolatedRuns::run(const Document &document, RunOptions options)
{
    if (options.repository.isEmpty())
        options.repository = m_fixture.repo.path();
    AO_TRY(const RunId started, await(runs.start(document, options, {})));
    return settle(started);
}

Result<RunStatus> IsolatedRuns::settle(const RunId &run)
{
    auto status = await(runs.waitUntilSettled(run, {}));
    const auto detail = await(runs.show(run, {}));
    if (status && detail)
        verifyOutputs(m_fixture.catalog, detail->document, *status);
    return status;
}

Result<RunStatus> IsolatedRuns::answer(const RunId &run, const QString &step, bool isApproved)
{
    AO_CHECK(await(runs.decide(run, NodeId(step),
                               {.isApproved = isApproved, .by = u"Ada"_s, .comment = {}}, {})));
    return settle(run);
}

QStringList IsolatedRuns::effectsOf(const RunStatus &status)
{
    QStringList lines;
    const auto effects = await(runs.effects(status.summary().id, {}));
    for (const RecordedEffect &line : *effects)
        lines.append(u"%1 %2 %3"_s.arg(line.step.text(), line.effect.kind,
                                       effectStateName(line.effect.state)));
    return lines;
}

TestStep shell(const QString &id, const QString &command)
{
    return {id, u"shell.command"_s, {{u"command"_s, command}}};
}

Document documentOf(const QList<TestStep> &steps)
{
    Document document = Document::create(u"Test"_s);
    for (const TestStep &step : steps) {
        if (!document.nodes.isEmpty())
            document.edges.append({.id = EdgeId(u"to-"_s + step.id),
                                   .from = {document.nodes.last().id, u"done"_s},
                                   .to = {NodeId(step.id), u"after"_s}});
        document.nodes.append(
            {.id = NodeId(step.id), .kind = step.kind, .parameters = step.parameters});
    }
    return document;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}
