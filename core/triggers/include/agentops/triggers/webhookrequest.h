// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace agentops::triggers {

/// A request of HTTP/1.0 or 1.1 as it came.
struct WebhookRequest
{
    QByteArray method;
    /// Without the query.
    QByteArray path;
    /// By name in lower case; one that came several times is joined by commas.
    QHash<QByteArray, QByteArray> headers;
    QByteArray body;

    friend bool operator==(const WebhookRequest &, const WebhookRequest &) = default;
};

/// Reads one request from the pieces in which it arrives, and never keeps more than its limits
/// allow. Source: RFC 9112; a body must have a Content-Length.
class WebhookReader
{
public:
    static constexpr qsizetype kMaxHead = 16 * 1024;
    static constexpr qsizetype kMaxBody = 1024 * 1024;

    enum class State {
        Head,
        Body,
        Done,
        Refused, ///< `status()` says why; what comes after is not read
    };

    State feed(QByteArrayView piece);
    State state() const { return m_state; }
    /// Of HTTP: 400, 411, 413 or 431.
    int status() const { return m_status; }
    /// Whether the sender waits for "100 Continue" before it sends the body.
    bool expectsContinue() const { return m_state == State::Body && m_expectsContinue; }
    const WebhookRequest &request() const { return m_request; }

private:
    void readHead(QByteArrayView head);
    void readHeader(QByteArrayView line);
    void beginBody();
    void refuse(int status);

    State m_state = State::Head;
    int m_status = 0;
    bool m_expectsContinue = false;
    qsizetype m_bodySize = 0;
    QByteArray m_buffer;
    WebhookRequest m_request;
};

/// Whether the text is signed with the secret: `signature` is `sha256=` and the HMAC-SHA256 in
/// hexadecimal digits. Takes as long for a wrong one as for a right one.
/// Source: GitHub, "Validating webhook deliveries".
bool isSignedWith(const QByteArray &secret, const QByteArray &body, QByteArrayView signature);

/// What a refusal or 0 is for a request to an address that is there: it must be posted, from this
/// computer to this computer by name (a page in a browser gets no further), and be signed.
int judgeWebhook(const WebhookRequest &request, const QByteArray &secret);

/// What the run is told: `event`, `body` (as JSON where it is) and `headers`, without those that
/// let somebody in.
QJsonObject webhookPayload(const WebhookRequest &request);

/// The id that the sender gives to the delivery and all its repetitions; empty when it has none.
QString deliveryId(const WebhookRequest &request);

} // namespace agentops::triggers
