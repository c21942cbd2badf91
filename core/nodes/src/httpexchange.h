// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/task.h>

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QUrl>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>

#include <memory>

namespace agentops::nodes {

struct HttpAnswer
{
    int status = 0;
    QByteArray body;
    /// Names in lower case.
    QJsonObject headers;
};

/// The address in a parameter.
/// Errors: nodes.bad_parameter for anything but http and https.
Result<QUrl> webAddress(const QString &parameter, const QString &text);

/// A request without cookies and with few redirects.
QNetworkRequest webRequest(const QUrl &url);
void setHeaders(QNetworkRequest &request, const QJsonObject &headers);

/// A reply that is deleted through the event loop: it may be inside one of its own signals.
std::shared_ptr<QNetworkReply> ownedReply(QNetworkReply *reply);

/// Address without user, password, query and fragment: those may hold secrets.
QString loggableUrl(const QUrl &url);

/// The error of an answer whose status is not wanted; it says when to come back if the server does.
/// Errors: nodes.too_many_requests, nodes.server_error, nodes.unexpected_status.
Error statusError(const HttpAnswer &answer, const QUrl &url);

/// Waits for the reply; it is aborted when the token is cancelled or the body grows too large. Any
/// status is an answer.
/// Errors: nodes.request_failed, nodes.response_too_large, base.timeout.
Task<Result<HttpAnswer>> receiveAnswer(std::shared_ptr<QNetworkReply> reply, qint64 maxBytes,
                                       CancelToken token);

} // namespace agentops::nodes
