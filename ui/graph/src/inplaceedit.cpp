// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/inplaceedit.h>

#include <agentops/ui/graph/cardmetrics.h>

#include <algorithm>
#include <tuple>

namespace agentops::ui::graph {

namespace {

// Beside the tile of a card, and above a frame.
constexpr qreal kTitleLeft = 30;
constexpr qreal kGroupTitleHeight = 28;
constexpr qreal kGroupTitleWidth = 260;
constexpr qreal kRevealMargin = 32;

} // namespace

void InPlaceEdit::setSession(GraphSession *session)
{
    if (m_session == session)
        return;
    cancel();
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &GraphSession::textRequested, this, &InPlaceEdit::begin);
        connect(session, &GraphSession::viewChanged, this, &InPlaceEdit::placeChanged);
        connect(session, &GraphSession::documentChanged, this, &InPlaceEdit::followDocument);
    }
    Q_EMIT sessionChanged();
}

void InPlaceEdit::followDocument()
{
    if (isActive() && indexOf(m_element) < 0)
        cancel();
    Q_EMIT placeChanged();
}

InPlaceEdit::Element InPlaceEdit::selected() const
{
    const Selection &selection = m_session->interaction().view();
    if (selection.selectedCount() != 1)
        return {};
    if (!selection.selectedNodes.isEmpty())
        return {Hit::Kind::Node, selection.selectedNodes.begin()->text()};
    if (!selection.selectedNotes.isEmpty())
        return {Hit::Kind::Note, selection.selectedNotes.begin()->text()};
    if (!selection.selectedGroups.isEmpty())
        return {Hit::Kind::Group, selection.selectedGroups.begin()->text()};
    return {};
}

int InPlaceEdit::indexOf(const Element &element) const
{
    const GraphScene &scene = m_session->scene();
    switch (element.kind) {
    case Hit::Kind::Node:
        return scene.indexOf(workflow::NodeId(element.id));
    case Hit::Kind::Note:
        return scene.indexOf(workflow::NoteId(element.id));
    case Hit::Kind::Group:
        return scene.indexOf(workflow::GroupId(element.id));
    default:
        return -1;
    }
}

QString InPlaceEdit::writtenOn(const Element &element) const
{
    const GraphScene &scene = m_session->scene();
    const auto index = size_t(indexOf(element));
    switch (element.kind) {
    case Hit::Kind::Node:
        return scene.nodes()[index].title;
    case Hit::Kind::Note:
        return scene.notes()[index].text;
    default:
        return scene.groups()[index].title;
    }
}

QRectF InPlaceEdit::sceneRect() const
{
    const int index = m_session ? indexOf(m_element) : -1;
    if (index < 0)
        return {};
    const GraphScene &scene = m_session->scene();
    const auto titleOfCard = [](const QRectF &card) {
        return QRectF(card.left() + kTitleLeft, card.top() + 3, card.width() - kTitleLeft - 6,
                      CardMetrics::kHeaderHeight - 2);
    };
    switch (m_element.kind) {
    case Hit::Kind::Node:
        return titleOfCard(scene.nodes()[size_t(index)].rect);
    case Hit::Kind::Note:
        return scene.notes()[size_t(index)].rect;
    default: {
        const QRectF &frame = scene.groups()[size_t(index)].rect;
        if (scene.groups()[size_t(index)].isCollapsed)
            return QRectF(frame.left() + 4, frame.top() + 3, frame.width() - kTitleLeft,
                          CardMetrics::kHeaderHeight - 2);
        return QRectF(frame.left() + 4, frame.top() - kGroupTitleHeight,
                      std::min(frame.width() - 8, kGroupTitleWidth), kGroupTitleHeight - 2);
    }
    }
}

QRectF InPlaceEdit::place() const
{
    return m_session ? m_session->interaction().viewport().toView(sceneRect()) : QRectF();
}

QString InPlaceEdit::name() const
{
    switch (m_element.kind) {
    case Hit::Kind::Node:
        return tr("Title of the node");
    case Hit::Kind::Note:
        return tr("Text of the note");
    case Hit::Kind::Group:
        return tr("Title of the frame");
    default:
        return {};
    }
}

void InPlaceEdit::begin()
{
    if (!m_session || isActive())
        return;
    const Element element = selected();
    if (indexOf(element) < 0)
        return;
    m_element = element;
    m_text = writtenOn(element);
    scene::Viewport viewport = m_session->interaction().viewport();
    viewport.ensureVisible(sceneRect(), kRevealMargin);
    if (viewport != m_session->interaction().viewport())
        m_session->interaction().setViewport(viewport);
    Q_EMIT placeChanged();
    Q_EMIT activeChanged();
}

void InPlaceEdit::accept(const QString &text)
{
    if (!isActive())
        return;
    const QString written = isMultiline() ? text : text.simplified();
    // A step of its own, whatever was typed elsewhere before and after.
    m_session->editor().closeStep();
    if (written != m_text)
        write(written);
    m_session->editor().closeStep();
    cancel();
}

void InPlaceEdit::write(const QString &text)
{
    workflow::DocumentEditor &editor = m_session->editor();
    switch (m_element.kind) {
    case Hit::Kind::Node:
        std::ignore = editor.setTitle(workflow::NodeId(m_element.id), text);
        break;
    case Hit::Kind::Note:
        std::ignore = editor.setNoteText(workflow::NoteId(m_element.id), text);
        break;
    default:
        std::ignore = editor.setGroupTitle(workflow::GroupId(m_element.id), text);
    }
}

void InPlaceEdit::cancel()
{
    if (!isActive())
        return;
    m_element = {};
    Q_EMIT activeChanged();
}

} // namespace agentops::ui::graph
