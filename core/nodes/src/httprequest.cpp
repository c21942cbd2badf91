// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpexchange.h"
#include "nodekinds.h"
#include "plannedeffects.h"

#include <agentops/nodes/errors.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/schema.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QUrl>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

constexpr double kMaxResponseKiB = 3 * 1024;

/// Methods that HTTP calls safe change nothing: after a crash they are simply sent again.
/// Source: RFC 9110 section 9.2.1.
Effect effectOfRequest(const Node &node)
{
    const QString method = node.parameters.value("method"_L1).toString(u"GET"_s);
    return method == "GET"_L1 || method == "HEAD"_L1 ? Effect::Pure : Effect::Outside;
}

NodeType httpRequestType()
{
    return {
        .kind = u"http.request"_s,
        .category = u"net"_s,
        .title = u"HTTP request"_s,
        .help = u"Asks a server and hands on what it answers. Redirects are followed, but never "
                "from https to http. Headers are not written to the log."_s,
        .icon = u"globe"_s,
        .summaryParameter = u"url"_s,
        .inputs = {{.name = u"body"_s, .help = u"Sent in place of the parameter."_s}},
        .outputs = {{.name = u"status"_s, .type = PortType::Number},
                    {.name = u"body"_s, .type = PortType::Text},
                    {.name = u"json"_s,
                     .help = u"The body, when it is JSON."_s,
                     .isOptional = true},
                    {.name = u"headers"_s,
                     .type = PortType::Object,
                     .schema = schema::map(schema::text())}},
        .parameters =
            {{.name = u"method"_s,
              .type = Parameter::Type::Choice,
              .title = u"Method"_s,
              .defaultValue = u"GET"_s,
              .choices = {u"GET"_s, u"HEAD"_s, u"POST"_s, u"PUT"_s, u"PATCH"_s, u"DELETE"_s}},
             {.name = u"url"_s,
              .title = u"Address"_s,
              .isRequired = true,
              .placeholder = u"https://example.org/health"_s,
              .editor = Parameter::Editor::Url},
             {.name = u"headers"_s, .type = Parameter::Type::Object, .title = u"Headers"_s},
             {.name = u"token"_s, .type = Parameter::Type::Secret, .title = u"Bearer token"_s},
             {.name = u"body"_s, .type = Parameter::Type::MultilineText, .title = u"Body"_s},
             {.name = u"timeoutSeconds"_s,
              .type = Parameter::Type::Number,
              .title = u"Timeout in seconds"_s,
              .defaultValue = 30},
             {.name = u"redirects"_s,
              .type = Parameter::Type::Choice,
              .title = u"Redirects"_s,
              .help = u"With a bearer token, only those to the same server are followed."_s,
              .defaultValue = u"any"_s,
              .choices = {u"any"_s, u"same server"_s, u"none"_s}},
             {.name = u"maxKiB"_s,
              .type = Parameter::Type::Number,
              .title = u"Longest answer in KiB"_s,
              .defaultValue = 1024},
             {.name = u"failOnError"_s,
              .type = Parameter::Type::Boolean,
              .title = u"Fail on a status from 400"_s,
              .defaultValue = true}},
        .resource = Resource::Net,
        .effect = Effect::Outside,
        .effectOf = effectOfRequest,
        .worksInFolder = false,
        .effectsOf = planned::httpRequest,
        .errorCodes = {u"nodes.request_failed"_s, u"nodes.unexpected_status"_s,
                       u"nodes.server_error"_s, u"nodes.too_many_requests"_s,
                       u"nodes.response_too_large"_s, u"nodes.bad_parameter"_s, u"base.timeout"_s}};
}

QNetworkRequest::RedirectPolicy redirectPolicy(const StepContext &context)
{
    const QString wanted = context.text(u"redirects");
    if (wanted == "none"_L1)
        return QNetworkRequest::ManualRedirectPolicy;
    // A token must not go on to a server that it was not meant for.
    if (wanted == "same server"_L1 || !context.text(u"token").isEmpty())
        return QNetworkRequest::SameOriginRedirectPolicy;
    return QNetworkRequest::NoLessSafeRedirectPolicy;
}

Result<QNetworkRequest> requestFor(const StepContext &context)
{
    AO_TRY(const QUrl url, webAddress(u"url"_s, context.text(u"url")));
    const double seconds = context.number(u"timeoutSeconds");
    if (seconds <= 0 || seconds > 3600)
        return fail(Error(errors::kBadParameter, u"the timeout must be from 0 to 3600 seconds"_s)
                        .with(u"parameter"_s, u"timeoutSeconds"_s));
    QNetworkRequest request = webRequest(url);
    request.setTransferTimeout(static_cast<int>(seconds * 1000));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, redirectPolicy(context));
    setHeaders(request, context.parameters.value("headers"_L1).toObject());
    if (const QString token = context.text(u"token"); !token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token.toUtf8());
    return request;
}

QByteArray bodyFor(const StepContext &context)
{
    const QJsonValue input = context.inputs.value("body"_L1);
    if (input.isUndefined())
        return context.text(u"body").toUtf8();
    if (input.isObject())
        return QJsonDocument(input.toObject()).toJson(QJsonDocument::Compact);
    if (input.isArray())
        return QJsonDocument(input.toArray()).toJson(QJsonDocument::Compact);
    return input.toVariant().toString().toUtf8();
}

class HttpRequest final : public NodeExecutor
{
public:
    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        AO_CO_TRY(const QNetworkRequest request, requestFor(context));
        const auto maxBytes =
            qint64(std::clamp(context.number(u"maxKiB"), 1.0, kMaxResponseKiB) * 1024);
        const QString method = context.text(u"method");
        context.services->log(LogStream::System,
                              u"%1 %2\n"_s.arg(method, loggableUrl(request.url())));
        const bool isOutside = method != "GET"_L1 && method != "HEAD"_L1;
        if (isOutside)
            AO_CO_CHECK(
                co_await context.services->announceEffect(httpEffect(method, request.url())));
        const auto reply =
            ownedReply(m_network.sendCustomRequest(request, method.toLatin1(), bodyFor(context)));
        Result<HttpAnswer> received = co_await receiveAnswer(reply, maxBytes, token);
        // Without an answer nobody knows whether it got there: what was announced stays as it is.
        if (received || !isOutside)
            context.services->recordEffect(
                httpEffect(method, request.url(), received ? received->status : 0));
        AO_CO_TRY(const HttpAnswer answer, std::move(received));

        context.services->log(
            LogStream::System,
            u"status %1, %2 bytes\n"_s.arg(answer.status).arg(answer.body.size()));
        if (answer.status >= 400 && context.flag(u"failOnError"))
            co_return fail(statusError(answer, request.url()));
        QJsonObject values{{u"status"_s, answer.status},
                           {u"body"_s, QString::fromUtf8(answer.body)},
                           {u"headers"_s, answer.headers}};
        const QJsonDocument json = QJsonDocument::fromJson(answer.body);
        if (json.isObject())
            values.insert("json"_L1, json.object());
        else if (json.isArray())
            values.insert("json"_L1, json.array());
        co_return StepOutput{.values = values};
    }

private:
    QNetworkAccessManager m_network;
};

} // namespace

void addHttpRequest(NodeCatalog &catalog)
{
    catalog.add(httpRequestType(), std::make_unique<HttpRequest>());
}

} // namespace agentops::nodes
