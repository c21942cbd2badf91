// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/review/reviewservice.h>
#include <agentops/ui/diff/cardsmodel.h>
#include <agentops/ui/diff/diffdocument.h>
#include <agentops/ui/diff/filesmodel.h>
#include <agentops/ui/diff/outlinemodel.h>
#include <agentops/ui/models/operation.h>

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <optional>

namespace agentops::ui::diff {

/// The review page: which range is shown, its files, the file that is read, and what is said.
/// Thread: main. The service outlives it.
class ReviewController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes one for each window.")
    Q_PROPERTY(agentops::ui::diff::FilesModel *files READ files CONSTANT)
    Q_PROPERTY(agentops::ui::diff::DiffDocument *document READ document CONSTANT)
    Q_PROPERTY(agentops::ui::diff::CardsModel *cards READ cards CONSTANT)
    Q_PROPERTY(agentops::ui::diff::OutlineModel *outline READ outline CONSTANT)
    /// Finding out what changed; reading one file; saving what a person did.
    Q_PROPERTY(agentops::ui::Operation *loading READ loading CONSTANT)
    Q_PROPERTY(agentops::ui::Operation *reading READ reading CONSTANT)
    Q_PROPERTY(agentops::ui::Operation *saving READ saving CONSTANT)

    /// Whether a range is loaded.
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY rangeChanged)
    Q_PROPERTY(RangeKind rangeKind READ rangeKind NOTIFY rangeChanged)
    Q_PROPERTY(QString base READ base NOTIFY rangeChanged)
    Q_PROPERTY(QString head READ head NOTIFY rangeChanged)
    /// The range in words.
    Q_PROPERTY(QString rangeText READ rangeText NOTIFY rangeChanged)
    /// Names to choose from: branches, then recent commits ("1a2b3c4 subject").
    Q_PROPERTY(QStringList revisions READ revisions NOTIFY revisionsChanged)

    Q_PROPERTY(QString currentPath READ currentPath NOTIFY currentChanged)
    Q_PROPERTY(QString currentOldPath READ currentOldPath NOTIFY currentChanged)
    Q_PROPERTY(bool currentBinary READ isCurrentBinary NOTIFY currentChanged)
    Q_PROPERTY(bool currentViewed READ isCurrentViewed NOTIFY currentChanged)
    Q_PROPERTY(int currentAdded READ currentAdded NOTIFY currentChanged)
    Q_PROPERTY(int currentRemoved READ currentRemoved NOTIFY currentChanged)
    Q_PROPERTY(bool ignoresWhitespace READ ignoresWhitespace WRITE setIgnoresWhitespace NOTIFY
                   whitespaceChanged)
    Q_PROPERTY(int draftCount READ draftCount NOTIFY threadsChanged)
    Q_PROPERTY(int openThreadCount READ openThreadCount NOTIFY threadsChanged)
    /// The last deleted comment can be brought back.
    Q_PROPERTY(bool canUndoDelete READ canUndoDelete NOTIFY threadsChanged)

public:
    enum class RangeKind { Commits, Branch, WorkingTree };
    Q_ENUM(RangeKind)

    explicit ReviewController(review::ReviewService &service, QObject *parent = nullptr);
    ~ReviewController() override;

    FilesModel *files() { return &m_files; }
    DiffDocument *document() { return &m_document; }
    CardsModel *cards() { return &m_cards; }
    OutlineModel *outline() { return &m_outline; }
    Operation *loading() { return &m_loading; }
    Operation *reading() { return &m_reading; }
    Operation *saving() { return &m_saving; }

    bool isLoaded() const { return m_range.has_value(); }
    RangeKind rangeKind() const;
    QString base() const { return m_range ? m_range->spec.base : QString(); }
    QString head() const { return m_range ? m_range->spec.head : QString(); }
    QString rangeText() const;
    const QStringList &revisions() const { return m_revisions; }
    QString currentPath() const;
    QString currentOldPath() const;
    bool isCurrentBinary() const;
    bool isCurrentViewed() const;
    int currentAdded() const;
    int currentRemoved() const;
    bool ignoresWhitespace() const { return m_ignoresWhitespace; }
    void setIgnoresWhitespace(bool ignores);
    int draftCount() const;
    int openThreadCount() const;
    bool canUndoDelete() const { return m_deleted.has_value(); }

    /// Shows the range that is most likely meant.
    Q_INVOKABLE void open();
    Q_INVOKABLE void openRange(RangeKind kind, const QString &base, const QString &head);
    void openRange(const review::RangeSpec &spec);
    /// Looks at the same range again.
    Q_INVOKABLE void reload();
    Q_INVOKABLE void showFile(int index);
    Q_INVOKABLE void showPath(const QString &path);
    Q_INVOKABLE bool goToFile(bool forward);
    /// The next (or previous) change, in the next file after the last one.
    Q_INVOKABLE void goToChange(bool forward);
    Q_INVOKABLE void goToThread(bool forward);
    Q_INVOKABLE void toggleViewed(int index);
    Q_INVOKABLE void toggleCurrentViewed();
    Q_INVOKABLE void markViewedAndGoOn();

    /// Opens a card to write at an entry, or at the file for -1.
    Q_INVOKABLE void beginComment(int entry, bool onOld);
    Q_INVOKABLE void cancelComment();
    Q_INVOKABLE void saveComment(const QString &body);
    Q_INVOKABLE void reply(const QString &threadId, const QString &body);
    Q_INVOKABLE void edit(const QString &commentId, const QString &body);
    Q_INVOKABLE void setResolved(const QString &threadId, bool resolved);
    Q_INVOKABLE void deleteComment(const QString &commentId);
    Q_INVOKABLE void undoDelete();
    /// Hands in the drafts.
    Q_INVOKABLE void finish();
    /// Ends when everything that is being saved, or waits for it, has been; for shutdown.
    Task<> flush();

Q_SIGNALS:
    void rangeChanged();
    void revisionsChanged();
    void currentChanged();
    void whitespaceChanged();
    void threadsChanged();
    /// The view should scroll to this entry.
    void revealRequested(int entry);
    /// What was typed is kept from now on; its editor may close.
    void replySaved(const QString &threadId);
    void editSaved(const QString &commentId);

private:
    struct Loaded;
    static Task<Result<Loaded>> load(review::ReviewService *service,
                                     std::optional<review::RangeSpec> spec, CancelToken token);
    void take(const Loaded &loaded);
    enum class Landing { FirstChange, LastChange };
    void showFile(int index, Landing landing);
    void readCurrent(Landing landing = Landing::FirstChange);
    /// Saves one thing after the other: a new one never gives up one that runs.
    template<typename Start, typename Done>
    void save(const QString &text, Start start, Done done);
    void saveNext();
    void onSavingChanged();
    void loadThreads();
    void showThreads();
    void loadRevisions();
    const git::FileChange *currentFile() const;

    review::ReviewService &m_service;
    WorkerPool m_syntaxPool;
    DiffDocument m_document;
    FilesModel m_files;
    CardsModel m_cards;
    OutlineModel m_outline;
    Operation m_loading;
    Operation m_reading;
    Operation m_saving;
    Operation m_threadLoading;
    Operation m_revisionLoading;
    std::optional<review::ResolvedRange> m_range;
    std::optional<review::RangeSpec> m_wanted;
    std::optional<review::Session> m_session;
    QList<review::Thread> m_threads;
    std::optional<review::CommentId> m_deleted;
    QStringList m_revisions;
    QList<std::function<void()>> m_waitingSaves;
    bool m_ignoresWhitespace = false;
};

} // namespace agentops::ui::diff
