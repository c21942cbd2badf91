// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandrunner.h"
#include "nodekinds.h"
#include "plannedeffects.h"
#include "reportschemas.h"
#include "scriptshell.h"
#include "testresult.h"
#include "testrunner.h"

#include <agentops/base/workerpool.h>
#include <agentops/nodes/errors.h>
#include <agentops/nodes/insidepath.h>
#include <agentops/nodes/projectcheck.h>
#include <agentops/workflow/schema.h>

#include <QtCore/QDateTime>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

constexpr qsizetype kMaxListedCases = 2000;
constexpr qsizetype kMaxListedFiles = 2000;
constexpr qsizetype kMaxListedFailures = 200;

QList<Parameter> projectTestParameters()
{
    return {{.name = u"command"_s,
             .title = u"Command"_s,
             .help = u"Leave empty to use the project's own."_s,
             .placeholder = u"as detected"_s,
             .editor = Parameter::Editor::Code,
             .language = u"sh"_s},
            {.name = u"runner"_s,
             .type = Parameter::Type::Choice,
             .title = u"Test runner"_s,
             .help = u"Decides how the command is made to write its results. auto: as the command "
                     "or the script behind it says; none: the command is run as it is."_s,
             .defaultValue = u"auto"_s,
             .choices = QStringList{u"auto"_s, u"none"_s} + testRunnerNames()},
            {.name = u"report"_s,
             .type = Parameter::Type::Path,
             .title = u"Report"_s,
             .help = u"A file that the command itself writes: JUnit XML, TAP, go test -json, "
                     "libtest or Jest JSON."_s,
             .editor = Parameter::Editor::File},
            {.name = u"coverage"_s,
             .type = Parameter::Type::Boolean,
             .title = u"Measure coverage"_s,
             .defaultValue = false},
            {.name = u"coverageReport"_s,
             .type = Parameter::Type::Path,
             .title = u"Coverage report"_s,
             .help = u"A file that the command itself writes: Cobertura, Clover, JaCoCo, LCOV or "
                     "a cover profile of Go."_s,
             .editor = Parameter::Editor::File},
            {.name = u"failOnError"_s,
             .type = Parameter::Type::Boolean,
             .title = u"Fail when the tests fail"_s,
             .defaultValue = true},
            {.name = u"failWhenUnavailable"_s,
             .type = Parameter::Type::Boolean,
             .title = u"Fail when there is nothing to run"_s,
             .defaultValue = true}};
}

NodeType projectTestType()
{
    return {
        .kind = u"project.test"_s,
        .category = u"code"_s,
        .title = u"Run tests"_s,
        .help = u"Finds out how the project is tested (its own .agentops/project.json, Composer, "
                "npm, pytest, Cargo, Go, CTest, make), runs that and reads what came of each test. "
                "Says so when there is no test, or when what it needs is not installed."_s,
        .icon = u"flask-conical"_s,
        .summaryParameter = u"command"_s,
        .inputs = {afterPort()},
        .outputs = {{.name = u"result"_s,
                     .type = PortType::Text,
                     .help = u"passed, failed or unavailable"_s,
                     .schema = schema::choice({u"passed"_s, u"failed"_s, u"unavailable"_s})},
                    {.name = u"passed"_s, .type = PortType::Boolean},
                    {.name = u"summary"_s, .type = PortType::Text},
                    {.name = u"command"_s, .type = PortType::Text},
                    {.name = u"output"_s, .type = PortType::Text},
                    {.name = u"tests"_s,
                     .type = PortType::Object,
                     .help = u"total, passed, failed, skipped, seconds, suites; with a runner or a "
                             "report that we can read"_s,
                     .schema = testsSchema(),
                     .isOptional = true},
                    {.name = u"failed"_s, .type = PortType::Number, .isOptional = true},
                    {.name = u"skipped"_s, .type = PortType::Number, .isOptional = true},
                    {.name = u"failures"_s,
                     .type = PortType::Findings,
                     .help = u"The failed tests: rule, message, file, line."_s,
                     .schema = findingsSchema(),
                     .isOptional = true},
                    {.name = u"coverage"_s,
                     .type = PortType::Object,
                     .help = u"lines, covered, percent, files"_s,
                     .schema = coverageSchema(),
                     .isOptional = true}},
        .parameters = projectTestParameters(),
        .effect = Effect::Files,
        .effectsOf = planned::tests,
        .errorCodes = {u"nodes.tests_failed"_s, u"nodes.no_tests"_s, u"base.invalid_json"_s,
                       u"nodes.outside_working_directory"_s, u"reports.malformed"_s,
                       u"reports.too_large"_s, u"reports.unknown_format"_s},
    };
}

/// A file that the command writes; one that was there before and did not change is not its own.
struct OwnReport
{
    QString path;
    QDateTime before;

    bool isNew() const
    {
        return !path.isEmpty() && QFileInfo::exists(path)
            && QFileInfo(path).lastModified() != before;
    }
};

Result<OwnReport> ownReport(const StepContext &context, QStringView parameter)
{
    const QString written = context.text(parameter).trimmed();
    if (written.isEmpty())
        return OwnReport{};
    AO_TRY(const QString path, resolveInside(context.workingDirectory, written));
    return OwnReport{.path = path, .before = QFileInfo(path).lastModified()};
}

/// What is run, and where its results come to lie.
struct Plan
{
    TestInvocation invocation;
    OwnReport report;
    OwnReport coverage;
};

struct Results
{
    std::optional<reports::TestReport> tests;
    std::optional<reports::CoverageReport> coverage;
};

Result<Plan> planOf(const StepContext &context, const QString &command, const QString &folder)
{
    Plan plan;
    AO_TRY(plan.report, ownReport(context, u"report"));
    AO_TRY(plan.coverage, ownReport(context, u"coverageReport"));
    TestCommand known = recognizeTestCommand(command, context.workingDirectory);
    if (const QString runner = context.text(u"runner"); runner == "none"_L1)
        known = {.command = command};
    else if (runner != "auto"_L1)
        known = {.command = command, .runner = testRunnerFromName(runner), .joint = known.joint};
    plan.invocation =
        invocationOf(known, folder, context.flag(u"coverage") ? Coverage::Yes : Coverage::No);
    return plan;
}

Result<Results> readResults(const Plan &plan, const QByteArray &output)
{
    Results results;
    std::optional<QByteArray> report;
    QString name = plan.report.path;
    if (plan.report.isNew()) {
        AO_TRY(report, readReportFile(plan.report.path));
    } else if (plan.report.path.isEmpty() && plan.invocation.isReportOutput) {
        name = u"standard output"_s;
        report = output;
    } else if (plan.report.path.isEmpty() && !plan.invocation.reportFile.isEmpty()) {
        name = plan.invocation.reportFile;
        AO_TRY(report, readReportFile(name));
    }
    if (report && !report->trimmed().isEmpty()) {
        auto read =
            plan.invocation.isReportOutput && plan.report.path.isEmpty() && !report->startsWith('{')
            ? reports::readCargoTest(*report)
            : reports::readTestReport(*report);
        if (!read)
            return fail(inFile(read.error(), name));
        if (read->total() > 0)
            results.tests = std::move(*read);
    }
    const QString covered =
        plan.coverage.isNew() ? plan.coverage.path : plan.invocation.coverageFile;
    if (covered.isEmpty())
        return results;
    AO_TRY(const auto coverage, readReportFile(covered));
    if (!coverage || coverage->trimmed().isEmpty())
        return results;
    auto read = reports::readCoverage(*coverage);
    if (!read)
        return fail(inFile(read.error(), covered));
    results.coverage = std::move(*read);
    return results;
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

void addResults(StepOutput &output, const Results &results, const QString &directory)
{
    if (const auto &tests = results.tests) {
        output.values.insert("tests"_L1, tests->toJson(kMaxListedCases));
        output.values.insert("failed"_L1, tests->count(reports::TestStatus::Failed));
        output.values.insert("skipped"_L1, tests->count(reports::TestStatus::Skipped));
        output.values.insert("failures"_L1,
                             reports::toJson(failuresOf(*tests, directory), kMaxListedFailures));
    }
    if (results.coverage)
        output.values.insert("coverage"_L1, results.coverage->toJson(kMaxListedFiles));
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

        const QTemporaryDir folder(scriptFolderTemplate());
        if (!folder.isValid())
            co_return fail(agentops::errors::kIo, folder.errorString());
        AO_CO_TRY(const Plan plan,
                  co_await onWorker(*m_pool, token,
                                    [context, command = check.command, path = folder.path()](
                                        CancelToken) { return planOf(context, command, path); }));
        process::ProcessSpec spec = process::shellCommand(plan.invocation.command);
        spec.workingDirectory = context.workingDirectory;
        const qsizetype kept = plan.invocation.isReportOutput ? reports::kMaxReportBytes : 0;
        AO_CO_TRY(const CommandOutcome outcome,
                  co_await runForStep(std::move(spec), context.services, token,
                                      {.wholeBytes = kept, .shown = plan.invocation.shown}));
        Result<Results> results =
            co_await onWorker(*m_pool, token, [plan, output = outcome.whole](CancelToken) {
                return readResults(plan, output);
            });
        // That the tests failed says more than that their report cannot be read.
        if (!results && outcome.process.succeeded())
            co_return fail(results.error());
        if (!results)
            context.services->log(LogStream::System, results.error().describe() + u'\n');
        co_return judge(context, check.command, outcome, results.value_or(Results()));
    }

private:
    static Result<StepOutput> judge(const StepContext &context, const QString &command,
                                    const CommandOutcome &outcome, const Results &results)
    {
        const QString end = describeEnd(outcome.process);
        const bool anyFailed =
            results.tests && results.tests->count(reports::TestStatus::Failed) > 0;
        const bool hasPassed = outcome.process.succeeded() && !anyFailed;
        const QString counted = results.tests ? summaryOf(*results.tests) : QString();
        QString summary =
            hasPassed ? u"passed: "_s + command : u"failed with %1: %2"_s.arg(end, command);
        if (!counted.isEmpty())
            summary = counted + u" ("_s + command + u')';
        StepOutput output =
            outputOf(hasPassed ? u"passed"_s : u"failed"_s, summary, command, outcome.output);
        addResults(output, results, context.workingDirectory);
        if (!hasPassed && context.flag(u"failOnError"))
            output.failure =
                Error(errors::kTestsFailed, anyFailed ? counted : u"the tests failed with "_s + end)
                    .with(u"command"_s, command);
        return output;
    }

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
