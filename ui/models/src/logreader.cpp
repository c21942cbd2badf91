// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/ansi.h>
#include <agentops/ui/models/logreader.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QStringMatcher>

#include <algorithm>

namespace agentops::ui {

using workflow::LogLine;
using workflow::RunId;
using workflow::RunService;

namespace {

/// As many parts as are read at a time for a text: their pieces are held meanwhile.
constexpr qsizetype kPartsAtOnce = 512;

class RunLogReader final : public LogReader
{
public:
    RunLogReader(RunService &service, RunId run) : m_service(service), m_run(run) { }

    Pieces part(qint64 after, qsizetype maxLength, CancelToken token) override
    {
        return m_service.logPart(m_run, after, maxLength, std::move(token));
    }

    Pieces pieces(QList<qint64> positions, CancelToken token) override
    {
        return m_service.logPieces(m_run, std::move(positions), std::move(token));
    }

private:
    RunService &m_service;
    const RunId m_run;
};

QHash<qint64, QString> textsByPosition(const QList<LogLine> &pieces)
{
    QHash<qint64, QString> texts;
    texts.reserve(pieces.size());
    for (const LogLine &piece : pieces)
        texts.insert(piece.position, piece.text);
    return texts;
}

} // namespace

std::shared_ptr<LogReader> logReaderOf(RunService &service, const RunId &run)
{
    return std::make_shared<RunLogReader>(service, run);
}

QList<qint64> positionsOf(const QList<LogPart> &parts)
{
    QList<qint64> positions;
    for (const LogPart &part : parts) {
        if (positions.isEmpty() || positions.last() != part.position)
            positions.append(part.position);
    }
    std::ranges::sort(positions);
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    return positions;
}

void joinLogParts(const QList<LogPart> &parts, const QHash<qint64, QString> &texts,
                  const std::function<void(int line, QStringView raw)> &take)
{
    const auto textOf = [&texts](const LogPart &part) {
        const auto text = texts.constFind(part.position);
        if (text == texts.constEnd() || part.start > text->size())
            return QStringView();
        return QStringView(*text)
            .sliced(part.start)
            .first(std::min<qsizetype>(part.length, text->size() - part.start));
    };
    for (qsizetype i = 0; i < parts.size();) {
        const int line = parts.at(i).line;
        const QStringView first = textOf(parts.at(i));
        ++i;
        if (i == parts.size() || parts.at(i).line != line) {
            take(line, first);
            continue;
        }
        QString whole = first.toString();
        for (; i < parts.size() && parts.at(i).line == line; ++i)
            whole += textOf(parts.at(i));
        take(line, whole);
    }
}

Task<Result<QList<int>>> searchLogParts(std::shared_ptr<LogReader> reader, WorkerPool *pool,
                                        QList<LogPart> parts, QString words, CancelToken token)
{
    AO_CO_TRY(const QList<LogLine> pieces, co_await reader->pieces(positionsOf(parts), token));
    AO_CO_CHECK(token.check()); // the pool may be gone with whoever has cancelled this
    co_return co_await onWorker(
        *pool, token, [parts, words, pieces](CancelToken inner) -> Result<QList<int>> {
            QList<int> found;
            const QStringMatcher matcher(words, Qt::CaseInsensitive);
            joinLogParts(parts, textsByPosition(pieces), [&](int line, QStringView raw) {
                if (!inner.isCancelled() && matcher.indexIn(plainAnsi(raw)) >= 0)
                    found.append(line);
            });
            AO_CHECK(inner.check());
            return found;
        });
}

Task<Result<QString>> textOfLogParts(std::shared_ptr<LogReader> reader, WorkerPool *pool,
                                     QList<LogPart> parts, CancelToken token)
{
    QString text;
    for (qsizetype from = 0; from < parts.size();) {
        qsizetype end = std::min(parts.size(), from + kPartsAtOnce);
        while (end < parts.size() && parts.at(end).line == parts.at(end - 1).line)
            ++end;
        const QList<LogPart> some = parts.sliced(from, end - from);
        from = end;
        AO_CO_TRY(const QList<LogLine> pieces, co_await reader->pieces(positionsOf(some), token));
        AO_CO_CHECK(token.check()); // the pool may be gone with whoever has cancelled this
        AO_CO_TRY(const QString lines,
                  co_await onWorker(*pool, token, [some, pieces](CancelToken) -> Result<QString> {
                      QString joined;
                      joinLogParts(some, textsByPosition(pieces), [&joined](int, QStringView raw) {
                          joined += plainAnsi(raw);
                          joined += u'\n';
                      });
                      return joined;
                  }));
        AO_CO_CHECK(token.check());
        text += lines;
    }
    co_return text;
}

} // namespace agentops::ui
