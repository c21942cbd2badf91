// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/edgepath.h>
#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/ids.h>
#include <agentops/workflow/port.h>
#include <agentops/workflow/run.h>

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>
#include <vector>

namespace agentops::ui::graph {

/// Where what a step has handed on comes from.
enum class StepOrigin {
    Ran, ///< it has run
    Kept, ///< from the run that this one repeats
    Cached, ///< from an earlier run that came to the same
    Pinned, ///< a person has pinned its values
};

/// What a run says about one node.
/// Units: progress from 0 to 1, negative when unknown.
struct NodeOverlay
{
    workflow::StepState state = workflow::StepState::Planned;
    double progress = -1;
    /// One short line, translated: duration, attempt, what it waits for.
    QString footer;
    StepOrigin origin = StepOrigin::Ran;
    /// Drawn pale: a run that is planned leaves it as it is.
    bool isPale = false;

    friend bool operator==(const NodeOverlay &, const NodeOverlay &) = default;
};

/// What a run has done with a connection.
enum class EdgeOverlay {
    None,
    Moved, ///< data has gone through it
    Running, ///< what goes through it is being worked on
};

struct PortItem
{
    QString name;
    workflow::PortType type = workflow::PortType::Any;
    /// From the card's top left corner.
    QPointF offset;
    /// Its row, from 0; -1 when it has a fixed place beside the title or the summary.
    int row = -1;
    bool isConnected = false;
    bool isRequired = false;
    /// Every node has it, the kind does not name it: seen while it is connected, while somebody is
    /// at its card, and while a connection is drawn that may end there.
    bool isBuiltIn = false;
};

struct NodeItem
{
    workflow::NodeId id;
    QRectF rect;
    QString title;
    QString summary;
    QString icon;
    QString category;
    std::vector<PortItem> inputs;
    std::vector<PortItem> outputs;
    std::optional<NodeOverlay> overlay;
    /// The worst thing that validation says about it.
    std::optional<workflow::Diagnostic::Severity> problem;
    bool isMuted = false;

    /// The container that it is in, by index; -1 for none.
    int parent = -1;
    /// Other steps are in it, or can be.
    bool isContainer = false;
    /// Drawn without what is in it.
    bool isCollapsed = false;
    /// In something that is collapsed: neither drawn nor hit.
    bool isHidden = false;
    /// The collapsed group that stands in its place, by index; -1 for none.
    int hidingGroup = -1;
    /// What is in it, however deep, by index.
    std::vector<int> held;
    /// Around the card and what is in it; null when it is no container, or collapsed.
    QRectF frame;

    /// Rows of ports on the left and on the right.
    int inputRows = 0;
    int outputRows = 0;

    QPointF inputPos(int port) const { return rect.topLeft() + inputs[size_t(port)].offset; }
    QPointF outputPos(int port) const { return rect.topLeft() + outputs[size_t(port)].offset; }
    bool hasFooter() const { return overlay && !overlay->footer.isEmpty(); }
    /// The card without what a run adds at its bottom.
    QRectF bodyRect() const;
    /// Where the triangle of a container is.
    QPointF foldPos() const;
    /// With the frame.
    QRectF extent() const { return frame.isNull() ? rect : frame; }
};

struct EdgeItem
{
    workflow::EdgeId id;
    int from = 0;
    int to = 0;
    int fromPort = 0;
    int toPort = 0;
    workflow::PortType type = workflow::PortType::Any;
    QString condition;
    /// The points that it is led through.
    QList<QPointF> route;
    EdgePath curve;
    EdgeOverlay overlay = EdgeOverlay::None;
    bool hasProblem = false;
    bool isMuted = false;
    /// Both of its ends are in the same collapsed container or group.
    bool isHidden = false;
};

struct NoteItem
{
    workflow::NoteId id;
    QRectF rect;
    /// Markdown.
    QString text;
    /// See workflow::Note.
    QString color;
};

struct GroupItem
{
    workflow::GroupId id;
    /// As it is drawn: of a collapsed one its card.
    QRectF rect;
    /// As it is when it is not collapsed.
    QRectF frame;
    QString title;
    /// See workflow::Group.
    QString color;
    std::vector<int> nodes;
    /// Drawn as one card, without its nodes.
    bool isCollapsed = false;
    /// All of its nodes are in other things that are collapsed: neither drawn nor hit.
    bool isHidden = false;

    /// Takes another frame, and the place that it is drawn at.
    void setFrame(const QRectF &scenePlace);
    /// Where its triangle is.
    QPointF foldPos() const;
};

} // namespace agentops::ui::graph
