// SPDX-License-Identifier: GPL-3.0-or-later
#include "history.h"

#include <iterator>
#include <ranges>
#include <utility>

namespace agentops::workflow {

void DocumentEditor::History::change(Change change)
{
    apply(document, change, Direction::Forwards);
    open.push_back(std::move(change));
}

void DocumentEditor::History::commit(const QString &mergeKey)
{
    if (open.size() > m_numbered)
        revision = ++lastRevision;
    m_numbered = open.size();
    if (gestureDepth > 0 || open.empty())
        return;
    m_numbered = 0;
    std::vector<Change> changes = std::exchange(open, {});
    const EditSummary summary = summarize(changes);
    redoSteps.clear();
    if (!mergeKey.isEmpty() && !undoSteps.empty() && undoSteps.back().mergeKey == mergeKey) {
        Step &last = undoSteps.back();
        std::ranges::move(changes, std::back_inserter(last.changes));
        last.after = revision;
    } else {
        const quint64 before = undoSteps.empty() ? firstRevision : undoSteps.back().after;
        undoSteps.push_back({std::move(changes), mergeKey, revision, before});
    }
    onEdited(summary);
    onHistoryChanged();
}

void DocumentEditor::History::rollBack(Mark mark)
{
    for (; open.size() > mark.openCount; open.pop_back())
        apply(document, open.back(), Direction::Backwards);
    m_numbered = mark.openCount;
    revision = mark.revision;
}

void DocumentEditor::History::undo()
{
    if (undoSteps.empty() || gestureDepth > 0)
        return;
    Step step = std::move(undoSteps.back());
    undoSteps.pop_back();
    for (const Change &change : step.changes | std::views::reverse)
        apply(document, change, Direction::Backwards);
    revision = step.before;
    step.mergeKey.clear();
    const EditSummary summary = summarize(step.changes);
    redoSteps.push_back(std::move(step));
    if (!undoSteps.empty())
        undoSteps.back().mergeKey.clear();
    onEdited(summary);
    onHistoryChanged();
}

void DocumentEditor::History::redo()
{
    if (redoSteps.empty() || gestureDepth > 0)
        return;
    Step step = std::move(redoSteps.back());
    redoSteps.pop_back();
    for (const Change &change : step.changes)
        apply(document, change, Direction::Forwards);
    revision = step.after;
    const EditSummary summary = summarize(step.changes);
    undoSteps.push_back(std::move(step));
    onEdited(summary);
    onHistoryChanged();
}

} // namespace agentops::workflow
