// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/nodecatalog.h>

#include <functional>

namespace agentops::testing {

using Script =
    std::function<Task<Result<workflow::StepOutput>>(workflow::StepContext, CancelToken)>;

/// An executor that does what the test says.
class ScriptedExecutor final : public workflow::NodeExecutor
{
public:
    explicit ScriptedExecutor(Script script) : m_script(std::move(script)) { }
    Task<Result<workflow::StepOutput>> execute(workflow::StepContext context,
                                               CancelToken token) override
    {
        return m_script(std::move(context), std::move(token));
    }

private:
    Script m_script;
};

inline workflow::Port port(const QString &name, workflow::PortType type, bool isRequired = false)
{
    return {name, type, isRequired, {}};
}

inline workflow::NodeType nodeType(const QString &kind, QList<workflow::Port> inputs,
                                   QList<workflow::Port> outputs,
                                   QList<workflow::Parameter> parameters = {})
{
    workflow::NodeType type;
    type.kind = kind;
    type.category = QStringLiteral("test");
    type.title = kind;
    type.inputs = std::move(inputs);
    type.outputs = std::move(outputs);
    type.parameters = std::move(parameters);
    return type;
}

/// Kinds for documents that are edited or checked, not run.
void addTestKinds(workflow::NodeCatalog &catalog);

} // namespace agentops::testing
