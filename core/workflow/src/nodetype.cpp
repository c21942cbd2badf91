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
    static const Port port{.name = kDonePort,
                           .type = PortType::Text,
                           .help = u"How the step ended: succeeded or skipped."_s};
    return port;
}

const Port &errorPort()
{
    static const Port port{.name = kErrorPort,
                           .type = PortType::Object,
                           .help = u"Why the step failed: code, message and class."_s};
    return port;
}

const Port &afterPort()
{
    static const Port port{.name = kAfterPort, .help = u"Only waits."_s};
    return port;
}

} // namespace

QString parameterTypeName(Parameter::Type type)
{
    static constexpr std::array kNames{"text"_L1,   "multiline"_L1, "number"_L1, "boolean"_L1,
                                       "choice"_L1, "path"_L1,      "object"_L1, "list"_L1,
                                       "value"_L1,  "secret"_L1};
    return kNames[size_t(type)];
}

const Port *NodeType::findInput(QStringView name) const
{
    const Port *port = findByName(inputs, name);
    return !port && start == Start::WithRun && name == kAfterPort ? &afterPort() : port;
}

const Port *NodeType::findOutput(QStringView name) const
{
    if (const Port *port = findByName(outputs, name))
        return port;
    if (name == kDonePort)
        return &donePort();
    return name == kErrorPort ? &errorPort() : nullptr;
}

const Parameter *NodeType::findParameter(QStringView name) const
{
    return findByName(parameters, name);
}

} // namespace agentops::workflow
