// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtpserver.h"
#include "stepfixture.h"

#include <agentops/nodes/errors.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QMessageAuthenticationCode>
#include <QtCore/QProcess>
#include <QtCore/QTimer>
#include <QtHttpServer/QHttpServer>
#include <QtHttpServer/QHttpServerResponse>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// A web server that answers in turn and writes down what it was asked.
class ScriptedHttp
{
public:
    explicit ScriptedHttp(QList<QHttpServerResponse::StatusCode> answers)
        : m_answers(std::move(answers))
    {
        m_http.setMissingHandler(
            &m_http, [this](const QHttpServerRequest &request, QHttpServerResponder &responder) {
                bodies.append(request.body());
                headers.append(request.headers().toListOfPairs());
                const qsizetype place = std::min(bodies.size(), m_answers.size()) - 1;
                responder.write("answer " + QByteArray::number(bodies.size()), "text/plain",
                                m_answers[place]);
            });
        auto socket = std::make_unique<QTcpServer>();
        socket->listen(QHostAddress::LocalHost);
        m_port = socket->serverPort();
        if (m_http.bind(socket.get()))
            std::ignore = socket.release();
    }

    QString url() const { return u"http://127.0.0.1:%1/hook?key=hidden"_s.arg(m_port); }
    QByteArray header(qsizetype request, const QByteArray &name) const
    {
        for (const auto &[key, value] : headers[request]) {
            if (key.toLower() == name.toLower())
                return value;
        }
        return {};
    }

    QByteArrayList bodies;
    QList<QList<std::pair<QByteArray, QByteArray>>> headers;

private:
    QList<QHttpServerResponse::StatusCode> m_answers;
    QHttpServer m_http;
    quint16 m_port = 0;
};

using Status = QHttpServerResponse::StatusCode;

/// wait.url and the notify steps, against real servers.
class TestNetSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_steps = std::make_unique<StepFixture>(); }

    void waitAsksUntilTheAnswerIsAsWanted_data();
    void waitAsksUntilTheAnswerIsAsWanted();
    void waitGivesUp();
    void waitRefusesBadParameters_data();
    void waitRefusesBadParameters();

    void webhookPostsWhatTheChatWants_data();
    void webhookPostsWhatTheChatWants();
    void webhookIsSigned();
    void webhookNeverShowsItsAddress();

    void desktopShowsOrSaysThatThereIsNone();

    void mailIsSent_data();
    void mailIsSent();
    void mailIsNotSentWithoutProtection();
    void mailIsNotSentToAServerNobodyKnows();
    void mailThatIsRefused_data();
    void mailThatIsRefused();
    void mailRefusesBadParameters_data();
    void mailRefusesBadParameters();
    void mailIsCancelled();

private:
    QJsonObject mail(const SmtpServer &server, const QJsonObject &more = {}) const;
    static QByteArray code(const Result<StepOutput> &output)
    {
        return output ? QByteArray() : QByteArray(output.error().code().text().data());
    }

    QTemporaryDir m_certificates;
    QSslCertificate m_certificate;
    QSslKey m_key;
    std::unique_ptr<StepFixture> m_steps;
};

void TestNetSteps::initTestCase()
{
    QProcess openssl;
    openssl.start(u"openssl"_s,
                  {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-keyout"_s,
                   m_certificates.filePath(u"key.pem"_s), u"-out"_s,
                   m_certificates.filePath(u"cert.pem"_s), u"-days"_s, u"2"_s, u"-subj"_s,
                   u"/CN=localhost"_s, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s});
    QVERIFY(openssl.waitForFinished());
    QFile key(m_certificates.filePath(u"key.pem"_s));
    QVERIFY(key.open(QIODevice::ReadOnly));
    m_key = QSslKey(&key, QSsl::Rsa);
    m_certificate = QSslCertificate::fromPath(m_certificates.filePath(u"cert.pem"_s)).value(0);
    QVERIFY(!m_key.isNull() && !m_certificate.isNull());
}

void TestNetSteps::waitAsksUntilTheAnswerIsAsWanted_data()
{
    QTest::addColumn<QList<Status>>("answers");
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<int>("attempts");

    QTest::newRow("at once") << QList<Status>{Status::Ok} << QJsonObject() << 1;
    QTest::newRow("after two failures")
        << QList<Status>{Status::BadGateway, Status::ServiceUnavailable, Status::Ok}
        << QJsonObject() << 3;
    QTest::newRow("until a status of its own")
        << QList<Status>{Status::Ok, Status::NotFound}
        << QJsonObject{{u"status"_s, u"404, 500-503"_s}} << 2;
    QTest::newRow("until the body matches")
        << QList<Status>{Status::Ok} << QJsonObject{{u"bodyMatches"_s, u"^answer 3$"_s}} << 3;
}

void TestNetSteps::waitAsksUntilTheAnswerIsAsWanted()
{
    QFETCH(const QList<Status>, answers);
    QFETCH(QJsonObject, parameters);
    QFETCH(const int, attempts);
    ScriptedHttp http(answers);
    parameters.insert(u"url"_s, http.url());
    parameters.insert(u"intervalSeconds"_s, 0.01);

    const auto output = m_steps->step(u"wait.url"_s, parameters);

    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("attempts"_L1).toInt(), attempts);
    QCOMPARE(output->values.value("body"_L1).toString(), u"answer %1"_s.arg(attempts));
    QVERIFY(!m_steps->services->system.contains(u"hidden"));
}

void TestNetSteps::waitGivesUp()
{
    ScriptedHttp http({Status::BadGateway});

    const auto output = m_steps->step(
        u"wait.url"_s,
        {{u"url"_s, http.url()}, {u"intervalSeconds"_s, 0.01}, {u"timeoutSeconds"_s, 0.1}});

    QCOMPARE(code(output), QByteArray("base.timeout"));
    QCOMPARE(output.error().contextValue(u"last"), u"status 502"_s);
    QVERIFY(!output.error().describe().contains(u"hidden"));
    QVERIFY(http.bodies.size() > 1);
}

void TestNetSteps::waitRefusesBadParameters_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");

    QTest::newRow("no address") << u"url"_s << QJsonValue(u"ftp://x"_s);
    QTest::newRow("no status") << u"status"_s << QJsonValue(u"2xx"_s);
    QTest::newRow("no expression") << u"bodyMatches"_s << QJsonValue(u"("_s);
    QTest::newRow("no interval") << u"intervalSeconds"_s << QJsonValue(0);
    QTest::newRow("no limit") << u"timeoutSeconds"_s << QJsonValue(-1);
}

void TestNetSteps::waitRefusesBadParameters()
{
    QFETCH(const QString, name);
    QFETCH(const QJsonValue, value);
    QJsonObject parameters{{u"url"_s, u"http://127.0.0.1:9"_s}};
    parameters.insert(name, value);

    const auto output = m_steps->step(u"wait.url"_s, parameters);

    QCOMPARE(code(output), QByteArray("nodes.bad_parameter"));
    QCOMPARE(output.error().contextValue(u"parameter"), name);
}

void TestNetSteps::webhookPostsWhatTheChatWants_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("JSON") << QJsonObject{{u"text"_s, u"hi"_s},
                                         {u"body"_s, QJsonObject{{u"a"_s, u"b"_s}}}}
                          << QByteArray(R"({"a":"b","text":"hi"})");
    QTest::newRow("Slack") << QJsonObject{{u"text"_s, u"hi"_s}, {u"format"_s, u"slack"_s}}
                           << QByteArray(R"({"text":"hi"})");
    QTest::newRow("Teams") << QJsonObject{{u"text"_s, u"hi"_s}, {u"format"_s, u"teams"_s}}
                           << QByteArray(R"({"text":"hi"})");
    QTest::newRow("Discord") << QJsonObject{{u"text"_s, u"hi"_s}, {u"format"_s, u"discord"_s}}
                             << QByteArray(R"({"content":"hi"})");
}

void TestNetSteps::webhookPostsWhatTheChatWants()
{
    QFETCH(QJsonObject, parameters);
    QFETCH(const QByteArray, body);
    ScriptedHttp http({Status::Ok});
    parameters.insert(u"address"_s, http.url());

    const auto output = m_steps->step(u"notify.webhook"_s, parameters);

    AO_VERIFY_OK(output);
    QCOMPARE(http.bodies, QByteArrayList{body});
    QCOMPARE(http.header(0, "Content-Type"), QByteArray("application/json"));
    QCOMPARE(http.header(0, "Idempotency-Key"), (m_steps->run.toString() + u"/step"_s).toUtf8());
}

void TestNetSteps::webhookIsSigned()
{
    ScriptedHttp http({Status::Ok});

    AO_VERIFY_OK(m_steps->step(
        u"notify.webhook"_s,
        {{u"url"_s, http.url()}, {u"text"_s, u"hi"_s}, {u"signingKey"_s, u"battery staple"_s}}));

    QCOMPARE(http.header(0, "X-Signature-256"),
             "sha256="
                 + QMessageAuthenticationCode::hash(http.bodies.first(), "battery staple",
                                                    QCryptographicHash::Sha256)
                       .toHex());
}

void TestNetSteps::webhookNeverShowsItsAddress()
{
    ScriptedHttp http({Status::InternalServerError});

    const auto output = m_steps->step(u"notify.webhook"_s, {{u"address"_s, http.url()}});
    const auto noAddress = m_steps->step(u"notify.webhook"_s, {{u"address"_s, u"nonsense"_s}});

    QCOMPARE(code(output), QByteArray("nodes.server_error"));
    QVERIFY(!output.error().describe().contains(u"hook"));
    QVERIFY(!m_steps->services->system.contains(u"hook"));
    QCOMPARE(code(noAddress), QByteArray("nodes.bad_parameter"));
    QVERIFY(!noAddress.error().describe().contains(u"nonsense"));
}

void TestNetSteps::desktopShowsOrSaysThatThereIsNone()
{
    const QJsonObject parameters{{u"title"_s, u"Done"_s}, {u"text"_s, u"all fine"_s}};
    NodeCatalog bare;
    nodes::registerBuiltinNodes(
        bare, {.clock = &m_steps->clock, .git = &m_steps->pool, .cpu = &m_steps->pool});

    const auto shown = m_steps->step(u"notify.desktop"_s, parameters);
    const auto logged = runStep(bare, u"notify.desktop"_s, m_steps->context(), parameters);

    AO_VERIFY_OK(shown);
    QCOMPARE(shown->values.value("shown"_L1).toBool(), true);
    QCOMPARE(m_steps->notifications, QStringList{u"Done: all fine"_s});
    AO_VERIFY_OK(logged);
    QCOMPARE(logged->values.value("shown"_L1).toBool(), false);
    QVERIFY(m_steps->services->system.contains(u"there is no desktop to show this on: Done"));
}

QJsonObject TestNetSteps::mail(const SmtpServer &server, const QJsonObject &more) const
{
    QJsonObject parameters{{u"server"_s, u"127.0.0.1"_s},
                           {u"port"_s, server.serverPort()},
                           {u"certificates"_s, m_certificates.filePath(u"cert.pem"_s)},
                           {u"from"_s, u"runs@example.org"_s},
                           {u"to"_s, QJsonArray{u"ada@example.org"_s, u"bob@example.org"_s}},
                           {u"subject"_s, u"Fertig – grün"_s},
                           {u"text"_s, u"Line\n.\nend"_s}};
    for (auto it = more.begin(); it != more.end(); ++it)
        parameters.insert(it.key(), it.value());
    return parameters;
}

void TestNetSteps::mailIsSent_data()
{
    QTest::addColumn<SmtpServer::Security>("security");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");

    QTest::newRow("STARTTLS") << SmtpServer::Security::StartTls << u"starttls"_s
                              << u"battery-staple"_s;
    QTest::newRow("TLS") << SmtpServer::Security::Tls << u"tls"_s << u"battery-staple"_s;
    QTest::newRow("open, without password") << SmtpServer::Security::None << u"none"_s << QString();
}

void TestNetSteps::mailIsSent()
{
    QFETCH(const SmtpServer::Security, security);
    QFETCH(const QString, name);
    QFETCH(const QString, password);
    SmtpServer server(security, m_certificate, m_key);

    const auto output = m_steps->step(u"notify.email"_s,
                                      mail(server,
                                           {{u"security"_s, name},
                                            {u"user"_s, password.isEmpty() ? QString() : u"ada"_s},
                                            {u"password"_s, password}}));

    AO_VERIFY_OK(output);
    QVERIFY(server.commands.contains("MAIL FROM:<runs@example.org>"));
    QVERIFY(server.commands.contains("RCPT TO:<ada@example.org>"));
    QVERIFY(server.commands.contains("RCPT TO:<bob@example.org>"));
    const QByteArray login = QByteArray("\0ada\0battery-staple", 19).toBase64();
    for (qsizetype i = 0; i < server.commands.size(); ++i) {
        if (server.commands[i].contains(login) || server.commands[i].startsWith("MAIL"))
            QCOMPARE(server.wasEncrypted[i], security != SmtpServer::Security::None);
    }
    QCOMPARE(server.commands.join('\n').contains(login), !password.isEmpty());
    QVERIFY2(server.message.contains("\r\nSubject: =?UTF-8?B?"), server.message.constData());
    QVERIFY(server.message.contains("\r\nTo: <ada@example.org>, <bob@example.org>\r\n"));
    QVERIFY(server.message.contains("Message-ID: <" + m_steps->run.toString().toUtf8() + ".step@"));
    const QByteArray body = server.message.sliced(server.message.indexOf("\r\n\r\n") + 4);
    QCOMPARE(QByteArray::fromBase64(body), QByteArray("Line\n.\nend"));
    QVERIFY(!m_steps->services->system.contains(u"battery"));
}

void TestNetSteps::mailIsNotSentWithoutProtection()
{
    SmtpServer server(SmtpServer::Security::None, m_certificate, m_key);

    const auto output =
        m_steps->step(u"notify.email"_s,
                      mail(server, {{u"user"_s, u"ada"_s}, {u"password"_s, u"battery-staple"_s}}));

    QVERIFY(!output);
    QVERIFY(!server.commands.join('\n').contains("AUTH"));
    QVERIFY(!server.commands.join('\n').contains("MAIL"));
}

void TestNetSteps::mailIsNotSentToAServerNobodyKnows()
{
    SmtpServer server(SmtpServer::Security::StartTls, m_certificate, m_key);

    const auto output =
        m_steps->step(u"notify.email"_s, mail(server, {{u"certificates"_s, QString()}}));

    QCOMPARE(code(output), QByteArray("nodes.request_failed"));
    QVERIFY(!server.commands.join('\n').contains("MAIL"));
}

void TestNetSteps::mailThatIsRefused_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("wrong password")
        << QByteArray("AUTH") << QByteArray("535 no\r\n") << QByteArray("nodes.mail_refused");
    QTest::newRow("unknown recipient")
        << QByteArray("RCPT") << QByteArray("550 unknown\r\n") << QByteArray("nodes.mail_refused");
    QTest::newRow("later") << QByteArray("RCPT") << QByteArray("451 busy\r\n")
                           << QByteArray("nodes.request_failed");
}

void TestNetSteps::mailThatIsRefused()
{
    QFETCH(const QByteArray, command);
    QFETCH(const QByteArray, reply);
    QFETCH(const QByteArray, expected);
    SmtpServer server(SmtpServer::Security::Tls, m_certificate, m_key);
    server.replies.insert(command, reply);

    const auto output = m_steps->step(u"notify.email"_s,
                                      mail(server,
                                           {{u"security"_s, u"tls"_s},
                                            {u"user"_s, u"ada"_s},
                                            {u"password"_s, u"battery-staple"_s}}));

    QCOMPARE(code(output), expected);
    QVERIFY(!output.error().describe().contains(u"battery"));
}

void TestNetSteps::mailRefusesBadParameters_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");

    QTest::newRow("an address with a line break")
        << u"from"_s << QJsonValue(u"a@b\r\nRCPT TO:<x@y>"_s);
    QTest::newRow("no address") << u"to"_s << QJsonValue(QJsonArray{u"ada"_s});
    QTest::newRow("nobody") << u"to"_s << QJsonValue(QJsonArray());
    QTest::newRow("no server") << u"server"_s << QJsonValue(u"a/b"_s);
    QTest::newRow("no port") << u"port"_s << QJsonValue(70000);
    QTest::newRow("an open password") << u"security"_s << QJsonValue(u"none"_s);
}

void TestNetSteps::mailRefusesBadParameters()
{
    QFETCH(const QString, name);
    QFETCH(const QJsonValue, value);
    SmtpServer server(SmtpServer::Security::None, m_certificate, m_key);

    const auto output = m_steps->step(
        u"notify.email"_s,
        mail(server, {{u"user"_s, u"ada"_s}, {u"password"_s, u"battery-staple"_s}, {name, value}}));

    QCOMPARE(code(output), QByteArray("nodes.bad_parameter"));
    QCOMPARE(output.error().contextValue(u"parameter"), name);
    QVERIFY(server.commands.isEmpty());
}

void TestNetSteps::mailIsCancelled()
{
    SmtpServer server(SmtpServer::Security::None, m_certificate, m_key);
    CancelSource source;
    // It hears the greeting of the client and never answers.
    server.replies.insert("EHLO", "");
    QTimer::singleShot(0, this, [&source] { source.cancel(); });

    const auto output = runStep(m_steps->catalog, u"notify.email"_s, m_steps->context(),
                                mail(server, {{u"security"_s, u"none"_s}}), source.token());

    QVERIFY(output.error().isCancelled());
}

QTEST_GUILESS_MAIN(TestNetSteps)
#include "tst_netsteps.moc"
