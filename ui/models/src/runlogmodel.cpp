// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/runlogmodel.h>
#include <agentops/ui/models/timetext.h>

#include <QtCore/QRegularExpression>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::ui {

using workflow::LogLine;
using workflow::LogStream;
using workflow::StepPath;

namespace {

/// Dropping happens in blocks, so that a full log does not move all its lines for each new one.
constexpr qsizetype kDropBlock = RunLogModel::kMaxLines / 10;

/// What a terminal would show of the line.
/// Source: ECMA-48, control sequences and operating system commands.
QString shown(const QString &raw)
{
    QString text = raw;
    if (text.contains(u'\x1b')) {
        static const QRegularExpression control(
            u"\x1b(\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]*(\x07|\x1b\\\\)?|[@-Z\\\\-_])"_s);
        text.remove(control);
    }
    while (text.endsWith(u'\r'))
        text.chop(1);
    const qsizetype overwritten = text.lastIndexOf(u'\r');
    return overwritten < 0 ? text : text.sliced(overwritten + 1);
}

QString streamName(LogStream stream)
{
    switch (stream) {
    case LogStream::Output:
        return u"output"_s;
    case LogStream::ErrorOutput:
        return u"error"_s;
    case LogStream::System:
        return u"system"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

RunLogModel::RunLogModel(QObject *parent) : QAbstractListModel(parent) { }

int RunLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> RunLogModel::roleNames() const
{
    static const QHash<int, QByteArray> names{
        {TextRole, "text"},           {TimeTextRole, "timeText"}, {NodeIdRole, "nodeId"},
        {NodeTitleRole, "nodeTitle"}, {StreamRole, "stream"},     {IsMatchRole, "isMatch"},
    };
    return names;
}

QVariant RunLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Line &line = lineAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return line.isOpen ? shown(line.text) : line.text;
    case TimeTextRole:
        return clockText(line.at);
    case NodeIdRole:
        return line.step.text();
    case NodeTitleRole:
        return titleOf(line.step);
    case StreamRole:
        return streamName(line.stream);
    case IsMatchRole:
        return matches(line);
    default:
        return {};
    }
}

void RunLogModel::setNodeFilter(const QString &nodeId)
{
    if (m_nodeFilter == nodeId)
        return;
    m_nodeFilter = nodeId;
    Q_EMIT filterChanged();
    rebuildRows();
}

void RunLogModel::setSearchText(const QString &text)
{
    if (m_searchText == text)
        return;
    m_searchText = text;
    Q_EMIT searchChanged();
    rebuildMatches();
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1), {IsMatchRole});
}

int RunLogModel::matchAfter(int row) const
{
    if (m_matches.isEmpty())
        return -1;
    const auto next = std::ranges::upper_bound(m_matches, row);
    return next != m_matches.end() ? *next : m_matches.first();
}

int RunLogModel::matchBefore(int row) const
{
    if (m_matches.isEmpty())
        return -1;
    const auto next = std::ranges::lower_bound(m_matches, row);
    return next != m_matches.begin() ? *std::prev(next) : m_matches.last();
}

int RunLogModel::matchNumber(int row) const
{
    const auto match = std::ranges::lower_bound(m_matches, row);
    return match != m_matches.end() && *match == row ? int(match - m_matches.begin()) + 1 : 0;
}

QString RunLogModel::textOf(int first, int last) const
{
    QString text;
    for (int row = std::max(0, first); row <= last && row < count(); ++row)
        text += shown(lineAt(row).text) + u'\n';
    return text;
}

void RunLogModel::copyAll() const
{
    QGuiApplication::clipboard()->setText(textOf(0, count() - 1));
}

QString RunLogModel::titleOf(const StepPath &step) const
{
    const QString title = m_titles.value(step.node(), step.node().text());
    // People count from one.
    return step.pass() < 0 ? title : tr("%1, pass %2").arg(title).arg(step.pass() + 1);
}

void RunLogModel::clear(const QHash<workflow::NodeId, QString> &titles)
{
    m_titles = titles;
    if (!m_rows.isEmpty()) {
        beginRemoveRows({}, 0, count() - 1);
        m_rows.clear();
        endRemoveRows();
    }
    m_lines.clear();
    m_open.clear();
    m_dropped = 0;
    const bool hadMatches = !m_matches.isEmpty();
    m_matches.clear();
    Q_EMIT countChanged();
    if (hadMatches)
        Q_EMIT matchCountChanged();
}

void RunLogModel::append(const QList<LogLine> &chunks)
{
    QList<Line> fresh;
    for (const LogLine &chunk : chunks)
        appendChunk(chunk, fresh);
    if (!fresh.isEmpty())
        appendFresh(fresh);
    if (m_lines.size() > kMaxLines + kDropBlock)
        dropOldest();
}

void RunLogModel::appendChunk(const LogLine &chunk, QList<Line> &fresh)
{
    const Source source{chunk.step, chunk.stream};
    qsizetype from = 0;
    while (from < chunk.text.size()) {
        const qsizetype end = chunk.text.indexOf(u'\n', from);
        const QStringView piece =
            QStringView(chunk.text).sliced(from, (end < 0 ? chunk.text.size() : end) - from);
        from = end < 0 ? chunk.text.size() : end + 1;

        const auto open = m_open.constFind(source);
        const bool continues = open != m_open.constEnd() && *open >= m_dropped;
        const qsizetype at = continues ? *open - m_dropped : m_lines.size() + fresh.size();
        if (!continues)
            fresh.append({QString(), chunk.at, chunk.step, chunk.stream, true});
        Line &line = at < m_lines.size() ? m_lines[at] : fresh[at - m_lines.size()];
        line.text += piece;
        line.isOpen = end < 0;
        if (line.isOpen) {
            m_open.insert(source, at + m_dropped);
        } else {
            line.text = shown(line.text);
            m_open.remove(source);
        }
        if (at < m_lines.size())
            announceLine(at);
    }
}

void RunLogModel::announceLine(qsizetype line)
{
    const auto at = std::ranges::lower_bound(m_rows, line);
    if (at == m_rows.end() || *at != line)
        return;
    const int row = int(at - m_rows.begin());
    if (matches(m_lines.at(line)) && matchNumber(row) == 0) {
        m_matches.insert(std::ranges::lower_bound(m_matches, row), row);
        Q_EMIT matchCountChanged();
    }
    Q_EMIT dataChanged(index(row), index(row), {TextRole, IsMatchRole});
}

void RunLogModel::appendFresh(const QList<Line> &fresh)
{
    const qsizetype firstLine = m_lines.size();
    QList<qsizetype> rows;
    for (qsizetype i = 0; i < fresh.size(); ++i) {
        if (passes(fresh.at(i)))
            rows.append(firstLine + i);
    }
    if (rows.isEmpty()) {
        m_lines += fresh;
        return;
    }
    const int firstRow = count();
    beginInsertRows({}, firstRow, firstRow + int(rows.size()) - 1);
    m_lines += fresh;
    m_rows += rows;
    endInsertRows();
    Q_EMIT countChanged();

    const qsizetype before = m_matches.size();
    for (int row = firstRow; row < count(); ++row) {
        if (matches(lineAt(row)))
            m_matches.append(row);
    }
    if (m_matches.size() != before)
        Q_EMIT matchCountChanged();
}

void RunLogModel::dropOldest()
{
    const qsizetype dropped = m_lines.size() - kMaxLines;
    const auto kept = std::ranges::lower_bound(m_rows, dropped);
    const int rows = int(kept - m_rows.begin());
    if (rows > 0)
        beginRemoveRows({}, 0, rows - 1);
    m_lines.remove(0, dropped);
    m_rows.remove(0, rows);
    for (qsizetype &line : m_rows)
        line -= dropped;
    m_dropped += dropped;
    if (rows > 0) {
        endRemoveRows();
        Q_EMIT countChanged();
        rebuildMatches();
    }
}

void RunLogModel::rebuildRows()
{
    // A filter shows other rows altogether: nothing of the view's position can be kept.
    beginResetModel();
    m_rows.clear();
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (passes(m_lines.at(i)))
            m_rows.append(i);
    }
    endResetModel();
    Q_EMIT countChanged();
    rebuildMatches();
}

void RunLogModel::rebuildMatches()
{
    m_matches.clear();
    if (!m_searchText.isEmpty()) {
        for (int row = 0; row < count(); ++row) {
            if (matches(lineAt(row)))
                m_matches.append(row);
        }
    }
    Q_EMIT matchCountChanged();
}

bool RunLogModel::passes(const Line &line) const
{
    return m_nodeFilter.isEmpty() || line.step.text() == m_nodeFilter;
}

bool RunLogModel::matches(const Line &line) const
{
    return !m_searchText.isEmpty() && line.text.contains(m_searchText, Qt::CaseInsensitive);
}

} // namespace agentops::ui
