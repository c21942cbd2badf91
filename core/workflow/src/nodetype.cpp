// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/nodetype.h>

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

const Port &donePort()
{
    static const Port port{.name = u"done"_s,
                           .type = PortType::Text,
                           .help = u"How the step ended: succeeded or skipped."_s};
    return port;
}

const Port &errorPort()
{
    static const Port port{.name = u"error"_s,
                           .type = PortType::Object,
                           .help = u"Why the step failed: code, message and class."_s};
    return port;
}

const Port &afterPort()
{
    static const Port port{.name = u"after"_s, .help = u"Only waits."_s};
    return port;
}

} // namespace

bool isBuiltinOutput(QStringView port)
{
    return port == donePort().name || port == errorPort().name;
}

bool isBuiltinInput(QStringView port)
{
    return port == afterPort().name;
}

QString parameterTypeName(Parameter::Type type)
{
    static constexpr std::array kNames{"text"_L1,    "multiline"_L1, "number"_L1,
                                       "boolean"_L1, "choice"_L1,    "path"_L1,
                                       "object"_L1,  "list"_L1,      "secret"_L1};
    return kNames[size_t(type)];
}

bool NodeType::isTrigger() const
{
    return category == "trigger"_L1;
}

const Port *NodeType::findInput(QStringView name) const
{
    const Port *port = findByName(inputs, name);
    return !port && !isTrigger() && name == afterPort().name ? &afterPort() : port;
}

const Port *NodeType::findOutput(QStringView name) const
{
    if (const Port *port = findByName(outputs, name))
        return port;
    if (name == donePort().name)
        return &donePort();
    return name == errorPort().name ? &errorPort() : nullptr;
}

const Parameter *NodeType::findParameter(QStringView name) const
{
    return findByName(parameters, name);
}

} // namespace agentops::workflow
