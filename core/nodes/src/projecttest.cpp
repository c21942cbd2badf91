// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandrunner.h"
#include "nodekinds.h"

#include <agentops/base/workerpool.h>
#include <agentops/nodes/errors.h>
#include <agentops/nodes/projectcheck.h>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

NodeType projectTestType()
{
    return {
        .kind = u"project.test"_s,
        .category = u"code"_s,
        .title = u"Run tests"_s,
        .help = u"Finds out how the project is tested (its own .agentops/project.json, Composer, "
                "npm, pytest, Cargo, Go, make) and runs that. Says so when there is no test, or "
                "when what it needs is not installed."_s,
        .icon = u"flask-conical"_s,
        .summaryParameter = u"command"_s,
        .inputs = {{.name = u"after"_s, .help = u"The step waits for it."_s}},
        .outputs = {{.name = u"result"_s,
                     .type = PortType::Text,
                     .help = u"passed, failed or unavailable"_s},
                    {.name = u"passed"_s, .type = PortType::Boolean},
                    {.name = u"summary"_s, .type = PortType::Text},
                    {.name = u"command"_s, .type = PortType::Text},
                    {.name = u"output"_s, .type = PortType::Text}},
        .parameters = {{.name = u"command"_s,
                        .title = u"Command"_s,
                        .help = u"Leave empty to use the project's own."_s,
                        .placeholder = u"as detected"_s},
                       {.name = u"failOnError"_s,
                        .type = Parameter::Type::Boolean,
                        .title = u"Fail when the tests fail"_s,
                        .defaultValue = true},
                       {.name = u"failWhenUnavailable"_s,
                        .type = Parameter::Type::Boolean,
                        .title = u"Fail when there is nothing to run"_s,
                        .defaultValue = true}},
        .effect = Effect::Files,
        .errorCodes = {u"nodes.tests_failed"_s, u"nodes.no_tests"_s, u"base.invalid_json"_s},
    };
}

StepOutput outputOf(const QString &result, const QString &summary, const QString &command,
                    const QString &output)
{
    return {.values = {{u"result"_s, result},
                       {u"passed"_s, result == "passed"_L1},
                       {u"summary"_s, summary},
                       {u"command"_s, command},
                       {u"output"_s, output}}};
}

class ProjectTest final : public NodeExecutor
{
public:
    explicit ProjectTest(WorkerPool *pool) : m_pool(pool) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        ProjectCheck check{.command = context.text(u"command")};
        if (check.command.isEmpty()) {
            AO_CO_TRY(const auto found,
                      co_await onWorker(*m_pool, token,
                                        [directory = context.workingDirectory](CancelToken) {
                                            return detectProjectCheck(directory);
                                        }));
            if (!found)
                co_return unavailable(context, u"the project names no tests that we know"_s, {});
            check = *found;
            context.services->log(LogStream::System,
                                  u"%1 says: %2\n"_s.arg(check.source, check.command));
        }
        if (!check.missing.isEmpty())
            co_return unavailable(context, check.missing, check.command);

        process::ProcessSpec spec = process::shellCommand(check.command);
        spec.workingDirectory = context.workingDirectory;
        AO_CO_TRY(const CommandOutcome outcome,
                  co_await runForStep(std::move(spec), context.services, token));
        if (outcome.process.succeeded())
            co_return outputOf(u"passed"_s, u"passed: "_s + check.command, check.command,
                               outcome.output);
        const QString end = describeEnd(outcome.process);
        if (context.flag(u"failOnError"))
            co_return fail(Error(errors::kTestsFailed, u"the tests failed with "_s + end)
                               .with(u"command"_s, check.command));
        co_return outputOf(u"failed"_s, u"failed with %1: %2"_s.arg(end, check.command),
                           check.command, outcome.output);
    }

private:
    static Result<StepOutput> unavailable(const StepContext &context, const QString &reason,
                                          const QString &command)
    {
        const QString text = u"no tests were run: "_s + reason;
        if (context.flag(u"failWhenUnavailable"))
            return fail(Error(errors::kNoTests, text).with(u"command"_s, command));
        context.services->log(LogStream::System, text + u'\n');
        return outputOf(u"unavailable"_s, text, command, {});
    }

    WorkerPool *m_pool;
};

} // namespace

void addProjectTest(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(projectTestType(), std::make_unique<ProjectTest>(dependencies.git));
}

} // namespace agentops::nodes
