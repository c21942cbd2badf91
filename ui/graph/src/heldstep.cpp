// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/heldstep.h>

#include <agentops/base/json.h>
#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/runoverlay.h>
#include <agentops/ui/graph/workflowrun.h>
#include <agentops/ui/models/errortext.h>
#include <agentops/ui/models/listdiff.h>
#include <agentops/ui/models/runtext.h>
#include <agentops/ui/models/valuetext.h>

#include <QtCore/QJsonObject>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using workflow::StepPath;

namespace {

constexpr qsizetype kLongestValue = 120;

Result<QJsonObject> outputsOf(const QString &json)
{
    AO_TRY(const QJsonValue value, parseJson(json.toUtf8(), {}));
    if (!value.isObject())
        return fail(errors::kInvalidJson, u"expected an object"_s);
    return value.toObject();
}

/// What the step before has handed on: in the same pass, or in one of those around.
const workflow::StepStatus *sourceOf(const workflow::NodeId &node, const StepPath &reader,
                                     const workflow::RunStatus &status)
{
    for (StepPath around = reader; !around.isEmpty(); around = around.container()) {
        const StepPath path =
            around.pass() < 0 ? StepPath(node) : around.container().inside(around.pass(), node);
        if (const workflow::StepStatus *step = status.findStep(path))
            return step;
    }
    return nullptr;
}

} // namespace

HeldStep::HeldStep(GraphSession &session, WorkflowRun &run, workflow::RunService &service,
                   QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_run(run)
    , m_service(service)
{
    connect(&run, &WorkflowRun::changed, this, &HeldStep::follow);
}

int HeldStep::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant HeldStep::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case PortRole:
        return row.port;
    case FromRole:
        return row.from;
    case ValueRole:
        return row.value;
    default:
        return {};
    }
}

QHash<int, QByteArray> HeldStep::roleNames() const
{
    return {{PortRole, "port"}, {FromRole, "from"}, {ValueRole, "valueText"}};
}

QString HeldStep::nodeId() const
{
    return isHeld() ? m_steps.first().node.text() : QString();
}

QString HeldStep::title() const
{
    return isHeld() ? stepTitle(m_steps.first()) : QString();
}

QString HeldStep::text() const
{
    return isHeld() ? holdText(*m_steps.first().hold) : QString();
}

QString HeldStep::detail() const
{
    if (!isHeld())
        return {};
    const workflow::Hold &hold = *m_steps.first().hold;
    return hold.problem.isEmpty() ? hold.condition : hold.condition + u" · "_s + hold.problem;
}

void HeldStep::follow()
{
    QList<workflow::StepStatus> steps;
    QList<Row> rows;
    if (m_run.isActive()) {
        for (const workflow::StepStatus &step : m_run.status()->steps()) {
            if (step.hold)
                steps.append(step);
        }
    }
    if (!steps.isEmpty()) {
        const workflow::StepStatus &held = steps.first();
        const GraphScene &scene = m_session.scene();
        for (const workflow::Edge &edge : m_session.editor().document().edges) {
            if (edge.to.node != held.node || edge.isMuted)
                continue;
            const int from = scene.indexOf(edge.from.node);
            const workflow::StepStatus *source =
                sourceOf(edge.from.node, held.path, *m_run.status());
            const QJsonValue value =
                source ? source->outputs.value(edge.from.port) : QJsonValue::Undefined;
            rows.append({edge.id, edge.to.port,
                         u"%1 · %2"_s.arg(from >= 0 ? scene.nodes()[size_t(from)].title
                                                    : edge.from.node.text(),
                                          edge.from.port),
                         value.isUndefined() ? QString() : valueLine(value, kLongestValue)});
        }
    }
    ListDiff::apply(this, m_rows, rows, [](const Row &row) { return row.edge.text(); });
    if (steps == m_steps)
        return;
    m_steps = steps;
    Q_EMIT changed();
}

void HeldStep::let(workflow::StepMode mode)
{
    if (!canGoOn())
        return;
    m_operation.run(tr("Going on"), [&](CancelToken token) {
        return m_service.goOn(*m_run.runId(), m_steps.first().path, mode, std::move(token));
    });
}

QString HeldStep::problemWith(const QString &json) const
{
    if (const Result<QJsonObject> outputs = outputsOf(json); !outputs)
        return tr("This is no JSON object: %1").arg(outputs.error().message());
    return {};
}

QString HeldStep::outputsToEdit() const
{
    QJsonObject outputs;
    const int index = isHeld() ? m_session.scene().indexOf(m_steps.first().node) : -1;
    if (index >= 0) {
        for (const PortItem &port : m_session.scene().nodes()[size_t(index)].outputs) {
            if (!port.isBuiltIn)
                outputs.insert(port.name, QJsonValue());
        }
    }
    return QString::fromUtf8(writeJson(outputs));
}

void HeldStep::goOnWith(const QString &json)
{
    const Result<QJsonObject> outputs = outputsOf(json);
    if (!canGoOn() || !outputs)
        return;
    m_operation.run(tr("Going on"), [&](CancelToken token) {
        return m_service.pin(*m_run.runId(), m_steps.first().path, *outputs, std::move(token));
    });
}

void HeldStep::revealInput(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    m_session.revealEdge(m_rows.at(row).edge.text());
    Q_EMIT dataWanted();
}

void HeldStep::reveal()
{
    if (isHeld())
        m_session.revealNode(nodeId());
}

} // namespace agentops::ui::graph
