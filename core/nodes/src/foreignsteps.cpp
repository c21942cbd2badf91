// SPDX-License-Identifier: GPL-3.0-or-later
// What a workflow brought along from elsewhere and this program cannot do. The step keeps its
// place and its settings, so that a person can put something else there.
#include "nodekinds.h"

#include <agentops/nodes/errors.h>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

Parameter skipParameter()
{
    return {.name = u"skip"_s,
            .type = Parameter::Type::Boolean,
            .title = u"Go on without it"_s,
            .defaultValue = false};
}

NodeType remoteActionType()
{
    return {.kind = u"remote.action"_s,
            .category = u"flow"_s,
            .title = u"Action of another service"_s,
            .help = u"Stands for an action that a workflow brought along, such as one of GitHub. "
                    "It does not run here: the step fails, or is passed over when it may be."_s,
            .icon = u"cloud-off"_s,
            .summaryParameter = u"uses"_s,
            .inputs = {afterPort()},
            .outputs = {{.name = u"skipped"_s, .type = PortType::Boolean}},
            .parameters = {{.name = u"uses"_s,
                            .title = u"Action"_s,
                            .isRequired = true,
                            .placeholder = u"owner/action@v1"_s},
                           {.name = u"with"_s,
                            .type = Parameter::Type::Object,
                            .title = u"Its settings"_s},
                           skipParameter()},
            .resource = Resource::None,
            .effect = Effect::Pure,
            .worksInFolder = false,
            .errorCodes = {u"nodes.remote_action"_s}};
}

NodeType foreignN8nType()
{
    return {.kind = u"foreign.n8n"_s,
            .category = u"flow"_s,
            .title = u"Node of n8n"_s,
            .help = u"Stands for a node that a workflow of n8n brought along. It does not run "
                    "here: the step fails, or is passed over when it may be."_s,
            .icon = u"puzzle"_s,
            .summaryParameter = u"type"_s,
            .inputs = {afterPort()},
            .outputs = {{.name = u"skipped"_s, .type = PortType::Boolean}},
            .parameters = {{.name = u"type"_s,
                            .title = u"Type"_s,
                            .isRequired = true,
                            .placeholder = u"n8n-nodes-base.slack"_s},
                           {.name = u"parameters"_s,
                            .type = Parameter::Type::Object,
                            .title = u"Its settings"_s,
                            .editor = Parameter::Editor::Json},
                           skipParameter()},
            .resource = Resource::None,
            .effect = Effect::Pure,
            .worksInFolder = false,
            .errorCodes = {u"nodes.foreign_step"_s}};
}

class ForeignStep final : public NodeExecutor
{
public:
    ForeignStep(ErrorCode code, QString nameParameter)
        : m_code(code)
        , m_nameParameter(std::move(nameParameter))
    { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken) override
    {
        const QString name = context.text(m_nameParameter);
        const QString text = u"%1 does not run here"_s.arg(name);
        if (!context.flag(u"skip"))
            co_return fail(Error(m_code, text).with(m_nameParameter, name));
        context.services->log(LogStream::System, text + u", passed over\n"_s);
        co_return StepOutput{.values = {{u"skipped"_s, true}}};
    }

private:
    ErrorCode m_code;
    QString m_nameParameter;
};

} // namespace

void addForeignSteps(NodeCatalog &catalog)
{
    catalog.add(remoteActionType(),
                std::make_unique<ForeignStep>(errors::kRemoteAction, u"uses"_s));
    catalog.add(foreignN8nType(), std::make_unique<ForeignStep>(errors::kForeignStep, u"type"_s));
}

} // namespace agentops::nodes
