// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "context.h"

#include <agentops/workflow/document.h>
#include <agentops/workflow/nodecatalog.h>

#include <memory>

namespace agentops::cli {

/// Errors: those of workflow::readDocumentFileBlocking(), with the path.
Result<workflow::Document> readWorkflowFile(const QString &path);

/// Writes a file as a command of a person; what it held before stays a version.
Task<Result<>> writeWorkflowFile(Context context, QString path, workflow::Document document,
                                 QString message);

/// The kinds of steps that come with the program, to be asked and not executed.
std::unique_ptr<workflow::NodeCatalog> knownKinds(const Context &context);

} // namespace agentops::cli
