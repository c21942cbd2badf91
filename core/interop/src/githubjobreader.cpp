// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubreader.h"

#include <agentops/base/closestword.h>
#include <agentops/interop/errors.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::interop {

namespace {

const QStringList kJobKeys{u"name"_s,
                           u"permissions"_s,
                           u"needs"_s,
                           u"if"_s,
                           u"runs-on"_s,
                           u"environment"_s,
                           u"concurrency"_s,
                           u"outputs"_s,
                           u"env"_s,
                           u"defaults"_s,
                           u"steps"_s,
                           u"timeout-minutes"_s,
                           u"cancel-timeout-minutes"_s,
                           u"strategy"_s,
                           u"continue-on-error"_s,
                           u"container"_s,
                           u"services"_s,
                           u"snapshot"_s};
const QStringList kCallKeys{u"name"_s, u"permissions"_s, u"needs"_s,
                            u"if"_s,   u"concurrency"_s, u"strategy"_s,
                            u"uses"_s, u"with"_s,        u"secrets"_s};
const QStringList kStepKeys{u"id"_s,
                            u"if"_s,
                            u"name"_s,
                            u"uses"_s,
                            u"run"_s,
                            u"working-directory"_s,
                            u"shell"_s,
                            u"with"_s,
                            u"env"_s,
                            u"continue-on-error"_s,
                            u"timeout-minutes"_s,
                            u"background"_s};

/// The jobs that wait for themselves; empty when there are none.
QStringList circle(const std::vector<GithubJob> &jobs)
{
    QStringList open;
    for (const GithubJob &job : jobs)
        open.append(job.id);
    for (bool hasMoved = true; hasMoved;) {
        hasMoved = false;
        for (const GithubJob &job : jobs) {
            const bool waits = std::ranges::any_of(
                job.needs, [&open](const QString &need) { return open.contains(need); });
            if (!waits && open.removeOne(job.id))
                hasMoved = true;
        }
    }
    return open;
}

} // namespace

GithubJob GithubReader::readJob(const YamlEntry &entry)
{
    GithubJob job{.id = entry.key, .position = entry.keyPosition, .node = &entry.value};
    const YamlNode &node = entry.value;
    checkName(entry.key, entry.keyPosition, u"the job"_s);
    const bool isCall = node.isMap() && node.find(u"uses");
    if (!checkMap(node, isCall ? u"a job that calls a workflow"_s : u"a job"_s,
                  isCall ? kCallKeys : kJobKeys))
        return job;
    job.name = take(node, u"name");
    job.condition = take(node, u"if");
    job.runsOn = take(node, u"runs-on");
    job.env = take(node, u"env");
    job.outputs = take(node, u"outputs");
    job.timeout = take(node, u"timeout-minutes");
    job.continueOnError = take(node, u"continue-on-error");
    job.concurrency = take(node, u"concurrency");
    job.uses = take(node, u"uses");
    job.with = take(node, u"with");
    job.secrets = take(node, u"secrets");
    for (const auto &[value, name] : {std::pair{job.name, u"“name”"_s},
                                      {job.condition, u"“if”"_s},
                                      {job.timeout, u"“timeout-minutes”"_s},
                                      {job.continueOnError, u"“continue-on-error”"_s},
                                      {job.uses, u"“uses”"_s}})
        expectScalar(value, name);
    expectScalars(job.env, u"“env”"_s);
    expectScalars(job.outputs, u"“outputs”"_s);
    checkNames(job.outputs, u"the output"_s);
    expectTexts(take(node, u"needs"), u"“needs”"_s);
    job.needs = textsOf(take(node, u"needs"));
    checkConcurrency(job.concurrency);
    job.defaults = readDefaults(take(node, u"defaults"));
    if (const YamlNode *strategy = take(node, u"strategy"))
        readStrategy(*strategy, job);
    if (isCall)
        return job;
    if (!job.runsOn || job.runsOn->isNull())
        fail(entry.keyPosition, u"the job “%1” has no “runs-on”"_s.arg(job.id));
    const YamlNode *steps = take(node, u"steps");
    if (!steps || steps->isNull())
        fail(entry.keyPosition, u"the job “%1” has no “steps”"_s.arg(job.id));
    else if (expectList(steps, u"“steps”"_s))
        job.steps = readSteps(*steps, Where::Job);
    return job;
}

void GithubReader::readStrategy(const YamlNode &strategy, GithubJob &job)
{
    if (!checkMap(strategy, u"“strategy”"_s, {u"matrix"_s, u"fail-fast"_s, u"max-parallel"_s}))
        return;
    job.matrix = take(strategy, u"matrix");
    job.failFast = take(strategy, u"fail-fast");
    job.maxParallel = take(strategy, u"max-parallel");
    expectScalar(job.failFast, u"“fail-fast”"_s);
    expectScalar(job.maxParallel, u"“max-parallel”"_s);
    if (job.matrix)
        checkMatrix(*job.matrix);
}

void GithubReader::checkMatrix(const YamlNode &matrix)
{
    if (matrix.isScalar() && matrix.text.contains(u"${{"))
        return;
    if (!matrix.isMap() || matrix.entries.empty()) {
        fail(matrix.position, u"“matrix” must be a map with at least one list"_s);
        return;
    }
    for (const YamlEntry &entry : matrix.entries) {
        if (entry.value.isScalar() && entry.value.text.contains(u"${{"))
            continue;
        if (!expectList(&entry.value, u"“%1” of the matrix"_s.arg(entry.key)))
            continue;
        if (entry.key != u"include" && entry.key != u"exclude") {
            if (entry.value.items.empty())
                fail(entry.value.position, u"“%1” of the matrix has no values"_s.arg(entry.key));
            continue;
        }
        for (const YamlNode &item : entry.value.items) {
            if (!item.isScalar() || !item.text.contains(u"${{"))
                expectMap(&item, u"each item of “%1”"_s.arg(entry.key));
        }
    }
}

void GithubReader::checkNeeds(const std::vector<GithubJob> &jobs, const YamlNode &node)
{
    QStringList ids;
    for (const GithubJob &job : jobs)
        ids.append(job.id);
    for (const GithubJob &job : jobs) {
        for (const QString &need : job.needs) {
            if (ids.contains(need))
                continue;
            const YamlNode *needs = job.node->find(u"needs");
            const QString nearest = closestWord(need, ids);
            fail(needs->position,
                 u"the job “%1” needs “%2”, which is not there%3"_s.arg(
                     job.id, need,
                     nearest.isEmpty() ? QString() : u"; perhaps “%1” is meant"_s.arg(nearest)));
        }
    }
    const QStringList waiting = circle(jobs);
    if (!waiting.isEmpty())
        m_findings.add(m_file->path, errors::kCycle, Findings::Severity::Error, node.position,
                       u"these jobs wait for themselves: %1"_s.arg(waiting.join(u", ")));
    const bool hasStart =
        std::ranges::any_of(jobs, [](const GithubJob &job) { return job.needs.isEmpty(); });
    if (!hasStart && waiting.isEmpty())
        fail(node.position, u"every job needs another one"_s);
}

std::vector<GithubStep> GithubReader::readSteps(const YamlNode &steps, Where where)
{
    std::vector<GithubStep> result;
    for (const YamlNode &item : steps.items)
        result.push_back(readStep(item, where));
    QSet<QString> ids;
    checkStepIds(result, ids);
    return result;
}

void GithubReader::checkStepIds(const std::vector<GithubStep> &steps, QSet<QString> &ids)
{
    for (const GithubStep &step : steps) {
        checkStepIds(step.steps, ids);
        if (step.id.isEmpty())
            continue;
        const TextPosition position = step.node->find(u"id")->position;
        checkName(step.id, position, u"the step"_s);
        if (ids.contains(step.id.toLower()))
            fail(position, u"there is another step “%1” in this job"_s.arg(step.id));
        ids.insert(step.id.toLower());
    }
}

GithubStep GithubReader::readStep(const YamlNode &node, Where where)
{
    GithubStep step{.node = &node};
    using Type = GithubStep::Type;
    const auto is = [&node](QStringView key) {
        return node.isMap() && node.find(key);
    };
    if (where == Where::Job
        && (is(u"wait") || is(u"wait-all") || is(u"cancel") || is(u"parallel"))) {
        step.type = is(u"wait") ? Type::Wait
            : is(u"wait-all")   ? Type::WaitAll
            : is(u"cancel")     ? Type::Cancel
                                : Type::Parallel;
        checkMap(node, u"such a step"_s,
                 {u"name"_s, u"wait"_s, u"wait-all"_s, u"cancel"_s, u"parallel"_s,
                  u"continue-on-error"_s});
        step.ids = textsOf(node.find(step.type == Type::Wait ? u"wait" : u"cancel"));
        if (step.type == Type::Parallel && expectList(node.find(u"parallel"), u"“parallel”"_s)) {
            for (const YamlNode &item : node.find(u"parallel")->items) {
                step.steps.push_back(readStep(item, Where::Job));
                if (step.steps.back().type > Type::Uses)
                    fail(item.position, u"only steps with “run” or “uses” can be here"_s);
            }
        }
        return step;
    }
    if (!checkMap(node, u"a step"_s, kStepKeys))
        return step;
    readStepKeys(node, step);
    if (!step.run && !step.uses)
        fail(node.position, u"the step has neither “run” nor “uses”"_s);
    if (step.run && step.uses)
        fail(step.uses->position, u"a step has “run” or “uses”, not both"_s);
    if (step.uses && (step.shell || step.workingDirectory))
        fail(step.uses->position, u"“shell” and “working-directory” go with “run”"_s);
    if (step.run && step.with)
        fail(step.with->position, u"“with” goes with “uses”"_s);
    if (where == Where::CompositeAction && step.run && !step.shell)
        fail(node.position, u"a step of an action must say its “shell”"_s);
    return step;
}

void GithubReader::readStepKeys(const YamlNode &node, GithubStep &step)
{
    step.type = node.find(u"uses") ? GithubStep::Type::Uses : GithubStep::Type::Run;
    step.name = take(node, u"name");
    step.condition = take(node, u"if");
    step.run = take(node, u"run");
    step.uses = take(node, u"uses");
    step.shell = take(node, u"shell");
    step.workingDirectory = take(node, u"working-directory");
    step.with = take(node, u"with");
    step.env = take(node, u"env");
    step.timeout = take(node, u"timeout-minutes");
    step.continueOnError = take(node, u"continue-on-error");
    if (const YamlNode *id = take(node, u"id"))
        step.id = id->text;
    if (const YamlNode *background = take(node, u"background"))
        step.isBackground = background->text == u"true";
    for (const YamlEntry &entry : node.entries) {
        if (entry.key == u"with" || entry.key == u"env")
            expectScalars(&entry.value, u"“%1”"_s.arg(entry.key));
        else
            expectScalar(&entry.value, u"“%1”"_s.arg(entry.key));
    }
}

GithubAction GithubReader::readAction()
{
    const YamlNode &root = m_file->yaml.root;
    GithubAction action{.file = m_file};
    if (!expectMap(&root, u"an action"_s))
        return action;
    const YamlNode *runs = root.find(u"runs");
    const YamlNode *kindOfRuns = runs && runs->isMap() ? runs->find(u"using") : nullptr;
    if (!kindOfRuns) {
        fail(runs ? runs->position : root.position, u"“runs.using” is missing"_s);
        return action;
    }
    if (kindOfRuns->text == u"docker") {
        action.type = GithubAction::Type::Docker;
        return action;
    }
    if (kindOfRuns->text != u"composite") {
        action.type = GithubAction::Type::JavaScript;
        return action;
    }
    action.inputs = root.find(u"inputs");
    action.outputs = root.find(u"outputs");
    for (const YamlNode *map : {action.inputs, action.outputs}) {
        if (!map || map->isNull() || !expectMap(map, u"“inputs” and “outputs”"_s))
            continue;
        for (const YamlEntry &entry : map->entries) {
            if (!entry.value.isNull())
                expectMap(&entry.value, u"“%1”"_s.arg(entry.key));
        }
    }
    const YamlNode *steps = runs->find(u"steps");
    if (steps && expectList(steps, u"“steps”"_s))
        action.steps = readSteps(*steps, Where::CompositeAction);
    return action;
}

} // namespace agentops::interop
