// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/ui/theme/theme.h>

#include <QtCore/QSize>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace agentops::desktop {

/// What the person typed after the name of the program.
struct Options
{
    QString repository;
    QString dataRoot;
    std::optional<ui::theme::Theme::Scheme> scheme;
    std::optional<QString> language;
    QSize size{1440, 900};
    bool tracesStartup = false;
    bool testsItself = false;
    /// The page to take a picture of; empty for none.
    QString screenshotPage;
    /// The workflow file to draw; empty for none.
    QString drawnFile;
    /// Of the picture or the drawing.
    QString outputFile;
    /// Of a drawing that is a PNG.
    int scale = 1;
    bool isTransparent = false;

    /// Pictures and tests neither read nor change what the person chose.
    bool isUnattended() const { return testsItself || !screenshotPage.isEmpty(); }
};

/// Reads the arguments. `--help` and `--version` are answered by QCommandLineParser itself.
/// Errors: base.invalid_argument.
[[nodiscard]] Result<Options> parseOptions(const QStringList &arguments);

} // namespace agentops::desktop
