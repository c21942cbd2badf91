// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gestures/gesture.h"

namespace agentops::ui::graph {

/// Selects what lies in an area that is being drawn.
class AreaGesture : public Gesture
{
public:
    /// What becomes of what was selected before.
    enum class Mode { Replace, Add, Remove };

    void release(const PointerInput &) override { }
    void cancel() override;
    Qt::CursorShape cursor() const override { return Qt::ArrowCursor; }
    bool isPanningAtBorder() const override { return true; }
    bool isOutlivingEdits() const override { return true; }

protected:
    AreaGesture(const GestureContext &context, const Press &press);

    void selectFound(Selection found, Mode mode);

private:
    Selection m_before;
};

} // namespace agentops::ui::graph
