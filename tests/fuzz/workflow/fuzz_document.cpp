// SPDX-License-Identifier: GPL-3.0-or-later
// Input: any bytes. Either there is no document and a reason with a place in the text, or there is
// one that is written and read back as the same.
#include <agentops/workflow/documentcodec.h>

#include <cstdint>
#include <cstdlib>

using namespace agentops::workflow;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const ParsedDocument parsed = parseDocument(text);
    if (!parsed.document) {
        const int lineCount = int(text.count('\n')) + 1;
        if (!hasErrors(parsed.diagnostics))
            std::abort();
        for (const Diagnostic &diagnostic : parsed.diagnostics) {
            if (diagnostic.line < 1 || diagnostic.line > lineCount || diagnostic.column < 1)
                std::abort();
        }
        return 0;
    }
    const QByteArray written = writeDocument(*parsed.document);
    const ParsedDocument again = parseDocument(written);
    if (!again.document || writeDocument(*again.document) != written)
        std::abort();
    return 0;
}
