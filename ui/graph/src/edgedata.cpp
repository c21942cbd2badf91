// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/edgedata.h>
#include <agentops/ui/graph/graphsession.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::ui::graph {

using workflow::Edge;
using workflow::PortRef;

EdgeData::EdgeData(GraphSession &session, RunView &view, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_view(&view)
{
    connect(&session, &GraphSession::selectionChanged, this, &EdgeData::follow);
    connect(&session, &GraphSession::documentChanged, this, &EdgeData::follow);
    // The port that the keyboard is on.
    connect(&session, &GraphSession::descriptionChanged, this, &EdgeData::follow);
    follow();
}

void EdgeData::setWatched(bool watched)
{
    if (isWatched() == watched)
        return;
    m_data.setView(watched ? m_view : nullptr);
    showPath();
    Q_EMIT changed();
}

void EdgeData::setView(RunView &view)
{
    if (m_view == &view)
        return;
    m_view = &view;
    if (isWatched())
        m_data.setView(m_view);
}

void EdgeData::setPaths(const QHash<workflow::NodeId, workflow::StepPath> &paths)
{
    m_paths = paths;
    showPath();
}

void EdgeData::showPath()
{
    if (m_source && m_paths.contains(m_source->node))
        m_data.showPath(m_paths.value(m_source->node));
}

QString EdgeData::nameOf(const PortRef &port) const
{
    const int node = m_session.scene().indexOf(port.node);
    const QString title =
        node >= 0 ? m_session.scene().nodes()[size_t(node)].title : port.node.text();
    //: a node and one of its ports
    return port.port.isEmpty() ? title : tr("%1 · %2").arg(title, port.port);
}

QString EdgeData::edgeTitle(const Edge &edge) const
{
    return u"%1 → %2"_s.arg(nameOf(edge.from), nameOf(edge.to));
}

QString EdgeData::portTypeOf(const PortRef &port) const
{
    const int node = m_session.scene().indexOf(port.node);
    if (node < 0)
        return {};
    const std::vector<PortItem> &outputs = m_session.scene().nodes()[size_t(node)].outputs;
    const auto item = std::ranges::find(outputs, port.port, &PortItem::name);
    return item != outputs.end() ? workflow::portTypeName(item->type) : QString();
}

std::optional<PortRef> EdgeData::selectedSource(QString &title) const
{
    const workflow::Document &document = m_session.editor().document();
    const InteractionView &view = m_session.interaction().view();
    const Hit &port = view.focusedPort;
    if (port.isPort() && port.item >= 0 && port.item < int(m_session.scene().nodes().size())) {
        const NodeItem &node = m_session.scene().nodes()[size_t(port.item)];
        const std::vector<PortItem> &ports =
            port.kind == Hit::Kind::InputPort ? node.inputs : node.outputs;
        if (port.port < 0 || port.port >= int(ports.size()))
            return std::nullopt;
        const PortRef at{node.id, ports[size_t(port.port)].name};
        title = nameOf(at);
        if (port.kind == Hit::Kind::OutputPort)
            return at;
        const auto edge = std::ranges::find(document.edges, at, &Edge::to);
        if (edge == document.edges.end())
            return std::nullopt;
        title = edgeTitle(*edge);
        return edge->from;
    }
    if (view.selectedCount() != 1)
        return std::nullopt;
    if (!view.selectedEdges.isEmpty()) {
        const Edge *edge = document.findEdge(*view.selectedEdges.begin());
        if (edge == nullptr)
            return std::nullopt;
        title = edgeTitle(*edge);
        return edge->from;
    }
    if (view.selectedNodes.isEmpty())
        return std::nullopt;
    const PortRef node{*view.selectedNodes.begin(), {}};
    title = nameOf(node);
    return node;
}

void EdgeData::follow()
{
    QString title;
    const std::optional<PortRef> source = selectedSource(title);
    if (source == m_source && title == m_title)
        return;
    m_source = source;
    m_title = title;
    if (source)
        m_data.setSource(source->node.text(), source->port, portTypeOf(*source));
    else
        m_data.setSource({}, {}, {});
    showPath();
    Q_EMIT changed();
}

QJsonValue EdgeData::edgeValue(const workflow::EdgeId &id) const
{
    const Edge *edge = m_session.editor().document().findEdge(id);
    if (edge == nullptr)
        return QJsonValue::Undefined;
    if (isWatched() && m_source && m_source->node == edge->from.node)
        return m_data.valueAt(edge->from.port);
    StepData step;
    step.setView(m_view);
    step.setStep(m_paths.value(edge->from.node, edge->from.node).text());
    return step.valueAt(edge->from.port);
}

} // namespace agentops::ui::graph
