// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw.h"

#include <agentops/base/file.h>
#include <agentops/ui/shell/workflowdrawing.h>

#include <cstdio>

namespace agentops::desktop {

using namespace Qt::StringLiterals;
using ui::shell::DrawingOptions;

namespace {

Result<> drawInto(const Options &options)
{
    DrawingOptions wanted;
    if (options.outputFile.endsWith(u".png"_s, Qt::CaseInsensitive))
        wanted.format = DrawingOptions::Format::Png;
    wanted.scheme = options.scheme.value_or(ui::theme::Theme::Scheme::Light);
    wanted.scale = options.scale;
    wanted.isTransparent = options.isTransparent;
    AO_TRY(const QByteArray picture, ui::shell::drawWorkflowBlocking(options.drawnFile, wanted));
    return writeFile(options.outputFile, picture);
}

} // namespace

int draw(const Options &options)
{
    const Result<> drawn = drawInto(options);
    if (drawn)
        return 0;
    std::fprintf(stderr, "agentops-workbench: %s\n", qPrintable(drawn.error().message()));
    return 1;
}

} // namespace agentops::desktop
