// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/textposition.h>

#include <algorithm>

namespace agentops {

TextPosition positionOfOffset(QByteArrayView text, qsizetype offset)
{
    TextPosition position;
    for (const char byte : text.first(std::clamp(offset, qsizetype(0), text.size()))) {
        if (byte == '\n') {
            ++position.line;
            position.column = 1;
        } else if ((static_cast<unsigned char>(byte) & 0xc0) != 0x80) {
            ++position.column; // continuation bytes belong to the code point before them
        }
    }
    return position;
}

} // namespace agentops
