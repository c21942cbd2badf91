// SPDX-License-Identifier: GPL-3.0-or-later
#include "scheduler.h"

#include "journaldata.h"
#include "stepinputs.h"

#include <agentops/workflow/errors.h>

#include <QtCore/QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

// Containers: the passes through their bodies. A pass costs the same whether it is the first or the
// ten thousandth.
namespace agentops::workflow {

namespace {

constexpr int kMaxParallelPasses = 256;

} // namespace

void OpenContainer::noteBegun(int pass)
{
    ++begunCount;
    begunAhead.insert(pass);
    while (begunAhead.remove(next))
        ++next;
}

int OpenContainer::takeNext()
{
    const int pass = next;
    noteBegun(pass);
    return pass;
}

Result<OpenContainer> Scheduler::containerOf(int step, const QJsonArray &items) const
{
    OpenContainer container;
    const auto number = [&](const QString &name, int fallback, int most) -> Result<int> {
        AO_TRY(const QJsonValue value, ownParameter(step, name));
        return std::clamp(value.toInt(fallback), 1, most);
    };
    const Body body = planned(step).type->body;
    if (body == Body::Map) {
        container.passCount = int(items.size());
        AO_TRY(container.maxParallel, number(u"maxParallel"_s, 4, kMaxParallelPasses));
        AO_TRY(const QJsonValue onFailure, ownParameter(step, u"onFailure"_s));
        container.stopsAtFailure = onFailure.toString() != "collect"_L1;
    } else if (body == Body::Loop) {
        AO_TRY(container.passCount, number(u"maxPasses"_s, 1000, kMaxPasses));
    } else {
        container.passCount = 1;
    }
    return container;
}

void Scheduler::startContainer(int step, Timestamp now)
{
    const int attempt = statusOf(step).attempt + 1;
    QJsonObject data;
    QJsonArray items;
    if (planned(step).type->body == Body::Map) {
        const Result<QJsonValue> written = ownParameter(step, u"items"_s);
        const Result<QJsonArray> told =
            written ? itemsOf(*written) : Result<QJsonArray>(agentops::fail(written.error()));
        if (!told)
            return fail(step, 0, toRunError(told.error()), now);
        items = *told;
        data.insert(u"items"_s, items);
    }
    Result<OpenContainer> container = containerOf(step, items);
    const Result<QJsonValue> state =
        container ? firstState(step) : Result<QJsonValue>(agentops::fail(container.error()));
    if (!state)
        return fail(step, 0, toRunError(state.error()), now);
    record(EventKind::StepStarted, step, attempt, data, now);
    ++scopeOf(step).active;
    m_containers.insert(step, *container);
    wakeWhenOverdue(step);
    beginPasses(step, *state, now);
}

void Scheduler::wakeWhenOverdue(int step)
{
    const Node &node = *planned(step).node;
    const StepStatus &status = statusOf(step);
    for (const auto limit : {node.timeout, node.overallTimeout}) {
        if (limit.count() > 0)
            m_decisions.wakes.push_back({step, *status.startedAt + status.heldFor + limit});
    }
}

/// Something in them is not held any more: from now on their limits run again.
void Scheduler::wakeWhenOverdue()
{
    for (auto it = m_containers.cbegin(); it != m_containers.cend(); ++it) {
        if (statusOf(it.key()).heldFor.count() > 0)
            wakeWhenOverdue(it.key());
    }
}

/// A container has one attempt: both limits end it.
void Scheduler::endIfOverdue(int step, OpenContainer &container, Timestamp now)
{
    const Node &node = *planned(step).node;
    const StepStatus &status = statusOf(step);
    const auto isOver = [&](std::chrono::milliseconds limit) {
        return limit.count() > 0 && status.heldCount == 0
            && now >= *status.startedAt + status.heldFor + limit;
    };
    const auto limit = isOver(node.timeout) ? node.timeout : node.overallTimeout;
    if (container.isOverdue || !isOver(limit))
        return;
    container.isOverdue = true;
    container.isStopping = true;
    container.failure = {QString::fromLatin1(errors::kStepTimeout.text()),
                         u"the steps in it took longer than %1 ms"_s.arg(limit.count()),
                         ErrorClass::Timeout};
    for (const int inner : QList<int>(container.openScopes))
        stopScope(inner);
}

/// What goes into the first pass: the state of a loop, the inputs of a call.
Result<QJsonValue> Scheduler::firstState(int step) const
{
    switch (planned(step).type->body) {
    case Body::Loop:
        return ownParameter(step, u"state"_s);
    case Body::Call: {
        AO_TRY(const QJsonValue given, ownParameter(step, u"inputs"_s));
        const Plan &called = m_recipe->plans()[size_t(planned(step).body)];
        AO_TRY(const QJsonObject inputs, resolveRunInputs(*called.document, given.toObject()));
        return QJsonValue(inputs);
    }
    default:
        return QJsonValue(QJsonValue::Undefined);
    }
}

void Scheduler::beginPasses(int step, const QJsonValue &state, Timestamp now)
{
    const auto hasRoom = [&] {
        const OpenContainer &container = m_containers[step];
        return !container.isStopping && container.begunCount < container.passCount
            && container.openScopes.size() < container.maxParallel;
    };
    while (hasRoom())
        beginPass(step, m_containers[step].takeNext(), state, now);
    if (m_containers[step].openScopes.isEmpty())
        finishContainer(step, now);
}

void Scheduler::beginPass(int step, int pass, const QJsonValue &state, Timestamp now)
{
    QJsonObject data{{u"pass"_s, pass}};
    if (!state.isUndefined())
        data.insert(u"state"_s, state);
    const int first = int(m_steps.size());
    record(EventKind::PassStarted, step, statusOf(step).attempt, data, now);
    addScope(planned(step).body, step, pass, first);
    const int scope = int(m_scopes.size()) - 1;
    m_containers[step].openScopes.append(scope);
    for (int inner = first; inner < int(m_steps.size()); ++inner) {
        if (m_steps[size_t(inner)].open == 0)
            enqueue(inner);
    }
    m_closing.push_back(scope);
}

void Scheduler::restoreContainer(int step, Timestamp now)
{
    Result<OpenContainer> container = containerOf(step, statusOf(step).items);
    if (!container)
        return fail(step, statusOf(step).attempt, toRunError(container.error()), now);
    ++scopeOf(step).active;
    for (const qsizetype i : m_status.passesOf(step)) {
        const PassStatus &pass = m_status.passes()[i];
        container->noteBegun(pass.index);
        if (!pass.isFinished)
            container->openScopes.append(int(i) + 1);
        else if (!pass.error.isEmpty() && container->stopsAtFailure)
            container->isStopping = true;
        if (!pass.error.isEmpty() && container->failure.isEmpty())
            container->failure = pass.error;
    }
    container->isStopping = container->isStopping || statusOf(step).isCancelRequested;
    m_containers.insert(step, *container);
    wakeWhenOverdue(step);
    m_restored.push_back(step);
}

/// Passes that were to begin when the program ended.
void Scheduler::continueContainers(Timestamp now)
{
    for (const int step : std::exchange(m_restored, {})) {
        OpenContainer &container = m_containers[step];
        endIfOverdue(step, container, now);
        if (container.isStopping) {
            for (const int scope : QList<int>(container.openScopes))
                stopScope(scope);
        }
        if (container.openScopes.isEmpty() && container.begunCount > 0)
            goOn(step, scopeOfPass(step, container.begunCount - 1), now);
        else
            beginPasses(step, firstState(step).value_or(QJsonValue()), now);
    }
}

int Scheduler::scopeOfPass(int step, int pass) const
{
    return int(m_status.indexOfPass(step, pass)) + 1;
}

void Scheduler::closeIfDone(int index, Timestamp now)
{
    Scope &scope = m_scopes[size_t(index)];
    if (scope.isClosed || scope.active > 0 || (scope.open > 0 && !scope.isStopping))
        return;
    if (scope.isCleaning && !scope.isStopping && !std::exchange(scope.hasBegunCleanup, true)) {
        beginCleanup(index);
        if (scope.open > 0)
            return;
    }
    scope.isClosed = true;
    if (index == 0)
        finishRun(now);
    else
        closePass(index, now);
}

void Scheduler::beginCleanup(int index)
{
    const auto &steps = planOfScope(index).steps;
    for (int i = 0; i < int(steps.size()); ++i) {
        const int step = stepIn(index, i);
        if (!steps[size_t(i)].isCleanup || m_steps[size_t(step)].isSettled)
            continue;
        ++m_scopes[size_t(index)].open;
        if (m_steps[size_t(step)].open == 0)
            enqueue(step);
    }
}

void Scheduler::closePass(int index, Timestamp now)
{
    const Scope scope = m_scopes[size_t(index)];
    const int step = scope.container;
    QJsonObject data{{u"pass"_s, scope.pass}};
    RunError failure = scope.failure;
    if (failure.isEmpty() && !scope.isStopping) {
        const Result<QJsonValue> result = resultOf(index);
        if (result && !result->isUndefined())
            data.insert(u"result"_s, *result);
        else if (!result && !m_asked.isPartial(scope.plan)) // else of steps nobody has asked for
            failure = toRunError(result.error());
    } else if (!failure.isEmpty() && !bodyParameter(step, u"result"_s).isEmpty()) {
        // What it had to show all the same, as far as that can be told.
        if (const Result<QJsonValue> result = resultOf(index); result && !result->isNull())
            data.insert(u"result"_s, *result);
    }
    if (!failure.isEmpty()) {
        data.insert(u"code"_s, failure.code);
        data.insert(u"message"_s, failure.message);
        data.insert(u"class"_s, errorClassName(failure.errorClass));
        data.insert(u"step"_s, scope.failedStep.text());
    }
    leaveTheLine(index);
    record(EventKind::PassFinished, step, statusOf(step).attempt, data, now);
    if (m_status.consent() == Consent::NotAsked)
        judgeHeldBack(); // the one that has asked may have been in it
    OpenContainer &container = m_containers[step];
    container.openScopes.removeOne(index);
    if (!failure.isEmpty()) {
        if (container.failure.isEmpty())
            container.failure = failure;
        if (container.stopsAtFailure && !std::exchange(container.isStopping, true)) {
            for (const int other : QList<int>(container.openScopes))
                stopScope(other);
        }
    }
    goOn(step, index, now);
}

/// What still waits for a turn in a pass that ends waits for nothing any more.
void Scheduler::leaveTheLine(int scope)
{
    const int count = int(planOfScope(scope).steps.size());
    for (int step = stepIn(scope, 0); step < stepIn(scope, count); ++step) {
        if (statusOf(step).state == StepState::WaitingForTurn)
            m_decisions.ended.append(pathOf(step));
    }
}

/// After a pass: the next one, or the end of the container.
void Scheduler::goOn(int step, int scope, Timestamp now)
{
    OpenContainer &container = m_containers[step];
    QJsonValue state(QJsonValue::Undefined);
    if (planned(step).type->body == Body::Loop && !container.isStopping) {
        state = m_status.passes()[scope - 1].result;
        // What steps that nobody has asked for would say is not known: one pass it is.
        const Result<bool> goesRound = m_asked.isPartial(planned(step).body)
            ? Result<bool>(false)
            : this->goesRound(step, scope);
        if (!goesRound) {
            container.failure = toRunError(goesRound.error());
            container.isStopping = true;
        } else if (!*goesRound) {
            container.passCount = container.begunCount;
        }
    }
    beginPasses(step, state, now);
}

Result<bool> Scheduler::goesRound(int step, int scope) const
{
    const QString condition = bodyParameter(step, u"while"_s);
    const bool isLast = m_containers[step].begunCount >= m_containers[step].passCount;
    if (condition.isEmpty())
        return !isLast;
    AO_TRY(const QJsonValue value, evaluate(condition, scope, step));
    if (isTruthy(value) && isLast) {
        return agentops::fail(errors::kTooManyPasses,
                              u"the loop would go on after its last allowed pass, number %1"_s.arg(
                                  m_containers[step].passCount));
    }
    return isTruthy(value);
}

/// What a pass comes to: the result of a map, the next state of a loop, the outputs of a call.
Result<QJsonValue> Scheduler::resultOf(int scope) const
{
    const int step = m_scopes[size_t(scope)].container;
    switch (planned(step).type->body) {
    case Body::Call: {
        AO_TRY(const QJsonObject outputs, outputsOf(scope));
        return QJsonValue(outputs);
    }
    case Body::Loop: {
        const QString next = bodyParameter(step, u"next"_s);
        return next.isEmpty() ? bodyValue(scope, u"state") : evaluate(next, scope, step);
    }
    default: {
        const QString result = bodyParameter(step, u"result"_s);
        return result.isEmpty() ? QJsonValue(QJsonValue::Null) : evaluate(result, scope, step);
    }
    }
}

void Scheduler::finishContainer(int step, Timestamp now)
{
    const OpenContainer container = m_containers.take(step);
    --scopeOf(step).active;
    m_closing.push_back(m_steps[size_t(step)].scope);
    const int attempt = statusOf(step).attempt;
    const bool hasFailed =
        (container.stopsAtFailure || container.isOverdue) && !container.failure.isEmpty();
    if (container.isStopping && !hasFailed) {
        record(EventKind::StepCancelled, step, attempt, {}, now);
        settle(step);
    } else if (hasFailed) {
        QJsonObject data = toJson(container.failure);
        if (const QJsonObject outputs = containerOutputs(step); !outputs.isEmpty())
            data.insert(u"outputs"_s, outputs);
        fail(step, attempt, data, now);
    } else {
        succeed(step, attempt, handedOn(step, {.values = containerOutputs(step)}), now);
    }
}

QJsonObject Scheduler::containerOutputs(int step) const
{
    QJsonArray results;
    QJsonArray failures;
    QJsonValue last;
    std::vector<const PassStatus *> passes;
    for (const qsizetype i : m_status.passesOf(step)) {
        const PassStatus &pass = m_status.passes()[i];
        passes.resize(std::max(passes.size(), size_t(pass.index) + 1), nullptr);
        passes[size_t(pass.index)] = &pass;
    }
    for (const PassStatus *pass : passes) {
        // Of a container that has failed, not every pass has begun.
        results.append(pass && pass->error.isEmpty() ? pass->result : QJsonValue(QJsonValue::Null));
        if (!pass)
            continue;
        if (!pass->error.isEmpty()) {
            QJsonObject failure = toValue(pass->error);
            failure.insert(u"index"_s, pass->index);
            failure.insert(u"result"_s, pass->result);
            failures.append(failure);
        }
        last = pass->result;
    }
    switch (planned(step).type->body) {
    case Body::Map:
        return {{u"results"_s, results}, {u"failures"_s, failures}};
    case Body::Loop:
        return {{u"state"_s, last}, {u"passes"_s, statusOf(step).passCount}};
    case Body::Call:
        return {{u"outputs"_s, last}};
    default:
        return {{u"result"_s, last}};
    }
}

} // namespace agentops::workflow
