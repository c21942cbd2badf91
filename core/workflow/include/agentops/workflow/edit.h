// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/workflow/ids.h>
#include <agentops/workflow/steppolicy.h>

#include <QtCore/QSet>
#include <QtCore/QStringList>

#include <optional>

namespace agentops::workflow {

struct Node;

/// What a step of editing touched, so that a view can update just that.
struct EditSummary
{
    /// Shape: an id is in `added`, in `removed`, or in one or both of the others. One that came and
    /// went again within the step is in none.
    template<typename IdType>
    struct Ids
    {
        QSet<IdType> added{};
        QSet<IdType> removed{};
        /// Something else than its place; also its place in its list.
        QSet<IdType> changed{};
        /// What the layout says of it.
        QSet<IdType> moved{};

        QSet<IdType> all() const { return added + removed + changed + moved; }
        bool isEmpty() const
        {
            return added.isEmpty() && removed.isEmpty() && changed.isEmpty() && moved.isEmpty();
        }
    };

    Ids<NodeId> nodes{};
    Ids<EdgeId> edges{};
    Ids<NoteId> notes{};
    Ids<GroupId> groups{};
    bool isPropertiesChanged = false;
    /// Nothing but what the layout says changed.
    bool isLayoutOnly = false;
};

/// What a step of editing is called in a list of steps; the words for it belong to the interface.
enum class Edit {
    Other,
    AddNode,
    InsertNode,
    SetTitle,
    SetParameter,
    SetNode,
    ReplaceKind,
    MuteNodes,
    UnmuteNodes,
    Detach,
    SetParent,
    Connect,
    Reconnect,
    SetEdgeCondition,
    SetEdgeRoute,
    MuteEdges,
    UnmuteEdges,
    AddNote,
    SetNoteText,
    SetNoteColor,
    AddGroup,
    SetGroupTitle,
    SetGroupColor,
    SetGroupNodes,
    Move,
    Resize,
    Align,
    LayOut,
    Collapse,
    Expand,
    Remove,
    Cut,
    Paste,
    Duplicate,
    SetName,
    SetDescription,
    SetInputs,
    SetOutputs,
    SetWorkspace,
    SetConcurrency,
    Extract,
    Inline,
    Import,
    Restore,
    Merge,
    /// Another program has written the file.
    ChangeOutside,
};

/// `add_node`, …; used in files.
QString editName(Edit edit);
std::optional<Edit> editFromName(QStringView name);

struct EditLabel
{
    Edit kind = Edit::Other;
    /// What it was done to, as the document calls it: the title of a step, then its parameter.
    QStringList names{};
    /// Of elements.
    qsizetype count = 1;

    friend bool operator==(const EditLabel &, const EditLabel &) = default;
};

/// One step of the history of a document.
struct EditStep
{
    EditLabel label{};
    /// When its last change was made.
    Timestamp at{};

    friend bool operator==(const EditStep &, const EditStep &) = default;
};

/// How a node runs, apart from what its kind does.
struct NodeSettings
{
    QString when{};
    Join join{};
    RetryPolicy retry{};
    std::chrono::milliseconds timeout{0};
    std::chrono::milliseconds overallTimeout{0};
    std::optional<Concurrency> concurrency{};
    QString idempotencyKey{};
    OnError onError = OnError::Stop;
    std::optional<Reuse> reuse{};

    static NodeSettings of(const Node &node);
    void applyTo(Node &node) const;

    friend bool operator==(const NodeSettings &, const NodeSettings &) = default;
};

/// What becomes of edges that lead into a container or out of it once a node is moved.
enum class CrossingEdges {
    Refuse, ///< the node is not moved
    Cut, ///< they are removed
};

/// Which edges from elsewhere pasted nodes have.
enum class PasteLinks {
    None,
    Incoming, ///< those that led to the copied ones, where their beginnings are here
};

} // namespace agentops::workflow
