// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>
#include <vector>

namespace agentops::interop {

/// The part of JavaScript that expressions of GitHub can say, taken apart.
struct ScriptExpression
{
    enum class Kind {
        Null, ///< also undefined
        Boolean,
        Number,
        String,
        Name, ///< text: a name, or the id of a node
        Member, ///< of operands[0]; text: the key
        Index, ///< operands: of what, which
        Call, ///< operands: what, then the arguments
        Not,
        Binary, ///< text: the operator
        Conditional, ///< operands: condition, then, else
        List,
        Object, ///< keys and operands
    };

    Kind kind = Kind::Null;
    QString text;
    double number = 0;
    std::vector<ScriptExpression> operands;
    QStringList keys{};

    bool isName(QStringView name) const { return kind == Kind::Name && text == name; }
    /// Whether it calls `gh.name`.
    bool isGhCall(QStringView name) const;
};

/// Nothing when the text has anything else in it. `ids` are the ids of nodes, which are one name
/// each also where they hold `-`.
std::optional<ScriptExpression> readScript(QStringView text, const QStringList &ids);

/// A text with `{{ }}`, taken apart; nothing when an expression in it cannot be read.
struct ScriptPiece
{
    QString text;
    std::optional<ScriptExpression> expression;
};
std::optional<QList<ScriptPiece>> readTemplate(const QString &text, const QStringList &ids);

} // namespace agentops::interop
