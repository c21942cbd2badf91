// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/diff/reviewcontroller.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::ui::diff {

using review::RangeSpec;

struct ReviewController::Loaded
{
    review::Comparison comparison;
    QList<bool> viewed;
    std::optional<review::Session> session;
    QList<review::Thread> threads;
};

namespace {

Task<Result<QStringList>> readRevisions(review::ReviewService *service, CancelToken token)
{
    constexpr int kCommits = 30;
    AO_CO_TRY(const QList<git::Branch> branches, co_await service->branches(token));
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const QList<git::Commit> commits, co_await service->recentCommits(kCommits, token));
    QStringList names;
    for (const git::Branch &branch : branches)
        names.append(branch.name);
    for (const git::Commit &commit : commits)
        names.append(commit.oid.toShortHex() + u' ' + commit.summary);
    co_return names;
}

} // namespace

ReviewController::ReviewController(review::ReviewService &service, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_syntaxPool(u"syntax"_s, 1)
    , m_document(m_syntaxPool)
    , m_cards(m_document)
    , m_outline(m_document)
{
    connect(&m_service, &review::ReviewService::threadsChanged, this,
            [this](review::SessionId session) {
                if (m_session && m_session->id == session)
                    loadThreads();
            });
    connect(&m_saving, &Operation::stateChanged, this, &ReviewController::onSavingChanged);
}

ReviewController::~ReviewController() = default;

Task<Result<ReviewController::Loaded>> ReviewController::load(review::ReviewService *service,
                                                              std::optional<RangeSpec> spec,
                                                              CancelToken token)
{
    Loaded loaded;
    if (!spec) {
        AO_CO_TRY(spec, co_await service->suggestedRange(token));
    }
    // Whoever gives this up may end the service: nothing of it is touched after that.
    AO_CO_CHECK(token.check());
    AO_CO_TRY(loaded.comparison, co_await service->compare(*spec, token));
    AO_CO_CHECK(token.check());
    AO_CO_TRY(loaded.viewed, co_await service->viewed(loaded.comparison.files, token));
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const QList<review::Session> sessions, co_await service->sessions(token));
    AO_CO_CHECK(token.check());
    // Sessions begin with the first comment; the newest one of this range goes on.
    const auto session = std::ranges::find(sessions, *spec, &review::Session::range);
    if (session != sessions.end()) {
        loaded.session = *session;
        AO_CO_TRY(loaded.threads, co_await service->threads(session->id, token));
    }
    co_return loaded;
}

void ReviewController::open()
{
    m_wanted.reset();
    reload();
}

void ReviewController::openRange(RangeKind kind, const QString &base, const QString &head)
{
    // A commit may be chosen from the list, where its subject follows.
    const auto revision = [this](const QString &text) {
        const bool isListed = m_revisions.contains(text) && text.contains(u' ');
        return isListed ? text.section(u' ', 0, 0) : text.trimmed();
    };
    openRange(RangeSpec{static_cast<RangeSpec::Kind>(kind), revision(base),
                        kind == RangeKind::WorkingTree ? QString() : revision(head)});
}

void ReviewController::openRange(const RangeSpec &spec)
{
    m_wanted = spec;
    Q_EMIT rangeChanged(); // said also when it cannot be shown
    reload();
}

void ReviewController::reload()
{
    m_loading.run(
        tr("Comparing"), [this](CancelToken token) { return load(&m_service, m_wanted, token); },
        [this](const Loaded &loaded) { take(loaded); });
    loadRevisions();
}

void ReviewController::take(const Loaded &loaded)
{
    const QString path = currentPath();
    m_range = loaded.comparison.range;
    m_wanted = m_range->spec;
    m_session = loaded.session;
    m_threads = loaded.threads;
    m_deleted.reset();
    m_files.setFiles(loaded.comparison.files, loaded.viewed);
    Q_EMIT rangeChanged();
    showThreads();
    int index = m_files.neighbour(-1, true);
    for (int i = 0; i < m_files.fileCount(); ++i) {
        if (m_files.file(i).newPath == path)
            index = i;
    }
    showFile(index);
}

ReviewController::RangeKind ReviewController::rangeKind() const
{
    return m_wanted ? static_cast<RangeKind>(m_wanted->kind) : RangeKind::Branch;
}

QString ReviewController::rangeText() const
{
    if (!m_wanted)
        return {};
    const RangeSpec &spec = *m_wanted;
    const QString from = spec.base.isEmpty() ? u"HEAD"_s : spec.base;
    if (spec.kind == RangeSpec::Kind::WorkingTree)
        return tr("Changes since %1", "working tree; %1 is a commit").arg(from);
    if (spec.kind == RangeSpec::Kind::Branch)
        return tr("%1 since %2", "what a branch changed since it left another")
            .arg(spec.head, from);
    return spec.base.isEmpty() ? tr("All of %1", "every file of a commit").arg(spec.head)
                               : from + u" → "_s + spec.head;
}

void ReviewController::loadRevisions()
{
    m_revisionLoading.run(
        {}, [this](CancelToken token) { return readRevisions(&m_service, token); },
        [this](const QStringList &names) {
            m_revisions = names;
            Q_EMIT revisionsChanged();
        });
}

const git::FileChange *ReviewController::currentFile() const
{
    return m_files.current() < 0 ? nullptr : &m_files.file(m_files.current());
}

QString ReviewController::currentPath() const
{
    return currentFile() ? currentFile()->newPath : QString();
}

QString ReviewController::currentOldPath() const
{
    return currentFile() && currentFile()->oldPath != currentFile()->newPath
        ? currentFile()->oldPath
        : QString();
}

bool ReviewController::isCurrentBinary() const
{
    return currentFile() && currentFile()->isBinary;
}

bool ReviewController::isCurrentViewed() const
{
    return m_files.current() >= 0 && m_files.isViewed(m_files.current());
}

int ReviewController::currentAdded() const
{
    return currentFile() ? currentFile()->addedLines : 0;
}

int ReviewController::currentRemoved() const
{
    return currentFile() ? currentFile()->removedLines : 0;
}

void ReviewController::setIgnoresWhitespace(bool ignores)
{
    if (ignores == m_ignoresWhitespace)
        return;
    m_ignoresWhitespace = ignores;
    Q_EMIT whitespaceChanged();
    readCurrent();
}

void ReviewController::showFile(int index)
{
    showFile(index, Landing::FirstChange);
}

void ReviewController::showFile(int index, Landing landing)
{
    m_files.setCurrent(index);
    m_cards.closeComposer();
    Q_EMIT currentChanged();
    readCurrent(landing);
}

void ReviewController::showPath(const QString &path)
{
    for (int i = 0; i < m_files.fileCount(); ++i) {
        if (m_files.file(i).newPath == path)
            showFile(i);
    }
}

void ReviewController::readCurrent(Landing landing)
{
    const git::FileChange *const file = currentFile();
    if (!file) {
        m_document.show(nullptr, {}, {});
        return;
    }
    const review::RowOptions options{.whitespace = m_ignoresWhitespace
                                         ? git::Whitespace::IgnoreAll
                                         : git::Whitespace::Significant};
    m_reading.run(
        tr("Reading %1").arg(file->newPath),
        [&](CancelToken token) { return m_service.fileRows(*m_range, *file, options, token); },
        [this, landing, change = *file](const std::shared_ptr<const review::FileRows> &rows) {
            m_cards.setThreads({});
            m_document.show(rows, change.oldPath, change.newPath);
            if (landing == Landing::LastChange)
                m_document.goToLastChange();
            showThreads();
            Q_EMIT revealRequested(m_document.cursor());
        });
}

bool ReviewController::goToFile(bool forward)
{
    const int next = m_files.neighbour(m_files.current(), forward);
    if (next >= 0)
        showFile(next);
    return next >= 0;
}

void ReviewController::goToChange(bool forward)
{
    if (m_document.goToChange(forward))
        Q_EMIT revealRequested(m_document.cursor());
    else if (const int next = m_files.neighbour(m_files.current(), forward); next >= 0)
        showFile(next, forward ? Landing::FirstChange : Landing::LastChange);
}

void ReviewController::goToThread(bool forward)
{
    const int entry = m_cards.neighbourEntry(m_document.cursor(), forward);
    if (entry < 0)
        return;
    m_document.setCursor(entry);
    Q_EMIT revealRequested(entry);
}

} // namespace agentops::ui::diff
