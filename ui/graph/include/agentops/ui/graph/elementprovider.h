// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/graphscene.h>
#include <agentops/ui/models/palette.h>

namespace agentops::ui::graph {

class GraphSession;

/// Nodes, notes and frames of the open workflow; choosing one selects it in the middle of the view.
/// Thread: main.
class ElementProvider : public PaletteProvider
{
    Q_OBJECT

public:
    /// The session must outlive it.
    explicit ElementProvider(GraphSession &session, QObject *parent = nullptr);

    PaletteSection section() const override { return PaletteSection::Elements; }
    QList<PaletteEntry> find(const QString &typed, const PaletteScope &scope) const override;
    void choose(const QString &id, const PaletteScope &scope) override;

private:
    Hit elementOf(const QString &id) const;

    GraphSession &m_session;
};

} // namespace agentops::ui::graph
