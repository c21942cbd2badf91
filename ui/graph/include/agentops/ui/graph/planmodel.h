// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/plantext.h>
#include <agentops/ui/graph/sceneitems.h>
#include <agentops/workflow/document.h>

#include <QtCore/QAbstractListModel>
#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace agentops::ui {
class ListDiff;
}

namespace agentops::ui::graph {

/// What would become of one step.
struct PlanRow
{
    enum class Fate { Runs, Depends, Kept, Skipped };

    /// At the top where it is told once for all passes.
    workflow::StepPath path;
    /// Containers that it is in, down to it; names the row.
    QString place;
    Fate fate = Fate::Runs;
    /// In words; may be empty.
    QString reason;
    /// What it would do to the outside, in words; may be empty.
    QString effects;

    bool isLeft() const { return fate == Fate::Kept || fate == Fate::Skipped; }
    friend bool operator==(const PlanRow &, const PlanRow &) = default;
};

/// What a run would do: of `dry` alone one from the beginning, with `rerun` one that goes on with
/// what an earlier run has done.
/// Shape: in the order of the plan.
QList<PlanRow> planRows(const std::optional<workflow::RerunPlan> &rerun,
                        const workflow::DryRun &dry, const NodeTitles &titles);

/// The cards of what is left as it is are pale, and each says what becomes of its step. A step that
/// has no row is as the container that it is in.
QHash<workflow::NodeId, NodeOverlay> planOverlays(const QList<PlanRow> &rows,
                                                  const workflow::Document &document);

/// The steps of a plan, for a person to look at before it is carried out.
/// Thread: main.
class PlanModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by RunDesk.")
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(int runCount READ runCount NOTIFY changed FINAL)
    Q_PROPERTY(int keptCount READ keptCount NOTIFY changed FINAL)
    /// "2 steps run, 3 are kept".
    Q_PROPERTY(QString summary READ summary NOTIFY changed FINAL)
    /// Something is done that reaches beyond the run.
    Q_PROPERTY(bool reachesOutside READ reachesOutside NOTIFY changed FINAL)

public:
    enum Role {
        NodeIdRole = Qt::UserRole + 1, ///< QString
        TitleRole, ///< QString, with the pass
        FateRole, ///< QString, in words
        IsLeftRole, ///< bool, it is not run
        ReasonRole, ///< QString, may be empty
        EffectsRole, ///< QString, may be empty
        DepthRole, ///< int, how many containers it is in
        IconNameRole, ///< QString
    };

    explicit PlanModel(NodeTitles titles, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(m_rows.size()); }
    int runCount() const;
    int keptCount() const;
    QString summary() const;
    bool reachesOutside() const;
    const QList<PlanRow> &rows() const { return m_rows; }
    void setRows(const QList<PlanRow> &rows);

Q_SIGNALS:
    void changed();

private:
    friend class ui::ListDiff;

    QString titleOf(const workflow::StepPath &path) const;

    NodeTitles m_titles;
    QList<PlanRow> m_rows;
};

} // namespace agentops::ui::graph
