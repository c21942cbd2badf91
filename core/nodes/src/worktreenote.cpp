// SPDX-License-Identifier: GPL-3.0-or-later
#include "worktreenote.h"

#include <agentops/base/file.h>
#include <agentops/git/errors.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

namespace {

QString adminFolder(const git::Repository &repository, const QString &worktree)
{
    return repository.commonDir() + u"/worktrees/"_s + worktree;
}

QString noteFile(const git::Repository &repository, const QString &worktree)
{
    return adminFolder(repository, worktree) + u"/agentops.json"_s;
}

} // namespace

bool isBelow(const QString &path, const QString &directory)
{
    const QString root = QFileInfo(directory).canonicalFilePath();
    return path.startsWith(directory + u'/') || (!root.isEmpty() && path.startsWith(root + u'/'));
}

Result<> writeNote(const git::Repository &repository, const QString &worktree,
                   const WorktreeNote &note)
{
    const QJsonObject object{{u"base"_s, note.base.toHex()}, {u"branch"_s, note.branch}};
    return writeFile(noteFile(repository, worktree),
                     QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<WorktreeNote> readNote(const git::Repository &repository, const QString &worktree)
{
    const Result<QByteArray> text = readFile(noteFile(repository, worktree));
    if (!text)
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(*text).object();
    const auto base = git::Oid::fromHex(object.value("base"_L1).toString());
    if (!base)
        return std::nullopt;
    return WorktreeNote{*base, object.value("branch"_L1).toString()};
}

Result<git::Repository> openCheckout(const git::Repository &repository, const QString &worktree,
                                     const QString &folder)
{
    AO_TRY(git::Repository checkout, git::Repository::open(folder));
    const QString own = QFileInfo(adminFolder(repository, worktree)).canonicalFilePath();
    if (own.isEmpty() || QFileInfo(checkout.gitDir()).canonicalFilePath() != own)
        return fail(Error(git::errors::kNotARepository,
                          u"the folder is not the checkout that was made for the run any more"_s)
                        .with(u"path"_s, folder));
    return checkout;
}

Result<> removeRemains(const git::Repository &repository, const QString &worktree,
                       const QString &folder)
{
    const QString admin = adminFolder(repository, worktree);
    if (QFileInfo::exists(admin + u"/locked"_s))
        return fail(git::errors::kLocked, u"worktree %1 is locked"_s.arg(worktree));
    // Cut off in between, it is still listed, and known to be no whole one any more.
    QFile::remove(noteFile(repository, worktree));
    for (const QString &half : {folder, admin}) {
        if (!QDir(half).removeRecursively())
            return fail(Error(agentops::errors::kIo, u"the worktree cannot be removed"_s)
                            .with(u"path"_s, half));
    }
    return {};
}

} // namespace agentops::nodes
