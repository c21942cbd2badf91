// SPDX-License-Identifier: GPL-3.0-or-later
// Input: three documents with a line `====` between them: base, ours, theirs. What comes out of a
// merge can be written and read back as the same, whatever they hold; every conflict can be
// decided.
#include <agentops/versions/documentdiff.h>
#include <agentops/versions/documentmerge.h>
#include <agentops/workflow/documentcodec.h>

#include <cstdint>
#include <cstdlib>

using namespace agentops;
using namespace agentops::versions;
using namespace agentops::workflow;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QByteArray separator("\n====\n");
    const qsizetype first = input.indexOf(separator);
    const qsizetype second = first < 0 ? -1 : input.indexOf(separator, first + separator.size());
    if (second < 0)
        return 0;
    const auto base = parseDocument(input.first(first)).document;
    const auto ours =
        parseDocument(input.sliced(first + separator.size(), second - first - separator.size()))
            .document;
    const auto theirs = parseDocument(input.sliced(second + separator.size())).document;
    if (!ours || !theirs)
        return 0;
    const MergedDocument merged = mergeDocuments(base, *ours, *theirs);
    const QByteArray written = writeDocument(merged.document);
    const ParsedDocument again = parseDocument(written);
    if (!again.document || writeDocument(*again.document) != written)
        std::abort();
    for (const Conflict &conflict : merged.conflicts) {
        const auto settled = settleConflict(merged.document, conflict.path, Side::Ours);
        if (settled && !parseDocument(writeDocument(*settled)).document)
            std::abort();
    }
    (void)diffToText(diffDocuments(*ours, merged.document), *ours, merged.document);
    return 0;
}
