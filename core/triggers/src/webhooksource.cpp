// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooksource.h"

#include "triggertables.h"

#include <agentops/store/database.h>
#include <agentops/triggers/errors.h>
#include <agentops/triggers/triggerkinds.h>

#include <QCoro/QCoroFuture>
#include <QtCore/QJsonDocument>
#include <QtCore/QLoggingCategory>
#include <QtCore/QScopeGuard>
#include <QtCore/QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace agentops::triggers {

namespace {

Q_LOGGING_CATEGORY(lcWebhook, "agentops.triggers")

constexpr int kMostConnections = 32;
/// Until the whole of a request has come.
constexpr auto kPatience = 10s;
/// For a body that nobody wants: closing at once would take the answer away from the sender.
constexpr auto kDrain = 500ms;
/// Programs on the same data may be at it at the same moment.
constexpr int kTries = 5;

QByteArray reasonOf(int status)
{
    switch (status) {
    case 202:
        return "Accepted";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 431:
        return "Request Header Fields Too Large";
    case 503:
        return "Service Unavailable";
    default:
        return "Internal Server Error";
    }
}

} // namespace

WebhookSource::WebhookSource(TriggerSink &sink, store::Database &database, Secrets secrets,
                             quint16 port)
    : m_sink(sink)
    , m_database(database)
    , m_secrets(std::move(secrets))
    , m_port(port)
{
    m_server.setMaxPendingConnections(kMostConnections);
    QObject::connect(&m_server, &QTcpServer::newConnection, [this] { takeConnections(); });
}

QString WebhookSource::portSetting()
{
    return u"webhook_port"_s;
}

QString WebhookSource::pathOf(const TriggerRef &ref)
{
    return u"/hooks/%1/%2"_s.arg(ref.workflow.toString(), ref.node.text());
}

QStringList WebhookSource::kinds() const
{
    return {kWebhookKind};
}

Task<Result<TriggerProgress>> WebhookSource::begin(ArmedTrigger, CancelToken token)
{
    AO_CO_CHECK(token.check());
    co_return TriggerProgress();
}

void WebhookSource::watch(const QList<ArmedTrigger> &triggers)
{
    m_triggers = triggers;
    if (triggers.isEmpty())
        m_server.close();
    else
        look();
}

void WebhookSource::look()
{
    const bool isWanted = !m_triggers.isEmpty() && !m_server.isListening() && !m_isListening;
    if (isWanted && !m_scope.token().isCancelled())
        m_scope.start(listen());
}

Task<> WebhookSource::close()
{
    m_server.close();
    m_scope.cancel();
    co_await m_scope.join();
}

Task<> WebhookSource::listen()
{
    m_isListening = true;
    const auto ended = qScopeGuard([this] { m_isListening = false; });
    const Result<quint16> port = co_await portToUse();
    if (!port || m_scope.token().isCancelled() || m_triggers.isEmpty())
        co_return;
    if (!m_server.isListening() && !m_server.listen(QHostAddress::LocalHost, *port)) {
        qCInfo(lcWebhook, "port %d for webhooks: %s; perhaps another program serves them",
               int(*port), qPrintable(m_server.errorString()));
        co_return;
    }
    if (m_port == 0)
        co_return;
    // Only now: a port that cannot be had is no address to post to.
    const auto keep = [wanted = QString::number(m_port)](store::Connection &db) {
        return writeSetting(db, portSetting(), wanted);
    };
    const Result<> kept = co_await m_database.write(m_scope.token(), keep);
    if (!kept && !kept.error().isCancelled())
        qCWarning(lcWebhook, "%s", qPrintable(kept.error().describe()));
}

Task<Result<quint16>> WebhookSource::portToUse()
{
    const CancelToken token = m_scope.token();
    if (m_port != 0)
        co_return m_port;
    const auto read = [](store::Connection &db) {
        return readSetting(db, portSetting());
    };
    AO_CO_TRY(const auto known, co_await m_database.read(token, read));
    if (known)
        co_return known->toUShort();
    // Whoever is first decides for all programs on the data.
    if (!m_server.listen(QHostAddress::LocalHost, 0))
        co_return fail(errors::kCannotListen, m_server.errorString());
    const QString own = QString::number(m_server.serverPort());
    const auto claim = [own](store::Connection &db) {
        return claimSetting(db, portSetting(), own);
    };
    AO_CO_TRY(const QString claimed, co_await m_database.write(token, claim));
    if (claimed != own)
        m_server.close();
    co_return claimed.toUShort();
}

void WebhookSource::takeConnections()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_connectionCount >= kMostConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_connectionCount;
        QObject::connect(socket, &QObject::destroyed, [this] { --m_connectionCount; });
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        socket->setReadBufferSize(WebhookReader::kMaxHead);
        const auto reader = std::make_shared<WebhookReader>();
        QTimer::singleShot(kPatience, socket, [socket, reader] {
            if (reader->state() != WebhookReader::State::Done)
                socket->abort();
        });
        QObject::connect(socket, &QTcpSocket::readyRead, socket,
                         [this, socket, reader] { readFrom(socket, reader); });
    }
}

void WebhookSource::readFrom(QTcpSocket *socket, std::shared_ptr<WebhookReader> reader)
{
    using State = WebhookReader::State;
    if (reader->state() == State::Done || reader->state() == State::Refused) {
        socket->readAll(); // answered already
        return;
    }
    const State before = reader->state();
    const State now = reader->feed(socket->readAll());
    if (now == State::Refused) {
        write(socket, {reader->status(), {}});
        QTimer::singleShot(kDrain, socket, &QTcpSocket::disconnectFromHost);
    }
    if (now == State::Done && !m_scope.token().isCancelled())
        m_scope.start(answer(socket, reader->request()));
    else if (before == State::Head && reader->expectsContinue())
        socket->write("HTTP/1.1 100 Continue\r\n\r\n");
}

Task<> WebhookSource::answer(QPointer<QTcpSocket> socket, WebhookRequest request)
{
    const Answer answer = co_await judge(socket, std::move(request));
    if (!socket)
        co_return;
    write(socket, answer);
    socket->disconnectFromHost();
}

Task<WebhookSource::Answer> WebhookSource::judge(QPointer<QTcpSocket> socket,
                                                 WebhookRequest request)
{
    const ArmedTrigger *armed = find(request.path);
    if (!armed)
        co_return {404, {}};
    const QString name =
        armed->parameters.value("secret"_L1).toObject().value("secret"_L1).toString();
    const Result<QString> secret = m_secrets ? m_secrets(name) : Result<QString>(QString());
    if (!secret || secret->isEmpty()) {
        qCWarning(lcWebhook, "the secret \"%s\" of a webhook is not there", qPrintable(name));
        co_return {503, {}};
    }
    if (const int refusal = judgeWebhook(request, secret->toUtf8()); refusal != 0)
        co_return {refusal, {}};
    const std::shared_ptr<void> turn = co_await takeTurn(request.path);
    armed = find(request.path);
    if (!armed)
        co_return {404, {}};
    if (!socket)
        co_return {503, {}}; // whoever does not wait for the answer sends it again
    co_return co_await tell(*armed, std::move(request));
}

Task<std::shared_ptr<void>> WebhookSource::takeTurn(QByteArray path)
{
    const auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    const QFuture<void> before = m_turns.value(path);
    m_turns.insert(path, promise->future());
    std::shared_ptr<void> turn(promise.get(), [promise](void *) { promise->finish(); });
    if (!before.isFinished())
        co_await before;
    co_return turn;
}

ArmedTrigger *WebhookSource::find(const QByteArray &path)
{
    const auto armed = std::ranges::find_if(m_triggers, [&path](const ArmedTrigger &trigger) {
        return pathOf(trigger.ref).toUtf8() == path;
    });
    return armed == m_triggers.end() ? nullptr : &*armed;
}

Task<WebhookSource::Answer> WebhookSource::tell(ArmedTrigger trigger, WebhookRequest request)
{
    const QString id = deliveryId(request);
    const QString key = u"hook:"_s + (id.isEmpty() ? createUuidV7().toString() : id);
    for (int attempt = 0; attempt < kTries; ++attempt) {
        const auto fired =
            co_await m_sink.fire(trigger.ref,
                                 {.key = key,
                                  .payload = webhookPayload(request),
                                  .after = trigger.progress,
                                  .mayQueue = true}); // nobody can be asked for it again
        if (!fired)
            co_return {503, {}};
        trigger.progress = fired->progress;
        if (ArmedTrigger *armed = find(request.path))
            armed->progress = fired->progress;
        if (fired->isTaken && !fired->run.isNull())
            co_return {202, {{u"run"_s, fired->run.toString()}}};
        if (fired->isTaken)
            co_return {202, {}};
    }
    co_return {503, {}};
}

void WebhookSource::write(QTcpSocket *socket, const Answer &answer)
{
    const QByteArray body = QJsonDocument(answer.body).toJson(QJsonDocument::Compact) + '\n';
    socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reasonOf(answer.status)
                  + "\r\nContent-Type: application/json\r\nContent-Length: "
                  + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
}

} // namespace agentops::triggers
