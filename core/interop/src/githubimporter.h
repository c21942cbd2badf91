// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documentbuilder.h"
#include "githubnames.h"
#include "githubsetups.h"

#include <agentops/interop/finding.h>

namespace agentops::interop {

/// The key of documents and nodes under which stands what only GitHub knows.
inline constexpr QLatin1StringView kGithubKey{"github"};
/// Of actions in actions and workflows in workflows, as there.
inline constexpr int kMaxGithubNesting = 10;

/// What GitHub takes on Linux and macOS when nothing is said.
inline constexpr QLatin1StringView kGithubDefaultShell{"bash -e {0}"};

/// What a step is called that has no name.
QString githubFirstLine(const QString &text);

/// Where a row of steps goes on: what the next step waits for.
struct GithubChain
{
    QList<workflow::NodeId> last;
    /// Background steps that nothing waits for yet, by id in lower case.
    QMap<QString, workflow::NodeId> background;
};

/// Turns the model of a workflow into nodes and edges.
class GithubImporter
{
public:
    GithubImporter(const GithubWorkflow &workflow, const ReadFile &readFile, Findings &findings);

    workflow::Document run();

private:
    /// A job as those see it that need it.
    struct Placed
    {
        workflow::NodeId container;
        /// What the jobs behind wait for.
        workflow::NodeId exit;
        bool isMap = false;
        /// Whether it may be skipped, which skips the jobs behind it.
        bool isConditional = false;
        bool isContinued = false;
        /// Whether it comes to run however those that it needs have ended.
        bool isAskedAlways = false;
        /// Whether it does nothing here, for which nothing is skipped.
        bool isMuted = false;
        QStringList needs{};

        GithubJobName name() const { return {container, isMap, isContinued}; }
    };
    using Jobs = QMap<QString, Placed>;

    // githubimporter.cpp: texts, and the workflow as a whole
    GithubScope scopeAt(const GithubNames &names, GithubPlace place, const YamlNode &node);
    /// A text with expressions as a template; absent keys are empty.
    QString text(const YamlNode *node, const GithubNames &names, GithubPlace place);
    /// The value of a scalar as a JavaScript expression.
    QString script(const YamlNode &node, const GithubNames &names, GithubPlace place);
    std::optional<GithubTemplate> parse(const YamlNode &node, const GithubNames &names,
                                        GithubPlace place);
    void checkFunctions(const GithubExpression &expression, const YamlNode &node,
                        const GithubNames &names, GithubPlace place);
    GithubVariable variable(const QString &name, const YamlNode &value, const GithubNames &names,
                            GithubPlace place);
    GithubCondition condition(const YamlNode *node, const GithubNames &names, GithubPlace place);
    void applyCondition(workflow::Node &node, const YamlNode *condition, const GithubNames &names,
                        GithubPlace place);
    /// The flag, or nothing when it is told by an expression, which is reported.
    bool flag(const YamlNode *node, const GithubNames &names, bool absent, const QString &what);
    /// Whether there is room for more; when not, that is an error.
    bool hasRoom(const GithubNames &names, TextPosition position);
    /// Puts the step that tells about the project between the triggers and the jobs, when
    /// something asks for it.
    void addProject(const workflow::NodeId &id, const QList<workflow::NodeId> &starts);
    /// Tells what GitHub would not take of a text that is kept as it is.
    void checkVerbatim(const YamlNode &node, const GithubNames &names);
    std::chrono::milliseconds minutes(const YamlNode *node, const GithubNames &names);
    std::optional<workflow::Concurrency> concurrency(const YamlNode *node, const GithubNames &names,
                                                     GithubPlace place);
    void addEnv(const YamlNode *env, GithubNames &names, GithubPlace place);
    void tell(const GithubNames &names, ErrorCode code, TextPosition position,
              const QString &message, Findings::Severity severity = Findings::Severity::Warning);
    void addInputs(const GithubTrigger &trigger);
    void addVariable(const QString &name);
    void addTriggers(const GithubWorkflow &workflow);
    /// What the workflow gives to who calls it: values by name.
    std::vector<std::pair<QString, const YamlNode *>> callOutputs(
        const GithubWorkflow &workflow) const;
    /// An object of values as the template of a container's result; empty without any.
    QString resultOf(const std::vector<std::pair<QString, const YamlNode *>> &values,
                     const GithubNames &names, GithubPlace place);

    // githubjobs.cpp
    Jobs addJobs(const GithubWorkflow &workflow, const GithubNames &names,
                 const workflow::NodeId &parent, const QString &prefix,
                 const QList<workflow::NodeId> &starts);
    Placed addJob(const GithubWorkflow &workflow, const GithubJob &job, GithubNames names,
                  const workflow::NodeId &parent, const QString &prefix, const Jobs &before);
    /// Adds the result of a job that must be success for one behind it, and of those before it of
    /// which its own success says nothing.
    static void addResults(const QString &id, const Jobs &jobs, QStringList &results,
                           QSet<QString> &seen);
    void addMatrix(const GithubJob &job, GithubNames &names, workflow::Node &container);
    /// A job for Windows or macOS is passed over on other systems.
    void addRunner(const GithubJob &job, const GithubNames &names, workflow::Node &container);
    void addConcurrency(const GithubWorkflow &workflow, const GithubJob &job,
                        const GithubNames &names, workflow::Node &container);
    QString matrixScript(const YamlNode &node, const GithubNames &names);
    void keepJobKeys(const GithubJob &job, const GithubNames &names, workflow::Node &container);
    void fillJob(const GithubWorkflow &workflow, const GithubJob &job, GithubNames names,
                 const workflow::NodeId &container);
    /// Caches are written at the end of a job, the last one first, when there was nothing for their
    /// key.
    void addPosts(const workflow::NodeId &container, GithubChain &chain);
    void callWorkflow(const GithubJob &job, const GithubNames &names,
                      const workflow::NodeId &container);
    void addVerdict(const Jobs &jobs, const workflow::NodeId &parent);
    workflow::NodeId addFailure(const QString &id, const QString &title, const QString &when,
                                const workflow::NodeId &parent);

    // githubsteps.cpp
    void addSteps(const std::vector<GithubStep> &steps, GithubNames &names,
                  const workflow::NodeId &parent, const GithubDefaults &defaults,
                  GithubChain &chain);
    void addStep(const GithubStep &step, GithubNames &names, const workflow::NodeId &parent,
                 const GithubDefaults &defaults, GithubChain &chain);
    void addRun(const GithubStep &step, GithubNames &names, const GithubDefaults &defaults,
                workflow::Node &node, GithubStepName &name);
    /// The text of a script, secrets in it as variables.
    QString command(const YamlNode &run, const QString &shell, const GithubNames &names,
                    QJsonObject &environment);
    QJsonObject environment(const GithubStep &step, GithubNames &names);
    /// The variables that GitHub sets by itself, as one expression.
    QString defaultEnvironment(const YamlNode &run, const GithubNames &names);
    QString addHash(const GithubExpression &call, const GithubScope &scope);

    // githubactions.cpp
    void addUses(const GithubStep &step, GithubNames &names, workflow::Node &node,
                 GithubStepName &name);
    bool addKnownAction(const QString &action, const GithubStep &step, GithubNames &names,
                        workflow::Node &node, GithubStepName &name);
    void addSetup(const GithubSetup &setup, const GithubStep &step, GithubNames &names,
                  workflow::Node &node, GithubStepName &name);
    void addLocalAction(const GithubStep &step, GithubNames &names, workflow::Node &node,
                        GithubStepName &name);
    void inlineAction(const GithubAction &action, const GithubStep &step, GithubNames names,
                      const workflow::NodeId &container);
    void addRemote(const GithubStep &step, GithubNames &names, workflow::Node &node,
                   const QString &why);
    QString withText(const GithubStep &step, const QString &key, const GithubNames &names);
    QJsonArray withLines(const GithubStep &step, const QString &key, const GithubNames &names);
    QJsonObject withVerbatim(const GithubStep &step, const GithubNames &names);
    void addCache(const QString &action, const GithubStep &step, const GithubNames &names,
                  workflow::Node &node, GithubStepName &name);
    bool addUpload(const GithubStep &step, const GithubNames &names, workflow::Node &node);
    bool addDownload(const GithubStep &step, const GithubNames &names, workflow::Node &node);
    bool addCheckout(const GithubStep &step, GithubNames &names, workflow::Node &node,
                     GithubStepName &name);

    const GithubWorkflow &m_workflow;
    const ReadFile &m_readFile;
    Findings &m_findings;
    DocumentBuilder m_builder;
    /// Where steps that compute hashes go: the body and chain of the step being made.
    workflow::NodeId m_parent;
    GithubChain *m_chain = nullptr;
    QString m_stepId;
    /// Steps of the present job that still have to be made at its end: caches to be written.
    std::vector<workflow::Node> m_posts;
    /// How long a step of the present job may take at most; 0: any time.
    std::chrono::milliseconds m_limit{0};
    bool m_usesProject = false;
    int m_nesting = 0;
};

/// A scalar as GitHub writes it into text: `1.0` is 1.
QString githubText(const YamlNode &node);

/// The smaller of two limits, of which 0 is none.
std::chrono::milliseconds tighter(std::chrono::milliseconds a, std::chrono::milliseconds b);

} // namespace agentops::interop
