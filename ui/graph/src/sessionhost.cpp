// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionhost.h"

#include "calledfile.h"

#include <agentops/ui/graph/canvascommands.h>
#include <agentops/ui/graph/converteroffer.h>
#include <agentops/ui/models/errortext.h>
#include <agentops/workflow/errors.h>

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

namespace agentops::ui::graph {

void GraphSession::Host::viewMoved()
{
    // A document is shown as it was left, or else whole, whatever size the canvas gets, until a
    // person moves the view.
    const QSizeF size = m_session.m_interaction.viewport().viewSize();
    if (m_session.m_isAtStart && size != m_session.m_startSize) {
        m_session.m_startSize = size;
        m_session.showStart();
        m_session.m_isAtStart = true;
    } else {
        m_session.m_isAtStart = false;
    }
    Q_EMIT m_session.viewChanged();
}

void GraphSession::Host::liveMoved()
{
    const InteractionView &view = m_session.m_interaction.view();
    const bool isIdle = !view.connectSource.isPort() && view.movingNodes.isEmpty();
    const bool hasHint = isIdle && (view.hover.isPort() || m_session.overlayAt(view.hover));
    const Hit hinted = hasHint ? view.hover : Hit();
    if (hinted != m_session.m_hintedPort) {
        m_session.m_hintedPort = hinted;
        Q_EMIT m_session.portHintChanged();
    }
    Q_EMIT m_session.liveChanged();
}

void GraphSession::Host::refusalMoved(const std::optional<Error> &reason, QPointF viewPos)
{
    m_session.showRefusal(reason ? errorText(*reason).text : QString(), viewPos);
}

void GraphSession::Host::connectionRefused(const Error &reason, QPointF viewPos,
                                           const WantedConnection &wanted)
{
    refusalMoved(reason, viewPos);
    if (reason.code() == workflow::errors::kTypeMismatch
        && m_session.m_converterOffer->offer(wanted))
        m_session.m_refusalTimer.stop(); // an offer stays until something else is done
}

void GraphSession::Host::paletteWanted(QPointF scenePos,
                                       const std::optional<workflow::PortRef> &from,
                                       bool fromIsOutput)
{
    m_session.askForKind({.scenePos = scenePos, .from = from, .isFromOutput = fromIsOutput});
}

bool GraphSession::Host::calledWanted(const workflow::NodeId &node)
{
    const workflow::Node *source = m_session.m_editor.document().findNode(node);
    const bool isCall =
        !m_session.m_isReadOnly && source && !calledName(*source, m_session.m_catalog).isEmpty();
    if (isCall)
        Q_EMIT m_session.calledRequested(node);
    return isCall;
}

void GraphSession::Host::contextMenuWanted(QPointF viewPos)
{
    if (!m_session.m_isReadOnly)
        Q_EMIT m_session.contextMenuRequested(viewPos);
}

void GraphSession::Host::inspectorWanted()
{
    if (!m_session.m_isReadOnly)
        Q_EMIT m_session.inspectorRequested();
}

void GraphSession::Host::textWanted()
{
    if (!m_session.m_isReadOnly)
        Q_EMIT m_session.textRequested();
}

bool GraphSession::Host::keyWanted(QKeyCombination pressed)
{
    return m_session.m_commands->performKey(pressed);
}

QByteArray GraphSession::Host::clipboardText() const
{
    return QGuiApplication::clipboard()->text().toUtf8();
}

void GraphSession::Host::setClipboardText(const QByteArray &text)
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
}

} // namespace agentops::ui::graph
