// SPDX-License-Identifier: GPL-3.0-or-later
#include "testcatalog.h"

#include <agentops/workflow/document.h>
#include <agentops/workflow/schema.h>

using namespace Qt::StringLiterals;
using namespace agentops::workflow;

namespace agentops::testing {

namespace {

Task<Result<StepOutput>> nothing(StepContext, CancelToken)
{
    co_return StepOutput{};
}

} // namespace

void addTestKinds(NodeCatalog &catalog)
{
    const auto add = [&catalog](NodeType type) {
        catalog.add(std::move(type), std::make_unique<ScriptedExecutor>(nothing));
    };
    add(nodeType(u"test.start"_s, {},
                 {port(u"text"_s, PortType::Text), port(u"number"_s, PortType::Number)}));
    Parameter command{.name = u"command"_s, .title = u"Command"_s, .isRequired = true};
    Parameter mode{.name = u"mode"_s,
                   .type = Parameter::Type::Choice,
                   .title = u"Mode"_s,
                   .defaultValue = u"fast"_s,
                   .choices = {u"fast"_s, u"slow"_s}};
    Parameter count{.name = u"count"_s, .type = Parameter::Type::Number, .title = u"Count"_s};
    Parameter token{.name = u"token"_s, .type = Parameter::Type::Secret, .title = u"Token"_s};
    Parameter variables{
        .name = u"variables"_s, .type = Parameter::Type::Object, .title = u"Variables"_s};
    add(nodeType(u"test.work"_s, {port(u"after"_s, PortType::Any), port(u"text"_s, PortType::Text)},
                 {port(u"result"_s, PortType::Text), port(u"list"_s, PortType::List)},
                 {command, mode, count, token, variables}));
    Port report = port(u"report"_s, PortType::Object);
    report.schema = schema::object(
        {{.name = u"total"_s, .schema = schema::number(), .help = u"Of all cases."_s},
         {.name = u"cases"_s,
          .schema =
              schema::list(schema::object({{.name = u"name"_s, .schema = schema::text()}}))}});
    Port headers = port(u"headers"_s, PortType::Object);
    headers.schema = schema::map(schema::text());
    add(nodeType(u"test.report"_s, {}, {report, headers}));
    add(nodeType(u"test.sink"_s, {port(u"number"_s, PortType::Number, true)}, {}));
    NodeType named = nodeType(u"test.named"_s, {port(u"after"_s, PortType::Any)}, {}, {command});
    named.outputsOf = [](const Node &node) -> QList<Port> {
        return {port(node.parameters.value("command"_L1).toString(), PortType::Text)};
    };
    add(std::move(named));
}

} // namespace agentops::testing
