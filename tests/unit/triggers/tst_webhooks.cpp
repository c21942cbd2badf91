// SPDX-License-Identifier: GPL-3.0-or-later
#include "triggerfixture.h"

#include <agentops/triggers/triggerkinds.h>

#include <QtCore/QMessageAuthenticationCode>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::triggers;
using namespace agentops::workflow;

/// The address that programs on this computer post to.
class tst_Webhooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyAtOnceBeginARunEach();
    void whatIsPostedWhileNoRunCanBeginIsKept();
    void aPortThatCannotBeHadIsNotKept();

private:
    static Document hook()
    {
        return TriggerFixture::document(kWebhookKind,
                                        {{u"secret"_s, QJsonObject{{u"secret"_s, u"hook"_s}}}});
    }
    static std::unique_ptr<QTcpSocket> post(const QUrl &url, const QByteArray &delivery)
    {
        const QByteArray signature =
            QMessageAuthenticationCode::hash("{}", "secret of hook", QCryptographicHash::Sha256)
                .toHex();
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(url.host(), quint16(url.port()));
        socket->write("POST " + url.path().toUtf8() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                      + "X-Hub-Signature-256: sha256=" + signature
                      + "\r\nX-GitHub-Delivery: " + delivery + "\r\nContent-Length: 2\r\n\r\n{}");
        return socket;
    }
};

void tst_Webhooks::manyAtOnceBeginARunEach()
{
    TriggerFixture fixture;
    fixture.arm(hook());
    const QUrl url(await(fixture.service().list({}))->first().address);
    QVERIFY2(url.isValid() && !url.isEmpty(), qPrintable(url.toString()));

    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < 20; ++i)
        sockets.push_back(post(url, QByteArray::number(i)));
    const auto areClosed = [&sockets] {
        return std::ranges::all_of(sockets, [](const auto &socket) {
            return socket->state() == QAbstractSocket::UnconnectedState;
        });
    };
    QVERIFY(QTest::qWaitFor(areClosed, 20'000));

    for (const auto &socket : sockets)
        QCOMPARE(socket->readAll().sliced(9, 3), QByteArray("202"));
    QCOMPARE(fixture.payloads().size(), 20);
}

void tst_Webhooks::whatIsPostedWhileNoRunCanBeginIsKept()
{
    TriggerFixture fixture;
    const auto workspaces = std::make_shared<UnreadyWorkspaces>();
    fixture.stop();
    fixture.workspaces = workspaces;
    fixture.start();
    fixture.arm(hook());
    const QUrl url(await(fixture.service().list({}))->first().address);
    workspaces->isBusy = true;

    for (const QByteArray &delivery : {"one"_ba, "two"_ba, "three"_ba}) {
        const auto socket = post(url, delivery);
        QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(socket->readAll().sliced(9, 3), QByteArray("202"));
    }
    QCOMPARE(fixture.payloads().size(), 0);
    fixture.stop();
    fixture.start();
    QCOMPARE(fixture.payloads().size(), 0);
    workspaces->isBusy = false;
    fixture.pass(1min);

    QStringList deliveries;
    for (const QJsonObject &payload : fixture.payloads())
        deliveries.append(payload["headers"_L1]["x-github-delivery"_L1].toString());
    QCOMPARE(deliveries, QStringList({u"one"_s, u"two"_s, u"three"_s}));
    QCOMPARE(await(fixture.service().list({}))->first().error, QString());
}

void tst_Webhooks::aPortThatCannotBeHadIsNotKept()
{
    TriggerFixture fixture;
    fixture.stop();
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const quint16 port = other.serverPort();
    const auto address = [&fixture](TriggerFixture::Program &program) {
        fixture.settle();
        return await(program.triggers->list({}))->first().address;
    };

    auto program = fixture.createProgram(port);
    AO_VERIFY_OK(
        await(program.triggers->arm(hook(), u"test.agentops.json"_s, Replaces::SameFile, {})));
    QCOMPARE(address(program), QString());
    TriggerFixture::close(program);
    other.close();

    program = fixture.createProgram(port);
    QVERIFY(address(program).startsWith(u"http://127.0.0.1:%1/"_s.arg(port)));
    TriggerFixture::close(program);
}

QTEST_GUILESS_MAIN(tst_Webhooks)
#include "tst_webhooks.moc"
