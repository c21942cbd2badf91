// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/git/oid.h>
#include <agentops/store/database.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/fakeclock.h>
#include <agentops/testsupport/temprepo.h>
#include <agentops/triggers/triggerservice.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QJsonArray>
#include <QtCore/QTemporaryDir>

#include <functional>
#include <memory>

namespace agentops::testing {

/// A clock whose wall time can be set while time goes on as before.
class WallClock final : public Clock
{
public:
    Timestamp now() const override { return m_fake.now() + m_offset; }
    std::chrono::milliseconds elapsed() const override { return m_fake.elapsed(); }
    Task<Result<>> sleep(std::chrono::milliseconds duration, CancelToken token) override
    {
        return m_fake.sleep(duration, std::move(token));
    }

    void advance(std::chrono::milliseconds duration) { m_fake.advance(duration); }
    void set(std::chrono::milliseconds offset) { m_offset += offset; }
    int sleeperCount() const { return m_fake.sleeperCount(); }

private:
    testsupport::FakeClock m_fake;
    std::chrono::milliseconds m_offset{0};
};

/// Places for runs that cannot always be had; nothing is done with them.
class UnreadyWorkspaces final : public workflow::RunWorkspaces
{
public:
    /// Whether no run can begin now, for a reason that may pass.
    bool isBusy = false;

    Task<Result<workflow::RunWorkspace>> foresee(workflow::WorkspaceRequest request,
                                                 CancelToken token) override;
    Task<Result<workflow::RunWorkspace>> record(workflow::WorkspaceRequest request,
                                                CancelToken token) override;
    Task<Result<>> prepare(workflow::RunPlace place, CancelToken token) override;
    Task<Result<workflow::WorkspaceResult>> summarize(workflow::RunPlace place, QStringList folders,
                                                      CancelToken token) override;
    Task<> leave(workflow::RunPlace place, bool isNeeded) override;
    Task<Result<>> forget(workflow::RunPlace place, QStringList branches,
                          QStringList inUse) override;
};

/// A repository, a journal, a clock that stands still, and a program that serves triggers.
class TriggerFixture
{
public:
    TriggerFixture();
    ~TriggerFixture();

    struct Program
    {
        std::unique_ptr<workflow::RunService> runs;
        std::unique_ptr<triggers::TriggerService> triggers;
    };
    /// Another program on the same data; it listens for webhooks at the port, if that is not 0.
    Program createProgram(quint16 webhookPort = 0);
    static void close(Program &program);
    /// Ends the program; what happens until start() happens without any.
    void stop();
    void start();

    triggers::TriggerService &service() { return *m_program.triggers; }
    workflow::RunService &runs() { return *m_program.runs; }
    WallClock &clock() { return m_clock; }
    testsupport::TempRepo &repo() { return m_repo; }
    store::Database &database() { return *m_database; }
    const workflow::NodeCatalog &catalog() const { return m_catalog; }
    QString directory() const { return m_directory.path(); }
    /// What the step of each run does.
    std::function<void(const workflow::RunId &)> act;
    /// Where runs work, from the next start() on; null: in the repository.
    std::shared_ptr<workflow::RunWorkspaces> workspaces;
    /// What `call` steps find, by name.
    QHash<QString, workflow::Document> callable;

    /// A workflow with one trigger, `on`, and a step behind it.
    static workflow::Document document(const QString &kind, const QJsonObject &parameters,
                                       const QString &name = QStringLiteral("Test"));
    void arm(const workflow::Document &document);
    /// Starts it as a person does.
    workflow::RunId run(const workflow::Document &document);
    /// A commit on a branch that is not checked out, which is made when it is not there.
    git::Oid commitOn(const QString &branch, const QString &file, const QString &message);
    /// What the trigger had to say for each run, oldest first.
    QList<QJsonObject> payloads();
    /// One field of those.
    QStringList said(const QString &field);
    /// Processes events until nothing is left to do but wait for the clock.
    void settle();
    /// Lets time pass, in steps short enough for everything that is due in it.
    void pass(std::chrono::minutes duration);

private:
    /// What triggers have handed on has to fit the schemas of their kinds.
    void verifyRuns();

    testsupport::TempRepo m_repo;
    QTemporaryDir m_directory;
    WallClock m_clock;
    WorkerPool m_io{QStringLiteral("test.io"), 1};
    WorkerPool m_git{QStringLiteral("test.git"), 1};
    std::unique_ptr<store::Database> m_database;
    workflow::NodeCatalog m_catalog;
    Program m_program;
};

} // namespace agentops::testing
