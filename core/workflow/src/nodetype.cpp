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

} // namespace

QString parameterTypeName(Parameter::Type type)
{
    static constexpr std::array kNames{"text"_L1,    "multiline"_L1, "number"_L1,
                                       "boolean"_L1, "choice"_L1,    "path"_L1,
                                       "object"_L1,  "list"_L1,      "secret"_L1};
    return kNames[size_t(type)];
}

const Port *NodeType::findInput(QStringView name) const
{
    return findByName(inputs, name);
}

const Port *NodeType::findOutput(QStringView name) const
{
    return findByName(outputs, name);
}

const Parameter *NodeType::findParameter(QStringView name) const
{
    return findByName(parameters, name);
}

} // namespace agentops::workflow
