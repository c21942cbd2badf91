// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptshell.h"

#include <agentops/base/file.h>
#include <agentops/nodes/errors.h>

#include <QtCore/QDir>
#include <QtCore/QProcess>

#include <iterator>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

namespace {

struct Shell
{
    QStringView name;
    QStringView commandLine;
    QStringView suffix;
    QStringView before;
    QStringView after;
};

constexpr Shell kShells[] = {
    {.name = u"bash",
     .commandLine = u"bash --noprofile --norc -eo pipefail {0}",
     .suffix = u".sh",
     .before = {},
     .after = {}},
    {.name = u"sh", .commandLine = u"sh -e {0}", .suffix = u".sh", .before = {}, .after = {}},
    {.name = u"pwsh",
     .commandLine = u"pwsh -command \". '{0}'\"",
     .suffix = u".ps1",
     .before = u"$ErrorActionPreference = 'stop'\n",
     .after = u"\nif ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) { exit $LASTEXITCODE }\n"},
    {.name = u"python", .commandLine = u"python {0}", .suffix = u".py", .before = {}, .after = {}},
};

/// Debian calls it python3 only.
QString pythonProgram(const process::Environment &environment)
{
    return process::findProgram(u"python"_s, environment) ? u"python"_s : u"python3"_s;
}

} // namespace

Result<process::ProcessSpec> scriptCommand(const QString &shell, const QString &command,
                                           const QString &folder)
{
    if (shell.isEmpty())
        return process::shellCommand(command);
    const auto known = std::ranges::find(kShells, shell, &Shell::name);
    const Shell chosen = known == std::end(kShells)
        ? Shell{.name = shell, .commandLine = shell, .suffix = {}, .before = {}, .after = {}}
        : *known;
    if (!chosen.commandLine.contains(QStringView(u"{0}")))
        return fail(Error(errors::kBadParameter,
                          u"the shell must be bash, sh, pwsh, python, or a command line with {0}"_s)
                        .with(u"parameter"_s, u"shell"_s));
    const QString script = folder + u"/script"_s + chosen.suffix.toString();
    const QString text = chosen.before.toString() + command + u'\n' + chosen.after.toString();
    AO_CHECK(writeFile(script, text.toUtf8()));

    process::ProcessSpec spec;
    spec.arguments = QProcess::splitCommand(chosen.commandLine);
    if (spec.arguments.isEmpty())
        return fail(Error(errors::kBadParameter, u"the shell names no program"_s)
                        .with(u"parameter"_s, u"shell"_s));
    for (QString &argument : spec.arguments)
        argument.replace("{0}"_L1, script);
    spec.program = spec.arguments.takeFirst();
    if (chosen.name == u"python")
        spec.program = pythonProgram(spec.environment);
    return spec;
}

QString scriptFolderTemplate()
{
    return QDir::tempPath() + u"/agentops-XXXXXX"_s;
}

} // namespace agentops::nodes
