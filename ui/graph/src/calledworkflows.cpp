// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/calledworkflows.h>

#include "calledfile.h"

#include <agentops/ui/graph/canvascommands.h>
#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/workflowcontroller.h>
#include <agentops/ui/models/errortext.h>

#include <array>
#include <utility>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using workflow::NodeId;

namespace {

constexpr std::array kIds{"workflow.extract", "workflow.inline", "workflow.openCalled",
                          "workflow.goBack"};

} // namespace

CalledWorkflows::CalledWorkflows(WorkflowServices services, GraphSession &session,
                                 WorkflowController &controller)
    : m_services(std::move(services))
    , m_session(session)
    , m_controller(controller)
{
    for (const char *id : kIds)
        m_actions.append(new Action(QString::fromLatin1(id), this));
    const auto ofCall = [this](void (CalledWorkflows::*perform)(const NodeId &)) {
        return [this, perform] {
            if (const std::optional<NodeId> call = currentCall())
                (this->*perform)(*call);
        };
    };
    connect(find(u"workflow.extract"_s), &Action::triggered, this,
            &CalledWorkflows::prepareExtraction);
    connect(find(u"workflow.inline"_s), &Action::triggered, this,
            ofCall(&CalledWorkflows::inlineCall));
    connect(find(u"workflow.openCalled"_s), &Action::triggered, this,
            ofCall(&CalledWorkflows::open));
    connect(find(u"workflow.goBack"_s), &Action::triggered, this,
            [this] { goTo(int(m_trail.size()) - 1); });
    connect(&session, &GraphSession::calledRequested, this, &CalledWorkflows::open);
    connect(&session, &GraphSession::selectionChanged, this, &CalledWorkflows::refresh);
    connect(&session, &GraphSession::documentChanged, this, &CalledWorkflows::refresh);
    connect(session.commands(), &CanvasCommands::openChanged, this, &CalledWorkflows::refresh);
    refresh();
}

CalledWorkflows::~CalledWorkflows() = default;

Action *CalledWorkflows::find(const QString &actionId) const
{
    for (Action *action : m_actions) {
        if (action->actionId() == actionId)
            return action;
    }
    return nullptr;
}

void CalledWorkflows::refresh()
{
    // Not while a comparison is on the canvas.
    const bool isShown = m_session.commands()->isOpen();
    const bool isCall = isShown && currentCall().has_value();
    find(u"workflow.extract"_s)->setEnabled(isShown && m_session.selectedNodeCount() > 0);
    find(u"workflow.inline"_s)->setEnabled(isCall);
    find(u"workflow.openCalled"_s)->setEnabled(isCall);
    find(u"workflow.goBack"_s)->setEnabled(!m_trail.isEmpty());
}

std::optional<NodeId> CalledWorkflows::currentCall() const
{
    const std::optional<NodeId> current = m_session.interaction().currentNode();
    const workflow::Node *node =
        current ? m_session.editor().document().findNode(*current) : nullptr;
    const bool isCall = node && !calledName(*node, m_session.catalog()).isEmpty();
    return isCall ? current : std::nullopt;
}

bool CalledWorkflows::isBusy() const
{
    // What is being saved belongs to the document that is open now.
    return m_work.isRunning() || m_controller.operation()->isRunning();
}

QStringList CalledWorkflows::callers() const
{
    QStringList names;
    for (const Place &place : m_trail)
        names.append(place.entry.name);
    return names;
}

void CalledWorkflows::tell(const QString &text)
{
    m_notice = text;
    m_isRefusal = false;
    Q_EMIT noticeChanged();
}

void CalledWorkflows::refuse(const QString &text)
{
    m_notice = text;
    m_isRefusal = true;
    Q_EMIT noticeChanged();
}

void CalledWorkflows::dismissNotice()
{
    if (!m_notice.isEmpty())
        tell({});
}

QString CalledWorkflows::titleOf(const NodeId &node) const
{
    const int index = m_session.scene().indexOf(node);
    return index < 0 ? node.text() : m_session.scene().nodes()[size_t(index)].title;
}

CalledWorkflows::Place CalledWorkflows::here() const
{
    const GraphInteraction &interaction = m_session.interaction();
    const scene::Viewport &viewport = interaction.viewport();
    const QString &file = m_controller.file();
    return {{file.isEmpty() ? WorkflowEntry::Source::Draft : WorkflowEntry::Source::File,
             m_controller.name(),
             file,
             m_session.editor().document().properties.id,
             false,
             {}},
            interaction.view().selection(),
            viewport.visibleSceneRect().center(),
            viewport.scale()};
}

void CalledWorkflows::restore(const Place &place)
{
    GraphInteraction &interaction = m_session.interaction();
    interaction.select(place.selection);
    scene::Viewport viewport = interaction.viewport();
    viewport.setScaleAbout({}, place.zoom);
    viewport.centerOn(place.sceneCenter);
    interaction.setViewport(viewport);
}

void CalledWorkflows::open(const NodeId &call)
{
    const workflow::Node *node = m_session.editor().document().findNode(call);
    const QString name = node ? calledName(*node, m_session.catalog()) : QString();
    if (name.isEmpty() || isBusy())
        return;
    dismissNotice();
    m_work.run(
        tr("Opening %1").arg(name),
        [&](CancelToken token) {
            return readCalled(m_controller.keepForReturn(), m_services, name, token);
        },
        [this, call](CalledRead read) { showCalled(call, std::move(read)); });
}

void CalledWorkflows::showCalled(const NodeId &call, CalledRead read)
{
    const QString title = titleOf(call);
    if (!read.loaded) {
        const Error &error = read.loaded.error();
        if (error.code() == errors::kNotFound)
            refuse(tr("“%1” calls %2, and there is no such file.").arg(title, read.file));
        else if (error.code() == errors::kInvalidArgument)
            refuse(tr("“%1” calls %2, which is not in the repository.").arg(title, read.file));
        else
            refuse(tr("“%1” calls %2, which cannot be opened. %3")
                       .arg(title, read.file, errorText(error).text));
        return;
    }
    if (read.file == m_controller.file()) {
        refuse(tr("“%1” calls the workflow that it is in.").arg(title));
        return;
    }
    // Calls in a circle lead back to one that is on the way already.
    for (qsizetype i = 0; i < m_trail.size(); ++i) {
        if (m_trail.at(i).entry.file == read.file) {
            showCaller(int(i), std::move(read));
            return;
        }
    }
    m_arrival = Arrival{m_trail, {}};
    m_arrival->trail.append(here());
    m_controller.show(std::move(*read.loaded));
}

void CalledWorkflows::goTo(int caller)
{
    if (caller < 0 || caller >= m_trail.size() || isBusy())
        return;
    dismissNotice();
    const WorkflowEntry entry = m_trail.at(caller).entry;
    m_work.run(
        tr("Opening %1").arg(entry.name),
        [&](CancelToken token) {
            return readCaller(m_controller.keepForReturn(), m_services, entry, token);
        },
        [this, caller](CalledRead read) { showCaller(caller, std::move(read)); });
}

void CalledWorkflows::showCaller(int caller, CalledRead read)
{
    const Place place = m_trail.at(caller);
    if (!read.loaded) {
        refuse(tr("“%1” cannot be opened again. %2")
                   .arg(place.entry.name, errorText(read.loaded.error()).text));
        return;
    }
    m_arrival = Arrival{m_trail.first(caller), place};
    m_controller.show(std::move(*read.loaded));
}

void CalledWorkflows::arrived()
{
    const std::optional<Arrival> arrival = std::exchange(m_arrival, std::nullopt);
    if (!arrival)
        giveUp();
    dismissNotice();
    m_trail = arrival ? arrival->trail : QList<Place>();
    if (arrival && arrival->place)
        restore(*arrival->place);
    refresh();
    Q_EMIT callersChanged();
}

void CalledWorkflows::giveUp()
{
    m_work.cancel();
}

} // namespace agentops::ui::graph
