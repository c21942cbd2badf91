// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/runlogmodel.h>
#include <agentops/ui/models/timetext.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace agentops::ui {

using workflow::LogLine;
using workflow::LogStream;
using workflow::NodeId;
using workflow::StepPath;

namespace {

/// A chatty program writes thousands of pieces a second: what is new is read once in this time.
constexpr auto kReadInterval = 50ms;
/// Units: characters. Read and indexed in one go.
constexpr qsizetype kReadLength = 512 * 1024;
constexpr qsizetype kSearchLength = 2 * 1024 * 1024;
/// Around a row that is looked at, so much is read with it.
constexpr int kWindowRows = 100;
constexpr qsizetype kWindowLength = 512 * 1024;
/// Kept of what was looked at.
constexpr qsizetype kKeptLength = 4 * 1024 * 1024;
constexpr qsizetype kKeptLines = 2000;
/// Rows that wait to be read; no window shows more at a time.
constexpr qsizetype kMaxWanted = 500;

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

/// Also when an earlier part was read well.
void failReading(Operation &reading, const Error &error)
{
    if (!reading.isRunning())
        reading.begin(RunLogModel::tr("Reading the log"));
    reading.fail(error);
}

} // namespace

RunLogModel::RunLogModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_texts(kKeptLength)
    , m_shown(kKeptLines)
    , m_search(m_pool, [this](int first, int most) { return rowsFrom(first, most, kSearchLength); })
{
    m_readTimer.setSingleShot(true);
    m_readTimer.setInterval(kReadInterval);
    connect(&m_readTimer, &QTimer::timeout, this, &RunLogModel::readOn);
    m_loadTimer.setSingleShot(true);
    m_loadTimer.setInterval(0);
    connect(&m_loadTimer, &QTimer::timeout, this, &RunLogModel::loadWanted);
    connect(&m_search, &LogSearch::found, this, [this](int first, int last) {
        last = std::min(last, count() - 1);
        if (first <= last)
            Q_EMIT dataChanged(index(first), index(last), {IsMatchRole});
        Q_EMIT matchCountChanged();
    });
}

RunLogModel::~RunLogModel()
{
    m_cancel.cancel();
}

int RunLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> RunLogModel::roleNames() const
{
    static const QHash<int, QByteArray> names{
        {TextRole, "text"},     {MarkupRole, "markup"},       {IsRichRole, "isRich"},
        {NodeIdRole, "nodeId"}, {NodeTitleRole, "nodeTitle"}, {TimeTextRole, "timeText"},
        {StreamRole, "stream"}, {IsMatchRole, "isMatch"},
    };
    return names;
}

QVariant RunLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    const int line = lineOf(row);
    switch (role) {
    case Qt::DisplayRole:
    case TextRole: {
        const Shown *shown = shownAt(row);
        return shown ? shown->text.text : QString();
    }
    case MarkupRole: {
        const Shown *shown = shownAt(row);
        return shown ? shown->markup.html : QString();
    }
    case IsRichRole: {
        const Shown *shown = shownAt(row);
        return shown && shown->markup.isRich;
    }
    case TimeTextRole:
        return clockText(m_index.at(line));
    case NodeIdRole:
        return m_index.step(line).text();
    case NodeTitleRole:
        return titleOf(m_index.step(line));
    case StreamRole:
        return streamName(m_index.stream(line));
    case IsMatchRole:
        return m_search.isMatch(row);
    default:
        return {};
    }
}

void RunLogModel::show(std::shared_ptr<LogReader> reader, const QHash<NodeId, QString> &titles,
                       const QString &folder)
{
    clear();
    m_reader = std::move(reader);
    m_folder = folder;
    m_titles = titles;
    for (auto node = titles.keyBegin(); node != titles.keyEnd(); ++node)
        m_nodes.insert(node->text());
    m_reading.begin(tr("Reading the log"));
    m_search.start(m_reader, m_search.words());
    readOn();
}

void RunLogModel::clear()
{
    ++m_serial;
    m_cancel.cancel();
    m_cancel = CancelSource();
    m_readTimer.stop();
    m_isReading = false;
    m_isBehind = false;
    m_isLoading = false;
    m_wanted.clear();
    if (m_rowCount > 0)
        beginRemoveRows({}, 0, m_rowCount - 1);
    const bool hadRows = std::exchange(m_rowCount, 0) > 0;
    m_rows.clear();
    m_index.clear();
    m_texts.clear();
    m_shown.clear();
    m_nodes.clear();
    m_titles.clear();
    m_reader.reset();
    if (hadRows)
        endRemoveRows();
    m_reading.cancel();
    m_reading.reset();
    m_copying.cancel();
    m_copying.reset();
    m_search.start(nullptr, m_search.words());
    setNotice({});
    Q_EMIT countChanged();
}

void RunLogModel::goOn()
{
    m_isBehind = true;
    if (m_reader && !m_isReading && !m_readTimer.isActive())
        m_readTimer.start();
}

void RunLogModel::retry()
{
    if (!m_reader || m_isReading)
        return;
    m_reading.begin(tr("Reading the log"));
    readOn();
}

void RunLogModel::readOn()
{
    if (!m_reader || m_isReading)
        return;
    m_isReading = true;
    m_isBehind = false;
    QCoro::connect(m_reader->part(m_index.lastPosition(), kReadLength, m_cancel.token()), this,
                   [this, serial = m_serial](const Result<QList<LogLine>> &pieces) {
                       if (serial != m_serial)
                           return;
                       m_isReading = false;
                       if (!pieces) {
                           failReading(m_reading, pieces.error());
                           return;
                       }
                       take(*pieces);
                   });
}

void RunLogModel::take(const QList<LogLine> &pieces)
{
    const int known = m_index.count();
    const QList<int> changedLines = m_index.append(pieces);
    qsizetype length = 0;
    for (const LogLine &piece : pieces) {
        length += piece.text.size();
        m_texts.insert(piece.position, new QString(piece.text), piece.text.size() + 1);
    }
    addRows(known);
    QList<int> changedRows;
    for (const int line : changedLines) {
        m_shown.remove(line);
        const int row = rowOf(line);
        if (row < 0)
            continue;
        changedRows.append(row);
        Q_EMIT dataChanged(index(row), index(row),
                           {Qt::DisplayRole, TextRole, MarkupRole, IsRichRole, TimeTextRole});
    }
    m_search.goOn(changedRows);
    if (length >= kReadLength) {
        readOn();
        return;
    }
    if (m_reading.isRunning())
        m_reading.succeed();
    if (m_isBehind)
        m_readTimer.start();
}

void RunLogModel::addRows(int firstLine)
{
    QList<int> fresh;
    if (m_isFiltered) {
        for (int line = firstLine; line < m_index.count(); ++line) {
            if (passes(line))
                fresh.append(line);
        }
    }
    const int added = m_isFiltered ? int(fresh.size()) : m_index.count() - firstLine;
    if (added == 0)
        return;
    beginInsertRows({}, m_rowCount, m_rowCount + added - 1);
    m_rows += fresh;
    m_rowCount += added;
    endInsertRows();
    Q_EMIT countChanged();
}

bool RunLogModel::passes(int line) const
{
    const StepPath &step = m_index.step(line);
    return step.text() == m_nodeFilter || step.text().startsWith(m_nodeFilter + u'#')
        || step.node().text() == m_nodeFilter;
}

void RunLogModel::setNodeFilter(const QString &nodeId)
{
    if (m_nodeFilter == nodeId)
        return;
    m_nodeFilter = nodeId;
    Q_EMIT filterChanged();
    rebuildRows();
}

void RunLogModel::rebuildRows()
{
    // A filter shows other rows altogether: nothing of the view's position can be kept.
    beginResetModel();
    m_isFiltered = !m_nodeFilter.isEmpty();
    m_rows.clear();
    m_wanted.clear();
    if (m_isFiltered) {
        // Whether a step passes is asked once for it, not for each of its lines.
        QList<signed char> known(m_index.sourceCount(), -1);
        for (int line = 0; line < m_index.count(); ++line) {
            signed char &isPassing = known[m_index.sourceIndex(line)];
            if (isPassing < 0)
                isPassing = passes(line) ? 1 : 0;
            if (isPassing > 0)
                m_rows.append(line);
        }
    }
    m_rowCount = m_isFiltered ? int(m_rows.size()) : m_index.count();
    endResetModel();
    Q_EMIT countChanged();
    m_search.restart();
}

int RunLogModel::rowOf(int line) const
{
    if (!m_isFiltered)
        return line < m_rowCount ? line : -1;
    const auto row = std::ranges::lower_bound(m_rows, line);
    return row != m_rows.end() && *row == line ? int(row - m_rows.begin()) : -1;
}

LogSearch::Batch RunLogModel::rowsFrom(int first, int most, qsizetype maxLength) const
{
    LogSearch::Batch batch{.parts = {}, .first = first, .end = first};
    qint64 piece = -1;
    qsizetype length = 0;
    while (batch.end < std::min(m_rowCount, first + most) && length < maxLength) {
        const int line = lineOf(batch.end);
        if (m_index.piece(line) != piece)
            length += m_index.pieceLength(line);
        piece = m_index.piece(line);
        m_index.appendParts(line, batch.end, batch.parts);
        ++batch.end;
    }
    return batch;
}

const RunLogModel::Shown *RunLogModel::shownAt(int row) const
{
    const int line = lineOf(row);
    if (const Shown *known = m_shown.object(line))
        return known;
    QList<LogPart> parts;
    m_index.appendParts(line, line, parts, kMaxShownLength + 1);
    QString raw;
    for (const LogPart &part : parts) {
        const QString *text = m_texts.object(part.position);
        if (!text) {
            want(row);
            return nullptr;
        }
        raw += QStringView(*text).mid(part.start, part.length);
    }
    auto shown = std::make_unique<Shown>();
    shown->text = parseAnsi(QStringView(raw).left(kMaxShownLength), m_index.style(line));
    shown->links = findLogLinks(shown->text.text, m_nodes);
    if (raw.size() > kMaxShownLength)
        shown->text.text += u'…';
    if (m_theme)
        shown->markup = logMarkup(shown->text, shown->links, m_colors);
    const Shown *kept = shown.get();
    m_shown.insert(line, shown.release());
    return kept;
}

void RunLogModel::want(int row) const
{
    if (m_wanted.contains(row))
        return;
    if (m_wanted.size() >= kMaxWanted)
        m_wanted.removeFirst();
    m_wanted.append(row);
    m_loadTimer.start();
}

void RunLogModel::loadWanted()
{
    while (!m_isLoading && m_reader && !m_wanted.isEmpty()) {
        // What was asked for last is what a person looks at.
        const int row = m_wanted.takeLast();
        if (row >= m_rowCount)
            continue;
        const LogSearch::Batch wanted = rowsFrom(row, kWindowRows, kWindowLength);
        const LogSearch::Batch before =
            rowsFrom(std::max(0, row - kWindowRows), std::min(row, kWindowRows), kWindowLength);
        QList<qint64> missing;
        for (const qint64 position : positionsOf(wanted.parts + before.parts)) {
            if (!m_texts.contains(position))
                missing.append(position);
        }
        if (!missing.isEmpty())
            load(before.first, wanted.end, missing);
    }
}

void RunLogModel::load(int first, int end, const QList<qint64> &positions)
{
    m_isLoading = true;
    QCoro::connect(
        m_reader->pieces(positions, m_cancel.token()), this,
        [this, first, end, positions, serial = m_serial](const Result<QList<LogLine>> &pieces) {
            if (serial != m_serial)
                return;
            m_isLoading = false;
            if (!pieces) {
                m_wanted.clear();
                failReading(m_reading, pieces.error());
                return;
            }
            // A piece that is gone is empty: it is not asked for again.
            for (const qint64 position : positions)
                m_texts.insert(position, new QString(), 1);
            for (const LogLine &piece : *pieces)
                m_texts.insert(piece.position, new QString(piece.text), piece.text.size() + 1);
            const int last = std::min(end, m_rowCount) - 1;
            if (first <= last)
                Q_EMIT dataChanged(index(first), index(last),
                                   {Qt::DisplayRole, TextRole, MarkupRole, IsRichRole});
            loadWanted();
        });
}

void RunLogModel::setSearchText(const QString &text)
{
    if (m_search.words() == text)
        return;
    m_search.start(m_reader, text);
    Q_EMIT searchChanged();
    Q_EMIT matchCountChanged();
}

QString RunLogModel::titleOf(const StepPath &step) const
{
    const QString title = m_titles.value(step.node(), step.node().text());
    // People count from one.
    return step.pass() < 0 ? title : tr("%1, pass %2").arg(title).arg(step.pass() + 1);
}

void RunLogModel::setTheme(theme::Theme *theme)
{
    if (m_theme == theme)
        return;
    if (m_theme)
        m_theme->disconnect(this);
    m_theme = theme;
    const auto refresh = [this] {
        m_shown.clear();
        if (m_theme)
            m_colors = logColors(*m_theme);
        if (m_rowCount > 0)
            Q_EMIT dataChanged(index(0), index(m_rowCount - 1), {MarkupRole, IsRichRole});
    };
    if (m_theme)
        connect(m_theme, &theme::Theme::changed, this, refresh);
    refresh();
    Q_EMIT themeChanged();
}

} // namespace agentops::ui
