// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <expected>
#include <vector>

namespace agentops::interop {

/// An expression of GitHub Actions, taken apart.
/// Source: docs.github.com, "Evaluate expressions in workflows and actions".
struct GithubExpression
{
    enum class Kind {
        Null,
        Boolean, ///< number: 0 or 1
        Number,
        String, ///< text
        Context, ///< text: its name in lower case
        Property, ///< operands: of what; text: its name
        Index, ///< operands: of what, which
        Filter, ///< operands: of what; `.*` and `[*]`
        Call, ///< text: the name in lower case; operands: the arguments
        Not,
        And,
        Or,
        Equal,
        NotEqual,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
    };

    Kind kind = Kind::Null;
    QString text;
    double number = 0;
    std::vector<GithubExpression> operands;
    /// Where it begins in the text it was parsed from, from 0.
    qsizetype offset = 0;
};

struct GithubExpressionError
{
    QString message;
    /// In the text, from 0.
    qsizetype offset = 0;
};

/// Names of functions are checked with the number of their arguments, names of contexts are not.
std::expected<GithubExpression, GithubExpressionError> parseGithubExpression(QStringView text);

/// Whether a function of this name, in any case, is called anywhere in it.
bool callsFunction(const GithubExpression &expression, QStringView name);

/// A text with `${{ }}` in it. Offsets of expressions count from the beginning of the text.
struct GithubTemplate
{
    struct Piece
    {
        QString text;
        bool isExpression = false;
        GithubExpression expression;
    };
    QList<Piece> pieces;

    bool isPlainText() const;
    /// The expression of a text that is one expression and nothing else, or null.
    const GithubExpression *single() const;
};

std::expected<GithubTemplate, GithubExpressionError> parseGithubTemplate(const QString &text);

/// Text that evaluates to the same: what an exported workflow holds between `${{` and `}}`.
QString writeGithubExpression(const GithubExpression &expression);

} // namespace agentops::interop
