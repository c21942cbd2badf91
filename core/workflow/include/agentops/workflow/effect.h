// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/workflow/steppath.h>

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace agentops::workflow {

enum class EffectState {
    Intended, ///< about to be done; when it stays so, nobody knows whether it was
    Done,
    Failed, ///< tried, and not done
};

/// Something that a step does to what lies outside of its run.
/// Shape: no secret is in it, and nothing behind the `?` of an address.
struct StepEffect
{
    /// What is done, such as `git.push`. Source: docs/formats/journal.md, "effects".
    QString kind;
    /// To what: a branch, a server, a file.
    QString target;
    QJsonObject detail;
    EffectState state = EffectState::Done;

    friend bool operator==(const StepEffect &, const StepEffect &) = default;
};

/// A line of the effect ledger.
struct RecordedEffect
{
    /// Empty: of the run.
    StepPath step;
    int attempt = 0;
    Timestamp at;
    StepEffect effect;

    friend bool operator==(const RecordedEffect &, const RecordedEffect &) = default;
};

/// What a step would do, as far as that is known before it runs.
struct PlannedEffect
{
    /// As in the ledger; `unknown` when nobody can tell.
    QString kind;
    QString target;
    /// For people: "push main to origin".
    QString text;

    friend bool operator==(const PlannedEffect &, const PlannedEffect &) = default;
};

/// The branches that a run has made for its worktrees only; others are what it was for.
QStringList worktreeBranches(const QList<RecordedEffect> &effects);

/// The name in the journal and in JSON: `intended`, `done`, `failed`.
QString effectStateName(EffectState state);
EffectState effectStateFromName(QStringView name);

} // namespace agentops::workflow
