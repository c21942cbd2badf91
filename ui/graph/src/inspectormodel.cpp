// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/inspectormodel.h>

#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/graphstyle.h>
#include <agentops/ui/graph/nodetext.h>
#include <agentops/ui/models/listdiff.h>
#include <agentops/workflow/nodecatalog.h>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

int placeOfColor(const QString &name)
{
    return int(std::max(GraphStyle::groupColors().indexOf(name), qsizetype(0)));
}

} // namespace

InspectorModel::InspectorModel(GraphSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_policy(session)
    , m_document(session)
{
    connect(&session, &GraphSession::selectionChanged, this, &InspectorModel::refresh);
    connect(&session, &GraphSession::documentChanged, this, &InspectorModel::refresh);
    connect(&session, &GraphSession::diagnosticsChanged, this, &InspectorModel::refresh);
    m_fields.setApply([this](const QString &name, const QJsonValue &value) {
        if (const workflow::Node *edited = node())
            std::ignore = m_session.editor().setParameter(edited->id, name, value);
    });
    refresh();
}

const workflow::Node *InspectorModel::node() const
{
    const auto current = m_session.interaction().currentNode();
    return current ? m_session.editor().document().findNode(*current) : nullptr;
}

const workflow::Edge *InspectorModel::edge() const
{
    const InteractionView &view = m_session.interaction().view();
    if (view.selectedEdges.size() != 1 || view.selectedCount() != 1)
        return nullptr;
    return m_session.editor().document().findEdge(*view.selectedEdges.begin());
}

const workflow::Note *InspectorModel::note() const
{
    const InteractionView &view = m_session.interaction().view();
    if (view.selectedNotes.size() != 1 || view.selectedCount() != 1)
        return nullptr;
    return m_session.editor().document().findNote(*view.selectedNotes.begin());
}

const workflow::Group *InspectorModel::group() const
{
    const InteractionView &view = m_session.interaction().view();
    if (view.selectedGroups.size() != 1 || view.selectedCount() != 1)
        return nullptr;
    return m_session.editor().document().findGroup(*view.selectedGroups.begin());
}

const workflow::NodeType *InspectorModel::type() const
{
    const workflow::Node *shown = node();
    return shown ? m_session.editor().catalog().findType(shown->kind) : nullptr;
}

void InspectorModel::refresh()
{
    refreshFields();
    refreshPorts();
    m_policy.refresh();
    m_document.refresh();
    Q_EMIT changed();
}

void InspectorModel::refreshFields()
{
    const workflow::Node *shown = node();
    const workflow::NodeType *kindOf = type();
    QList<Field> fields;
    if (shown && kindOf) {
        for (const workflow::Parameter &parameter : kindOf->parameters) {
            Field field{parameter, QJsonValue::Undefined, {}};
            if (shown->parameters.contains(parameter.name))
                field.value = shown->parameters.value(parameter.name);
            for (const workflow::Diagnostic &diagnostic : m_session.diagnostics()) {
                if (diagnostic.node == shown->id && diagnostic.parameter == parameter.name)
                    field.problem = diagnosticText(diagnostic);
            }
            if (m_fieldNote)
                field.note = m_fieldNote(*shown, parameter);
            fields.append(field);
        }
    }
    m_fields.setFields(fields);
}

void InspectorModel::refreshPorts()
{
    const workflow::Node *shown = node();
    const workflow::NodeType *kindOf = type();
    QList<PortRow> ports;
    const GraphScene &scene = m_session.scene();
    const int index = shown ? scene.indexOf(shown->id) : -1;
    if (index >= 0) {
        const NodeItem &item = scene.nodes()[size_t(index)];
        for (const bool isInput : {true, false}) {
            const std::vector<PortItem> &side = isInput ? item.inputs : item.outputs;
            for (size_t i = 0; i < side.size(); ++i) {
                if (side[i].isBuiltIn && !side[i].isConnected)
                    continue;
                PortRow row{side[i].name, portTypeName(side[i].type), {}, {},
                            isInput,      side[i].isRequired};
                const auto port = !kindOf ? std::nullopt
                    : isInput             ? kindOf->findInput(row.name)
                                          : kindOf->findOutput(*shown, row.name);
                if (port)
                    row.help = portHelp(*port);
                QStringList others;
                for (const int joined : scene.edgesOf(index)) {
                    const EdgeItem &edgeItem = scene.edges()[size_t(joined)];
                    if (isInput && edgeItem.to == index && edgeItem.toPort == int(i))
                        others.append(scene.nodes()[size_t(edgeItem.from)].title);
                    if (!isInput && edgeItem.from == index && edgeItem.fromPort == int(i))
                        others.append(scene.nodes()[size_t(edgeItem.to)].title);
                }
                if (!others.isEmpty())
                    row.connection = isInput ? tr("from %1").arg(others.join(u", "_s))
                                             : tr("to %1").arg(others.join(u", "_s));
                ports.append(row);
            }
        }
    }
    m_ports.setRows(ports);
}

void InspectorModel::setFieldNote(FieldNote note)
{
    m_fieldNote = std::move(note);
    refreshFields();
}

void InspectorModel::retranslate()
{
    refresh();
    rereadRows(m_fields);
    rereadRows(m_ports);
    m_policy.retranslate();
    m_document.retranslate();
}

QString InspectorModel::nodeId() const
{
    return node() ? node()->id.text() : QString();
}

QString InspectorModel::title() const
{
    if (const workflow::Group *frame = group())
        return frame->title;
    const workflow::Node *shown = node();
    if (!shown)
        return {};
    return shownTitle(*shown, type());
}

void InspectorModel::setTitle(const QString &title)
{
    if (title == this->title())
        return;
    if (const workflow::Group *frame = group())
        std::ignore = m_session.editor().setGroupTitle(frame->id, title);
    else if (const workflow::Node *shown = node())
        std::ignore = m_session.editor().setTitle(shown->id, title);
}

int InspectorModel::groupColor() const
{
    return group() ? placeOfColor(group()->color) : 0;
}

int InspectorModel::noteColor() const
{
    return note() ? placeOfColor(note()->color) : 0;
}

void InspectorModel::setNoteColor(int color)
{
    if (note() && color != noteColor())
        std::ignore =
            m_session.editor().setNoteColor(note()->id, GraphStyle::groupColors().value(color));
}

void InspectorModel::setGroupColor(int color)
{
    const workflow::Group *frame = group();
    if (frame && color != groupColor())
        std::ignore =
            m_session.editor().setGroupColor(frame->id, GraphStyle::groupColors().value(color));
}

QString InspectorModel::kindTitle() const
{
    return type() ? nodeTitle(*type()) : kind();
}

QString InspectorModel::kind() const
{
    return node() ? node()->kind : QString();
}

QString InspectorModel::icon() const
{
    return type() ? type()->icon : u"circle-help"_s;
}

QString InspectorModel::tint() const
{
    return categoryTint(type() ? type()->category : QString());
}

QString InspectorModel::help() const
{
    return type() ? nodeHelp(*type()) : QString();
}

QString InspectorModel::effectText() const
{
    if (!type())
        return {};
    switch (type()->effect) {
    case workflow::Effect::Pure:
        return tr("Only reads. After a crash it simply runs again.");
    case workflow::Effect::Files:
        return tr("Changes files of its own worktree. After a crash it runs again.");
    case workflow::Effect::Outside:
        return tr("Changes something outside. After a crash it asks before it runs again.");
    }
    return {};
}

bool InspectorModel::isMuted() const
{
    return node() && node()->isMuted;
}

void InspectorModel::setMuted(bool muted)
{
    if (node() && node()->isMuted != muted)
        std::ignore = m_session.editor().setMuted({node()->id}, muted);
}

QString InspectorModel::noteText() const
{
    return note() ? note()->text : QString();
}

void InspectorModel::setNoteText(const QString &text)
{
    if (note() && note()->text != text)
        std::ignore = m_session.editor().setNoteText(note()->id, text);
}

QString InspectorModel::condition() const
{
    return edge() ? edge()->condition : QString();
}

void InspectorModel::setCondition(const QString &condition)
{
    if (edge() && edge()->condition != condition)
        std::ignore = m_session.editor().setEdgeCondition(edge()->id, condition);
}

QString InspectorModel::conditionProblem() const
{
    const workflow::Edge *shown = edge();
    for (const workflow::Diagnostic &diagnostic : m_session.diagnostics()) {
        if (shown && diagnostic.edge == shown->id && diagnostic.path.endsWith(".condition"_L1))
            return diagnosticText(diagnostic);
    }
    return {};
}

bool InspectorModel::isEdgeMuted() const
{
    return edge() && edge()->isMuted;
}

void InspectorModel::setEdgeMuted(bool muted)
{
    if (edge() && edge()->isMuted != muted)
        std::ignore = m_session.editor().setEdgesMuted({edge()->id}, muted);
}

QString InspectorModel::edgeText() const
{
    const workflow::Edge *shown = edge();
    if (!shown)
        return {};
    const GraphScene &scene = m_session.scene();
    const int index = scene.indexOf(shown->id);
    if (index < 0)
        return {};
    const EdgeItem &item = scene.edges()[size_t(index)];
    return u"%1 %2 → %3 %4"_s.arg(scene.nodes()[size_t(item.from)].title, shown->from.port,
                                  scene.nodes()[size_t(item.to)].title, shown->to.port);
}

} // namespace agentops::ui::graph
