// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"

#include <agentops/workflow/runservice.h>

namespace agentops::cli {

/// Whether a living program carries a run out.
enum class Carrier { Alive, Gone };

/// How a step is called: its title, and the path that commands take for it, "Run tests (tests)".
QString stepLabel(const QString &title, const workflow::StepPath &path);
QString stepLabel(const workflow::StepStatus &step);

/// What stood for the work of a step, in one word: `pinned` values, what a rerun has `kept` of the
/// run before it, an outcome of an earlier run that was `reused`; empty when it did its work.
QString originWord(const workflow::StepStatus &step, const workflow::RunSummary &run);

/// How the state of a run or a step is called in text: "waiting for approval".
QString stateText(workflow::RunState state);
QString stateText(workflow::StepState state);
Color stateColor(workflow::RunState state);
Color stateColor(workflow::StepState state);

/// How long a step or run has taken, or nothing when it has not ended.
std::optional<std::chrono::milliseconds> durationOf(std::optional<Timestamp> from,
                                                    std::optional<Timestamp> to);

/// Whether the run was cut off: it is recorded as running, and nobody carries it out.
bool isInterrupted(const workflow::RunSummary &run, Carrier carrier);
/// The state of a run, or "interrupted".
QString stateText(const workflow::RunSummary &run, Carrier carrier);

/// What a step in line for a concurrency key waits for: `"deploy", 1 at a time`.
QString turnText(const QString &key, int limit);
/// Until when a run that has not begun waits.
QString waitText(const workflow::RunTurn &turn);

/// Steps with states, durations and errors, and the outcome below.
QString runSummaryText(const workflow::RunStatus &status, const Console &console,
                       Carrier carrier = Carrier::Alive);

/// Why a run did not succeed, in one line: the first step that failed and its error.
QString runFailureText(const workflow::RunStatus &status);

// The shapes of --json; times are ISO 8601 in UTC, null where there is none.
QJsonObject runToJson(const workflow::RunSummary &run, Carrier carrier = Carrier::Alive);
QJsonObject runToJson(const workflow::RunStatus &status, Carrier carrier = Carrier::Alive);
QJsonValue turnToJson(const std::optional<workflow::RunTurn> &turn);
QJsonObject eventToJson(const workflow::RunEvent &event);
QJsonObject logLineToJson(const workflow::LogLine &line);

/// What runToJson() gives, for help.
QString runJsonShape();

} // namespace agentops::cli
