// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <functional>
#include <memory>
#include <stop_token>

namespace agentops {

/// Tells a piece of work that nobody wants its result any more.
/// Thread: any.
class CancelToken
{
public:
    /// A token that is never cancelled.
    CancelToken() = default;
    explicit CancelToken(std::stop_token token) : m_token(std::move(token)) { }

    bool isCancelled() const { return m_token.stop_requested(); }
    /// An error as soon as the token is cancelled: `AO_CHECK(token.check());`
    Result<> check() const;
    const std::stop_token &stopToken() const { return m_token; }

private:
    std::stop_token m_token;
};

/// Calls a function once, on the cancelling thread, when the token is cancelled; unregisters when
/// destroyed.
class CancelCallback
{
public:
    CancelCallback(const CancelToken &token, std::function<void()> callback)
        : m_callback(token.stopToken(), std::move(callback))
    { }

private:
    std::stop_callback<std::function<void()>> m_callback;
};

/// The owner's end of a CancelToken.
/// Thread: any. Cancel: a source made from a parent's token is cancelled with it.
class CancelSource
{
public:
    CancelSource() = default;
    explicit CancelSource(const CancelToken &parent);

    CancelToken token() const { return CancelToken(m_source.get_token()); }
    void cancel() { m_source.request_stop(); }
    bool isCancelled() const { return m_source.stop_requested(); }

private:
    std::stop_source m_source;
    std::unique_ptr<CancelCallback> m_parent;
};

} // namespace agentops
