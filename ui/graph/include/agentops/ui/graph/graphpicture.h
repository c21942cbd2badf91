// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/graphscene.h>
#include <agentops/ui/scene/iconbatchnode.h>
#include <agentops/ui/scene/mesh.h>
#include <agentops/ui/scene/textlayoutcache.h>

#include <QtCore/QFlags>

#include <array>
#include <bit>

namespace agentops::ui::graph {

/// The parts of a picture that are made anew apart from one another, from below.
enum class Layer {
    Frames = 1 << 0, ///< groups
    Notes = 1 << 1,
    Edges = 1 << 2,
    Cards = 1 << 3,
    Status = 1 << 4, ///< what a run says of cards and edges
    Moving = 1 << 5, ///< what is dragged, at its old place
    Selection = 1 << 6, ///< rings and strong lines
    Live = 1 << 7, ///< what the pointer does, and what moves by itself
};
Q_DECLARE_FLAGS(Layers, Layer)
Q_DECLARE_OPERATORS_FOR_FLAGS(Layers)

inline constexpr std::array kLayers{Layer::Frames, Layer::Notes,  Layer::Edges,     Layer::Cards,
                                    Layer::Status, Layer::Moving, Layer::Selection, Layer::Live};
inline constexpr Layers kAllLayers = Layers::fromInt((1 << kLayers.size()) - 1);

/// How often each layer was made.
class LayerCounts
{
public:
    int operator[](Layer layer) const { return m_counts[indexOf(layer)]; }
    void add(Layers layers)
    {
        for (const Layer layer : kLayers)
            m_counts[indexOf(layer)] += layers.testFlag(layer) ? 1 : 0;
    }
    friend bool operator==(const LayerCounts &, const LayerCounts &) = default;

private:
    static size_t indexOf(Layer layer) { return size_t(std::countr_zero(unsigned(layer))); }

    std::array<int, kLayers.size()> m_counts{};
};

/// Shapes, icons and texts that lie on top of one another in this order.
/// Shape: positions relative to the picture's anchor.
struct PictureLayer
{
    scene::Mesh shapes;
    std::vector<scene::PlacedIcon> icons;
    std::vector<scene::PlacedText> texts;

    void clear();
    bool isEmpty() const { return shapes.isEmpty() && icons.empty() && texts.empty(); }
};

/// Everything the scene graph needs to draw one region of a graph, from below.
struct GraphPicture
{
    /// Scene position that all others are relative to.
    QPointF anchor;
    PictureLayer frames;
    PictureLayer notes;
    /// Dragged groups, notes and connections at their old place.
    PictureLayer movingGround;
    PictureLayer edges;
    /// Of Layer::Status: connections that data has gone through.
    PictureLayer trails;
    /// Of Layer::Live: what goes through connections now.
    PictureLayer flow;
    /// Cards, and what a run says of them; a card that covers another one is in a later layer.
    /// Shape: the first `cardLayers` of both are in use, the others keep their memory.
    std::vector<PictureLayer> cards;
    std::vector<PictureLayer> status;
    size_t cardLayers = 0;
    /// Dragged cards at their old place.
    PictureLayer moving;
    PictureLayer movingStatus;
    PictureLayer selection;
    PictureLayer live;
    /// Whether the live layer moves by itself and wants another frame.
    bool isAnimated = false;
    int drawnNodes = 0;
    int drawnEdges = 0;
};

} // namespace agentops::ui::graph
