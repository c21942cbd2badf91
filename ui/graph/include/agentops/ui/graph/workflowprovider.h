// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/palette.h>

namespace agentops::ui::graph {

class WorkflowController;

/// The workflows that can be opened: files of the repository, drafts and examples. Thread: main.
class WorkflowProvider : public PaletteProvider
{
    Q_OBJECT

public:
    /// The controller must outlive it.
    explicit WorkflowProvider(WorkflowController &controller, QObject *parent = nullptr);

    PaletteSection section() const override { return PaletteSection::Workflows; }
    QList<PaletteEntry> find(const QString &typed, const PaletteScope &scope) const override;
    void choose(const QString &id, const PaletteScope &scope) override;

private:
    WorkflowController &m_controller;
};

} // namespace agentops::ui::graph
