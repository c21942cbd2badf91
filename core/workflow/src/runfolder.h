// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/recipe.h>

namespace agentops::workflow {

/// By step of a plan: whether it surely works in another folder than its run, or the container that
/// it is in, begins in. `pins`: values that stand for steps of the run's own document.
std::vector<bool> stepsElsewhere(const Recipe &recipe, const Plan &plan, const QJsonObject &pins);

/// Whether some step may work in the folder that the run begins in.
bool mayUseRunFolder(const Recipe &recipe, const QJsonObject &pins);
/// Whether some step may change something there.
bool mayChangeRunFolder(const Recipe &recipe, const QJsonObject &pins);

} // namespace agentops::workflow
