// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/edithistory.h>

#include <QtCore/QByteArray>

namespace agentops::workflow {

/// A step as it is stored: JSON. Source: docs/formats/edits.md. Thread: any.
QByteArray writeStep(const HistoryStep &step);
/// Whether the step fits a document is another question: see EditJournal::load().
/// Errors: workflow.malformed, workflow.newer_format, workflow.invalid_document. Thread: any.
Result<HistoryStep> parseStep(const QByteArray &text);

} // namespace agentops::workflow
