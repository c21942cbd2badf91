// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/triggers/triggersource.h>
#include <agentops/triggers/webhookrequest.h>

#include <QtCore/QFuture>
#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <functional>

namespace agentops::store {
class Database;
}

namespace agentops::triggers {

/// What is posted to this computer's own address. QHttpServer of Qt 6.8 keeps a body of any length
/// in memory before anybody is asked, so requests are read here, within limits.
class WebhookSource final : public TriggerSource
{
public:
    using Secrets = std::function<Result<QString>(const QString &)>;

    /// `port` 0: the one of last time, at first any that is free.
    WebhookSource(TriggerSink &sink, store::Database &database, Secrets secrets, quint16 port);

    QStringList kinds() const override;
    Task<Result<TriggerProgress>> begin(ArmedTrigger trigger, CancelToken token) override;
    void watch(const QList<ArmedTrigger> &triggers) override;
    /// Listens where another program did until now.
    void look() override;
    Task<> close() override;

    /// Name of the setting that holds the port.
    static QString portSetting();
    static QString pathOf(const TriggerRef &ref);

private:
    struct Answer
    {
        int status = 500;
        QJsonObject body;
    };

    Task<> listen();
    Task<Result<quint16>> portToUse();
    void takeConnections();
    void readFrom(QTcpSocket *socket, std::shared_ptr<WebhookReader> reader);
    Task<> answer(QPointer<QTcpSocket> socket, WebhookRequest request);
    /// Requests to one trigger are told one after the other.
    Task<Answer> judge(QPointer<QTcpSocket> socket, WebhookRequest request);
    Task<Answer> tell(ArmedTrigger trigger, WebhookRequest request);
    /// Done when it is the turn of whoever calls; it lasts until what this returns is let go of.
    Task<std::shared_ptr<void>> takeTurn(QByteArray path);
    ArmedTrigger *find(const QByteArray &path);
    static void write(QTcpSocket *socket, const Answer &answer);

    TriggerSink &m_sink;
    store::Database &m_database;
    Secrets m_secrets;
    quint16 m_port;
    QList<ArmedTrigger> m_triggers;
    int m_connectionCount = 0;
    /// End of the turn of whoever came last, by path.
    QHash<QByteArray, QFuture<void>> m_turns;
    QTcpServer m_server;
    bool m_isListening = false;
    TaskScope m_scope;
};

} // namespace agentops::triggers
