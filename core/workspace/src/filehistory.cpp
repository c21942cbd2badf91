// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workspace/filehistory.h>

#include <agentops/git/repository.h>
#include <agentops/store/database.h>
#include <agentops/workspace/datafolder.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace agentops::workspace {

namespace {

/// The folder of the file, or the nearest one above it that is there.
QString nearestFolder(const QString &path)
{
    QString folder = QFileInfo(path).absolutePath();
    while (!QFileInfo(folder).isDir() && folder != QFileInfo(folder).absolutePath())
        folder = QFileInfo(folder).absolutePath();
    return folder;
}

} // namespace

FileHistory::FileHistory(FileHistory &&) noexcept = default;
FileHistory &FileHistory::operator=(FileHistory &&) noexcept = default;
FileHistory::~FileHistory() = default;

Result<FileHistory> FileHistory::openBlocking(const QString &path, const QString &dataRoot,
                                              const Clock &clock)
{
    const QString folder = nearestFolder(path);
    AO_TRY(const git::Repository repository, git::Repository::open(folder));
    const QString top = repository.isBare() ? repository.gitDir() : repository.workDir();
    const DataFolder data(dataRoot, top);
    AO_CHECK(data.create());
    FileHistory history;
    // Links resolved, as git has the top folder.
    const QString below = QDir(folder).relativeFilePath(QFileInfo(path).absoluteFilePath());
    history.m_file = QDir(top).relativeFilePath(
        QDir::cleanPath(QFileInfo(folder).canonicalFilePath() + u'/' + below));
    history.m_person = repository.configValue(u"user.name"_s).value_or(QString());
    AO_TRY(history.m_database,
           store::Database::open(data.versionsDatabase(), versions::versionSchema(),
                                 store::Durability::PowerLoss));
    history.m_versions = std::make_unique<versions::VersionStore>(*history.m_database, clock);
    return history;
}

} // namespace agentops::workspace
