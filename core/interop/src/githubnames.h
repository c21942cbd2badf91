// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "githubworkflow.h"

#include <agentops/interop/githubscript.h>
#include <agentops/workflow/document.h>

#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QMap>

namespace agentops::interop {

/// The keys of a workflow that may hold expressions, as far as they differ in what those may
/// mention. Source: docs.github.com, "Contexts reference", context availability.
enum class GithubPlace {
    RunName, ///< also the workflow's concurrency
    WorkflowEnv,
    JobIf,
    JobStrategy,
    Job, ///< name, runs-on, concurrency, timeout, continue-on-error, with
    JobDefaults,
    JobEnv,
    JobOutputs,
    JobSecrets,
    StepIf,
    Step,
    CallOutputs,
};

/// What `steps.ID` means.
struct GithubStepName
{
    workflow::NodeId node;
    /// The values of outputs that are ports of their own, by name in lower case.
    QHash<QString, QString> outputs;
    /// The output of the node that has the others as an object; empty when there are none.
    QString valuesPort;
    bool isContinued = false;
};

/// What `needs.ID` means.
struct GithubJobName
{
    /// The container.
    workflow::NodeId node;
    bool isMap = false;
    /// Whether its failure counts as success.
    bool isContinued = false;
};

/// How the job has ended, in GitHub's words, as an expression.
QString jobResult(const GithubJobName &job);

/// A variable of the environment.
struct GithubVariable
{
    /// As in the parameter `environment`.
    QJsonValue written;
    /// Its value in an expression.
    QString script;
    /// A text with secrets in it, as a shell writes it in double quotes with a variable for each;
    /// empty for all others.
    QString shellText{};
    QStringList secrets{};
};

/// The secret in place of a text: one that is not set is empty, as there.
QJsonObject secretValue(const QString &secret);

/// The variable in which a step gets a secret that stands inside of a text.
QString secretVariable(const QString &secret);

/// What the contexts mean at one place of a workflow. A value: what is inside of something gets a
/// copy with more in it.
struct GithubNames
{
    std::shared_ptr<const GithubFile> file;
    QString workflowName;
    QString jobId;
    /// The container that makes the jobs of a matrix; empty without one.
    workflow::NodeId matrix;
    /// Its keys, where the text tells them: those that every job has, and those that only some
    /// have.
    QStringList matrixKeys;
    QStringList addedMatrixKeys;
    QJsonObject strategy;
    /// By id in lower case.
    QMap<QString, GithubStepName> steps;
    QMap<QString, GithubJobName> needs;
    QMap<QString, GithubVariable> env;
    /// Steps that write to GITHUB_ENV, the latest first.
    QStringList envSteps;
    /// Steps that write to GITHUB_PATH, the latest first.
    QStringList pathSteps;
    /// What `inputs.NAME` means, by name in lower case.
    QMap<QString, QString> inputs;
    /// What secrets are called outside, by name; the others keep theirs.
    QMap<QString, QString> secrets;
    /// As `runner.os` and `runner.arch` say it; empty when it is not known.
    QString os;
    QString arch;
    /// Folder of the action in the repository; empty outside of actions.
    QString actionPath;
    /// What a run counts as that a person begins: the event, when they may not on GitHub.
    QString eventByHand;
    /// What `success()` means in the condition of a job that needs others.
    QString success{};
    /// Programs that steps find by other names, by name: command lines as templates.
    QJsonObject programs{};
    /// The folder that the job works in, as an expression.
    QString workspace = QStringLiteral("run.folder");
};

/// The step that tells what the run works on; it is made when something asks for it.
inline constexpr QLatin1StringView kProjectStep{"project-info"};

/// The expression so that it can stand beside any operator.
QString inBrackets(const QString &script);
/// `base.key`, or `base["key"]` where the key is no name.
QString memberOf(const QString &base, const QString &key);
/// The same where `base` may be nothing.
QString optionalMemberOf(const QString &base, const QString &key);

/// The name of the secret that the expression is, or nothing.
QString secretOf(const GithubExpression &expression, const GithubNames &names);

/// Finds what `context.path…` means, and tells what has no meaning here.
class GithubResolver
{
public:
    GithubResolver(const GithubNames &names, GithubPlace place, const YamlNode &node,
                   Findings &findings)
        : m_names(names)
        , m_place(place)
        , m_node(node)
        , m_findings(findings)
    { }

    GithubScope::Value resolve(const QString &context, const QStringList &path, qsizetype offset);
    /// Names of the repository's variables that were asked for.
    const QStringList &variables() const { return m_variables; }
    /// Whether something refers to the step that tells about the project.
    bool usesProject() const { return m_usesProject; }

private:
    GithubScope::Value github(const QStringList &path, qsizetype offset);
    GithubScope::Value runner(const QStringList &path, qsizetype offset);
    GithubScope::Value env(const QStringList &path, qsizetype offset);
    GithubScope::Value steps(const QStringList &path, qsizetype offset);
    GithubScope::Value needs(const QStringList &path, qsizetype offset);
    GithubScope::Value strategy(const QStringList &path, qsizetype offset);
    GithubScope::Value absent(const QString &what, qsizetype used, qsizetype offset);
    /// An output of the step that tells about the project; nothing where no step comes before.
    QString project(const QString &port);
    QString refOf(const QString &function);
    QString stepOutputs(const GithubStepName &step) const;
    void tell(ErrorCode code, Findings::Severity severity, qsizetype offset,
              const QString &message);

    const GithubNames &m_names;
    GithubPlace m_place;
    const YamlNode &m_node;
    Findings &m_findings;
    QStringList m_variables;
    bool m_usesProject = false;
};

} // namespace agentops::interop
