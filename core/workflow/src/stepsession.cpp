// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepsession.h"

#include "contentfiles.h"
#include "effecttables.h"
#include "eventtable.h"

#include <QtCore/QJsonArray>

#include <utility>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

/// Texts of one stream that follow each other share a row up to this length.
constexpr qsizetype kChunkLength = 16 * 1024;
/// Output of one attempt that is kept: a program that prints without end must not fill the disk.
constexpr qsizetype kMaxOutputLength = 16 * 1024 * 1024;

QJsonValue maskedValue(const QJsonValue &value, const SecretMatcher &secrets)
{
    if (value.isString())
        return secrets.redactText(value.toString());
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &item : value.toArray())
            array.append(maskedValue(item, secrets));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        it.value() = maskedValue(it.value(), secrets);
    return object;
}

} // namespace

QJsonObject withoutSecrets(const QJsonObject &values, const SecretMatcher &secrets)
{
    return secrets.isEmpty() ? values : maskedValue(values, secrets).toObject();
}

StepSession::StepSession(Surroundings surroundings)
    : m_around(std::move(surroundings))
    , m_redactors{Redactor(m_around.secrets), Redactor(m_around.secrets),
                  Redactor(m_around.secrets)}
{ }

void StepSession::log(LogStream stream, QString text)
{
    const std::lock_guard lock(m_mutex);
    appendBounded(stream,
                  m_around.secrets->isEmpty()
                      ? text
                      : QString::fromUtf8(m_redactors[size_t(stream)].feed(text.toUtf8())));
}

void StepSession::appendBounded(LogStream stream, const QString &text)
{
    if (stream == LogStream::System)
        return append(stream, text);
    const qsizetype room = kMaxOutputLength - m_outputLength;
    m_outputLength += std::min(room, text.size());
    append(stream, text.first(std::min(room, text.size())));
    if (text.size() > room && !std::exchange(m_isCut, true))
        append(LogStream::System,
               u"\n[the rest of the output is not kept: more than %1 MiB]\n"_s.arg(
                   kMaxOutputLength / (1024 * 1024)));
}

void StepSession::append(LogStream stream, const QString &text)
{
    if (text.isEmpty())
        return;
    const bool isContinued = !m_pending.isEmpty() && m_pending.last().stream == stream
        && m_pending.last().text.size() + text.size() <= kChunkLength;
    if (isContinued) {
        m_pending.last().text += text;
    } else {
        m_pending.append({m_around.step, m_around.attempt, stream, m_around.clock->now(), text, 0});
    }
    if (std::exchange(m_isFlushPlanned, true))
        return;
    QMetaObject::invokeMethod(
        m_around.home, [self = shared_from_this()] { self->flush(); }, Qt::QueuedConnection);
}

void StepSession::progress(double fraction, QString text)
{
    QMetaObject::invokeMethod(
        m_around.home,
        [self = shared_from_this(), fraction, text] { self->m_around.progressed(fraction, text); },
        Qt::QueuedConnection);
}

Task<Result<Artefact>> StepSession::writeArtefact(QString name, QString mediaType,
                                                  QByteArray content)
{
    const auto self = shared_from_this();
    content = self->m_around.secrets->redact(content);
    const qint64 sizeBytes = content.size();
    const ContentFiles files(self->m_around.artefactDirectory);
    AO_CO_TRY(
        const QByteArray hash,
        co_await onWorker(*self->m_around.io, CancelToken(),
                          [files, content](const CancelToken &) { return files.store(content); }));
    // Named at once: the step may go on for longer than files that nobody names are kept.
    AO_CO_CHECK(
        co_await self->m_around.database->write(CancelToken(),
                                                [files, content, run = self->m_around.run,
                                                 hash](store::Connection &connection) -> Result<> {
                                                    // Only with the writer are files removed: it
                                                    // stays from here on.
                                                    if (!files.contains(hash))
                                                        AO_CHECK(files.store(content));
                                                    return nameArtefact(connection, run, hash);
                                                }));
    const Artefact artefact{name, mediaType, sizeBytes, files.pathOf(hash)};
    const std::lock_guard lock(self->m_mutex);
    self->m_artefacts.append(artefact);
    co_return artefact;
}

Task<Result<>> StepSession::recordProcess(QJsonObject identity)
{
    const auto self = shared_from_this();
    co_return co_await self->m_around.database->write(
        CancelToken(),
        [run = self->m_around.run, step = self->m_around.step,
         identity](store::Connection &connection) {
            return insertProcess(connection, run, step, identity);
        });
}

RecordedEffect StepSession::masked(StepEffect effect) const
{
    effect.target = m_around.secrets->redactText(effect.target);
    effect.detail = withoutSecrets(effect.detail, *m_around.secrets);
    return {m_around.step, m_around.attempt, m_around.clock->now(), std::move(effect)};
}

void StepSession::recordEffect(StepEffect effect)
{
    const std::lock_guard lock(m_mutex);
    m_effects.append(masked(std::move(effect)));
}

Task<Result<>> StepSession::announceEffect(StepEffect effect)
{
    const auto self = shared_from_this();
    effect.state = EffectState::Intended;
    co_return co_await self->m_around.database->writeSynced(
        CancelToken(),
        [run = self->m_around.run, owner = self->m_around.owner, epoch = self->m_around.epoch,
         line = self->masked(std::move(effect))](store::Connection &connection) -> Result<> {
            // Whoever has the run now may be about to do the same.
            AO_CHECK(requireLease(connection, run, owner, epoch));
            return insertEffects(connection, run, {line});
        });
}

QList<RecordedEffect> StepSession::effects() const
{
    const std::lock_guard lock(m_mutex);
    return m_effects;
}

void StepSession::finish()
{
    {
        const std::lock_guard lock(m_mutex);
        for (size_t stream = 0; stream < m_redactors.size(); ++stream)
            appendBounded(LogStream(stream), QString::fromUtf8(m_redactors[stream].finish()));
    }
    flush();
}

void StepSession::flush()
{
    QList<LogLine> lines;
    {
        const std::lock_guard lock(m_mutex);
        lines = std::exchange(m_pending, {});
        m_isFlushPlanned = false;
    }
    if (!lines.isEmpty())
        static_cast<void>(store(shared_from_this(), std::move(lines)));
}

QList<Artefact> StepSession::artefacts() const
{
    const std::lock_guard lock(m_mutex);
    return m_artefacts;
}

Task<> StepSession::store(std::shared_ptr<StepSession> self, QList<LogLine> lines)
{
    const Result<QList<LogLine>> stored = co_await self->m_around.database->write(
        CancelToken(),
        [run = self->m_around.run,
         lines](store::Connection &connection) mutable -> Result<QList<LogLine>> {
            AO_CHECK(insertLog(connection, run, lines));
            return lines;
        });
    if (!stored) {
        self->m_around.notStored(stored.error());
        co_return;
    }
    for (const LogLine &line : *stored)
        self->m_around.logged(line);
}

} // namespace agentops::workflow
