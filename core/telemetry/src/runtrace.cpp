// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/telemetry/runtrace.h>

#include <agentops/telemetry/runtimeline.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QHash>

using namespace Qt::StringLiterals;

namespace agentops::telemetry {

using workflow::EventKind;
using workflow::RunDetail;
using workflow::RunEvent;
using workflow::RunId;
using workflow::RunState;
using workflow::StepPath;
using workflow::StepStatus;

namespace {

constexpr qsizetype kSpanIdBytes = 8;

QByteArray traceIdOf(const RunId &run)
{
    return run.uuid().toRfc4122();
}

/// Of the run when `name` is empty, else of a pass or of an attempt.
QByteArray spanIdOf(const RunId &run, const QString &name)
{
    return QCryptographicHash::hash(traceIdOf(run) + name.toUtf8(), QCryptographicHash::Sha256)
        .first(kSpanIdBytes);
}

QString passName(const StepPath &container, int index)
{
    return u"%1#%2"_s.arg(container.text()).arg(index);
}

QString resultOf(RunState state)
{
    switch (state) {
    case RunState::Succeeded:
        return u"success"_s;
    case RunState::Cancelled:
        return u"cancellation"_s;
    default:
        return u"failure"_s;
    }
}

QString resultOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Succeeded:
        return u"success"_s;
    case Outcome::Cancelled:
        return u"cancellation"_s;
    case Outcome::Interrupted:
    case Outcome::InDoubt:
        return u"error"_s;
    default:
        return u"failure"_s;
    }
}

void setError(Span &span, const workflow::RunError &error)
{
    span.status = Span::Status::Error;
    span.statusMessage = error.message;
    if (error.isEmpty())
        return;
    span.attributes.insert(u"error.type"_s, error.code);
    span.attributes.insert(u"agentops.error.class"_s, workflow::errorClassName(error.errorClass));
    span.events.append(
        {u"exception"_s,
         span.endedAt,
         {{u"exception.type"_s, error.code}, {u"exception.message"_s, error.message}}});
}

/// An event of the journal, with those of its fields that a reader of traces can use.
SpanEvent eventOf(const RunEvent &event)
{
    SpanEvent result{u"agentops."_s + workflow::eventKindName(event.kind), event.at, {}};
    for (const QLatin1StringView key : {"title"_L1, "approved"_L1, "by"_L1, "comment"_L1,
                                        "resolution"_L1, "code"_L1, "message"_L1}) {
        const QJsonValue value = event.data.value(key);
        if (!value.isUndefined())
            result.attributes.insert(u"agentops."_s + key, value);
    }
    if (event.data.contains("dueAt"_L1)) {
        const Timestamp due{std::chrono::milliseconds(event.data.value("dueAt"_L1).toInteger())};
        result.attributes.insert(u"agentops.due_at"_s, toIsoString(due));
    }
    return result;
}

/// Makes the spans of one run.
class Tracer
{
public:
    explicit Tracer(const RunDetail &detail)
        : m_detail(detail)
        , m_run(detail.status.summary().id)
        , m_timeline(timelineOf(detail.events))
        , m_root(spanIdOf(m_run, {}))
    {
        for (const StepTimeline &step : m_timeline.steps)
            m_steps.insert(step.path, &step);
    }

    Trace trace()
    {
        Trace trace{.id = traceIdOf(m_run)};
        trace.spans.append(runSpan());
        for (const StepTimeline &step : m_timeline.steps) {
            const StepStatus *status = m_detail.status.findStep(step.path);
            for (const Attempt &attempt : step.attempts) {
                if (status)
                    trace.spans.append(attemptSpan(*status, attempt));
            }
        }
        for (const PassTimeline &pass : m_timeline.passes)
            trace.spans.append(passSpan(pass));
        const RunId &former = m_detail.status.summary().rerunOf;
        if (!former.isNull()) {
            trace.linkedTrace = traceIdOf(former);
            trace.linkedSpan = spanIdOf(former, {});
        }
        return trace;
    }

private:
    Span runSpan() const
    {
        const workflow::RunSummary &run = m_detail.status.summary();
        Span span{.id = m_root,
                  .name = u"RUN "_s + run.workflowName,
                  .kind = Span::Kind::Server,
                  .startedAt = run.startedAt.value_or(run.createdAt),
                  .endedAt = run.finishedAt.value_or(m_timeline.lastAt)};
        span.attributes = {{u"cicd.pipeline.name"_s, run.workflowName},
                           {u"cicd.pipeline.run.id"_s, run.id.toString()},
                           {u"cicd.pipeline.action.name"_s, u"RUN"_s},
                           {u"agentops.workflow.id"_s, run.workflow.toString()},
                           {u"agentops.run.state"_s, workflow::runStateName(run.state)}};
        for (const Timestamp at : m_timeline.resumedAt)
            span.events.append({u"agentops.run_resumed"_s, at, {}});
        if (m_timeline.cancelRequestedAt)
            span.events.append(
                {u"agentops.run_cancel_requested"_s, *m_timeline.cancelRequestedAt, {}});
        if (workflow::isFinal(run.state))
            span.attributes.insert(u"cicd.pipeline.result"_s, resultOf(run.state));
        if (run.state == RunState::Succeeded)
            span.status = Span::Status::Ok;
        else if (run.state == RunState::Failed)
            setError(span, run.error);
        return span;
    }

    Span attemptSpan(const StepStatus &status, const Attempt &attempt) const
    {
        const QString path = status.path.text();
        Span span{.id = spanIdOf(m_run, u"%1@%2"_s.arg(path).arg(attempt.number)),
                  .parent = parentOf(status.path),
                  .name = status.title.isEmpty() ? status.node.text() : status.title,
                  .startedAt = attempt.startedAt,
                  .endedAt = attempt.endedAt.value_or(m_timeline.lastAt)};
        span.attributes = {{u"cicd.pipeline.task.name"_s, span.name},
                           {u"cicd.pipeline.task.run.id"_s, u"%1/%2"_s.arg(m_run.toString(), path)},
                           {u"agentops.step.path"_s, path},
                           {u"agentops.step.kind"_s, status.kind},
                           {u"agentops.step.attempt"_s, attempt.number},
                           {u"agentops.step.outcome"_s, outcomeName(attempt.outcome)}};
        if (attempt.queuedAt) {
            span.attributes.insert(u"agentops.step.queue_wait_ms"_s,
                                   qint64((attempt.startedAt - *attempt.queuedAt).count()));
        }
        for (const RunEvent &moment : attempt.moments)
            span.events.append(eventOf(moment));
        if (attempt.outcome == Outcome::Running)
            return span;
        span.attributes.insert(u"cicd.pipeline.task.run.result"_s, resultOf(attempt.outcome));
        if (attempt.outcome == Outcome::Succeeded)
            span.status = Span::Status::Ok;
        else if (attempt.outcome != Outcome::Cancelled)
            setError(span, attempt.error);
        return span;
    }

    Span passSpan(const PassTimeline &pass) const
    {
        const QString name = passName(pass.container, pass.index);
        Span span{.id = spanIdOf(m_run, name),
                  .parent = containerSpan(pass),
                  .name = name,
                  .startedAt = pass.startedAt,
                  .endedAt = pass.endedAt.value_or(m_timeline.lastAt)};
        span.attributes = {{u"agentops.step.path"_s, pass.container.text()},
                           {u"agentops.pass.index"_s, pass.index}};
        if (!pass.error.isEmpty())
            setError(span, pass.error);
        else if (pass.endedAt)
            span.status = Span::Status::Ok;
        return span;
    }

    QByteArray parentOf(const StepPath &path) const
    {
        return path.container().isEmpty()
            ? m_root
            : spanIdOf(m_run, passName(path.container(), path.pass()));
    }

    /// The attempt of the container in which the pass began.
    QByteArray containerSpan(const PassTimeline &pass) const
    {
        int number = 1;
        if (const StepTimeline *container = m_steps.value(pass.container)) {
            for (const Attempt &attempt : container->attempts) {
                if (attempt.startedAt <= pass.startedAt)
                    number = attempt.number;
            }
        }
        return spanIdOf(m_run, u"%1@%2"_s.arg(pass.container.text()).arg(number));
    }

    const RunDetail &m_detail;
    RunId m_run;
    RunTimeline m_timeline;
    /// Points into the timeline.
    QHash<StepPath, const StepTimeline *> m_steps;
    QByteArray m_root;
};

} // namespace

Trace traceOf(const RunDetail &detail)
{
    return Tracer(detail).trace();
}

} // namespace agentops::telemetry
