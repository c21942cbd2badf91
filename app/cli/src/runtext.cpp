// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtext.h"

#include "text.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace workflow;

QString stateText(RunState state)
{
    return runStateName(state).replace(u'_', u' ');
}

QString stateText(StepState state)
{
    return stepStateName(state).replace(u'_', u' ');
}

Color stateColor(RunState state)
{
    switch (state) {
    case RunState::Succeeded:
        return Color::Green;
    case RunState::Failed:
        return Color::Red;
    case RunState::Waiting:
    case RunState::Cancelled:
        return Color::Yellow;
    case RunState::Running:
        return Color::Blue;
    case RunState::Pending:
        break;
    }
    return Color::Dim;
}

Color stateColor(StepState state)
{
    switch (state) {
    case StepState::Succeeded:
        return Color::Green;
    case StepState::Failed:
    case StepState::InDoubt:
        return Color::Red;
    case StepState::WaitingForApproval:
    case StepState::WaitingForRetry:
    case StepState::WaitingForTime:
    case StepState::WaitingForTurn:
    case StepState::Cancelled:
        return Color::Yellow;
    case StepState::Running:
        return Color::Blue;
    case StepState::Planned:
    case StepState::Skipped:
        break;
    }
    return Color::Dim;
}

std::optional<std::chrono::milliseconds> durationOf(std::optional<Timestamp> from,
                                                    std::optional<Timestamp> to)
{
    return from && to ? std::optional(*to - *from) : std::nullopt;
}

QString stepLabel(const QString &title, const StepPath &path)
{
    return title.isEmpty() || title == path.text() ? path.text()
                                                   : u"%1 (%2)"_s.arg(title, path.text());
}

QString stepLabel(const StepStatus &step)
{
    return stepLabel(step.title, step.path);
}

QString originWord(const StepStatus &step, const RunSummary &run)
{
    if (step.isPinned)
        return u"pinned"_s;
    // What is kept is recorded together with the run, before anything happens in it.
    if (!run.rerunOf.isNull() && isFinal(step.state) && step.finishedAt == run.createdAt)
        return u"kept"_s;
    return step.reusedFrom.isNull() ? QString() : u"reused"_s;
}

bool isInterrupted(const RunSummary &run, Carrier carrier)
{
    return run.state == RunState::Running && carrier == Carrier::Gone;
}

QString stateText(const RunSummary &run, Carrier carrier)
{
    return isInterrupted(run, carrier) ? u"interrupted"_s : stateText(run.state);
}

QString turnText(const QString &key, int limit)
{
    return u"\"%1\", %2 at a time"_s.arg(key, QString::number(limit));
}

/// Whether the folder that the run works in is there, or still to be made.
static bool isKept(const RunStatus &status)
{
    return !isFinal(status.summary().state) || QFileInfo::exists(status.workspace()->folder);
}

QString waitText(const RunTurn &turn)
{
    const QString until = turn.heldBy.isNull()
        ? u"until others have had their turn"_s
        : u"until run %1 has ended"_s.arg(turn.heldBy.toString());
    if (!turn.key.startsWith(kFolderKey))
        return u"%1, which has the key \"%2\""_s.arg(until, turn.key);
    return u"%1, which changes %2 in place, too"_s.arg(until, turn.key.sliced(kFolderKey.size()));
}

/// What it worked on, and where its work lies.
static QString workspaceText(const RunStatus &status)
{
    const auto &workspace = status.workspace();
    if (!workspace)
        return {};
    if (!workspace->reason.isEmpty())
        return u"There is no git repository: it works in %1 itself\n"_s.arg(workspace->folder);
    if (workspace->head.isEmpty())
        return {};
    constexpr qsizetype kShort = 10;
    QString text = u"Commit "_s + workspace->head.first(kShort);
    if (workspace->hasChanges)
        text += u" with uncommitted changes"_s;
    if (QFileInfo::exists(workspace->folder))
        text += u" in "_s + workspace->folder;
    return text + u'\n';
}

/// What a person is asked, so that nobody agrees to what they have not read.
static QString questionText(const ApprovalRequest &request)
{
    QStringList lines = request.text.trimmed().split(u'\n', Qt::SkipEmptyParts);
    if (!request.title.isEmpty())
        lines.prepend(request.title);
    return u"      "_s + lines.join(u"\n      "_s) + u'\n';
}

QString runSummaryText(const RunStatus &status, const Console &console, Carrier carrier)
{
    const RunSummary &run = status.summary();
    // What did no work took no time that is worth a word.
    const auto cell = [&run](const StepStatus &step) {
        const QString origin = originWord(step, run);
        const auto duration = durationOf(step.startedAt, step.finishedAt);
        return origin.isEmpty() && duration ? durationText(*duration) : origin;
    };
    const bool isCutOff = isInterrupted(run, carrier);
    const auto stepText = [isCutOff](const StepStatus &step) {
        if (step.hold)
            return u"held"_s;
        return isCutOff && step.state == StepState::Running ? u"interrupted"_s
                                                            : stateText(step.state);
    };
    qsizetype widest = 0;
    qsizetype widestState = 0;
    for (const StepStatus &step : status.steps()) {
        widest = std::max(widest, stepLabel(step).size());
        widestState = std::max(widestState, stepText(step).size());
    }
    QString text = console.coloredOutput(Color::Bold, run.workflowName) + u'\n';
    for (const StepStatus &step : status.steps()) {
        // Padded before it is coloured: the colour codes have no width.
        const QString state = stepText(step).leftJustified(widestState);
        QString line = u"  %1  %2  %3"_s.arg(console.coloredOutput(stateColor(step.state), state),
                                             stepLabel(step).leftJustified(widest),
                                             cell(step).rightJustified(9));
        // Steps that have something to say to people say it in `summary`.
        const QString remark =
            step.error.isEmpty() ? step.outputs.value("summary"_L1).toString() : step.error.message;
        line += u"  "_s + remark.section(u'\n', 0, 0);
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
        if (step.state == StepState::WaitingForApproval && step.approval)
            text += questionText(*step.approval);
    }
    text +=
        u"Run %1 %2"_s.arg(run.id.toString(),
                           console.coloredOutput(isCutOff ? Color::Yellow : stateColor(run.state),
                                                 stateText(run, carrier)));
    if (const auto duration = durationOf(run.startedAt, run.finishedAt))
        text += u" after "_s + durationText(*duration);
    if (!run.error.isEmpty())
        text += u": "_s + run.error.message.section(u'\n', 0, 0);
    return text + u'\n' + workspaceText(status);
}

QString runFailureText(const RunStatus &status)
{
    const RunSummary &run = status.summary();
    const QString end = u"run %1 %2"_s.arg(run.id.toString(), stateText(run.state));
    const auto &steps = status.steps();
    // Not every failure has ended the run: some were handled.
    auto failed = std::ranges::find_if(steps, [&run](const StepStatus &step) {
        return step.state == StepState::Failed && step.error == run.error;
    });
    if (failed == steps.end())
        failed = std::ranges::find(steps, StepState::Failed, &StepStatus::state);
    if (failed == steps.end())
        return run.error.isEmpty() ? end : end + u": "_s + run.error.message.section(u'\n', 0, 0);
    return u"%1 at %2: %3"_s.arg(end, stepLabel(*failed),
                                 failed->error.message.section(u'\n', 0, 0));
}

namespace {

QJsonValue timeToJson(std::optional<Timestamp> time)
{
    return time ? QJsonValue(toIsoString(*time)) : QJsonValue(QJsonValue::Null);
}

QJsonValue durationToJson(std::optional<Timestamp> from, std::optional<Timestamp> to)
{
    const auto duration = durationOf(from, to);
    return duration ? QJsonValue(qint64(duration->count())) : QJsonValue(QJsonValue::Null);
}

QJsonValue errorToJson(const RunError &error)
{
    if (error.isEmpty())
        return QJsonValue::Null;
    return QJsonObject{{u"code"_s, error.code},
                       {u"message"_s, error.message},
                       {u"class"_s, errorClassName(error.errorClass)}};
}

QJsonObject stepToJson(const StepStatus &step, const RunSummary &run)
{
    QJsonArray artefacts;
    for (const Artefact &artefact : step.artefacts) {
        artefacts.append(QJsonObject{{u"name"_s, artefact.name},
                                     {u"mediaType"_s, artefact.mediaType},
                                     {u"sizeBytes"_s, artefact.sizeBytes},
                                     {u"path"_s, artefact.path}});
    }
    QJsonValue approval = QJsonValue::Null;
    if (step.approval)
        approval =
            QJsonObject{{u"title"_s, step.approval->title}, {u"text"_s, step.approval->text}};
    QJsonValue hold = QJsonValue::Null;
    if (step.hold) {
        hold = QJsonObject{{u"reason"_s, holdReasonName(step.hold->reason)},
                           {u"edge"_s, step.hold->edge.text()},
                           {u"condition"_s, step.hold->condition},
                           {u"problem"_s, step.hold->problem}};
    }
    QJsonValue decision = QJsonValue::Null;
    if (step.decision) {
        decision = QJsonObject{{u"approved"_s, step.decision->isApproved},
                               {u"by"_s, step.decision->by},
                               {u"comment"_s, step.decision->comment},
                               {u"at"_s, timeToJson(step.decidedAt)}};
    }
    const QString origin = originWord(step, run);
    return {{u"node"_s, step.path.text()},
            {u"kind"_s, step.kind},
            {u"title"_s, step.title},
            {u"state"_s, stepStateName(step.state)},
            {u"attempt"_s, step.attempt},
            {u"dueAt"_s, timeToJson(step.dueAt)},
            {u"startedAt"_s, timeToJson(step.startedAt)},
            {u"finishedAt"_s, timeToJson(step.finishedAt)},
            {u"durationMs"_s, durationToJson(step.startedAt, step.finishedAt)},
            {u"origin"_s, origin.isEmpty() ? QJsonValue() : QJsonValue(origin)},
            {u"reusedFrom"_s,
             step.reusedFrom.isNull() ? QJsonValue() : QJsonValue(step.reusedFrom.toString())},
            {u"error"_s, errorToJson(step.error)},
            {u"outputs"_s, step.outputs},
            {u"workingDirectory"_s, step.workingDirectory},
            {u"artefacts"_s, artefacts},
            {u"approval"_s, approval},
            {u"hold"_s, hold},
            {u"decision"_s, decision}};
}

QJsonValue workspaceToJson(const RunStatus &status)
{
    if (!status.workspace())
        return QJsonValue::Null;
    QJsonObject workspace = toJson(*status.workspace());
    workspace.insert(u"kept"_s, isKept(status));
    return workspace;
}

} // namespace

QJsonValue turnToJson(const std::optional<RunTurn> &turn)
{
    if (!turn)
        return QJsonValue::Null;
    return QJsonObject{
        {u"key"_s, turn->key},
        {u"heldBy"_s, turn->heldBy.isNull() ? QJsonValue() : turn->heldBy.toString()}};
}

QJsonObject runToJson(const RunSummary &run, Carrier carrier)
{
    const QJsonValue rerunOf =
        run.rerunOf.isNull() ? QJsonValue(QJsonValue::Null) : run.rerunOf.toString();
    return {{u"run"_s, run.id.toString()},
            {u"workflow"_s,
             QJsonObject{{u"id"_s, run.workflow.toString()}, {u"name"_s, run.workflowName}}},
            {u"state"_s, runStateName(run.state)},
            {u"interrupted"_s, isInterrupted(run, carrier)},
            {u"createdAt"_s, timeToJson(run.createdAt)},
            {u"startedAt"_s, timeToJson(run.startedAt)},
            {u"finishedAt"_s, timeToJson(run.finishedAt)},
            {u"durationMs"_s, durationToJson(run.startedAt, run.finishedAt)},
            {u"plannedSteps"_s, run.plannedCount},
            {u"finishedSteps"_s, run.finishedCount},
            {u"repository"_s, run.repository},
            {u"rerunOf"_s, rerunOf},
            {u"waitsFor"_s, turnToJson(run.waitsFor)},
            {u"error"_s, errorToJson(run.error)}};
}

QJsonObject runToJson(const RunStatus &status, Carrier carrier)
{
    QJsonArray steps;
    for (const StepStatus &step : status.steps())
        steps.append(stepToJson(step, status.summary()));
    QJsonObject run = runToJson(status.summary(), carrier);
    QJsonArray targets;
    for (const NodeId &target : status.targets())
        targets.append(target.text());
    run.insert(u"inputs"_s, status.inputs());
    run.insert(u"targets"_s, targets);
    run.insert(u"breakpoints"_s, toJson(status.breakpoints()));
    run.insert(u"workspace"_s, workspaceToJson(status));
    run.insert(u"steps"_s, steps);
    return run;
}

QJsonObject eventToJson(const RunEvent &event)
{
    return {{u"sequence"_s, event.sequence},        {u"at"_s, timeToJson(event.at)},
            {u"kind"_s, eventKindName(event.kind)}, {u"node"_s, event.step.text()},
            {u"attempt"_s, event.attempt},          {u"data"_s, event.data}};
}

QJsonObject logLineToJson(const LogLine &line)
{
    const QString stream = line.stream == LogStream::Output ? u"output"_s
        : line.stream == LogStream::ErrorOutput             ? u"error"_s
                                                            : u"system"_s;
    return {{u"node"_s, line.step.text()}, {u"attempt"_s, line.attempt},
            {u"stream"_s, stream},         {u"at"_s, timeToJson(line.at)},
            {u"text"_s, line.text},        {u"position"_s, line.position}};
}

QString runJsonShape()
{
    return u"{\"run\": id, \"workflow\": {\"id\", \"name\"}, \"state\": "
           "pending|running|waiting|succeeded|failed|cancelled, \"interrupted\": running by the "
           "journal but cut off, \"createdAt\", \"startedAt\", "
           "\"finishedAt\", \"durationMs\", \"plannedSteps\", \"finishedSteps\", \"repository\", "
           "\"rerunOf\", \"waitsFor\": {\"key\", \"heldBy\": a run or null} or null, "
           "\"error\": {\"code\", \"message\", \"class\"} or null, \"inputs\", "
           "\"targets\": steps that it was asked for, all when empty, "
           "\"breakpoints\": [{\"node\" or \"edge\", \"condition\", \"disabled\"}], "
           "\"workspace\": {\"kind\": worktree|inPlace, \"commit\", \"head\", \"branch\", "
           "\"hasChanges\", \"folder\", \"kept\": false once the folder is gone, \"reason\", "
           "\"leftOut\", \"result\"} or null, "
           "\"steps\": "
           "[{\"node\", \"kind\", \"title\", \"state\", \"attempt\", \"dueAt\", \"startedAt\", "
           "\"finishedAt\", \"durationMs\", \"origin\": pinned|kept|reused or null, "
           "\"reusedFrom\", \"error\", \"outputs\", \"workingDirectory\", "
           "\"artefacts\": [{\"name\", \"mediaType\", \"sizeBytes\", \"path\"}], \"approval\": "
           "{\"title\", \"text\"} or null, \"hold\": {\"reason\": "
           "breakpoint|stepping|broken_condition, \"edge\", \"condition\", \"problem\"} or "
           "null, \"decision\": {\"approved\", \"by\", \"comment\", "
           "\"at\"} or null}]}"_s;
}

} // namespace agentops::cli
