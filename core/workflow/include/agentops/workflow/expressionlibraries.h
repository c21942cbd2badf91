// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/script/sandbox.h>

#include <QtCore/QStringList>

namespace agentops::workflow {

/// Names of the libraries that expressions may mention: one for each `:/agentops/script/NAME.js`,
/// a JavaScript expression that makes the value of the name.
/// Thread: any.
QStringList expressionLibraryNames();
/// Those among `names` that there are.
QList<script::Library> expressionLibraries(const QStringList &names);

} // namespace agentops::workflow
