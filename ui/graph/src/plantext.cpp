// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/plantext.h>

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using workflow::Outlook;
using workflow::RerunReason;

namespace {

struct PlanText
{
    Q_DECLARE_TR_FUNCTIONS(PlanText)
};

/// `target` says to what; there are words for when it is not known, too.
QString withTarget(const QString &target, const QString &known, const QString &unknown)
{
    return target.isEmpty() ? unknown : known.arg(target);
}

} // namespace

QString rerunReasonText(const workflow::RerunStep &step, const NodeTitles &titles)
{
    switch (step.reason) {
    case RerunReason::Kept:
        return PlanText::tr("nothing about it has changed");
    case RerunReason::Everything:
        return PlanText::tr("everything runs again");
    case RerunReason::Chosen:
        return PlanText::tr("you asked for it");
    case RerunReason::Behind:
        return PlanText::tr("comes after %1").arg(titles(step.because.node()));
    case RerunReason::Around:
        return PlanText::tr("%1 in it runs again").arg(titles(step.because.node()));
    case RerunReason::NotSucceeded:
        return PlanText::tr("had not succeeded");
    case RerunReason::Changed:
        return PlanText::tr("you have changed it");
    case RerunReason::New:
        return PlanText::tr("is new");
    case RerunReason::InputChanged:
        return PlanText::tr("an input of the run is another");
    case RerunReason::FilesGone:
        return PlanText::tr("the files that it left are gone");
    case RerunReason::NotAsked:
        return PlanText::tr("not asked for");
    case RerunReason::PassesAtOnce:
        return PlanText::tr("no more passes at once");
    }
    Q_UNREACHABLE_RETURN({});
}

QString outlookText(const workflow::DryStep &step, const NodeTitles &titles)
{
    const QString &reason = step.reason;
    if (reason == "pinned"_L1)
        return PlanText::tr("a pinned value stands for it");
    switch (step.outlook) {
    case Outlook::Runs:
        return {};
    case Outlook::Depends: {
        const QString title = titles(workflow::NodeId(reason));
        return PlanText::tr("depends on %1", "a step, or a condition")
            .arg(title.isEmpty() ? reason : title);
    }
    case Outlook::Skipped:
        break;
    }
    if (reason == "muted"_L1)
        return PlanText::tr("is muted");
    if (reason == "branch_not_taken"_L1)
        return PlanText::tr("nothing leads to it");
    if (reason == "condition"_L1)
        return PlanText::tr("its condition is not met");
    if (reason == "other_trigger"_L1)
        return PlanText::tr("another trigger begins it");
    if (reason == "no_items"_L1)
        return PlanText::tr("there are no items");
    if (reason == "not_asked"_L1)
        return PlanText::tr("not asked for");
    return reason;
}

QString plannedEffectText(const workflow::PlannedEffect &effect)
{
    const QString &to = effect.target;
    if (effect.kind == "git.push"_L1)
        return withTarget(to, PlanText::tr("pushes to %1"), PlanText::tr("pushes"));
    if (effect.kind == "git.commit"_L1)
        return withTarget(to, PlanText::tr("commits to %1"), PlanText::tr("commits"));
    if (effect.kind == "git.branch"_L1)
        return withTarget(to, PlanText::tr("makes the branch %1"), PlanText::tr("makes a branch"));
    if (effect.kind == "git.tag"_L1)
        return withTarget(to, PlanText::tr("makes the tag %1"), PlanText::tr("makes a tag"));
    if (effect.kind == "checkout"_L1)
        return PlanText::tr("changes your checkout");
    if (effect.kind == "http"_L1)
        return withTarget(to, PlanText::tr("sends a request to %1"),
                          PlanText::tr("sends a request"));
    if (effect.kind == "deploy"_L1)
        return withTarget(to, PlanText::tr("deploys to %1"), PlanText::tr("deploys"));
    if (effect.kind == "notify"_L1) {
        if (to == "desktop"_L1)
            return PlanText::tr("shows a message on the desktop");
        return withTarget(to, PlanText::tr("notifies %1"), PlanText::tr("notifies somebody"));
    }
    if (effect.kind == "command"_L1)
        return withTarget(to, PlanText::tr("runs %1"), PlanText::tr("runs a command"));
    if (effect.kind == "unknown"_L1)
        return PlanText::tr("may do more that nobody can tell");
    static constexpr std::array kWithin{"files"_L1,        "file"_L1,       "process"_L1,
                                        "git.worktree"_L1, "git.config"_L1, "artifact"_L1,
                                        "cache"_L1};
    if (std::ranges::find(kWithin, effect.kind) != kWithin.end())
        return {};
    // A kind of step that this program has learnt since: its own words.
    return effect.text;
}

} // namespace agentops::ui::graph
