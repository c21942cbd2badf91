// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <array>
#include <optional>

namespace agentops::workflow {

/// Names of an enum's values, in their order, to text and back.
template<size_t N, typename E>
QString nameOf(const std::array<QLatin1StringView, N> &names, E value)
{
    return names[size_t(value)];
}

template<typename E, size_t N>
std::optional<E> fromName(const std::array<QLatin1StringView, N> &names, QStringView name)
{
    for (size_t i = 0; i < N; ++i) {
        if (name == names[i])
            return E(i);
    }
    return std::nullopt;
}

} // namespace agentops::workflow
