// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/planmodel.h>

#include <agentops/ui/models/listdiff.h>

#include <algorithm>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using workflow::DryStep;
using workflow::NodeId;
using workflow::Outlook;
using workflow::RerunReason;
using workflow::StepPath;
using Fate = PlanRow::Fate;

namespace {

Fate fateOf(Outlook outlook)
{
    switch (outlook) {
    case Outlook::Runs:
        return Fate::Runs;
    case Outlook::Depends:
        return Fate::Depends;
    case Outlook::Skipped:
        return Fate::Skipped;
    }
    Q_UNREACHABLE_RETURN(Fate::Runs);
}

QString placeOf(const DryStep &step)
{
    QStringList parts;
    for (const NodeId &container : step.containers)
        parts.append(container.text());
    parts.append(step.node.text());
    return parts.join(u'/');
}

/// Of a step and of what is in it, apart from what has a row of its own.
QString effectsOf(const NodeId &node, const workflow::DryRun &dry, const QSet<NodeId> &told)
{
    QStringList texts;
    for (const DryStep &step : dry.steps) {
        const bool isIn = step.containers.contains(node) && !told.contains(step.node);
        if (step.outlook == Outlook::Skipped || (step.node != node && !isIn))
            continue;
        for (const workflow::PlannedEffect &effect : step.effects) {
            const QString text = plannedEffectText(effect);
            if (!text.isEmpty() && !texts.contains(text))
                texts.append(text);
        }
    }
    return texts.join(u", "_s);
}

QString fateText(Fate fate)
{
    switch (fate) {
    case Fate::Runs:
        return PlanModel::tr("runs", "what becomes of a step");
    case Fate::Depends:
        return PlanModel::tr("may run", "what becomes of a step");
    case Fate::Kept:
        return PlanModel::tr("kept", "what becomes of a step");
    case Fate::Skipped:
        return PlanModel::tr("left out", "what becomes of a step");
    }
    Q_UNREACHABLE_RETURN({});
}

QString iconOf(Fate fate)
{
    switch (fate) {
    case Fate::Runs:
        return u"play"_s;
    case Fate::Depends:
        return u"circle-help"_s;
    case Fate::Kept:
        return u"check"_s;
    case Fate::Skipped:
        return u"circle-slash"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

QList<PlanRow> planRows(const std::optional<workflow::RerunPlan> &rerun,
                        const workflow::DryRun &dry, const NodeTitles &titles)
{
    QSet<NodeId> told;
    QList<PlanRow> rows;
    if (!rerun) {
        for (const DryStep &step : dry.steps)
            told.insert(step.node);
        for (const DryStep &step : dry.steps) {
            PlanRow row{
                step.node, placeOf(step), fateOf(step.outlook), outlookText(step, titles), {}};
            if (!row.isLeft())
                row.effects = effectsOf(step.node, dry, told);
            rows.append(row);
        }
        return rows;
    }
    for (const workflow::RerunStep &step : rerun->steps)
        told.insert(step.path.node());
    for (const workflow::RerunStep &step : rerun->steps) {
        const NodeId node = step.path.node();
        PlanRow row{step.path, step.path.text(), Fate::Runs, rerunReasonText(step, titles), {}};
        const auto outlook = std::ranges::find(dry.steps, node, &DryStep::node);
        if (step.isKept()) {
            row.fate = Fate::Kept;
        } else if (step.reason == RerunReason::NotAsked) {
            row.fate = Fate::Skipped;
        } else if (outlook != dry.steps.end() && outlook->outlook == Outlook::Skipped) {
            row.fate = Fate::Skipped;
            row.reason = outlookText(*outlook, titles);
        }
        if (!row.isLeft())
            row.effects = effectsOf(node, dry, told);
        rows.append(row);
    }
    return rows;
}

QHash<NodeId, NodeOverlay> planOverlays(const QList<PlanRow> &rows,
                                        const workflow::Document &document)
{
    // Of a step with several passes, what is run is said.
    QHash<NodeId, Fate> fates;
    for (const PlanRow &row : rows) {
        const NodeId node = row.path.node();
        const auto known = fates.constFind(node);
        if (known == fates.constEnd() || row.fate < *known)
            fates.insert(node, row.fate);
    }
    QHash<NodeId, NodeOverlay> overlays;
    for (const workflow::Node &node : document.nodes) {
        const workflow::Node *told = &node;
        while (told && !fates.contains(told->id))
            told = told->parent.isEmpty() ? nullptr : document.findNode(told->parent);
        if (!told)
            continue;
        const Fate fate = fates.value(told->id);
        NodeOverlay overlay;
        overlay.state = fate == Fate::Kept ? workflow::StepState::Succeeded
            : fate == Fate::Skipped        ? workflow::StepState::Skipped
                                           : workflow::StepState::Planned;
        overlay.footer = fateText(fate);
        overlay.isPale = fate == Fate::Kept || fate == Fate::Skipped;
        overlays.insert(node.id, overlay);
    }
    return overlays;
}

PlanModel::PlanModel(NodeTitles titles, QObject *parent)
    : QAbstractListModel(parent)
    , m_titles(std::move(titles))
{ }

int PlanModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PlanRow &row = m_rows.at(index.row());
    switch (role) {
    case NodeIdRole:
        return row.path.node().text();
    case Qt::DisplayRole:
    case TitleRole:
        return titleOf(row.path);
    case FateRole:
        return fateText(row.fate);
    case IsLeftRole:
        return row.isLeft();
    case ReasonRole:
        return row.reason;
    case EffectsRole:
        return row.effects;
    case DepthRole:
        return int(row.place.count(u'/'));
    case IconNameRole:
        return iconOf(row.fate);
    default:
        return {};
    }
}

QHash<int, QByteArray> PlanModel::roleNames() const
{
    return {{NodeIdRole, "nodeId"}, {TitleRole, "title"},      {FateRole, "fate"},
            {IsLeftRole, "isLeft"}, {ReasonRole, "reason"},    {EffectsRole, "effects"},
            {DepthRole, "depth"},   {IconNameRole, "iconName"}};
}

QString PlanModel::titleOf(const StepPath &path) const
{
    const QString title = m_titles(path.node());
    const QString name = title.isEmpty() ? path.node().text() : title;
    return path.pass() < 0 ? name : tr("%1, pass %2").arg(name).arg(path.pass() + 1);
}

int PlanModel::runCount() const
{
    return int(std::ranges::count_if(m_rows, [](const PlanRow &row) { return !row.isLeft(); }));
}

int PlanModel::keptCount() const
{
    return int(std::ranges::count(m_rows, Fate::Kept, &PlanRow::fate));
}

QString PlanModel::summary() const
{
    QStringList parts{tr("%n steps run", nullptr, runCount())};
    if (const int kept = keptCount(); kept > 0)
        parts.append(tr("%n are kept", "steps", kept));
    if (const int left = count() - runCount() - keptCount(); left > 0)
        parts.append(tr("%n are left out", "steps", left));
    return parts.join(u", "_s);
}

bool PlanModel::reachesOutside() const
{
    return std::ranges::any_of(m_rows, [](const PlanRow &row) { return !row.effects.isEmpty(); });
}

void PlanModel::setRows(const QList<PlanRow> &rows)
{
    ListDiff::apply(this, m_rows, rows, [](const PlanRow &row) { return row.place; });
    rereadRows(*this); // titles
    Q_EMIT changed();
}

} // namespace agentops::ui::graph
