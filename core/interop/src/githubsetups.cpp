// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubsetups.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace agentops::interop {

namespace {

constexpr std::array kSetups{
    GithubSetup{.action = "actions/setup-node"_L1,
                .tool = "node"_L1,
                .versionInput = "node-version"_L1,
                .versionOutput = "node-version"_L1,
                .versionPrefix = "v"_L1,
                .hasCacheHit = true},
    GithubSetup{.action = "actions/setup-python"_L1,
                .tool = "python"_L1,
                .versionInput = "python-version"_L1,
                .versionOutput = "python-version"_L1,
                .pathOutput = "python-path"_L1,
                .hasCacheHit = true},
    GithubSetup{.action = "actions/setup-go"_L1,
                .tool = "go"_L1,
                .versionInput = "go-version"_L1,
                .arguments = "version"_L1,
                .versionOutput = "go-version"_L1,
                .hasCacheHit = true},
    GithubSetup{.action = "actions/setup-java"_L1,
                .tool = "java"_L1,
                .versionInput = "java-version"_L1,
                .arguments = "-version"_L1,
                .versionOutput = "version"_L1,
                .hasCacheHit = true},
    GithubSetup{.action = "actions/setup-dotnet"_L1,
                .tool = "dotnet"_L1,
                .versionInput = "dotnet-version"_L1,
                .versionOutput = "dotnet-version"_L1,
                .hasCacheHit = true},
    GithubSetup{.action = "shivammathur/setup-php"_L1,
                .tool = "php"_L1,
                .versionInput = "php-version"_L1,
                .versionOutput = "php-version"_L1},
    GithubSetup{
        .action = "ruby/setup-ruby"_L1, .tool = "ruby"_L1, .versionInput = "ruby-version"_L1},
    GithubSetup{
        .action = "dtolnay/rust-toolchain"_L1, .tool = "rustc"_L1, .versionInput = "toolchain"_L1},
    GithubSetup{.action = "pnpm/action-setup"_L1, .tool = "pnpm"_L1, .versionInput = "version"_L1},
    GithubSetup{.action = "oven-sh/setup-bun"_L1,
                .tool = "bun"_L1,
                .versionInput = "bun-version"_L1,
                .versionOutput = "bun-version"_L1,
                .pathOutput = "bun-path"_L1,
                .hasCacheHit = true},
    GithubSetup{.action = "denoland/setup-deno"_L1,
                .tool = "deno"_L1,
                .versionInput = "deno-version"_L1,
                .versionOutput = "deno-version"_L1,
                .hasCacheHit = true},
    GithubSetup{.action = "astral-sh/setup-uv"_L1,
                .tool = "uv"_L1,
                .versionInput = "version"_L1,
                .versionOutput = "uv-version"_L1,
                .pathOutput = "uv-path"_L1,
                .hasCacheHit = true},
};

} // namespace

const GithubSetup *findGithubSetup(QStringView action)
{
    const qsizetype at = action.indexOf(u'@');
    const QStringView name = at < 0 ? action : action.first(at);
    const auto found = std::ranges::find_if(kSetups, [name](const GithubSetup &setup) {
        return name.compare(setup.action, Qt::CaseInsensitive) == 0;
    });
    return found == kSetups.end() ? nullptr : &*found;
}

} // namespace agentops::interop
