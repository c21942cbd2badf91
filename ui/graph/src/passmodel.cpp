// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/passmodel.h>
#include <agentops/ui/models/listdiff.h>
#include <agentops/ui/models/runtext.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::ui::graph {

using workflow::NodeId;
using workflow::PassStatus;
using workflow::RunStatus;
using workflow::StepPath;
using workflow::StepState;

namespace {

QString stateKeyOf(const RunStatus &run, qsizetype container, const PassStatus &pass)
{
    if (!pass.error.isEmpty())
        return stateKey(StepState::Failed);
    if (pass.isFinished)
        return stateKey(StepState::Succeeded);
    return stateKey(isFinal(run.steps()[container].state) ? StepState::Cancelled
                                                          : StepState::Running);
}

} // namespace

PassModel::PassModel(GraphSession &session, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    connect(&session, &GraphSession::documentChanged, this, &PassModel::refresh);
    connect(&session, &GraphSession::selectionChanged, this, &PassModel::shownChanged);
}

int PassModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> PassModel::roleNames() const
{
    static const QHash<int, QByteArray> names{
        {PathRole, "path"},           {TitleRole, "title"},
        {TextRole, "text"},           {NumberRole, "number"},
        {PassCountRole, "passCount"}, {FailedNumberRole, "failedNumber"},
        {StateKeyRole, "stateKey"},   {FrameRole, "frame"},
        {CardRole, "card"},
    };
    return names;
}

QVariant PassModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case PathRole:
        return row.container.text();
    case TitleRole:
        return row.title;
    case Qt::DisplayRole:
    case TextRole:
        return tr("pass %1 of %2").arg(row.shown + 1).arg(row.numbers.size());
    case NumberRole:
        return int(row.shown) + 1;
    case PassCountRole:
        return int(row.numbers.size());
    case FailedNumberRole:
        return int(row.failed) + 1;
    case StateKeyRole:
        return row.stateKey;
    case FrameRole:
        return row.frame;
    case CardRole:
        return row.card;
    default:
        return {};
    }
}

void PassModel::show(const RunStatus &run, const ShownSteps &shown)
{
    m_paths.clear();
    for (const auto &[node, step] : shown.steps.asKeyValueRange())
        m_paths.insert(node, run.steps()[step].path);
    m_all.clear();
    for (const ShownContainer &container : shown.containers) {
        Row row;
        row.container = run.steps()[container.step].path;
        for (const qsizetype pass : container.passes)
            row.numbers.append(run.passes()[pass].index);
        row.shown = container.shown;
        row.failed = container.firstFailed;
        row.stateKey =
            stateKeyOf(run, container.step, run.passes()[container.passes[container.shown]]);
        m_all.append(row);
    }
    refresh();
}

void PassModel::clear()
{
    m_all.clear();
    m_paths.clear();
    refresh();
}

void PassModel::refresh()
{
    const GraphScene &scene = m_session.scene();
    QList<Row> target;
    for (Row row : std::as_const(m_all)) {
        const int node = scene.indexOf(row.container.node());
        if (node < 0 || scene.nodes()[size_t(node)].frame.isNull())
            continue;
        const NodeItem &item = scene.nodes()[size_t(node)];
        row.title = item.title;
        row.frame = item.frame;
        row.card = item.rect;
        target.append(row);
    }
    ListDiff::apply(this, m_rows, target, [](const Row &row) { return row.container.text(); });
    ++m_revision;
    Q_EMIT shownChanged();
}

QString PassModel::current() const
{
    const GraphScene &scene = m_session.scene();
    const QSet<NodeId> &selected = m_session.interaction().view().selectedNodes;
    if (selected.size() == 1) {
        for (int at = scene.indexOf(*selected.begin()); at >= 0;
             at = scene.nodes()[size_t(at)].parent) {
            const auto row = std::ranges::find(m_rows, scene.nodes()[size_t(at)].id,
                                               [](const Row &r) { return r.container.node(); });
            if (row != m_rows.end())
                return row->container.text();
        }
    }
    return m_rows.isEmpty() ? QString() : m_rows.first().container.text();
}

QString PassModel::pathOf(const QString &nodeId) const
{
    return m_paths.value(NodeId(nodeId), StepPath(nodeId)).text();
}

bool PassModel::isShown(const QString &path) const
{
    return m_paths.value(StepPath(path).node()) == StepPath(path);
}

QRectF PassModel::cardOf(const QString &path) const
{
    const GraphScene &scene = m_session.scene();
    const int node = scene.indexOf(StepPath(path).node());
    return node < 0 ? QRectF() : scene.nodes()[size_t(scene.shownNode(node))].rect;
}

const PassModel::Row *PassModel::findRow(const QString &container) const
{
    const auto row = std::ranges::find(m_rows, StepPath(container), &Row::container);
    return row == m_rows.end() ? nullptr : &*row;
}

void PassModel::choose(const Row &row, qsizetype place)
{
    if (place >= 0 && place < row.numbers.size() && place != row.shown)
        Q_EMIT chosen(row.container.text(), row.numbers.at(place));
}

void PassModel::go(const QString &container, int by)
{
    if (const Row *row = findRow(container))
        choose(*row, row->shown + by);
}

void PassModel::goToFailed(const QString &container)
{
    if (const Row *row = findRow(container))
        choose(*row, row->failed);
}

} // namespace agentops::ui::graph
