// SPDX-License-Identifier: GPL-3.0-or-later
#include "scheduler.h"

#include "journaldata.h"
#include "members.h"

#include <agentops/workflow/errors.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QtEndian>

using namespace Qt::StringLiterals;

// What expressions refer to.
namespace agentops::workflow {

namespace {

QJsonValue orNothing(const QJsonValue &value)
{
    return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
}

/// A field of a value that is a root of its own, such as `{{ item.name }}`.
QJsonValue field(const QJsonValue &value, const QString &name)
{
    return name.isEmpty() ? value : orNothing(memberOf(value, name));
}

/// As the end of its pass leaves it, where that is being told.
StepState endOf(const StepStatus &status)
{
    if (isFinal(status.state))
        return status.state;
    return status.startedAt ? StepState::Cancelled : StepState::Skipped;
}

} // namespace

Result<QJsonValue> Scheduler::evaluate(const QJsonValue &written, int scope, int step) const
{
    if (written.isString() && !written.toString().contains("{{"_L1))
        return written;
    const auto lookup = [this, scope, step](const Reference &reference) {
        return lookUp(scope, step, reference);
    };
    return evaluateTemplates(written, lookup, planOfScope(scope).names, clockOf(step));
}

/// What expressions of a step know about time and chance: its recorded start (before it, that of
/// the run), and a seed of run and step.
ExpressionClock Scheduler::clockOf(int step) const
{
    const RunSummary &run = m_status.summary();
    const StepStatus &status = statusOf(step);
    const Timestamp at = status.startedAt.value_or(run.startedAt.value_or(run.createdAt));
    // The same on every machine: a run may be carried on by another program.
    const QByteArray hash =
        QCryptographicHash::hash(QString(run.id.toString() + u'/' + status.path.text()).toUtf8(),
                                 QCryptographicHash::Sha256);
    return {qint64(at.time_since_epoch().count()), qFromLittleEndian<quint64>(hash.constData())};
}

Result<QJsonValue> Scheduler::ownParameter(int step, const QString &name) const
{
    QJsonValue written = planned(step).node->parameters.value(name);
    if (written.isUndefined() || written.isNull()) {
        const Parameter *parameter = planned(step).type->findParameter(name);
        written = parameter ? parameter->defaultValue : QJsonValue();
    }
    return evaluate(written, m_steps[size_t(step)].scope, step);
}

QString Scheduler::bodyParameter(int step, const QString &name) const
{
    return planned(step).node->parameters.value(name).toString();
}

Result<QJsonValue> Scheduler::tell(int step, const QJsonValue &written) const
{
    return evaluate(written, m_steps[size_t(step)].scope, step);
}

Result<QJsonValue> Scheduler::lookUp(int scope, int step, const Reference &reference) const
{
    if (reference.scope == "inputs"_L1)
        return field(inputsOf(scope), reference.name);
    if (reference.scope == "run"_L1)
        return field(runValues(), reference.name);
    if (reference.scope == "before"_L1) {
        const StepProgress &info = m_steps[size_t(step)];
        return field(QJsonObject{{u"failed"_s, info.hasFailedBefore},
                                 {u"cancelled"_s, info.hasCancelledBefore}},
                     reference.name);
    }
    if (reference.scope == "item"_L1 || reference.scope == "index"_L1)
        return field(bodyValue(scope, reference.scope), reference.name);
    return lookUpStep(scope, reference);
}

Result<QJsonValue> Scheduler::lookUpStep(int scope, const Reference &reference) const
{
    const NodeId node(reference.scope);
    while (true) {
        const Plan &plan = planOfScope(scope);
        if (const int index = plan.indexOf(node); index >= 0) {
            const int step = stepIn(scope, index);
            // In a pass that has failed some steps never began.
            const Scope &pass = m_scopes[size_t(scope)];
            const bool hasFailed = pass.isClosed && !pass.failure.isEmpty();
            if (!isFinal(statusOf(step).state) && !hasFailed)
                return agentops::fail(errors::kNoValue,
                                      u"step \"%1\" has not run yet"_s.arg(reference.scope));
            return reference.name.isEmpty() ? allValuesOf(step) : valueOf(step, reference.name);
        }
        const int container = m_scopes[size_t(scope)].container;
        if (container < 0 || planned(container).type->body == Body::Call)
            return agentops::fail(errors::kNoValue,
                                  u"there is no step \"%1\""_s.arg(reference.scope));
        if (planned(container).node->id == node) {
            return reference.name.isEmpty() ? QJsonValue(bodyValues(scope))
                                            : orNothing(bodyValues(scope).value(reference.name));
        }
        scope = m_steps[size_t(container)].scope;
    }
}

QJsonValue Scheduler::valueOf(int step, const QString &port) const
{
    const StepStatus &status = statusOf(step);
    if (port == kErrorPort)
        return status.error.isEmpty() ? QJsonValue() : QJsonValue(toValue(status.error));
    if (port == kDonePort)
        return stepStateName(endOf(status));
    // A field of nothing is nothing: reports mention steps that were skipped.
    return orNothing(status.outputs.value(port));
}

QJsonValue Scheduler::allValuesOf(int step) const
{
    QJsonObject values = statusOf(step).outputs;
    values.insert(kErrorPort, valueOf(step, kErrorPort));
    values.insert(kDonePort, valueOf(step, kDonePort));
    return values;
}

QJsonObject Scheduler::bodyValues(int scope) const
{
    const Scope &pass = m_scopes[size_t(scope)];
    const PassStatus &status = m_status.passes()[scope - 1];
    QJsonObject values{{u"index"_s, pass.pass}};
    if (planned(pass.container).type->body == Body::Map)
        values.insert(u"item"_s, statusOf(pass.container).items.at(pass.pass));
    else if (planned(pass.container).type->body == Body::Loop)
        values.insert(u"state"_s, status.isFinished ? status.result : status.state);
    return values;
}

/// Of the innermost container that gives such a value.
QJsonValue Scheduler::bodyValue(int scope, QStringView name) const
{
    for (; scope > 0; scope = m_steps[size_t(m_scopes[size_t(scope)].container)].scope) {
        const Body body = planned(m_scopes[size_t(scope)].container).type->body;
        if (body == Body::Call)
            break;
        if (bodyValueNames(body).contains(name))
            return orNothing(bodyValues(scope).value(name));
    }
    return {};
}

/// Those of the run, or of the call that the scope is in.
QJsonObject Scheduler::inputsOf(int scope) const
{
    for (; scope > 0; scope = m_steps[size_t(m_scopes[size_t(scope)].container)].scope) {
        if (planned(m_scopes[size_t(scope)].container).type->body == Body::Call)
            return m_status.passes()[scope - 1].state.toObject();
    }
    return m_status.inputs();
}

QJsonObject Scheduler::runValues() const
{
    const RunSummary &run = m_status.summary();
    return {{u"id"_s, run.id.toString()},
            {u"workflow"_s, run.workflowName},
            {u"repository"_s, run.repository},
            {u"folder"_s, m_status.folder()},
            {u"startedAt"_s, toIsoString(run.startedAt.value_or(run.createdAt))},
            {u"trigger"_s, m_policy.trigger.text()},
            {u"payload"_s, m_policy.payload},
            {u"commit"_s, m_status.workspace() ? m_status.workspace()->commit : QString()}};
}

Result<QJsonObject> Scheduler::outputsOf(int scope) const
{
    const QJsonObject &written = planOfScope(scope).document->properties.outputs;
    QJsonObject outputs;
    for (auto it = written.begin(); it != written.end(); ++it) {
        AO_TRY(const QJsonValue value, evaluate(it.value(), scope, stepIn(scope, 0)));
        outputs.insert(it.key(), value);
    }
    return outputs;
}

Result<QString> Scheduler::idempotencyKeyOf(int step) const
{
    const QString &written = planned(step).node->idempotencyKey;
    if (written.isEmpty())
        return QString();
    AO_TRY(const QJsonValue key, evaluate(written, m_steps[size_t(step)].scope, step));
    return key.toVariant().toString();
}

QString Scheduler::workingDirectory(int step) const
{
    for (const int index : planned(step).incoming) {
        const PlannedEdge &edge = planOf(step).edges[size_t(index)];
        if (!isTaken(step, edge))
            continue;
        const int source = sourceOf(step, edge);
        const StepStatus &status = statusOf(source);
        // What succeeded knows where; nothing recorded means where the run began.
        const QString directory = status.state == StepState::Succeeded ? status.workingDirectory
                                                                       : workingDirectory(source);
        if (!directory.isEmpty() && directory != m_status.folder())
            return directory;
    }
    const int container = scopeOf(step).container;
    return container < 0 ? m_status.folder() : workingDirectory(container);
}

} // namespace agentops::workflow
