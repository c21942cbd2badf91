// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/git/repository.h>

#include <QtCore/QString>

#include <memory>

namespace agentops::git {

/// What git leaves out of a checkout: what its rules ignore, unless it is tracked all the same.
/// Thread: one at a time; the calls block.
class IgnoredPaths
{
public:
    /// As the index is now. Errors: git.bare.
    [[nodiscard]] static Result<IgnoredPaths> create(Repository repository);

    IgnoredPaths(IgnoredPaths &&) noexcept;
    IgnoredPaths &operator=(IgnoredPaths &&) noexcept;
    ~IgnoredPaths();

    /// Absolute, without a slash at the end.
    QString workDir() const;
    /// Paths are relative to the root of the checkout.
    bool containsFile(const QString &path) const;
    /// Whether everything in the folder is left out.
    bool containsFolder(const QString &path) const;

private:
    class Private;
    explicit IgnoredPaths(std::unique_ptr<Private> data);
    std::unique_ptr<Private> d;
};

} // namespace agentops::git
