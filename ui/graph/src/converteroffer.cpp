// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/converteroffer.h>

#include "fixes/fixplace.h"

#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/nodetext.h>
#include <agentops/workflow/nodecatalog.h>

#include <algorithm>

namespace agentops::ui::graph {

namespace {

/// Shape: at most `most`; none where one of the ports is not known.
QList<Converter> convertersBetween(const GraphSession &session, const WantedConnection &wanted)
{
    const GraphScene &scene = session.scene();
    const PortItem *from = scene.findPort(scene.portAt(wanted.from, Hit::Kind::OutputPort));
    const PortItem *to = scene.findPort(scene.portAt(wanted.to, Hit::Kind::InputPort));
    if (!from || !to)
        return {};
    return convertersFor(from->type, to->type, session.catalog()).mid(0, ConverterOffer::kMost);
}

} // namespace

ConverterOffer::ConverterOffer(GraphSession &session) : QObject(&session), m_session(session) { }

QStringList ConverterOffer::titles() const
{
    QStringList titles;
    for (const QString &kind : m_kinds)
        titles.append(
            tr("Put a new “%1” in between").arg(nodeTitle(*m_session.catalog().findType(kind))));
    return titles;
}

bool ConverterOffer::offer(const WantedConnection &wanted)
{
    m_wanted = wanted;
    m_kinds.clear();
    for (const Converter &converter : convertersBetween(m_session, wanted))
        m_kinds.append(converter.type->kind);
    Q_EMIT changed();
    return !m_kinds.isEmpty();
}

void ConverterOffer::withdraw()
{
    if (m_kinds.isEmpty())
        return;
    m_kinds.clear();
    Q_EMIT changed();
}

void ConverterOffer::accept(int index)
{
    if (index < 0 || index >= m_kinds.size())
        return;
    const QString kind = m_kinds.at(index);
    const QList<Converter> converters = convertersBetween(m_session, m_wanted);
    const auto converter = std::ranges::find(
        converters, kind, [](const Converter &candidate) { return candidate.type->kind; });
    if (converter == converters.end())
        return;
    const workflow::Document &document = m_session.editor().document();
    const workflow::Node *target = document.findNode(m_wanted.to.node);
    const QPointF spot = placeBefore(document, m_wanted.to.node);
    const workflow::NodeId parent = target ? target->parent : workflow::NodeId();
    workflow::NodeId added;
    const auto insert = [&](workflow::DocumentEditor &editor) -> Result<> {
        if (!m_wanted.instead.isEmpty())
            AO_CHECK(editor.disconnect(m_wanted.instead));
        AO_TRY(added, addConverter(editor, *converter, m_wanted.from, m_wanted.to, {spot, parent}));
        return {};
    };
    if (!applyFix(m_session.editor(), {.kind = QuickFix::Kind::Convert, .apply = insert}))
        return;
    Q_EMIT accepted();
    m_session.interaction().selectNodes({added});
}

} // namespace agentops::ui::graph
