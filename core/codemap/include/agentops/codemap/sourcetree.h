// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <memory>

namespace agentops::codemap {

/// One file to index.
struct SourceFile
{
    /// Relative to the repository, "/" between parts.
    QString path;
    /// Names the content: equal keys mean equal bytes. A git blob id in hexadecimal.
    QByteArray contentKey;

    friend bool operator==(const SourceFile &, const SourceFile &) = default;
};

/// Where the files of a map come from.
/// Thread: any, several at once.
class SourceTree
{
public:
    virtual ~SourceTree() = default;

    /// Every regular file that belongs to the project, ignored ones left out.
    /// Shape: sorted by path.
    virtual Result<QList<SourceFile>> list(CancelToken token) const = 0;
    virtual Result<QByteArray> read(const SourceFile &file) const = 0;
    /// The content key of these bytes: a file may have changed between list() and read().
    virtual QByteArray keyOf(const QByteArray &content) const;
};

/// The working tree of a repository, with untracked files that git does not ignore; or, with a
/// revision, the files of that commit.
/// Errors: those of core/git.
Result<std::shared_ptr<const SourceTree>> openGitTree(const QString &repositoryPath,
                                                      const QString &revision = {});

} // namespace agentops::codemap
