// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandrunner.h"

#include <QtCore/QFileInfo>
#include <QtCore/QStringDecoder>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

/// Keeps the end of a text.
struct TextTail
{
    qsizetype maxLength;
    QString text;

    void add(const QString &more)
    {
        text += more;
        if (text.size() > 2 * maxLength)
            text.remove(0, text.size() - maxLength);
    }
    QString result() const
    {
        QString end = text.last(std::min(text.size(), maxLength));
        if (end.endsWith(u'\n'))
            end.chop(1);
        return end;
    }
};

/// Turns the two byte streams into log text and keeps what the step wants of them.
struct OutputReader
{
    std::shared_ptr<StepServices> services;
    OutputUse use;
    QStringDecoder outDecoder{QStringDecoder::Utf8};
    QStringDecoder errDecoder{QStringDecoder::Utf8};
    TextTail out{kMaxCapturedBytes, {}};
    TextTail err{kMaxErrorBytes, {}};
    QByteArray whole;
    bool isCutOff = false;
    /// The beginning of a line whose end has not come yet.
    QByteArray line;

    void take(process::OutputChannel channel, QByteArrayView bytes)
    {
        if (channel == process::OutputChannel::Err) {
            const QString text = errDecoder(bytes);
            log(LogStream::ErrorOutput, text);
            err.add(text);
            return;
        }
        if (use.wholeBytes > 0) {
            const qsizetype room = use.wholeBytes - whole.size();
            isCutOff = isCutOff || bytes.size() > room;
            whole.append(bytes.first(std::min(bytes.size(), room)));
        }
        const QString text = outDecoder(bytes);
        out.add(text);
        if (use.shown)
            showLines(bytes);
        else
            log(LogStream::Output, text);
    }

    void showLines(QByteArrayView bytes)
    {
        line.append(bytes);
        qsizetype begin = 0;
        for (qsizetype end = line.indexOf('\n'); end >= 0; end = line.indexOf('\n', begin)) {
            log(LogStream::Output, use.shown(QByteArrayView(line).sliced(begin, end - begin)));
            begin = end + 1;
        }
        line.remove(0, begin);
        // A line without end is shown as it is.
        if (line.size() > kMaxCapturedBytes) {
            log(LogStream::Output, QString::fromUtf8(line));
            line.clear();
        }
    }

    void finish()
    {
        if (use.shown && !line.isEmpty())
            log(LogStream::Output, use.shown(line));
    }

    void log(LogStream stream, const QString &text) const
    {
        if (!text.isEmpty())
            services->log(stream, text);
    }
};

Task<Result<>> record(std::shared_ptr<StepServices> services, process::ProcessIdentity identity)
{
    return services->recordProcess({{u"process"_s, identity.toString()}});
}

} // namespace

Task<Result<CommandOutcome>> runForStep(process::ProcessSpec spec,
                                        std::shared_ptr<StepServices> services, CancelToken token,
                                        OutputUse use)
{
    const auto reader = std::make_shared<OutputReader>();
    reader->services = services;
    reader->use = std::move(use);
    // Before it runs: a program that dies right after the start leaves nothing that is not found.
    spec.marker = process::createMarker();
    AO_CO_CHECK(co_await record(services, {.marker = spec.marker}));
    const QString program = QFileInfo(spec.program).fileName();
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
    reader->finish();
    // Only which program: arguments are in nobody's interest, and may hold what is none's business.
    services->recordEffect({.kind = u"process"_s,
                            .target = program,
                            .detail = outcome->signal
                                ? QJsonObject{{u"signal"_s, *outcome->signal}}
                                : QJsonObject{{u"exitCode"_s, outcome->exitCode}}});
    co_return CommandOutcome{.process = *outcome,
                             .output = reader->out.result(),
                             .errorOutput = reader->err.result(),
                             .whole = std::move(reader->whole),
                             .isCutOff = reader->isCutOff};
}

QString describeEnd(const process::ProcessOutcome &outcome)
{
    if (outcome.signal)
        return u"signal "_s + QString::number(*outcome.signal);
    return u"exit code "_s + QString::number(outcome.exitCode);
}

} // namespace agentops::nodes
