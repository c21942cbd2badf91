// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/task.h>
#include <agentops/workflow/effect.h>
#include <agentops/workflow/steppath.h>

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>

#include <memory>
#include <optional>

namespace agentops::workflow {

/// What a person is asked before a step goes on.
struct ApprovalRequest
{
    QString title;
    /// Markdown.
    QString text;
    /// Zero: it waits for as long as it takes.
    std::chrono::milliseconds timeout{0};
    /// What is taken for the answer when there is none in time.
    bool approvesWhenDue = false;

    friend bool operator==(const ApprovalRequest &, const ApprovalRequest &) = default;
};

struct Decision
{
    bool isApproved = false;
    QString by;
    QString comment;

    friend bool operator==(const Decision &, const Decision &) = default;
};

/// What a step hands on.
struct StepOutput
{
    /// Values by output port. An edge is followed only when its port has a value here: this is how
    /// a condition chooses a branch.
    QJsonObject values;
    /// Absolute; the steps behind this one work there. Empty: unchanged.
    QString workingDirectory;
    /// Set by a step that cannot go on without a person: it is called again, with the decision in
    /// its context, as soon as there is one.
    std::optional<ApprovalRequest> approval;
    /// Set by a step that only waits from now on: it succeeds with these values then.
    std::optional<Timestamp> dueAt;
    /// Set by a step that has failed and has something to show all the same, such as the report of
    /// tests; the values are what it hands on through its ports if it has failed for good.
    std::optional<Error> failure;
};

/// A file that a step leaves behind for people.
struct Artefact
{
    QString name;
    QString mediaType;
    qint64 sizeBytes = 0;
    /// Absolute path of the stored file.
    QString path;

    friend bool operator==(const Artefact &, const Artefact &) = default;
};

enum class LogStream { Output, ErrorOutput, System };

/// What the engine offers a running step.
/// Thread: any.
class StepServices
{
public:
    virtual ~StepServices() = default;

    /// Appends text to the step's log: secrets are masked and the text is stored in chunks.
    virtual void log(LogStream stream, QString text) = 0;
    /// `fraction` from 0 to 1, or negative when unknown. Shown, not stored.
    virtual void progress(double fraction, QString text) = 0;
    /// Stores a file by content and names it in the journal with the step's outcome.
    virtual Task<Result<Artefact>> writeArtefact(QString name, QString mediaType,
                                                 QByteArray content) = 0;
    /// Records a child process, in whatever words the program identifies it by, so that it can be
    /// found and ended if the program dies. Durable when the task ends.
    virtual Task<Result<>> recordProcess(QJsonObject identity) = 0;
    /// Notes what the step has done to the outside, in the transaction with its outcome. It
    /// replaces what was announced with the same kind and target.
    virtual void recordEffect(StepEffect effect) = 0;
    /// Notes what the step is about to do to the outside; on the disk when the task ends. Errors:
    /// workflow.lease_lost when another program carries the run out: it must not be done here then.
    virtual Task<Result<>> announceEffect(StepEffect effect) = 0;
};

/// Everything one attempt of one step may know; copies share the services.
struct StepContext
{
    RunId run;
    StepPath step;
    /// Counts from 1, over all attempts of this step in this run, crashes included.
    int attempt = 1;
    /// With defaults filled in, expressions resolved and secrets looked up.
    QJsonObject parameters;
    /// By input port, converted to the port's type; ports without a value are absent.
    QJsonObject inputs;
    /// Inputs of the run.
    QJsonObject runInputs;
    /// Triggers: what has happened.
    QJsonValue payload;
    /// Absolute.
    QString workingDirectory;
    /// Where the run began, usually the opened repository. Absolute.
    QString repository;
    /// The commit of HEAD that is recorded with the run, and the one that its folder holds at
    /// first; empty when there is none.
    QString head;
    QString commit;
    std::optional<Decision> decision;
    /// By which whoever receives an effect recognizes its repetition; empty when the node has none.
    QString idempotencyKey;
    std::shared_ptr<StepServices> services;

    QString text(QStringView parameter) const;
    double number(QStringView parameter) const;
    bool flag(QStringView parameter) const;
};

/// Does the work of one node kind.
/// Thread: execute() is called on the engine's thread and must not block it. Cancel: promptly, by
/// returning the cancelled error; the engine gives timeouts through the same token.
class NodeExecutor
{
public:
    virtual ~NodeExecutor() = default;

    virtual Task<Result<StepOutput>> execute(StepContext context, CancelToken token) = 0;
};

/// Does the work of an instant kind: from parameters and inputs alone, at once.
class InstantExecutor : public NodeExecutor
{
public:
    /// The context has no services.
    virtual Result<StepOutput> evaluate(const StepContext &context) = 0;

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) final;
};

} // namespace agentops::workflow
