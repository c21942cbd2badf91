// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/ui/theme/theme.h>

#include <QtCore/QByteArray>

namespace agentops::ui::shell {

/// What a picture of a workflow file is to be like.
struct DrawingOptions
{
    enum class Format { Svg, Png };

    Format format = Format::Svg;
    theme::Theme::Scheme scheme = theme::Theme::Scheme::Light;
    /// Pixels of a PNG for each unit.
    double scale = 1;
    bool isTransparent = false;
};

/// Draws a workflow file, of any program that can be imported, without a window or a display.
/// Errors: those of reading the file; base.invalid_argument (no workflow, or nothing to draw).
/// Thread: GUI.
Result<QByteArray> drawWorkflowBlocking(const QString &file, const DrawingOptions &options);

} // namespace agentops::ui::shell
