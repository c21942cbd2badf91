// SPDX-License-Identifier: GPL-3.0-or-later
// Input: a line of a log. Links are in the line, in order, and none is over another one.
#include <agentops/ui/models/loglinks.h>

#include <QtCore/QByteArray>

#include <cstdint>
#include <cstdlib>

using namespace agentops::ui;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString line = QString::fromUtf8(input);
    qsizetype end = 0;
    for (const LogLink &link : findLogLinks(line, {QStringLiteral("build")})) {
        if (link.start < end || link.length <= 0 || link.target.isEmpty() || link.line < 0)
            std::abort();
        end = link.start + link.length;
    }
    if (end > line.size())
        std::abort();
    return 0;
}
