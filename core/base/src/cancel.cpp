// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/cancel.h>

namespace agentops {

Result<> CancelToken::check() const
{
    if (isCancelled())
        return fail(Error::cancelled());
    return {};
}

CancelSource::CancelSource(const CancelToken &parent)
    : m_parent(std::make_unique<CancelCallback>(
          parent, [source = m_source]() mutable { source.request_stop(); }))
{ }

} // namespace agentops
