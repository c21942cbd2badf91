// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/result.h>
#include <agentops/versions/versionstore.h>

#include <QtCore/QString>

#include <memory>

namespace agentops::workspace {

/// The history of one workflow file, without opening the rest of its workspace.
/// Thread: main.
class FileHistory
{
public:
    /// Of a file inside a repository; it need not be there any more.
    /// Errors: those of git::Repository::open, of the data folder and of store::Database::open.
    static Result<FileHistory> openBlocking(const QString &path, const QString &dataRoot,
                                            const Clock &clock);
    FileHistory(FileHistory &&) noexcept;
    FileHistory &operator=(FileHistory &&) noexcept;
    ~FileHistory();

    /// As the history knows the file: relative to the repository.
    const QString &file() const { return m_file; }
    /// The name that git puts under commits here, if any.
    const QString &person() const { return m_person; }
    versions::VersionStore &versions() { return *m_versions; }

private:
    FileHistory() = default;

    QString m_file;
    QString m_person;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<versions::VersionStore> m_versions;
};

} // namespace agentops::workspace
