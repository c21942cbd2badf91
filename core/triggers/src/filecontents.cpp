// SPDX-License-Identifier: GPL-3.0-or-later
#include "filecontents.h"

#include "namefilter.h"

#include <agentops/git/repository.h>
#include <agentops/git/tree.h>

#include <QtCore/QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::triggers {

namespace {

constexpr qsizetype kMostPaths = 1000;

Result<FileContents> readContents(const QString &path, const CancelToken &token)
{
    AO_TRY(const git::Repository repository, git::Repository::open(path));
    AO_TRY(const auto entries, git::listWorkingTree(repository, git::TreeSizes::Skip, token));
    FileContents contents;
    for (const git::TreeEntry &entry : entries)
        contents.insert(contents.cend(), entry.path, entry.oid.toHexLatin1());
    return contents;
}

Result<FileContents> wantedFiles(const FileContents &files, const QJsonObject &parameters)
{
    AO_TRY(const NameFilter wanted, NameFilter::parse(parameters.value("paths"_L1)));
    AO_TRY(const NameFilter ignored, NameFilter::parse(parameters.value("pathsIgnored"_L1)));
    FileContents found;
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        if ((wanted.isEmpty() || wanted.fits(it.key())) && !ignored.fits(it.key()))
            found.insert(found.cend(), it.key(), it.value());
    }
    return found;
}

QString digestOf(const FileContents &files)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        hash.addData(it.key().toUtf8());
        hash.addData(QByteArrayView("\0", 1));
        hash.addData(it.value());
    }
    return QString::fromLatin1(hash.result().toHex());
}

/// Paths that are new, gone or of another content.
QStringList changedPaths(const FileContents &before, const FileContents &now)
{
    QStringList paths;
    for (auto it = now.cbegin(); it != now.cend(); ++it) {
        const auto old = before.constFind(it.key());
        if (old == before.cend() || *old != *it)
            paths.append(it.key());
    }
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (!now.contains(it.key()))
            paths.append(it.key());
    }
    paths.sort();
    return paths.first(std::min(paths.size(), kMostPaths));
}

} // namespace

Result<SeenTree> seeFiles(const QString &repository, const QList<WantedFiles> &wanted,
                          const QStringList &filesBefore, const CancelToken &token)
{
    AO_TRY(const FileContents files, readContents(repository, token));
    SeenTree tree;
    for (const WantedFiles &one : wanted) {
        AO_CHECK(token.check());
        AO_TRY(FileContents found, wantedFiles(files, one.parameters));
        SeenFiles seen{.digest = digestOf(found), .contents = {}, .changed = {}};
        const KnownFiles &known = one.known;
        if (seen.digest != one.remembered && known.contents && known.digest == one.remembered)
            seen.changed = changedPaths(*known.contents, found);
        seen.contents = std::make_shared<const FileContents>(std::move(found));
        tree.seen.append(seen);
    }
    if (const QStringList paths = files.keys(); paths != filesBefore)
        tree.files = paths;
    return tree;
}

} // namespace agentops::triggers
