// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/deskcommands.h>

#include <agentops/ui/graph/rundesk.h>

#include <array>

namespace agentops::ui::graph {

namespace {

using D = RunDesk;

bool canGoOn(const D &desk)
{
    return desk.held()->canGoOn();
}

bool canToggle(const D &desk)
{
    return desk.isCanvasShown() && desk.breakpoints()->canToggle();
}

struct DeskCommand
{
    /// Names a command of the table in ui/models, which has its words and keys.
    const char *id;
    bool (*isPossible)(const RunDesk &desk);
    void (*perform)(RunDesk &desk);
};

constexpr std::array kDeskCommands{
    DeskCommand{"workflow.runFrom", [](const D &d) { return d.canPlan(); },
                [](D &d) {
                    d.planFromHere();
                }},
    DeskCommand{"workflow.runOnly", [](const D &d) { return d.canPlan(); },
                [](D &d) {
                    d.planOnlyThis();
                }},
    DeskCommand{"workflow.runTo", [](const D &d) { return d.canPlan(); },
                [](D &d) {
                    d.planToHere();
                }},
    DeskCommand{"workflow.breakpoint", canToggle,
                [](D &d) {
                    d.breakpoints()->toggle();
                }},
    DeskCommand{"workflow.breakpointCondition", canToggle,
                [](D &d) {
                    d.askForCondition();
                }},
    DeskCommand{"workflow.breakpoints", [](const D &d) { return d.isOpen(); },
                [](D &d) {
                    d.askForBreakpoints();
                }},
    DeskCommand{"workflow.continue", canGoOn,
                [](D &d) {
                    d.held()->goOn();
                }},
    DeskCommand{"workflow.stepOver", canGoOn,
                [](D &d) {
                    d.held()->stepOver();
                }},
    DeskCommand{"workflow.stepInto", canGoOn,
                [](D &d) {
                    d.held()->stepInto();
                }},
};

} // namespace

DeskCommands::DeskCommands(RunDesk &desk) : m_desk(desk)
{
    for (const DeskCommand &command : kDeskCommands) {
        auto *action = new Action(QString::fromLatin1(command.id), this);
        connect(action, &Action::triggered, this, [this, &command] { command.perform(m_desk); });
        m_actions.append(action);
    }
}

Action *DeskCommands::find(const QString &actionId) const
{
    for (Action *action : m_actions) {
        if (action->actionId() == actionId)
            return action;
    }
    return nullptr;
}

void DeskCommands::refresh()
{
    for (qsizetype i = 0; i < m_actions.size(); ++i)
        m_actions[i]->setEnabled(kDeskCommands[size_t(i)].isPossible(m_desk));
}

} // namespace agentops::ui::graph
