// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stepfixture.h"

#include <agentops/nodes/gitworkspaces.h>
#include <agentops/store/database.h>
#include <agentops/testsupport/await.h>
#include <agentops/workflow/journal.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QDir>
#include <QtCore/QFile>

/// A repository, the built-in steps, and an engine that keeps runs apart from the checkout.
class IsolatedRuns
{
public:
    explicit IsolatedRuns(StepFixture &fixture, agentops::git::SnapshotLimits limits = {});
    ~IsolatedRuns();

    /// Runs to its end, or until it waits for a person.
    agentops::Result<agentops::workflow::RunStatus> run(
        const agentops::workflow::Document &document, agentops::workflow::RunOptions options = {});
    /// Answers a step that waits, and goes on.
    agentops::Result<agentops::workflow::RunStatus> answer(const agentops::workflow::RunId &run,
                                                           const QString &step, bool isApproved);
    /// "step kind state" of each line of the ledger.
    QStringList effectsOf(const agentops::workflow::RunStatus &status);

private:
    /// What the steps have handed on has to fit the schemas of their kinds.
    agentops::Result<agentops::workflow::RunStatus> settle(const agentops::workflow::RunId &run);

    StepFixture &m_fixture;
    agentops::SystemClock m_clock;
    agentops::WorkerPool m_io{QStringLiteral("io"), 1};
    std::unique_ptr<agentops::store::Database> m_database;

public:
    std::shared_ptr<agentops::nodes::GitWorkspaces> workspaces;
    agentops::workflow::RunService runs;
};

struct TestStep
{
    QString id;
    QString kind;
    QJsonObject parameters;
};

TestStep shell(const QString &id, const QString &command);
/// One step after the other.
agentops::workflow::Document documentOf(const QList<TestStep> &steps);
QByteArray contentOf(const QString &path);
