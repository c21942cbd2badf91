// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>
#include <agentops/workflow/template.h>

#include <functional>
#include <optional>

// References in the texts of a document, and how other ones are written in their place. Only names
// are exchanged: what stands between them, and everything else, stays as it was written.
namespace agentops::workflow {

struct NodeType;

/// What takes the place of a reference.
/// Shape: the first `cut` of its names (scope, name, path) become `root`; the next one becomes
/// `member`, unless that is empty.
struct Replacement
{
    QString root;
    qsizetype cut = 1;
    QString member{};
};

/// Nothing: the reference stays. `isWhole` says whether its expression uses the scope as a whole
/// somewhere, as in `tests[name]`: then what is read from it is read as from any object.
using ReplaceReference =
    std::function<Result<std::optional<Replacement>>(const Reference &, bool isWhole)>;

/// The text with its references replaced. `before` and `after` are the names that are known where
/// the text stands and where it will stand; what comes out refers there to what it is to refer to,
/// and to nothing else.
/// Errors: workflow.bad_expression when no such text can be written; those of `replace`.
Result<QString> replaceReferences(const QString &text, const ExpressionNames &before,
                                  const ExpressionNames &after, const ReplaceReference &replace);

/// Told of a text, and whether it is told after a pass of the node's body.
using ChangeText = std::function<Result<QString>(const QString &, bool isInBody)>;

/// Changes every template of a node. Code is none.
Result<> changeTexts(Node &node, const NodeType &type, const ChangeText &change);
/// The same for the outputs of a document.
Result<> changeTexts(QJsonObject &outputs, const ChangeText &change);

/// The names that expressions of a document know when it runs.
ExpressionNames runtimeNames(const QList<Node> &nodes);

/// `{{ scope.name }}`, or `{{ scope }}` without a name, in a way that is read as just that.
/// Errors: workflow.bad_expression when there is none.
Result<QString> textOfReference(const QString &scope, const QString &name,
                                const ExpressionNames &names);
/// What a text refers to that is one reference without a path and nothing else.
std::optional<Reference> soleReference(const QJsonValue &text, const ExpressionNames &names);

} // namespace agentops::workflow
