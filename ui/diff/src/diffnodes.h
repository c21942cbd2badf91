// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/diff/diffpicture.h>
#include <agentops/ui/scene/textbatchnode.h>
#include <agentops/ui/scene/vertexbatchnode.h>

#include <QtQuick/QSGClipNode>
#include <QtQuick/QSGTransformNode>

#include <array>
#include <map>

class QQuickWindow;

namespace agentops::ui::diff {

/// What is on the screen of a diff, as scene-graph nodes: grounds and labels of every chunk, the
/// marks over them, and for each pane its text, clipped and moved sideways.
/// Thread: render.
class DiffNodes : public QSGNode
{
public:
    DiffNodes();

    void removeAll();
    void remove(int chunk);
    void set(QQuickWindow *window, int chunk, const ChunkPicture &picture);
    /// Chunks that have nodes.
    std::vector<int> chunks() const;
    /// Moves a chunk. Units: view pixels.
    void place(int chunk, double y, double contentX, const Columns &columns);
    void setClips(const Columns &columns, double height);
    void setOverlay(const scene::Mesh &mesh) { m_overlay->setMesh(mesh); }

private:
    struct Chunk
    {
        QSGTransformNode *ground = nullptr;
        std::array<QSGTransformNode *, 2> panes{};
    };

    QSGNode *m_ground;
    scene::VertexBatchNode *m_overlay;
    std::array<QSGClipNode *, 2> m_clips{};
    std::map<int, Chunk> m_chunks;
};

} // namespace agentops::ui::diff
