// SPDX-License-Identifier: GPL-3.0-or-later
// Input: any bytes. Either they are no step, with a reason, or they are one that is written and
// read back as the same.
#include <agentops/workflow/changecodec.h>

#include <cstdint>
#include <cstdlib>

using namespace agentops::workflow;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto step =
        parseStep(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    if (!step) {
        if (step.error().message().isEmpty())
            std::abort();
        return 0;
    }
    const QByteArray written = writeStep(*step);
    const auto again = parseStep(written);
    if (!again || writeStep(*again) != written)
        std::abort();
    return 0;
}
