// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandrunner.h"
#include "nodekinds.h"
#include "plannedeffects.h"
#include "reportschemas.h"
#include "testresult.h"

#include <agentops/base/workerpool.h>
#include <agentops/nodes/errors.h>
#include <agentops/nodes/insidepath.h>

#include <QtCore/QDateTime>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

constexpr qsizetype kMaxListedFindings = 2000;

NodeType lintRunType()
{
    return {.kind = u"lint.run"_s,
            .category = u"code"_s,
            .title = u"Run a linter"_s,
            .help = u"Runs a program that looks for problems in the code and reads its report: "
                    "SARIF, checkstyle XML or ESLint JSON. Findings from a level on fail the "
                    "step; the exit code of the program does not count beside them."_s,
            .icon = u"scan-search"_s,
            .summaryParameter = u"command"_s,
            .inputs = {afterPort()},
            .outputs = {{.name = u"findings"_s,
                         .type = PortType::Findings,
                         .help = u"Each with rule, level, message, file, line, column and "
                                 "fingerprint."_s,
                         .schema = findingsSchema()},
                        {.name = u"passed"_s, .type = PortType::Boolean},
                        {.name = u"errors"_s, .type = PortType::Number},
                        {.name = u"warnings"_s, .type = PortType::Number},
                        {.name = u"notes"_s, .type = PortType::Number},
                        {.name = u"summary"_s, .type = PortType::Text}},
            .parameters = {{.name = u"command"_s,
                            .type = Parameter::Type::MultilineText,
                            .title = u"Command"_s,
                            .isRequired = true,
                            .placeholder = u"npx eslint -f json ."_s,
                            .editor = Parameter::Editor::Code,
                            .language = u"sh"_s},
                           {.name = u"report"_s,
                            .type = Parameter::Type::Path,
                            .title = u"Report"_s,
                            .help = u"The file that the command writes. Empty: what it prints."_s,
                            .editor = Parameter::Editor::File},
                           {.name = u"failFrom"_s,
                            .type = Parameter::Type::Choice,
                            .title = u"Fail from this level on"_s,
                            .defaultValue = u"error"_s,
                            .choices = {u"error"_s, u"warning"_s, u"note"_s, u"never"_s}}},
            .effect = Effect::Files,
            .effectsOf = planned::command,
            .errorCodes = {u"nodes.findings"_s, u"nodes.command_failed"_s,
                           u"nodes.outside_working_directory"_s, u"reports.malformed"_s,
                           u"reports.too_large"_s, u"reports.unknown_format"_s}};
}

struct LintReport
{
    QString path;
    QDateTime before;
};

Result<LintReport> reportOf(const StepContext &context)
{
    const QString written = context.text(u"report").trimmed();
    if (written.isEmpty())
        return LintReport{};
    AO_TRY(const QString path, resolveInside(context.workingDirectory, written));
    return LintReport{.path = path, .before = QFileInfo(path).lastModified()};
}

Result<QList<reports::Finding>> readLintReport(const LintReport &report, const QByteArray &output,
                                               const QString &directory)
{
    QByteArray text = output;
    const QString name = report.path.isEmpty() ? u"standard output"_s : report.path;
    if (!report.path.isEmpty()) {
        const bool isNew = QFileInfo::exists(report.path)
            && QFileInfo(report.path).lastModified() != report.before;
        if (!isNew)
            return fail(Error(errors::kCommandFailed, u"the command wrote no report"_s)
                            .with(u"file"_s, report.path));
        AO_TRY(const auto read, readReportFile(report.path));
        text = read.value_or(QByteArray());
    }
    auto findings = reports::readFindings(text);
    if (!findings)
        return fail(inFile(findings.error(), name));
    const QString prefix = directory + u'/';
    for (reports::Finding &finding : *findings) {
        if (finding.file.startsWith(prefix))
            finding.file.remove(0, prefix.size());
    }
    return findings;
}

qsizetype countOf(const QList<reports::Finding> &findings, reports::FindingLevel level)
{
    return std::ranges::count(findings, level, &reports::Finding::level);
}

QString summaryOf(const QList<reports::Finding> &findings)
{
    QString text =
        u"%1 errors, %2 warnings, %3 notes"_s.arg(countOf(findings, reports::FindingLevel::Error))
            .arg(countOf(findings, reports::FindingLevel::Warning))
            .arg(countOf(findings, reports::FindingLevel::Note));
    const auto worst = std::ranges::max_element(findings, {}, &reports::Finding::level);
    if (worst != findings.end())
        text += u": %1:%2 %3"_s.arg(worst->file, QString::number(worst->line), worst->message);
    return text;
}

class LintRun final : public NodeExecutor
{
public:
    explicit LintRun(WorkerPool *pool) : m_pool(pool) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        AO_CO_TRY(const LintReport report, reportOf(context));
        process::ProcessSpec spec = process::shellCommand(context.text(u"command"));
        spec.workingDirectory = context.workingDirectory;
        AO_CO_TRY(const CommandOutcome outcome,
                  co_await runForStep(std::move(spec), context.services, token,
                                      {.wholeBytes = reports::kMaxReportBytes}));
        auto findings = co_await onWorker(
            *m_pool, token,
            [report, output = outcome.whole, directory = context.workingDirectory](CancelToken) {
                return readLintReport(report, output, directory);
            });
        // A linter that found something ends with another code too; one without findings broke.
        const bool isBroken = !outcome.process.succeeded() && (!findings || findings->isEmpty());
        if (isBroken)
            co_return fail(Error(errors::kCommandFailed,
                                 u"the linter ended with %1 and without findings"_s.arg(
                                     describeEnd(outcome.process)))
                               .with(u"exitCode"_s, QString::number(outcome.process.exitCode)));
        if (!findings)
            co_return fail(findings.error());
        const QString summary = summaryOf(*findings);
        const qsizetype errorCount = countOf(*findings, reports::FindingLevel::Error);
        StepOutput output{
            .values = {{u"findings"_s, reports::toJson(*findings, kMaxListedFindings)},
                       {u"passed"_s, errorCount == 0},
                       {u"errors"_s, errorCount},
                       {u"warnings"_s, countOf(*findings, reports::FindingLevel::Warning)},
                       {u"notes"_s, countOf(*findings, reports::FindingLevel::Note)},
                       {u"summary"_s, summary}}};
        const auto from = reports::findingLevelFromName(context.text(u"failFrom"));
        const qsizetype bad = from ? reports::countAtLeast(*findings, *from) : 0;
        if (bad > 0)
            output.failure =
                Error(errors::kFindings, summary).with(u"count"_s, QString::number(bad));
        co_return output;
    }

private:
    WorkerPool *m_pool;
};

} // namespace

void addLintRun(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(lintRunType(), std::make_unique<LintRun>(dependencies.git));
}

} // namespace agentops::nodes
