// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "names.h"

#include <agentops/workflow/document.h>

#include <array>
#include <optional>

namespace agentops::workflow {

inline constexpr QLatin1StringView kFormatName{"agentops.workflow"};
/// The highest version that this program reads and writes.
inline constexpr int kFormatVersion = 2;

inline constexpr std::array kJoinPolicies{QLatin1StringView("all"), QLatin1StringView("any"),
                                          QLatin1StringView("atLeast"), QLatin1StringView("ended")};
inline constexpr std::array kOnConflict{
    QLatin1StringView("queue"), QLatin1StringView("cancel_running"), QLatin1StringView("refuse")};

/// An empty name is the default.
inline std::optional<OnError> onErrorFromName(QStringView name)
{
    using namespace Qt::StringLiterals;
    if (name.isEmpty() || name == "stop"_L1)
        return OnError::Stop;
    if (name == "skip"_L1)
        return OnError::Skip;
    if (name == "continue"_L1)
        return OnError::Continue;
    return std::nullopt;
}

inline QString onErrorName(OnError onError)
{
    using namespace Qt::StringLiterals;
    switch (onError) {
    case OnError::Skip:
        return u"skip"_s;
    case OnError::Continue:
        return u"continue"_s;
    case OnError::Stop:
        break;
    }
    return u"stop"_s;
}

} // namespace agentops::workflow
