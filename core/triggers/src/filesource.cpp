// SPDX-License-Identifier: GPL-3.0-or-later
#include "filesource.h"

#include "namefilter.h"

#include <agentops/base/workerpool.h>
#include <agentops/git/repository.h>
#include <agentops/git/tree.h>
#include <agentops/git/treewatcher.h>
#include <agentops/triggers/triggerkinds.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QLoggingCategory>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace agentops::triggers {

namespace {

Q_LOGGING_CATEGORY(lcFiles, "agentops.triggers")

using Contents = FileSource::Contents;

constexpr qsizetype kMostPaths = 1000;
constexpr milliseconds kLongestQuiet{600'000};

Result<Contents> readContents(const QString &path, const CancelToken &token)
{
    AO_TRY(const git::Repository repository, git::Repository::open(path));
    AO_TRY(const auto entries, git::listWorkingTree(repository, git::TreeSizes::Skip, token));
    Contents contents;
    for (const git::TreeEntry &entry : entries)
        contents.insert(contents.cend(), entry.path, entry.oid.toHexLatin1());
    return contents;
}

Result<Contents> wantedFiles(const Contents &files, const QJsonObject &parameters)
{
    AO_TRY(const NameFilter wanted, NameFilter::parse(parameters.value("paths"_L1)));
    AO_TRY(const NameFilter ignored, NameFilter::parse(parameters.value("pathsIgnored"_L1)));
    Contents found;
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        if ((wanted.isEmpty() || wanted.fits(it.key())) && !ignored.fits(it.key()))
            found.insert(found.cend(), it.key(), it.value());
    }
    return found;
}

QString digestOf(const Contents &files)
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
QStringList changedPaths(const Contents &before, const Contents &now)
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

FileSource::FileSource(TriggerSink &sink, WorkerPool &pool, Clock &clock, QString repository)
    : m_sink(sink)
    , m_pool(pool)
    , m_clock(clock)
    , m_repository(std::move(repository))
{ }

FileSource::~FileSource() = default;

QStringList FileSource::kinds() const
{
    return {kFilesKind};
}

Task<Result<TriggerProgress>> FileSource::begin(ArmedTrigger trigger, CancelToken token)
{
    const auto digest = [repository = m_repository, parameters = trigger.parameters](
                            const CancelToken &cancel) -> Result<QString> {
        AO_TRY(const Contents files, readContents(repository, cancel));
        AO_TRY(const Contents wanted, wantedFiles(files, parameters));
        return digestOf(wanted);
    };
    AO_CO_TRY(const QString now, co_await onWorker(m_pool, token, digest));
    co_return TriggerProgress{.state = {{u"digest"_s, now}}};
}

void FileSource::watch(const QList<ArmedTrigger> &triggers)
{
    m_triggers = triggers;
    if (triggers.isEmpty()) {
        m_watcher.reset();
        return;
    }
    if (!m_watcher) {
        m_watcher = std::make_unique<git::TreeWatcher>(m_repository);
        QObject::connect(m_watcher.get(), &git::TreeWatcher::changed, [this] { look(); });
        m_watcher->setActive(true);
    }
    look();
}

void FileSource::look()
{
    m_isChanged = true;
    if (!m_isServing && m_watcher && !m_scope.token().isCancelled())
        m_scope.start(serve());
}

Task<> FileSource::close()
{
    m_watcher.reset();
    m_scope.cancel();
    co_await m_scope.join();
}

Task<> FileSource::serve()
{
    m_isServing = true;
    while (std::exchange(m_isChanged, false) && !m_scope.token().isCancelled()) {
        const Result<> done = co_await serveAll();
        if (!done && !done.error().isCancelled())
            qCWarning(lcFiles, "%s", qPrintable(done.error().describe()));
    }
    m_isServing = false;
}

Task<Result<Contents>> FileSource::read()
{
    const auto read = [repository = m_repository](const CancelToken &token) {
        return readContents(repository, token);
    };
    co_return co_await onWorker(m_pool, m_scope.token(), read);
}

Task<Result<>> FileSource::serveAll()
{
    AO_CO_TRY(Contents files, co_await read());
    // Quiet are files that are the same after some time, whatever a watcher tells meanwhile.
    while (true) {
        AO_CO_TRY(const milliseconds quiet, quietTime(files));
        if (quiet < milliseconds(0))
            break;
        AO_CO_CHECK(co_await m_clock.sleep(quiet, m_scope.token()));
        AO_CO_TRY(const Contents again, co_await read());
        if (std::exchange(files, again) == again)
            break;
    }
    if (m_watcher)
        m_watcher->setFiles(files.keys());
    const QList<ArmedTrigger> triggers = m_triggers;
    for (const ArmedTrigger &trigger : triggers)
        AO_CO_CHECK(co_await serveOne(trigger, files));
    co_return {};
}

Task<Result<>> FileSource::serveOne(ArmedTrigger trigger, Contents files)
{
    AO_CO_TRY(const Contents wanted, wantedFiles(files, trigger.parameters));
    const QString digest = digestOf(wanted);
    const QString before = trigger.progress.state.value("digest"_L1).toString();
    const auto known = m_known.constFind(before);
    const QStringList paths =
        known == m_known.cend() ? QStringList() : changedPaths(*known, wanted);
    if (digest != before) {
        TriggerProgress after = trigger.progress;
        after.state.insert(u"digest"_s, digest);
        const QString key = u"%1:%2"_s.arg(digest, QString::number(after.revision));
        AO_CO_TRY(
            const Fired fired,
            co_await m_sink.fire(trigger.ref,
                                 {.key = key,
                                  .payload = {{u"paths"_s, QJsonArray::fromStringList(paths)}},
                                  .after = after}));
        trigger.progress = fired.progress;
        m_isChanged = m_isChanged || (!fired.isTaken && fired.progress.revision != after.revision);
    }
    const auto armed = std::ranges::find(m_triggers, trigger.ref, &ArmedTrigger::ref);
    if (armed == m_triggers.end())
        co_return {};
    armed->progress = trigger.progress;
    m_known.insert(digest, wanted);
    QSet<QString> used;
    for (const ArmedTrigger &other : std::as_const(m_triggers))
        used.insert(other.progress.state.value("digest"_L1).toString());
    m_known.removeIf([&used](const auto &entry) { return !used.contains(entry.key()); });
    co_return {};
}

Result<milliseconds> FileSource::quietTime(const Contents &files) const
{
    milliseconds longest{-1};
    for (const ArmedTrigger &trigger : m_triggers) {
        AO_TRY(const Contents wanted, wantedFiles(files, trigger.parameters));
        if (digestOf(wanted) == trigger.progress.state.value("digest"_L1).toString())
            continue;
        const qint64 given = trigger.parameters.value("quietMs"_L1).toInteger();
        longest =
            std::max(longest, std::clamp(milliseconds(given), milliseconds(0), kLongestQuiet));
    }
    return longest;
}

} // namespace agentops::triggers
