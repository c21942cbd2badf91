// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workspace/datafolder.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

using namespace Qt::StringLiterals;

namespace agentops::workspace {

namespace {

QString folderName(const QString &repositoryPath)
{
    const QString path = QDir::cleanPath(QFileInfo(repositoryPath).absoluteFilePath());
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256);
    return QFileInfo(path).fileName() + u'-' + QString::fromLatin1(hash.toHex().first(16));
}

Error folderError(const QString &path)
{
    const QFileInfo parent(QFileInfo(path).path());
    if (parent.exists() && !parent.isWritable())
        return Error(errors::kPermissionDenied, u"the data folder cannot be written"_s);
    return Error(errors::kIo, u"the data folder cannot be made"_s);
}

} // namespace

DataFolder::DataFolder(const QString &dataRoot, const QString &repositoryPath)
    : m_path(QDir::cleanPath(
          QDir(dataRoot).absoluteFilePath(u"workspaces/"_s + folderName(repositoryPath))))
{ }

QString DataFolder::defaultRoot()
{
    const QString chosen = qEnvironmentVariable("AGENTOPS_DATA_DIR");
    if (!chosen.isEmpty())
        return QDir(chosen).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + "/agentops-workbench"_L1;
}

Result<> DataFolder::create() const
{
    for (const QString &path : {m_path, artefacts(), worktrees()}) {
        if (!QDir().mkpath(path))
            return fail(folderError(path).with(u"path"_s, path));
    }
    if (!QFileInfo(m_path).isWritable())
        return fail(Error(errors::kPermissionDenied, u"the data folder cannot be written"_s)
                        .with(u"path"_s, m_path));
    return {};
}

QString DataFolder::runsDatabase() const
{
    return m_path + "/runs.db"_L1;
}

QString DataFolder::documentsDatabase() const
{
    return m_path + "/documents.db"_L1;
}

QString DataFolder::reviewDatabase() const
{
    return m_path + "/review.db"_L1;
}

QString DataFolder::indexDatabase() const
{
    return m_path + "/index.db"_L1;
}

QString DataFolder::artefacts() const
{
    return m_path + "/artefacts"_L1;
}

QString DataFolder::worktrees() const
{
    return m_path + "/worktrees"_L1;
}

} // namespace agentops::workspace
