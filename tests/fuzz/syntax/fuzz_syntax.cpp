// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first byte chooses the language, the rest is its source; the facts must survive their codec.
#include <agentops/syntax/factscodec.h>
#include <agentops/syntax/parser.h>

#include <cstdint>
#include <cstdlib>

using namespace agentops;
using namespace agentops::syntax;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size == 0)
        return 0;
    const Language &language = languages()[bytes[0] % languages().size()];
    if (!language.isParsed())
        return 0;
    const QByteArrayView source(bytes + 1, static_cast<qsizetype>(size - 1));
    const Result<Facts> facts = parse(source, language, {.time = std::chrono::milliseconds(200)});
    if (!facts)
        std::abort();
    const Result<Facts> read = decodeFacts(encodeFacts(*facts));
    if (!read || *read != *facts)
        std::abort();
    (void)decodeFacts(source);
    return 0;
}
