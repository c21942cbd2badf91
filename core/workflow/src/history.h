// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change.h"

#include <QtCore/QString>

#include <functional>
#include <vector>

namespace agentops::workflow {

/// A document with the steps that made it what it is.
class DocumentEditor::History
{
public:
    History(const NodeCatalog &nodeCatalog, Document start)
        : catalog(nodeCatalog)
        , document(std::move(start))
    { }

    /// Applies a change at once; commit() makes a step of everything since the last one.
    void change(Change change);
    /// Ends an edit, or at the end of a gesture all of its edits, and tells of it. Steps with the
    /// same key that follow each other become one; an empty key never merges.
    void commit(const QString &mergeKey = {});
    struct Mark
    {
        size_t openCount;
        quint64 revision;
    };
    Mark mark() const { return {open.size(), revision}; }
    /// Takes back the open changes since the mark, of which nobody has heard yet.
    void rollBack(Mark mark);
    void undo();
    void redo();

    template<typename T>
    void replace(const QList<T> &list, qsizetype index, T after)
    {
        if (list[index] != after)
            change(ElementChange<T>{index, list[index], std::move(after)});
    }
    template<typename T>
    void append(const QList<T> &list, T element)
    {
        change(ElementChange<T>{list.size(), std::nullopt, std::move(element)});
    }
    template<typename IdType, typename Shape>
    void place(const QHash<IdType, Shape> &places, const IdType &id, std::optional<Shape> after)
    {
        const auto it = places.constFind(id);
        std::optional<Shape> before;
        if (it != places.constEnd())
            before = *it;
        if (before != after)
            change(PlaceChange<IdType, Shape>{id, std::move(before), std::move(after)});
    }
    template<typename IdType>
    void collapse(const QSet<IdType> &collapsed, const IdType &id, bool isCollapsed)
    {
        if (collapsed.contains(id) != isCollapsed)
            change(CollapseChange<IdType>{id, isCollapsed});
    }

    struct Step
    {
        std::vector<Change> changes;
        QString mergeKey;
        /// Revision of the document after and before it.
        quint64 after = 0;
        quint64 before = 0;
    };

    const NodeCatalog &catalog;
    Document document;
    std::vector<Step> undoSteps;
    std::vector<Step> redoSteps;
    std::vector<Change> open;
    int gestureDepth = 0;
    quint64 revision = 0;
    quint64 lastRevision = 0;
    /// Revision of the document before the first step.
    quint64 firstRevision = 0;
    std::function<void(const EditSummary &)> onEdited;
    std::function<void()> onHistoryChanged;

private:
    /// Changes of the open gesture that have a revision.
    size_t m_numbered = 0;
};

} // namespace agentops::workflow
