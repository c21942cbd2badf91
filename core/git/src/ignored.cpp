// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/ignored.h>

#include "gitcall.h"

namespace agentops::git {

class IgnoredPaths::Private
{
public:
    Repository repository;
    OwnedIndex index;

    bool isIgnored(const QByteArray &path) const
    {
        int ignored = 0;
        return git_ignore_path_is_ignored(&ignored, repository.handle(), path.constData()) == 0
            && ignored != 0;
    }
};

IgnoredPaths::IgnoredPaths(std::unique_ptr<Private> data) : d(std::move(data)) { }
IgnoredPaths::IgnoredPaths(IgnoredPaths &&) noexcept = default;
IgnoredPaths &IgnoredPaths::operator=(IgnoredPaths &&) noexcept = default;
IgnoredPaths::~IgnoredPaths() = default;

Result<IgnoredPaths> IgnoredPaths::create(Repository repository)
{
    AO_CHECK(requireWorkDir(repository));
    AO_TRY(OwnedIndex index, openIndex(repository));
    return IgnoredPaths(std::make_unique<Private>(std::move(repository), std::move(index)));
}

QString IgnoredPaths::workDir() const
{
    return d->repository.workDir();
}

bool IgnoredPaths::containsFile(const QString &path) const
{
    const QByteArray name = libraryPath(path);
    size_t at = 0;
    return git_index_find(&at, d->index.get(), name.constData()) != 0 && d->isIgnored(name);
}

bool IgnoredPaths::containsFolder(const QString &path) const
{
    const QByteArray name = libraryPath(path);
    size_t at = 0;
    // To the index a submodule is a file.
    return git_index_find(&at, d->index.get(), name.constData()) != 0
        && git_index_find_prefix(&at, d->index.get(), QByteArray(name + '/').constData()) != 0
        && d->isIgnored(name + '/');
}

} // namespace agentops::git
