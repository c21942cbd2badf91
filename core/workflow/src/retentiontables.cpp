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

/// Whether a run names the file that is not `leaving`.
Result<bool> isNamed(Connection &connection, Naming by, const QString &path,
                     const QSet<RunId> &leaving = {})
{
    QByteArray statement = by == Naming::Events
        ? "SELECT DISTINCT run FROM events WHERE spilled = ?1"_ba
        : "SELECT run FROM artefacts WHERE hash = ?1"_ba;
    if (leaving.isEmpty())
        statement += " LIMIT 1";
    AO_TRY(const auto runs,
           connection.query(
               statement, [](const Row &row) { return row.id<RunTag>(0); },
               ContentFiles::hashInPath(path)));
    return std::ranges::any_of(runs, [&](const RunId &run) { return !leaving.contains(run); });
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
    AO_TRY(const auto documents,
           connection.query(
               "SELECT document FROM runs WHERE id = ?1 "
               "UNION SELECT document FROM called_documents WHERE run = ?1",
               [](const Row &row) { return row.blob(0); }, run));
    static constexpr std::array kStatements{"DELETE FROM effects WHERE run = ?1",
                                            "DELETE FROM reusable WHERE run = ?1",
                                            "DELETE FROM artefacts WHERE run = ?1",
                                            "DELETE FROM turns WHERE run = ?1",
                                            "DELETE FROM requests WHERE run = ?1",
                                            "DELETE FROM processes WHERE run = ?1",
                                            "DELETE FROM logs WHERE run = ?1",
                                            "DELETE FROM events WHERE run = ?1",
                                            "DELETE FROM called_documents WHERE run = ?1",
                                            "DELETE FROM runs WHERE id = ?1"};
    for (const char *statement : kStatements)
        AO_CHECK(connection.run(statement, run));
    for (const QByteArray &document : documents) {
        AO_CHECK(
            connection.run("DELETE FROM documents WHERE hash = ?1 "
                           "AND NOT EXISTS (SELECT 1 FROM runs WHERE document = hash) "
                           "AND NOT EXISTS (SELECT 1 FROM called_documents WHERE document = hash)",
                           document));
    }
    return {};
}

Result<UnnamedFiles> findUnnamedFiles(Connection &connection, Naming by, const QString &folder,
                                      const QSet<RunId> &leaving, Timestamp now)
{
    UnnamedFiles unnamed;
    for (const QString &path : oldFilesIn(folder, now)) {
        AO_TRY(const bool isUsed, isNamed(connection, by, path, leaving));
        if (isUsed)
            continue;
        unnamed.paths.append(path);
        unnamed.sizeBytes += QFileInfo(path).size();
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
