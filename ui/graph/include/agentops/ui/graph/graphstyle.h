// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/scene/levelofdetail.h>
#include <agentops/ui/scene/meshpainter.h>
#include <agentops/ui/scene/textlayoutcache.h>
#include <agentops/ui/theme/palette.h>
#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/port.h>
#include <agentops/workflow/run.h>

#include <QtCore/QStringList>
#include <QtGui/QColor>

#include <array>

namespace agentops::ui::theme {
class Theme;
class Units;
} // namespace agentops::ui::theme

namespace agentops::ui::graph {

/// The port type whose colour stands for a category of kinds.
workflow::PortType categoryPortType(const QString &category);
/// The name of that port type.
QString categoryTint(const QString &category);

/// The colours of the canvas, taken from the theme once per change.
struct GraphStyle
{
    QColor canvas;
    QColor raised;
    QColor line;
    QColor text;
    QColor muted;
    QColor faint;
    QColor accent;
    QColor selection;
    QColor grid;
    QColor shadow;
    QColor note;
    QColor ok;
    QColor failed;
    QColor waiting;
    QColor running;
    QColor inDoubt;
    QColor skipped;
    std::array<QColor, 10> ports;
    bool isDark = true;

    /// Of what is muted, beside its dashes.
    static constexpr qreal kMutedOpacity = 0.45;

    static GraphStyle fromTheme(const theme::Theme &theme);
    static GraphStyle fromPalette(const theme::Palette &palette, bool isDark);

    QColor portColor(workflow::PortType type) const { return ports[size_t(type)]; }
    QColor stateColor(workflow::StepState state) const;
    /// The tint of a kind's tile and of its block far out.
    QColor categoryColor(const QString &category) const;
    /// What workflow::Group::color can be; the first one, without a name, stands for the accent.
    static const QStringList &groupColors();
    /// The colour of a frame; see workflow::Group.
    QColor groupColor(const QString &name) const;
    /// The ground and the border of a note; see workflow::Note.
    QColor noteColor(const QString &name) const;
    QColor noteBorder(const QString &name) const;
    QColor problemColor(workflow::Diagnostic::Severity severity) const;

    static scene::Shape portShape(workflow::PortType type);
    /// Name of the icon of a state; empty for running, which is drawn turning, and for planned.
    static QString stateIcon(workflow::StepState state);
};

/// The fonts of the canvas in a layout cache. All of them are read at 7 pixels and more at the
/// zooms that they are for.
struct GraphFonts
{
    using Index = scene::TextLayoutCache::FontIndex;
    struct Set
    {
        Index title;
        Index code;
        Index label;
        Index footer;
        /// Of notes, by NoteFace.
        std::array<Index, 7> note{};
    };

    Set full;
    /// From farther away, where that would be too small.
    Set names;
    /// From still farther away, for titles alone.
    Index largeTitle;

    static GraphFonts create(scene::TextLayoutCache &cache, const theme::Units &units);
    const Set &at(scene::DetailLevel detail) const
    {
        return detail == scene::DetailLevel::Full ? full : names;
    }
};

} // namespace agentops::ui::graph
