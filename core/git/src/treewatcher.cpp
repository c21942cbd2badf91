// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/treewatcher.h>

#include <QtCore/QFileInfo>
#include <QtCore/QStorageInfo>

#include <algorithm>

#include <array>
#include <chrono>

namespace agentops::git {

using namespace std::chrono_literals;

namespace {
// Editors write, rename and touch several times per save.
constexpr auto kQuiet = 250ms;
// For what the system does not report: network folders, more files than may be watched.
constexpr auto kPoll = 30s;
// Where it reports everything, looking costs something and finds nothing.
constexpr auto kRarePoll = 10min;
// Systems limit watches per user; folders come first, they report new and replaced files.
constexpr qsizetype kMostWatches = 6000;

/// Whether nobody but this computer can change the files there, so that each change is reported.
bool isLocal(const QString &folder)
{
    static constexpr std::array kLocal{"ext2", "ext3",  "ext4", "btrfs", "xfs",  "zfs",
                                       "f2fs", "tmpfs", "apfs", "hfs",   "ntfs", "refs"};
    const QByteArray type = QStorageInfo(folder).fileSystemType().toLower();
    return std::ranges::any_of(kLocal, [&type](const char *local) { return type == local; });
}
} // namespace

TreeWatcher::TreeWatcher(QString root, QObject *parent) : QObject(parent), m_root(std::move(root))
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(kQuiet);
    m_poll.setInterval(kPoll);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &TreeWatcher::noteChange);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &TreeWatcher::noteChange);
    connect(&m_quiet, &QTimer::timeout, this, &TreeWatcher::changed);
    connect(&m_poll, &QTimer::timeout, this, &TreeWatcher::changed);
}

void TreeWatcher::noteChange(const QString &path)
{
    // A file replaced by its editor is a new file: the watch went with the old one.
    if (m_watched.contains(path) && QFileInfo::exists(path))
        m_watcher.addPath(path);
    if (m_isActive)
        m_quiet.start();
}

void TreeWatcher::setFiles(const QStringList &files)
{
    QStringList wanted{m_root};
    QSet<QString> seen{m_root};
    const auto want = [&](const QString &path) {
        if (!seen.contains(path) && wanted.size() < kMostWatches) {
            seen.insert(path);
            wanted.append(path);
        }
    };
    for (const QString &file : files) {
        for (qsizetype slash = file.indexOf(u'/'); slash >= 0;
             slash = file.indexOf(u'/', slash + 1))
            want(m_root + u'/' + file.first(slash));
    }
    for (const QString &file : files)
        want(m_root + u'/' + file);

    // Of what was deleted and made again meanwhile the watch is gone.
    const QStringList held = m_watcher.files() + m_watcher.directories();
    const QSet<QString> watched(held.cbegin(), held.cend());
    QStringList gone;
    for (const QString &path : held) {
        if (!seen.contains(path))
            gone.append(path);
    }
    QStringList added;
    for (const QString &path : std::as_const(wanted)) {
        if (!watched.contains(path))
            added.append(path);
    }
    if (!gone.isEmpty())
        m_watcher.removePaths(gone);
    const QStringList refused = added.isEmpty() ? added : m_watcher.addPaths(added);
    m_watched = std::move(seen);
    const bool isAllWatched = refused.isEmpty() && wanted.size() < kMostWatches;
    const std::chrono::milliseconds poll = isAllWatched && isLocal(m_root) ? kRarePoll : kPoll;
    if (poll != m_poll.intervalAsDuration())
        m_poll.setInterval(poll);
}

std::chrono::milliseconds TreeWatcher::pollInterval() const
{
    return m_poll.intervalAsDuration();
}

void TreeWatcher::setActive(bool active)
{
    m_isActive = active;
    if (active) {
        m_poll.start();
    } else {
        m_poll.stop();
        m_quiet.stop();
    }
}

} // namespace agentops::git
