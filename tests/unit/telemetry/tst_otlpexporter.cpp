// SPDX-License-Identifier: GPL-3.0-or-later
#include "../workflow/runfixture.h"

#include <agentops/telemetry/otlpexporter.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::telemetry;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;

namespace {

struct Received
{
    QByteArray path;
    QByteArray head;
    QJsonObject body;
};

/// Takes OTLP over HTTP, and answers what the test says: a status, or nothing at all.
class Receiver
{
public:
    Receiver()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                serve(socket);
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }

    QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort())); }
    void stop() { m_server.close(); }

    /// The next answers; afterwards 200. 0 is none.
    QList<int> answers;
    QList<Received> received;

private:
    void serve(QTcpSocket *socket)
    {
        auto buffer = std::make_shared<QByteArray>();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, buffer] {
            *buffer += socket->readAll();
            const qsizetype end = buffer->indexOf("\r\n\r\n");
            if (end < 0)
                return;
            const QByteArray head = buffer->first(end);
            static const QRegularExpression length(u"content-length: *(\\d+)"_s,
                                                   QRegularExpression::CaseInsensitiveOption);
            const qsizetype size = length.match(QString::fromLatin1(head)).captured(1).toLongLong();
            if (buffer->size() < end + 4 + size)
                return;
            received.append({head.split(' ').value(1), head.toLower(),
                             QJsonDocument::fromJson(buffer->sliced(end + 4)).object()});
            const int status = answers.isEmpty() ? 200 : answers.takeFirst();
            if (status == 0)
                return;
            socket->write("HTTP/1.1 " + QByteArray::number(status)
                          + " x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                            "Retry-After: 3\r\nConnection: close\r\n\r\n{}");
            socket->disconnectFromHost();
        });
    }

    QTcpServer m_server;
};

} // namespace

class tst_OtlpExporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_receiver = std::make_unique<Receiver>();
        m_fixture = std::make_unique<RunFixture>();
    }

    void cleanup()
    {
        if (m_exporter)
            await(m_exporter->close(0ms));
        m_exporter.reset();
        m_fixture.reset();
        m_receiver.reset();
    }

    void aRunThatHasEndedIsSent()
    {
        create({.endpoint = m_receiver->url(), .headers = {{"Authorization", "Bearer x"}}});

        const RunId run = m_fixture->start(RunFixture::document(u"a>b"_s));
        m_fixture->settled(run);

        QTRY_COMPARE(m_receiver->received.size(), 2);
        const Received &traces = m_receiver->received.at(0);
        QCOMPARE(traces.path, "/v1/traces");
        QVERIFY(traces.head.contains("content-type: application/json"));
        QVERIFY(traces.head.contains("authorization: bearer x"));
        const QJsonArray spans =
            traces.body["resourceSpans"_L1][0]["scopeSpans"_L1][0]["spans"_L1].toArray();
        QCOMPARE(spans.size(), 3);
        QCOMPARE(spans.at(0)["traceId"_L1].toString(),
                 QString::fromLatin1(run.uuid().toRfc4122().toHex()));
        QCOMPARE(m_receiver->received.at(1).path, "/v1/metrics");
        QVERIFY(m_receiver->received.at(1).body.contains("resourceMetrics"_L1));
    }

    void aPathOfTheEndpointIsKept()
    {
        QUrl endpoint = m_receiver->url();
        endpoint.setPath(u"/otlp/"_s);
        create({.endpoint = endpoint});

        m_fixture->settled(m_fixture->start(RunFixture::document(u"a"_s)));

        QTRY_COMPARE(m_receiver->received.size(), 2);
        QCOMPARE(m_receiver->received.at(0).path, "/otlp/v1/traces");
    }

    void aReceiverThatAsksToComeBackIsAskedAgain()
    {
        m_receiver->answers = {503, 429};
        create({.endpoint = m_receiver->url()});
        m_fixture->settled(m_fixture->start(RunFixture::document(u"a"_s)));

        QTRY_COMPARE(m_clock.sleeperCount(), 1);
        QCOMPARE(m_receiver->received.size(), 1);
        m_clock.advance(2999ms); // Retry-After says three seconds
        QTRY_COMPARE(m_clock.sleeperCount(), 1);
        QCOMPARE(m_receiver->received.size(), 1);
        m_clock.advance(1ms);
        QTRY_COMPARE(m_receiver->received.size(), 2);
        QTRY_COMPARE(m_clock.sleeperCount(), 1);
        m_clock.advance(3s);

        QTRY_COMPARE(m_receiver->received.size(), 4);
        QCOMPARE(m_receiver->received.at(2).path, "/v1/traces");
        QCOMPARE(m_receiver->received.at(3).path, "/v1/metrics");
    }

    void whatTheReceiverRefusesIsNotSentAgain()
    {
        m_receiver->answers = {400};
        create({.endpoint = m_receiver->url()});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is not sent.*status 400"_s));

        m_fixture->settled(m_fixture->start(RunFixture::document(u"a"_s)));

        QTRY_COMPARE(m_receiver->received.size(), 1);
        await(m_exporter->close(5s));
        QCOMPARE(m_receiver->received.size(), 1);
    }

    void aReceiverThatIsNotThereHoldsNothingUp()
    {
        const QUrl url = m_receiver->url();
        m_receiver->stop();
        create({.endpoint = url, .maxAttempts = 1});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is not sent"_s));

        const RunStatus status =
            m_fixture->settled(m_fixture->start(RunFixture::document(u"a>b"_s)));

        QCOMPARE(status.summary().state, RunState::Succeeded);
        await(m_exporter->close(5s));
    }

    void aReceiverThatDoesNotAnswerHoldsTheEndUpNoLongerThanAllowed()
    {
        m_receiver->answers = {0};
        create({.endpoint = m_receiver->url()});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is not sent"_s));
        m_fixture->settled(m_fixture->start(RunFixture::document(u"a"_s)));
        QTRY_COMPARE(m_receiver->received.size(), 1);
        QElapsedTimer timer;
        timer.start();

        await(m_exporter->close(50ms));

        QVERIFY(timer.elapsed() < 5000);
    }

    void secretsAreMasked()
    {
        auto secrets = std::make_shared<SecretList>();
        secrets->add(u"hunter22"_s);
        create({.endpoint = m_receiver->url(), .secretList = secrets});
        Document document = RunFixture::document(u"a"_s);
        document.properties.name = u"Deploy with hunter22"_s;

        m_fixture->settled(m_fixture->start(document));

        QTRY_COMPARE(m_receiver->received.size(), 2);
        for (const Received &one : std::as_const(m_receiver->received))
            QVERIFY(!QJsonDocument(one.body).toJson().contains("hunter22"));
        QVERIFY(QJsonDocument(m_receiver->received.first().body).toJson().contains("[secret]"));
    }

    void noMoreRunsWaitThanAllowed()
    {
        m_receiver->answers = {0, 0, 0};
        create({.endpoint = m_receiver->url(), .maxWaiting = 2});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"too many wait"_s));

        for (int i = 0; i < 3; ++i)
            m_fixture->settled(m_fixture->start(RunFixture::document(u"a"_s)));

        QTRY_COMPARE(m_receiver->received.size(), 2);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is not sent"_s));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is not sent"_s));
        await(m_exporter->close(0ms));
    }

    void nothingIsSentWithoutAnEndpoint()
    {
        create({});

        m_fixture->settled(m_fixture->start(RunFixture::document(u"a"_s)));
        await(m_exporter->close(5s));

        QCOMPARE(m_receiver->received.size(), 0);
    }

    void theEnvironmentSaysWhere()
    {
        qputenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4318");
        qputenv("OTEL_EXPORTER_OTLP_HEADERS", "api-key=a%20b, x=1");

        const OtlpOptions options = OtlpOptions::fromEnvironment();
        qputenv("OTEL_SDK_DISABLED", "true");
        const OtlpOptions disabled = OtlpOptions::fromEnvironment();
        for (const char *name :
             {"OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_HEADERS", "OTEL_SDK_DISABLED"})
            qunsetenv(name);

        QCOMPARE(options.endpoint, QUrl(u"http://localhost:4318"_s));
        using Header = std::pair<QByteArray, QByteArray>;
        QCOMPARE(options.headers, (QList<Header>{{"api-key", "a b"}, {"x", "1"}}));
        QVERIFY(disabled.endpoint.isEmpty());
        QVERIFY(OtlpOptions::fromEnvironment().endpoint.isEmpty());
    }

private:
    void create(OtlpOptions options)
    {
        m_exporter = std::make_unique<OtlpExporter>(m_fixture->service(), m_pool, m_clock,
                                                    std::move(options));
    }

    WorkerPool m_pool{u"test.cpu"_s, 1};
    /// Of the exporter alone.
    FakeClock m_clock;
    std::unique_ptr<Receiver> m_receiver;
    std::unique_ptr<RunFixture> m_fixture;
    std::unique_ptr<OtlpExporter> m_exporter;
};

QTEST_GUILESS_MAIN(tst_OtlpExporter)
#include "tst_otlpexporter.moc"
