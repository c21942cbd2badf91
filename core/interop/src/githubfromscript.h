// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scriptreader.h"

#include <agentops/interop/githubexpression.h>

#include <QtCore/QHash>

namespace agentops::interop {

/// What the names of a document are called in the workflow that is written.
struct GithubNamesBack
{
    /// Ids of all nodes.
    QStringList ids;
    /// Steps of the present job: id by node.
    QHash<QString, QString> steps;
    /// Jobs: id by container.
    QHash<QString, QString> jobs;
    /// The container that makes the present job many times; empty when none does.
    QString matrix;
    /// Whether an item of it is a value, not an object of the matrix' keys.
    bool isItemAValue = false;
    /// Patterns of the steps that only compute a hash, by node: templates.
    QHash<QString, QStringList> hashes;
    /// Outputs of those that are ports here, by `node.port`.
    QHash<QString, QString> outputs;
    /// Steps of the present job that check the repository out.
    QStringList checkouts;
};

/// The expression in GitHub's language, or nothing when it cannot say that.
std::optional<GithubExpression> toGithub(const ScriptExpression &script,
                                         const GithubNamesBack &names);

/// A template as a text with `${{ }}`, or nothing.
std::optional<QString> toGithubText(const QString &text, const GithubNamesBack &names);

} // namespace agentops::interop
