// SPDX-License-Identifier: GPL-3.0-or-later
#include "rerunplanner.h"

#include <agentops/workflow/errors.h>
#include <agentops/workflow/nodetype.h>

#include <QtCore/QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

/// What of a node decides what it comes to.
Node essenceOf(Node node)
{
    Node essence;
    essence.id = node.id;
    essence.kind = node.kind;
    essence.parent = node.parent;
    essence.parameters = node.parameters;
    essence.when = node.when;
    essence.join = node.join;
    essence.isMuted = node.isMuted;
    return essence;
}

QStringList edgesInto(const Plan &plan, int index)
{
    QStringList edges;
    for (const int incoming : plan.steps[size_t(index)].incoming) {
        const Edge &edge = *plan.edges[size_t(incoming)].edge;
        edges.append(edge.from.node.text() + u'.' + edge.from.port + u'>' + edge.to.port + u'?'
                     + edge.condition);
    }
    edges.sort();
    return edges;
}

bool mentionsInputs(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().contains("inputs"_L1);
    if (value.isArray())
        return std::ranges::any_of(value.toArray(), mentionsInputs);
    const QJsonObject object = value.toObject();
    return std::ranges::any_of(object, mentionsInputs);
}

} // namespace

QString rerunReasonName(RerunReason reason)
{
    static constexpr std::array kNames{"kept"_L1,       "everything"_L1, "chosen"_L1,
                                       "behind"_L1,     "around"_L1,     "not_succeeded"_L1,
                                       "changed"_L1,    "new"_L1,        "input_changed"_L1,
                                       "files_gone"_L1, "not_asked"_L1,  "passes_at_once"_L1};
    return kNames[size_t(reason)];
}

const RerunStep *RerunPlan::find(const StepPath &path) const
{
    const auto it = std::ranges::find(steps, path, &RerunStep::path);
    return it == steps.end() ? nullptr : &*it;
}

RerunPlanner::RerunPlanner(Question question)
    : m_question(std::move(question))
    , m_chosen(m_question.request.from.begin(), m_question.request.from.end())
    , m_isInputChanged(m_question.inputs != m_question.before.inputs())
    , m_asked(m_question.next, m_question.targets)
    , m_askedBefore(m_question.earlier, m_question.before.targets())
{
    m_rerun.plan.run = m_question.before.summary().id;
}

Result<Rerun> RerunPlanner::plan()
{
    if (m_question.request.extent == RerunRequest::Extent::From) {
        for (const StepPath &path : m_question.request.from) {
            if (m_question.before.indexOf(path) >= 0)
                continue;
            return fail(
                Error(errors::kUnknownElement, u"the run has no step \"%1\""_s.arg(path.text()))
                    .with(u"run"_s, m_rerun.plan.run.toString())
                    .with(u"step"_s, path.text()));
        }
    }
    indexEvents();
    planLevel({m_question.next.root(), &m_question.earlier.root(), {}});
    return std::move(m_rerun);
}

void RerunPlanner::indexEvents()
{
    for (const RunEvent &event : m_question.events) {
        const int pass = event.data.value("pass"_L1).toInt();
        switch (event.kind) {
        case EventKind::StepStarted:
            m_starts.insert(event.step, &event);
            break;
        case EventKind::StepSucceeded:
        case EventKind::StepFailed:
        case EventKind::StepSkipped:
        case EventKind::StepResolved:
            m_outcomes.insert(event.step, &event);
            break;
        case EventKind::PassStarted:
            m_passStarts.insert({event.step, pass}, &event);
            break;
        case EventKind::PassFinished:
            m_passEnds.insert({event.step, pass}, &event);
            break;
        default:
            break;
        }
    }
}

StepPath RerunPlanner::pathOf(const Level &level, int index) const
{
    const NodeId &node = level.plan.steps[size_t(index)].node->id;
    return level.container.isEmpty() ? StepPath(node) : level.container.inside(level.pass, node);
}

/// Whether every step of the level is kept.
bool RerunPlanner::planLevel(const Level &level)
{
    QList<char> kept(qsizetype(level.plan.steps.size()), 0);
    for (int i = 0; i < int(level.plan.steps.size()); ++i) {
        RerunStep line = judge(level, i, kept);
        if (!line.isKept() && !isAsked(level, i))
            line = {line.path, line.title, RerunReason::NotAsked, {}};
        kept[i] = char(line.isKept());
        if (line.isKept()) {
            RunEvent outcome = *m_outcomes.value(line.path);
            if (!outcome.data.contains("reusedFrom"_L1))
                outcome.data.insert(u"reusedFrom"_s, m_rerun.plan.run.toString());
            m_rerun.kept.append(outcome);
            m_rerun.plan.steps.append(line);
        } else if (line.reason == RerunReason::NotSucceeded || line.reason == RerunReason::Around) {
            keepInPart(level, i, line);
        } else {
            m_rerun.plan.steps.append(line);
        }
    }
    return !kept.contains(0);
}

RerunStep RerunPlanner::judge(const Level &level, int index, const QList<char> &kept) const
{
    const PlannedStep &step = level.plan.steps[size_t(index)];
    RerunStep line{pathOf(level, index), step.node->title, RerunReason::Kept, {}};
    if (m_question.request.extent == RerunRequest::Extent::Everything) {
        line.reason = RerunReason::Everything;
        return line;
    }
    if (m_chosen.contains(line.path)) {
        line.reason = RerunReason::Chosen;
        return line;
    }
    for (const int incoming : step.incoming) {
        const int source = level.plan.edges[size_t(incoming)].fromStep;
        if (kept[source])
            continue;
        line.reason = RerunReason::Behind;
        line.because = pathOf(level, source);
        return line;
    }
    line.reason = reasonOf(level, index);
    return line;
}

bool RerunPlanner::isAsked(const Level &level, int index) const
{
    return m_asked.contains(int(&level.plan - m_question.next.plans().data()), index);
}

/// Whether the earlier run was to carry out the step with all that is in it.
bool RerunPlanner::wasAsked(const Level &level, int index) const
{
    const NodeId &node = level.plan.steps[size_t(index)].node->id;
    const int before = level.earlier->indexOf(node);
    const int body = level.earlier->steps[size_t(before)].body;
    return m_askedBefore.contains(int(level.earlier - m_question.earlier.plans().data()), before)
        && (body < 0 || !m_askedBefore.isPartial(body));
}

RerunReason RerunPlanner::reasonOf(const Level &level, int index) const
{
    const StepPath path = pathOf(level, index);
    const StepStatus *status = m_question.before.findStep(path);
    if (!status || !level.earlier || level.earlier->indexOf(path.node()) < 0)
        return RerunReason::New;
    if (isChanged(level, index))
        return RerunReason::Changed;
    if (m_isInputChanged && usesInputs(level, index))
        return RerunReason::InputChanged;
    const bool isOutcomeRecorded = m_outcomes.contains(path);
    const PlannedStep &step = level.plan.steps[size_t(index)];
    const bool isHandled = status->state == StepState::Failed
        && m_question.request.extent == RerunRequest::Extent::From
        && (step.node->onError != OnError::Stop
            || std::ranges::any_of(step.outgoing, [&](int edge) {
                   return level.plan.edges[size_t(edge)].edge->from.port == kErrorPort;
               }));
    const bool isGood =
        status->state == StepState::Succeeded || status->state == StepState::Skipped || isHandled;
    if (!isGood || !isOutcomeRecorded || !wasAsked(level, index))
        return RerunReason::NotSucceeded;
    const QString &folder = status->workingDirectory;
    const bool hasLost =
        folder.isEmpty() && status->state == StepState::Succeeded && hasLostFiles(step);
    if (isChosenInside(path) || isBodyChanged(level, index) || (step.body >= 0 && hasLost))
        return RerunReason::Around;
    const bool isThere = folder.isEmpty() ? !hasLost : m_question.folderExists(folder);
    return isThere ? RerunReason::Kept : RerunReason::FilesGone;
}

/// Whether it, or something in it, may have left files in the folder of the earlier run that are
/// not in the one of the new run.
bool RerunPlanner::hasLostFiles(const PlannedStep &step) const
{
    if (m_question.keepsFiles || step.node->isMuted)
        return false;
    if (step.body < 0)
        return step.type->usesFolder() && step.type->effectOn(*step.node) == Effect::Files;
    const auto &inside = m_question.next.plans()[size_t(step.body)].steps;
    return std::ranges::any_of(inside,
                               [this](const PlannedStep &inner) { return hasLostFiles(inner); });
}

bool RerunPlanner::isChosenInside(const StepPath &path) const
{
    return std::ranges::any_of(m_chosen, [&path](const StepPath &chosen) {
        return chosen.text().startsWith(path.text() + u'#');
    });
}

bool RerunPlanner::isChanged(const Level &level, int index) const
{
    const PlannedStep &step = level.plan.steps[size_t(index)];
    const int place = level.earlier->indexOf(step.node->id);
    const PlannedStep &earlier = level.earlier->steps[size_t(place)];
    if (essenceOf(*step.node) != essenceOf(*earlier.node)
        || edgesInto(level.plan, index) != edgesInto(*level.earlier, place))
        return true;
    if (step.type->body != Body::Call)
        return false;
    // What it takes and gives; its steps are looked at one by one.
    const Properties &called = m_question.next.plans()[size_t(step.body)].document->properties;
    const Properties &before =
        m_question.earlier.plans()[size_t(earlier.body)].document->properties;
    return called.inputs != before.inputs || called.outputs != before.outputs;
}

/// Whether something in a container is another step, or may come to something else.
bool RerunPlanner::isBodyChanged(const Level &level, int index) const
{
    const int body = level.plan.steps[size_t(index)].body;
    const int before = level.earlier->indexOf(level.plan.steps[size_t(index)].node->id);
    const int earlierBody = level.earlier->steps[size_t(before)].body;
    if (body < 0 || earlierBody < 0)
        return body != earlierBody;
    const Level inner{m_question.next.plans()[size_t(body)],
                      &m_question.earlier.plans()[size_t(earlierBody)],
                      {}};
    if (inner.plan.steps.size() != inner.earlier->steps.size())
        return true;
    for (int i = 0; i < int(inner.plan.steps.size()); ++i) {
        if (inner.earlier->indexOf(inner.plan.steps[size_t(i)].node->id) < 0 || isChanged(inner, i)
            || (m_isInputChanged && usesInputs(inner, i)) || isBodyChanged(inner, i))
            return true;
    }
    return false;
}

/// Of the run: a called workflow has inputs of its own, which its step gives it.
bool RerunPlanner::usesInputs(const Level &level, int index) const
{
    if (level.plan.document != &m_question.next.document())
        return false;
    const PlannedStep &step = level.plan.steps[size_t(index)];
    const auto isTold = [&](int incoming) {
        return level.plan.edges[size_t(incoming)].edge->condition.contains("inputs"_L1);
    };
    return step.type->isTrigger() || mentionsInputs(step.node->parameters)
        || step.node->when.contains("inputs"_L1) || std::ranges::any_of(step.incoming, isTold);
}

/// Steps of a container that has not succeeded, or some of which are to be done again, go on in
/// the passes where they are.
void RerunPlanner::keepInPart(const Level &level, int index, RerunStep &line)
{
    const qsizetype place = m_rerun.plan.steps.size();
    m_rerun.plan.steps.append(line);
    const PlannedStep &step = level.plan.steps[size_t(index)];
    const RunEvent *start = m_starts.value(line.path);
    // One that has to wait for its turn begins anew, at the end of the line.
    if (step.body < 0 || !start || step.node->concurrency)
        return;
    const qsizetype container = m_question.before.indexOf(line.path);
    const Plan *earlier = nullptr;
    if (const int before = level.earlier->indexOf(step.node->id); before >= 0)
        earlier = &m_question.earlier.plans()[size_t(level.earlier->steps[size_t(before)].body)];
    m_rerun.kept.append(*start);
    QList<const PassStatus *> passes;
    for (const qsizetype pass : m_question.before.passesOf(container))
        passes.append(&m_question.before.passes()[pass]);
    std::ranges::sort(passes, {}, &PassStatus::index);
    int inPart = 0;
    for (const PassStatus *pass : passes) {
        const qsizetype events = m_rerun.kept.size();
        const qsizetype lines = m_rerun.plan.steps.size();
        const Level body{m_question.next.plans()[size_t(step.body)], earlier, line.path,
                         pass->index};
        if (keepPass(body, *pass))
            continue;
        if (step.type->body == Body::Loop)
            break; // what it hands to the next pass may be another
        const bool keepsNothing = m_rerun.kept.size() == events + 1;
        if (!keepsNothing && ++inPart <= passesAtOnce(step))
            continue;
        m_rerun.kept.resize(events);
        for (qsizetype i = lines; i < m_rerun.plan.steps.size(); ++i) {
            if (RerunStep &inner = m_rerun.plan.steps[i]; inner.isKept())
                inner.reason = RerunReason::PassesAtOnce;
        }
    }
    const auto again =
        std::find_if(m_rerun.plan.steps.begin() + place + 1, m_rerun.plan.steps.end(),
                     [](const RerunStep &inner) { return !inner.isKept(); });
    if (again != m_rerun.plan.steps.end()) {
        m_rerun.plan.steps[place].reason = RerunReason::Around;
        m_rerun.plan.steps[place].because = again->path;
    }
}

/// Whether everything in the pass is kept, with its result.
bool RerunPlanner::keepPass(const Level &body, const PassStatus &pass)
{
    m_rerun.kept.append(*m_passStarts.value({body.container, pass.index}));
    const bool isWhole = planLevel(body);
    const RunEvent *end = m_passEnds.value({body.container, pass.index});
    // A pass that was stopped has an end and no result.
    if (!isWhole || !end || !end->data.contains("result"_L1) || !pass.error.isEmpty())
        return false;
    m_rerun.kept.append(*end);
    return true;
}

/// As far as it is written down as a number.
int RerunPlanner::passesAtOnce(const PlannedStep &step) const
{
    const Parameter *parameter = step.type->findParameter(u"maxParallel");
    if (!parameter)
        return 1;
    const QJsonValue written = step.node->parameters.value(parameter->name);
    if (written.isString())
        return 1;
    return std::max(1, written.toInt(parameter->defaultValue.toInt(1)));
}

} // namespace agentops::workflow
