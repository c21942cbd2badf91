// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/triggers/githook.h>

#include <agentops/base/file.h>
#include <agentops/git/repository.h>
#include <agentops/triggers/errors.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace agentops::triggers {

namespace {

/// By which our own hook is known again.
constexpr char kMark[] = "# agentops-hook: 'agentops hook remove' takes this file away";

/// A hook must neither hold the commit up nor make git say anything.
constexpr char kQuietly[] = " >/dev/null 2>&1 || :";

QString quoted(QString word)
{
    return u'\'' + word.replace(u'\'', u"'\\''"_s) + u'\'';
}

QString lineOf(const QStringList &command)
{
    QStringList words;
    for (const QString &word : command)
        words.append(quoted(word));
    return words.join(u' ') + QLatin1StringView(kQuietly);
}

/// Where git looks for the hook. Source: githooks(5), core.hooksPath.
QString hookPath(const git::Repository &repository)
{
    QString folder = repository.configValue(u"core.hooksPath"_s).value_or(QString());
    if (folder.startsWith(u"~/"))
        folder = QDir::homePath() + folder.sliced(1);
    if (folder.isEmpty())
        folder = repository.commonDir() + u"/hooks"_s;
    const QString top = repository.isBare() ? repository.gitDir() : repository.workDir();
    return QDir::cleanPath(QDir(top).absoluteFilePath(folder)) + u"/post-commit"_s;
}

QByteArray textOf(const QByteArray &line)
{
    return QByteArray("#!/bin/sh\n") + kMark + '\n' + line + '\n';
}

/// Whether a program like this one has written all of it: whoever has added something to it is not
/// to lose that.
bool isOurs(const QByteArray &text)
{
    const QByteArrayList lines = text.split('\n');
    return lines.size() == 4 && text == textOf(lines[2]) && lines[2].endsWith(kQuietly);
}

/// Whether there is a hook, and it is ours. Errors: triggers.foreign_hook.
Result<bool> isInstalled(const QString &path, const QString &line)
{
    if (!QFileInfo(path).exists() && !QFileInfo(path).isSymLink())
        return false;
    AO_TRY(const QByteArray text, readFile(path));
    if (isOurs(text))
        return true;
    return fail(
        Error(errors::kForeignHook, u"the repository has a hook of its own, which is left alone"_s)
            .with(u"path"_s, path)
            .with(u"line"_s, line));
}

/// A folder of hooks that other repositories share, or that is checked in, is not ours to write to.
Result<> requireOwnFolder(const git::Repository &repository, const QString &path,
                          const QString &line)
{
    const QString own = QDir::cleanPath(QDir(repository.commonDir()).absolutePath());
    if (path.startsWith(own + u'/'))
        return {};
    return fail(
        Error(errors::kForeignHook,
              u"git looks for hooks outside of the repository; add the line there yourself"_s)
            .with(u"path"_s, path)
            .with(u"line"_s, line));
}

} // namespace

Result<GitHook> installGitHook(const QString &repositoryPath, const QStringList &command)
{
    AO_TRY(const git::Repository repository, git::Repository::open(repositoryPath));
    const QString path = hookPath(repository);
    const QString line = lineOf(command);
    AO_TRY(const bool wasThere, isInstalled(path, line));
    AO_CHECK(requireOwnFolder(repository, path, line));
    const QByteArray text = textOf(line.toUtf8());
    if (wasThere) {
        AO_TRY(const QByteArray before, readFile(path));
        if (before == text)
            return GitHook{path, false};
    }
    if (!QDir().mkpath(QFileInfo(path).path())) {
        return fail(
            Error(agentops::errors::kPermissionDenied, u"the folder of hooks cannot be made"_s)
                .with(u"path"_s, QFileInfo(path).path()));
    }
    AO_CHECK(writeFile(path, text));
    QFile file(path);
    if (!file.setPermissions(QFileDevice::Permissions(0x7755)))
        return fail(fileError(file, u"cannot make executable"_s));
    return GitHook{path, true};
}

Result<GitHook> removeGitHook(const QString &repositoryPath)
{
    AO_TRY(const git::Repository repository, git::Repository::open(repositoryPath));
    const QString path = hookPath(repository);
    AO_TRY(const bool isThere, isInstalled(path, {}));
    QFile file(path);
    if (isThere && !file.remove())
        return fail(fileError(file, u"cannot remove"_s));
    return GitHook{path, isThere};
}

Result<QStringList> checkoutsOf(const QString &path)
{
    AO_TRY(const git::Repository repository, git::Repository::open(path));
    QStringList folders{repository.isBare() ? repository.gitDir() : repository.workDir()};
    const QFileInfo common(repository.commonDir());
    const QString main = common.fileName() == ".git"_L1 ? common.path() : common.filePath();
    if (!folders.contains(main))
        folders.append(main);
    return folders;
}

} // namespace agentops::triggers
