// SPDX-License-Identifier: GPL-3.0-or-later
#include "history.h"

#include <iterator>
#include <ranges>
#include <utility>

namespace agentops::workflow {

void DocumentEditor::History::change(Change change)
{
    applyNow(change, Direction::Forwards);
    m_open.push_back(std::move(change));
}

void DocumentEditor::History::applyNow(const Change &change, Direction direction)
{
    m_connections.reset();
    apply(document, change, direction);
}

quint64 DocumentEditor::History::revisionAt(size_t place) const
{
    return place == 0 ? firstRevision : steps[place - 1].revision;
}

void DocumentEditor::History::commit(const EditLabel &label, const QString &mergeKey)
{
    if (m_open.size() > m_numbered)
        revision = ++lastRevision;
    m_numbered = m_open.size();
    if (!isInGesture())
        finishStep(label, mergeKey);
    else if (!m_open.empty() && m_gestureLabel == EditLabel{})
        m_gestureLabel = label;
}

/// Makes a step of the open changes, and tells of it.
void DocumentEditor::History::finishStep(const EditLabel &label, const QString &mergeKey)
{
    m_numbered = 0;
    std::vector<Change> changes = compacted(std::exchange(m_open, {}));
    if (changes.empty()) {
        revision = revisionAt(doneCount);
        return;
    }
    Summarizer summarizer;
    for (const Change &change : changes)
        summarizer.add(change, Direction::Forwards);
    steps.resize(doneCount);
    const EditStep about{label, SystemClock().now()};
    if (mergeKey.isEmpty() || steps.empty() || steps.back().mergeKey != mergeKey) {
        steps.push_back({std::move(changes), about, mergeKey, revision});
        ++doneCount;
    } else {
        Step &last = steps.back();
        std::ranges::move(changes, std::back_inserter(last.changes));
        last.changes = compacted(std::move(last.changes));
        last.about = about;
        last.revision = revision;
        if (last.changes.empty()) {
            // Typed and deleted again: as if it had never been.
            steps.pop_back();
            --doneCount;
            revision = revisionAt(doneCount);
            closeStep();
        }
    }
    onEdited(summarizer.summary());
    onHistoryChanged();
}

void DocumentEditor::History::beginGesture(const EditLabel &label)
{
    m_gestures.push_back({m_open.size(), revision, m_gestureLabel});
    if (m_gestureLabel == EditLabel{})
        m_gestureLabel = label;
}

void DocumentEditor::History::endGesture()
{
    m_gestures.pop_back();
    if (!isInGesture())
        commit(std::exchange(m_gestureLabel, {}));
}

void DocumentEditor::History::abandonGesture()
{
    const Gesture gesture = std::move(m_gestures.back());
    for (; m_open.size() > gesture.openCount; m_open.pop_back())
        applyNow(m_open.back(), Direction::Backwards);
    m_numbered = gesture.openCount;
    revision = gesture.revision;
    m_gestureLabel = gesture.label;
    m_gestures.pop_back();
}

void DocumentEditor::History::goTo(size_t wanted)
{
    Summarizer summarizer;
    while (doneCount > wanted) {
        for (const Change &change : steps[--doneCount].changes | std::views::reverse) {
            applyNow(change, Direction::Backwards);
            summarizer.add(change, Direction::Backwards);
        }
    }
    while (doneCount < wanted) {
        for (const Change &change : steps[doneCount++].changes) {
            applyNow(change, Direction::Forwards);
            summarizer.add(change, Direction::Forwards);
        }
    }
    revision = revisionAt(doneCount);
    closeStep();
    onEdited(summarizer.summary());
    onHistoryChanged();
}

void DocumentEditor::History::closeStep()
{
    if (doneCount > 0)
        steps[doneCount - 1].mergeKey.clear();
}

const ConnectionCheck &DocumentEditor::History::connections()
{
    if (!m_connections)
        m_connections = std::make_unique<ConnectionCheck>(document, catalog);
    return *m_connections;
}

} // namespace agentops::workflow
