// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/task.h>

#include <QtCore/QList>
#include <QtCore/QString>

#include <memory>
#include <vector>

namespace agentops::workspace {
class Workspace;
}

namespace agentops::ui {
class PaletteProvider;
class RunsController;
} // namespace agentops::ui

namespace agentops::ui::graph {
class WorkflowController;
}

namespace agentops::ui::diff {
class ReviewController;
}

namespace agentops::ui::map {
class CodeMapController;
}

namespace agentops::ui::shell {

/// What the pages of one workspace work with; made when it opens, gone before it ends.
/// Thread: main. The workspace must outlive it.
class PageControllers
{
public:
    /// `person` signs decisions and comments.
    PageControllers(workspace::Workspace &workspace, const QString &person);
    ~PageControllers();

    /// What the palette finds on these pages.
    QList<PaletteProvider *> paletteProviders() const;
    /// Says everything anew, after the language has changed.
    void retranslate();
    /// Writes down what is not on disk yet.
    Task<> flush();

    const std::unique_ptr<graph::WorkflowController> workflow;
    const std::unique_ptr<map::CodeMapController> codeMap;
    const std::unique_ptr<diff::ReviewController> review;
    const std::unique_ptr<RunsController> runs;

private:
    std::vector<std::unique_ptr<PaletteProvider>> m_palette;
};

} // namespace agentops::ui::shell
