// SPDX-License-Identifier: GPL-3.0-or-later
// Input: any bytes as a workflow, which is also every local action and workflow that it uses.
// Either there is no document and an error with a place, or there is one that is written and read
// back as the same, and can be exported to YAML.
#include <agentops/interop/githubexport.h>
#include <agentops/interop/githubimport.h>
#include <agentops/interop/yaml.h>
#include <agentops/workflow/documentcodec.h>

#include <cstdint>
#include <cstdlib>

using namespace agentops;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const interop::Imported imported = interop::importGithubWorkflow(
        text, QStringLiteral("w.yml"), [&text](const QString &) { return std::optional(text); });
    for (const interop::Finding &finding : imported.findings) {
        if (finding.diagnostic.line < 1 || finding.diagnostic.column < 1)
            std::abort();
    }
    if (!imported.document) {
        if (imported.findings.isEmpty())
            std::abort();
        return 0;
    }
    const QByteArray written = workflow::writeDocument(*imported.document);
    const workflow::ParsedDocument again = workflow::parseDocument(written);
    if (!again.document || workflow::writeDocument(*again.document) != written)
        std::abort();
    if (!interop::parseYaml(interop::exportGithubWorkflow(*imported.document).text).document)
        std::abort();
    return 0;
}
