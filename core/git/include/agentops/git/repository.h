// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/result.h>
#include <agentops/git/oid.h>

#include <QtCore/QList>
#include <QtCore/QString>

#include <memory>
#include <optional>

struct git_repository;

namespace agentops::git {

/// Who did something, and when.
struct Signature
{
    QString name;
    QString email;
    Timestamp time{};
    /// Units: minutes east of UTC.
    int utcOffset = 0;

    friend bool operator==(const Signature &, const Signature &) = default;
};

/// What is checked out.
struct Head
{
    /// Short branch name; empty when detached.
    QString branch;
    /// Null while the branch has no commit yet.
    Oid commit;

    bool isDetached() const { return branch.isEmpty(); }
    bool isUnborn() const { return commit.isNull(); }
    friend bool operator==(const Head &, const Head &) = default;
};

/// An open repository: the handle that every function of core/git works on.
/// Thread: one at a time; opening is cheap, so every worker opens its own. All functions of this
/// module block: call them on a worker pool. Paths are separated by `/`; paths inside the
/// repository are relative to its root and read as UTF-8.
class Repository
{
public:
    /// Opens the repository that contains `path`, looking upward from there; bare repositories and
    /// linked worktrees too.
    /// Errors: base.not_found, base.permission_denied, git.not_a_repository,
    /// git.unsupported_format, git.unsafe_directory.
    [[nodiscard]] static Result<Repository> open(const QString &path);
    /// Makes an empty repository whose first branch is `branch`.
    /// Errors: git.exists, base.permission_denied.
    [[nodiscard]] static Result<Repository> init(const QString &path, const QString &branch);

    Repository(Repository &&) noexcept = default;
    Repository &operator=(Repository &&) noexcept = default;
    ~Repository() = default;

    bool isBare() const;
    /// Whether this checkout was made by `git worktree add`.
    bool isLinkedWorktree() const;
    /// Absolute, without a slash at the end; empty for a bare repository.
    QString workDir() const;
    /// The folder with HEAD and index of this checkout.
    QString gitDir() const;
    /// The folder with the objects and branches that all worktrees share.
    QString commonDir() const;

    [[nodiscard]] Result<Head> head() const;
    /// The commit that a revision expression names: `main`, `HEAD~3`, `v1.0`, `1a2b3c4`.
    /// Errors: git.not_found, git.ambiguous, git.invalid_spec.
    [[nodiscard]] Result<Oid> resolveCommit(const QString &revision) const;
    /// The best common ancestor, or nothing for unrelated histories.
    [[nodiscard]] Result<std::optional<Oid>> mergeBase(const Oid &a, const Oid &b) const;
    /// The person of the configuration, at the time given.
    /// Errors: git.no_identity.
    [[nodiscard]] Result<Signature> identity(Timestamp time) const;
    /// A configuration value as text, or nothing.
    std::optional<QString> configValue(const QString &name) const;

    git_repository *handle() const { return m_handle.get(); }

private:
    struct Close
    {
        void operator()(git_repository *handle) const noexcept;
    };
    explicit Repository(git_repository *handle) : m_handle(handle) { }
    /// Whether it is opened from within a repository that is bare without saying so: the library
    /// takes the folder around it, perhaps of another repository, for its working tree.
    bool isBareUnawares(const QString &folder) const;

    std::unique_ptr<git_repository, Close> m_handle;
};

} // namespace agentops::git
