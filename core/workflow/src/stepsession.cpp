// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepsession.h"

#include <agentops/base/file.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>

#include <utility>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

/// Texts of one stream that follow each other share a row up to this length.
constexpr qsizetype kChunkLength = 16 * 1024;

/// A file named by its content: the same artefact is stored once, and is whole before it is named.
Result<QString> storeByContent(const QString &directory, const QByteArray &content)
{
    const QString hash =
        QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    const QString folder = directory + u'/' + hash.first(2);
    const QString path = folder + u'/' + hash.sliced(2);
    if (QFile::exists(path))
        return path;
    if (!QDir().mkpath(folder))
        return fail(Error(errors::kIo, u"the folder cannot be made"_s).with(u"path"_s, folder));
    AO_CHECK(writeFile(path, content));
    return path;
}

} // namespace

void StepSession::log(LogStream stream, QString text)
{
    if (m_around.mask)
        text = m_around.mask(stream, text);
    if (text.isEmpty())
        return;
    const std::lock_guard lock(m_mutex);
    const bool isContinued = !m_pending.isEmpty() && m_pending.last().stream == stream
        && m_pending.last().text.size() + text.size() <= kChunkLength;
    if (isContinued) {
        m_pending.last().text += text;
    } else {
        m_pending.append({m_around.node, m_around.attempt, stream, m_around.clock->now(), text, 0});
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
    const qint64 sizeBytes = content.size();
    AO_CO_TRY(const QString path,
              co_await onWorker(*self->m_around.io, CancelToken(),
                                [directory = self->m_around.artefactDirectory,
                                 content = std::move(content)](const CancelToken &) {
                                    return storeByContent(directory, content);
                                }));
    const Artefact artefact{name, mediaType, sizeBytes, path};
    const std::lock_guard lock(self->m_mutex);
    self->m_artefacts.append(artefact);
    co_return artefact;
}

Task<Result<>> StepSession::recordProcess(QJsonObject identity)
{
    const auto self = shared_from_this();
    co_return co_await self->m_around.database->write(
        CancelToken(),
        [run = self->m_around.run, node = self->m_around.node,
         identity](store::Connection &connection) {
            return insertProcess(connection, run, node, identity);
        });
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
        store(shared_from_this(), std::move(lines));
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
    if (!stored)
        co_return; // the outcome of the step fails to be recorded for the same reason, and says so
    for (const LogLine &line : *stored)
        self->m_around.logged(line);
}

} // namespace agentops::workflow
