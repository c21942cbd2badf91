// SPDX-License-Identifier: GPL-3.0-or-later
#include "pathchoice.h"

#include <agentops/git/errors.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <optional>

namespace agentops::cli {

using namespace Qt::StringLiterals;

namespace {

std::optional<QString> pathWithin(const QString &root, const QString &path)
{
    const QString relative = QDir(root).relativeFilePath(path);
    if (relative == ".."_L1 || relative.startsWith("../"_L1) || QDir::isAbsolutePath(relative))
        return std::nullopt;
    return relative == "."_L1 ? QString() : relative;
}

/// The same place without links on the way to it. What it names stays: a link is a file too.
QString withoutLinks(const QString &path)
{
    const QFileInfo info(path);
    const QString folder = QFileInfo(info.path()).canonicalFilePath();
    return folder.isEmpty() ? path : QDir(folder).filePath(info.fileName());
}

QString nameOf(const git::TreeSource &side)
{
    return side.kind == git::TreeSource::Kind::Commit ? u"commit "_s + side.commit.toShortHex()
                                                      : u"the working tree"_s;
}

} // namespace

Result<QStringList> pathCandidates(const QString &root, const QString &typed)
{
    QStringList places;
    if (QDir::isAbsolutePath(typed)) {
        places = {typed, withoutLinks(typed), QFileInfo(typed).canonicalFilePath()};
        places.removeAll(QString());
    } else {
        if (pathWithin(root, QDir::currentPath()))
            places.append(QDir::current().filePath(typed));
        places.append(QDir(root).filePath(typed));
    }
    QStringList candidates;
    for (const QString &place : std::as_const(places)) {
        const auto path = pathWithin(root, QDir::cleanPath(place));
        if (path && !candidates.contains(*path))
            candidates.append(*path);
    }
    if (candidates.isEmpty())
        return fail(agentops::errors::kInvalidArgument,
                    u"'%1' is not in the repository %2"_s.arg(typed, root));
    return candidates;
}

Result<QString> findPath(const git::Repository &repository, const QList<git::TreeSource> &sides,
                         const QString &typed)
{
    const QString root = repository.isBare() ? repository.gitDir() : repository.workDir();
    AO_TRY(const QStringList candidates, pathCandidates(root, typed));
    QStringList names;
    for (const git::TreeSource &side : sides)
        names.append(nameOf(side));
    for (const QString &candidate : candidates) {
        for (const git::TreeSource &side : sides) {
            AO_TRY(const bool isThere, git::hasPath(repository, side, candidate));
            if (isThere)
                return candidate;
        }
    }
    return fail(git::errors::kNotFound,
                u"there is no file or folder '%1' in %2"_s.arg(typed, names.join(" or "_L1)));
}

} // namespace agentops::cli
