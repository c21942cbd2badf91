// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/codemap/layout.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace agentops::codemap {

namespace {

constexpr double kCardGap = 6;
constexpr double kPadding = 10;
constexpr double kSmallestHeader = 30;
/// Width to height of the place where maps are looked at.
constexpr double kFrameAspect = 1.4;
/// Width to height that every folder aims at; the one that fills the frame best is taken.
constexpr std::array kAspects{0.8, 1.0, 1.2, 1.4, 1.7, 2.1};

/// Something to pack into a folder: a subfolder, or all of its own files together.
struct Box
{
    NodeIndex folder = kNoNode; // none for the block of files
    QSizeF size;
    QRectF place; // filled by pack()
};

/// What a folder needs, found from the leaves up.
struct Plan
{
    QSizeF natural;
    double header = 0;
    double gap = kCardGap;
    std::vector<Box> boxes;
    int shelfCount = 0;
};

double cardHeight(NodeIndex symbolCount)
{
    const int units = symbolCount <= 8 ? 1 : symbolCount <= 32 ? 2 : symbolCount <= 128 ? 3 : 4;
    return Layout::kCardHeight * units + kCardGap * (units - 1);
}

/// The children of a folder.
struct Children
{
    std::vector<NodeIndex> folders;
    std::vector<NodeIndex> files;
};

Children childrenOf(const Snapshot &snapshot, NodeIndex folder)
{
    Children children;
    for (NodeIndex i = folder + 1; i < snapshot.node(folder).end; i = snapshot.node(i).end)
        (snapshot.node(i).kind == NodeKind::Dir ? children.folders : children.files).push_back(i);
    return children;
}

/// Cards one below the other, column by column; places them when `rects` is given.
/// Returns the size needed.
QSizeF flowCards(const Snapshot &snapshot, const std::vector<NodeIndex> &files, int columns,
                 QPointF origin, double cardWidth, std::vector<QRectF> *rects)
{
    double total = 0;
    for (const NodeIndex file : files)
        total += cardHeight(snapshot.node(file).end - file - 1) + kCardGap;
    const double target = total / columns;
    double x = 0, y = 0, done = 0, bottom = 0;
    int column = 0;
    for (const NodeIndex file : files) {
        const double height = cardHeight(snapshot.node(file).end - file - 1);
        // The next column begins where this one has its share.
        if (y > 0 && column + 1 < columns && done + height / 2 > target * (column + 1)) {
            ++column;
            x += cardWidth + kCardGap;
            y = 0;
        }
        if (rects)
            (*rects)[file] = QRectF(origin.x() + x, origin.y() + y, cardWidth, height);
        y += height + kCardGap;
        done += height + kCardGap;
        bottom = std::max(bottom, y - kCardGap);
    }
    return {x + cardWidth, bottom};
}

int naturalColumns(const Snapshot &snapshot, const std::vector<NodeIndex> &files, double aspect)
{
    double total = 0;
    for (const NodeIndex file : files)
        total += cardHeight(snapshot.node(file).end - file - 1) + kCardGap;
    const double columns = std::sqrt(total * aspect / (Layout::kCardWidth + kCardGap));
    return std::clamp(int(std::lround(columns)), 1, int(files.size()));
}

struct Packing
{
    QSizeF size;
    int shelves = 0;
};

/// Puts the boxes on shelves of at most `width`, in their order.
Packing pack(std::vector<Box> &boxes, double width, double gap)
{
    Packing result;
    double x = 0, y = 0, shelfHeight = 0;
    for (Box &box : boxes) {
        if (x > 0 && x + box.size.width() > width) {
            y += shelfHeight + gap;
            x = shelfHeight = 0;
        }
        result.shelves += x == 0;
        box.place = QRectF(QPointF(x, y), box.size);
        x += box.size.width() + gap;
        shelfHeight = std::max(shelfHeight, box.size.height());
        result.size = {std::max(result.size.width(), x - gap), y + shelfHeight};
    }
    return result;
}

/// Tries several widths and keeps the one that wastes least and comes nearest to a screen's shape.
Packing packWell(std::vector<Box> &boxes, double gap, double aspect)
{
    double area = 0, widest = 0, sum = 0;
    for (const Box &box : boxes) {
        area += (box.size.width() + gap) * (box.size.height() + gap);
        widest = std::max(widest, box.size.width());
        sum += box.size.width() + gap;
    }
    constexpr int kTries = 16;
    double bestScore = std::numeric_limits<double>::max();
    double bestWidth = widest;
    for (int i = 0; i < kTries; ++i) {
        const double width = std::max(widest, std::sqrt(area * aspect) * (0.7 + 0.06 * i));
        const QSizeF size = pack(boxes, std::min(width, sum), gap).size;
        // The smallest screen-shaped frame around it.
        const double score = std::max(size.width() / aspect, size.height());
        if (score < bestScore) {
            bestScore = score;
            bestWidth = width;
        }
    }
    return pack(boxes, bestWidth, gap);
}

class LayoutBuilder
{
public:
    LayoutBuilder(const Snapshot &snapshot, double aspect)
        : m_snapshot(snapshot)
        , m_aspect(aspect)
        , m_plans(snapshot.nodes().size())
    {
        m_layout.rects.resize(snapshot.nodes().size());
        m_layout.headers.resize(snapshot.nodes().size());
    }

    Layout build()
    {
        // Subtrees are ranges: backwards, every folder comes after all that is in it.
        for (NodeIndex i = NodeIndex(m_plans.size()); i-- > 0;) {
            if (m_snapshot.node(i).kind == NodeKind::Dir)
                plan(i);
        }
        m_layout.rects[0] = QRectF(QPointF(), m_plans[0].natural);
        for (NodeIndex i = 0; i < m_plans.size(); ++i) {
            if (m_snapshot.node(i).kind == NodeKind::Dir)
                place(i);
            else if (m_snapshot.node(i).kind == NodeKind::File)
                placeSymbols(i);
        }
        m_layout.bounds = m_layout.rects[0];
        return std::move(m_layout);
    }

private:
    void plan(NodeIndex folder)
    {
        Plan &plan = m_plans[folder];
        const Children children = childrenOf(m_snapshot, folder);
        if (isChained(m_snapshot, folder)) {
            plan.natural = m_plans[children.folders.front()].natural;
            return;
        }
        double largest = 0;
        for (const NodeIndex child : children.folders) {
            plan.boxes.push_back({child, m_plans[child].natural, {}});
            largest = std::max(largest, m_plans[child].natural.height());
        }
        std::ranges::stable_sort(plan.boxes, std::greater<>(),
                                 [](const Box &box) { return box.size.height(); });
        if (!children.files.empty()) {
            const QSizeF block = flowCards(m_snapshot, children.files,
                                           naturalColumns(m_snapshot, children.files, m_aspect), {},
                                           Layout::kCardWidth, nullptr);
            const auto before = std::ranges::find_if(
                plan.boxes, [&](const Box &box) { return box.size.height() < block.height(); });
            plan.boxes.insert(before, Box{kNoNode, block, {}});
        }
        plan.gap = plan.boxes.size() > 1 ? std::clamp(largest * 0.03, 12.0, 60.0) : kCardGap;
        const Packing packing = packWell(plan.boxes, plan.gap, m_aspect);
        plan.shelfCount = packing.shelves;
        const double extent = std::max(packing.size.height(), packing.size.width() / kFrameAspect);
        plan.header = folder == 0 ? 0 : std::max(kSmallestHeader, extent * 0.055);
        const double padding = padded(plan);
        plan.natural = {packing.size.width() + 2 * padding,
                        packing.size.height() + plan.header + (plan.header > 0 ? 1 : 2) * padding};
    }

    static double padded(const Plan &plan) { return std::max(kPadding, plan.gap * 0.8); }

    // The folder's rectangle is known, perhaps larger than natural: what is left over goes to the
    // subfolders, shelf by shelf.
    void place(NodeIndex folder)
    {
        const Plan &plan = m_plans[folder];
        const QRectF rect = m_layout.rects[folder];
        if (isChained(m_snapshot, folder)) {
            m_layout.rects[folder + 1] = rect;
            return;
        }
        m_layout.headers[folder] = float(plan.header);
        const double padding = padded(plan);
        const QRectF inner =
            rect.adjusted(padding, plan.header > 0 ? plan.header : padding, -padding, -padding);
        const QSizeF natural(plan.natural.width() - 2 * padding,
                             plan.natural.height() - plan.header
                                 - (plan.header > 0 ? 1 : 2) * padding);
        const double extraHeight = plan.shelfCount > 0
            ? std::max(0.0, inner.height() - natural.height()) / plan.shelfCount
            : 0;
        size_t first = 0;
        for (int shelf = 0; first < plan.boxes.size(); ++shelf) {
            size_t last = first;
            while (last < plan.boxes.size()
                   && plan.boxes[last].place.top() == plan.boxes[first].place.top())
                ++last;
            placeShelf(folder, inner, first, last, shelf * extraHeight, extraHeight);
            first = last;
        }
    }

    void placeShelf(NodeIndex folder, const QRectF &inner, size_t first, size_t last, double offset,
                    double extraHeight)
    {
        const Plan &plan = m_plans[folder];
        double height = 0, used = 0, stretchable = 0;
        for (size_t i = first; i < last; ++i) {
            height = std::max(height, plan.boxes[i].size.height());
            used += plan.boxes[i].size.width() + (i > first ? plan.gap : 0);
            stretchable += plan.boxes[i].size.width();
        }
        const double extraWidth = std::max(0.0, inner.width() - used);
        double x = inner.left();
        const double top = inner.top() + plan.boxes[first].place.top() + offset;
        for (size_t i = first; i < last; ++i) {
            const Box &box = plan.boxes[i];
            const double width = box.size.width() + extraWidth * box.size.width() / stretchable;
            const QRectF rect(x, top, width, height + extraHeight);
            if (box.folder == kNoNode)
                placeFiles(folder, rect);
            else
                m_layout.rects[box.folder] = rect;
            x += width + plan.gap;
        }
    }

    void placeFiles(NodeIndex folder, const QRectF &rect)
    {
        const Children children = childrenOf(m_snapshot, folder);
        const int fitting = int((rect.width() + kCardGap) / (Layout::kCardWidth + kCardGap));
        const int columns = std::clamp(fitting, 1, int(children.files.size()));
        // Cards grow a little to fill their folder, but stay cards.
        const double share = (rect.width() + kCardGap) / columns - kCardGap;
        const double width = std::clamp(share, Layout::kCardWidth, Layout::kCardWidth * 1.6);
        flowCards(m_snapshot, children.files, columns, rect.topLeft(), width, &m_layout.rects);
    }

    void placeSymbols(NodeIndex file)
    {
        const auto count = int(m_snapshot.node(file).end - file - 1);
        if (count == 0)
            return;
        constexpr double kTallestRow = 5;
        constexpr double kInset = 3;
        constexpr double kTextShape = 24; // a legible row is this much wider than high
        const QRectF area =
            m_layout.rects[file].adjusted(kInset, Layout::kCardHeader, -kInset, -kInset + 1);
        int columns = 1;
        double rowHeight = 0, legibility = 0;
        for (int tried = 1; tried <= 8; ++tried) {
            const int rows = (count + tried - 1) / tried;
            const double height = std::min(kTallestRow, area.height() / rows);
            const double legible = std::min(height, area.width() / tried / kTextShape);
            if (legible > legibility) {
                legibility = legible;
                columns = tried;
                rowHeight = height;
            }
        }
        const int rows = (count + columns - 1) / columns;
        const double width = area.width() / columns;
        for (int i = 0; i < count; ++i) {
            const int column = i / rows;
            const QRectF cell(area.left() + width * column, area.top() + rowHeight * (i % rows),
                              width, rowHeight);
            const double gap = rowHeight * 0.08;
            m_layout.rects[file + 1 + NodeIndex(i)] = cell.adjusted(gap, gap, -gap, -gap);
        }
    }

    const Snapshot &m_snapshot;
    double m_aspect;
    std::vector<Plan> m_plans;
    Layout m_layout;
};

} // namespace

bool isChained(const Snapshot &snapshot, NodeIndex index)
{
    const Node &node = snapshot.node(index);
    return node.kind == NodeKind::Dir && index + 1 < node.end
        && snapshot.node(index + 1).kind == NodeKind::Dir
        && snapshot.node(index + 1).end == node.end;
}

NodeIndex chainStart(const Snapshot &snapshot, NodeIndex index)
{
    while (index != 0 && isChained(snapshot, snapshot.node(index).parent))
        index = snapshot.node(index).parent;
    return index;
}

Layout layOut(const Snapshot &snapshot)
{
    Layout best;
    double bestScore = std::numeric_limits<double>::max();
    for (const double aspect : kAspects) {
        Layout layout = LayoutBuilder(snapshot, aspect).build();
        const double score = std::max(layout.bounds.width() / kFrameAspect, layout.bounds.height());
        if (score < bestScore) {
            bestScore = score;
            best = std::move(layout);
        }
    }
    return best;
}

} // namespace agentops::codemap
