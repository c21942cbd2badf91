// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/elementprovider.h>

#include <agentops/ui/graph/canvascommands.h>
#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/graphstyle.h>
#include <agentops/ui/graph/nodetext.h>
#include <agentops/ui/graph/notelayout.h>
#include <agentops/workflow/nodecatalog.h>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView kNode = u"node/";
constexpr QStringView kNote = u"note/";
constexpr QStringView kFrame = u"frame/";

} // namespace

ElementProvider::ElementProvider(GraphSession &session, QObject *parent)
    : PaletteProvider(parent)
    , m_session(session)
{
    connect(&session, &GraphSession::documentChanged, this, &PaletteProvider::changed);
}

QList<PaletteEntry> ElementProvider::find(const QString &typed, const PaletteScope &) const
{
    QList<PaletteEntry> entries;
    const auto add = [&](PaletteEntry entry, QStringView alias) {
        if (rate(entry, typed, alias))
            entries.append(std::move(entry));
    };
    const GraphScene &scene = m_session.scene();
    for (const NodeItem &node : scene.nodes()) {
        const workflow::Node *source = m_session.editor().document().findNode(node.id);
        const workflow::NodeType *type =
            source ? m_session.catalog().findType(source->kind) : nullptr;
        const QString kind = type ? nodeTitle(*type) : QString();
        PaletteEntry entry;
        entry.id = kNode.toString() + node.id.text();
        entry.title = node.title;
        entry.help = !node.summary.isEmpty() || kind == node.title ? node.summary : kind;
        entry.iconName = node.icon;
        entry.tint = categoryTint(node.category);
        entry.group = tr("Nodes");
        add(std::move(entry), kind);
    }
    for (const NoteItem &note : scene.notes()) {
        PaletteEntry entry;
        entry.id = kNote.toString() + note.id.text();
        entry.title = noteTitle(note.text);
        entry.help = note.text.section(u'\n', 1).simplified();
        entry.iconName = u"sticky-note"_s;
        entry.group = tr("Notes");
        add(std::move(entry), {});
    }
    for (const GroupItem &frame : scene.groups()) {
        PaletteEntry entry;
        entry.id = kFrame.toString() + frame.id.text();
        entry.title = frame.title;
        entry.help = tr("%n nodes", "in a frame", static_cast<int>(frame.nodes.size()));
        entry.iconName = u"group"_s;
        entry.group = tr("Frames");
        add(std::move(entry), {});
    }
    return entries;
}

Hit ElementProvider::elementOf(const QString &id) const
{
    const GraphScene &scene = m_session.scene();
    const QString name = id.section(u'/', 1);
    if (id.startsWith(kNode))
        return {Hit::Kind::Node, scene.indexOf(workflow::NodeId(name))};
    if (id.startsWith(kNote))
        return {Hit::Kind::Note, scene.indexOf(workflow::NoteId(name))};
    return {Hit::Kind::Group, scene.indexOf(workflow::GroupId(name))};
}

void ElementProvider::choose(const QString &id, const PaletteScope &)
{
    if (id.startsWith(kNode))
        m_session.interaction().uncover(workflow::NodeId(id.section(u'/', 1)));
    const Hit element = elementOf(id);
    if (element.item < 0)
        return;
    m_session.interaction().jumpTo(element);
    m_session.commands()->focusCanvas();
}

} // namespace agentops::ui::graph
