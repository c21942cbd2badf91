// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubimporter.h"

#include <agentops/interop/errors.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::interop {

using namespace workflow;

namespace {

/// Jobs in an order in which each comes behind those it needs, else that of the text.
std::vector<const GithubJob *> inOrder(const std::vector<GithubJob> &jobs)
{
    std::vector<const GithubJob *> ordered;
    QStringList placed;
    while (ordered.size() < jobs.size()) {
        const size_t before = ordered.size();
        for (const GithubJob &job : jobs) {
            const bool isReady = !placed.contains(job.id)
                && std::ranges::all_of(
                    job.needs, [&placed](const QString &need) { return placed.contains(need); });
            if (!isReady)
                continue;
            ordered.push_back(&job);
            placed.append(job.id);
        }
        if (ordered.size() == before)
            break; // the reader lets no circle through
    }
    return ordered;
}

void readRunner(const YamlNode *runsOn, GithubNames &names)
{
    const QString labels = textsOf(runsOn).join(u' ').toLower();
    if (labels.contains(u"${{"))
        return;
    if (labels.contains(u"ubuntu") || labels.contains(u"linux"))
        names.os = u"Linux"_s;
    else if (labels.contains(u"windows"))
        names.os = u"Windows"_s;
    else if (labels.contains(u"macos"))
        names.os = u"macOS"_s;
    if (!names.os.isEmpty())
        names.arch = labels.contains(u"arm") ? u"ARM64"_s : u"X64"_s;
}

} // namespace

GithubImporter::Jobs GithubImporter::addJobs(const GithubWorkflow &workflow,
                                             const GithubNames &names, const NodeId &parent,
                                             const QString &prefix, const QList<NodeId> &starts)
{
    Jobs placed;
    for (const GithubJob *job : inOrder(workflow.jobs)) {
        const Placed result = addJob(workflow, *job, names, parent, prefix, placed);
        if (job->needs.isEmpty()) {
            for (const NodeId &start : starts)
                m_builder.connect(start, result.container);
        }
        placed.insert(job->id, result);
    }
    if (placed.size() > 1)
        addVerdict(placed, parent);
    return placed;
}

GithubImporter::Placed GithubImporter::addJob(const GithubWorkflow &workflow, const GithubJob &job,
                                              GithubNames names, const NodeId &parent,
                                              const QString &prefix, const Jobs &before)
{
    names.file = workflow.file;
    names.jobId = job.id;
    names.needs.clear();
    for (const QString &need : job.needs)
        names.needs.insert(need.toLower(), {before[need].container, before[need].isMap});

    Node container{.id = m_builder.makeId(prefix + job.id),
                   .kind = u"flow.scope"_s,
                   .title = job.name && !job.name->isNull() ? githubText(*job.name) : job.id,
                   .parent = parent};
    applyCondition(container, job.condition, names, GithubPlace::JobIf);
    Placed placed{container.id, container.id};
    placed.isConditional = !container.when.isEmpty();
    placed.isContinued = flag(job.continueOnError, names, false, u"“continue-on-error” of a job"_s);
    // One job that fails does not end those beside it; the verdict behind them all does.
    container.onError = placed.isContinued ? OnError::Continue
        : workflow.jobs.size() > 1         ? OnError::Skip
                                           : OnError::Stop;
    container.overallTimeout = minutes(job.timeout, names);
    if (container.join.policy == Join::Policy::All && job.needs.size() > 1)
        container.join = {.policy = Join::Policy::AtLeast, .count = int(job.needs.size())};
    readRunner(job.runsOn, names);
    addMatrix(job, names, container);
    placed.isMap = !names.matrix.isEmpty();
    container.concurrency = concurrency(job.concurrency, names, GithubPlace::Job);
    keepJobKeys(job, names, container);
    const bool isAskedAlways = container.join.policy == Join::Policy::Ended;
    const OnError onError = container.onError;
    const bool hasPatience = container.parameters.value(u"onFailure").toString() == u"collect";
    m_builder.add(std::move(container));
    for (const QString &need : job.needs) {
        const Placed &other = before[need];
        m_builder.connect(other.exit, placed.container,
                          other.isConditional && !isAskedAlways ? hasSucceeded(other.container)
                                                                : QString());
        placed.isConditional = placed.isConditional || (other.isConditional && !isAskedAlways);
    }
    fillJob(workflow, job, names, placed.container);
    if (hasPatience && !placed.isContinued) {
        // The other passes went on; now the job fails all the same.
        placed.exit =
            addFailure(placed.container.text() + u"-verdict"_s, u"Some of the matrix failed"_s,
                       u"{{ %1.failures.length > 0 }}"_s.arg(placed.container.text()), parent);
        m_builder.find(placed.exit)->onError = onError;
        m_builder.connect(placed.container, placed.exit);
    }
    return placed;
}

NodeId GithubImporter::addFailure(const QString &id, const QString &title, const QString &when,
                                  const NodeId &parent)
{
    const Node &node =
        m_builder.add({.id = m_builder.makeId(id),
                       .kind = u"shell.command"_s,
                       .title = title,
                       .parent = parent,
                       .parameters = {{u"command"_s, u"exit 1"_s}},
                       .when = when,
                       .unknown = {{kGithubKey, QJsonObject{{u"implied"_s, true}}}}});
    return node.id;
}

/// The run fails when a job has failed, once every job has had its turn.
void GithubImporter::addVerdict(const Jobs &jobs, const NodeId &parent)
{
    const QString prefix = parent.isEmpty() ? QString() : parent.text() + u'-';
    const NodeId verdict =
        addFailure(prefix + u"verdict"_s, u"Some job failed"_s, u"{{ before.failed }}"_s, parent);
    m_builder.find(verdict)->join.policy = Join::Policy::Ended;
    for (const Placed &job : jobs) {
        if (!job.isContinued)
            m_builder.connect(job.exit, verdict);
    }
}

void GithubImporter::addMatrix(const GithubJob &job, GithubNames &names, Node &container)
{
    names.matrix = {};
    names.matrixKeys.clear();
    names.addedMatrixKeys.clear();
    names.strategy = {};
    const bool isFailFast = flag(job.failFast, names, true, u"“fail-fast”"_s);
    names.strategy.insert(u"fail-fast"_s, isFailFast);
    int maxParallel = 0;
    if (job.maxParallel && job.maxParallel->kind == YamlNode::Kind::Number)
        maxParallel = int(std::clamp(job.maxParallel->number(), 1.0, 256.0));
    else if (job.maxParallel)
        tell(names, errors::kNotApplied, job.maxParallel->position,
             u"“max-parallel” cannot depend on an expression here"_s);
    if (maxParallel > 0)
        names.strategy.insert(u"max-parallel"_s, maxParallel);
    if (!job.matrix)
        return;
    container.kind = u"flow.map"_s;
    container.parameters = {
        {u"items"_s, u"{{ gh.matrix("_s + matrixScript(*job.matrix, names) + u") }}"_s},
        {u"onFailure"_s, isFailFast ? u"stop"_s : u"collect"_s}};
    if (maxParallel > 0)
        container.parameters.insert(u"maxParallel"_s, maxParallel);
    names.matrix = container.id;
    for (const YamlEntry &entry : job.matrix->entries) {
        if (entry.key != u"include" && entry.key != u"exclude")
            names.matrixKeys.append(entry.key);
        if (entry.key != u"include")
            continue;
        for (const YamlNode &item : entry.value.items) {
            for (const YamlEntry &added : item.entries)
                names.addedMatrixKeys.append(added.key);
        }
    }
}

/// The matrix as a JavaScript expression, so that it may depend on what ran before.
QString GithubImporter::matrixScript(const YamlNode &node, const GithubNames &names)
{
    if (node.isScalar())
        return script(node, names, GithubPlace::JobStrategy);
    QStringList parts;
    for (const YamlNode &item : node.items)
        parts.append(matrixScript(item, names));
    for (const YamlEntry &entry : node.entries)
        parts.append(scriptText(entry.key) + u": "_s + matrixScript(entry.value, names));
    return node.isList() ? u'[' + parts.join(u", ") + u']' : u'{' + parts.join(u", ") + u'}';
}

/// What has no meaning here stays with the container, for people and for the way back.
void GithubImporter::keepJobKeys(const GithubJob &job, const GithubNames &names, Node &container)
{
    QJsonObject kept = container.unknown.value(kGithubKey).toObject();
    kept.insert(u"job"_s, job.id);
    for (const QString &key : {u"runs-on"_s, u"permissions"_s, u"environment"_s, u"container"_s,
                               u"services"_s, u"cancel-timeout-minutes"_s, u"snapshot"_s}) {
        const YamlNode *value = job.node->find(key);
        if (!value)
            continue;
        kept.insert(key, value->toJson());
        if (key == u"container" || key == u"services")
            tell(names, errors::kNotApplied, value->position,
                 u"“%1” is kept, but the steps run on this machine"_s.arg(key));
        if (key == u"environment")
            tell(names, errors::kNotApplied, value->position,
                 u"“environment” is kept, but nothing is asked or deployed by it here"_s,
                 Findings::Severity::Hint);
    }
    if (names.os == u"Windows" || names.os == u"macOS")
        tell(names, errors::kNotApplied, job.runsOn->position,
             u"the job is for %1; here it runs on this machine"_s.arg(names.os),
             Findings::Severity::Hint);
    container.unknown.insert(kGithubKey, kept);
}

void GithubImporter::fillJob(const GithubWorkflow &workflow, const GithubJob &job,
                             GithubNames names, const NodeId &container)
{
    if (!hasRoom(names, job.position))
        return;
    if (job.uses) {
        callWorkflow(job, names, container);
        return;
    }
    addEnv(job.env, names, GithubPlace::JobEnv);
    // Each command has them; here they are kept for steps that are none.
    QJsonObject variables;
    for (auto it = names.env.begin(); it != names.env.end(); ++it) {
        if (it->shellText.isEmpty())
            variables.insert(it.key(), it->written);
    }
    if (!variables.isEmpty()) {
        QJsonObject kept = m_builder.find(container)->unknown.value(kGithubKey).toObject();
        kept.insert(u"env"_s, variables);
        m_builder.find(container)->unknown.insert(kGithubKey, kept);
    }
    GithubDefaults defaults = workflow.defaults;
    if (job.defaults.shell)
        defaults.shell = job.defaults.shell;
    if (job.defaults.workingDirectory)
        defaults.workingDirectory = job.defaults.workingDirectory;
    names.steps.clear();
    names.envSteps.clear();
    names.pathSteps.clear();
    GithubChain chain;
    addSteps(job.steps, names, container, defaults, chain);
    m_chain = nullptr;
    std::vector<std::pair<QString, const YamlNode *>> outputs;
    for (const YamlEntry &entry : entriesOf(job.outputs))
        outputs.emplace_back(entry.key, &entry.value);
    if (const QString result = resultOf(outputs, names, GithubPlace::JobOutputs); !result.isEmpty())
        m_builder.find(container)->parameters.insert(u"result"_s, result);
}

void GithubImporter::callWorkflow(const GithubJob &job, const GithubNames &names,
                                  const NodeId &container)
{
    QJsonObject kept = m_builder.find(container)->unknown.value(kGithubKey).toObject();
    kept.insert(u"uses"_s, job.uses->text);
    for (const auto &[key, value] : {std::pair{u"with"_s, job.with}, {u"secrets"_s, job.secrets}}) {
        if (value)
            kept.insert(key, value->toJson());
    }
    m_builder.find(container)->unknown.insert(kGithubKey, kept);
    const auto giveUp = [&](ErrorCode code, const QString &why) {
        tell(names, code, job.uses->position, u"“%1” %2"_s.arg(job.uses->text, why));
        m_builder.find(container)->isMuted = true;
    };
    if (!job.uses->text.startsWith(u"./") && !job.uses->text.startsWith(u"$/"))
        return giveUp(errors::kRemoteOnly,
                      u"is in another repository: the job does nothing here"_s);
    if (m_nesting >= kMaxGithubNesting)
        return giveUp(errors::kTooLarge, u"is nested deeper than can be"_s);
    const QString path = job.uses->text.sliced(2);
    const auto content = m_readFile(path);
    if (!content)
        return giveUp(errors::kUnreadableFile, u"cannot be read: the job does nothing here"_s);
    const auto called = readGithubWorkflow(*content, path, m_findings);
    if (!called)
        return;
    GithubNames inside{
        .file = called->file, .workflowName = called->name, .os = names.os, .arch = names.arch};
    if (job.secrets && job.secrets->isMap()) {
        for (const YamlEntry &entry : job.secrets->entries) {
            const auto parsed = parse(entry.value, names, GithubPlace::JobSecrets);
            const GithubExpression *single = parsed ? parsed->single() : nullptr;
            if (single)
                inside.secrets.insert(entry.key, secretOf(*single, names));
        }
    }
    const GithubTrigger *call = called->findTrigger(u"workflow_call");
    if (!call)
        return giveUp(errors::kBadWorkflow, u"has no “workflow_call”: it cannot be called"_s);
    const YamlNode *inputs = call->details ? call->details->find(u"inputs") : nullptr;
    for (const YamlEntry &entry : entriesOf(inputs)) {
        const YamlNode *given = job.with && job.with->isMap() ? job.with->find(entry.key) : nullptr;
        const YamlNode *otherwise = entry.value.isMap() ? entry.value.find(u"default") : nullptr;
        QString value = u"null"_s;
        if (given)
            value = script(*given, names, GithubPlace::Job);
        else if (otherwise)
            value = script(*otherwise, inside, GithubPlace::RunName);
        inside.inputs.insert(entry.key.toLower(), inBrackets(value));
    }
    addEnv(called->env, inside, GithubPlace::WorkflowEnv);
    ++m_nesting;
    const Jobs jobs = addJobs(*called, inside, container, container.text() + u'-', {});
    --m_nesting;
    for (auto it = jobs.begin(); it != jobs.end(); ++it)
        inside.needs.insert(it.key().toLower(), {it->container, it->isMap});
    const QString result = resultOf(callOutputs(*called), inside, GithubPlace::CallOutputs);
    if (!result.isEmpty())
        m_builder.find(container)->parameters.insert(u"result"_s, result);
}

} // namespace agentops::interop
