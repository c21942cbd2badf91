// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/git/oid.h>
#include <agentops/git/repository.h>

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace agentops::git {

/// A name for a commit.
struct TagRequest
{
    QString name;
    Oid commit;
    /// Makes it an object of its own when it is not empty.
    QString message;
    /// Who made it; used with a message only.
    Signature tagger;
};

/// Errors: git.exists, git.not_found, git.invalid_spec (no valid name).
[[nodiscard]] Result<> createTag(const Repository &repository, const TagRequest &request);

/// The commit that a tag names in the end, or nothing.
/// Errors: git.invalid_spec.
[[nodiscard]] Result<std::optional<Oid>> findTag(const Repository &repository, const QString &name);

/// A tag and the commit that it names in the end.
struct Tag
{
    QString name;
    Oid commit;

    friend bool operator==(const Tag &, const Tag &) = default;
};

/// Those that name commits.
/// Shape: by name.
[[nodiscard]] Result<QList<Tag>> listTags(const Repository &repository);

} // namespace agentops::git
