// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/selection.h>

#include <optional>

namespace agentops::workflow {

class NodeCatalog;

/// What is arranged, and what is known of it.
struct ArrangeOptions
{
    /// Only these move, with what is in containers among them; absent: everything does, and the top
    /// left corner stays.
    std::optional<QSet<NodeId>> nodes{};
    /// Absent: nothing is known of the kinds, and every card is taken for a tall one.
    const NodeCatalog *catalog = nullptr;
};

/// Places the cards of a document from left to right. Bodies are placed below the head of their
/// container, groups stay together with their frames, notes go with the nearest card.
/// The same document always comes out the same, and one that is arranged as a whole stays as it is
/// when that is done again.
/// Errors: base.cancelled; base.invalid_argument when a node is inside of itself. Thread: any.
Result<Places> arrange(const Document &document, const ArrangeOptions &options,
                       const CancelToken &token = {});

/// Puts elements at these places; what is not named keeps its own.
void putPlaces(const Places &places, Layout &layout);

} // namespace agentops::workflow
