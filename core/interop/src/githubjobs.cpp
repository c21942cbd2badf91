// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubimporter.h"

#include <agentops/interop/errors.h>

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <ranges>

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
    // What is only known in a run may say something else.
    static const QRegularExpression kExpression(u"\\$\\{\\{.*?\\}\\}"_s);
    const QString whole = textsOf(runsOn).join(u' ').toLower();
    const QString labels = QString(whole).remove(kExpression);
    if (labels.contains(u"windows"))
        names.os = u"Windows"_s;
    else if (labels.contains(u"macos"))
        names.os = u"macOS"_s;
    else if (labels == whole && (labels.contains(u"ubuntu") || labels.contains(u"linux")))
        names.os = u"Linux"_s;
    if (!names.os.isEmpty() && labels == whole)
        names.arch = labels.contains(u"arm") ? u"ARM64"_s : u"X64"_s;
}

/// The keys of the one expression in the text, `matrix.a.b`; none when it has another.
QStringList matrixPath(const QString &text)
{
    const auto parsed = parseGithubTemplate(text);
    if (!parsed || std::ranges::count_if(parsed->pieces, &GithubTemplate::Piece::isExpression) != 1)
        return {};
    const GithubExpression *at =
        &std::ranges::find_if(parsed->pieces, &GithubTemplate::Piece::isExpression)->expression;
    QStringList keys;
    while (at->kind == GithubExpression::Kind::Property) {
        keys.prepend(at->text);
        at = &at->operands[0];
    }
    const bool isMatrix = at->kind == GithubExpression::Kind::Context && at->text == u"matrix";
    return isMatrix ? keys : QStringList();
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
        names.needs.insert(need.toLower(), before[need].name());
    QStringList results;
    QSet<QString> seen;
    for (const QString &need : job.needs)
        addResults(need, before, results, seen);
    names.success = results.isEmpty() ? QString() : u"gh.succeeded("_s + results.join(u", ") + u')';

    Node container{.id = m_builder.makeId(prefix + job.id),
                   .kind = u"flow.scope"_s,
                   .title = job.name && !job.name->isNull() ? githubText(*job.name) : job.id,
                   .parent = parent};
    applyCondition(container, job.condition, names, GithubPlace::JobIf);
    Placed placed{.container = container.id, .exit = container.id, .needs = job.needs};
    placed.isContinued = flag(job.continueOnError, names, false, u"“continue-on-error” of a job"_s);
    // One job that fails does not end those beside it; the verdict behind them all does.
    container.onError = placed.isContinued ? OnError::Continue
        : workflow.jobs.size() > 1         ? OnError::Skip
                                           : OnError::Stop;
    if (container.join.policy == Join::Policy::All && job.needs.size() > 1)
        container.join = {.policy = Join::Policy::AtLeast, .count = int(job.needs.size())};
    placed.isAskedAlways = container.join.policy == Join::Policy::Ended;
    readRunner(job.runsOn, names);
    addMatrix(job, names, container);
    if (names.matrix.isEmpty())
        container.overallTimeout = minutes(job.timeout, names);
    placed.isMap = !names.matrix.isEmpty();
    addRunner(job, names, container);
    placed.isConditional = !container.when.isEmpty();
    keepJobKeys(job, names, container);
    addConcurrency(workflow, job, names, container);
    const OnError onError = container.onError;
    const bool hasPatience = container.parameters.value(u"onFailure").toString() == u"collect";
    m_builder.add(std::move(container));
    for (const QString &need : job.needs) {
        const Placed &other = before[need];
        // What has failed closes its edge by itself; what was skipped does not, nor what is further
        // back behind a job that has run all the same.
        const bool isOpen =
            !other.isConditional && !(other.isAskedAlways && !other.needs.isEmpty());
        QString condition;
        if (!placed.isAskedAlways && !isOpen) {
            QStringList wanted;
            QSet<QString> known;
            addResults(need, before, wanted, known);
            if (!wanted.isEmpty())
                condition = u"{{ gh.succeeded("_s + wanted.join(u", ") + u") }}"_s;
        }
        m_builder.connect(other.exit, placed.container, condition);
        placed.isConditional = placed.isConditional || !condition.isEmpty();
    }
    fillJob(workflow, job, names, placed.container);
    placed.isMuted = m_builder.find(placed.container)->isMuted;
    if (hasPatience && !placed.isContinued) {
        // The other passes went on; now the job fails all the same.
        placed.exit =
            addFailure(placed.container.text() + u"-verdict"_s, u"Some of the matrix failed"_s,
                       u"{{ %1.failures?.length > 0 }}"_s.arg(placed.container.text()), parent);
        m_builder.find(placed.exit)->onError = onError;
        m_builder.connect(placed.container, placed.exit);
    }
    return placed;
}

void GithubImporter::addResults(const QString &id, const Jobs &jobs, QStringList &results,
                                QSet<QString> &seen)
{
    if (seen.contains(id))
        return;
    seen.insert(id);
    const Placed job = jobs.value(id);
    if (!job.isMuted)
        results.append(jobResult(job.name()));
    if (!job.isAskedAlways)
        return;
    for (const QString &need : job.needs)
        addResults(need, jobs, results, seen);
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

void GithubImporter::addRunner(const GithubJob &job, const GithubNames &names, Node &container)
{
    if (names.os == u"Windows" || names.os == u"macOS") {
        m_usesProject = true;
        const QString here =
            u"gh.runsHere(%1.system, %2)"_s.arg(kProjectStep, scriptText(names.os));
        const QString before = container.when;
        container.when = before.isEmpty()
            ? u"{{ "_s + here + u" }}"_s
            : u"{{ "_s + here + u" && ("_s + before.sliced(3, before.size() - 6) + u") }}"_s;
        tell(names, errors::kNotApplied, job.runsOn->position,
             u"the job is for %1: on another system it is passed over"_s.arg(names.os),
             Findings::Severity::Hint);
        return;
    }
    const QStringList path =
        names.matrix.isEmpty() ? QStringList() : matrixPath(textsOf(job.runsOn).join(u' '));
    if (path.isEmpty())
        return;
    m_usesProject = true;
    QStringList keys;
    for (const QString &key : path)
        keys.append(scriptText(key));
    QString items = container.parameters.value(u"items"_s).toString();
    items.insert(items.size() - 4, u", %1.system, [%2]"_s.arg(kProjectStep, keys.join(u", ")));
    container.parameters.insert(u"items"_s, items);
    tell(names, errors::kNotApplied, job.runsOn->position,
         u"jobs of the matrix that are for Windows or macOS are passed over on other systems"_s,
         Findings::Severity::Hint);
}

/// That of the only job is that of the run, which can also end another one.
void GithubImporter::addConcurrency(const GithubWorkflow &workflow, const GithubJob &job,
                                    const GithubNames &names, Node &container)
{
    if (!job.concurrency || job.concurrency->isNull())
        return;
    const auto keep = [&] {
        QJsonObject kept = container.unknown.value(kGithubKey).toObject();
        kept.insert(u"concurrency"_s, job.concurrency->toJson());
        container.unknown.insert(kGithubKey, kept);
    };
    Properties &properties = m_builder.document().properties;
    const YamlNode *group =
        job.concurrency->isMap() ? job.concurrency->find(u"group") : job.concurrency;
    const bool isAlone = workflow.jobs.size() == 1 && m_nesting == 0 && names.matrix.isEmpty()
        && !properties.concurrency && group;
    if (isAlone) {
        keep();
        properties.concurrency = concurrency(job.concurrency, names, GithubPlace::RunName);
        QJsonObject ofDocument = properties.unknown.value(kGithubKey).toObject();
        ofDocument.insert(u"concurrencyOfJob"_s, true);
        properties.unknown.insert(kGithubKey, ofDocument);
    } else if (!names.matrix.isEmpty()) {
        keep();
        tell(names, errors::kNotApplied, job.concurrency->position,
             u"“concurrency” of a job with a matrix is kept, but its jobs wait for none here"_s);
    } else {
        container.concurrency = concurrency(job.concurrency, names, GithubPlace::Job);
        if (container.concurrency->onConflict == Concurrency::OnConflict::Queue)
            return;
        keep();
        container.concurrency->onConflict = Concurrency::OnConflict::Queue;
        tell(names, errors::kNotApplied, job.concurrency->position,
             u"the job waits for the one of another run here, which is not ended"_s);
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
    for (const QString &key :
         {u"runs-on"_s, u"permissions"_s, u"environment"_s, u"container"_s, u"services"_s,
          u"timeout-minutes"_s, u"cancel-timeout-minutes"_s, u"snapshot"_s}) {
        const YamlNode *value = job.node->find(key);
        if (!value)
            continue;
        // A time that the container has needs no keeping.
        if (key == u"timeout-minutes" && container.overallTimeout.count() > 0)
            continue;
        kept.insert(key, value->toJson());
        if (key == u"container" || key == u"services")
            tell(names, errors::kNotApplied, value->position,
                 key == u"services"
                     ? u"“services” are kept, but not started here: have them running yourself"_s
                     : u"“container” is kept, but the steps run on this machine itself"_s);
        if (key == u"environment")
            tell(names, errors::kNotApplied, value->position,
                 u"“environment” is kept, but nothing is asked or deployed by it here"_s,
                 Findings::Severity::Hint);
    }
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
    // The clock of a map is one for all passes; each of its jobs has the whole time.
    m_limit = names.matrix.isEmpty() ? std::chrono::milliseconds(0) : minutes(job.timeout, names);
    m_posts.clear();
    addSteps(job.steps, names, container, defaults, chain);
    m_limit = {};
    addPosts(container, chain);
    m_chain = nullptr;
    std::vector<std::pair<QString, const YamlNode *>> outputs;
    for (const YamlEntry &entry : entriesOf(job.outputs))
        outputs.emplace_back(entry.key, &entry.value);
    if (const QString result = resultOf(outputs, names, GithubPlace::JobOutputs); !result.isEmpty())
        m_builder.find(container)->parameters.insert(u"result"_s, result);
}

void GithubImporter::addPosts(const NodeId &container, GithubChain &chain)
{
    for (const Node &restored : m_posts | std::views::reverse) {
        Node node{.id = m_builder.makeId(restored.id.text() + u"-save"_s),
                  .kind = u"cache.save"_s,
                  .title = u"Keep what was not there"_s,
                  .parent = container,
                  .parameters = restored.parameters,
                  .when = u"{{ %1.hit === false }}"_s.arg(restored.id.text()),
                  .unknown = {{kGithubKey, QJsonObject{{u"implied"_s, true}}}}};
        if (chain.last.size() > 1)
            node.join = {.policy = Join::Policy::AtLeast, .count = int(chain.last.size())};
        const NodeId id = node.id;
        m_builder.add(std::move(node));
        for (const NodeId &last : chain.last)
            m_builder.connect(last, id);
        chain.last = {id};
    }
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
    // What GitHub tells about a run is that of the workflow that calls.
    GithubNames inside{.file = called->file,
                       .workflowName = names.workflowName,
                       .os = names.os,
                       .arch = names.arch,
                       .eventByHand = names.eventByHand};
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
        inside.needs.insert(it.key().toLower(), it->name());
    const QString result = resultOf(callOutputs(*called), inside, GithubPlace::CallOutputs);
    if (!result.isEmpty())
        m_builder.find(container)->parameters.insert(u"result"_s, result);
}

} // namespace agentops::interop
