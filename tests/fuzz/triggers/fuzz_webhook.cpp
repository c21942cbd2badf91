// SPDX-License-Identifier: GPL-3.0-or-later
// Input: what comes over a connection. However it is cut into pieces the outcome is the same, it
// stays within its limits, and nobody gets in without the secret.
#include <agentops/triggers/webhookrequest.h>

#include <cstdint>
#include <cstdlib>

#include <QtCore/QJsonObject>

using namespace agentops::triggers;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    WebhookReader whole;
    whole.feed(input);
    WebhookReader pieces;
    for (qsizetype at = 0, step = 1; at < input.size(); at += step, step = step % 13 + 1)
        pieces.feed(QByteArrayView(input).sliced(at, std::min(step, input.size() - at)));

    if (whole.state() != pieces.state() || whole.status() != pieces.status())
        std::abort();
    if (whole.state() != WebhookReader::State::Done)
        return 0;
    if (whole.request() != pieces.request()
        || whole.request().body.size() > WebhookReader::kMaxBody)
        std::abort();
    if (judgeWebhook(whole.request(), "a secret that no input knows") == 0)
        std::abort();
    static_cast<void>(webhookPayload(whole.request()));
    static_cast<void>(deliveryId(whole.request()));
    return 0;
}
