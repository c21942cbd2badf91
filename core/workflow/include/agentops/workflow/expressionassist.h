// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/template.h>

#include <QtCore/QHash>
#include <QtCore/QJsonObject>

#include <optional>

namespace agentops::workflow {

/// What an editor knows about the place of a text.
struct ExpressionContext
{
    ExpressionNames names;
    /// The schema of what a root stands for: an object of the ports of a node, or of the inputs of
    /// the workflow.
    QHash<QString, QJsonObject> schemas;
    /// Values by root, such as those of the last run: `{"tests": {"exitCode": 0}}`.
    QJsonObject samples;
    ExpressionClock clock;

    /// Roots and members of a document: the steps before a node, with their outputs.
    static ExpressionContext ofNode(const Document &document, const class NodeCatalog &catalog,
                                    const NodeId &node);
};

struct Completion
{
    enum class Kind {
        Root, ///< a step, `inputs`, `run`
        Member, ///< a port or a field
        Function, ///< what the language has for a value of that type
        Standard, ///< an object of the language, or a library
    };

    QString text;
    Kind kind = Kind::Root;
    /// Of a member, see schema::typeName().
    QString type{};
    /// English; of a member whose schema describes it.
    QString help{};

    friend bool operator==(const Completion &, const Completion &) = default;
};

/// Shape: `start` and `length` say what of the text a completion takes the place of, from 0.
struct Completions
{
    qsizetype start = 0;
    qsizetype length = 0;
    /// Those that go on with what is typed, members before functions; empty outside of expressions,
    /// in strings and in comments.
    QList<Completion> list;
};

/// What may be written at `cursor`, which is an offset in `text`.
/// Thread: any.
Completions completeExpression(const QString &text, qsizetype cursor,
                               const ExpressionContext &context);

/// What a text comes to with the sample values.
/// Shape: `line` and `column` from 1 in the text, 0 when there is no error or it has no place.
struct ExpressionPreview
{
    QJsonValue value;
    std::optional<Error> error;
    int line = 0;
    int column = 0;
};
ExpressionPreview previewExpression(const QString &text, const ExpressionContext &context);

} // namespace agentops::workflow
