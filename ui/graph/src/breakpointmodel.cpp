// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/breakpointmodel.h>

#include "breakpointstore.h"

#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/models/errortext.h>
#include <agentops/ui/models/listdiff.h>
#include <agentops/workflow/expressionassist.h>

#include <algorithm>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using workflow::Breakpoint;

namespace {

bool isSamePlace(const Breakpoint &a, const Breakpoint &b)
{
    return a.node == b.node && a.edge == b.edge;
}

BreakMark markOf(const Breakpoint &point)
{
    if (!point.isEnabled)
        return BreakMark::Off;
    return point.condition.isEmpty() ? BreakMark::Always : BreakMark::Conditional;
}

/// Conditions of connections have braces: here they may be left out.
QString bareCondition(const QString &text)
{
    QString bare = text.trimmed();
    if (bare.startsWith("{{"_L1) && bare.endsWith("}}"_L1))
        bare = bare.sliced(2, bare.size() - 4).trimmed();
    return bare;
}

} // namespace

BreakpointModel::BreakpointModel(GraphSession &session, const QString &folder, WorkerPool &files,
                                 QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_store(std::make_unique<BreakpointStore>(folder, files))
{
    connect(&session, &GraphSession::documentChanged, this, &BreakpointModel::refresh);
    connect(&session, &GraphSession::selectionChanged, this, &BreakpointModel::selectionChanged);
}

BreakpointModel::~BreakpointModel() = default;

int BreakpointModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant BreakpointModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Breakpoint &point = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return titleOf(point);
    case IsEdgeRole:
        return !point.edge.isEmpty();
    case ConditionRole:
        return point.condition;
    case ProblemRole:
        return problemWith(point);
    case IsOnRole:
        return point.isEnabled;
    default:
        return {};
    }
}

QHash<int, QByteArray> BreakpointModel::roleNames() const
{
    return {{TitleRole, "title"},
            {IsEdgeRole, "isEdge"},
            {ConditionRole, "condition"},
            {ProblemRole, "problem"},
            {IsOnRole, "isOn"}};
}

Operation *BreakpointModel::keeping()
{
    return m_store->keeping();
}

Task<> BreakpointModel::join()
{
    return m_store->join();
}

void BreakpointModel::follow(const workflow::WorkflowId &workflow)
{
    m_reading.cancel();
    m_workflow = workflow;
    m_points.clear();
    refresh();
    if (workflow.isNull())
        return;
    m_reading.run(
        tr("Reading the breakpoints"),
        [&](CancelToken token) { return m_store->load(workflow, std::move(token)); },
        [this](const QList<Breakpoint> &points) {
            // What a person has set meanwhile goes before.
            QList<Breakpoint> all = m_points;
            for (const Breakpoint &kept : points) {
                if (std::ranges::none_of(m_points, [&](const Breakpoint &point) {
                        return isSamePlace(point, kept);
                    }))
                    all.append(kept);
            }
            const bool isUnsaved = !m_points.isEmpty() && all.size() > m_points.size();
            m_points = all;
            if (isUnsaved)
                m_store->save(m_workflow, m_points);
            refresh();
        });
}

bool BreakpointModel::isThere(const Breakpoint &point) const
{
    const GraphScene &scene = m_session.scene();
    return (point.edge.isEmpty() ? scene.indexOf(point.node) : scene.indexOf(point.edge)) >= 0;
}

std::optional<Breakpoint> BreakpointModel::selected() const
{
    const InteractionView &view = m_session.interaction().view();
    if (view.selectedCount() != 1)
        return std::nullopt;
    Breakpoint point;
    if (!view.selectedNodes.isEmpty())
        point.node = *view.selectedNodes.begin();
    else if (!view.selectedEdges.isEmpty())
        point.edge = *view.selectedEdges.begin();
    else
        return std::nullopt;
    return point;
}

int BreakpointModel::selectedRow() const
{
    const std::optional<Breakpoint> wanted = selected();
    if (!wanted)
        return -1;
    const auto found = std::ranges::find_if(
        m_rows, [&](const Breakpoint &point) { return isSamePlace(point, *wanted); });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

void BreakpointModel::toggle()
{
    const std::optional<Breakpoint> point = selected();
    if (!point)
        return;
    if (const int row = selectedRow(); row >= 0) {
        remove(row);
        return;
    }
    QList<Breakpoint> points = m_points;
    points.append(*point);
    put(points);
}

QString BreakpointModel::titleOf(const Breakpoint &point) const
{
    const GraphScene &scene = m_session.scene();
    if (point.edge.isEmpty()) {
        const int node = scene.indexOf(point.node);
        return node >= 0 ? scene.nodes()[size_t(node)].title : point.node.text();
    }
    const int index = scene.indexOf(point.edge);
    if (index < 0)
        return point.edge.text();
    const EdgeItem &edge = scene.edges()[size_t(index)];
    return u"%1 → %2"_s.arg(scene.nodes()[size_t(edge.from)].title,
                            scene.nodes()[size_t(edge.to)].title);
}

QString BreakpointModel::titleOf(int row) const
{
    return row >= 0 && row < count() ? titleOf(m_rows.at(row)) : QString();
}

QString BreakpointModel::conditionOf(int row) const
{
    return row >= 0 && row < count() ? m_rows.at(row).condition : QString();
}

QString BreakpointModel::problemWith(const Breakpoint &point) const
{
    if (point.condition.isEmpty())
        return {};
    const workflow::Document &document = m_session.editor().document();
    workflow::NodeId reader = point.node;
    if (const workflow::Edge *edge = document.findEdge(point.edge))
        reader = edge->to.node;
    const auto context = workflow::ExpressionContext::ofNode(document, m_session.catalog(), reader);
    // In brackets: what ends the braces too early leaves them open.
    const Result<workflow::Template> condition =
        workflow::Template::parse(u"{{ (%1) }}"_s.arg(point.condition), context.names);
    if (!condition)
        return errorText(condition.error()).text;
    if (const Result<> checked = condition->check(); !checked)
        return errorText(checked.error()).text;
    for (const workflow::Reference &reference : condition->references()) {
        if (!context.names.contains(reference.scope) && !context.schemas.contains(reference.scope))
            return tr("No step before this one is called “%1”.").arg(reference.scope);
    }
    return {};
}

QString BreakpointModel::problemWith(int row, const QString &condition) const
{
    if (row < 0 || row >= count())
        return {};
    Breakpoint point = m_rows.at(row);
    point.condition = bareCondition(condition);
    return problemWith(point);
}

void BreakpointModel::setCondition(int row, const QString &condition)
{
    if (row < 0 || row >= count() || !problemWith(row, condition).isEmpty())
        return;
    Breakpoint point = m_rows.at(row);
    point.condition = bareCondition(condition);
    replace(point);
}

void BreakpointModel::setOn(int row, bool isOn)
{
    if (row < 0 || row >= count())
        return;
    Breakpoint point = m_rows.at(row);
    point.isEnabled = isOn;
    replace(point);
}

void BreakpointModel::setAllOn(bool isOn)
{
    QList<Breakpoint> points = m_points;
    for (Breakpoint &point : points)
        point.isEnabled = isOn;
    put(points);
}

void BreakpointModel::remove(int row)
{
    if (row < 0 || row >= count())
        return;
    QList<Breakpoint> points = m_points;
    points.removeIf([&](const Breakpoint &point) { return isSamePlace(point, m_rows.at(row)); });
    put(points);
}

void BreakpointModel::removeAll()
{
    put({});
}

void BreakpointModel::reveal(int row)
{
    if (row < 0 || row >= count())
        return;
    const Breakpoint &point = m_rows.at(row);
    if (point.edge.isEmpty())
        m_session.revealNode(point.node.text());
    else
        m_session.revealEdge(point.edge.text());
}

void BreakpointModel::replace(const Breakpoint &point)
{
    QList<Breakpoint> points = m_points;
    for (Breakpoint &other : points) {
        if (isSamePlace(other, point))
            other = point;
    }
    put(points);
}

void BreakpointModel::put(const QList<Breakpoint> &points)
{
    if (m_workflow.isNull() || points == m_points)
        return;
    m_points = points;
    m_store->save(m_workflow, m_points);
    refresh();
    Q_EMIT edited();
}

void BreakpointModel::refresh()
{
    QList<Breakpoint> rows;
    BreakMarks marks;
    for (const Breakpoint &point : std::as_const(m_points)) {
        if (!isThere(point))
            continue;
        rows.append(point);
        if (point.edge.isEmpty())
            marks.nodes.insert(point.node, markOf(point));
        else
            marks.edges.insert(point.edge, markOf(point));
    }
    const bool isOther = rows != m_rows;
    ListDiff::apply(this, m_rows, rows, [](const Breakpoint &point) {
        return std::pair(point.node.text(), point.edge.text());
    });
    m_session.setBreakMarks(marks);
    if (isOther) {
        Q_EMIT changed();
        Q_EMIT selectionChanged();
    } else if (!rows.isEmpty()) {
        rereadRows(*this); // titles, and what conditions refer to
    }
}

void BreakpointModel::retranslate()
{
    rereadRows(*this);
}

} // namespace agentops::ui::graph
