// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/interop/githubexpression.h>

namespace agentops::interop {

struct GithubToken
{
    enum class Kind { End, Number, String, Name, Sign };

    Kind kind = Kind::End;
    /// Of a string without its quotes; of a sign such as `&&`.
    QString text;
    double number = 0;
    qsizetype offset = 0;

    bool isSign(QStringView sign) const { return kind == Kind::Sign && text == sign; }
};

/// The tokens of an expression with an End behind them.
std::expected<QList<GithubToken>, GithubExpressionError> lexGithubExpression(QStringView text);

} // namespace agentops::interop
