// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"

#include <agentops/workflow/errors.h>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

constexpr double kMaxMinutes = 10.0 * 366 * 24 * 60;

NodeType approvalType()
{
    return {.kind = u"approval"_s,
            .category = u"flow"_s,
            .title = u"Approval"_s,
            .help = u"Waits until a person approves or rejects, for as long as it takes, also over "
                    "restarts. A rejection ends the step as failed."_s,
            .icon = u"hand"_s,
            .summaryParameter = u"title"_s,
            .inputs = {{.name = u"subject"_s, .help = u"Handed on when approved."_s}},
            .outputs = {{.name = u"approved"_s}, {.name = u"comment"_s, .type = PortType::Text}},
            .parameters = {{.name = u"title"_s,
                            .title = u"Question"_s,
                            .defaultValue = u"Go on?"_s,
                            .isRequired = true},
                           {.name = u"text"_s,
                            .type = Parameter::Type::MultilineText,
                            .title = u"Details"_s,
                            .help = u"Markdown, shown to the person who decides."_s,
                            .editor = Parameter::Editor::Markdown},
                           {.name = u"timeoutMinutes"_s,
                            .type = Parameter::Type::Number,
                            .title = u"Wait at most, in minutes"_s,
                            .help = u"0: for as long as it takes."_s,
                            .defaultValue = 0},
                           {.name = u"whenDue"_s,
                            .type = Parameter::Type::Choice,
                            .title = u"Without an answer in time"_s,
                            .defaultValue = u"reject"_s,
                            .choices = {u"reject"_s, u"approve"_s}}},
            .resource = Resource::None,
            .worksInFolder = false,
            .asksPerson = true,
            .choosesPort = true,
            .errorCodes = {u"workflow.rejected"_s}};
}

class Approval final : public NodeExecutor
{
public:
    Task<Result<StepOutput>> execute(StepContext context, CancelToken) override
    {
        if (!context.decision) {
            const auto minutes = std::clamp(context.number(u"timeoutMinutes"), 0.0, kMaxMinutes);
            co_return StepOutput{.approval = ApprovalRequest{
                                     .title = context.text(u"title"),
                                     .text = context.text(u"text"),
                                     .timeout = std::chrono::milliseconds(qint64(minutes * 60'000)),
                                     .approvesWhenDue = context.text(u"whenDue") == "approve"_L1}};
        }
        const Decision &decision = *context.decision;
        if (!decision.isApproved) {
            const QString by = decision.by.isEmpty() ? u"a person"_s : decision.by;
            co_return fail(workflow::errors::kRejected,
                           decision.comment.isEmpty()
                               ? u"rejected by "_s + by
                               : u"rejected by %1: %2"_s.arg(by, decision.comment));
        }
        QJsonValue subject = context.inputs.value("subject"_L1);
        if (subject.isUndefined())
            subject = true;
        co_return StepOutput{
            .values = {{u"approved"_s, subject}, {u"comment"_s, decision.comment}}};
    }
};

} // namespace

void addApproval(NodeCatalog &catalog)
{
    catalog.add(approvalType(), std::make_unique<Approval>());
}

} // namespace agentops::nodes
