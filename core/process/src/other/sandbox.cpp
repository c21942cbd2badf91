// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/process/errors.h>
#include <agentops/process/sandbox.h>

using namespace Qt::StringLiterals;

namespace agentops::process {

Task<Result<ProcessSpec>> sandboxed(ProcessSpec spec, Sandbox sandbox, QStringList, CancelToken)
{
    if (sandbox == Sandbox::None)
        co_return spec;
    co_return fail(errors::kSandboxUnavailable, u"there is no sandbox on this system"_s);
}

} // namespace agentops::process
