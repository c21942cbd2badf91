// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/dryrun.h>

#include "askedsteps.h"
#include "runfolder.h"
#include "secretreference.h"
#include "stepinputs.h"

#include <agentops/workflow/errors.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/nodeexecutor.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

/// What is known of a step that has been gone through.
struct Known
{
    Outlook outlook = Outlook::Runs;
    /// Absent: only known in a run.
    std::optional<QJsonObject> outputs;
};

/// What a condition, an edge or a join comes to; absent: not known.
struct Answer
{
    std::optional<bool> isYes;
    /// On what it depends.
    QString reason;

    static Answer yes() { return {true, {}}; }
    static Answer no() { return {false, {}}; }
    static Answer dependsOn(QString what) { return {std::nullopt, std::move(what)}; }
};

/// One body, or the whole document, in the midst of those around it.
struct Place
{
    const Plan *plan = nullptr;
    const Place *outer = nullptr;
    QList<NodeId> containers;
    /// Of the document that it belongs to; absent: a call gives them that are not known.
    std::optional<QJsonObject> inputs;
    QHash<NodeId, Known> known;
    /// Whether it belongs to another document than the place around it.
    bool isCalled = false;
    /// Whether the place itself, and by step those in it, surely are not in the folder of the run.
    bool isElsewhere = false;
    std::vector<bool> stepsElsewhere{};
};

class Walk
{
public:
    Walk(const Recipe &recipe, const NodeCatalog &catalog, const DryRunRequest &request)
        : m_recipe(recipe)
        , m_catalog(catalog)
        , m_request(request)
        , m_asked(recipe, request.targets)
    { }

    DryRun run()
    {
        m_result.inputs = m_request.inputs;
        Place root;
        root.plan = &m_recipe.root();
        root.inputs = m_request.inputs;
        walk(root, Outlook::Runs, {});
        if (m_request.isIsolated && m_usesFolder) {
            m_result.workspace = m_request.workspace;
            m_result.asksForConsent = m_changesFolder && !m_request.isConsented
                && m_request.workspace == WorkspaceKind::InPlace;
        }
        return std::move(m_result);
    }

private:
    void walk(Place &place, Outlook atMost, const QString &reason);
    Answer edgeAnswer(const Place &place, const PlannedEdge &edge) const;
    Answer joined(const Place &place, const PlannedStep &step) const;
    Answer holds(const Place &place, const QString &condition) const;
    void judge(const Place &place, const PlannedStep &step, DryStep &told) const;
    void resolve(const Place &place, const PlannedStep &step, DryStep &told) const;
    bool isPinned(const Place &place, const PlannedStep &step) const;
    void describe(const Place &place, int index, DryStep &told);
    void need(QList<Requirement> &needs, const QString &name,
              const std::function<bool(const QString &)> &isThere);
    std::optional<QJsonObject> outputsOf(const Place &place, const PlannedStep &step,
                                         const DryStep &told) const;
    void enter(Place &place, int index, DryStep told);
    Result<QJsonValue> tell(const Place &place, const QJsonValue &written) const;
    Result<QJsonValue> lookUp(const Place &place, const Reference &reference) const;
    bool isStarted(const Place &place, const PlannedStep &step) const;

    const Recipe &m_recipe;
    const NodeCatalog &m_catalog;
    const DryRunRequest &m_request;
    AskedSteps m_asked;
    DryRun m_result;
    bool m_usesFolder = false;
    bool m_changesFolder = false;
};

std::unexpected<Error> notKnown(const QString &what)
{
    return fail(errors::kNoValue, what);
}

Result<QJsonValue> Walk::lookUp(const Place &place, const Reference &reference) const
{
    const auto field = [&reference](const QJsonObject &values) -> QJsonValue {
        if (reference.name.isEmpty())
            return values;
        const QJsonValue value = values.value(reference.name);
        return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
    };
    if (reference.scope == "inputs"_L1)
        return place.inputs ? Result<QJsonValue>(field(*place.inputs)) : notKnown(u"inputs"_s);
    if (reference.scope == "run"_L1) {
        const QJsonObject values{{u"workflow"_s, m_recipe.document().properties.name},
                                 {u"repository"_s, m_request.repository},
                                 {u"trigger"_s, m_request.trigger.text()},
                                 {u"payload"_s, m_request.payload}};
        return values.contains(reference.name) ? Result<QJsonValue>(field(values))
                                               : notKnown(u"run"_s);
    }
    const NodeId node(reference.scope);
    for (const Place *at = &place; at; at = at->isCalled ? nullptr : at->outer) {
        const auto known = at->known.constFind(node);
        if (known == at->known.cend())
            continue;
        const bool isSkipped = known->outlook == Outlook::Skipped;
        if (reference.name == kDonePort && known->outlook != Outlook::Depends)
            return stepStateName(isSkipped ? StepState::Skipped : StepState::Succeeded);
        if (isSkipped)
            return QJsonValue(QJsonValue::Null);
        if (known->outputs && reference.name != kErrorPort)
            return field(*known->outputs);
        break;
    }
    return notKnown(reference.scope);
}

Result<QJsonValue> Walk::tell(const Place &place, const QJsonValue &written) const
{
    return evaluateTemplates(
        written, [this, &place](const Reference &reference) { return lookUp(place, reference); },
        place.plan->names, {qint64(m_request.now.time_since_epoch().count()), 0});
}

Answer Walk::holds(const Place &place, const QString &condition) const
{
    if (condition.isEmpty())
        return Answer::yes();
    const Result<QJsonValue> value = tell(place, condition);
    return value ? Answer{isTruthy(*value), {}} : Answer::dependsOn(condition);
}

/// Whether the step goes on through this port.
Answer reaches(const PlannedStep &source, const Known &known, const QString &port)
{
    if (source.node->isMuted)
        return Answer::yes();
    if (known.outlook == Outlook::Skipped)
        return port == kDonePort ? Answer::yes() : Answer::no();
    const bool isUncertain = known.outlook == Outlook::Depends || port == kErrorPort;
    if (!isUncertain && port == kDonePort)
        return Answer::yes();
    if (!isUncertain && known.outputs)
        return known.outputs->contains(port) ? Answer::yes() : Answer::no();
    const bool isCertain = !isUncertain && !source.type->choosesPort;
    return isCertain ? Answer::yes() : Answer::dependsOn(source.node->id.text());
}

Answer Walk::edgeAnswer(const Place &place, const PlannedEdge &edge) const
{
    const PlannedStep &source = place.plan->steps[size_t(edge.fromStep)];
    const Known known = place.known.value(source.node->id);
    const QString &port = edge.edge->from.port;
    const Answer answer = reaches(source, known, port);
    if (answer.isYes == false)
        return answer;
    const Answer condition = holds(place, edge.edge->condition);
    return condition.isYes == true ? answer : condition;
}

Answer Walk::joined(const Place &place, const PlannedStep &step) const
{
    const Join &join = step.node->join;
    if (join.policy == Join::Policy::Ended || step.incoming.empty())
        return Answer::yes();
    QHash<QString, Answer> ports;
    int certain = 0;
    int possible = 0;
    QString reason;
    for (const int index : step.incoming) {
        const PlannedEdge &edge = place.plan->edges[size_t(index)];
        const Answer answer = edgeAnswer(place, edge);
        certain += answer.isYes == true ? 1 : 0;
        possible += answer.isYes == false ? 0 : 1;
        if (!answer.isYes && reason.isEmpty())
            reason = answer.reason;
        const auto port = ports.find(edge.edge->to.port);
        if (port == ports.end())
            ports.insert(edge.edge->to.port, answer);
        else if (port->isYes != true && answer.isYes != false)
            *port = answer; // edges into one port are alternatives
    }
    if (join.policy == Join::Policy::All) {
        const auto is = [&ports](std::optional<bool> wanted) {
            return std::ranges::any_of(
                ports, [wanted](const Answer &answer) { return answer.isYes == wanted; });
        };
        if (is(false))
            return Answer::no();
        return is(std::nullopt) ? Answer::dependsOn(reason) : Answer::yes();
    }
    const int needed = std::max(1, join.count);
    if (certain >= needed)
        return Answer::yes();
    return possible < needed ? Answer::no() : Answer::dependsOn(reason);
}

bool Walk::isStarted(const Place &place, const PlannedStep &step) const
{
    if (!step.type->isTrigger())
        return true;
    if (!place.outer && !m_request.trigger.isEmpty())
        return step.node->id == m_request.trigger;
    // The first one that a person starts, else the first.
    const PlannedStep *chosen = nullptr;
    for (const PlannedStep &other : place.plan->steps) {
        const bool isBetter =
            other.type->start == Start::ByHand && (!chosen || chosen->type->start != Start::ByHand);
        if (other.type->isTrigger() && (!chosen || isBetter))
            chosen = &other;
    }
    return chosen == &step;
}

void Walk::judge(const Place &place, const PlannedStep &step, DryStep &told) const
{
    const auto skip = [&told](const QString &reason) {
        told.outlook = Outlook::Skipped;
        told.reason = reason;
    };
    if (step.node->isMuted)
        return skip(u"muted"_s);
    if (!isStarted(place, step))
        return skip(u"other_trigger"_s);
    const Answer join = joined(place, step);
    if (join.isYes == false)
        return skip(u"branch_not_taken"_s);
    const Answer condition = holds(place, step.node->when);
    if (condition.isYes == false)
        return skip(u"condition"_s);
    if (told.outlook == Outlook::Depends)
        return; // as the container that it is in
    if (step.isCleanup || step.type->start == Start::OnFailure) {
        told.outlook = Outlook::Depends;
        told.reason = u"failure"_s;
    } else if (!join.isYes || !condition.isYes) {
        told.outlook = Outlook::Depends;
        told.reason = join.isYes ? condition.reason : join.reason;
    }
}

/// The secrets that a parameter refers to; they are looked up in a run only.
QStringList secretsIn(const Parameter &parameter, const QJsonValue &written)
{
    QStringList names;
    const auto add = [&names](const QJsonValue &value) {
        if (const auto reference = secretReference(value))
            names.append(reference->name);
    };
    if (parameter.type == Parameter::Type::Secret) {
        add(written);
    } else if (parameter.type == Parameter::Type::Object) {
        for (const QJsonValue &value : written.toObject())
            add(value);
    }
    return names;
}

void Walk::resolve(const Place &place, const PlannedStep &step, DryStep &told) const
{
    for (const Parameter &parameter : step.type->parameters) {
        QJsonValue written = step.node->parameters.value(parameter.name);
        if (written.isUndefined() || written.isNull())
            written = parameter.defaultValue;
        if (written.isUndefined() || written.isNull())
            continue;
        const QStringList secrets = secretsIn(parameter, written);
        told.secrets += secrets;
        const bool isLeft = parameter.isCode || parameter.isOfBody || !secrets.isEmpty()
            || parameter.type == Parameter::Type::Secret;
        const Result<QJsonValue> value =
            isLeft ? Result<QJsonValue>(written) : tell(place, written);
        if (!value)
            told.unresolved.append(parameter.name);
        told.parameters.insert(parameter.name, value ? *value : written);
    }
}

void Walk::need(QList<Requirement> &needs, const QString &name,
                const std::function<bool(const QString &)> &isThere)
{
    if (std::ranges::contains(needs, name, &Requirement::name))
        return;
    needs.append({name, isThere ? std::optional(isThere(name)) : std::nullopt});
}

/// Only of the run's own document, as in a run.
bool Walk::isPinned(const Place &place, const PlannedStep &step) const
{
    return place.plan->document == &m_recipe.document()
        && m_request.pins.contains(step.node->id.text());
}

void Walk::describe(const Place &place, int index, DryStep &told)
{
    const PlannedStep &step = place.plan->steps[size_t(index)];
    const NodeType &type = *step.type;
    told.effect = type.effectOn(*step.node);
    told.asksPerson = type.asksPerson || type.changesCheckout;
    if (told.outlook == Outlook::Skipped)
        return;
    if (isPinned(place, step)) {
        told.effect = Effect::Pure;
        told.asksPerson = false;
        if (told.outlook == Outlook::Runs)
            told.reason = u"pinned"_s;
        return;
    }
    if (type.effectsOf)
        told.effects = type.effectsOf(told.parameters);
    else if (told.effect != Effect::Pure)
        told.effects = {{u"unknown"_s, {}, u"nobody can tell what it changes"_s}};
    if (type.programsOf)
        told.programs = type.programsOf(told.parameters);
    for (const QString &secret : told.secrets)
        need(m_result.secrets, secret, m_request.hasSecret);
    for (const QString &program : told.programs)
        need(m_result.programs, program, m_request.hasProgram);
    const bool isInRunFolder =
        type.usesFolder() && !place.isElsewhere && !place.stepsElsewhere[size_t(index)];
    m_usesFolder = m_usesFolder || isInRunFolder;
    m_changesFolder = m_changesFolder || (isInRunFolder && told.effect != Effect::Pure);
}

/// What an instant step would give; it touches nothing, so it is asked.
std::optional<QJsonObject> Walk::outputsOf(const Place &place, const PlannedStep &step,
                                           const DryStep &told) const
{
    if (isPinned(place, step)) {
        return told.outlook == Outlook::Runs
            ? std::optional(m_request.pins.value(step.node->id.text()).toObject())
            : std::nullopt;
    }
    NodeExecutor *const executor = m_catalog.findExecutor(step.node->kind);
    if (!step.type->isInstant || !executor || told.outlook != Outlook::Runs
        || !told.unresolved.isEmpty())
        return std::nullopt;
    StepContext context;
    context.step = step.node->id;
    context.parameters = told.parameters;
    context.runInputs = place.inputs.value_or(QJsonObject());
    context.payload = m_request.payload;
    context.repository = context.workingDirectory = m_request.repository;
    for (const int index : step.incoming) {
        const PlannedEdge &edge = place.plan->edges[size_t(index)];
        const Known source = place.known.value(place.plan->steps[size_t(edge.fromStep)].node->id);
        const std::optional<Port> port = step.type->findInput(edge.edge->to.port);
        if (!port || edge.edge->to.port == kAfterPort || edge.edge->from.port == kDonePort)
            continue;
        if (!source.outputs && source.outlook != Outlook::Skipped)
            return std::nullopt;
        const QJsonValue value = source.outputs.value_or(QJsonObject()).value(edge.edge->from.port);
        if (value.isUndefined() || value.isNull() || context.inputs.contains(port->name))
            continue;
        const Result<QJsonValue> converted = convertValue(value, port->type);
        if (!converted)
            return std::nullopt;
        context.inputs.insert(port->name, *converted);
    }
    const auto output = static_cast<InstantExecutor *>(executor)->evaluate(context);
    return output ? std::optional(output->values) : std::nullopt;
}

void Walk::enter(Place &place, int index, DryStep told)
{
    const PlannedStep &step = place.plan->steps[size_t(index)];
    Place inner;
    inner.plan = &m_recipe.plans()[size_t(step.body)];
    inner.outer = &place;
    inner.containers = told.containers + QList<NodeId>{told.node};
    inner.inputs = place.inputs;
    inner.isCalled = step.type->body == Body::Call;
    inner.isElsewhere = place.isElsewhere || place.stepsElsewhere[size_t(index)];
    Outlook atMost = told.outlook;
    QString reason = told.reason;
    if (isPinned(place, step) && atMost == Outlook::Runs) {
        atMost = Outlook::Skipped;
    } else if (step.type->body == Body::Map && !told.unresolved.contains(u"items"_s)) {
        // Items of another type are an error in a run.
        if (const auto items = itemsOf(told.parameters.value("items"_L1)))
            told.passes = int(items->size());
        if (told.passes == 0) {
            atMost = Outlook::Skipped;
            reason = u"no_items"_s;
        }
    } else if (step.type->body == Body::Once || inner.isCalled) {
        told.passes = 1;
    }
    if (inner.isCalled) {
        inner.inputs.reset();
        if (!told.unresolved.contains(u"inputs"_s)) {
            inner.inputs = QJsonObject();
            for (const InputSpec &spec : inner.plan->document->properties.inputs) {
                const QJsonValue given =
                    told.parameters.value("inputs"_L1).toObject().value(spec.name);
                inner.inputs->insert(spec.name, given.isUndefined() ? spec.defaultValue : given);
            }
        }
    }
    m_result.steps.append(told);
    walk(inner, atMost, reason);
}

void Walk::walk(Place &place, Outlook atMost, const QString &reason)
{
    place.stepsElsewhere = stepsElsewhere(m_recipe, *place.plan, m_request.pins);
    const int plan = int(place.plan - m_recipe.plans().data());
    for (int index = 0; index < int(place.plan->steps.size()); ++index) {
        const PlannedStep &step = place.plan->steps[size_t(index)];
        DryStep told;
        told.node = step.node->id;
        told.containers = place.containers;
        told.kind = step.node->kind;
        told.title = step.node->title;
        told.outlook = atMost;
        told.reason = reason;
        if (atMost != Outlook::Skipped && !m_asked.contains(plan, index)) {
            told.outlook = Outlook::Skipped;
            told.reason = u"not_asked"_s;
        } else if (atMost != Outlook::Skipped) {
            judge(place, step, told);
        }
        resolve(place, step, told);
        describe(place, index, told);
        place.known.insert(told.node, {told.outlook, outputsOf(place, step, told)});
        if (step.body >= 0)
            enter(place, index, std::move(told));
        else
            m_result.steps.append(std::move(told));
    }
}

} // namespace

QString outlookName(Outlook outlook)
{
    switch (outlook) {
    case Outlook::Depends:
        return u"depends"_s;
    case Outlook::Skipped:
        return u"skipped"_s;
    case Outlook::Runs:
        break;
    }
    return u"runs"_s;
}

DryRun planDryRun(const Recipe &recipe, const NodeCatalog &catalog, const DryRunRequest &request)
{
    return Walk(recipe, catalog, request).run();
}

} // namespace agentops::workflow
