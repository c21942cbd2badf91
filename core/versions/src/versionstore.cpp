// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/versions/versionstore.h>

#include <agentops/store/database.h>
#include <agentops/versions/errors.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace agentops::versions {

namespace {

constexpr std::array kReasonNames{"saved"_L1, "imported"_L1, "merged"_L1, "restored"_L1,
                                  "changed_outside"_L1};

Reason reasonFromName(const QString &name)
{
    const auto it = std::ranges::find(kReasonNames, name);
    return it == kReasonNames.end() ? Reason::ChangedOutside : Reason(it - kReasonNames.begin());
}

struct Newest
{
    int number = 0;
    QByteArray hash;
};

Result<Newest> newestOf(store::Connection &db, const QString &file)
{
    AO_TRY(const std::optional<Newest> found,
           db.queryOne(
               "SELECT number, hash FROM version WHERE file = ?1 ORDER BY number DESC",
               [](const store::Row &row) { return Newest{row.integer(0), row.blob(1)}; }, file));
    return found.value_or(Newest{});
}

/// The number from which on the stored texts together are no larger than allowed.
Result<int> firstWithin(store::Connection &db, const QString &file, const VersionPolicy &policy)
{
    qint64 bytes = 0;
    int first = 0;
    int count = 0;
    bool isFull = false;
    QSet<QByteArray> counted;
    AO_CHECK(db.forEach(
        "SELECT v.number, v.hash, length(c.text) FROM version v JOIN content c ON c.hash = v.hash "
        "WHERE v.file = ?1 ORDER BY v.number DESC",
        [&](const store::Row &row) {
            if (!counted.contains(row.blob(1)))
                bytes += row.int64(2);
            counted.insert(row.blob(1));
            ++count;
            isFull = isFull || (count > 1 && (bytes > policy.maxBytes || count > policy.most));
            if (!isFull)
                first = row.integer(0);
        },
        file));
    return first;
}

struct Oldest
{
    QString file;
    int number = 0;
};

/// Removes the oldest versions of all files, but for the newest of each, until the rest fits.
Result<int> thinOutAll(store::Connection &db, const VersionPolicy &policy)
{
    int gone = 0;
    for (;;) {
        AO_TRY(const std::optional<qint64> bytes,
               db.queryOne("SELECT SUM(length(text)) FROM content WHERE EXISTS "
                           "(SELECT 1 FROM version WHERE version.hash = content.hash)",
                           [](const store::Row &row) { return row.int64(0); }));
        if (bytes.value_or(0) <= policy.maxTotalBytes)
            return gone;
        AO_TRY(
            const std::optional<Oldest> oldest,
            db.queryOne("SELECT file, number FROM version v WHERE number < (SELECT MAX(number) "
                        "FROM version WHERE file = v.file) ORDER BY at, file, number LIMIT 1",
                        [](const store::Row &row) { return Oldest{row.text(0), row.integer(1)}; }));
        if (!oldest)
            return gone;
        AO_CHECK(db.run("DELETE FROM version WHERE file = ?1 AND number = ?2", oldest->file,
                        oldest->number));
        ++gone;
    }
}

Result<> thinOut(store::Connection &db, const QString &file, int newest,
                 const VersionPolicy &policy)
{
    AO_CHECK(db.run("DELETE FROM version WHERE file = ?1 AND number <= ?2 AND number NOT IN "
                    "(SELECT MAX(number) FROM version WHERE file = ?1 GROUP BY at / 86400000)",
                    file, newest - policy.newest));
    int gone = db.changes();
    AO_TRY(const int first, firstWithin(db, file, policy));
    AO_CHECK(db.run("DELETE FROM version WHERE file = ?1 AND number < ?2", file, first));
    gone += db.changes();
    AO_TRY(const int old, thinOutAll(db, policy));
    gone += old;
    if (gone == 0)
        return {};
    return db.run("DELETE FROM content WHERE NOT EXISTS "
                  "(SELECT 1 FROM version WHERE version.hash = content.hash)");
}

} // namespace

QString reasonName(Reason reason)
{
    return kReasonNames[size_t(reason)];
}

store::Schema versionSchema()
{
    return {.name = u"versions of workflows"_s,
            .applicationId = 0x414f5648, // "AOVH"
            .migrations = {R"(
CREATE TABLE content (
    hash BLOB PRIMARY KEY,
    size INTEGER NOT NULL,
    text BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE version (
    file TEXT NOT NULL,
    number INTEGER NOT NULL,
    hash BLOB NOT NULL REFERENCES content (hash),
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (file, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_hash ON version (hash);
)"}};
}

VersionStore::VersionStore(store::Database &database, const Clock &clock, VersionPolicy policy)
    : m_database(database)
    , m_clock(clock)
    , m_policy(policy)
{ }

Task<Result<int>> VersionStore::record(NewVersion version, CancelToken token)
{
    const Timestamp now = m_clock.now();
    co_return co_await m_database.write(
        std::move(token),
        [version = std::move(version), now,
         policy = m_policy](store::Connection &db) -> Result<int> {
            const QByteArray hash =
                QCryptographicHash::hash(version.text, QCryptographicHash::Sha256);
            AO_TRY(const Newest newest, newestOf(db, version.file));
            if (newest.hash == hash)
                return newest.number;
            AO_CHECK(db.run("INSERT OR IGNORE INTO content VALUES (?1, ?2, ?3)", hash,
                            version.text.size(), qCompress(version.text)));
            const int number = newest.number + 1;
            AO_CHECK(db.run("INSERT INTO version VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", version.file,
                            number, hash, version.author, now, reasonName(version.reason),
                            version.message));
            AO_CHECK(thinOut(db, version.file, number, policy));
            return number;
        });
}

Task<Result<QList<Version>>> VersionStore::list(QString file, CancelToken token)
{
    AO_CO_TRY(const std::vector<Version> found,
              co_await m_database.read(std::move(token), [file](store::Connection &db) {
                  return db.query(
                      "SELECT v.number, v.hash, c.size, v.author, v.at, v.reason, v.message "
                      "FROM version v JOIN content c ON c.hash = v.hash WHERE v.file = ?1 "
                      "ORDER BY v.number DESC",
                      [](const store::Row &row) {
                          return Version{row.integer(0),   row.blob(1),
                                         row.int64(2),     row.text(3),
                                         row.timestamp(4), reasonFromName(row.text(5)),
                                         row.text(6)};
                      },
                      file);
              }));
    co_return QList<Version>(found.begin(), found.end());
}

Task<Result<QByteArray>> VersionStore::read(QString file, int number, CancelToken token)
{
    AO_CO_TRY(const std::optional<QByteArray> text,
              co_await m_database.read(std::move(token), [file, number](store::Connection &db) {
                  return db.queryOne(
                      "SELECT c.text FROM version v JOIN content c ON c.hash = v.hash "
                      "WHERE v.file = ?1 AND v.number = ?2",
                      [](const store::Row &row) { return qUncompress(row.blob(0)); }, file, number);
              }));
    if (!text) {
        co_return fail(Error(errors::kUnknownVersion,
                             u"the history of %1 has no version %2"_s.arg(file).arg(number))
                           .with(u"file"_s, file));
    }
    co_return *text;
}

std::optional<VersionName> VersionName::parse(const QString &text)
{
    const qsizetype at = text.lastIndexOf(u'@');
    bool isNumber = false;
    const int number = QStringView(text).sliced(at + 1).toInt(&isNumber);
    if (at < 1 || !isNumber || number < 1)
        return std::nullopt;
    return VersionName{text.first(at), number};
}

} // namespace agentops::versions
