// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/triggers/webhookrequest.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QMessageAuthenticationCode>
#include <QtCore/QUrlQuery>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace agentops::triggers {

namespace {

constexpr qsizetype kMostDigits = 9;

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isTokenCharacter);
}

bool isPath(QByteArrayView text)
{
    return text.startsWith('/')
        && std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7f; });
}

/// Of "127.0.0.1:8080" and the like.
bool isThisComputer(QByteArrayView host)
{
    const qsizetype colon = host.lastIndexOf(':');
    const QByteArrayView name = colon < 0 ? host : host.first(colon);
    return name == "127.0.0.1" || name == "[::1]"
        || name.compare("localhost", Qt::CaseInsensitive) == 0;
}

} // namespace

WebhookReader::State WebhookReader::feed(QByteArrayView piece)
{
    if (m_state == State::Head) {
        // The body behind the head is bounded by its own limit, below.
        const qsizetype room = kMaxHead + 4 - m_buffer.size();
        const QByteArrayView taken = piece.first(std::min(piece.size(), room));
        m_buffer.append(taken);
        piece = piece.sliced(taken.size());
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (end < 0) {
            if (m_buffer.size() == kMaxHead + 4)
                refuse(431);
            return m_state;
        }
        const QByteArray rest = m_buffer.sliced(end + 4);
        readHead(QByteArrayView(m_buffer).first(end));
        m_buffer.clear();
        if (m_state != State::Refused)
            beginBody();
        if (m_state == State::Body)
            m_request.body.append(QByteArrayView(rest).first(std::min(rest.size(), m_bodySize)));
    }
    if (m_state == State::Body) {
        const qsizetype missing = m_bodySize - m_request.body.size();
        m_request.body.append(piece.first(std::min(piece.size(), missing)));
        if (m_request.body.size() == m_bodySize)
            m_state = State::Done;
    }
    return m_state;
}

void WebhookReader::readHead(QByteArrayView head)
{
    const qsizetype firstEnd = head.indexOf("\r\n");
    const QByteArrayView first = firstEnd < 0 ? head : head.first(firstEnd);
    const qsizetype methodEnd = first.indexOf(' ');
    const qsizetype targetEnd = first.lastIndexOf(' ');
    if (methodEnd < 0 || targetEnd <= methodEnd)
        return refuse(400);
    const QByteArrayView target = first.sliced(methodEnd + 1, targetEnd - methodEnd - 1);
    const QByteArrayView version = first.sliced(targetEnd + 1);
    if (!isToken(first.first(methodEnd)) || !isPath(target)
        || (version != "HTTP/1.1" && version != "HTTP/1.0"))
        return refuse(400);
    m_request.method = first.first(methodEnd).toByteArray();
    m_request.path =
        target.first(target.indexOf('?') < 0 ? target.size() : target.indexOf('?')).toByteArray();
    for (QByteArrayView rest = firstEnd < 0 ? QByteArrayView() : head.sliced(firstEnd + 2);
         !rest.isEmpty() && m_state != State::Refused;) {
        const qsizetype end = rest.indexOf("\r\n");
        readHeader(end < 0 ? rest : rest.first(end));
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 2);
    }
}

void WebhookReader::readHeader(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(line.first(colon)))
        return refuse(400);
    const QByteArray name = line.first(colon).toByteArray().toLower();
    const QByteArray value = line.sliced(colon + 1).trimmed().toByteArray();
    const auto isControl = [](char c) {
        return (c >= 0 && c < 0x20 && c != '\t') || c == 0x7f;
    };
    if (std::ranges::any_of(value, isControl))
        return refuse(400);
    const auto known = m_request.headers.find(name);
    if (known == m_request.headers.end()) {
        m_request.headers.insert(name, value);
        return;
    }
    // Two lengths or hosts would let two readers see two different requests.
    if (name == "content-length" || name == "host")
        return refuse(400);
    *known += ", " + value;
}

void WebhookReader::beginBody()
{
    if (m_request.headers.contains("transfer-encoding"))
        return refuse(411);
    const QByteArray length = m_request.headers.value("content-length", "0");
    const bool isNumber = !length.isEmpty()
        && std::ranges::all_of(length, [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber)
        return refuse(400);
    if (length.size() > kMostDigits || length.toLongLong() > kMaxBody)
        return refuse(413);
    m_bodySize = length.toLongLong();
    m_expectsContinue =
        m_request.headers.value("expect").compare("100-continue", Qt::CaseInsensitive) == 0;
    m_state = State::Body;
}

void WebhookReader::refuse(int status)
{
    m_state = State::Refused;
    m_status = status;
    m_buffer.clear();
}

bool isSignedWith(const QByteArray &secret, const QByteArray &body, QByteArrayView signature)
{
    const QByteArray expected = "sha256="
        + QMessageAuthenticationCode::hash(body, secret, QCryptographicHash::Sha256).toHex();
    // Every character is looked at, whatever the ones before were.
    unsigned difference = expected.size() == signature.size() ? 0 : 1;
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const char given = i < signature.size() ? signature[i] : '\0';
        difference |= unsigned(uchar(expected[i])) ^ unsigned(uchar(given));
    }
    return difference == 0 && !secret.isEmpty();
}

int judgeWebhook(const WebhookRequest &request, const QByteArray &secret)
{
    if (request.method != "POST")
        return 405;
    if (!isThisComputer(request.headers.value("host")))
        return 403;
    return isSignedWith(secret, request.body, request.headers.value("x-hub-signature-256")) ? 0
                                                                                            : 401;
}

QJsonObject webhookPayload(const WebhookRequest &request)
{
    constexpr std::array kKept{"content-type"_L1, "user-agent"_L1, "idempotency-key"_L1};
    QJsonObject headers;
    for (auto it = request.headers.cbegin(); it != request.headers.cend(); ++it) {
        const QString name = QString::fromLatin1(it.key());
        // Those of the application; never cookies, credentials or signatures.
        const bool isKept =
            std::ranges::any_of(kKept, [&name](QLatin1StringView kept) { return kept == name; })
            || (name.startsWith("x-"_L1) && !name.contains("signature"_L1)
                && !name.contains("token"_L1) && !name.contains("key"_L1)
                && !name.contains("auth"_L1));
        if (isKept)
            headers.insert(name, QString::fromUtf8(*it));
    }
    QByteArray text = request.body;
    if (request.headers.value("content-type").startsWith("application/x-www-form-urlencoded")) {
        // GitHub's other form: the JSON in a field.
        QUrlQuery form;
        form.setQuery(QString::fromUtf8(QByteArray(text).replace('+', ' ')));
        if (form.hasQueryItem(u"payload"_s))
            text = form.queryItemValue(u"payload"_s, QUrl::FullyDecoded).toUtf8();
    }
    const QJsonDocument document = QJsonDocument::fromJson(text);
    QJsonValue body = QString::fromUtf8(text);
    if (document.isObject())
        body = document.object();
    else if (document.isArray())
        body = document.array();
    return {{u"event"_s, QString::fromUtf8(request.headers.value("x-github-event"))},
            {u"body"_s, body},
            {u"headers"_s, headers}};
}

QString deliveryId(const WebhookRequest &request)
{
    for (const char *name : {"x-github-delivery", "idempotency-key"}) {
        if (const QByteArray id = request.headers.value(name); !id.isEmpty())
            return QString::fromUtf8(id.first(std::min(id.size(), qsizetype(200))));
    }
    return {};
}

} // namespace agentops::triggers
