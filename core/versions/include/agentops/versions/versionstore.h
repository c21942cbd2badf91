// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/task.h>
#include <agentops/store/schema.h>

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace agentops::store {
class Database;
}

namespace agentops::versions {

/// Why there is a version.
enum class Reason {
    Saved,
    Imported,
    Merged,
    Restored,
    ChangedOutside, ///< found on disk: an editor, git or another program has written it
};

/// `saved`, `imported`, `merged`, `restored`, `changed_outside`.
QString reasonName(Reason reason);

/// One text that a file has had.
struct Version
{
    /// From 1 within a file, never given twice; old versions may be missing.
    int number = 0;
    /// SHA-256 of the text.
    QByteArray hash;
    qint64 sizeBytes = 0;
    /// Empty when nobody knows.
    QString author;
    Timestamp at{};
    Reason reason = Reason::Saved;
    /// What the person said about it.
    QString message;

    friend bool operator==(const Version &, const Version &) = default;
};

struct NewVersion
{
    /// Relative to the repository.
    QString file;
    QByteArray text;
    QString author;
    Reason reason = Reason::Saved;
    QString message{};
};

/// What of a file's history is kept.
struct VersionPolicy
{
    /// The newest are all kept; of those before, the last of each day (UTC).
    int newest = 100;
    int most = 500;
    /// Of all texts of one file, as they are stored; the newest version is kept in any case.
    qint64 maxBytes = 32LL * 1024 * 1024;
    /// Of all files together; the newest version of each is kept in any case.
    qint64 maxTotalBytes = 512LL * 1024 * 1024;
};

/// The tables of versions.db; open it with Durability::PowerLoss.
/// Source: docs/formats/versions.md.
store::Schema versionSchema();

/// Every text that the workflow files of a repository have had, also those that are no documents.
/// Thread: main. Errors: those of the store.
class VersionStore
{
public:
    VersionStore(store::Database &database, const Clock &clock, VersionPolicy policy = {});

    /// Keeps a text as the newest version of its file and thins out the old ones. The same text as
    /// the newest version has is that version. Returns its number.
    Task<Result<int>> record(NewVersion version, CancelToken token);
    /// Newest first.
    Task<Result<QList<Version>>> list(QString file, CancelToken token);
    /// Errors: versions.unknown_version.
    Task<Result<QByteArray>> read(QString file, int number, CancelToken token);

private:
    store::Database &m_database;
    const Clock &m_clock;
    VersionPolicy m_policy;
};

/// `FILE@N`, or nothing when the text does not end so.
struct VersionName
{
    QString file;
    int number = 0;

    static std::optional<VersionName> parse(const QString &text);
};

} // namespace agentops::versions
