// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLatin1StringView>

namespace agentops::workflow {
class NodeCatalog;
}

namespace agentops::triggers {

inline constexpr QLatin1StringView kScheduleKind{"trigger.schedule"};
inline constexpr QLatin1StringView kFilesKind{"trigger.files"};
inline constexpr QLatin1StringView kGitKind{"trigger.git"};
inline constexpr QLatin1StringView kRunKind{"trigger.run"};
inline constexpr QLatin1StringView kWebhookKind{"trigger.webhook"};

/// Adds the kinds of nodes that begin a run when something happens.
void addTriggerKinds(workflow::NodeCatalog &catalog);

} // namespace agentops::triggers
