// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>
#include <agentops/workflow/nodecatalog.h>

#include <QtCore/QRandomGenerator>

namespace agentops::testing {

/// The kinds of testcatalog.h and a container, `test.box`.
void addEditKinds(workflow::NodeCatalog &catalog);

/// Makes random edits of a document as a person would, through DocumentEditor, and some that only
/// another program makes: unknown keys, another parent, an id written by hand.
/// Shape: the same generator gives the same document; ids of what is new are `side` and a number.
workflow::Document editedAtRandom(const workflow::NodeCatalog &catalog,
                                  const workflow::Document &document, int editCount,
                                  const QString &side, QRandomGenerator &random);

} // namespace agentops::testing
