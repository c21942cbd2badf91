// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/diagnostic.h>

#include <QtCore/QJsonObject>

namespace agentops::cli {

/// What --json says about one finding.
QJsonObject diagnosticToJson(const workflow::Diagnostic &diagnostic);

} // namespace agentops::cli
