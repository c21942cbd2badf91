// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

NodeType manualTriggerType()
{
    return {.kind = u"trigger.manual"_s,
            .category = u"trigger"_s,
            .title = u"Manual start"_s,
            .help =
                u"Begins the run when a person starts it. The task says in plain words what the "
                "run is for; later steps can use it."_s,
            .icon = u"play"_s,
            .summaryParameter = u"task"_s,
            .outputs = {{.name = u"task"_s, .type = PortType::Text}},
            .parameters = {{.name = u"task"_s,
                            .title = u"Task"_s,
                            .help = u"What this run is to achieve."_s,
                            .placeholder = u"Check the last commits and ship them"_s}},
            .start = Start::ByHand,
            .resource = Resource::None,
            .isInstant = true};
}

class ManualTrigger final : public InstantExecutor
{
public:
    Result<StepOutput> evaluate(const StepContext &context) override
    {
        return StepOutput{.values = {{u"task"_s, context.text(u"task")}}};
    }
};

} // namespace

void addManualTrigger(NodeCatalog &catalog)
{
    catalog.add(manualTriggerType(), std::make_unique<ManualTrigger>());
}

} // namespace agentops::nodes
