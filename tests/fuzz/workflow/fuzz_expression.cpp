// SPDX-License-Identifier: GPL-3.0-or-later
// Input: any bytes, as the text of a parameter. It is read, checked and evaluated without a crash
// and within its limits; every reference lies in the text, and reading twice gives the same.
#include <agentops/workflow/errors.h>
#include <agentops/workflow/expressionassist.h>
#include <agentops/workflow/template.h>

#include <cstdint>
#include <cstdlib>

using namespace agentops;
using namespace agentops::workflow;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(
        QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    const ExpressionContext context{
        .names = ExpressionNames({QStringLiteral("a"), QStringLiteral("a-b")}),
        .samples = {{QStringLiteral("a"), QJsonObject{{QStringLiteral("x"), 1}}}}};
    const Completions completions = completeExpression(text, text.size() / 2, context);
    if (completions.start < 0 || completions.start + completions.length > text.size())
        std::abort();
    (void)previewExpression(text, context);
    for (const ExpressionNames &names : {context.names, ExpressionNames()}) {
        const auto parsed = Template::parse(text, names);
        const auto again = Template::parse(text, names);
        if (parsed.has_value() != again.has_value())
            std::abort();
        if (!parsed)
            continue;
        if (parsed->references() != again->references())
            std::abort();
        for (const Reference &reference : parsed->references()) {
            if (reference.offset < 0 || reference.offset >= text.size())
                std::abort();
        }
        (void)parsed->check();
    }
    return 0;
}
