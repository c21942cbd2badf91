// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/nodetype.h>
#include <agentops/workflow/schema.h>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

template<typename T>
const T *findByName(const QList<T> &list, QStringView name)
{
    const auto it = std::ranges::find_if(list, [name](const T &item) { return item.name == name; });
    return it == list.end() ? nullptr : &*it;
}

std::optional<Port> portNamed(const QList<Port> &ports, QStringView name)
{
    const Port *port = findByName(ports, name);
    return port ? std::optional(*port) : std::nullopt;
}

QJsonObject schemaOf(const Parameter &parameter)
{
    switch (parameter.type) {
    case Parameter::Type::Text:
    case Parameter::Type::MultilineText:
    case Parameter::Type::Path:
        return schema::text();
    case Parameter::Type::Number:
        return schema::number();
    case Parameter::Type::Boolean:
        return schema::boolean();
    case Parameter::Type::Choice:
        return schema::choice(parameter.choices);
    case Parameter::Type::Object:
        return schema::map({});
    case Parameter::Type::List:
        return schema::list(schema::text());
    case Parameter::Type::Secret:
        return schema::object(
            {{.name = u"secret"_s, .schema = schema::text()},
             {.name = u"optional"_s, .schema = schema::boolean(), .isOptional = true}});
    case Parameter::Type::Value:
        break;
    }
    return {};
}

} // namespace

QString parameterTypeName(Parameter::Type type)
{
    static constexpr std::array kNames{"text"_L1,   "multiline"_L1, "number"_L1, "boolean"_L1,
                                       "choice"_L1, "path"_L1,      "object"_L1, "list"_L1,
                                       "value"_L1,  "secret"_L1};
    return kNames[size_t(type)];
}

QString parameterEditorName(Parameter::Editor editor)
{
    static constexpr std::array kNames{"plain"_L1,  "code"_L1,     "expression"_L1, "json"_L1,
                                       "file"_L1,   "folder"_L1,   "glob"_L1,       "workflow"_L1,
                                       "branch"_L1, "revision"_L1, "cron"_L1,       "timezone"_L1,
                                       "url"_L1,    "markdown"_L1};
    return kNames[size_t(editor)];
}

QJsonObject parameterSchema(const Parameter &parameter)
{
    QJsonObject schema = schemaOf(parameter);
    if (!parameter.help.isEmpty())
        schema.insert(u"description"_s, parameter.help);
    return schema;
}

std::optional<Port> NodeType::findInput(QStringView name) const
{
    if (auto port = portNamed(inputs, name))
        return port;
    if (start == Start::WithRun && name == kAfterPort)
        return Port{.name = kAfterPort, .help = u"Only waits."_s};
    return std::nullopt;
}

std::optional<Port> NodeType::findOutput(const Node &node, QStringView name) const
{
    if (auto port = portNamed(outputsOn(node), name))
        return port;
    // Made once: a large document asks for them with every edit.
    static const Port done{.name = kDonePort,
                           .type = PortType::Text,
                           .help = u"How the step ended: succeeded or skipped."_s};
    static const Port error{.name = kErrorPort,
                            .type = PortType::Object,
                            .help = u"Why the step failed: code, message and class."_s,
                            .schema = schema::object(schema::errorFields())};
    if (name == kDonePort)
        return done;
    if (name == kErrorPort)
        return error;
    return std::nullopt;
}

const Parameter *NodeType::findParameter(QStringView name) const
{
    return findByName(parameters, name);
}

} // namespace agentops::workflow
