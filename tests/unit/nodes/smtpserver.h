// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayList>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>

/// A mail server for one mail at a time, which writes down what it hears.
class SmtpServer : public QTcpServer
{
    Q_OBJECT

public:
    enum class Security { None, StartTls, Tls };
    SmtpServer(Security security, const QSslCertificate &certificate, const QSslKey &key);

    /// Commands as they came, without what follows DATA.
    QByteArrayList commands;
    /// Whether each of them came over TLS.
    QList<bool> wasEncrypted;
    QByteArray message;
    /// What is answered to a command that begins so, in place of what a server would say.
    QHash<QByteArray, QByteArray> replies;

protected:
    void incomingConnection(qintptr handle) override;

private:
    void read(QSslSocket *socket);
    void answer(QSslSocket *socket, const QByteArray &command);

    Security m_security;
    QSslCertificate m_certificate;
    QSslKey m_key;
    bool m_isInData = false;
};
