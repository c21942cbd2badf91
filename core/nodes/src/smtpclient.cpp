// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtpclient.h"

#include <agentops/nodes/errors.h>

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtCore/QTimeZone>

#include <curl/curl.h>

#include <cstring>
#include <memory>
#include <mutex>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

namespace {

constexpr long kConnectSeconds = 30;
constexpr long kTotalSeconds = 120;

struct FreeCurl
{
    void operator()(CURL *handle) const noexcept { curl_easy_cleanup(handle); }
};
struct FreeList
{
    void operator()(curl_slist *list) const noexcept { curl_slist_free_all(list); }
};

/// Nothing that could begin another line or another command.
bool isAddress(const QString &text)
{
    static const QRegularExpression form(
        u"^[^\\s<>,;:\"\\x00-\\x1f\\x7f]+@[^\\s<>,;:\"@\\x00-\\x1f\\x7f]+$"_s);
    return form.match(text).hasMatch();
}

QByteArray encodedHeader(const QString &text)
{
    const QString line = text.simplified();
    static const QRegularExpression plain(u"^[\\x20-\\x7e]*$"_s);
    if (plain.match(line).hasMatch() && line.size() < 900 && !line.contains("=?"_L1))
        return line.toLatin1();
    // Pieces of whole characters, each short enough for one encoded word.
    constexpr qsizetype kPieceLength = 12;
    QByteArrayList words;
    for (qsizetype at = 0; at < line.size();) {
        qsizetype length = std::min(kPieceLength, line.size() - at);
        if (line[at + length - 1].isHighSurrogate() && at + length < line.size())
            ++length;
        words.append("=?UTF-8?B?" + line.sliced(at, length).toUtf8().toBase64() + "?=");
        at += length;
    }
    return words.join("\r\n ");
}

QByteArray inLines(const QByteArray &base64)
{
    constexpr qsizetype kLineLength = 76;
    QByteArray lines;
    for (qsizetype at = 0; at < base64.size(); at += kLineLength)
        lines += base64.sliced(at, std::min(kLineLength, base64.size() - at)) + "\r\n";
    return lines;
}

struct Upload
{
    QByteArrayView left;
};

size_t readUpload(char *buffer, size_t size, size_t count, void *user)
{
    auto *upload = static_cast<Upload *>(user);
    const qsizetype length = std::min(qsizetype(size * count), upload->left.size());
    std::memcpy(buffer, upload->left.data(), size_t(length));
    upload->left = upload->left.sliced(length);
    return size_t(length);
}

int stopWhenCancelled(void *user, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<const CancelToken *>(user)->isCancelled() ? 1 : 0;
}

Error sendError(CURLcode code, CURL *handle, const char *text, const MailServer &server)
{
    long reply = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &reply);
    const bool isRefusal = code == CURLE_LOGIN_DENIED || code == CURLE_SEND_ERROR
        || code == CURLE_WEIRD_SERVER_REPLY || code == CURLE_RECV_ERROR || reply >= 400;
    const ErrorCode ours = code == CURLE_OPERATION_TIMEDOUT ? agentops::errors::kTimeout
        : isRefusal && reply >= 500                         ? errors::kMailRefused
                                                            : errors::kRequestFailed;
    const QString message = QString::fromUtf8(*text ? text : curl_easy_strerror(code));
    return Error(code == CURLE_LOGIN_DENIED ? errors::kMailRefused : ours, message)
        .with(u"server"_s, server.host)
        .with(u"reply"_s, QString::number(reply));
}

} // namespace

Result<QByteArray> composeMail(const Mail &mail, Timestamp now)
{
    for (const QString &address : QStringList{mail.from} + mail.to) {
        if (!isAddress(address))
            return fail(Error(errors::kBadParameter, u"\"%1\" is no mail address"_s.arg(address))
                            .with(u"parameter"_s, address == mail.from ? u"from"_s : u"to"_s));
    }
    const QDateTime time =
        QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), QTimeZone::UTC);
    const QString date = QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss"_s) + u" +0000"_s;
    return "From: <" + mail.from.toUtf8() + ">\r\nTo: <" + mail.to.join(u">, <"_s).toUtf8()
        + ">\r\nSubject: " + encodedHeader(mail.subject) + "\r\nDate: " + date.toLatin1()
        + "\r\nMessage-ID: <" + mail.messageId.toUtf8()
        + ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
          "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + inLines(mail.text.toUtf8().toBase64());
}

Result<> sendMailBlocking(const MailServer &server, const Mail &mail, const QByteArray &message,
                          const CancelToken &token)
{
    static std::once_flag started;
    std::call_once(started, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    const std::unique_ptr<CURL, FreeCurl> handle(curl_easy_init());
    AO_VERIFY(handle);
    CURL *const curl = handle.get();
    const QByteArray scheme = server.security == MailSecurity::Tls ? "smtps" : "smtp";
    const QByteArray host =
        server.host.contains(u':') ? '[' + server.host.toUtf8() + ']' : server.host.toUtf8();
    const QByteArray url = scheme + "://" + host + ':' + QByteArray::number(server.port);
    curl_easy_setopt(curl, CURLOPT_URL, url.constData());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, kTotalSeconds);
    if (server.security == MailSecurity::StartTls)
        curl_easy_setopt(curl, CURLOPT_USE_SSL, long(CURLUSESSL_ALL));
    const QByteArray caFile = server.caFile.toUtf8();
    if (!caFile.isEmpty()) {
        curl_easy_setopt(curl, CURLOPT_CAINFO, caFile.constData());
        curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
    }
    if (!server.user.isEmpty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.toUtf8().constData());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.toUtf8().constData());
    }
    const QByteArray from = '<' + mail.from.toUtf8() + '>';
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.constData());
    std::unique_ptr<curl_slist, FreeList> to;
    for (const QString &address : mail.to)
        to.reset(curl_slist_append(to.release(), ('<' + address.toUtf8() + '>').constData()));
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to.get());
    Upload upload{message};
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, readUpload);
    curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, stopWhenCancelled);
    CancelToken stop = token;
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &stop);
    char text[CURL_ERROR_SIZE] = "";
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, text);

    const CURLcode code = curl_easy_perform(curl);
    AO_CHECK(token.check());
    if (code != CURLE_OK)
        return fail(sendError(code, curl, text, server));
    return {};
}

} // namespace agentops::nodes
