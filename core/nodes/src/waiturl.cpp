// SPDX-License-Identifier: GPL-3.0-or-later
#include "badparameter.h"
#include "httpexchange.h"
#include "nodekinds.h"
#include "plannedeffects.h"

#include <agentops/base/clock.h>
#include <agentops/nodes/errors.h>

#include <QtCore/QRegularExpression>
#include <QtNetwork/QNetworkAccessManager>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace agentops::nodes {

using namespace workflow;

namespace {

constexpr qint64 kMaxBodyBytes = 1024 * 1024;

NodeType waitUrlType()
{
    return {.kind = u"wait.url"_s,
            .category = u"net"_s,
            .title = u"Wait for a server"_s,
            .help = u"Asks a server again and again until it answers as wanted, such as after a "
                    "deployment, and fails when that takes too long."_s,
            .icon = u"hourglass"_s,
            .summaryParameter = u"url"_s,
            .inputs = {afterPort()},
            .outputs = {{.name = u"status"_s, .type = PortType::Number},
                        {.name = u"body"_s, .type = PortType::Text},
                        {.name = u"attempts"_s, .type = PortType::Number},
                        {.name = u"seconds"_s, .type = PortType::Number}},
            .parameters = {{.name = u"url"_s,
                            .title = u"Address"_s,
                            .isRequired = true,
                            .placeholder = u"https://example.org/health"_s,
                            .editor = Parameter::Editor::Url},
                           {.name = u"status"_s,
                            .title = u"Status"_s,
                            .help = u"Numbers and ranges, such as 200,204 or 200-399."_s,
                            .defaultValue = u"200-299"_s},
                           {.name = u"bodyMatches"_s,
                            .title = u"The body matches"_s,
                            .help = u"A regular expression; empty for any body."_s},
                           {.name = u"headers"_s,
                            .type = Parameter::Type::Object,
                            .title = u"Headers"_s},
                           {.name = u"intervalSeconds"_s,
                            .type = Parameter::Type::Number,
                            .title = u"Seconds between two attempts"_s,
                            .defaultValue = 5},
                           {.name = u"timeoutSeconds"_s,
                            .type = Parameter::Type::Number,
                            .title = u"Seconds in all"_s,
                            .defaultValue = 300}},
            .resource = Resource::Net,
            .effect = Effect::Pure,
            .worksInFolder = false,
            .effectsOf = planned::httpRequest,
            .errorCodes = {u"base.timeout"_s, u"nodes.bad_parameter"_s}};
}

/// Both ends included.
struct StatusRange
{
    int first = 0;
    int last = 0;
};

Result<QList<StatusRange>> readStatus(const QString &text)
{
    static const QRegularExpression form(u"^(\\d{3})(?:-(\\d{3}))?$"_s);
    QList<StatusRange> ranges;
    for (const QString &part : text.split(u',')) {
        const auto match = form.match(part.trimmed());
        if (!match.hasMatch())
            return badParameter(u"status"_s, u"\"%1\" is no status"_s.arg(part));
        const int first = match.captured(1).toInt();
        ranges.append({first, match.hasCaptured(2) ? match.captured(2).toInt() : first});
    }
    return ranges;
}

struct Wait
{
    QNetworkRequest request;
    QList<StatusRange> status;
    QRegularExpression body;
    std::chrono::milliseconds interval{0};
    std::chrono::milliseconds limit{0};

    bool isOver(const HttpAnswer &answer) const
    {
        const bool isStatus = std::ranges::any_of(status, [&answer](const StatusRange &range) {
            return answer.status >= range.first && answer.status <= range.last;
        });
        return isStatus && body.match(QString::fromUtf8(answer.body)).hasMatch();
    }
};

Result<Wait> readWait(const StepContext &context)
{
    Wait wait;
    AO_TRY(const QUrl url, webAddress(u"url"_s, context.text(u"url")));
    wait.request = webRequest(url);
    setHeaders(wait.request, context.parameters.value("headers"_L1).toObject());
    AO_TRY(wait.status, readStatus(context.text(u"status")));
    wait.body.setPattern(context.text(u"bodyMatches"));
    if (!wait.body.isValid())
        return badParameter(u"bodyMatches"_s, wait.body.errorString());
    const double interval = context.number(u"intervalSeconds");
    const double limit = context.number(u"timeoutSeconds");
    if (!(interval > 0) || interval > 3600)
        return badParameter(u"intervalSeconds"_s, u"the interval must be from 0 to 3600 seconds"_s);
    if (!(limit > 0) || limit > 24 * 3600)
        return badParameter(u"timeoutSeconds"_s, u"the limit must be from 0 to 86400 seconds"_s);
    wait.interval = std::chrono::milliseconds(qint64(interval * 1000));
    wait.limit = std::chrono::milliseconds(qint64(limit * 1000));
    return wait;
}

class WaitUrl final : public NodeExecutor
{
public:
    explicit WaitUrl(Clock *clock) : m_clock(clock) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        AO_CO_TRY(Wait wait, readWait(context));
        const std::chrono::milliseconds begin = m_clock->elapsed();
        QString last = u"no answer"_s;
        for (int attempt = 1;; ++attempt) {
            const auto left = wait.limit - (m_clock->elapsed() - begin);
            if (left <= 0ms)
                break;
            // One attempt that hangs must not take all the time there is.
            constexpr std::chrono::milliseconds kLongest = 30s;
            wait.request.setTransferTimeout(int(std::min(left, kLongest).count()));
            const Result<HttpAnswer> answer = co_await receiveAnswer(
                ownedReply(m_network.get(wait.request)), kMaxBodyBytes, token);
            AO_CO_CHECK(token.check());
            const auto passed = m_clock->elapsed() - begin;
            if (answer && wait.isOver(*answer)) {
                context.services->recordEffect(
                    httpEffect(u"GET"_s, wait.request.url(), answer->status));
                co_return StepOutput{.values = {{u"status"_s, answer->status},
                                                {u"body"_s, QString::fromUtf8(answer->body)},
                                                {u"attempts"_s, attempt},
                                                {u"seconds"_s, double(passed.count()) / 1000}}};
            }
            const QString now =
                answer ? u"status %1"_s.arg(answer->status) : answer.error().message();
            if (now != last)
                context.services->log(LogStream::System, now + u'\n');
            last = now;
            AO_CO_CHECK(co_await m_clock->sleep(std::clamp(wait.limit - passed, 0ms, wait.interval),
                                                token));
        }
        context.services->recordEffect(httpEffect(u"GET"_s, wait.request.url()));
        co_return fail(Error(agentops::errors::kTimeout,
                             u"the server did not answer as wanted in time: "_s + last)
                           .with(u"url"_s, loggableUrl(wait.request.url()))
                           .with(u"last"_s, last));
    }

private:
    Clock *m_clock;
    QNetworkAccessManager m_network;
};

} // namespace

void addWaitUrl(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(waitUrlType(), std::make_unique<WaitUrl>(dependencies.clock));
}

} // namespace agentops::nodes
