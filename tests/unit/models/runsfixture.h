// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/workerpool.h>
#include <agentops/store/database.h>
#include <agentops/testsupport/fakeclock.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QTemporaryDir>

#include <functional>
#include <map>
#include <memory>

namespace agentops::testing {

using Script =
    std::function<Task<Result<workflow::StepOutput>>(workflow::StepContext, CancelToken)>;

/// A real run service whose steps do what the test says, on a clock that only steps move.
class RunsFixture
{
public:
    RunsFixture();
    ~RunsFixture();

    /// By node id; a step without a script succeeds at once.
    std::map<QString, Script> scripts;

    workflow::RunService &service() { return *m_service; }
    testsupport::FakeClock &clock() { return m_clock; }
    WorkerPool &pool() { return m_pool; }
    const workflow::NodeCatalog &catalog() const { return m_catalog; }
    /// Where its runs begin.
    QString folder() const { return m_folder.path(); }

    /// A chain of steps, in order, with an edge from each to the next. `title` becomes the name.
    static workflow::Document chain(const QString &title, const QStringList &steps);
    workflow::RunId start(const workflow::Document &document);
    /// Starts, and waits until it is finished or asks a person.
    workflow::RunId run(const workflow::Document &document);

    /// Succeeds after `duration` of the fixture's clock, with a log and an output.
    Script working(std::chrono::milliseconds duration, const QString &log);
    /// The same, and fails with `message`.
    Script failing(std::chrono::milliseconds duration, const QString &message);
    /// Asks a person.
    Script asking(const QString &title, const QString &text);
    /// Leaves a file behind.
    Script keeping(const QString &name, const QByteArray &content);
    /// Goes on until it is cancelled.
    Script hanging();

private:
    QTemporaryDir m_folder;
    testsupport::FakeClock m_clock;
    WorkerPool m_io{QStringLiteral("test.io"), 1};
    WorkerPool m_pool{QStringLiteral("test.files"), 1};
    workflow::NodeCatalog m_catalog;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<workflow::RunService> m_service;
};

} // namespace agentops::testing
