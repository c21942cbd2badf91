// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/process/errors.h>
#include <agentops/process/sandbox.h>

#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace agentops::process {

namespace {

std::unexpected<Error> unavailable(const QString &reason)
{
    return fail(errors::kSandboxUnavailable, u"there is no sandbox here: "_s + reason);
}

/// Source: bwrap(1).
QStringList sandboxArguments(Sandbox sandbox, const QStringList &writable)
{
    QStringList arguments{u"--die-with-parent"_s, u"--unshare-net"_s};
    if (sandbox == Sandbox::Offline)
        return arguments + QStringList{u"--dev-bind"_s, u"/"_s, u"/"_s};
    // Sockets of services, such as Docker's and the desktop's, are below /run.
    arguments += {u"--ro-bind"_s, u"/"_s,    u"/"_s,       u"--dev"_s, u"/dev"_s,
                  u"--tmpfs"_s,   u"/tmp"_s, u"--tmpfs"_s, u"/run"_s,  u"--unshare-ipc"_s};
    for (const QString &folder : writable) {
        const QString path = QFileInfo(folder).canonicalFilePath();
        arguments += {u"--bind"_s, path, path};
    }
    return arguments;
}

} // namespace

Task<Result<ProcessSpec>> sandboxed(ProcessSpec spec, Sandbox sandbox, QStringList writable,
                                    CancelToken token)
{
    if (sandbox == Sandbox::None)
        co_return spec;
    const Result<QString> bwrap = findProgram(u"bwrap"_s, Environment::inherited());
    if (!bwrap)
        co_return unavailable(u"bubblewrap (bwrap) is not installed"_s);
    AO_CO_TRY(const QString program,
              findProgram(spec.program, spec.environment, spec.workingDirectory));
    QStringList arguments = sandboxArguments(sandbox, writable);

    ProcessSpec attempt;
    attempt.program = *bwrap;
    attempt.arguments = arguments + QStringList{u"--"_s, u"true"_s};
    AO_CO_TRY(const CollectedOutput tried, co_await runAndCollect(attempt, 4096, token));
    if (!tried.outcome.succeeded())
        co_return unavailable(QString::fromUtf8(tried.err).trimmed());

    if (!spec.workingDirectory.isEmpty())
        arguments += {u"--chdir"_s, QFileInfo(spec.workingDirectory).canonicalFilePath()};
    spec.arguments = arguments + QStringList{u"--"_s, program} + spec.arguments;
    spec.program = *bwrap;
    if (sandbox == Sandbox::Strict && spec.environment.contains(u"TMPDIR"_s))
        spec.environment.set(u"TMPDIR"_s, u"/tmp"_s);
    co_return spec;
}

} // namespace agentops::process
