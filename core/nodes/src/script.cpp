// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"

#include <agentops/base/clock.h>
#include <agentops/base/workerpool.h>
#include <agentops/nodes/errors.h>
#include <agentops/script/sandbox.h>
#include <agentops/workflow/expressionlibraries.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QtEndian>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

constexpr double kDefaultSteps = 100'000'000;
constexpr double kMaxSteps = 1e12;

NodeType scriptType()
{
    return {.kind = u"script"_s,
            .category = u"flow"_s,
            .title = u"Script"_s,
            .help =
                u"Runs JavaScript in a sandbox: no files, no network, nothing but the values it "
                "is given. What it returns is the result; console.log writes to the log."_s,
            .icon = u"braces"_s,
            .summaryParameter = u"code"_s,
            .inputs = {{.name = u"input"_s, .help = u"The script knows it as “input”."_s}},
            .outputs = {{.name = u"result"_s, .help = u"What the script returns."_s}},
            .parameters = {{.name = u"code"_s,
                            .type = Parameter::Type::MultilineText,
                            .title = u"Code"_s,
                            .help = u"The body of a function: “return” gives the result. It is no "
                                    "template: values come through “inputs”."_s,
                            .isRequired = true,
                            .placeholder = u"return { total: inputs.a + inputs.b };"_s,
                            .isCode = true,
                            .editor = Parameter::Editor::Code,
                            .language = u"js"_s},
                           {.name = u"inputs"_s,
                            .type = Parameter::Type::Object,
                            .title = u"Inputs"_s,
                            .help = u"What the script knows as “inputs”; each value may be an "
                                    "expression."_s},
                           {.name = u"maxSteps"_s,
                            .type = Parameter::Type::Number,
                            .title = u"Most steps"_s,
                            .help = u"The script fails when it takes more; about ten million are a "
                                    "second."_s,
                            .defaultValue = kDefaultSteps}},
            .worksInFolder = false,
            .errorCodes = {u"script.syntax"_s, u"script.failed"_s, u"script.too_long"_s,
                           u"script.out_of_memory"_s, u"script.too_deep"_s, u"script.bad_value"_s,
                           u"script.result_too_large"_s, u"nodes.bad_parameter"_s}};
}

script::Environment environmentOf(const StepContext &context, qint64 now)
{
    const auto give = [](QJsonValue value) {
        return [value = std::move(value)] {
            return Result<QJsonValue>(value);
        };
    };
    const QJsonObject run{{u"id"_s, context.run.toString()},
                          {u"repository"_s, context.repository},
                          {u"attempt"_s, context.attempt}};
    const QByteArray hash = QCryptographicHash::hash(
        QString(context.run.toString() + u'/' + context.step.text()).toUtf8(),
        QCryptographicHash::Sha256);
    const QJsonValue input = context.inputs.value("input"_L1);
    const QJsonObject inputs = context.parameters.value("inputs"_L1).toObject();
    return {
        .globals = {{.name = u"inputs"_s, .value = give(inputs)},
                    {.name = u"input"_s, .value = give(input.isUndefined() ? QJsonValue() : input)},
                    {.name = u"run"_s, .value = give(run)}},
        .libraries = expressionLibraries(expressionLibraryNames()),
        .now = now,
        .seed = qFromLittleEndian<quint64>(hash.constData()),
        // The step has a timeout of its own.
        .limits = {.steps = qint64(context.number(u"maxSteps")),
                   .memoryBytes = 256LL * 1024 * 1024,
                   .deadline = std::chrono::hours(24)},
        .log = [services = context.services](const QString &line) {
            services->log(LogStream::Output, line + u'\n');
        }};
}

class Script final : public NodeExecutor
{
public:
    explicit Script(const NodeDependencies &dependencies) : m_dependencies(dependencies) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        const double steps = context.number(u"maxSteps");
        if (!(steps >= 1 && steps <= kMaxSteps)) {
            co_return fail(Error(errors::kBadParameter, u"maxSteps must be from 1 to 1e12"_s)
                               .with(u"parameter"_s, u"maxSteps"_s));
        }
        const qint64 now = qint64(m_dependencies.clock->now().time_since_epoch().count());
        AO_CO_TRY(
            const QJsonValue result,
            co_await onWorker(*m_dependencies.cpu, token, [context, now](CancelToken cancelled) {
                script::Environment environment = environmentOf(context, now);
                environment.token = std::move(cancelled);
                return script::runFunction(context.text(u"code"), environment);
            }));
        co_return StepOutput{
            .values = {{u"result"_s, result.isUndefined() ? QJsonValue() : result}}};
    }

private:
    NodeDependencies m_dependencies;
};

} // namespace

void addScript(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(scriptType(), std::make_unique<Script>(dependencies));
}

} // namespace agentops::nodes
