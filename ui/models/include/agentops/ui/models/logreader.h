// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/task.h>
#include <agentops/base/workerpool.h>
#include <agentops/ui/models/logindex.h>
#include <agentops/workflow/ids.h>

#include <functional>
#include <memory>

namespace agentops::workflow {
class RunService;
}

namespace agentops::ui {

/// Where the pieces of one log come from.
/// Thread: main. Cancel: with the token; nothing is asked of a reader behind that.
class LogReader
{
public:
    using Pieces = Task<Result<QList<workflow::LogLine>>>;

    LogReader() = default;
    virtual ~LogReader() = default;
    Q_DISABLE_COPY_MOVE(LogReader)

    /// See RunService::logPart() and RunService::logPieces().
    virtual Pieces part(qint64 after, qsizetype maxLength, CancelToken token) = 0;
    virtual Pieces pieces(QList<qint64> positions, CancelToken token) = 0;
};

/// The log of a run; the service must outlive whoever asks the reader.
std::shared_ptr<LogReader> logReaderOf(workflow::RunService &service, const workflow::RunId &run);

/// The positions of the parts, each once, ascending.
QList<qint64> positionsOf(const QList<LogPart> &parts);
/// Calls `take` with each line of the parts as it was written, by its name. A piece that is missing
/// leaves nothing.
void joinLogParts(const QList<LogPart> &parts, const QHash<qint64, QString> &texts,
                  const std::function<void(int line, QStringView raw)> &take);

/// The lines of the parts that contain `words`, whatever their case, as they are shown.
Task<Result<QList<int>>> searchLogParts(std::shared_ptr<LogReader> reader, WorkerPool *pool,
                                        QList<LogPart> parts, QString words, CancelToken token);
/// The lines of the parts as they are shown, each with a newline.
Task<Result<QString>> textOfLogParts(std::shared_ptr<LogReader> reader, WorkerPool *pool,
                                     QList<LogPart> parts, CancelToken token);

} // namespace agentops::ui
