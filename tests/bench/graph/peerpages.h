// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../support/figures.h"
#include "../support/peers.h"
#include "benchcanvas.h"

#include <QtCore/QTemporaryDir>

namespace agentops::bench {

/// The editors of others in one Chromium, which is started when it is first needed.
class PeerPages
{
public:
    /// Opens a page with the bench's graph, and shows it as the editor's canvas does.
    Result<> load(const QString &page, int nodeCount);
    Result<> show(const ui::scene::Viewport &viewport);
    /// The node that is in the middle will be dragged.
    Result<> select(const QList<workflow::NodeId> &nodes);
    /// Milliseconds to open the same document again.
    Result<Sample> open();
    /// Cost: CPU milliseconds per move of the processes that draw.
    Result<Sample> drag(const Drag &drag);
    /// Memory that only the page's process has. Units: MiB.
    Result<double> privateMegabytes();
    /// Which browser, and how it draws.
    Result<QString> about();

private:
    Result<QJsonObject> ask(const QJsonObject &question);

    QTemporaryDir m_folder;
    std::unique_ptr<Peer> m_driver;
    std::optional<Error> m_missing;
};

} // namespace agentops::bench
