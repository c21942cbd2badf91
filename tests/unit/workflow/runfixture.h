// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "testcatalog.h"

#include <agentops/store/database.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/fakeclock.h>
#include <agentops/workflow/journal.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QPromise>
#include <QtCore/QTemporaryDir>

#include <map>

namespace agentops::testing {

/// A journal, a clock that stands still, and steps that do what the test says.
/// Kinds: `step` (inputs in, second; outputs out, other), `make`, the same with an effect on files,
/// and `deploy`, the same with one outside. A step without a script puts its path into `out`.
/// `instant` does so at once, and `folder`, which counts as making one. Containers: `scope`, `map`,
/// `loop`, `call`. Beginnings: `byhand`, `byevent`, `onfailure`.
class RunFixture
{
public:
    RunFixture();
    ~RunFixture();

    /// What the step does, by its path, else by its node; it may look at the attempt.
    std::map<QString, Script> scripts;
    /// Paths of the steps that have been called, in order.
    QStringList calls;

    /// "a>b, a.other>c, d, m/e" : steps and edges from `out` (or the port named) to `in`; `e` is in
    /// the container `m`.
    static workflow::Document document(const QString &graph);
    static workflow::Node &node(workflow::Document &document, const QString &id);
    /// Makes a node another kind, with these parameters.
    static void become(workflow::Document &document, const QString &id, const QString &kind,
                       const QJsonObject &parameters = {});

    workflow::RunService &service() { return *m_service; }
    testsupport::FakeClock &clock() { return m_clock; }
    const workflow::NodeCatalog &catalog() const { return m_catalog; }
    QString directory() const { return m_directory.path(); }
    store::Database &database() { return *m_database; }
    WorkerPool &io() { return m_io; }
    workflow::RunServiceOptions options() const;

    /// Another program on the same data, with a clock of its own when one is given.
    std::unique_ptr<workflow::RunService> createService(workflow::RunServiceOptions options,
                                                        Clock *clock = nullptr);
    /// Lets go of everything and begins anew, as after a crash: steps in flight end unrecorded.
    void restart();
    /// Ends the program and closes the journal, if there is one.
    void end();
    /// Begins a program on the journal as it is in the file. Without a value nothing is open.
    Result<> begin(workflow::RunServiceOptions options);

    workflow::RunId start(const workflow::Document &document, workflow::RunOptions options = {});
    workflow::RunStatus settled(const workflow::RunId &run);
    /// The journal without creation, one line per event: "a started 1".
    QStringList events(const workflow::RunId &run);
    /// Runs to the end and returns the events.
    QStringList run(const QString &graph);
    /// Runs a statement on the journal.
    void execute(const QByteArray &sql);
    /// Processes events until nothing is left to do but wait for the clock or a script.
    void settle();

private:
    void addKind(const QString &kind, workflow::Effect effect);
    void addContainers();
    void addBeginnings();

    QTemporaryDir m_directory;
    testsupport::FakeClock m_clock;
    WorkerPool m_io{QStringLiteral("test.io"), 1};
    std::unique_ptr<store::Database> m_database;
    workflow::NodeCatalog m_catalog;
    std::unique_ptr<workflow::RunService> m_service;
};

/// Resumes when the test says so; ends early when the step is cancelled.
class Gate
{
public:
    Task<Result<>> wait(CancelToken token);
    void open();
    int waitingCount() const { return *m_waiting; }

private:
    std::vector<std::shared_ptr<QPromise<void>>> m_promises;
    /// A cancelled step may leave after the gate is gone.
    std::shared_ptr<int> m_waiting = std::make_shared<int>(0);
};

/// Folders that nobody makes; what runs leave in them is what the test says.
class FakeWorkspaces final : public workflow::RunWorkspaces
{
public:
    /// What goes before the answer, if anything.
    using Hook = std::function<Task<Result<>>(CancelToken)>;

    QString result;
    bool isChanged = false;
    QList<workflow::StepEffect> effects;
    /// Where there is no git.
    QString plainFolder;
    /// Where the making of a folder waits; null: it takes no time.
    Gate *gate = nullptr;
    Hook recording;
    Hook summarizing;
    Hook leaving;
    Hook forgetting;
    /// Whether its folder was needed, for each run that has left it.
    QList<bool> left;
    /// Where other runs worked when the last one was forgotten.
    QStringList inUse;

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

workflow::StepOutput output(const QString &port, const QJsonValue &value);

// Scripts.
Task<Result<workflow::StepOutput>> failing(workflow::StepContext context, CancelToken token);
Task<Result<workflow::StepOutput>> twiceFailing(workflow::StepContext context, CancelToken token);
/// Puts a value into the port `other` only.
Task<Result<workflow::StepOutput>> onlyOther(workflow::StepContext context, CancelToken token);
/// Asks a person and hands on who answered.
Task<Result<workflow::StepOutput>> approving(workflow::StepContext context, CancelToken token);
/// Hands on its attempt once the gate is opened.
Script waitingAt(Gate &gate);

template<typename T>
QString codeOf(const Result<T> &result)
{
    return result ? QStringLiteral("none") : QString::fromLatin1(result.error().code().text());
}

} // namespace agentops::testing
