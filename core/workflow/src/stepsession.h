// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtables.h"

#include <agentops/base/secrets.h>
#include <agentops/base/workerpool.h>
#include <agentops/store/database.h>

#include <QtCore/QObject>

#include <array>
#include <functional>
#include <mutex>

namespace agentops::workflow {

/// The values with every secret masked, whatever text it is in.
QJsonObject withoutSecrets(const QJsonObject &values, const SecretMatcher &secrets);

/// The services of one attempt of one step.
/// Thread: any, where StepServices says so; the rest main.
class StepSession final : public StepServices, public std::enable_shared_from_this<StepSession>
{
public:
    struct Surroundings
    {
        RunId run;
        StepPath step;
        int attempt = 0;
        /// By which this program carries the run out.
        OwnerId owner;
        qint64 epoch = 0;
        store::Database *database = nullptr;
        WorkerPool *io = nullptr;
        const Clock *clock = nullptr;
        QString artefactDirectory;
        /// Belongs to the thread that the callbacks are called on, and outlives them.
        QObject *home = nullptr;
        std::function<void(const LogLine &)> logged;
        std::function<void(double, const QString &)> progressed;
        /// A part of the log could not be stored.
        std::function<void(const Error &)> notStored;
        /// What must not be stored.
        std::shared_ptr<const SecretMatcher> secrets;
    };

    explicit StepSession(Surroundings surroundings);

    void log(LogStream stream, QString text) override;
    void progress(double fraction, QString text) override;
    Task<Result<Artefact>> writeArtefact(QString name, QString mediaType,
                                         QByteArray content) override;
    Task<Result<>> recordProcess(QJsonObject identity) override;
    void recordEffect(StepEffect effect) override;
    Task<Result<>> announceEffect(StepEffect effect) override;

    /// The step has ended: hands everything that has been logged to the store, ahead of what is
    /// written after this call.
    void finish();
    QList<Artefact> artefacts() const;
    /// What it has done to the outside.
    QList<RecordedEffect> effects() const;

private:
    /// Drops output beyond what is kept, and says so once.
    void appendBounded(LogStream stream, const QString &text);
    void append(LogStream stream, const QString &text);
    void flush();
    RecordedEffect masked(StepEffect effect) const;
    static Task<> store(std::shared_ptr<StepSession> self, QList<LogLine> lines);

    const Surroundings m_around;
    mutable std::mutex m_mutex; // guards what follows
    /// One for each stream, so that a secret is found across the pieces it came in.
    std::array<Redactor, 3> m_redactors;
    QList<LogLine> m_pending;
    qsizetype m_outputLength = 0;
    bool m_isCut = false;
    bool m_isFlushPlanned = false;
    QList<Artefact> m_artefacts;
    QList<RecordedEffect> m_effects;
};

} // namespace agentops::workflow
