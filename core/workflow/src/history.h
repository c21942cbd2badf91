// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change.h"

#include <agentops/workflow/connectioncheck.h>
#include <agentops/workflow/documenteditor.h>

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
    /// Ends an edit, and tells of it unless a gesture goes on. Steps with the same key that follow
    /// each other become one; an empty key never merges.
    void commit(const EditLabel &label, const QString &mergeKey = {});
    void beginGesture(const EditLabel &label);
    void endGesture();
    void abandonGesture();
    bool isInGesture() const { return !m_gestures.empty(); }
    /// Undoes or redoes until this many steps are done.
    void goTo(size_t wanted);
    /// The next edit is a step of its own.
    void closeStep();
    const ConnectionCheck &connections();

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

    /// Drops what else the file says of the place of an element.
    void forgetKeys(const QString &section, const QString &id)
    {
        if (!document.layout.placesUnknown.isEmpty())
            place(document.layout.placesUnknown, section + u'.' + id, std::optional<QJsonObject>());
    }

    struct Step
    {
        std::vector<Change> changes;
        EditStep about;
        QString mergeKey;
        /// Revision of the document after it.
        quint64 revision = 0;
    };

    const NodeCatalog &catalog;
    Document document;
    /// Those done, `doneCount` of them, then those undone.
    std::vector<Step> steps;
    size_t doneCount = 0;
    quint64 revision = 0;
    quint64 lastRevision = 0;
    /// Revision of the document before the first step.
    quint64 firstRevision = 0;
    std::function<void(const EditSummary &)> onEdited;
    std::function<void()> onHistoryChanged;

private:
    struct Gesture
    {
        size_t openCount;
        quint64 revision;
        /// Of the gesture around it.
        EditLabel label;
    };

    void applyNow(const Change &change, Direction direction);
    quint64 revisionAt(size_t place) const;
    void finishStep(const EditLabel &label, const QString &mergeKey);

    std::vector<Change> m_open;
    /// Changes of the open gesture that have a revision.
    size_t m_numbered = 0;
    std::vector<Gesture> m_gestures;
    EditLabel m_gestureLabel;
    /// Of the document as it is; any change drops it.
    std::unique_ptr<ConnectionCheck> m_connections;
};

/// Edits that are one: taken back when it is left without done().
class CompositeEdit
{
public:
    CompositeEdit(DocumentEditor &editor, const EditLabel &label) : m_editor(editor)
    {
        editor.beginGesture(label);
    }
    CompositeEdit(const CompositeEdit &) = delete;
    CompositeEdit &operator=(const CompositeEdit &) = delete;
    ~CompositeEdit()
    {
        if (!m_isDone)
            m_editor.abandonGesture();
    }
    void done()
    {
        m_isDone = true;
        m_editor.endGesture();
    }

private:
    DocumentEditor &m_editor;
    bool m_isDone = false;
};

} // namespace agentops::workflow
