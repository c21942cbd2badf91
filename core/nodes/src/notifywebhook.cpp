// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpexchange.h"
#include "nodekinds.h"
#include "plannedeffects.h"

#include <agentops/nodes/errors.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QMessageAuthenticationCode>
#include <QtNetwork/QNetworkAccessManager>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

constexpr qint64 kMaxAnswerBytes = 64 * 1024;
constexpr int kTimeoutMs = 30'000;

NodeType notifyWebhookType()
{
    return {.kind = u"notify.webhook"_s,
            .category = u"net"_s,
            .title = u"Notify by webhook"_s,
            .help = u"Posts a message to a chat or to any address that takes JSON. The address of "
                    "a chat is a secret: whoever has it can write there."_s,
            .icon = u"webhook"_s,
            .summaryParameter = u"text"_s,
            .inputs = {afterPort()},
            .outputs = {{.name = u"status"_s, .type = PortType::Number}},
            .parameters =
                {{.name = u"address"_s,
                  .type = Parameter::Type::Secret,
                  .title = u"Address (secret)"_s},
                 {.name = u"url"_s,
                  .title = u"Address"_s,
                  .help = u"For one that is no secret."_s,
                  .placeholder = u"https://example.org/hooks/runs"_s,
                  .editor = Parameter::Editor::Url},
                 {.name = u"format"_s,
                  .type = Parameter::Type::Choice,
                  .title = u"Format"_s,
                  .help = u"json sends the object below; the others are the chats of that name."_s,
                  .defaultValue = u"json"_s,
                  .choices = {u"json"_s, u"slack"_s, u"discord"_s, u"teams"_s}},
                 {.name = u"text"_s, .type = Parameter::Type::MultilineText, .title = u"Text"_s},
                 {.name = u"body"_s,
                  .type = Parameter::Type::Object,
                  .title = u"JSON"_s,
                  .editor = Parameter::Editor::Json},
                 {.name = u"headers"_s, .type = Parameter::Type::Object, .title = u"Headers"_s},
                 {.name = u"signingKey"_s,
                  .type = Parameter::Type::Secret,
                  .title = u"Key to sign with"_s,
                  .help = u"X-Signature-256 then holds sha256= and the HMAC of the body."_s}},
            .resource = Resource::Net,
            .effect = Effect::Outside,
            .worksInFolder = false,
            .effectsOf = planned::webhook,
            .errorCodes = {u"nodes.unexpected_status"_s, u"nodes.server_error"_s,
                           u"nodes.too_many_requests"_s, u"nodes.request_failed"_s,
                           u"nodes.bad_parameter"_s, u"base.timeout"_s}};
}

QJsonObject bodyOf(const StepContext &context)
{
    const QString format = context.text(u"format");
    const QString text = context.text(u"text");
    if (format == "slack"_L1 || format == "teams"_L1)
        return {{u"text"_s, text}};
    if (format == "discord"_L1) {
        constexpr qsizetype kLongest = 2000; // longer ones are refused
        return {{u"content"_s, text.first(std::min(text.size(), kLongest))}};
    }
    QJsonObject body = context.parameters.value("body"_L1).toObject();
    if (!text.isEmpty() && !body.contains("text"_L1))
        body.insert("text"_L1, text);
    return body;
}

class NotifyWebhook final : public NodeExecutor
{
public:
    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        const QString secret = context.text(u"address");
        AO_CO_TRY(const QUrl url,
                  secret.isEmpty() ? webAddress(u"url"_s, context.text(u"url"))
                                   : webAddress(u"address"_s, secret));
        const QByteArray body = QJsonDocument(bodyOf(context)).toJson(QJsonDocument::Compact);
        QNetworkRequest request = webRequest(url);
        request.setTransferTimeout(kTimeoutMs);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                             QNetworkRequest::ManualRedirectPolicy);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        // The same for every attempt of the step, so that a receiver can tell.
        const QString key = context.idempotencyKey.isEmpty()
            ? context.run.toString() + u'/' + context.step.text()
            : context.idempotencyKey;
        request.setRawHeader("Idempotency-Key", key.toUtf8());
        setHeaders(request, context.parameters.value("headers"_L1).toObject());
        if (const QString signingKey = context.text(u"signingKey"); !signingKey.isEmpty())
            request.setRawHeader("X-Signature-256",
                                 "sha256="
                                     + QMessageAuthenticationCode::hash(body, signingKey.toUtf8(),
                                                                        QCryptographicHash::Sha256)
                                           .toHex());
        AO_CO_CHECK(co_await context.services->announceEffect(httpEffect(u"POST"_s, url)));
        AO_CO_TRY(const HttpAnswer answer,
                  co_await receiveAnswer(ownedReply(m_network.post(request, body)), kMaxAnswerBytes,
                                         token));
        context.services->recordEffect(httpEffect(u"POST"_s, url, answer.status));
        context.services->log(LogStream::System,
                              u"%1: status %2\n"_s.arg(url.host()).arg(answer.status));
        // Of a secret address no more than the server is told.
        if (answer.status < 200 || answer.status > 299)
            co_return fail(statusError(answer, url.adjusted(QUrl::RemovePath)));
        co_return StepOutput{.values = {{u"status"_s, answer.status}}};
    }

private:
    QNetworkAccessManager m_network;
};

} // namespace

void addNotifyWebhook(NodeCatalog &catalog)
{
    catalog.add(notifyWebhookType(), std::make_unique<NotifyWebhook>());
}

} // namespace agentops::nodes
