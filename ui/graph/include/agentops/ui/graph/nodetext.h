// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/nodetype.h>

namespace agentops::ui::graph {

/// Words of the node catalogue in the person's language; core keeps them in English.
QString nodeTitle(const workflow::NodeType &type);
QString nodeHelp(const workflow::NodeType &type);
/// The title of a node, which is its kind's as long as nobody has given it another; `type` may be
/// null.
QString shownTitle(const workflow::Node &node, const workflow::NodeType *type);
QString categoryTitle(const QString &category);
QString parameterTitle(const workflow::Parameter &parameter);
QString parameterHelp(const workflow::Parameter &parameter);
QString parameterPlaceholder(const workflow::Parameter &parameter);
/// One value of a parameter with choices.
QString choiceText(const QString &choice);
QString portHelp(const workflow::Port &port);
/// How many steps a container has in it.
QString stepsInsideText(size_t count);
/// What an empty container asks for.
QString emptyBodyText();
/// What a diagnostic says.
QString diagnosticText(const workflow::Diagnostic &diagnostic);

/// Name, description, titles, notes and help of inputs in the person's language: what opens as a
/// copy of an example.
workflow::Document translatedExample(workflow::Document example);
/// The name of an example as it is listed.
QString exampleName(const QString &name);

/// Every text of the built-in catalogue and of the examples that can be translated.
QStringList nodeCatalogTexts();
QStringList exampleWorkflowTexts();

} // namespace agentops::ui::graph
