// SPDX-License-Identifier: GPL-3.0-or-later
// Input: text with `${{ }}`. Either there is an error with a place in it, or every expression is
// written and read back as the same, and has its equal in JavaScript.
#include <agentops/interop/githubscript.h>

#include <cstdint>
#include <cstdlib>

using namespace agentops::interop;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto parsed = parseGithubTemplate(text);
    if (!parsed) {
        if (parsed.error().offset < 0 || parsed.error().offset > text.size())
            std::abort();
        return 0;
    }
    const GithubScope scope{.resolve = [](const QString &context, const QStringList &,
                                          qsizetype) { return GithubScope::Value{context, 0}; },
                            .hashFiles =
                                [](const GithubExpression &) {
                                    return QStringLiteral("null");
                                }};
    for (const GithubTemplate::Piece &piece : parsed->pieces) {
        if (!piece.isExpression)
            continue;
        const QString written = writeGithubExpression(piece.expression);
        const auto again = parseGithubExpression(written);
        if (!again || writeGithubExpression(*again) != written)
            std::abort();
        if (toScript(*again, scope) != toScript(piece.expression, scope))
            std::abort();
    }
    return 0;
}
