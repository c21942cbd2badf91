// SPDX-License-Identifier: GPL-3.0-or-later
// Input: any bytes. Either there is a reason, with a place where the text is not what its format
// says, or findings with fingerprints.
#include <agentops/reports/errors.h>
#include <agentops/reports/findings.h>

#include <cstdint>
#include <cstdlib>

using namespace agentops;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    const auto findings = reports::readFindings(text);
    if (!findings) {
        const Error &error = findings.error();
        const bool hasPlace =
            error.contextValue(u"line").toInt() >= 1 && error.contextValue(u"column").toInt() >= 1;
        if (error.code() == reports::errors::kMalformed && !hasPlace)
            std::abort();
        return 0;
    }
    for (const reports::Finding &finding : *findings) {
        if (finding.line < 0 || finding.column < 0)
            std::abort();
    }
    return 0;
}
