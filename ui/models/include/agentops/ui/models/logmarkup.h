// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/ansi.h>
#include <agentops/ui/models/loglinks.h>

#include <QtGui/QColor>

#include <array>

namespace agentops::ui::theme {
class Theme;
}

namespace agentops::ui {

/// The colours in which a log is drawn.
struct LogColors
{
    QColor text;
    QColor muted;
    QColor ground;
    /// The first eight as programs name them, black first, then the bright ones.
    std::array<QColor, 16> named;
    /// How well text has to read on its ground. Units: ratio of WCAG 2.
    double contrast = 4.5;
};

/// The named colours are those that the theme has for states, so that red means the same in a log
/// as beside it.
LogColors logColors(const theme::Theme &theme);

/// `color`, lighter or darker by as little as it takes to be read on `ground`.
QColor readableColor(QColor color, QColor ground, double contrast);
/// Source: xterm's 256 colours.
QColor ansiColor(const AnsiColor &color, const LogColors &colors, QColor standard);

/// A line for a Text item.
struct LogMarkup
{
    /// Empty for text without styles and links.
    QString html;
    /// Whether it needs Text.RichText; Text.StyledText, which is cheaper, knows no grounds.
    bool isRich = false;
};

/// Links get their index as address.
LogMarkup logMarkup(const AnsiText &line, const QList<LogLink> &links, const LogColors &colors);

} // namespace agentops::ui
