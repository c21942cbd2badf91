// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtpserver.h"

SmtpServer::SmtpServer(Security security, const QSslCertificate &certificate, const QSslKey &key)
    : m_security(security)
    , m_certificate(certificate)
    , m_key(key)
{
    listen(QHostAddress::LocalHost);
}

void SmtpServer::incomingConnection(qintptr handle)
{
    auto *const socket = new QSslSocket(this);
    socket->setSocketDescriptor(handle);
    socket->setLocalCertificate(m_certificate);
    socket->setPrivateKey(m_key);
    m_isInData = false;
    connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
    if (m_security == Security::Tls) {
        connect(socket, &QSslSocket::encrypted, this, [socket] { socket->write("220 ready\r\n"); });
        socket->startServerEncryption();
        return;
    }
    socket->write("220 ready\r\n");
}

void SmtpServer::read(QSslSocket *socket)
{
    while (socket->canReadLine()) {
        const QByteArray line = socket->readLine();
        if (m_isInData) {
            if (line == ".\r\n") {
                m_isInData = false;
                socket->write("250 taken\r\n");
            } else {
                message += line;
            }
            continue;
        }
        const QByteArray command = line.trimmed();
        commands.append(command);
        wasEncrypted.append(socket->isEncrypted());
        answer(socket, command);
    }
}

void SmtpServer::answer(QSslSocket *socket, const QByteArray &command)
{
    for (auto it = replies.begin(); it != replies.end(); ++it) {
        if (command.startsWith(it.key())) {
            socket->write(it.value());
            return;
        }
    }
    if (command.startsWith("EHLO")) {
        const bool offersTls = m_security == Security::StartTls && !socket->isEncrypted();
        socket->write(offersTls ? "250-here\r\n250 STARTTLS\r\n"
                                : "250-here\r\n250 AUTH PLAIN\r\n");
    } else if (command == "STARTTLS") {
        socket->write("220 go\r\n");
        socket->flush();
        socket->startServerEncryption();
    } else if (command.startsWith("AUTH")) {
        socket->write(command == "AUTH PLAIN" ? "334 \r\n" : "235 welcome\r\n");
    } else if (command == "DATA") {
        m_isInData = true;
        socket->write("354 go on\r\n");
    } else if (command == "QUIT") {
        socket->write("221 bye\r\n");
    } else if (commands.size() > 1 && commands[commands.size() - 2] == "AUTH PLAIN") {
        socket->write("235 welcome\r\n");
    } else {
        socket->write("250 fine\r\n");
    }
}
