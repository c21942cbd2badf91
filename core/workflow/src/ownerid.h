// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/id.h>

#include <functional>

namespace agentops::workflow {

struct OwnerTag;
/// One running program.
using OwnerId = Id<OwnerTag>;
/// Whether the program with this id still runs. Thread: any.
using LivenessProbe = std::function<bool(const OwnerId &)>;

} // namespace agentops::workflow
