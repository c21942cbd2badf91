// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/palette.h>
#include <agentops/workflow/nodetype.h>

namespace agentops::ui::graph {

class WorkflowController;

/// The kinds of nodes that can be added to the open workflow. Thread: main.
class NodeProvider : public PaletteProvider
{
    Q_OBJECT

public:
    /// The controller must outlive it.
    explicit NodeProvider(WorkflowController &controller, QObject *parent = nullptr);

    PaletteSection section() const override { return PaletteSection::Nodes; }
    QString purpose(const PaletteScope &scope) const override;
    QList<PaletteEntry> find(const QString &typed, const PaletteScope &scope) const override;
    /// Adds a node, connected where the palette was asked for from a port, or replaces the one that
    /// it was asked for, as one step.
    void choose(const QString &id, const PaletteScope &scope) override;

private:
    WorkflowController &m_controller;
};

/// Whether a node of that kind can be joined to a port: `isFromOutput` says which end the port is.
/// What is of any type is also joined to the ports that every node has.
bool fitsPort(const workflow::NodeType &type, workflow::PortType port, bool isFromOutput);

} // namespace agentops::ui::graph
