// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordingservices.h"

#include <agentops/base/clock.h>
#include <agentops/base/workerpool.h>
#include <agentops/nodes/builtinnodes.h>
#include <agentops/nodes/errors.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QRegularExpression>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// Answers every request with the same bytes, as they are, and remembers what it was asked.
class ScriptedServer : public QObject
{
    Q_OBJECT

public:
    ScriptedServer()
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                request += socket->readAll();
                if (!isComplete())
                    return;
                Q_EMIT asked();
                if (answer.isEmpty())
                    return; // never answers
                socket->write(answer);
                socket->disconnectFromHost();
            });
        });
        m_server.listen(QHostAddress::LocalHost);
    }

    QString url(const QString &path = u"/"_s) const
    {
        return u"http://127.0.0.1:%1%2"_s.arg(m_server.serverPort()).arg(path);
    }

    /// The header lines of the request in lower case, since their names have no case.
    QByteArray headers() const { return request.first(headerEnd()).toLower(); }

    QByteArray answer;
    QByteArray request;

Q_SIGNALS:
    void asked();

private:
    qsizetype headerEnd() const { return request.indexOf("\r\n\r\n") + 4; }
    bool isComplete() const
    {
        if (!request.contains("\r\n\r\n"))
            return false;
        static const QRegularExpression length(u"\\ncontent-length: (\\d+)"_s);
        const auto match = length.match(QString::fromLatin1(headers()));
        return request.size() - headerEnd() >= match.captured(1).toLongLong();
    }

    QTcpServer m_server;
};

class TestHttpRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void handsOnStatusBodyAndJson();
    void sendsMethodHeadersBodyAndToken();
    void neverLogsQueryOrToken();
    void statusFrom400IsAnErrorOrAValue_data();
    void statusFrom400IsAnErrorOrAValue();
    void refusesWhatIsNoAddress_data();
    void refusesWhatIsNoAddress();
    void bodyCutShortIsAnError();
    void noServerIsAnError();
    void tooLargeAnswerIsRefused();
    void silenceEndsInATimeout();
    void cancelEndsTheRequest();

private:
    Result<StepOutput> request(const QJsonObject &parameters, const QJsonObject &inputs = {},
                               CancelToken token = {});

    std::unique_ptr<NodeCatalog> m_catalog;
    std::unique_ptr<ScriptedServer> m_server;
    std::shared_ptr<RecordingServices> m_services;
    SystemClock m_clock;
    WorkerPool m_pool{u"test"_s, 1};
};

void TestHttpRequest::init()
{
    m_catalog = std::make_unique<NodeCatalog>();
    nodes::registerBuiltinNodes(*m_catalog, {.clock = &m_clock, .git = &m_pool, .cpu = &m_pool});
    m_server = std::make_unique<ScriptedServer>();
    m_services = std::make_shared<RecordingServices>();
}

Result<StepOutput> TestHttpRequest::request(const QJsonObject &parameters,
                                            const QJsonObject &inputs, CancelToken token)
{
    return runStep(*m_catalog, u"http.request"_s, {.inputs = inputs, .services = m_services},
                   parameters, std::move(token));
}

void TestHttpRequest::handsOnStatusBodyAndJson()
{
    m_server->answer = "HTTP/1.1 200 OK\r\nX-Kind: test\r\nContent-Length: 8\r\n\r\n{\"a\": 1}";

    const auto output = request({{u"url"_s, m_server->url()}});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("status"_L1).toInt(), 200);
    QCOMPARE(output->values.value("body"_L1).toString(), u"{\"a\": 1}"_s);
    QCOMPARE(output->values.value("json"_L1).toObject().value("a"_L1).toInt(), 1);
    QCOMPARE(output->values.value("headers"_L1).toObject().value("x-kind"_L1).toString(),
             u"test"_s);
}

void TestHttpRequest::sendsMethodHeadersBodyAndToken()
{
    m_server->answer = "HTTP/1.1 204 No Content\r\n\r\n";

    AO_VERIFY_OK(request({{u"url"_s, m_server->url(u"/x?y=1"_s)},
                          {u"method"_s, u"PUT"_s},
                          {u"headers"_s, QJsonObject{{u"X-A"_s, u"b"_s}}},
                          {u"token"_s, u"s3cret"_s}},
                         {{u"body"_s, u"hello"_s}}));

    QVERIFY(m_server->request.startsWith("PUT /x?y=1 HTTP/1.1\r\n"));
    QVERIFY(m_server->headers().contains("x-a: b\r\n"));
    QVERIFY(m_server->headers().contains("authorization: bearer s3cret\r\n"));
    QVERIFY(m_server->request.endsWith("hello"));
}

void TestHttpRequest::neverLogsQueryOrToken()
{
    m_server->answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    AO_VERIFY_OK(
        request({{u"url"_s, m_server->url(u"/x?key=s3cret"_s)}, {u"token"_s, u"t0ken"_s}}));

    QVERIFY(m_services->system.contains(u"/x"));
    QVERIFY(!m_services->system.contains(u"s3cret"));
    QVERIFY(!m_services->system.contains(u"t0ken"));
}

void TestHttpRequest::statusFrom400IsAnErrorOrAValue_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<ErrorClass>("errorClass");

    QTest::newRow("the address is wrong")
        << u"404"_s << u"nodes.unexpected_status"_s << ErrorClass::Permanent;
    QTest::newRow("the server is in trouble")
        << u"503"_s << u"nodes.server_error"_s << ErrorClass::Transient;
    QTest::newRow("asked too often")
        << u"429"_s << u"nodes.too_many_requests"_s << ErrorClass::Limited;
}

void TestHttpRequest::statusFrom400IsAnErrorOrAValue()
{
    QFETCH(const QString, status);
    m_server->answer =
        "HTTP/1.1 " + status.toLatin1() + " No\r\nRetry-After: 7\r\nContent-Length: 4\r\n\r\nsoon";

    const auto error = request({{u"url"_s, m_server->url()}});
    const auto value = request({{u"url"_s, m_server->url()}, {u"failOnError"_s, false}});

    QTEST(QString::fromLatin1(error.error().code().text()), "code");
    QTEST(error.error().code().errorClass(), "errorClass");
    QCOMPARE(error.error().contextValue(u"status"), status);
    QVERIFY(error.error().retryAfter() == std::chrono::seconds(7));
    AO_VERIFY_OK(value);
    QCOMPARE(value->values.value("body"_L1).toString(), u"soon"_s);
}

void TestHttpRequest::refusesWhatIsNoAddress_data()
{
    QTest::addColumn<QString>("url");

    QTest::newRow("no scheme") << u"example.org"_s;
    QTest::newRow("a file") << u"file:///etc/passwd"_s;
    QTest::newRow("no host") << u"http://"_s;
    QTest::newRow("spaces") << u"http://a b/"_s;
}

void TestHttpRequest::refusesWhatIsNoAddress()
{
    QFETCH(const QString, url);

    const auto output = request({{u"url"_s, url}});

    QVERIFY(output.error().code() == nodes::errors::kBadParameter);
}

void TestHttpRequest::bodyCutShortIsAnError()
{
    m_server->answer = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this";

    const auto output = request({{u"url"_s, m_server->url()}});

    QVERIFY(!output);
    QVERIFY(output.error().code() == nodes::errors::kRequestFailed);
}

void TestHttpRequest::noServerIsAnError()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QString url = u"http://127.0.0.1:%1/"_s.arg(closed.serverPort());
    closed.close();

    const auto output = request({{u"url"_s, url}});

    QVERIFY(output.error().code() == nodes::errors::kRequestFailed);
}

void TestHttpRequest::tooLargeAnswerIsRefused()
{
    m_server->answer = "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(11 * 1024 * 1024, 'x');

    const auto output = request({{u"url"_s, m_server->url()}});

    QVERIFY(output.error().code() == nodes::errors::kResponseTooLarge);
}

void TestHttpRequest::silenceEndsInATimeout()
{
    const auto output = request({{u"url"_s, m_server->url()}, {u"timeoutSeconds"_s, 0.05}});

    QVERIFY(output.error().code() == agentops::errors::kTimeout);
}

void TestHttpRequest::cancelEndsTheRequest()
{
    CancelSource source;
    connect(m_server.get(), &ScriptedServer::asked, this, [&source] { source.cancel(); });

    const auto output = request({{u"url"_s, m_server->url()}}, {}, source.token());

    QVERIFY(output.error().isCancelled());
}

QTEST_GUILESS_MAIN(TestHttpRequest)
#include "tst_httprequest.moc"
