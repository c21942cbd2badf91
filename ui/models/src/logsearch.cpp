// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/logsearch.h>

#include <algorithm>
#include <limits>

namespace agentops::ui {

namespace {

/// The first rows are told soon, the rest in steps that cost little for each row.
constexpr int kFirstRows = 1000;
constexpr int kRowsAtOnce = 16'000;

} // namespace

LogSearch::LogSearch(WorkerPool &pool, NextRows rows, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
    , m_rows(std::move(rows))
{ }

bool LogSearch::isMatch(int row) const
{
    return std::ranges::binary_search(m_matches, row);
}

void LogSearch::start(std::shared_ptr<LogReader> reader, const QString &words)
{
    ++m_serial;
    m_reader = std::move(reader);
    m_words = words;
    m_searched = 0;
    m_again.clear();
    m_isBusy = false;
    m_operation.cancel();
    m_operation.reset();
    if (!m_matches.isEmpty()) {
        m_matches.clear();
        Q_EMIT found(0, std::numeric_limits<int>::max());
    }
    if (m_words.isEmpty() || !m_reader)
        return;
    m_token = m_operation.begin(tr("Searching the log"));
    advance();
}

void LogSearch::goOn(const QList<int> &changedRows)
{
    for (const int row : changedRows) {
        if (row < m_searched)
            m_again.insert(row);
    }
    // A search that a person has stopped, or that failed, stays as it is.
    const bool isWanted = m_operation.isRunning() || m_operation.state() == Operation::Succeeded;
    if (isWanted && !m_words.isEmpty())
        advance();
}

void LogSearch::advance()
{
    if (m_isBusy || !m_reader)
        return;
    Batch batch;
    if (m_again.isEmpty()) {
        batch = m_rows(m_searched, m_searched == 0 ? kFirstRows : kRowsAtOnce);
    } else {
        const int row = *m_again.cbegin();
        m_again.erase(m_again.cbegin());
        batch = m_rows(row, 1);
    }
    if (batch.end <= batch.first) {
        if (m_operation.isRunning())
            m_operation.succeed();
        return;
    }
    if (!m_operation.isRunning())
        m_token = m_operation.begin(tr("Searching the log"));
    m_isBusy = true;
    m_searched = std::max(m_searched, batch.end);
    QCoro::connect(searchLogParts(m_reader, &m_pool, batch.parts, m_words, m_token), this,
                   [this, serial = m_serial, batch](const Result<QList<int>> &rows) {
                       if (serial != m_serial)
                           return;
                       m_isBusy = false;
                       if (!m_operation.isRunning())
                           return;
                       if (!rows) {
                           m_operation.fail(rows.error());
                           return;
                       }
                       take(batch, *rows);
                       advance();
                   });
}

void LogSearch::take(const Batch &batch, const QList<int> &rows)
{
    const auto first = std::ranges::lower_bound(m_matches, batch.first);
    const auto end = std::ranges::lower_bound(m_matches, batch.end);
    const bool isSame = std::ranges::equal(first, end, rows.begin(), rows.end());
    if (isSame)
        return;
    const qsizetype at = first - m_matches.begin();
    const QList<int> behind = m_matches.sliced(end - m_matches.begin());
    m_matches.resize(at);
    m_matches += rows;
    m_matches += behind;
    Q_EMIT found(batch.first, batch.end - 1);
}

} // namespace agentops::ui
