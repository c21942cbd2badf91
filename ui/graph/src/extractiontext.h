// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace agentops::ui::graph {

/// The nodes that an error of extracting or inlining is about.
QStringList nodesNamedBy(const Error &error);
/// Why the selection cannot become a workflow; `titles` are those of the nodes that it is about.
QString extractionProblem(const Error &error, const QStringList &titles);
/// Why the steps of a called workflow cannot be put in place of the call with this title.
QString inliningProblem(const Error &error, const QString &title);

} // namespace agentops::ui::graph
