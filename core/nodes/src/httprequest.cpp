// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"

#include <agentops/nodes/errors.h>
#include <agentops/workflow/document.h>

#include <QCoro/QCoroFuture>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QPromise>
#include <QtCore/QUrl>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

constexpr int kMaxRedirects = 10;
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
                    {.name = u"json"_s, .help = u"The body, when it is JSON."_s},
                    {.name = u"headers"_s, .type = PortType::Object}},
        .parameters =
            {{.name = u"method"_s,
              .type = Parameter::Type::Choice,
              .title = u"Method"_s,
              .defaultValue = u"GET"_s,
              .choices = {u"GET"_s, u"HEAD"_s, u"POST"_s, u"PUT"_s, u"PATCH"_s, u"DELETE"_s}},
             {.name = u"url"_s,
              .title = u"Address"_s,
              .isRequired = true,
              .placeholder = u"https://example.org/health"_s},
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
        .errorCodes = {u"nodes.request_failed"_s, u"nodes.unexpected_status"_s,
                       u"nodes.server_error"_s, u"nodes.too_many_requests"_s,
                       u"nodes.response_too_large"_s, u"nodes.bad_parameter"_s, u"base.timeout"_s}};
}

struct Answer
{
    int status = 0;
    QByteArray body;
    QJsonObject headers;
};

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
    const QUrl url(context.text(u"url").trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()
        || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return fail(Error(errors::kBadParameter, u"not an http or https address"_s)
                        .with(u"parameter"_s, u"url"_s));
    const double seconds = context.number(u"timeoutSeconds");
    if (seconds <= 0 || seconds > 3600)
        return fail(Error(errors::kBadParameter, u"the timeout must be from 0 to 3600 seconds"_s)
                        .with(u"parameter"_s, u"timeoutSeconds"_s));
    QNetworkRequest request(url);
    request.setTransferTimeout(static_cast<int>(seconds * 1000));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, redirectPolicy(context));
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setMaximumRedirectsAllowed(kMaxRedirects);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"agentops-workbench"_s);
    const QJsonObject headers = context.parameters.value("headers"_L1).toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        request.setRawHeader(it.key().toUtf8(), it.value().toVariant().toString().toUtf8());
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

/// Address without user, password, query and fragment: those may hold secrets.
QString loggableUrl(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

Error requestError(const QNetworkReply &reply)
{
    const bool isTimeout = reply.error() == QNetworkReply::TimeoutError
        || reply.error() == QNetworkReply::OperationCanceledError;
    return Error(isTimeout ? agentops::errors::kTimeout : errors::kRequestFailed,
                 isTimeout ? u"the server did not answer in time"_s : reply.errorString())
        .with(u"url"_s, loggableUrl(reply.request().url()));
}

ErrorCode codeOfStatus(int status)
{
    if (status == 429)
        return errors::kTooManyRequests;
    return status >= 500 || status == 408 ? errors::kServerError : errors::kUnexpectedStatus;
}

Error statusError(const Answer &answer, const QUrl &url)
{
    Error error = Error(codeOfStatus(answer.status),
                        u"the server answered with status %1"_s.arg(answer.status))
                      .with(u"status"_s, QString::number(answer.status))
                      .with(u"url"_s, loggableUrl(url));
    bool isSeconds = false;
    const int seconds = answer.headers.value("retry-after"_L1).toString().toInt(&isSeconds);
    if (isSeconds && seconds >= 0)
        return std::move(error).withRetryAfter(std::chrono::seconds(seconds));
    return error;
}

/// Waits for the reply; it is aborted when the token is cancelled or the body grows too large.
Task<Result<Answer>> receive(std::shared_ptr<QNetworkReply> reply, qint64 maxBytes,
                             CancelToken token)
{
    auto done = std::make_shared<QPromise<void>>();
    done->start();
    QByteArray body;
    bool isTooLarge = false;
    QObject::connect(reply.get(), &QNetworkReply::readyRead, reply.get(), [&, raw = reply.get()] {
        body += raw->readAll();
        if (body.size() > maxBytes) {
            isTooLarge = true;
            raw->abort();
        }
    });
    QObject::connect(reply.get(), &QNetworkReply::finished, [done] { done->finish(); });
    const CancelCallback abort(token, [raw = reply.get()] {
        QMetaObject::invokeMethod(raw, &QNetworkReply::abort, Qt::QueuedConnection);
    });
    if (!reply->isFinished())
        co_await done->future();

    AO_CO_CHECK(token.check());
    if (isTooLarge)
        co_return fail(Error(errors::kResponseTooLarge, u"the answer is too large"_s)
                           .with(u"maxBytes"_s, QString::number(maxBytes)));
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Qt reports every status from 400 as an error; here it is an answer. A body that ended early
    // is none.
    const bool isAnswer = reply->error() == QNetworkReply::NoError
        || (answer.status >= 400 && reply->error() >= QNetworkReply::ContentAccessDenied);
    if (!isAnswer)
        co_return fail(requestError(*reply));
    body += reply->readAll();
    answer.body = std::move(body);
    for (const auto &[name, value] : reply->rawHeaderPairs())
        answer.headers.insert(QString::fromLatin1(name).toLower(), QString::fromLatin1(value));
    co_return answer;
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
        // Deleted through the event loop: the reply may be inside one of its own signals.
        const std::shared_ptr<QNetworkReply> reply(
            m_network.sendCustomRequest(request, method.toLatin1(), bodyFor(context)),
            [](QNetworkReply *raw) { raw->deleteLater(); });
        AO_CO_TRY(const Answer answer, co_await receive(reply, maxBytes, token));

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
