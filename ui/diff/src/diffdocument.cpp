// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/diff/diffdocument.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::ui::diff {

using review::Row;
using review::RowKind;
using review::Side;

namespace {

constexpr int kContextLines = 3;

const review::TextLines &textOn(const review::FileRows &rows, Side side)
{
    return side == Side::Old ? rows.oldText : rows.newText;
}

int lineOn(const Row &row, Side side)
{
    return side == Side::Old ? row.oldLine : row.newLine;
}

} // namespace

DiffDocument::DiffDocument(WorkerPool &syntaxPool, QObject *parent)
    : QObject(parent)
    , m_pool(syntaxPool)
{ }

DiffDocument::~DiffDocument()
{
    if (m_coloring)
        m_coloring->cancel();
}

void DiffDocument::show(std::shared_ptr<const review::FileRows> rows, const QString &oldPath,
                        const QString &newPath)
{
    m_rows = std::move(rows);
    m_paths = {oldPath, newPath};
    m_opened.clear();
    m_cursor = -1;
    m_colors = {};
    m_soon = {};
    rebuild();
    if (m_rows && !m_rows->blocks.empty())
        goToChange(true);
    else
        setCursor(m_entries.empty() ? -1 : 0);
    startColoring();
    Q_EMIT cursorChanged();
}

void DiffDocument::rebuild()
{
    m_entries.clear();
    if (m_rows) {
        m_entries = makeEntries(*m_rows, review::foldContext(*m_rows, kContextLines, m_opened),
                                m_presentation);
    }
    m_layout.setEntries(m_entries, {});
    ++m_revision;
    Q_EMIT entriesChanged();
    Q_EMIT layoutChanged();
}

std::span<const ColorRun> DiffDocument::colors(Side side, int line) const
{
    const auto &lines = m_colors[size_t(side)];
    const bool isKnown = size_t(line) < lines.size() && lines[size_t(line)];
    return isKnown ? std::span(*lines[size_t(line)]) : std::span<const ColorRun>();
}

void DiffDocument::rebuildAroundCursor()
{
    const std::optional<Entry> kept =
        m_cursor >= 0 ? std::optional(m_entries[size_t(m_cursor)]) : std::nullopt;
    rebuild();
    if (!kept)
        return;
    auto same = std::ranges::find(m_entries, *kept);
    if (same == m_entries.end())
        same = std::ranges::find_if(m_entries,
                                    [&](const Entry &entry) { return entry.row >= kept->row; });
    m_cursor = std::min(static_cast<int>(same - m_entries.begin()), entryCount() - 1);
    Q_EMIT cursorChanged();
}

void DiffDocument::setUnified(bool unified)
{
    if (unified == isUnified())
        return;
    m_presentation = unified ? Presentation::Unified : Presentation::SideBySide;
    rebuildAroundCursor();
    Q_EMIT presentationChanged();
}

int DiffDocument::changeCount() const
{
    return m_rows ? static_cast<int>(m_rows->blocks.size()) : 0;
}

void DiffDocument::setCursor(int entry)
{
    entry = std::clamp(entry, m_entries.empty() ? -1 : 0, entryCount() - 1);
    if (entry == m_cursor)
        return;
    m_cursor = entry;
    Q_EMIT cursorChanged();
}

void DiffDocument::setCursorOnOld(bool onOld)
{
    if (onOld == m_cursorOnOld)
        return;
    m_cursorOnOld = onOld;
    Q_EMIT cursorChanged();
}

QString DiffDocument::foldScope(const Entry &fold) const
{
    // The last hidden line is beside the line that is read next.
    return m_rows->scopeAt(m_rows->rows[size_t(fold.row + fold.foldedCount - 1)].newLine);
}

QString DiffDocument::describe(int index) const
{
    if (index < 0 || index >= entryCount())
        return {};
    const Entry &entry = m_entries[size_t(index)];
    if (entry.isFold()) {
        const QString scope = foldScope(entry);
        return tr("%n unchanged line(s), folded", "a band in a diff", entry.foldedCount)
            + (scope.isEmpty() ? QString() : u": "_s + scope);
    }
    const Row &row = m_rows->rows[size_t(entry.row)];
    const auto text = [&](Side side) {
        return textOn(*m_rows, side).line(lineOn(row, side)).toString();
    };
    const bool showsOld = entry.showsOld && row.oldLine >= 0;
    const bool showsNew = entry.showsNew && row.newLine >= 0;
    if (row.kind == RowKind::Context)
        return tr("Line %1: %2", "an unchanged line").arg(row.newLine + 1).arg(text(Side::New));
    if (showsOld && showsNew) {
        return tr("Changed line %1: %2; before: %3", "a line that was edited")
            .arg(row.newLine + 1)
            .arg(text(Side::New), text(Side::Old));
    }
    return showsNew ? tr("Added line %1: %2").arg(row.newLine + 1).arg(text(Side::New))
                    : tr("Removed line %1: %2").arg(row.oldLine + 1).arg(text(Side::Old));
}

void DiffDocument::expand(int index, int count, bool fromTop)
{
    if (index < 0 || index >= entryCount() || !m_entries[size_t(index)].isFold())
        return;
    const Entry fold = m_entries[size_t(index)];
    const int end = fold.row + fold.foldedCount;
    if (count <= 0 || count >= fold.foldedCount)
        m_opened.push_back({fold.row, end});
    else if (fromTop)
        m_opened.push_back({fold.row, fold.row + count});
    else
        m_opened.push_back({end - count, end});
    rebuildAroundCursor();
}

void DiffDocument::expandAll()
{
    if (!m_rows)
        return;
    m_opened = {{0, static_cast<int>(m_rows->rows.size())}};
    rebuildAroundCursor();
}

bool DiffDocument::goToChange(bool forward)
{
    const auto isChange = [this](int index) {
        return index >= 0 && index < entryCount() && !m_entries[size_t(index)].isFold()
            && m_rows->rows[size_t(m_entries[size_t(index)].row)].kind != RowKind::Context;
    };
    const int step = forward ? 1 : -1;
    int at = m_cursor;
    while (isChange(at))
        at += step;
    while (!isChange(at)) {
        if (forward ? at >= entryCount() - 1 : at <= 0)
            return false;
        at += step;
    }
    while (!forward && isChange(at - 1))
        --at;
    setCursor(at);
    return true;
}

void DiffDocument::goToLastChange()
{
    const int before = std::exchange(m_cursor, entryCount());
    if (!goToChange(false))
        m_cursor = before;
}

int DiffDocument::top(int entry) const
{
    return entry >= 0 && entry < entryCount() ? m_layout.top(entry) : 0;
}

int DiffDocument::lineOf(int index, bool onOld) const
{
    if (index < 0 || index >= entryCount() || m_entries[size_t(index)].isFold())
        return 0;
    const Entry &entry = m_entries[size_t(index)];
    if (onOld ? !entry.showsOld : !entry.showsNew)
        return 0;
    return lineOn(m_rows->rows[size_t(entry.row)], onOld ? Side::Old : Side::New) + 1;
}

QString DiffDocument::textOf(int firstEntry, int lastEntry, bool onOld) const
{
    QStringList lines;
    const Side side = onOld ? Side::Old : Side::New;
    for (int i = std::max(0, firstEntry); i <= std::min(lastEntry, entryCount() - 1); ++i) {
        if (const int line = lineOf(i, onOld); line > 0)
            lines.append(textOn(*m_rows, side).line(line - 1).toString());
    }
    return lines.join(u'\n');
}

int DiffDocument::revealLine(Side side, int line)
{
    if (!m_rows || line <= 0)
        return -1;
    const auto row = std::ranges::find_if(
        m_rows->rows, [&](const Row &candidate) { return lineOn(candidate, side) == line - 1; });
    if (row == m_rows->rows.end())
        return -1;
    const int rowIndex = static_cast<int>(row - m_rows->rows.begin());
    const auto find = [&] {
        const auto found = std::ranges::find_if(m_entries, [&](const Entry &entry) {
            return !entry.isFold() && entry.row == rowIndex
                && (side == Side::Old ? entry.showsOld : entry.showsNew);
        });
        return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
    };
    if (const int entry = find(); entry >= 0)
        return entry;
    m_opened.push_back({rowIndex - kContextLines, rowIndex + kContextLines + 1});
    rebuildAroundCursor();
    return find();
}

void DiffDocument::setRooms(const std::vector<std::pair<int, int>> &rooms)
{
    m_layout.clearRooms();
    for (const auto &[entry, height] : rooms)
        m_layout.setRoom(entry, height);
    ++m_revision;
    Q_EMIT layoutChanged();
}

void DiffDocument::setVisibleRange(int first, int last)
{
    // Far from the start it would take a while until the colours arrive in order: what is seen gets
    // provisional ones at once.
    constexpr int kSoon = 1500;
    for (const Side side : {Side::Old, Side::New}) {
        const int from = lineOf(first, side == Side::Old) - 1;
        const int to = lineOf(last, side == Side::Old);
        const auto &known = m_colors[size_t(side)];
        std::pair<int, int> &soon = m_soon[size_t(side)];
        if (from > kSoon && to > from && known.size() > size_t(to) && !known[size_t(from)]
            && !known[size_t(to - 1)] && soon != std::pair(from, to)) {
            soon = {from, to};
            colorSide(side, m_paths[size_t(side)], from, to);
        }
    }
}

void DiffDocument::startColoring()
{
    if (m_coloring)
        m_coloring->cancel();
    m_coloring = std::make_unique<CancelSource>();
    ++m_generation;
    if (!m_rows)
        return;
    for (const Side side : {Side::New, Side::Old}) {
        const int count = textOn(*m_rows, side).count();
        m_colors[size_t(side)].resize(size_t(count));
        colorSide(side, m_paths[size_t(side)], 0, count);
    }
}

/// One batch, and then the next one behind whatever else waits by then.
static void colorBatch(WorkerPool &pool, std::shared_ptr<LineColoring> coloring, CancelToken token,
                       std::function<void(ColoredLines)> handOver)
{
    if (token.isCancelled())
        return;
    std::optional<ColoredLines> lines = coloring->next();
    if (!lines)
        return;
    handOver(std::move(*lines));
    pool.post([&pool, coloring = std::move(coloring), token = std::move(token),
               handOver = std::move(handOver)] { colorBatch(pool, coloring, token, handOver); });
}

void DiffDocument::colorSide(Side side, const QString &path, int first, int end)
{
    const auto handOver = [self = QPointer<DiffDocument>(this), generation = m_generation,
                           side](ColoredLines lines) {
        QMetaObject::invokeMethod(
            qApp,
            [self, generation, side, lines = std::move(lines)] {
                if (self)
                    self->addColors(generation, side, lines);
            },
            Qt::QueuedConnection);
    };
    m_pool.post([&pool = m_pool, token = m_coloring->token(), handOver,
                 coloring = std::make_shared<LineColoring>(m_rows, side, path, first, end)] {
        colorBatch(pool, coloring, token, handOver);
    });
}

void DiffDocument::addColors(quint64 generation, Side side, const ColoredLines &lines)
{
    auto &known = m_colors[size_t(side)];
    const int end = lines.firstLine + lines.lineCount();
    if (generation != m_generation || size_t(end) > known.size())
        return;
    for (int i = 0; i < lines.lineCount(); ++i) {
        known[size_t(lines.firstLine + i)].emplace(lines.runs.begin() + lines.starts[size_t(i)],
                                                   lines.runs.begin()
                                                       + lines.starts[size_t(i) + 1]);
    }
    Q_EMIT colorsChanged(side, lines.firstLine, end);
}

} // namespace agentops::ui::diff
