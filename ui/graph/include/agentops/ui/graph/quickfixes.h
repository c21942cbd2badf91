// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/diagnostic.h>

#include <QtCore/QList>
#include <QtCore/QString>

#include <functional>

namespace agentops::workflow {
class DocumentEditor;
class NodeCatalog;
struct Document;
} // namespace agentops::workflow

namespace agentops::ui::graph {

/// One way to make a problem go away.
struct QuickFix
{
    enum class Kind {
        Connect,
        AddNode,
        Convert, ///< through a new node in between
        Reconnect,
        RemoveEdge,
        AlwaysFollow,
        Unmute,
        ReplaceKind,
        MoveNode, ///< into another container, or out of one
        SetValue,
        RenameValue,
        RemoveValue,
        ResetSetting,
        RenameReference,
        AddInput,
        Decide, ///< between the sides of a merge
    };

    Kind kind = Kind::SetValue;
    /// As a command, in the person's language.
    QString title;
    /// Loses nothing that a run would notice: it may be done to many problems at once, unseen.
    bool isSafe = false;
    /// Expects the document that the fix was made for, but for other problems that are solved.
    std::function<Result<>(workflow::DocumentEditor &)> apply;
};

/// What can be done about a problem of this document, the most likely first; nothing where only a
/// person can know.
/// Complexity: linear in the document, and more for circles.
QList<QuickFix> fixesFor(const workflow::Diagnostic &diagnostic, const workflow::Document &document,
                         const workflow::NodeCatalog &catalog);

/// Does it as one step that can be undone.
/// Errors: those of the edit; the document is then unchanged.
Result<> applyFix(workflow::DocumentEditor &editor, const QuickFix &fix);

/// Whether there is a safe fix for a problem like this.
bool isSafelyFixable(const workflow::Diagnostic &diagnostic);

/// Does the safe fixes of all problems with this code as one step. Gives how many were solved.
int applySafeFixes(workflow::DocumentEditor &editor, const QString &code,
                   const QList<workflow::Diagnostic> &diagnostics);

} // namespace agentops::ui::graph
