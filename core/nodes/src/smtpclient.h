// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/clock.h>
#include <agentops/base/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace agentops::nodes {

/// How the connection to a mail server is protected.
enum class MailSecurity {
    StartTls, ///< the server must offer it, else nothing is sent
    Tls,
    None,
};

struct MailServer
{
    QString host;
    quint16 port = 0;
    MailSecurity security = MailSecurity::StartTls;
    /// Empty: without logging in.
    QString user;
    QString password;
    /// A file with certificates to trust in place of the system's; may be empty.
    QString caFile;
};

struct Mail
{
    QString from;
    QStringList to;
    QString subject;
    QString text;
    /// The same for every attempt to send this mail.
    QString messageId;
};

/// The message as it goes over the wire: UTF-8 text in base64, subject encoded where it must be.
/// Errors: nodes.bad_parameter for an address that is none. Source: RFC 5322, RFC 2047.
Result<QByteArray> composeMail(const Mail &mail, Timestamp now);

/// Sends a message, and blocks until the server has taken it.
/// Errors: nodes.mail_refused, nodes.request_failed, base.timeout. Cancel: at once. Thread: a
/// worker.
Result<> sendMailBlocking(const MailServer &server, const Mail &mail, const QByteArray &message,
                          const CancelToken &token);

} // namespace agentops::nodes
