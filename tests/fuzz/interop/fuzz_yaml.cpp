// SPDX-License-Identifier: GPL-3.0-or-later
// Input: any bytes. Either there is a tree whose values all have a place in the text, or there is a
// reason with one.
#include <agentops/interop/yaml.h>

#include <cstdint>
#include <cstdlib>

using namespace agentops::interop;

namespace {

void check(const YamlDocument &document, const YamlNode &node)
{
    if (node.position.line < 1 || node.position.column < 1)
        std::abort();
    if (node.isScalar()) {
        for (const qsizetype offset : {qsizetype(0), node.text.size() / 2, node.text.size()}) {
            if (document.positionIn(node, offset).line < 1)
                std::abort();
        }
    }
    for (const YamlNode &item : node.items)
        check(document, item);
    for (const YamlEntry &entry : node.entries)
        check(document, entry.value);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const ParsedYaml parsed = parseYaml(text);
    if (parsed.document.has_value() == !parsed.diagnostics.isEmpty())
        std::abort();
    for (const auto &diagnostic : parsed.diagnostics) {
        if (diagnostic.line < 1 || diagnostic.column < 1)
            std::abort();
    }
    // Places are looked for from the beginning each time: a long text would only take long.
    if (parsed.document && size < 4096)
        check(*parsed.document, parsed.document->root);
    return 0;
}
