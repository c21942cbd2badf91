// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/steppath.h>

#include <QtCore/QJsonArray>
#include <QtCore/QList>

#include <optional>

namespace agentops::workflow {

/// Where a run holds and waits for a person before it goes on. In a container it holds in each
/// pass, in a called workflow by the ids that stand there.
struct Breakpoint
{
    /// Before the first start of this step; not before it is tried again. Empty: see edge.
    NodeId node;
    /// Before the step that this edge leads to starts because of it. One that is muted never holds.
    EdgeId edge;
    /// JavaScript, as between `{{` and `}}`, over what the step may read; empty: it always holds.
    /// Where it cannot be told the run holds and says why.
    QString condition;
    bool isEnabled = true;

    friend bool operator==(const Breakpoint &, const Breakpoint &) = default;
};

/// `node`, `edge`, `condition` and `disabled`, as far as they are not empty.
QJsonArray toJson(const QList<Breakpoint> &breakpoints);
QList<Breakpoint> breakpointsFromJson(const QJsonArray &array);

/// How a step that is held goes on.
enum class StepMode {
    Continue, ///< until the next breakpoint
    Over, ///< and the steps of the same body hold before they begin; once it has ended, those
          ///< around
    Into, ///< and all steps hold before they begin, those of containers and called workflows as
          ///< well
};

/// `continue`, `over`, `into`.
QString stepModeName(StepMode mode);
std::optional<StepMode> stepModeFromName(QStringView name);

/// Why a step is held before it begins.
struct Hold
{
    enum class Reason {
        Breakpoint,
        Stepping, ///< somebody goes on step by step
        BrokenCondition, ///< nobody can tell whether the breakpoint's condition is met
    };

    Reason reason = Reason::Breakpoint;
    /// Of the breakpoint: the edge, where it stands on one, and its condition.
    EdgeId edge;
    QString condition;
    /// BrokenCondition: what is wrong with it, in English.
    QString problem;

    friend bool operator==(const Hold &, const Hold &) = default;
};

/// `breakpoint`, `stepping`, `broken_condition`.
QString holdReasonName(Hold::Reason reason);
std::optional<Hold::Reason> holdReasonFromName(QStringView name);

} // namespace agentops::workflow
