// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpexchange.h"

#include <agentops/nodes/errors.h>

#include <QCoro/QCoroFuture>
#include <QtCore/QPromise>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

Result<QUrl> webAddress(const QString &parameter, const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()
        || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return fail(Error(errors::kBadParameter, u"not an http or https address"_s)
                        .with(u"parameter"_s, parameter));
    return url;
}

QNetworkRequest webRequest(const QUrl &url)
{
    constexpr int kMaxRedirects = 10;
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setMaximumRedirectsAllowed(kMaxRedirects);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"agentops-workbench"_s);
    return request;
}

void setHeaders(QNetworkRequest &request, const QJsonObject &headers)
{
    for (auto it = headers.begin(); it != headers.end(); ++it)
        request.setRawHeader(it.key().toUtf8(), it.value().toVariant().toString().toUtf8());
}

std::shared_ptr<QNetworkReply> ownedReply(QNetworkReply *reply)
{
    return {reply, [](QNetworkReply *raw) {
                raw->deleteLater();
            }};
}

QString loggableUrl(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

static Error requestError(const QNetworkReply &reply)
{
    const bool isTimeout = reply.error() == QNetworkReply::TimeoutError
        || reply.error() == QNetworkReply::OperationCanceledError;
    return Error(isTimeout ? agentops::errors::kTimeout : errors::kRequestFailed,
                 isTimeout ? u"the server did not answer in time"_s : reply.errorString())
        .with(u"url"_s, loggableUrl(reply.request().url()));
}

static ErrorCode codeOfStatus(int status)
{
    if (status == 429)
        return errors::kTooManyRequests;
    return status >= 500 || status == 408 ? errors::kServerError : errors::kUnexpectedStatus;
}

Error statusError(const HttpAnswer &answer, const QUrl &url)
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

Task<Result<HttpAnswer>> receiveAnswer(std::shared_ptr<QNetworkReply> reply, qint64 maxBytes,
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
    HttpAnswer answer;
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

} // namespace agentops::nodes
