// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/cardshape.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/nodecatalog.h>

#include <algorithm>

namespace agentops::workflow {

namespace {

constexpr int kRowsOfUnknownCards = 8;

QStringList rowsOf(const QList<Port> &ports, const QStringList &used, bool isInput)
{
    QStringList rows;
    const auto add = [&](const QString &name) {
        if (!CardShape::fixedPortCenter(name, isInput) && !rows.contains(name))
            rows.append(name);
    };
    for (const Port &port : ports)
        add(port.name);
    for (const QString &name : used)
        add(name);
    return rows;
}

double offsetIn(const QStringList &rows, const QString &port, bool isInput)
{
    const auto fixed = CardShape::fixedPortCenter(port, isInput);
    return fixed ? *fixed : CardShape::portCenter(int(std::max(rows.indexOf(port), qsizetype(0))));
}

} // namespace

std::optional<double> CardShape::fixedPortCenter(QStringView name, bool isInput)
{
    if (name == (isInput ? kAfterPort : kDonePort))
        return kHeaderPortCenter;
    if (!isInput && name == kErrorPort)
        return kSummaryCenter;
    return std::nullopt;
}

double CardShape::inputOffset(const QString &port) const
{
    return offsetIn(inputRows, port, true);
}

double CardShape::outputOffset(const QString &port) const
{
    return offsetIn(outputRows, port, false);
}

CardShape CardShape::of(const Node &node, const NodeCatalog *catalog, const QStringList &usedInputs,
                        const QStringList &usedOutputs)
{
    const NodeType *type = catalog ? catalog->findType(node.kind) : nullptr;
    CardShape shape;
    shape.inputRows = rowsOf(type ? type->inputs : QList<Port>(), usedInputs, true);
    shape.outputRows = rowsOf(type ? type->outputsOn(node) : QList<Port>(), usedOutputs, false);
    const auto rows = std::max(shape.inputRows.size(), shape.outputRows.size());
    shape.size = {kWidth, height(catalog ? int(rows) : std::max(int(rows), kRowsOfUnknownCards))};
    return shape;
}

} // namespace agentops::workflow
