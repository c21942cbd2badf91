// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/layout.h>

#include <QtCore/QJsonValue>

namespace agentops::workflow {

/// What a document says about its canvas; what is wrong with it is added to `out`.
Layout readLayout(const QJsonValue &value, QList<Diagnostic> &out);

} // namespace agentops::workflow
