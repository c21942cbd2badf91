// SPDX-License-Identifier: GPL-3.0-or-later
// Input: any bytes. Either there is a reason, with a place where the text is not what its format
// says, or a report that can be written as JSON.
#include <agentops/reports/errors.h>
#include <agentops/reports/testreport.h>

#include <cstdint>
#include <cstdlib>

using namespace agentops;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    const auto report = reports::readTestReport(text);
    if (!report) {
        const Error &error = report.error();
        const bool hasPlace =
            error.contextValue(u"line").toInt() >= 1 && error.contextValue(u"column").toInt() >= 1;
        if (error.code() == reports::errors::kMalformed && !hasPlace)
            std::abort();
        return 0;
    }
    if (report->toJson(3).isEmpty())
        std::abort();
    return 0;
}
