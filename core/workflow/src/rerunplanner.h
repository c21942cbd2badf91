// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "askedsteps.h"

#include <agentops/workflow/recipe.h>
#include <agentops/workflow/rerunplan.h>
#include <agentops/workflow/runstatus.h>

#include <QtCore/QSet>

#include <functional>

namespace agentops::workflow {

/// The events of an earlier run that a new one begins with, and why these.
struct Rerun
{
    RerunPlan plan;
    /// Shape: a consistent history, without the creation of the run.
    QList<RunEvent> kept;
};

/// Goes through what an earlier run has done, in the order of what is to be done now.
class RerunPlanner
{
public:
    struct Question
    {
        const QList<RunEvent> &events;
        const RunStatus &before;
        const Recipe &earlier;
        const Recipe &next;
        const RerunRequest &request;
        /// Of the new run.
        const QJsonObject &inputs;
        std::function<bool(const QString &)> folderExists;
        /// RunOptions::targets of the new run.
        QList<NodeId> targets{};
        /// Whether the folder of the new run holds what steps have left in that of the earlier one.
        bool keepsFiles = true;
    };

    /// What the question refers to must outlive this.
    explicit RerunPlanner(Question question);

    /// Errors: workflow.unknown_element when the earlier run has no such step.
    Result<Rerun> plan();

private:
    /// A body in the new recipe and what stood for it in the earlier one; null when nothing did.
    struct Level
    {
        const Plan &plan;
        const Plan *earlier;
        StepPath container;
        int pass = -1;
    };

    bool planLevel(const Level &level);
    RerunStep judge(const Level &level, int index, const QList<char> &kept) const;
    RerunReason reasonOf(const Level &level, int index) const;
    void keepInPart(const Level &level, int index, RerunStep &line);
    bool keepPass(const Level &body, const PassStatus &pass);
    StepPath pathOf(const Level &level, int index) const;
    bool isChosenInside(const StepPath &path) const;
    bool isChanged(const Level &level, int index) const;
    bool isBodyChanged(const Level &level, int index) const;
    bool hasLostFiles(const PlannedStep &step) const;
    bool usesInputs(const Level &level, int index) const;
    bool isAsked(const Level &level, int index) const;
    bool wasAsked(const Level &level, int index) const;
    int passesAtOnce(const PlannedStep &step) const;
    void indexEvents();

    Question m_question;
    QSet<StepPath> m_chosen;
    bool m_isInputChanged = false;
    AskedSteps m_asked;
    AskedSteps m_askedBefore;
    QHash<StepPath, const RunEvent *> m_outcomes;
    QHash<StepPath, const RunEvent *> m_starts;
    QHash<std::pair<StepPath, int>, const RunEvent *> m_passStarts;
    QHash<std::pair<StepPath, int>, const RunEvent *> m_passEnds;
    Rerun m_rerun;
};

} // namespace agentops::workflow
