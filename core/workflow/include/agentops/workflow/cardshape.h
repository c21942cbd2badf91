// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QSizeF>
#include <QtCore/QStringList>

#include <optional>

namespace agentops::workflow {

class NodeCatalog;
struct Node;

/// The card that stands for a node on the canvas: how large it is and where its ports are.
/// Units: scene units. Source: docs/design.md, "Workflow node".
struct CardShape
{
    static constexpr double kWidth = 220;
    static constexpr double kSummaryCenter = 42;
    static constexpr double kHeaderPortCenter = 18;
    static constexpr double kFirstPortCenter = 69;
    static constexpr double kPortPitch = 22;
    static constexpr double kBottom = 16;
    /// Around what is in a container: at its sides, below its head, and at the bottom. There is
    /// room for what a run says below a card.
    static constexpr double kBodyInset = 20;
    static constexpr double kBodyTop = 40;
    static constexpr double kBodyBottom = 40;
    /// The room below the head of a container that has nothing in it.
    static constexpr double kEmptyBody = 64;

    static constexpr double height(int portRows)
    {
        return portRows > 0 ? kFirstPortCenter + (portRows - 1) * kPortPitch + kBottom
                            : kSummaryCenter + kBottom;
    }
    static constexpr double portCenter(int row) { return kFirstPortCenter + row * kPortPitch; }
    /// Where `after`, `done` and `error` stand on every card; nothing for a port in a row.
    static std::optional<double> fixedPortCenter(QStringView name, bool isInput);

    /// Ports in rows, from top to bottom.
    QStringList inputRows;
    QStringList outputRows;
    QSizeF size;

    /// How far below the top of the card the port stands.
    double inputOffset(const QString &port) const;
    double outputOffset(const QString &port) const;

    /// With the ports of the kind, and those beside them that edges name, of which the node would
    /// not have a row otherwise. Without a catalogue nothing is known of kinds: the card is as tall
    /// as most can become.
    static CardShape of(const Node &node, const NodeCatalog *catalog, const QStringList &usedInputs,
                        const QStringList &usedOutputs);
};

} // namespace agentops::workflow
