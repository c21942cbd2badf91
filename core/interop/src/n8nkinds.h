// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "n8nworkflow.h"

#include <agentops/workflow/document.h>

namespace agentops::interop {

/// What one node of n8n is here.
struct N8nEquivalent
{
    QString kind;
    QJsonObject parameters;
    /// The ports of its outputs, in n8n's order.
    QStringList outputs;
};

/// The equivalent, or nothing when there is none: also when an expression of n8n stands where ours
/// would have to.
std::optional<N8nEquivalent> equivalentOf(const N8nNode &node);

/// A value in which nothing is an expression of ours.
QJsonValue keptVerbatim(const QJsonValue &value);

} // namespace agentops::interop
