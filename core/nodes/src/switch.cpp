// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"

#include <agentops/nodes/errors.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/template.h>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

constexpr QLatin1StringView kElse("else");

bool isPortName(const QString &name)
{
    return isValidLocalId(name) && name != kElse && name != kDonePort && name != kErrorPort;
}

/// A port for each case as it is written, and one for everything else.
QList<Port> portsOf(const Node &node)
{
    QList<Port> ports;
    for (const QString &name : node.parameters.value("cases"_L1).toObject().keys()) {
        if (isPortName(name))
            ports.append({.name = name});
    }
    ports.append({.name = kElse, .help = u"When no case is met."_s});
    return ports;
}

QList<ParameterFault> faultsOf(const Node &node)
{
    QList<ParameterFault> faults;
    for (const QString &name : node.parameters.value("cases"_L1).toObject().keys()) {
        if (!isPortName(name)) {
            faults.append({errors::kBadParameter, u"cases"_s,
                           u"\"%1\" cannot be the name of a port"_s.arg(name)});
        }
    }
    return faults;
}

NodeType switchType()
{
    return {.kind = u"switch"_s,
            .category = u"flow"_s,
            .title = u"Switch"_s,
            .help = u"Lets the run go on through the port of the case that the value equals, or "
                    "through “else”. The value goes through unchanged."_s,
            .icon = u"signpost"_s,
            .summaryParameter = u"value"_s,
            .inputs = {afterPort()},
            .outputs = {{.name = kElse, .help = u"When no case is met."_s}},
            .outputsOf = portsOf,
            .parameters = {{.name = u"value"_s,
                            .type = Parameter::Type::Value,
                            .title = u"Value"_s,
                            .help = u"What is compared, such as {{ inputs.target }}."_s,
                            .isRequired = true,
                            .editor = Parameter::Editor::Expression},
                           {.name = u"cases"_s,
                            .type = Parameter::Type::Object,
                            .title = u"Cases"_s,
                            .help = u"For each port of its own the text that the value equals."_s,
                            .isRequired = true}},
            .resource = Resource::None,
            .isInstant = true,
            .check = faultsOf,
            .choosesPort = true,
            .errorCodes = {}};
}

class Switch final : public InstantExecutor
{
public:
    Result<StepOutput> evaluate(const StepContext &context) override
    {
        const QJsonValue value = context.parameters.value("value"_L1);
        AO_TRY(const QJsonValue text, convertValue(value, PortType::Text));
        const QJsonObject cases = context.parameters.value("cases"_L1).toObject();
        for (auto it = cases.begin(); it != cases.end(); ++it) {
            AO_TRY(const QJsonValue wanted, convertValue(it.value(), PortType::Text));
            if (wanted == text && isPortName(it.key()))
                return StepOutput{.values = {{it.key(), value}}};
        }
        return StepOutput{.values = {{kElse, value}}};
    }
};

} // namespace

void addSwitch(NodeCatalog &catalog)
{
    catalog.add(switchType(), std::make_unique<Switch>());
}

} // namespace agentops::nodes
