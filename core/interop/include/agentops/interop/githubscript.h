// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/interop/githubexpression.h>

#include <QtCore/QStringList>

#include <functional>

namespace agentops::interop {

/// What the contexts of GitHub's expressions are called in our own.
struct GithubScope
{
    struct Value
    {
        /// JavaScript: a name with members, or a call.
        QString script;
        /// How many of the keys that were asked for are in it; the rest is read from its value.
        qsizetype used = 0;
    };

    /// The value of `context.path…`; `path` may be empty. Keys come as they were written.
    std::function<Value(const QString &context, const QStringList &path, qsizetype offset)> resolve;
    /// The value of a call of hashFiles.
    std::function<QString(const GithubExpression &call)> hashFiles;
    /// What a call of success() comes to; empty: that nothing before has failed.
    QString success{};
};

/// The expression in JavaScript: the same value, with `gh` (resources/script/gh.js) for what
/// the languages do differently. Status functions read `before`.
QString toScript(const GithubExpression &expression, const GithubScope &scope);

/// A text with `${{ }}` as a text with `{{ }}`.
QString toTemplate(const GithubTemplate &text, const GithubScope &scope);

/// A text without expressions, with `{{` in it kept from being one.
QString toPlainTemplate(QString text);

/// A condition taken apart by how it looks at the steps before.
struct GithubCondition
{
    /// A template; empty when there is nothing to ask.
    QString when;
    /// Whether it is asked also when something before has failed.
    bool isAskedAlways = false;
};

GithubCondition toCondition(const GithubExpression &expression, const GithubScope &scope);

/// A JavaScript text literal in double quotes that no template ends inside of.
QString scriptText(const QString &text);

} // namespace agentops::interop
