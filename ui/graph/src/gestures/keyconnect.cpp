// SPDX-License-Identifier: GPL-3.0-or-later
#include "gestures/connectiondraft.h"

#include <agentops/workflow/documenteditor.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/nodetype.h>

#include <algorithm>

namespace agentops::ui::graph {

namespace {

// The keyboard offers this many of the nearest ports.
constexpr size_t kMaxKeyTargets = 200;
constexpr qreal kTargetMargin = 40;

/// Ports of other cards that an edge from the source may end at, nearest first. What only waits
/// comes first for what only tells that a step is done, and else last.
std::vector<Hit> targetsOf(const GestureContext &context, const ConnectionDraft &draft)
{
    const GraphScene &scene = context.scene;
    const bool isForward = draft.isForward();
    const QString counterpart = isForward ? workflow::kAfterPort : workflow::kDonePort;
    const bool isOrder = scene.findPort(draft.source())->name
        == (isForward ? workflow::kDonePort : workflow::kAfterPort);
    const std::vector<bool> blocked = draft.blockedNodes();
    struct Target
    {
        bool isAside;
        qreal away;
        Hit hit;
    };
    std::vector<Target> ports;
    const QPointF start = scene.portPos(draft.source());
    for (int i = 0; i < int(scene.nodes().size()); ++i) {
        const NodeItem &item = scene.nodes()[size_t(i)];
        const std::vector<PortItem> &side = isForward ? item.inputs : item.outputs;
        for (int port = 0; !item.isHidden && !blocked[size_t(i)] && port < int(side.size());
             ++port) {
            const PortItem &candidate = side[size_t(port)];
            const Hit hit{draft.wanted(), i, port};
            ports.push_back({isOrder ? candidate.name != counterpart : candidate.isBuiltIn,
                             QLineF(start, scene.portPos(hit)).length(), hit});
        }
    }
    std::ranges::sort(ports, {},
                      [](const Target &port) { return std::pair(port.isAside, port.away); });
    if (ports.size() > kMaxKeyTargets)
        ports.resize(kMaxKeyTargets);
    std::vector<Hit> targets;
    for (const Target &port : ports) {
        if (!draft.whyNot(port.hit))
            targets.push_back(port.hit);
    }
    return targets;
}

/// Walks the ports that an edge may end at; Enter takes one.
class KeyConnectGesture : public Gesture
{
public:
    KeyConnectGesture(const GestureContext &context, ConnectionDraft draft,
                      std::vector<Hit> targets)
        : Gesture(context)
        , m_draft(std::move(draft))
        , m_targets(std::move(targets))
    {
        m_context.view.connectSource = m_draft.source();
        m_context.view.blockedNodes = m_draft.blockedNodes();
        showTarget();
    }

    void move(const PointerInput &) override { }
    void release(const PointerInput &input) override
    {
        m_context.view.connectSource = {};
        m_context.view.connectTarget = {};
        if (const Result<> done = m_draft.connectTo(m_targets[m_target]); !done)
            m_context.report(done.error(), input.viewPos);
    }
    bool isConnecting() const override { return true; }
    bool isByKeyboard() const override { return true; }
    bool keyPress(int key) override
    {
        switch (key) {
        case Qt::Key_N:
        case Qt::Key_Right:
        case Qt::Key_Down:
            m_target = (m_target + 1) % m_targets.size();
            break;
        case Qt::Key_P:
        case Qt::Key_Left:
        case Qt::Key_Up:
            m_target = (m_target + m_targets.size() - 1) % m_targets.size();
            break;
        default:
            return false;
        }
        showTarget();
        m_context.host.selectionMoved(); // what the keyboard is on
        return true;
    }

private:
    void showTarget()
    {
        const Hit &target = m_targets[m_target];
        m_context.view.connectTarget = target;
        const scene::Viewport before = m_context.viewport;
        m_context.viewport.ensureVisible(m_context.scene.nodes()[size_t(target.item)].rect,
                                         kTargetMargin);
        if (m_context.viewport != before)
            m_context.host.viewMoved();
        m_context.host.liveMoved();
    }

    const ConnectionDraft m_draft;
    const std::vector<Hit> m_targets;
    size_t m_target = 0;
};

/// The port that the keyboard is on, or else the first one of the only selected card.
Hit keySource(const GestureContext &context)
{
    if (context.view.selectedNodes.size() != 1)
        return {};
    const int node = context.scene.indexOf(*context.view.selectedNodes.begin());
    if (node < 0)
        return {};
    const Hit &focused = context.view.focusedPort;
    if (focused.isPort() && focused.item == node)
        return focused;
    const NodeItem &item = context.scene.nodes()[size_t(node)];
    if (!item.outputs.empty())
        return {Hit::Kind::OutputPort, node, 0};
    return item.inputs.empty() ? Hit() : Hit{Hit::Kind::InputPort, node, 0};
}

} // namespace

std::unique_ptr<Gesture> startKeyConnect(const GestureContext &context)
{
    const Hit source = keySource(context);
    if (!source.isPort())
        return nullptr;
    ConnectionDraft draft(context, source);
    std::vector<Hit> targets = targetsOf(context, draft);
    if (targets.empty()) {
        context.report(Error(workflow::errors::kTypeMismatch,
                             QStringLiteral("no other port can be connected to this one")),
                       context.viewport.toView(context.scene.portPos(source)));
        return nullptr;
    }
    return std::make_unique<KeyConnectGesture>(context, std::move(draft), std::move(targets));
}

} // namespace agentops::ui::graph
