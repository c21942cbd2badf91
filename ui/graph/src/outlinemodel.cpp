// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/outlinemodel.h>

#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/graphstyle.h>
#include <agentops/ui/models/runtext.h>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

/// Nodes after those they wait for; document order where that leaves a choice or has a cycle.
QList<int> runOrder(const GraphScene &scene)
{
    const int count = int(scene.nodes().size());
    std::vector<int> waitsFor(size_t(count), 0);
    for (const EdgeItem &edge : scene.edges())
        ++waitsFor[size_t(edge.to)];
    QList<int> order;
    std::vector<bool> isPlaced(size_t(count), false);
    const auto place = [&](int node) {
        order.append(node);
        isPlaced[size_t(node)] = true;
    };
    for (int node = 0; node < count; ++node) {
        if (waitsFor[size_t(node)] == 0)
            place(node);
    }
    for (qsizetype next = 0; next < order.size(); ++next) {
        for (const int edge : scene.edgesOf(order.at(next))) {
            const EdgeItem &item = scene.edges()[size_t(edge)];
            if (item.from == order.at(next) && --waitsFor[size_t(item.to)] == 0)
                place(item.to);
        }
    }
    for (int node = 0; node < count; ++node) {
        if (!isPlaced[size_t(node)])
            order.append(node);
    }
    return order;
}

} // namespace

OutlineModel::OutlineModel(GraphSession &session, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    connect(&session, &GraphSession::documentChanged, this, &OutlineModel::refresh);
    connect(&session, &GraphSession::overlayChanged, this, &OutlineModel::refreshRows);
    connect(&session, &GraphSession::diagnosticsChanged, this, &OutlineModel::refreshRows);
    connect(&session, &GraphSession::selectionChanged, this, &OutlineModel::currentRowChanged);
    refresh();
}

void OutlineModel::refresh()
{
    const QList<int> order = runOrder(m_session.scene());
    if (order == m_order) {
        refreshRows();
        return;
    }
    beginResetModel();
    m_order = order;
    endResetModel();
    Q_EMIT countChanged();
    Q_EMIT currentRowChanged();
}

void OutlineModel::refreshRows()
{
    if (!m_order.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1));
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QString OutlineModel::connections(int node, bool isInput) const
{
    const GraphScene &scene = m_session.scene();
    QStringList lines;
    for (const int edge : scene.edgesOf(node)) {
        const EdgeItem &item = scene.edges()[size_t(edge)];
        if (isInput && item.to == node)
            lines.append(tr("%1 from %2")
                             .arg(scene.nodes()[size_t(node)].inputs[size_t(item.toPort)].name,
                                  scene.nodes()[size_t(item.from)].title));
        else if (!isInput && item.from == node)
            lines.append(tr("%1 to %2")
                             .arg(scene.nodes()[size_t(node)].outputs[size_t(item.fromPort)].name,
                                  scene.nodes()[size_t(item.to)].title));
    }
    return lines.join(u'\n');
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int place = m_order.at(index.row());
    if (place >= int(m_session.scene().nodes().size()))
        return {}; // the scene is ahead of the list for a moment
    const NodeItem &node = m_session.scene().nodes()[size_t(place)];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return node.title;
    case NodeIdRole:
        return node.id.text();
    case SummaryRole:
        return node.summary;
    case IconRole:
        return node.icon;
    case TintRole:
        return categoryTint(node.category);
    case StateRole:
        return node.overlay ? stateKey(node.overlay->state) : u"planned"_s;
    case InputsRole:
        return connections(place, true);
    case OutputsRole:
        return connections(place, false);
    case DescriptionRole:
        return m_session.describe(node);
    default:
        return {};
    }
}

QHash<int, QByteArray> OutlineModel::roleNames() const
{
    return {{NodeIdRole, "nodeId"}, {TitleRole, "title"},     {SummaryRole, "summary"},
            {IconRole, "nodeIcon"}, {TintRole, "tint"},       {StateRole, "stateKey"},
            {InputsRole, "inputs"}, {OutputsRole, "outputs"}, {DescriptionRole, "description"}};
}

int OutlineModel::currentRow() const
{
    const auto current = m_session.interaction().currentNode();
    return current ? int(m_order.indexOf(m_session.scene().indexOf(*current))) : -1;
}

void OutlineModel::reveal(int row)
{
    if (row >= 0 && row < count())
        m_session.revealNode(m_session.scene().nodes()[size_t(m_order.at(row))].id.text());
}

} // namespace agentops::ui::graph
