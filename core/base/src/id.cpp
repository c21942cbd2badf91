// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/id.h>

#include <QtCore/QRandomGenerator>

#include <array>
#include <chrono>
#include <mutex>

namespace agentops {

namespace {

struct Sequence
{
    std::mutex mutex;
    qint64 lastMs = 0;
    quint16 counter = 0;
};

} // namespace

QUuid createUuidV7()
{
    using namespace std::chrono;
    static Sequence sequence;

    // 12 bits of counter keep ids of the same millisecond in order; when they run out the time
    // moves on by one.
    qint64 ms = 0;
    quint16 counter = 0;
    {
        const std::lock_guard lock(sequence.mutex);
        ms = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
        if (ms <= sequence.lastMs) {
            ms = sequence.lastMs;
            if (++sequence.counter > 0xfff) {
                ++ms;
                sequence.counter = 0;
            }
        } else {
            sequence.counter = static_cast<quint16>(QRandomGenerator::system()->bounded(0x400));
        }
        sequence.lastMs = ms;
        counter = sequence.counter;
    }

    const quint64 random = QRandomGenerator::system()->generate64();
    std::array<quint8, 16> bytes{};
    for (int i = 0; i < 6; ++i)
        bytes[static_cast<size_t>(i)] = static_cast<quint8>(ms >> (8 * (5 - i)));
    bytes[6] = static_cast<quint8>(0x70 | (counter >> 8));
    bytes[7] = static_cast<quint8>(counter);
    for (size_t i = 0; i < 8; ++i)
        bytes[8 + i] = static_cast<quint8>(random >> (8 * i));
    bytes[8] = static_cast<quint8>(0x80 | (bytes[8] & 0x3f));
    return QUuid::fromRfc4122(QByteArrayView(bytes.data(), 16));
}

} // namespace agentops
