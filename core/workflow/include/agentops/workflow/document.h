// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/ids.h>
#include <agentops/workflow/inlining.h>
#include <agentops/workflow/layout.h>
#include <agentops/workflow/port.h>
#include <agentops/workflow/runworkspace.h>
#include <agentops/workflow/steppolicy.h>

#include <QtCore/QJsonObject>
#include <QtCore/QList>

#include <chrono>

namespace agentops::workflow {

struct Node
{
    NodeId id;
    QString kind;
    QString title;
    /// The container whose body the node is part of; empty at the top.
    NodeId parent;
    QJsonObject parameters;
    /// A template; the step is skipped when it comes out empty, `false`, `0` or `null`. Empty:
    /// always runs.
    QString when;
    Join join;
    RetryPolicy retry;
    /// Of one attempt; zero means none.
    std::chrono::milliseconds timeout{0};
    /// Of all attempts and the waits between them; zero means none.
    std::chrono::milliseconds overallTimeout{0};
    std::optional<Concurrency> concurrency;
    /// A template; a step with an outside effect that has one runs again after a crash, since
    /// whoever receives the effect recognizes the repetition by it.
    QString idempotencyKey;
    OnError onError = OnError::Stop;
    /// Whether the outcome of an earlier run may stand for the step's own. What it hands on is
    /// taken over; files that it made are not.
    std::optional<Reuse> reuse;
    /// A muted node does not run; the nodes behind it do, without its values.
    bool isMuted = false;
    /// Of a step that calls a workflow made of steps of this one.
    std::optional<Inlining> inlining;
    /// Keys that this version does not know, kept as they were.
    QJsonObject unknown;

    friend bool operator==(const Node &, const Node &) = default;
};

struct Edge
{
    EdgeId id;
    PortRef from;
    PortRef to;
    /// A template; the edge is not followed when it comes out empty, `false`, `0` or `null`. Empty:
    /// always followed.
    QString condition;
    /// A muted edge is as if it were not there: nothing waits for it, and it is not checked.
    bool isMuted = false;
    QJsonObject unknown;

    friend bool operator==(const Edge &, const Edge &) = default;
};

/// A remark on the canvas, in Markdown.
struct Note
{
    NoteId id;
    QString text;
    /// As that of a group; any other, and none, stands for the colour of paper.
    QString color;
    QJsonObject unknown;

    friend bool operator==(const Note &, const Note &) = default;
};

/// A titled frame around nodes.
struct Group
{
    GroupId id;
    QString title;
    /// `red`, `orange`, `yellow`, `green`, `blue`, `purple` or `gray`; any other, and none, stands
    /// for the accent colour.
    QString color;
    QList<NodeId> nodes;
    QJsonObject unknown;

    friend bool operator==(const Group &, const Group &) = default;
};

/// A value that the person who starts a run may give: `{{ inputs.name }}`.
struct InputSpec
{
    QString name;
    PortType type = PortType::Text;
    QString help;
    QJsonValue defaultValue;
    bool isRequired = false;
    QJsonObject unknown;

    friend bool operator==(const InputSpec &, const InputSpec &) = default;
};

/// A place where the two sides of a merge wanted different things. The document holds one of them
/// and does not run before a person has decided.
/// Shape: `path` is a JSON pointer in which an element of a list is named by its id, such as
/// `/nodes/tests/parameters/command`; empty means the whole document. A side that has nothing there
/// is undefined.
struct Conflict
{
    QString path;
    QJsonValue base{QJsonValue::Undefined};
    QJsonValue ours{QJsonValue::Undefined};
    QJsonValue theirs{QJsonValue::Undefined};
    QJsonObject unknown{};

    friend bool operator==(const Conflict &, const Conflict &) = default;
};

/// What a document says about itself.
struct Properties
{
    WorkflowId id;
    QString name;
    /// Markdown.
    QString description;
    QList<InputSpec> inputs;
    /// What the run gives to whoever called it: templates by name.
    QJsonObject outputs;
    /// Of the runs of this workflow.
    std::optional<Concurrency> concurrency;
    /// What merges left to be decided.
    QList<Conflict> conflicts;
    /// Where its runs work unless whoever starts one says otherwise.
    WorkspaceKind workspace = WorkspaceKind::Worktree;
    QJsonObject unknown;

    friend bool operator==(const Properties &, const Properties &) = default;
};

/// A workflow. A plain value: change it through DocumentEditor, which keeps undo.
/// Shape: lists are in file order; ids are unique within their list, also across bodies; edges join
/// nodes of the same parent.
struct Document
{
    Properties properties;
    QList<Node> nodes;
    QList<Edge> edges;
    QList<Note> notes;
    QList<Group> groups;
    Layout layout;

    /// Linear; null when there is none.
    const Node *findNode(const NodeId &id) const;
    const Edge *findEdge(const EdgeId &id) const;
    const Note *findNote(const NoteId &id) const;
    const Group *findGroup(const GroupId &id) const;

    /// An empty document with a new id.
    static Document create(const QString &name);

    friend bool operator==(const Document &, const Document &) = default;
};

} // namespace agentops::workflow

Q_DECLARE_METATYPE(agentops::workflow::Document)
