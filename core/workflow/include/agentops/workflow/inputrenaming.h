// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>

namespace agentops::workflow {

class NodeCatalog;

/// The document with an input under another name, and with `{{ inputs.… }}` following it. A text
/// that cannot be written in another way stays as it is; validation then says that it refers to
/// nothing. Code is never changed.
Document withRenamedInput(Document document, const NodeCatalog &catalog, const QString &from,
                          const QString &to);

} // namespace agentops::workflow
