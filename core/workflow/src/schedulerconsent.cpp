// SPDX-License-Identifier: GPL-3.0-or-later
#include "scheduler.h"

#include <agentops/workflow/errors.h>

using namespace Qt::StringLiterals;

// A run that works in the checkout of the person asks once before it changes it: the first step
// that would do so waits for the answer as for any approval, and those beside it wait with it.
namespace agentops::workflow {

bool Scheduler::changesCheckout(int step) const
{
    const auto &workspace = m_status.workspace();
    if (!workspace || workspace->kind != WorkspaceKind::InPlace)
        return false;
    const PlannedStep &plan = planned(step);
    return plan.type->usesFolder() && plan.type->effectOn(*plan.node) != Effect::Pure
        && workingDirectory(step) == workspace->folder;
}

bool Scheduler::isHeldBack(int step, Timestamp now)
{
    if (m_status.consent() == Consent::Given || !changesCheckout(step))
        return false;
    if (m_status.consent() == Consent::Asked) {
        m_heldBack.push_back(step);
        return true;
    }
    const int attempt = statusOf(step).attempt;
    if (m_status.consent() == Consent::Refused) {
        fail(step, attempt,
             {QString::fromLatin1(errors::kCheckoutRefused.text()),
              u"the run may not change the checkout"_s, ErrorClass::Permanent},
             now);
        return true;
    }
    const bool hasGit = m_status.workspace()->reason.isEmpty();
    const QString where =
        u"It works in `%1` itself, from \"%2\" on."_s.arg(m_status.folder(), pathOf(step).text());
    record(
        EventKind::StepApprovalRequested, step, attempt,
        {{u"asks"_s, u"checkout"_s},
         {u"title"_s,
          hasGit ? u"May this run change your checkout?"_s : u"May this run change the folder?"_s},
         {u"text"_s,
          hasGit ? where : where + u" There is no git that could bring back what was there."_s}},
        now);
    if (!m_policy.approveAs.isEmpty())
        decideConsent(step, {true, m_policy.approveAs, {}}, now);
    return true;
}

void Scheduler::decideConsent(int step, const Decision &decision, Timestamp now)
{
    record(EventKind::StepDecided, step, statusOf(step).attempt,
           {{u"approved"_s, decision.isApproved},
            {u"by"_s, decision.by},
            {u"comment"_s, decision.comment}},
           now);
    m_heldBack.insert(m_heldBack.begin(), step);
    judgeHeldBack();
}

void Scheduler::judgeHeldBack()
{
    for (const int held : std::exchange(m_heldBack, {})) {
        m_steps[size_t(held)].isJudged = false;
        enqueue(held);
    }
}

} // namespace agentops::workflow
