// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLatin1StringView>
#include <QtCore/QStringView>

namespace agentops::interop {

/// An action that puts a tool on the machine: here it is looked for.
/// Source: action.yml and README of each action. Empty is what it has not.
struct GithubSetup
{
    QLatin1StringView action;
    QLatin1StringView tool;
    /// The input that says which version.
    QLatin1StringView versionInput;
    /// What makes the tool say its version, where that is not `--version`.
    QLatin1StringView arguments{};
    /// The output that tells the version, and what stands in front of it there.
    QLatin1StringView versionOutput{};
    QLatin1StringView versionPrefix{};
    /// The output that tells where the tool is.
    QLatin1StringView pathOutput{};
    bool hasCacheHit = false;
};

/// `action` as in `uses`, in any case and with or without a version; null for another action.
const GithubSetup *findGithubSetup(QStringView action);

} // namespace agentops::interop
