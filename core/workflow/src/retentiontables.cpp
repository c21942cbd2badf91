// SPDX-License-Identifier: GPL-3.0-or-later
#include "retentiontables.h"

#include "contentfiles.h"

#include <agentops/workflow/errors.h>

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace agentops::workflow {

using store::Connection;
using store::Row;

namespace {

constexpr auto kYoung = 1h;

struct Ended
{
    RunId run;
    WorkflowId workflow;
    Timestamp at;
};

bool isOld(const QFileInfo &file, Timestamp now)
{
    const Timestamp modified(std::chrono::milliseconds(file.lastModified().toMSecsSinceEpoch()));
    return now - modified > kYoung;
}

QStringList oldFilesIn(const QString &folder, Timestamp now)
{
    QStringList files;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QFileInfo info = walk.nextFileInfo();
        if (isOld(info, now))
            files.append(info.filePath());
    }
    std::ranges::sort(files);
    return files;
}

Result<bool> isNamed(Connection &connection, Naming by, const QString &path)
{
    const QByteArrayView sql = by == Naming::Events
        ? "SELECT 1 FROM events WHERE spilled = ?1 LIMIT 1"
        : "SELECT 1 FROM artefacts WHERE hash = ?1 LIMIT 1";
    AO_TRY(const auto found,
           connection.queryOne(
               sql, [](const Row &row) { return row.boolean(0); }, ContentFiles::hashInPath(path)));
    return found.value_or(false);
}

} // namespace

Result<QList<RunId>> findExpired(Connection &connection, const Retention &retention, Timestamp now)
{
    AO_TRY(
        const auto ended,
        connection.query("SELECT id, workflow, finished_at FROM runs WHERE finished_at IS NOT NULL "
                         "ORDER BY id DESC",
                         [](const Row &row) {
                             return Ended{row.id<RunTag>(0),
                                          row.isNull(1) ? WorkflowId() : row.id<WorkflowTag>(1),
                                          row.timestamp(2)};
                         }));
    QHash<WorkflowId, int> newer;
    QList<RunId> expired;
    for (const Ended &run : ended) {
        if (newer[run.workflow]++ >= retention.keptPerWorkflow && now - run.at > retention.maxAge)
            expired.prepend(run.run);
    }
    return expired;
}

Result<> removeRun(Connection &connection, const RunId &run)
{
    AO_TRY(const auto isFinished,
           connection.queryOne(
               "SELECT finished_at IS NOT NULL FROM runs WHERE id = ?1",
               [](const Row &row) { return row.boolean(0); }, run));
    if (!isFinished) {
        return fail(Error(errors::kRunNotFound, u"there is no run %1"_s.arg(run.toString()))
                        .with(u"run"_s, run.toString()));
    }
    if (!*isFinished) {
        return fail(Error(errors::kRunGoingOn, u"the run is going on; cancel it first"_s)
                        .with(u"run"_s, run.toString()));
    }
    static constexpr std::array kStatements{
        "DELETE FROM effects WHERE run = ?1",
        "DELETE FROM reusable WHERE run = ?1",  "DELETE FROM artefacts WHERE run = ?1",
        "DELETE FROM turns WHERE run = ?1",     "DELETE FROM requests WHERE run = ?1",
        "DELETE FROM processes WHERE run = ?1", "DELETE FROM logs WHERE run = ?1",
        "DELETE FROM events WHERE run = ?1",    "DELETE FROM called_documents WHERE run = ?1",
        "DELETE FROM runs WHERE id = ?1"};
    for (const char *statement : kStatements)
        AO_CHECK(connection.run(statement, run));
    return connection.run(
        "DELETE FROM documents WHERE NOT EXISTS (SELECT 1 FROM runs WHERE document = hash) "
        "AND NOT EXISTS (SELECT 1 FROM called_documents WHERE document = hash)");
}

Result<QStringList> findUnnamedFiles(Connection &connection, Naming by, const QString &folder,
                                     Timestamp now)
{
    QStringList unnamed;
    for (const QString &path : oldFilesIn(folder, now)) {
        AO_TRY(const bool isUsed, isNamed(connection, by, path));
        if (!isUsed)
            unnamed.append(path);
    }
    return unnamed;
}

Result<> removeUnnamedFiles(Connection &connection, Naming by, const QStringList &paths,
                            Timestamp now)
{
    for (const QString &path : paths) {
        AO_TRY(const bool isUsed, isNamed(connection, by, path));
        // A young one by now has been written again by somebody who is about to name it.
        if (!isUsed && isOld(QFileInfo(path), now))
            QFile::remove(path); // what cannot be removed is found next time
    }
    return {};
}

} // namespace agentops::workflow
