// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/codemap/sourcetree.h>
#include <agentops/git/repository.h>
#include <agentops/git/tree.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <vector>

namespace agentops::codemap {

namespace {

// Handles are used by one thread at a time; those that rest are kept for the next reader.
class HandlePool
{
public:
    explicit HandlePool(QString path) : m_path(std::move(path)) { }

    Result<git::Repository> take()
    {
        {
            const std::scoped_lock lock(m_mutex);
            if (!m_resting.empty()) {
                git::Repository repository = std::move(m_resting.back());
                m_resting.pop_back();
                return repository;
            }
        }
        return git::Repository::open(m_path);
    }
    void giveBack(git::Repository repository)
    {
        const std::scoped_lock lock(m_mutex);
        m_resting.push_back(std::move(repository));
    }

private:
    QString m_path;
    std::mutex m_mutex;
    std::vector<git::Repository> m_resting;
};

class GitSourceTree final : public SourceTree
{
public:
    GitSourceTree(const QString &path, std::optional<git::Oid> commit)
        : m_pool(path)
        , m_commit(commit)
    { }

    Result<QList<SourceFile>> list(CancelToken token) const override
    {
        AO_TRY(git::Repository repository, m_pool.take());
        auto listed = m_commit
            ? git::listCommitTree(repository, *m_commit, git::TreeSizes::Skip, token)
            : git::listWorkingTree(repository, git::TreeSizes::Skip, token);
        m_pool.giveBack(std::move(repository));
        AO_TRY(const QList<git::TreeEntry> entries, listed);
        QList<SourceFile> files;
        files.reserve(entries.size());
        for (const git::TreeEntry &entry : entries) {
            if (entry.mode == git::FileMode::Regular || entry.mode == git::FileMode::Executable)
                files.append({entry.path, entry.oid.toHexLatin1()});
        }
        std::ranges::sort(files, {}, &SourceFile::path);
        return files;
    }

    Result<QByteArray> read(const SourceFile &file) const override
    {
        AO_TRY(git::Repository repository, m_pool.take());
        Result<QByteArray> content = readFrom(repository, file);
        m_pool.giveBack(std::move(repository));
        return content;
    }

private:
    Result<QByteArray> readFrom(const git::Repository &repository, const SourceFile &file) const
    {
        if (!m_commit)
            return git::readWorkingFile(repository, file.path);
        const auto oid = git::Oid::fromHex(QString::fromLatin1(file.contentKey));
        return oid ? git::readBlob(repository, *oid)
                   : git::readFile(repository, *m_commit, file.path);
    }

    mutable HandlePool m_pool;
    std::optional<git::Oid> m_commit;
};

} // namespace

QByteArray SourceTree::keyOf(const QByteArray &content) const
{
    return git::Oid::ofBlob(content).toHexLatin1();
}

Result<std::shared_ptr<const SourceTree>> openGitTree(const QString &repositoryPath,
                                                      const QString &revision)
{
    AO_TRY(const git::Repository repository, git::Repository::open(repositoryPath));
    std::optional<git::Oid> commit;
    if (!revision.isEmpty()) {
        AO_TRY(commit, repository.resolveCommit(revision));
    }
    return std::make_shared<const GitSourceTree>(repositoryPath, commit);
}

} // namespace agentops::codemap
