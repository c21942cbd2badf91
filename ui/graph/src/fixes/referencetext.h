// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/diagnostic.h>

#include <QtCore/QStringList>

namespace agentops::workflow {
class DocumentEditor;
} // namespace agentops::workflow

namespace agentops::ui::graph {

/// Where the text stands that a problem is about.
struct TextPlace
{
    explicit TextPlace(const workflow::Diagnostic &diagnostic);

    workflow::NodeId node;
    workflow::EdgeId edge;
    /// Below the node or the document: `.when`, `.parameters.command`, `.outputs.report`.
    QString field;
};

/// One name of a reference, with those before it.
struct ReferenceName
{
    /// Scope, name and fields.
    QStringList names;
    int index = 0;

    const QString &text() const { return names.at(index); }
};

/// Writes another name wherever the text has this one.
/// Errors: workflow.unknown_element; workflow.bad_expression when it cannot be written there.
Result<> renameReference(workflow::DocumentEditor &editor, const TextPlace &place,
                         const ReferenceName &name, const QString &to);

} // namespace agentops::ui::graph
