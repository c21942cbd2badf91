// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"

#include <agentops/workflow/dryrun.h>

namespace agentops::cli {

/// The steps with what they would do, indented by container, and what is missing. `place` is where
/// a run in place works, for people: "your checkout".
QString dryRunText(const QString &workflow, const workflow::DryRun &dryRun, const QString &place,
                   const Console &console);
QJsonObject dryRunToJson(const workflow::DryRun &dryRun);
/// What dryRunToJson() gives, for help.
QString dryRunJsonShape();

} // namespace agentops::cli
