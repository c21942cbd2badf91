// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/nodeexecutor.h>

namespace agentops::workflow {

QString StepContext::text(QStringView parameter) const
{
    return parameters.value(parameter).toString();
}

double StepContext::number(QStringView parameter) const
{
    return parameters.value(parameter).toDouble();
}

bool StepContext::flag(QStringView parameter) const
{
    return parameters.value(parameter).toBool();
}

Task<Result<StepOutput>> InstantExecutor::execute(StepContext context, CancelToken)
{
    co_return evaluate(context);
}

} // namespace agentops::workflow
