// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/nodecatalog.h>

namespace agentops::cli {

/// The workflow that a person named: a file, or an example of the program.
struct ChosenWorkflow
{
    /// The file's path, or the example's name.
    QString source;
    workflow::ParsedDocument parsed;
    QByteArray text;
};

/// Reads and validates. A name that is no file may be an example's.
/// Errors: base.not_found (with the closest name), base.permission_denied, base.io. What is wrong
/// inside the document stands in its diagnostics.
Result<ChosenWorkflow> findWorkflow(const QString &name, const workflow::NodeCatalog &catalog);

/// The document, or the first finding that would stop a run.
/// Errors: workflow.invalid_document with path, line and column in the context.
Result<workflow::Document> documentOf(const ChosenWorkflow &chosen);

/// The folder that the names of workflows that this file calls count from: the top of the
/// repository that it is in; without one the current folder, where a run would begin.
/// Errors: git.* of a repository that cannot be read.
Result<QString> calledWorkflowsRoot(const QString &file);

/// The values of --set, each in the type that the document's input wants.
/// Errors: workflow.missing_input (no such input), workflow.wrong_type.
Result<QJsonObject> inputValues(const workflow::Document &document, const QStringList &assignments);

} // namespace agentops::cli
