// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/triggers/webhookrequest.h>

#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops::triggers;
using State = WebhookReader::State;

class tst_WebhookRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsReadHoweverItIsCut();
    void whatIsNoRequestIsRefused_data();
    void whatIsNoRequestIsRefused();
    void aLongHeadIsRefusedBeforeItEnds();
    void onlyTheRightSignatureCounts();
    void aRequestIsJudged_data();
    void aRequestIsJudged();
    void theRunIsToldWhatWasPosted();
    void aFormOfGitHubIsRead();
};

static WebhookRequest read(const QByteArray &text)
{
    WebhookReader reader;
    reader.feed(text);
    return reader.request();
}

void tst_WebhookRequest::itIsReadHoweverItIsCut()
{
    const QByteArray text = "POST /hooks/a/b?x=1 HTTP/1.1\r\nHost: localhost:1\r\nX-A: 1\r\n"
                            "x-a:  2 \r\nContent-Length: 5\r\n\r\nhello and more";
    const WebhookRequest whole = read(text);
    QCOMPARE(whole.method, QByteArray("POST"));
    QCOMPARE(whole.path, QByteArray("/hooks/a/b"));
    QCOMPARE(whole.headers.value("x-a"), QByteArray("1, 2"));
    QCOMPARE(whole.body, QByteArray("hello"));

    for (qsizetype cut = 0; cut <= text.size(); ++cut) {
        WebhookReader reader;
        reader.feed(QByteArrayView(text).first(cut));
        reader.feed(QByteArrayView(text).sliced(cut));
        QCOMPARE(reader.state(), State::Done);
        QCOMPARE(reader.request(), whole);
    }
}

void tst_WebhookRequest::whatIsNoRequestIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &text, int status) {
        QTest::newRow(name) << text << status;
    };
    row("no words", "hello\r\n\r\n", 400);
    row("another protocol", "POST / HTTP/2\r\n\r\n", 400);
    row("no path", "POST http://x/ HTTP/1.1\r\n\r\n", 400);
    row("a header without a colon", "POST / HTTP/1.1\r\nHost\r\n\r\n", 400);
    row("a space before the colon", "POST / HTTP/1.1\r\nHost : a\r\n\r\n", 400);
    row("two lengths", "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400);
    row("a negative length", "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400);
    row("an empty length", "POST / HTTP/1.1\r\nContent-Length: \r\n\r\n", 400);
    row("a body in chunks", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 411);
    row("a byte too much",
        "POST / HTTP/1.1\r\nContent-Length: " + QByteArray::number(WebhookReader::kMaxBody + 1)
            + "\r\n\r\n",
        413);
    row("a length beyond any number",
        "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", 413);
}

void tst_WebhookRequest::whatIsNoRequestIsRefused()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, status);
    WebhookReader reader;

    QCOMPARE(reader.feed(text), State::Refused);
    QCOMPARE(reader.status(), status);
    QCOMPARE(reader.feed("POST / HTTP/1.1\r\n\r\n"), State::Refused);
}

void tst_WebhookRequest::aLongHeadIsRefusedBeforeItEnds()
{
    WebhookReader reader;
    qsizetype fed = 0;
    while (reader.state() == State::Head && fed < 1'000'000) {
        reader.feed(QByteArray(1000, 'a'));
        fed += 1000;
    }

    QCOMPARE(reader.status(), 431);
    QVERIFY(fed <= WebhookReader::kMaxHead + 2000);
}

/// Source of the numbers: GitHub, "Validating webhook deliveries", testing the verification.
void tst_WebhookRequest::onlyTheRightSignatureCounts()
{
    const QByteArray secret = "It's a Secret to Everybody";
    const QByteArray body = "Hello, World!";
    const QByteArray signature =
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    QVERIFY(isSignedWith(secret, body, signature));
    QVERIFY(!isSignedWith(secret, body + " ", signature));
    QVERIFY(!isSignedWith("another", body, signature));
    QVERIFY(!isSignedWith(secret, body, signature.chopped(1)));
    QVERIFY(!isSignedWith(secret, body, signature + "0"));
    QVERIFY(!isSignedWith(secret, body, ""));
    QVERIFY(!isSignedWith("", body, "sha256="));
}

void tst_WebhookRequest::aRequestIsJudged_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QByteArray>("into");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *change, const char *into, int status) {
        QTest::newRow(name) << QByteArray(change) << QByteArray(into) << status;
    };
    row("as it should be", "", "", 0);
    row("by name", "127.0.0.1:8080", "localhost", 0);
    row("IPv6", "127.0.0.1:8080", "[::1]:8080", 0);
    row("another method", "POST", "PUT", 405);
    row("a name that leads here from a browser", "127.0.0.1:8080", "evil.example:8080", 403);
    row("without a host", "Host", "Ghost", 403);
    row("another text", "Hello", "Hullo", 401);
    row("unsigned", "X-Hub", "Y-Hub", 401);
}

void tst_WebhookRequest::aRequestIsJudged()
{
    QFETCH(const QByteArray, change);
    QFETCH(const QByteArray, into);
    QFETCH(const int, status);
    QByteArray text =
        "POST /hooks/a/b HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nX-Hub-Signature-256: sha256="
        "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17\r\n"
        "Content-Length: 13\r\n\r\nHello, World!";
    if (!change.isEmpty())
        text.replace(text.indexOf(change), change.size(), into);

    QCOMPARE(judgeWebhook(read(text), "It's a Secret to Everybody"), status);
}

void tst_WebhookRequest::theRunIsToldWhatWasPosted()
{
    const WebhookRequest request =
        read("POST / HTTP/1.1\r\nX-GitHub-Event: push\r\nX-GitHub-Delivery: d1\r\n"
             "Authorization: Basic abc\r\nCookie: a=b\r\nX-Api-Key: k\r\n"
             "X-Hub-Signature-256: sha256=00\r\nContent-Length: 9\r\n\r\n{\"ref\":1}");

    const QJsonObject payload = webhookPayload(request);

    QCOMPARE(payload["event"_L1].toString(), u"push"_s);
    QCOMPARE(payload["body"_L1]["ref"_L1].toInt(), 1);
    QCOMPARE(payload["headers"_L1].toObject().keys(),
             (QStringList{u"x-github-delivery"_s, u"x-github-event"_s}));
    QCOMPARE(deliveryId(request), u"d1"_s);
}

void tst_WebhookRequest::aFormOfGitHubIsRead()
{
    const QByteArray body = "payload=%7B%22a%22%3A%22b+c%22%7D";
    const WebhookRequest request =
        read("POST / HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
             "Content-Length: "
             + QByteArray::number(body.size()) + "\r\n\r\n" + body);

    QCOMPARE(webhookPayload(request)["body"_L1]["a"_L1].toString(), u"b c"_s);
}

QTEST_GUILESS_MAIN(tst_WebhookRequest)
#include "tst_webhookrequest.moc"
