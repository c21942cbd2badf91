// SPDX-License-Identifier: GPL-3.0-or-later
// What the review page does with threads, drafts and viewed marks.
#include <agentops/ui/diff/reviewcontroller.h>

#include <QCoro/QCoroSignal>

#include <algorithm>

namespace agentops::ui::diff {

using review::RangeSpec;
using review::Side;

namespace {

struct Said
{
    review::Session session;
    QList<review::Thread> threads;
};

Task<Result<Said>> readThreads(review::ReviewService *service, review::SessionId id,
                               CancelToken token)
{
    AO_CO_TRY(review::Session session, co_await service->session(id, token));
    AO_CO_CHECK(token.check());
    AO_CO_TRY(QList<review::Thread> threads, co_await service->threads(id, token));
    co_return Said{std::move(session), std::move(threads)};
}

Task<Result<review::Session>> addThread(review::ReviewService *service, RangeSpec range,
                                        review::NewThread thread, CancelToken token)
{
    AO_CO_TRY(const review::Session session, co_await service->start(range, {}, token));
    AO_CO_CHECK(token.check());
    thread.session = session.id;
    AO_CO_CHECK(co_await service->comment(thread, token));
    co_return session;
}

} // namespace

int ReviewController::draftCount() const
{
    return m_session ? m_session->draftCount : 0;
}

int ReviewController::openThreadCount() const
{
    return m_session ? m_session->openThreadCount : 0;
}

void ReviewController::loadThreads()
{
    m_threadLoading.run(
        {}, [this](CancelToken token) { return readThreads(&m_service, m_session->id, token); },
        [this](const Said &said) {
            m_session = said.session;
            m_threads = said.threads;
            showThreads();
        });
}

/// Hands the threads to the files and to the file that is shown.
void ReviewController::showThreads()
{
    const auto isOf = [](const review::Thread &thread, const git::FileChange &file) {
        return thread.position.path
            == (thread.anchor.side == Side::Old ? file.oldPath : file.newPath);
    };
    QHash<int, int> open;
    for (int i = 0; i < m_files.fileCount(); ++i) {
        const auto count = std::ranges::count_if(m_threads, [&](const review::Thread &thread) {
            return !thread.isResolved && isOf(thread, m_files.file(i));
        });
        if (count > 0)
            open.insert(i, static_cast<int>(count));
    }
    m_files.setThreadCounts(open);
    QList<review::Thread> shown;
    if (const git::FileChange *const file = currentFile()) {
        std::ranges::copy_if(m_threads, std::back_inserter(shown),
                             [&](const review::Thread &thread) { return isOf(thread, *file); });
    }
    m_cards.setThreads(shown);
    Q_EMIT threadsChanged();
}

template<typename Start, typename Done>
void ReviewController::save(const QString &text, Start start, Done done)
{
    m_waitingSaves.append([this, text, start, done] { m_saving.run(text, start, done); });
    saveNext();
}

void ReviewController::saveNext()
{
    if (!m_saving.isRunning() && !m_waitingSaves.isEmpty())
        m_waitingSaves.takeFirst()();
}

void ReviewController::onSavingChanged()
{
    // The next one would hide why this one has failed. What waits is still in its editor.
    if (m_saving.state() == Operation::Failed)
        m_waitingSaves.clear();
    else
        saveNext();
}

Task<> ReviewController::flush()
{
    while (m_saving.isRunning())
        co_await qCoro(&m_saving, &Operation::stateChanged);
}

void ReviewController::toggleViewed(int index)
{
    if (index < 0 || index >= m_files.fileCount())
        return;
    const bool isViewed = !m_files.isViewed(index);
    const git::FileChange file = m_files.file(index);
    save(
        tr("Saving"),
        [this, file, isViewed](CancelToken token) {
            return m_service.setViewed(file, isViewed, token);
        },
        [this, index, file, isViewed] {
            if (index < m_files.fileCount() && m_files.file(index) == file)
                m_files.setViewed(index, isViewed);
            Q_EMIT currentChanged();
        });
}

void ReviewController::toggleCurrentViewed()
{
    toggleViewed(m_files.current());
}

void ReviewController::markViewedAndGoOn()
{
    const int current = m_files.current();
    const int next = m_files.nextUnviewed(current);
    if (current >= 0 && !m_files.isViewed(current))
        toggleViewed(current);
    if (next >= 0 && next != current)
        showFile(next);
}

void ReviewController::beginComment(int entry, bool onOld)
{
    if (!currentFile())
        return;
    int line = m_document.lineOf(entry, onOld);
    if (line == 0 && entry >= 0) {
        // The cursor may be on the empty half of a line.
        onOld = !onOld;
        line = m_document.lineOf(entry, onOld);
    }
    const bool hasOld = !currentFile()->oldBlob.isNull();
    const bool hasNew = !currentFile()->newBlob.isNull();
    m_cards.openComposer((onOld && hasOld) || !hasNew ? Side::Old : Side::New, line);
}

void ReviewController::cancelComment()
{
    m_cards.closeComposer();
}

void ReviewController::saveComment(const QString &body)
{
    const git::FileChange *const file = currentFile();
    if (!file || !m_cards.hasComposer())
        return;
    const Side side = m_cards.composerSide();
    const review::NewThread thread{.session = {},
                                   .side = side,
                                   .path = side == Side::Old ? file->oldPath : file->newPath,
                                   .line = m_cards.composerLine(),
                                   .body = body};
    save(
        tr("Saving the comment"),
        [this, range = m_range->spec, thread](CancelToken token) {
            return addThread(&m_service, range, thread, token);
        },
        [this](const review::Session &session) {
            m_cards.closeComposer();
            m_session = session;
            loadThreads();
        });
}

void ReviewController::reply(const QString &threadId, const QString &body)
{
    if (const auto id = review::ThreadId::parse(threadId))
        save(
            tr("Saving the reply"),
            [this, id, body](CancelToken token) { return m_service.reply(*id, body, token); },
            [this, threadId] { Q_EMIT replySaved(threadId); });
}

void ReviewController::edit(const QString &commentId, const QString &body)
{
    if (const auto id = review::CommentId::parse(commentId))
        save(
            tr("Saving the comment"),
            [this, id, body](CancelToken token) { return m_service.edit(*id, body, token); },
            [this, commentId] { Q_EMIT editSaved(commentId); });
}

void ReviewController::setResolved(const QString &threadId, bool resolved)
{
    if (const auto id = review::ThreadId::parse(threadId))
        save(
            tr("Saving"),
            [this, id, resolved](CancelToken token) {
                return m_service.setResolved(*id, resolved, token);
            },
            [] {});
}

void ReviewController::deleteComment(const QString &commentId)
{
    const auto id = review::CommentId::parse(commentId);
    if (!id)
        return;
    save(
        tr("Deleting the comment"),
        [this, id](CancelToken token) { return m_service.deleteComment(*id, token); },
        [this, id] {
            m_deleted = *id;
            Q_EMIT threadsChanged();
        });
}

void ReviewController::undoDelete()
{
    if (!m_deleted)
        return;
    const review::CommentId id = *std::exchange(m_deleted, std::nullopt);
    save(
        tr("Saving"), [this, id](CancelToken token) { return m_service.restoreComment(id, token); },
        [] {});
}

void ReviewController::finish()
{
    if (!m_session)
        return;
    save(
        tr("Finishing the review"),
        [this, id = m_session->id](CancelToken token) { return m_service.finish(id, token); },
        [] {});
}

} // namespace agentops::ui::diff
