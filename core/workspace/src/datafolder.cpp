// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workspace/datafolder.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

#include <filesystem>
#include <system_error>

using namespace Qt::StringLiterals;

namespace agentops::workspace {

namespace {

QString folderName(const QString &repositoryPath)
{
    const QString path = QDir::cleanPath(QFileInfo(repositoryPath).absoluteFilePath());
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256);
    return QFileInfo(path).fileName() + u'-' + QString::fromLatin1(hash.toHex().first(16));
}

ErrorCode codeOf(const std::error_code &reason)
{
    if (reason == std::errc::no_space_on_device)
        return errors::kDiskFull;
    if (reason == std::errc::permission_denied || reason == std::errc::operation_not_permitted
        || reason == std::errc::read_only_file_system)
        return errors::kPermissionDenied;
    return reason == std::errc::io_error ? errors::kIo : errors::kInvalidArgument;
}

/// Unlike QDir::mkpath() it tells why it failed.
Result<> makeFolder(const QString &path)
{
    std::error_code reason;
    std::filesystem::create_directories(path.toStdU16String(), reason);
    if (!reason)
        return {};
    return fail(
        Error(codeOf(reason),
              u"the data folder cannot be made: "_s + QString::fromLocal8Bit(reason.message()))
            .with(u"path"_s, path));
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
        AO_CHECK(makeFolder(path));
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

QString DataFolder::versionsDatabase() const
{
    return m_path + "/versions.db"_L1;
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

QString DataFolder::artifactLists() const
{
    return m_path + "/artifacts"_L1;
}

QString DataFolder::cache() const
{
    return m_path + "/cache"_L1;
}

QString DataFolder::worktrees() const
{
    return m_path + "/worktrees"_L1;
}

QString DataFolder::breakpoints() const
{
    return m_path + "/breakpoints"_L1;
}

} // namespace agentops::workspace
