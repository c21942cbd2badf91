// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/documenteditor.h>
#include <agentops/workflow/nodecatalog.h>

#include <functional>
#include <random>
#include <vector>

namespace agentops::testing {

/// A public edit of DocumentEditor, with arguments drawn at random. That it is refused is part of
/// it.
struct DrawnEdit
{
    QString name;
    std::function<void(workflow::DocumentEditor &, std::mt19937 &)> draw;
};

/// One for every public edit.
const std::vector<DrawnEdit> &drawnEdits();

/// The kinds that the edits use.
void addDrawnKinds(workflow::NodeCatalog &catalog);

/// Any of the edits; of a document that has grown large, what makes it smaller.
const DrawnEdit &editAtRandom(workflow::DocumentEditor &editor, std::mt19937 &random);

/// A document of some elements of every kind in which every object has keys that nobody knows.
workflow::Document documentWithUnknownKeys();

} // namespace agentops::testing
