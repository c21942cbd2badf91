// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

#include <expected>
#include <type_traits>
#include <utility>

namespace agentops {

/// A value, or the reason why there is none.
template<typename T = void>
using Result = std::expected<T, Error>;

/// Ends a function that returns Result with `error`: `return fail(code, text);`
inline std::unexpected<Error> fail(Error error)
{
    return std::unexpected<Error>(std::move(error));
}

inline std::unexpected<Error> fail(ErrorCode code, QString message,
                                   std::source_location place = std::source_location::current())
{
    return std::unexpected<Error>(Error(code, std::move(message), place));
}

template<typename T>
inline constexpr bool isResult = false;
template<typename T>
inline constexpr bool isResult<std::expected<T, Error>> = true;

/// Records a programmer's error and aborts in builds with assertions; never reachable by user
/// input.
[[noreturn]] void verifyFailed(const char *condition, std::source_location place);

} // namespace agentops

#define AO_CONCAT_INNER(a, b) a##b
#define AO_CONCAT(a, b) AO_CONCAT_INNER(a, b)
#define AO_TRY_WITH(leave, result, declaration, ...) \
    auto &&result = (__VA_ARGS__); \
    if (!result) [[unlikely]] \
        leave ::agentops::fail(std::move(result).error()); \
    declaration = std::move(*result)
#define AO_CHECK_WITH(leave, result, ...) \
    do { \
        if (auto &&result = (__VA_ARGS__); !result) [[unlikely]] \
            leave ::agentops::fail(std::move(result).error()); \
    } while (false)

/// `AO_TRY(const auto x, f());` declares x from the value of a Result, or returns its error.
#define AO_TRY(declaration, ...) \
    AO_TRY_WITH(return, AO_CONCAT(aoResult, __LINE__), declaration, __VA_ARGS__)
/// The same inside a coroutine.
#define AO_CO_TRY(declaration, ...) \
    AO_TRY_WITH(co_return, AO_CONCAT(aoResult, __LINE__), declaration, __VA_ARGS__)
/// `AO_CHECK(f());` returns the error of a Result whose value is not wanted.
#define AO_CHECK(...) AO_CHECK_WITH(return, AO_CONCAT(aoResult, __LINE__), __VA_ARGS__)
#define AO_CO_CHECK(...) AO_CHECK_WITH(co_return, AO_CONCAT(aoResult, __LINE__), __VA_ARGS__)

/// Checks an invariant of our own code.
#define AO_VERIFY(condition) \
    do { \
        if (!(condition)) [[unlikely]] \
            ::agentops::verifyFailed(#condition, std::source_location::current()); \
    } while (false)
