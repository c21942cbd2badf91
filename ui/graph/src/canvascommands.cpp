// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/canvascommands.h>

#include "readingcommands.h"

#include <agentops/ui/graph/arrange.h>
#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/models/keymap.h>

#include <array>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

constexpr QPointF kLeft{-1, 0};
constexpr QPointF kRight{1, 0};
constexpr QPointF kUp{0, -1};
constexpr QPointF kDown{0, 1};

bool always(const GraphSession &)
{
    return true;
}

bool hasSelection(const GraphSession &session)
{
    return session.hasSelection();
}

bool canCopy(const GraphSession &session)
{
    return session.canCopy();
}

bool hasNodes(const GraphSession &session)
{
    return session.selectedNodeCount() > 0;
}

bool hasOneNode(const GraphSession &session)
{
    return session.selectedNodeCount() == 1;
}

/// Whether one thing is selected on which something is written.
bool hasOneText(const GraphSession &session)
{
    const Selection &selection = session.interaction().view();
    return selection.selectedCount() == 1 && selection.selectedEdges.isEmpty();
}

bool canMute(const GraphSession &session)
{
    return session.interaction().canMute();
}

bool isNotEmpty(const GraphSession &session)
{
    return !session.isEmpty();
}

bool canAlign(const GraphSession &session)
{
    return session.interaction().canAlign();
}

bool canDistribute(const GraphSession &session)
{
    return session.interaction().canDistribute();
}

template<Alignment Where>
void align(GraphSession &session)
{
    session.interaction().alignSelection(Where);
}

template<Qt::Orientation Direction>
void distribute(GraphSession &session)
{
    session.interaction().distributeSelection(Direction);
}

struct CanvasCommand
{
    /// Names a command of the table in ui/models, which has its words and keys.
    const char *id;
    bool (*isPossible)(const GraphSession &session);
    void (*perform)(GraphSession &session);
    /// What follows is done with keys on the canvas.
    bool wantsCanvas = false;
};

using S = GraphSession;

constexpr std::array kCanvasCommands{
    CanvasCommand{"workflow.undo", [](const S &s) { return s.canUndo(); },
                  [](S &s) {
                      s.undo();
                  }},
    CanvasCommand{"workflow.redo", [](const S &s) { return s.canRedo(); },
                  [](S &s) {
                      s.redo();
                  }},
    CanvasCommand{"workflow.cut", canCopy,
                  [](S &s) {
                      s.cutSelection();
                  }},
    CanvasCommand{"workflow.copy", canCopy,
                  [](S &s) {
                      s.copySelection();
                  }},
    CanvasCommand{"workflow.paste", always,
                  [](S &s) {
                      s.paste();
                  }},
    CanvasCommand{"workflow.pasteWithLinks", always,
                  [](S &s) {
                      s.interaction().paste({}, workflow::PasteLinks::Incoming);
                  }},
    CanvasCommand{"workflow.duplicateSelection", canCopy,
                  [](S &s) {
                      s.duplicateSelection();
                  }},
    CanvasCommand{"workflow.deleteSelection", hasSelection,
                  [](S &s) {
                      s.deleteSelection();
                  }},
    CanvasCommand{"workflow.selectAll", isNotEmpty,
                  [](S &s) {
                      s.selectAll();
                  }},
    CanvasCommand{"workflow.clearSelection", hasSelection,
                  [](S &s) {
                      s.interaction().clearSelection();
                  }},
    CanvasCommand{"workflow.addNode", always,
                  [](S &s) {
                      s.requestPalette();
                  }},
    CanvasCommand{"workflow.addNote", always,
                  [](S &s) {
                      s.addNote();
                  }},
    CanvasCommand{"workflow.connect", hasOneNode, [](S &s) { s.connectByKeyboard(); }, true},
    CanvasCommand{"workflow.replace", hasOneNode,
                  [](S &s) {
                      s.requestReplacement();
                  }},
    CanvasCommand{"workflow.mute", canMute,
                  [](S &s) {
                      s.toggleMuted();
                  }},
    CanvasCommand{"workflow.detach", hasNodes,
                  [](S &s) {
                      s.interaction().detachSelection();
                  }},
    CanvasCommand{"workflow.group", hasNodes,
                  [](S &s) {
                      s.groupSelection();
                  }},
    CanvasCommand{"workflow.collapse", [](const S &s) { return s.interaction().canCollapse(); },
                  [](S &s) {
                      s.interaction().toggleCollapsed();
                  }},
    CanvasCommand{"workflow.moveInto", [](const S &s) { return s.interaction().canMoveInto(); },
                  [](S &s) { s.interaction().beginMoveInto(); }, true},
    CanvasCommand{"workflow.moveOut", [](const S &s) { return s.interaction().canMoveOut(); },
                  [](S &s) {
                      s.interaction().moveOut();
                  }},
    CanvasCommand{"workflow.editText", hasOneText,
                  [](S &s) {
                      s.requestText();
                  }},
    CanvasCommand{"workflow.find", isNotEmpty,
                  [](S &s) {
                      s.requestSearch(0);
                  }},
    CanvasCommand{"workflow.findNext", isNotEmpty,
                  [](S &s) {
                      s.requestSearch(1);
                  }},
    CanvasCommand{"workflow.findPrevious", isNotEmpty,
                  [](S &s) {
                      s.requestSearch(-1);
                  }},
    CanvasCommand{"workflow.settings", always,
                  [](S &s) {
                      s.requestInspector();
                  }},
    CanvasCommand{"workflow.contextMenu", always,
                  [](S &s) {
                      s.interaction().askForMenu();
                  }},
    CanvasCommand{"workflow.nudgeLeft", hasSelection,
                  [](S &s) {
                      s.interaction().nudge(kLeft * CardMetrics::kSnap);
                  }},
    CanvasCommand{"workflow.nudgeRight", hasSelection,
                  [](S &s) {
                      s.interaction().nudge(kRight * CardMetrics::kSnap);
                  }},
    CanvasCommand{"workflow.nudgeUp", hasSelection,
                  [](S &s) {
                      s.interaction().nudge(kUp * CardMetrics::kSnap);
                  }},
    CanvasCommand{"workflow.nudgeDown", hasSelection,
                  [](S &s) {
                      s.interaction().nudge(kDown * CardMetrics::kSnap);
                  }},
    CanvasCommand{"workflow.alignLeft", canAlign, align<Alignment::Left>},
    CanvasCommand{"workflow.alignCenter", canAlign, align<Alignment::Center>},
    CanvasCommand{"workflow.alignRight", canAlign, align<Alignment::Right>},
    CanvasCommand{"workflow.alignTop", canAlign, align<Alignment::Top>},
    CanvasCommand{"workflow.alignMiddle", canAlign, align<Alignment::Middle>},
    CanvasCommand{"workflow.alignBottom", canAlign, align<Alignment::Bottom>},
    CanvasCommand{"workflow.distributeHorizontally", canDistribute, distribute<Qt::Horizontal>},
    CanvasCommand{"workflow.distributeVertically", canDistribute, distribute<Qt::Vertical>},
    CanvasCommand{"workflow.layOut", isNotEmpty,
                  [](S &s) {
                      s.interaction().layOutSelection();
                  }},
    CanvasCommand{"workflow.zoomIn", always,
                  [](S &s) {
                      s.zoomIn();
                  }},
    CanvasCommand{"workflow.zoomOut", always,
                  [](S &s) {
                      s.zoomOut();
                  }},
    CanvasCommand{"workflow.actualSize", always,
                  [](S &s) {
                      s.zoomToActualSize();
                  }},
    CanvasCommand{"workflow.fit", always,
                  [](S &s) {
                      s.zoomToFit();
                  }},
    CanvasCommand{"workflow.zoomToSelection", hasSelection,
                  [](S &s) {
                      s.zoomToSelection();
                  }},
    CanvasCommand{"workflow.goLeft", always,
                  [](S &s) {
                      s.interaction().walkTowards(kLeft);
                  }},
    CanvasCommand{"workflow.goRight", always,
                  [](S &s) {
                      s.interaction().walkTowards(kRight);
                  }},
    CanvasCommand{"workflow.goUp", always,
                  [](S &s) {
                      s.interaction().walkTowards(kUp);
                  }},
    CanvasCommand{"workflow.goDown", always,
                  [](S &s) {
                      s.interaction().walkTowards(kDown);
                  }},
    CanvasCommand{"workflow.nextElement", always,
                  [](S &s) {
                      s.interaction().walkElements(1);
                  }},
    CanvasCommand{"workflow.previousElement", always,
                  [](S &s) {
                      s.interaction().walkElements(-1);
                  }},
    CanvasCommand{"workflow.nextConnection", always,
                  [](S &s) {
                      s.interaction().walkEdges(1);
                  }},
    CanvasCommand{"workflow.previousConnection", always,
                  [](S &s) {
                      s.interaction().walkEdges(-1);
                  }},
    CanvasCommand{"workflow.nextPort", always,
                  [](S &s) {
                      s.interaction().walkPorts(1);
                  }},
    CanvasCommand{"workflow.previousPort", always,
                  [](S &s) {
                      s.interaction().walkPorts(-1);
                  }},
};

} // namespace

CanvasCommands::CanvasCommands(GraphSession &session) : m_session(session)
{
    for (const CanvasCommand &command : kCanvasCommands) {
        auto *action = new Action(QString::fromLatin1(command.id), this);
        connect(action, &Action::triggered, this, [this, &command] {
            if (command.wantsCanvas)
                Q_EMIT canvasWanted();
            command.perform(m_session);
        });
        connect(action, &Action::changed, this, &CanvasCommands::helpChanged);
        m_actions.append(action);
    }
    connect(&session, &GraphSession::selectionChanged, this, &CanvasCommands::refresh);
    connect(&session, &GraphSession::historyChanged, this, &CanvasCommands::refresh);
    connect(&session, &GraphSession::documentChanged, this, &CanvasCommands::refresh);
    refresh();
}

CanvasCommands::~CanvasCommands() = default;

void CanvasCommands::refresh()
{
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        const CanvasCommand &command = kCanvasCommands[size_t(i)];
        m_actions[i]->setEnabled(
            m_isOpen && command.isPossible(m_session)
            && (!m_session.isReadOnly() || isReadingCommand(QLatin1StringView(command.id))));
    }
}

void CanvasCommands::setOpen(bool isOpen)
{
    if (m_isOpen == isOpen)
        return;
    m_isOpen = isOpen;
    refresh();
    Q_EMIT openChanged();
}

Action *CanvasCommands::find(const QString &actionId) const
{
    for (Action *action : m_actions) {
        if (action->actionId() == actionId)
            return action;
    }
    return nullptr;
}

QString CanvasCommands::help() const
{
    const auto key = [this](const QString &name) {
        const QString text = find(u"workflow."_s + name)->shortcutText();
        return text.isEmpty() ? tr("no key") : text;
    };
    return tr("%1 and %2 walk the nodes, %3 the connections, %4 opens the settings, %5 connects, "
              "%6 adds a node.",
              "keys of the canvas")
        .arg(key(u"nextElement"_s), key(u"previousElement"_s), key(u"nextConnection"_s),
             key(u"settings"_s), key(u"connect"_s), key(u"addNode"_s));
}

bool CanvasCommands::performKey(QKeyCombination pressed)
{
    for (const QKeySequence &reading : keyReadings(pressed)) {
        for (Action *action : std::as_const(m_actions)) {
            if (!action->keys().contains(reading))
                continue;
            if (!action->isEnabled())
                return false;
            action->trigger();
            return true;
        }
    }
    return false;
}

} // namespace agentops::ui::graph
