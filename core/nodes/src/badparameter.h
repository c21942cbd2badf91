// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/nodes/errors.h>

namespace agentops::nodes {

/// The error of a parameter whose value the node cannot use.
inline std::unexpected<Error> badParameter(
    const QString &name, const QString &message,
    std::source_location place = std::source_location::current())
{
    return fail(
        Error(errors::kBadParameter, message, place).with(QStringLiteral("parameter"), name));
}

} // namespace agentops::nodes
