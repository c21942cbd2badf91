// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/nodetype.h>

namespace agentops::ui::graph {

/// Words of the node catalogue in the person's language; core keeps them in English.
QString nodeTitle(const workflow::NodeType &type);
QString nodeHelp(const workflow::NodeType &type);
QString categoryTitle(const QString &category);
QString parameterTitle(const workflow::Parameter &parameter);
QString parameterHelp(const workflow::Parameter &parameter);
QString portHelp(const workflow::Port &port);
/// What a diagnostic says.
QString diagnosticText(const workflow::Diagnostic &diagnostic);

} // namespace agentops::ui::graph
