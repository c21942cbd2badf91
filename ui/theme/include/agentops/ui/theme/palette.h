// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/ui/theme/colors.h>

namespace agentops::ui::theme {

namespace errors {
/// A theme file is not the JSON object that its format asks for.
inline constexpr ErrorCode kInvalidTheme{"theme.invalid"};
} // namespace errors

using Palette = std::array<QColor, Colors::kTokenCount>;

/// Reads a theme file. A token that is missing takes the colour of its fallback in `complete`,
/// which says for every token where to look next. Format: {"name": text, "tokens": {NAME: {"value":
/// "#RRGGBB" or "#AARRGGBB", "meaning": text, "fallback": NAME}}}. Errors: kInvalidTheme (not JSON,
/// a colour that is none, a chain of fallbacks that never ends).
[[nodiscard]] Result<Palette> readPalette(const QByteArray &json, const QByteArray &complete);

/// How well `front` reads on `ground`. Units: ratio of WCAG 2, 1 to 21. Source: WCAG 2.2, 1.4.3.
[[nodiscard]] double contrastRatio(QColor front, QColor ground);

/// `top` painted over the opaque `ground`.
[[nodiscard]] QColor composed(QColor top, QColor ground);

} // namespace agentops::ui::theme
