// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QColor>
#include <QtGui/QImage>

namespace agentops::ui::theme {

/// Whether the program carries an icon of that name (see resources/icons/icons.txt).
[[nodiscard]] bool hasIcon(const QString &name);

/// The SVG source of an icon on a 24 x 24 grid, drawn with strokes of `currentColor`; empty for a
/// name that is not carried.
[[nodiscard]] QByteArray iconSvg(const QString &name);

/// An icon as a square image in one colour, with strokes of 1.5 px whatever its size; a null image
/// for a name that is not carried. Images are kept, so that asking again costs nothing.
/// Units: `size` in device-independent pixels, `devicePixelRatio` pixels per such pixel.
/// Thread: main.
[[nodiscard]] QImage iconImage(const QString &name, QColor color, double size,
                               double devicePixelRatio);

} // namespace agentops::ui::theme
