// SPDX-License-Identifier: GPL-3.0-or-later
#include "interopcatalog.h"

#include <agentops/nodes/builtinnodes.h>

using namespace Qt::StringLiterals;
using namespace agentops::workflow;

namespace agentops::testing {

namespace {

class Nothing final : public NodeExecutor
{
public:
    Task<Result<StepOutput>> execute(StepContext, CancelToken) override { co_return StepOutput{}; }
};

Parameter parameter(const QString &name, Parameter::Type type)
{
    return {.name = name, .type = type};
}

/// What a command of an imported document takes and gives beside the rest.
NodeType withHandedOnValues(NodeType type)
{
    for (const QString &name : {u"values"_s, u"environment"_s, u"path"_s}) {
        if (!type.findOutput(name))
            type.outputs.append({.name = name});
    }
    using Type = Parameter::Type;
    for (const auto &[name, kind] : {std::pair{u"shell"_s, Type::Text},
                                     {u"commandFiles"_s, Type::Boolean},
                                     {u"inheritedEnvironment"_s, Type::Object},
                                     {u"inheritedPath"_s, Type::List}}) {
        if (!type.findParameter(name))
            type.parameters.append(parameter(name, kind));
    }
    return type;
}

} // namespace

void addImportedKinds(NodeCatalog &catalog)
{
    NodeCatalog own;
    nodes::registerBuiltinNodes(own, {});
    for (const NodeType *type : own.types())
        catalog.add(type->kind == u"shell.command" ? withHandedOnValues(*type) : *type,
                    std::make_unique<Nothing>());
    const auto add = [&catalog](NodeType type) {
        if (!catalog.findType(type.kind))
            catalog.add(std::move(type), std::make_unique<Nothing>());
    };
    using Type = Parameter::Type;
    for (const QString &kind : {u"trigger.schedule"_s, u"trigger.git"_s})
        add({.kind = kind, .category = u"trigger"_s});
    add({.kind = u"tool.check"_s,
         .category = u"code"_s,
         .outputs = {{.name = u"version"_s}},
         .parameters = {parameter(u"tool"_s, Type::Text), parameter(u"version"_s, Type::Text)}});
    add({.kind = u"artifact.store"_s,
         .category = u"code"_s,
         .parameters = {parameter(u"name"_s, Type::Text), parameter(u"paths"_s, Type::List)}});
    add({.kind = u"artifact.fetch"_s,
         .category = u"code"_s,
         .parameters = {parameter(u"name"_s, Type::Text), parameter(u"to"_s, Type::Text)}});
    for (const QString &kind : {u"cache.restore"_s, u"cache.save"_s})
        add({.kind = kind,
             .category = u"code"_s,
             .outputs = {{.name = u"hit"_s}},
             .parameters = {parameter(u"key"_s, Type::Text), parameter(u"paths"_s, Type::List),
                            parameter(u"restoreKeys"_s, Type::List)}});
    add({.kind = u"files.hash"_s,
         .category = u"code"_s,
         .outputs = {{.name = u"hash"_s}},
         .parameters = {parameter(u"paths"_s, Type::List)}});
    add({.kind = u"remote.action"_s,
         .category = u"flow"_s,
         .parameters = {parameter(u"uses"_s, Type::Text), parameter(u"with"_s, Type::Object),
                        parameter(u"skip"_s, Type::Boolean)}});
    add({.kind = u"foreign.n8n"_s,
         .category = u"flow"_s,
         .parameters = {parameter(u"type"_s, Type::Text), parameter(u"parameters"_s, Type::Object),
                        parameter(u"skip"_s, Type::Boolean)}});
}

} // namespace agentops::testing
