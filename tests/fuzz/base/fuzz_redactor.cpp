// SPDX-License-Identifier: GPL-3.0-or-later
// Input: a secret, a newline, a text. However the text is cut into pieces, the outcome is the same,
// and the secret is not in it.
#include <agentops/base/secrets.h>

#include <cstdint>
#include <cstdlib>
#include <memory>

using namespace agentops;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype newline = input.indexOf('\n');
    if (newline < 0 || newline > 100)
        return 0;
    const QByteArray secret = input.first(newline);
    const QByteArray text = input.sliced(newline + 1);
    const auto matcher = std::make_shared<const SecretMatcher>(QByteArrayList{secret});

    Redactor redactor(matcher);
    QByteArray pieces;
    for (qsizetype at = 0, step = 1; at < text.size(); at += step, step = step % 7 + 1)
        pieces +=
            redactor.feed(QByteArrayView(text).sliced(at).first(qMin(step, text.size() - at)));
    pieces += redactor.finish();

    const QByteArray whole = matcher->redact(QByteArrayView(text));
    if (pieces != whole)
        std::abort();
    // A secret that is a part of the mask, or continues it, is not told from the mask.
    const QByteArray mask = SecretMatcher::kMask;
    const QByteArray bare = secret.trimmed();
    QByteArray rest = whole;
    rest.replace(mask, "\n");
    if (bare.size() >= SecretMatcher::kMinLength && !mask.contains(bare) && !text.contains(mask)
        && rest.contains(bare))
        std::abort();
    return 0;
}
