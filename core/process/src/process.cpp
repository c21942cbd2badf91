// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/process/process.h>

#include "processrun.h"

#include <agentops/process/errors.h>

#include <QCoro/QCoroFuture>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

using namespace Qt::StringLiterals;

namespace agentops::process {

ProcessSpec shellCommand(const QString &command)
{
    ProcessSpec spec;
#ifdef Q_OS_WIN
    spec.program = u"cmd.exe"_s;
    // With /s, cmd.exe takes away the outer quotes and reads what stands between them as it is.
    spec.nativeArguments = u"/d /s /c \""_s + command + u'"';
#else
    spec.program = u"/bin/sh"_s;
    spec.arguments = {u"-c"_s, command};
#endif
    return spec;
}

Result<QString> findProgram(const QString &program, const Environment &environment,
                            const QString &workingDirectory)
{
    const auto notFound = [&] {
        return fail(Error(errors::kProgramNotFound, u"there is no program %1"_s.arg(program))
                        .with(u"program"_s, program));
    };
    if (program.isEmpty())
        return notFound();
    if (QDir::fromNativeSeparators(program).contains(u'/')) {
        const QFileInfo file(QDir(workingDirectory), program);
        if (!file.exists() || file.isDir())
            return notFound();
        if (!file.isExecutable())
            return fail(
                Error(agentops::errors::kPermissionDenied, u"%1 may not be executed"_s.arg(program))
                    .with(u"program"_s, program));
        return file.absoluteFilePath();
    }
    const QStringList directories =
        environment.value(u"PATH"_s).split(QDir::listSeparator(), Qt::SkipEmptyParts);
    // An empty list would make Qt look in our own PATH.
    const QString path =
        directories.isEmpty() ? QString() : QStandardPaths::findExecutable(program, directories);
    return path.isEmpty() ? Result<QString>(notFound()) : Result<QString>(path);
}

Task<Result<ProcessOutcome>> run(ProcessSpec spec, OutputSink sink, CancelToken token)
{
    AO_CO_CHECK(token.check());
    if (!spec.workingDirectory.isEmpty() && !QFileInfo(spec.workingDirectory).isDir())
        co_return fail(Error(errors::kNoWorkingDirectory, u"the working directory does not exist"_s)
                           .with(u"program"_s, spec.program)
                           .with(u"directory"_s, spec.workingDirectory));
    AO_CO_TRY(const QString path,
              findProgram(spec.program, spec.environment, spec.workingDirectory));
    ProcessRun run(std::move(spec), path, std::move(sink));
    const QFuture<Result<ProcessOutcome>> future = run.start();
    const CancelCallback onCancel(token, [&run] {
        QMetaObject::invokeMethod(&run, &ProcessRun::cancel, Qt::QueuedConnection);
    });
    co_return co_await qCoro(future).result();
}

Task<Result<CollectedOutput>> runAndCollect(ProcessSpec spec, qsizetype maxBytes, CancelToken token)
{
    auto collected = std::make_shared<CollectedOutput>();
    const auto sink = [collected, maxBytes](OutputChannel channel, QByteArrayView piece) {
        QByteArray &text = channel == OutputChannel::Out ? collected->out : collected->err;
        const qsizetype room = maxBytes - text.size();
        collected->truncated = collected->truncated || piece.size() > room;
        text.append(piece.first(std::min(piece.size(), room)));
    };
    AO_CO_TRY(collected->outcome, co_await run(std::move(spec), sink, std::move(token)));
    co_return std::move(*collected);
}

} // namespace agentops::process
