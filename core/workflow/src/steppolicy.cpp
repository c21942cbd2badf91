// SPDX-License-Identifier: GPL-3.0-or-later
#include "names.h"

#include <agentops/workflow/steppolicy.h>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

constexpr std::array kErrorClasses{"failure"_L1, "transient"_L1, "limited"_L1, "timeout"_L1,
                                   "permanent"_L1};

} // namespace

QString errorClassName(ErrorClass errorClass)
{
    return nameOf(kErrorClasses, errorClass);
}

std::optional<ErrorClass> errorClassFromName(QStringView name)
{
    return fromName<ErrorClass>(kErrorClasses, name);
}

std::chrono::milliseconds RetryRule::delayAfter(int failedAttempts) const
{
    const double delay =
        double(firstDelay.count()) * std::pow(factor, std::max(0, failedAttempts - 1));
    return std::chrono::milliseconds(qint64(std::clamp(delay, 0.0, double(maxDelay.count()))));
}

RetryRule RetryPolicy::ruleFor(ErrorClass errorClass) const
{
    RetryRule found = static_cast<const RetryRule &>(*this);
    if (errorClass == ErrorClass::Permanent)
        found.maxAttempts = 1;
    const auto differently = classes.constFind(errorClass);
    if (differently == classes.cend())
        return found;
    found.maxAttempts = differently->maxAttempts.value_or(found.maxAttempts);
    found.firstDelay = differently->firstDelay.value_or(found.firstDelay);
    found.factor = differently->factor.value_or(found.factor);
    found.maxDelay = differently->maxDelay.value_or(found.maxDelay);
    return found;
}

} // namespace agentops::workflow
