// SPDX-License-Identifier: GPL-3.0-or-later
#include "dryruntext.h"

#include "runtext.h"

#include <QtCore/QJsonArray>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace workflow;

namespace {

QString outlookText(const DryStep &step)
{
    QString reason = step.reason;
    if (step.outlook == Outlook::Depends)
        return u"depends on "_s + (reason == "failure"_L1 ? u"a failure"_s : reason);
    if (step.outlook == Outlook::Runs && !reason.isEmpty())
        return reason;
    if (step.outlook == Outlook::Runs)
        return step.asksPerson ? u"asks a person"_s : u"runs"_s;
    return u"skipped: "_s + reason.replace(u'_', u' ');
}

Color outlookColor(Outlook outlook)
{
    switch (outlook) {
    case Outlook::Runs:
        return Color::Green;
    case Outlook::Depends:
        return Color::Yellow;
    case Outlook::Skipped:
        break;
    }
    return Color::Dim;
}

QString needsText(const QString &what, const QList<Requirement> &needs, const Console &console)
{
    QString text;
    for (const Requirement &need : needs) {
        const QString state = !need.isThere ? u"not known"_s
            : *need.isThere                 ? u"there"_s
                                            : console.coloredOutput(Color::Red, u"missing"_s);
        text += u"%1 %2: %3\n"_s.arg(what, need.name, state);
    }
    return text;
}

QJsonArray needsToJson(const QList<Requirement> &needs)
{
    QJsonArray array;
    for (const Requirement &need : needs)
        array.append(
            QJsonObject{{u"name"_s, need.name},
                        {u"isThere"_s, need.isThere ? QJsonValue(*need.isThere) : QJsonValue()}});
    return array;
}

QString effectName(Effect effect)
{
    switch (effect) {
    case Effect::Files:
        return u"files"_s;
    case Effect::Outside:
        return u"outside"_s;
    case Effect::Pure:
        break;
    }
    return u"none"_s;
}

QJsonObject stepToJson(const DryStep &step)
{
    QJsonArray effects;
    for (const PlannedEffect &effect : step.effects)
        effects.append(QJsonObject{
            {u"kind"_s, effect.kind}, {u"target"_s, effect.target}, {u"text"_s, effect.text}});
    QJsonArray containers;
    for (const NodeId &container : step.containers)
        containers.append(container.text());
    return {{u"node"_s, step.node.text()},
            {u"containers"_s, containers},
            {u"kind"_s, step.kind},
            {u"title"_s, step.title},
            {u"outlook"_s, outlookName(step.outlook)},
            {u"reason"_s, step.reason},
            {u"parameters"_s, step.parameters},
            {u"unresolved"_s, QJsonArray::fromStringList(step.unresolved)},
            {u"effect"_s, effectName(step.effect)},
            {u"effects"_s, effects},
            {u"secrets"_s, QJsonArray::fromStringList(step.secrets)},
            {u"programs"_s, QJsonArray::fromStringList(step.programs)},
            {u"asksPerson"_s, step.asksPerson},
            {u"passes"_s, step.passes < 0 ? QJsonValue() : QJsonValue(step.passes)}};
}

} // namespace

QString dryRunText(const QString &workflow, const DryRun &dryRun, const QString &place,
                   const Console &console)
{
    QString text = console.coloredOutput(Color::Bold, workflow) + u'\n';
    for (const DryStep &step : dryRun.steps) {
        const QString indent(2 + 2 * step.containers.size(), u' ');
        text += u"%1%2  %3  %4"_s.arg(
            indent, stepLabel(step.title, step.node), step.kind,
            console.coloredOutput(outlookColor(step.outlook), outlookText(step)));
        if (step.passes > 1)
            text += u", %1 passes"_s.arg(step.passes);
        text += u'\n';
        for (const PlannedEffect &effect : step.effects)
            text += indent + u"    "_s + effect.text + u'\n';
    }
    if (dryRun.workspace == WorkspaceKind::InPlace)
        text += u"It works in "_s + place
            + (dryRun.asksForConsent ? u", and asks before it changes it.\n"_s : u".\n"_s);
    else if (dryRun.workspace)
        text += u"It works in a worktree of its own.\n"_s;
    return text + needsText(u"Secret"_s, dryRun.secrets, console)
        + needsText(u"Program"_s, dryRun.programs, console);
}

QJsonObject dryRunToJson(const DryRun &dryRun)
{
    QJsonArray steps;
    for (const DryStep &step : dryRun.steps)
        steps.append(stepToJson(step));
    return {{u"inputs"_s, dryRun.inputs},
            {u"workspace"_s,
             dryRun.workspace ? QJsonValue(workspaceKindName(*dryRun.workspace)) : QJsonValue()},
            {u"workspaceReason"_s, dryRun.workspaceReason},
            {u"asksForConsent"_s, dryRun.asksForConsent},
            {u"steps"_s, steps},
            {u"secrets"_s, needsToJson(dryRun.secrets)},
            {u"programs"_s, needsToJson(dryRun.programs)}};
}

QString dryRunJsonShape()
{
    return u"{\"inputs\", \"workspace\": worktree|inPlace or null, \"workspaceReason\": "
           "not_a_repository or empty, \"asksForConsent\", \"steps\": "
           "[{\"node\", \"containers\", \"kind\", \"title\", \"outlook\": runs|depends|skipped, "
           "\"reason\", \"parameters\", \"unresolved\", \"effect\": none|files|outside, "
           "\"effects\": [{\"kind\", \"target\", \"text\"}], \"secrets\", \"programs\", "
           "\"asksPerson\", \"passes\"}], \"secrets\" and \"programs\": [{\"name\", \"isThere\"}]}"_s;
}

} // namespace agentops::cli
