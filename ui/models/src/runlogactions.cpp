// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with a log: walks its matches, copies from it and follows its links.
#include <agentops/ui/models/runlogmodel.h>

#include <QtCore/QFileInfo>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <algorithm>

namespace agentops::ui {

int RunLogModel::matchAfter(int row) const
{
    const QList<int> &matches = m_search.matches();
    if (matches.isEmpty())
        return -1;
    const auto next = std::ranges::upper_bound(matches, row);
    return next != matches.end() ? *next : matches.first();
}

int RunLogModel::matchBefore(int row) const
{
    const QList<int> &matches = m_search.matches();
    if (matches.isEmpty())
        return -1;
    const auto next = std::ranges::lower_bound(matches, row);
    return next != matches.begin() ? *std::prev(next) : matches.last();
}

int RunLogModel::matchNumber(int row) const
{
    const QList<int> &matches = m_search.matches();
    const auto match = std::ranges::lower_bound(matches, row);
    return match != matches.end() && *match == row ? int(match - matches.begin()) + 1 : 0;
}

void RunLogModel::copyRows(int first, int last)
{
    first = std::max(first, 0);
    last = std::min(last, m_rowCount - 1);
    if (!m_reader || first > last)
        return;
    QList<LogPart> parts;
    for (int row = first; row <= last; ++row)
        m_index.appendParts(lineOf(row), row, parts);
    const int lines = last - first + 1;
    m_copying.run(
        tr("Copying the log"),
        [&](CancelToken token) { return textOfLogParts(m_reader, &m_pool, parts, token); },
        [this, lines](const QString &text) {
            // One line is pasted into the middle of another text more often than below it.
            QGuiApplication::clipboard()->setText(lines == 1 ? text.chopped(1) : text);
            setNotice(tr("%n line(s) copied", nullptr, lines));
        });
}

void RunLogModel::openLink(int row, int link)
{
    const Shown *shown = row >= 0 && row < m_rowCount ? shownAt(row) : nullptr;
    if (!shown || link < 0 || link >= shown->links.size())
        return;
    const LogLink found = shown->links.at(link);
    setNotice({});
    switch (found.kind) {
    case LogLink::Kind::Address:
        Q_EMIT addressRequested(found.target);
        break;
    case LogLink::Kind::Node:
        Q_EMIT nodeRequested(found.target);
        break;
    case LogLink::Kind::File:
        openFile(found);
        break;
    }
}

void RunLogModel::requestNode(int row)
{
    if (row >= 0 && row < m_rowCount)
        Q_EMIT nodeRequested(m_index.step(lineOf(row)).node().text());
}

void RunLogModel::openFile(const LogLink &link)
{
    m_opening.run(
        tr("Looking for %1").arg(link.target),
        [&](CancelToken token) {
            return onWorker(m_pool, token,
                            [folder = m_folder,
                             path = link.target](CancelToken) -> Result<std::optional<LogFile>> {
                                return findLogFileBlocking(folder, path);
                            });
        },
        [this, link](const std::optional<LogFile> &file) {
            if (!file) {
                setNotice(tr("%1 is not in the folder of the run").arg(link.target));
                return;
            }
            const QString path =
                file->isSafeToOpen ? file->path : QFileInfo(file->path).absolutePath();
            setNotice(file->isSafeToOpen
                          ? tr("%1, line %2, was opened").arg(link.target).arg(link.line)
                          : tr("%1 can be run: its folder was opened").arg(link.target));
            Q_EMIT urlRequested(QUrl::fromLocalFile(path));
        });
}

void RunLogModel::setNotice(const QString &text)
{
    if (std::exchange(m_notice, text) != text)
        Q_EMIT noticeChanged();
}

} // namespace agentops::ui
