// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/errors.h>
#include <agentops/git/repository.h>

#include "gitcall.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace agentops::git {

void Repository::Close::operator()(git_repository *handle) const noexcept
{
    git_repository_free(handle);
}

/// The `.git`, or the bare repository, at or above a folder.
static std::optional<QFileInfo> findGitDir(const QString &folder)
{
    QDir dir(folder);
    do {
        if (QFileInfo candidate(dir.filePath(u".git"_s)); candidate.exists())
            return candidate;
        if (dir.exists(u"HEAD"_s) && dir.exists(u"objects"_s) && dir.exists(u"refs"_s))
            return QFileInfo(dir.absolutePath());
    } while (dir.cdUp());
    return std::nullopt;
}

/// Why a repository that lies at or above `folder` could not be opened.
static Error openError(int code, const QString &folder)
{
    const std::optional<QFileInfo> gitDir = findGitDir(folder);
    if (gitDir && !gitDir->isReadable())
        return Error(agentops::errors::kPermissionDenied, u"no permission to read the repository"_s)
            .with(u"path"_s, gitDir->filePath());
    if (code == GIT_EOWNER) {
        const bool isCheckout = gitDir && gitDir->fileName() == ".git"_L1;
        const QString owned = isCheckout ? gitDir->absolutePath()
            : gitDir                     ? gitDir->filePath()
                                         : folder;
        return Error(errors::kUnsafeDirectory,
                     u"the repository belongs to another user; if you trust it, run: "
                     "git config --global --add safe.directory %1"_s.arg(owned))
            .with(u"path"_s, owned);
    }
    if (code == GIT_ENOTFOUND)
        return Error(errors::kNotARepository, u"no git repository here or above"_s)
            .with(u"path"_s, folder);
    Error error = callError(code, u"cannot open the repository"_s).with(u"path"_s, folder);
    const QString reason = error.contextValue(u"reason");
    // The library has no code of its own for these.
    const bool isOtherHash = reason.contains("object format"_L1) // of an extension it knows
        || reason.contains("objectformat"_L1); // of one that it does not
    if (!isOtherHash && !reason.contains("unsupported"_L1))
        return error;
    return Error(errors::kUnsupportedFormat,
                 isOtherHash ? u"repositories with SHA-256 object names are not supported"_s
                             : u"the repository's format is not supported"_s)
        .with(u"path"_s, folder)
        .causedBy(std::move(error));
}

Result<Repository> Repository::open(const QString &path)
{
    ensureLibrary();
    const QFileInfo info(path);
    if (!info.exists())
        return fail(
            Error(agentops::errors::kNotFound, u"no such file or folder"_s).with(u"path"_s, path));
    if (!info.isDir())
        return fail(Error(agentops::errors::kInvalidArgument, u"this is a file, not a folder"_s)
                        .with(u"path"_s, path));
    const QString folder = info.absoluteFilePath();
    if (!QFileInfo(folder).isExecutable() || !QFileInfo(folder).isReadable())
        return fail(Error(agentops::errors::kPermissionDenied, u"no permission to enter"_s)
                        .with(u"path"_s, folder));
    git_repository *handle = nullptr;
    const int code = git_repository_open_ext(&handle, libraryPath(folder).constData(),
                                             GIT_REPOSITORY_OPEN_CROSS_FS, nullptr);
    if (code < 0)
        return fail(openError(code, folder));
    Repository repository(handle);
    if (!repository.isBareUnawares(folder))
        return repository;
    const QByteArray gitDir = libraryPath(repository.gitDir());
    AO_CHECK(call(git_repository_open_bare(&handle, gitDir.constData()),
                  u"cannot open the repository in %1"_s.arg(repository.gitDir())));
    return Repository(handle);
}

bool Repository::isBareUnawares(const QString &folder) const
{
    const QString at = QFileInfo(folder).canonicalFilePath() + u'/';
    return !isBare() && !isLinkedWorktree() && at.startsWith(gitDir() + u'/')
        && !gitDir().endsWith("/.git"_L1) && !configValue(u"core.worktree"_s);
}

Result<Repository> Repository::init(const QString &path, const QString &branch)
{
    ensureLibrary();
    const QByteArray head = branch.toUtf8();
    git_repository_init_options options = GIT_REPOSITORY_INIT_OPTIONS_INIT;
    options.flags =
        GIT_REPOSITORY_INIT_MKDIR | GIT_REPOSITORY_INIT_MKPATH | GIT_REPOSITORY_INIT_NO_REINIT;
    options.initial_head = head.constData();
    git_repository *handle = nullptr;
    AO_CHECK(call(git_repository_init_ext(&handle, libraryPath(path).constData(), &options),
                  u"cannot make a repository in %1"_s.arg(path)));
    return Repository(handle);
}

bool Repository::isBare() const
{
    return git_repository_is_bare(handle());
}

bool Repository::isLinkedWorktree() const
{
    return git_repository_is_worktree(handle());
}

QString Repository::workDir() const
{
    const char *const path = git_repository_workdir(handle());
    return path ? folderPath(path) : QString();
}

QString Repository::gitDir() const
{
    return folderPath(git_repository_path(handle()));
}

QString Repository::commonDir() const
{
    return folderPath(git_repository_commondir(handle()));
}

Result<Head> Repository::head() const
{
    OwnedReference reference;
    AO_CHECK(call(git_reference_lookup(std::out_ptr(reference), handle(), "HEAD"),
                  u"the repository has no HEAD"_s));
    Head head;
    if (git_reference_type(reference.get()) == GIT_REFERENCE_DIRECT) {
        head.commit = toOid(*git_reference_target(reference.get()));
        return head;
    }
    QString target = QString::fromUtf8(git_reference_symbolic_target(reference.get()));
    constexpr QLatin1StringView kBranches = "refs/heads/"_L1;
    head.branch = target.startsWith(kBranches) ? target.mid(kBranches.size()) : target;
    git_oid id;
    const int code = git_reference_name_to_id(&id, handle(), "HEAD");
    if (code == GIT_ENOTFOUND)
        return head;
    AO_CHECK(call(code, u"HEAD cannot be read"_s));
    head.commit = toOid(id);
    return head;
}

Result<Oid> Repository::resolveCommit(const QString &revision) const
{
    OwnedObject object;
    AO_CHECK(
        call(git_revparse_single(std::out_ptr(object), handle(), revision.toUtf8().constData()),
             u"no such revision: %1"_s.arg(revision)));
    OwnedObject commit;
    const int code = git_object_peel(std::out_ptr(commit), object.get(), GIT_OBJECT_COMMIT);
    if (code < 0)
        return fail(errors::kNotFound, u"not a commit: %1"_s.arg(revision));
    return toOid(*git_object_id(commit.get()));
}

Result<std::optional<Oid>> Repository::mergeBase(const Oid &a, const Oid &b) const
{
    AO_CHECK(findCommit(*this, a));
    AO_CHECK(findCommit(*this, b));
    const git_oid one = toLibrary(a);
    const git_oid two = toLibrary(b);
    git_oid base;
    const int code = git_merge_base(&base, handle(), &one, &two);
    if (code == GIT_ENOTFOUND)
        return std::nullopt;
    AO_CHECK(call(code, u"cannot find the merge base"_s));
    return toOid(base);
}

Result<Signature> Repository::identity(Timestamp time) const
{
    OwnedSignature signature;
    if (git_signature_default(std::out_ptr(signature), handle()) < 0)
        return fail(errors::kNoIdentity,
                    u"git does not know who you are: set user.name and user.email"_s);
    Signature who = toSignature(*signature);
    who.time = time;
    return who;
}

std::optional<QString> Repository::configValue(const QString &name) const
{
    OwnedConfig config;
    OwnedBuffer value;
    if (git_repository_config_snapshot(std::out_ptr(config), handle()) < 0
        || git_config_get_string_buf(&value, config.get(), name.toUtf8().constData()) < 0)
        return std::nullopt;
    return QString::fromUtf8(value.toByteArray());
}

} // namespace agentops::git
