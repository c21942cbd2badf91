// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"
#include "plannedeffects.h"
#include "versionrange.h"

#include <agentops/nodes/errors.h>
#include <agentops/process/errors.h>
#include <agentops/process/process.h>

#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace agentops::nodes {

using namespace workflow;

namespace {

NodeType toolCheckType()
{
    return {
        .kind = u"tool.check"_s,
        .category = u"shell"_s,
        .title = u"Check a tool"_s,
        .help = u"Makes sure that a program is installed here, in a version that the workflow "
                "can work with. Nothing is installed."_s,
        .icon = u"wrench"_s,
        .summaryParameter = u"tool"_s,
        .inputs = {afterPort()},
        .outputs = {{.name = u"version"_s, .type = PortType::Text},
                    {.name = u"path"_s,
                     .type = PortType::File,
                     .help = u"Of the program; python may be called python3 here."_s}},
        .parameters = {{.name = u"tool"_s,
                        .title = u"Program"_s,
                        .isRequired = true,
                        .placeholder = u"node"_s},
                       {.name = u"version"_s,
                        .title = u"Version"_s,
                        .help = u"Such as 20, 3.x, ^1.2, ~1.2.3, >=1.2 <2, 1.2 - 1.4; several with "
                                "|| or one a line. What no version proves, such as lts/* or "
                                "stable, every one passes for. Empty: any."_s,
                        .placeholder = u">=20"_s},
                       {.name = u"arguments"_s,
                        .title = u"Arguments that make it say its version"_s,
                        .defaultValue = u"--version"_s}},
        .effect = Effect::Pure,
        .programsOf = planned::tool,
        .errorCodes = {u"nodes.tool_missing"_s, u"nodes.tool_version"_s, u"nodes.bad_parameter"_s,
                       u"base.timeout"_s}};
}

/// The first thing that looks like a version in what a program says about itself.
QString versionIn(const QString &text)
{
    static const QRegularExpression dotted(u"\\d+(?:\\.\\d+)+"_s);
    static const QRegularExpression plain(u"\\b\\d+\\b"_s);
    if (const auto match = dotted.match(text); match.hasMatch())
        return match.captured();
    return plain.match(text).captured();
}

/// Java counted 1.8 where it would count 8 today: in what it says of itself, and in what people ask
/// for.
QString asCountedToday(const QString &tool, QString versions)
{
    static const QRegularExpression old(u"(?<![\\d.])1\\.(?=[5-9])"_s);
    return tool == "java"_L1 ? versions.remove(old) : versions;
}

/// What a tool may be called here: some systems have python3 only, and other implementations of a
/// language have names of their own.
QStringList namesOf(const QString &tool, const VersionRange &range)
{
    QStringList names{tool};
    if (tool == "python"_L1)
        names.append(u"python3"_s);
    for (const QString &implementation : range.implementations()) {
        if (implementation == "pypy"_L1)
            names.append(u"pypy3"_s);
        names.append(implementation);
    }
    return names;
}

struct FoundTool
{
    QString path;
    QString version;
    /// What it says of itself.
    QString says;
};

Task<Result<FoundTool>> askVersion(QString tool, QString path, StepContext context,
                                   CancelToken token)
{
    process::ProcessSpec spec;
    spec.program = path;
    spec.arguments = QProcess::splitCommand(context.text(u"arguments"));
    spec.workingDirectory = context.workingDirectory;
    spec.timeout = 30s;
    constexpr qsizetype kMaxBytes = 64 * 1024;
    AO_CO_TRY(const process::CollectedOutput said,
              co_await process::runAndCollect(std::move(spec), kMaxBytes, token));
    const QString out = QString::fromUtf8(said.out);
    const QString err = QString::fromUtf8(said.err);
    QString version = asCountedToday(tool, versionIn(out));
    if (version.isEmpty()) // Java and others say it there.
        version = asCountedToday(tool, versionIn(err));
    co_return FoundTool{.path = path, .version = version, .says = out + u'\n' + err};
}

class ToolCheck final : public NodeExecutor
{
public:
    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        const QString tool = context.text(u"tool").trimmed();
        const QString wanted = context.text(u"version").trimmed();
        AO_CO_TRY(const VersionRange range, VersionRange::parse(asCountedToday(tool, wanted)));
        std::optional<FoundTool> found;
        const QStringList names = namesOf(tool, range);
        for (const QString &name : names) {
            const Result<QString> path = process::findProgram(
                name, process::Environment::inherited(), context.workingDirectory);
            if (!path)
                continue;
            AO_CO_TRY(FoundTool next, co_await askVersion(tool, *path, context, token));
            const bool isWanted = range.contains(next.version, next.says);
            if (!found || isWanted)
                found = std::move(next);
            if (isWanted)
                break;
        }
        const QString wantedText = QString(wanted).replace(u'\n', u", "_s);
        if (!found)
            co_return fail(
                Error(errors::kToolMissing,
                      wanted.isEmpty()
                          ? u"%1 is not installed here"_s.arg(tool)
                          : u"%1 %2 is needed and is not installed here"_s.arg(tool, wantedText))
                    .with(u"tool"_s, tool));
        context.services->log(LogStream::System,
                              u"%1 %2 at %3\n"_s.arg(tool, found->version, found->path));
        if (!range.contains(found->version, found->says))
            co_return fail(Error(errors::kToolVersion,
                                 u"%1 %2 is needed, and %3 is here"_s.arg(
                                     tool, wantedText,
                                     found->version.isEmpty() ? u"a version that it does not say"_s
                                                              : found->version))
                               .with(u"tool"_s, tool)
                               .with(u"found"_s, found->version)
                               .with(u"wanted"_s, wanted));
        for (const QString &word : range.unproven())
            context.services->log(
                LogStream::System,
                u"whether it is \"%1\" no version proves: it is taken for that\n"_s.arg(word));
        co_return StepOutput{.values = {{u"version"_s, found->version}, {u"path"_s, found->path}}};
    }
};

} // namespace

void addToolCheck(NodeCatalog &catalog)
{
    catalog.add(toolCheckType(), std::make_unique<ToolCheck>());
}

} // namespace agentops::nodes
