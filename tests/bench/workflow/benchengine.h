// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/store/database.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/runservice.h>

#include <memory>

namespace agentops::bench {

/// A folder on the disk of the build folder, where a sync costs what it costs; gone with this.
class DiskFolder
{
public:
    DiskFolder();
    ~DiskFolder();
    Q_DISABLE_COPY_MOVE(DiskFolder)

    QString path() const { return m_path; }
    QString filePath(const QString &name) const { return m_path + u'/' + name; }

private:
    QString m_path;
};

/// The engine with steps that cost nothing: `noop`, and `instant`, whose kind takes no time;
/// `ledger`, which adds a line to the file `ledger` of the folder; `forever`, which ends only with
/// the program; and those that come with the program.
class Engine
{
public:
    struct Setup
    {
        bool isSynced = false;
        int maxParallel = 4;
    };

    Engine(const QString &folder, Setup setup);
    ~Engine();

    /// Milliseconds until the unfinished runs of the journal are going on here.
    double open();
    workflow::RunService &service() { return *m_service; }
    const workflow::NodeCatalog &catalog() const { return m_catalog; }
    store::Database &database() { return *m_database; }
    workflow::RunId start(const workflow::Document &document, int maxParallel = 0);
    /// Runs to the end; the program ends when that is no success.
    void run(const workflow::Document &document);
    void waitFor(const workflow::RunId &run);

private:
    void addKinds();

    QString m_folder;
    SystemClock m_clock;
    WorkerPool m_io{QStringLiteral("io"), 1};
    WorkerPool m_cpu{QStringLiteral("cpu"), 2};
    std::unique_ptr<store::Database> m_database;
    workflow::NodeCatalog m_catalog;
    std::unique_ptr<workflow::RunService> m_service;
};

/// `width` chains of `layerCount` steps beside each other.
workflow::Document chains(int layerCount, int width, const QString &kind,
                          const QJsonObject &parameters = {});
/// A loop of so many passes over one step.
workflow::Document loopOf(int passes);
/// Steps, and one behind them that never ends.
workflow::Document endless(int steps);

} // namespace agentops::bench
