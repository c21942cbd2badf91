// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/runservice.h>

#include <QtCore/QString>

namespace agentops::ui {

/// What a run did, as a Markdown page in the person's language: outcome, steps, errors, decisions
/// and artefacts. Text of the workflow cannot break out of its place.
QString runReport(const workflow::RunDetail &run, Timestamp now);

/// `text` so that Markdown shows it as it is, in one line.
QString escapedMarkdown(const QString &text);

} // namespace agentops::ui
