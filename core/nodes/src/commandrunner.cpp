// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandrunner.h"

#include <QtCore/QStringDecoder>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

/// Turns the two byte streams into log text and keeps the end of standard output.
struct OutputReader
{
    std::shared_ptr<StepServices> services;
    QStringDecoder outDecoder{QStringDecoder::Utf8};
    QStringDecoder errDecoder{QStringDecoder::Utf8};
    QString captured;

    void take(process::OutputChannel channel, QByteArrayView bytes)
    {
        const bool isOut = channel == process::OutputChannel::Out;
        const QString text = isOut ? QString(outDecoder(bytes)) : QString(errDecoder(bytes));
        if (text.isEmpty())
            return;
        services->log(isOut ? LogStream::Output : LogStream::ErrorOutput, text);
        if (isOut) {
            captured += text;
            if (captured.size() > 2 * kMaxCapturedBytes)
                captured.remove(0, captured.size() - kMaxCapturedBytes);
        }
    }

    QString result() const
    {
        QString text = captured.last(std::min(captured.size(), kMaxCapturedBytes));
        if (text.endsWith(u'\n'))
            text.chop(1);
        return text;
    }
};

Task<Result<>> record(std::shared_ptr<StepServices> services, process::ProcessIdentity identity)
{
    return services->recordProcess({{u"process"_s, identity.toString()}});
}

} // namespace

Task<Result<CommandOutcome>> runForStep(process::ProcessSpec spec,
                                        std::shared_ptr<StepServices> services, CancelToken token)
{
    const auto reader = std::make_shared<OutputReader>();
    reader->services = services;
    // Before it runs: a program that dies right after the start leaves nothing that is not found.
    spec.marker = process::createMarker();
    AO_CO_CHECK(co_await record(services, {.marker = spec.marker}));
    const auto recording = std::make_shared<std::optional<Task<Result<>>>>();
    spec.started = [services, recording](const process::ProcessIdentity &identity) {
        *recording = record(services, identity);
    };
    Result<process::ProcessOutcome> outcome = co_await process::run(
        std::move(spec),
        [reader](process::OutputChannel channel, QByteArrayView bytes) {
            reader->take(channel, bytes);
        },
        token);
    // A journal that cannot be written now fails the step when its outcome is recorded.
    if (*recording)
        std::ignore = co_await **recording;
    if (!outcome)
        co_return fail(std::move(outcome).error());
    co_return CommandOutcome{.process = *outcome, .output = reader->result()};
}

QString describeEnd(const process::ProcessOutcome &outcome)
{
    if (outcome.signal)
        return u"signal "_s + QString::number(*outcome.signal);
    return u"exit code "_s + QString::number(outcome.exitCode);
}

} // namespace agentops::nodes
