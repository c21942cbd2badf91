// SPDX-License-Identifier: GPL-3.0-or-later
// Input: a cron expression, and after a newline a moment in minutes. What it gives comes later and
// later, and stays at whole minutes.
#include <agentops/triggers/cron.h>

#include <cstdint>
#include <cstdlib>

using namespace agentops;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype newline = input.indexOf('\n');
    const QByteArray text = newline < 0 ? input : input.first(newline);
    const auto cron = triggers::Cron::parse(QString::fromUtf8(text));
    if (!cron)
        return 0;
    static const QTimeZone zones[] = {QTimeZone("Europe/Paris"), QTimeZone("America/New_York"),
                                      QTimeZone("Australia/Lord_Howe"), QTimeZone::utc()};
    const qint64 minute = newline < 0 ? 0 : input.sliced(newline + 1).toLongLong() % 100'000'000;
    for (const QTimeZone &zone : zones) {
        Timestamp last{std::chrono::minutes(minute)};
        for (int i = 0; i < 5; ++i) {
            const auto next = cron->next(last, zone);
            if (!next)
                break;
            if (*next <= last
                || next->time_since_epoch() % std::chrono::minutes(1)
                    != std::chrono::milliseconds(0))
                std::abort();
            last = *next;
        }
    }
    return 0;
}
