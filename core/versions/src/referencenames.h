// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documenttree.h"

#include <agentops/workflow/template.h>

#include <QtCore/QSet>

namespace agentops::versions {

/// What the texts of a node, of an edge or of the document's properties refer to.
QSet<QString> referencesOf(const QJsonObject &element, const workflow::ExpressionNames &names);

/// The same element with other names in its expressions.
QJsonObject withReferences(QJsonObject element, const QHash<QString, QString> &renamed,
                           const workflow::ExpressionNames &names);

} // namespace agentops::versions
