// SPDX-License-Identifier: GPL-3.0-or-later
#include "builtinports.h"

#include <agentops/ui/graph/cardmetrics.h>

#include <algorithm>

namespace agentops::ui::graph {

using workflow::kAfterPort;
using workflow::kDonePort;
using workflow::kErrorPort;

bool isBuiltInPort(QStringView name)
{
    return name == kAfterPort || name == kDonePort || name == kErrorPort;
}

QList<workflow::Port> builtInPorts(const workflow::NodeType &type, const workflow::Node &node,
                                   bool isInput)
{
    QList<workflow::Port> ports;
    const QList<workflow::Port> declared = isInput ? type.inputs : type.outputsOn(node);
    for (const QString &name : {QString(kAfterPort), QString(kDonePort), QString(kErrorPort)}) {
        const auto port = isInput ? type.findInput(name) : type.findOutput(node, name);
        if (port && !std::ranges::contains(declared, port->name, &workflow::Port::name))
            ports.append(*port);
    }
    return ports;
}

int portRows(const QList<workflow::Port> &ports, bool isInput)
{
    return int(std::ranges::count_if(ports, [isInput](const workflow::Port &port) {
        return !CardMetrics::fixedPortCenter(port.name, isInput);
    }));
}

QStringList portsToTry(const QString &source, workflow::PortType sourceType, bool sourceIsOutput,
                       QStringList names)
{
    const QString order = sourceIsOutput ? kAfterPort : kDonePort;
    const bool hasOrder = names.contains(order);
    names.removeIf([](const QString &name) { return isBuiltInPort(name); });
    if (!hasOrder)
        return names;
    if (source == (sourceIsOutput ? kDonePort : kAfterPort))
        names.prepend(order);
    else if (isBuiltInPort(source) || sourceType == workflow::PortType::Any || names.isEmpty())
        names.append(order);
    return names;
}

} // namespace agentops::ui::graph
