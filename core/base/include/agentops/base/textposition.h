// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

#include <compare>

namespace agentops {

/// A place in a UTF-8 text as editors show it.
/// Units: both count from 1; columns are code points, lines end with "\n".
struct TextPosition
{
    int line = 1;
    int column = 1;

    friend auto operator<=>(const TextPosition &, const TextPosition &) = default;
};

/// The position of the byte at `offset`; the end for an offset behind it.
TextPosition positionOfOffset(QByteArrayView text, qsizetype offset);

} // namespace agentops
