// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/nodeprovider.h>

#include <agentops/ui/graph/canvascommands.h>
#include <agentops/ui/graph/graphstyle.h>
#include <agentops/ui/graph/nodetext.h>
#include <agentops/ui/graph/workflowcontroller.h>
#include <agentops/workflow/nodecatalog.h>

#include <algorithm>
#include <vector>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

// The categories stand in the order in which a workflow is usually drawn; unknown ones last.
qsizetype categoryRank(const QString &category)
{
    static const QStringList kOrder{u"trigger"_s, u"shell"_s,  u"flow"_s, u"git"_s,
                                    u"code"_s,    u"review"_s, u"net"_s};
    const qsizetype place = kOrder.indexOf(category);
    return place < 0 ? kOrder.size() : place;
}

PaletteEntry entryOf(const workflow::NodeType &type)
{
    PaletteEntry entry;
    entry.id = type.kind;
    entry.title = nodeTitle(type);
    entry.help = nodeHelp(type);
    entry.iconName = type.icon;
    entry.tint = categoryTint(type.category);
    entry.group = categoryTitle(type.category);
    return entry;
}

} // namespace

bool fitsPort(const workflow::NodeType &type, workflow::PortType port, bool isFromOutput)
{
    // Whatever there is can be followed by every step that waits, and can follow every step.
    if (port == workflow::PortType::Any)
        return !isFromOutput || !type.inputs.isEmpty()
            || type.findInput(QString(workflow::kAfterPort));
    return std::ranges::any_of(
        isFromOutput ? type.inputs : type.outputs, [port, isFromOutput](const workflow::Port &own) {
            return isFromOutput ? isCompatible(port, own.type) : isCompatible(own.type, port);
        });
}

NodeProvider::NodeProvider(WorkflowController &controller, QObject *parent)
    : PaletteProvider(parent)
    , m_controller(controller)
{
    connect(controller.session(), &GraphSession::nodeDropped, this, &PaletteProvider::taken);
    connect(&controller, &WorkflowController::opened, this, &PaletteProvider::changed);
}

QString NodeProvider::purpose(const PaletteScope &scope) const
{
    if (!scope.hasPlace)
        return {};
    return m_controller.session()->isReplacing() ? tr("Replace the node", "title of the palette")
                                                 : tr("Add a node", "title of the palette");
}

QList<PaletteEntry> NodeProvider::find(const QString &typed, const PaletteScope &scope) const
{
    if (!m_controller.isOpen())
        return {};
    const std::optional<workflow::PortType> port = workflow::portTypeFromName(scope.portType);
    std::vector<const workflow::NodeType *> types = m_controller.session()->catalog().types();
    std::erase_if(types, [&](const workflow::NodeType *type) {
        return port && !fitsPort(*type, *port, scope.isFromOutput);
    });
    std::ranges::stable_sort(
        types, {}, [](const workflow::NodeType *type) { return categoryRank(type->category); });
    QList<PaletteEntry> entries;
    for (const workflow::NodeType *type : types) {
        PaletteEntry entry = entryOf(*type);
        if (rate(entry, typed, type->kind))
            entries.append(std::move(entry));
    }
    return entries;
}

void NodeProvider::choose(const QString &id, const PaletteScope &scope)
{
    GraphSession &session = *m_controller.session();
    if (scope.hasPlace)
        session.addNodeFromPalette(id);
    else
        session.addNode(id);
    session.commands()->focusCanvas();
}

} // namespace agentops::ui::graph
