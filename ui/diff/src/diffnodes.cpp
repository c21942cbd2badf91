// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffnodes.h"

#include <QtQuick/QQuickWindow>

namespace agentops::ui::diff {

DiffNodes::DiffNodes() : m_ground(new QSGNode), m_overlay(new scene::VertexBatchNode)
{
    appendChildNode(m_ground);
    appendChildNode(m_overlay);
    for (QSGClipNode *&clip : m_clips) {
        clip = new QSGClipNode;
        clip->setIsRectangular(true);
        appendChildNode(clip);
    }
}

void DiffNodes::removeAll()
{
    while (!m_chunks.empty())
        remove(m_chunks.begin()->first);
}

void DiffNodes::remove(int chunk)
{
    const auto found = m_chunks.find(chunk);
    if (found == m_chunks.end())
        return;
    delete found->second.ground;
    for (QSGTransformNode *pane : found->second.panes)
        delete pane;
    m_chunks.erase(found);
}

void DiffNodes::set(QQuickWindow *window, int chunk, const ChunkPicture &picture)
{
    remove(chunk);
    const auto fill = [window](QSGNode *parent, const scene::Mesh &mesh,
                               const std::vector<scene::PlacedText> &texts) {
        auto *transform = new QSGTransformNode;
        auto *shapes = new scene::VertexBatchNode;
        shapes->setMesh(mesh);
        transform->appendChildNode(shapes);
        auto *lines = new scene::TextBatchNode;
        lines->setTexts(window, texts, QSGTextNode::NativeRendering);
        transform->appendChildNode(lines);
        parent->appendChildNode(transform);
        return transform;
    };
    Chunk nodes;
    nodes.ground = fill(m_ground, picture.ground, picture.labels);
    for (size_t i = 0; i < m_clips.size(); ++i)
        nodes.panes[i] = fill(m_clips[i], picture.panes[i].words, picture.panes[i].texts);
    m_chunks.emplace(chunk, nodes);
}

std::vector<int> DiffNodes::chunks() const
{
    std::vector<int> keys;
    for (const auto &[chunk, nodes] : m_chunks)
        keys.push_back(chunk);
    return keys;
}

void DiffNodes::place(int chunk, double y, double contentX, const Columns &columns)
{
    const auto found = m_chunks.find(chunk);
    if (found == m_chunks.end())
        return;
    const auto move = [y](QSGTransformNode *node, double x) {
        QMatrix4x4 matrix;
        matrix.translate(static_cast<float>(x), static_cast<float>(y));
        if (node->matrix() != matrix)
            node->setMatrix(matrix);
    };
    move(found->second.ground, 0);
    for (size_t i = 0; i < m_clips.size(); ++i)
        move(found->second.panes[i], columns.panes[i].textLeft - contentX);
}

void DiffNodes::setClips(const Columns &columns, double height)
{
    for (size_t i = 0; i < m_clips.size(); ++i) {
        const Columns::Pane &pane = columns.panes[i];
        const QRectF rect(pane.textLeft, 0, std::max(0.0, pane.right - pane.textLeft), height);
        if (m_clips[i]->clipRect() == rect)
            continue;
        m_clips[i]->setClipRect(rect);
        m_clips[i]->markDirty(QSGNode::DirtyGeometry);
    }
}

} // namespace agentops::ui::diff
