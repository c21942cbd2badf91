// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/runstatus.h>

#include <QtCore/QString>

namespace agentops::ui {

/// Name of the theme's state token and icon: "ok", "running", "waiting", "failed", "inDoubt",
/// "skipped", "cancelled" or "planned".
QString stateKey(workflow::RunState state);
QString stateKey(workflow::StepState state);

/// The state in words, in the person's language.
QString stateText(workflow::RunState state);
QString stateText(workflow::StepState state);
/// Of a run; of one that stands in line, what it waits for.
QString stateText(workflow::RunState state, const std::optional<workflow::RunTurn> &waitsFor);

/// The step's title; one that is a kind's own is said in the person's language.
QString stepTitle(const workflow::StepStatus &step);

/// A port type by its name in documents, in words; a name that is none stays as it is.
QString portTypeText(const QString &typeName);

} // namespace agentops::ui
