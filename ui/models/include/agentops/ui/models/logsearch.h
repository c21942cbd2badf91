// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/logreader.h>
#include <agentops/ui/models/operation.h>

#include <QtCore/QObject>
#include <QtCore/QSet>

#include <functional>
#include <memory>

namespace agentops::ui {

/// Finds a text in all rows of a log, some thousand rows at a time, and goes on as rows are added.
/// Thread: main; texts are read and compared on other threads. Cancel: operation(); what was found
/// until then stays.
class LogSearch : public QObject
{
    Q_OBJECT

public:
    /// Rows from `first`, with their parts named by them.
    struct Batch
    {
        QList<LogPart> parts;
        int first = 0;
        /// Behind the last one; `first` when there are no more.
        int end = 0;
    };
    /// What is there to be searched: rows from `first`, and no more than `most`.
    using NextRows = std::function<Batch(int first, int most)>;

    LogSearch(WorkerPool &pool, NextRows rows, QObject *parent = nullptr);

    const QString &words() const { return m_words; }
    /// Rows that match, ascending.
    const QList<int> &matches() const { return m_matches; }
    Operation *operation() { return &m_operation; }
    bool isMatch(int row) const;

    /// Searches from the beginning; without words it finds nothing.
    void start(std::shared_ptr<LogReader> reader, const QString &words);
    /// Forgets rows and matches: other rows are shown.
    void restart() { start(m_reader, m_words); }
    /// There are more rows, or these have changed.
    void goOn(const QList<int> &changedRows);

Q_SIGNALS:
    /// Matches among the rows from `first` to `last`, inclusive, may be others.
    void found(int first, int last);

private:
    void advance();
    void take(const Batch &batch, const QList<int> &rows);

    WorkerPool &m_pool;
    NextRows m_rows;
    std::shared_ptr<LogReader> m_reader;
    QString m_words;
    QList<int> m_matches;
    /// Rows before this one have been searched.
    int m_searched = 0;
    /// Some of those that have changed since.
    QSet<int> m_again;
    bool m_isBusy = false;
    quint64 m_serial = 0;
    CancelToken m_token;
    Operation m_operation;
};

} // namespace agentops::ui
