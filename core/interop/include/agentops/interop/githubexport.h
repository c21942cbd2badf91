// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/document.h>

#include <QtCore/QByteArray>

namespace agentops::interop {

struct Exported
{
    /// Whole, also when something is missing in it.
    QByteArray text;
    /// What the other format cannot say, with the node or edge it is about.
    QList<workflow::Diagnostic> diagnostics;
};

/// Writes the document as a workflow of GitHub Actions. What importGithubWorkflow() makes of it is
/// the same document again, as far as there are no diagnostics.
/// Codes of diagnostics: interop.no_equivalent. Thread: any.
Exported exportGithubWorkflow(const workflow::Document &document);

} // namespace agentops::interop
