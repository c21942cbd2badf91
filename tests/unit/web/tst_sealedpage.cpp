// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/web/sealedpage.h>
#include <agentops/ui/web/webpages.h>

#include <QtGui/QGuiApplication>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtQml/QQmlComponent>
#include <QtQml/QQmlEngine>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickWindow>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace agentops::ui;
using namespace Qt::StringLiterals;

/// The walls behind the renderer: here hostile HTML gets past it and still reaches nobody.
class TestSealedPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void hostilePageReachesNobody();
    /// Last: what it asks for arrives late.
    void serverIsReachedWithoutTheSeal();

public:
    static bool hasResolverWall() { return qEnvironmentVariableIsSet("AO_RESOLVER_WALL"); }

private:
    /// A window with a page of this HTML, behind the seal or in an ordinary profile.
    QQuickItem *show(const QString &html, bool isSealed);
    QString hostileHtml() const;

    QQmlEngine m_engine;
    QTcpServer m_server;
    /// A page may prepare a connection without asking anything; that is the resolver's wall to
    /// stop.
    int m_connections = 0;
    int m_requests = 0;
    std::unique_ptr<QQuickWindow> m_window;
};

void TestSealedPage::initTestCase()
{
    if (!isWebEngineAvailable())
        QSKIP("the web engine cannot start its sandbox here");
    QVERIFY(m_server.listen(QHostAddress::LocalHost));
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        ++m_connections;
        QTcpSocket *socket = m_server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            ++m_requests;
            socket->write("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
}

void TestSealedPage::cleanup()
{
    m_window.reset();
    m_connections = 0;
    m_requests = 0;
}

QQuickItem *TestSealedPage::show(const QString &html, bool isSealed)
{
    m_window = std::make_unique<QQuickWindow>();
    m_window->resize(400, 300);
    QQmlComponent component(&m_engine);
    // Scripts are on: the seal alone must hold.
    component.setData(isSealed ? QByteArray(R"(
import QtQuick
import QtWebEngine
import AgentOps.Ui.Web
WebEngineView {
    id: view
    required property string html
    property alias sealed: seal
    property bool loaded: false
    property SealedPage seal: SealedPage { id: seal; html: view.html }
    profile: seal.profile
    url: seal.address
    onLoadingChanged: info => { if (info.status !== WebEngineView.LoadStartedStatus) loaded = true }
}
)")
                               : QByteArray(R"(
import QtQuick
import QtWebEngine
WebEngineView {
    id: view
    required property string html
    property bool loaded: false
    profile: WebEngineProfile { offTheRecord: true }
    onLoadingChanged: info => { if (info.status !== WebEngineView.LoadStartedStatus) loaded = true }
    Component.onCompleted: loadHtml(html)
}
)"),
                      QUrl());
    auto *view =
        qobject_cast<QQuickItem *>(component.createWithInitialProperties({{u"html"_s, html}}));
    if (!view) {
        qWarning() << component.errors();
        return nullptr;
    }
    view->setParent(m_window->contentItem());
    view->setParentItem(m_window->contentItem());
    view->setSize(m_window->size());
    m_window->show();
    return view;
}

QString TestSealedPage::hostileHtml() const
{
    const QString there = u"http://127.0.0.1:%1/"_s.arg(m_server.serverPort());
    QString html = uR"(<html><head>
<link rel="stylesheet" href="HERE/style.css"><link rel="preconnect" href="HERE/">
<link rel="prefetch" href="HERE/prefetch"><script src="HERE/script.js"></script>
<style>@import url(HERE/import.css); body { background: url(HERE/background.png) }</style>
</head><body><img src="HERE/picture.png"><iframe src="HERE/frame"></iframe>
<iframe src="file:///etc/passwd"></iframe><object data="HERE/object"></object>
<video src="HERE/video.mp4" autoplay></video>
<script>
fetch('HERE/fetch'); new Image().src = 'HERE/beacon'; navigator.sendBeacon('HERE/send', 'x');
new WebSocket('ws://127.0.0.1/'); document.title = 'ran';
</script></body></html>)"_s;
    return html.replace("HERE/"_L1, there);
}

void TestSealedPage::serverIsReachedWithoutTheSeal()
{
    if (hasResolverWall())
        QSKIP("nothing is reached with the resolver's wall");
    const QQuickItem *view = show(hostileHtml(), false);

    QVERIFY(view);
    QTRY_VERIFY_WITH_TIMEOUT(m_requests > 0, 30'000);
}

void TestSealedPage::hostilePageReachesNobody()
{
    const QQuickItem *view = show(hostileHtml(), true);
    QVERIFY(view);
    auto *sealed = view->property("sealed").value<SealedPage *>();
    QVERIFY(sealed);
    QSignalSpy refused(sealed, &SealedPage::requestRefused);

    QTRY_VERIFY_WITH_TIMEOUT(view->property("loaded").toBool(), 30'000);
    // The page has asked for its picture, frame, script and style sheet, and been refused.
    QTRY_VERIFY_WITH_TIMEOUT(refused.size() >= 4, 30'000);

    QCOMPARE(m_requests, 0);
    if (hasResolverWall())
        QCOMPARE(m_connections, 0);
}

int main(int argc, char **argv)
{
    initializeWebPages();
    // Once without the resolver's wall, so that the seal has to hold alone, and once with it.
    if (!TestSealedPage::hasResolverWall())
        qunsetenv("QTWEBENGINE_CHROMIUM_FLAGS");
    const QGuiApplication app(argc, argv);
    TestSealedPage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sealedpage.moc"
