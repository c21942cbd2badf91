// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/workerpool.h>
#include <agentops/review/session.h>
#include <agentops/ui/diff/difflayout.h>
#include <agentops/ui/diff/syntaxlines.h>

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <array>
#include <memory>
#include <optional>

namespace agentops::ui::diff {

/// The file that is shown: its rows, what of them is folded, their colours, and the line that has
/// the keyboard.
/// Thread: main. Colours are worked out on the pool, which has one thread and outlives the
/// document; those of what is seen come first.
class DiffDocument : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The review controller has one.")
    Q_PROPERTY(bool unified READ isUnified WRITE setUnified NOTIFY presentationChanged)
    Q_PROPERTY(int entryCount READ entryCount NOTIFY entriesChanged)
    Q_PROPERTY(int contentHeight READ contentHeight NOTIFY layoutChanged)
    /// Entry that has the keyboard; -1 without any.
    Q_PROPERTY(int cursor READ cursor WRITE setCursor NOTIFY cursorChanged)
    Q_PROPERTY(bool cursorOnOld READ isCursorOnOld WRITE setCursorOnOld NOTIFY cursorChanged)
    /// The line of the cursor in words, for screen readers.
    Q_PROPERTY(QString cursorText READ cursorText NOTIFY cursorChanged)
    Q_PROPERTY(int changeCount READ changeCount NOTIFY entriesChanged)

public:
    explicit DiffDocument(WorkerPool &syntaxPool, QObject *parent = nullptr);
    ~DiffDocument() override;

    /// Shows a file; null rows show nothing.
    void show(std::shared_ptr<const review::FileRows> rows, const QString &oldPath,
              const QString &newPath);
    const review::FileRows *rows() const { return m_rows.get(); }
    const std::vector<Entry> &entries() const { return m_entries; }
    const DiffLayout &layout() const { return m_layout; }
    /// The colours of a line; empty while they are not known.
    std::span<const ColorRun> colors(review::Side side, int line) const;
    /// Grows whenever entries or places change: pictures of older ones are stale.
    quint64 revision() const { return m_revision; }

    bool isUnified() const { return m_presentation == Presentation::Unified; }
    void setUnified(bool unified);
    int entryCount() const { return static_cast<int>(m_entries.size()); }
    int contentHeight() const { return m_layout.totalHeight(); }
    int changeCount() const;
    int cursor() const { return m_cursor; }
    void setCursor(int entry);
    bool isCursorOnOld() const { return m_cursorOnOld; }
    void setCursorOnOld(bool onOld);
    QString cursorText() const { return describe(m_cursor); }

    /// The definition that the hidden lines of a fold lead into; empty where there is none.
    QString foldScope(const Entry &fold) const;
    /// A line in words: "added line 12: text".
    Q_INVOKABLE QString describe(int entry) const;
    /// Opens what a fold hides: `count` lines at its lower or upper end, all of them for 0.
    Q_INVOKABLE void expand(int entry, int count, bool fromTop);
    Q_INVOKABLE void expandAll();
    /// The first line of the next (or previous) change, and the cursor put there; false at the end.
    Q_INVOKABLE bool goToChange(bool forward);
    /// The first line of the last change, for those who come from the file after this one.
    void goToLastChange();
    Q_INVOKABLE int top(int entry) const;
    /// 1-based line of a side; 0 where the entry has none.
    Q_INVOKABLE int lineOf(int entry, bool onOld) const;
    /// The lines from one entry to another as text, of the old or new side.
    Q_INVOKABLE QString textOf(int firstEntry, int lastEntry, bool onOld) const;

    /// The entry that shows a line (1-based); opens folds around it. -1 when there is no such line.
    int revealLine(review::Side side, int line);
    /// Room below an entry for a card; see DiffLayout::setRoom().
    void setRooms(const std::vector<std::pair<int, int>> &rooms);
    /// Which lines are on the screen: their colours come first. Units: entries.
    void setVisibleRange(int first, int last);

Q_SIGNALS:
    void presentationChanged();
    void entriesChanged();
    void layoutChanged();
    /// Lines of a side, 0-based and half-open.
    void colorsChanged(agentops::review::Side side, int firstLine, int endLine);
    void cursorChanged();

private:
    void rebuild();
    /// The line that has the keyboard keeps it.
    void rebuildAroundCursor();
    void startColoring();
    void colorSide(review::Side side, const QString &path, int first, int end);
    void addColors(quint64 generation, review::Side side, const ColoredLines &lines);

    WorkerPool &m_pool;
    std::shared_ptr<const review::FileRows> m_rows;
    std::array<QString, 2> m_paths;
    std::vector<review::RowRange> m_opened;
    std::vector<Entry> m_entries;
    DiffLayout m_layout;
    /// Nothing for a line whose colours are not known yet; a blank line has none.
    std::array<std::vector<std::optional<std::vector<ColorRun>>>, 2> m_colors;
    /// The lines asked for out of their turn.
    std::array<std::pair<int, int>, 2> m_soon;
    std::unique_ptr<CancelSource> m_coloring;
    quint64 m_generation = 0;
    quint64 m_revision = 0;
    Presentation m_presentation = Presentation::SideBySide;
    int m_cursor = -1;
    bool m_cursorOnOld = false;
};

} // namespace agentops::ui::diff
