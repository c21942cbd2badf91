// SPDX-License-Identifier: GPL-3.0-or-later
#include "runsfixture.h"

#include <agentops/testsupport/await.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/journal.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using std::chrono::milliseconds;

namespace agentops::testing {

namespace {

using StepResult = Task<Result<StepOutput>>;

/// Runs the script of the node, whatever the test has put there by then.
class FixtureExecutor final : public NodeExecutor
{
public:
    explicit FixtureExecutor(std::map<QString, Script> &scripts) : m_scripts(scripts) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        const auto script = m_scripts.find(context.step.text());
        if (script != m_scripts.end())
            return script->second(std::move(context), std::move(token));
        return succeed();
    }

private:
    static StepResult succeed() { co_return StepOutput{.values = {{u"out"_s, true}}}; }

    std::map<QString, Script> &m_scripts;
};

StepResult work(FakeClock *clock, milliseconds duration, QString log, StepContext context)
{
    context.services->log(LogStream::Output, log);
    clock->advance(duration);
    co_return StepOutput{.values = {{u"out"_s, u"done"_s}, {u"exitCode"_s, 0}}};
}

StepResult failAfter(FakeClock *clock, milliseconds duration, QString message, StepContext context)
{
    clock->advance(duration);
    context.services->log(LogStream::ErrorOutput, message + u'\n');
    co_return fail(Error(agentops::errors::kIo, message));
}

StepResult ask(QString title, QString text, StepContext context)
{
    if (!context.decision)
        co_return StepOutput{.approval = ApprovalRequest{title, text}};
    if (!context.decision->isApproved)
        co_return fail(workflow::errors::kRejected, u"rejected: "_s + context.decision->comment);
    co_return StepOutput{.values = {{u"out"_s, context.decision->by}}};
}

StepResult keep(QString name, QByteArray content, StepContext context)
{
    AO_CO_CHECK(co_await context.services->writeArtefact(name, u"text/markdown"_s, content));
    co_return StepOutput{.values = {{u"out"_s, name}}};
}

StepResult hang(StepContext context, CancelToken token)
{
    context.services->log(LogStream::Output, u"waiting\n"_s);
    context.services->progress(0.4, u"40 of 100 files"_s);
    SystemClock clock;
    AO_CO_CHECK(co_await clock.sleep(1h, token));
    co_return StepOutput{};
}

} // namespace

RunsFixture::RunsFixture()
{
    NodeType type;
    type.kind = u"test.step"_s;
    type.category = u"test"_s;
    type.title = u"Step"_s;
    type.inputs = {{u"in"_s, PortType::Any, false, {}}};
    type.outputs = {{u"out"_s, PortType::Any, false, {}},
                    {u"exitCode"_s, PortType::Any, false, {}}};
    type.parameters = {{.name = u"environment"_s, .type = Parameter::Type::Object}};
    m_catalog.add(std::move(type), std::make_unique<FixtureExecutor>(scripts));
    m_database = *store::Database::open(m_folder.filePath(u"runs.db"_s), journalSchema(),
                                        store::Durability::ProcessCrash);
    RunServiceOptions options;
    options.dataDirectory = m_folder.path();
    m_service = std::make_unique<RunService>(*m_database, m_io, m_catalog, m_clock, options);
    if (const auto opened = await(m_service->open(CancelToken())); !opened)
        qFatal("%s", qPrintable(opened.error().describe()));
}

RunsFixture::~RunsFixture()
{
    await(m_service->close());
}

Document RunsFixture::chain(const QString &title, const QStringList &steps)
{
    Document document = Document::create(title);
    for (const QString &step : steps) {
        QString name = step;
        name[0] = name[0].toUpper();
        document.nodes.append(
            {.id = NodeId(step), .kind = u"test.step"_s, .title = name.replace(u'-', u' ')});
        if (document.nodes.size() < 2)
            continue;
        document.edges.append({.id = EdgeId(u"to-"_s + step),
                               .from = {document.nodes.at(document.nodes.size() - 2).id, u"out"_s},
                               .to = {NodeId(step), u"in"_s}});
    }
    return document;
}

RunId RunsFixture::start(const Document &document)
{
    RunOptions options;
    options.repository = m_folder.path();
    const auto run = await(m_service->start(document, options, CancelToken()));
    if (!run)
        qFatal("%s", qPrintable(run.error().describe()));
    return *run;
}

RunId RunsFixture::run(const Document &document)
{
    const RunId id = start(document);
    if (const auto status = await(m_service->waitUntilSettled(id, CancelToken())); !status)
        qFatal("%s", qPrintable(status.error().describe()));
    return id;
}

Script RunsFixture::working(milliseconds duration, const QString &log)
{
    return [this, duration, log](StepContext context, const CancelToken &) {
        return work(&m_clock, duration, log, std::move(context));
    };
}

Script RunsFixture::failing(milliseconds duration, const QString &message)
{
    return [this, duration, message](StepContext context, const CancelToken &) {
        return failAfter(&m_clock, duration, message, std::move(context));
    };
}

Script RunsFixture::asking(const QString &title, const QString &text)
{
    return [title, text](StepContext context, const CancelToken &) {
        return ask(title, text, std::move(context));
    };
}

Script RunsFixture::keeping(const QString &name, const QByteArray &content)
{
    return [name, content](StepContext context, const CancelToken &) {
        return keep(name, content, std::move(context));
    };
}

Script RunsFixture::hanging()
{
    return [](StepContext context, CancelToken token) {
        return hang(std::move(context), std::move(token));
    };
}

} // namespace agentops::testing
