// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/scene/textlayoutcache.h>

#include <QtQuick/QSGNode>
#include <QtQuick/QSGTextNode>

#include <span>

class QQuickWindow;

namespace agentops::ui::scene {

/// Draws placed lines of text; the scene graph merges them by font and colour.
/// Thread: render. Rebuilding costs a few microseconds per line: rebuild when the visible set
/// changes, and let a transform node above move and scale it.
class TextBatchNode : public QSGNode
{
public:
    ~TextBatchNode() override;

    /// Replaces what is drawn.
    void setTexts(QQuickWindow *window, std::span<const PlacedText> texts,
                  QSGTextNode::RenderType renderType = QSGTextNode::QtRendering);

private:
    QSGTextNode *m_node = nullptr;
};

} // namespace agentops::ui::scene
