// SPDX-License-Identifier: GPL-3.0-or-later
#include "gestures/gesture.h"

#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/workflow/documenteditor.h>

namespace agentops::ui::graph {

namespace {

constexpr QSizeF kSmallestNote{120, 60};

/// Drags the corner of a note.
class ResizeNoteGesture : public Gesture
{
public:
    ResizeNoteGesture(const GestureContext &context, const NoteItem &note)
        : Gesture(context)
        , m_note(note.id)
        , m_rect(note.rect)
    { }

    void move(const PointerInput &input) override
    {
        const QPointF corner =
            CardMetrics::snapped(m_context.viewport.toScene(input.viewPos)) - m_rect.topLeft();
        m_rect.setSize(QSizeF(corner.x(), corner.y()).expandedTo(kSmallestNote));
        m_context.view.box = m_rect;
        m_context.host.liveMoved();
    }
    void release(const PointerInput &input) override
    {
        if (const auto done = m_context.editor.setNoteRect(m_note, m_rect); !done)
            m_context.report(done.error(), input.viewPos);
    }
    Qt::CursorShape cursor() const override { return Qt::SizeFDiagCursor; }
    bool isPanningAtBorder() const override { return true; }

private:
    const workflow::NoteId m_note;
    QRectF m_rect;
};

} // namespace

std::unique_ptr<Gesture> startResizeNote(const GestureContext &context, const Press &press)
{
    if (press.input.button != Qt::LeftButton || press.hit.kind != Hit::Kind::NoteCorner)
        return nullptr;
    return std::make_unique<ResizeNoteGesture>(context,
                                               context.scene.notes()[size_t(press.hit.item)]);
}

} // namespace agentops::ui::graph
