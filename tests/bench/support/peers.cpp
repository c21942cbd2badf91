// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace agentops::bench {

namespace {

constexpr int kPatienceMs = 300'000;
constexpr int kPatienceToEndMs = 5000;
constexpr qsizetype kLinesBeforeKill = 100;

Error unavailable(const QString &why)
{
    return Error(errors::kNotFound, why);
}

qsizetype linesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : 0;
}

/// Waits until the ledger has more lines than that.
bool waitForLines(const QString &ledger, qsizetype count, QProcess &program)
{
    const QDeadlineTimer deadline(kPatienceMs);
    while (linesOf(ledger) <= count) {
        if (deadline.hasExpired() || program.state() == QProcess::NotRunning)
            return false;
        program.waitForReadyRead(1); // sees its end, too
    }
    return true;
}

} // namespace

QString peerScripts(const QString &subject)
{
    return u"%1/tests/bench/%2/peers"_s.arg(QStringLiteral(AO_SOURCE_DIR), subject);
}

Result<QString> peerModules(const QString &subject)
{
    const QString folder = u"%1/bench-peers/%2"_s.arg(QStringLiteral(AO_BINARY_DIR), subject);
    QFile wanted(peerScripts(subject) + u"/package-lock.json"_s);
    QFile present(folder + u"/installed"_s);
    if (!wanted.open(QIODevice::ReadOnly))
        return fail(unavailable(u"its list of packages cannot be read"_s));
    const QByteArray list = wanted.readAll();
    if (present.open(QIODevice::ReadOnly) && present.readAll() == list)
        return folder;
    present.close();
    QDir().mkpath(folder);
    for (const auto &name : {u"package.json"_s, u"package-lock.json"_s}) {
        QFile::remove(folder + u'/' + name);
        QFile::copy(peerScripts(subject) + u'/' + name, folder + u'/' + name);
    }
    QProcess npm;
    npm.setWorkingDirectory(folder);
    npm.start(
        u"npm"_s,
        {u"ci"_s, u"--ignore-scripts"_s, u"--no-audit"_s, u"--no-fund"_s, u"--loglevel=error"_s});
    if (!npm.waitForFinished(kPatienceMs) || npm.exitCode() != 0) {
        const QString said = QString::fromUtf8(npm.readAllStandardError()).trimmed();
        npm.kill();
        return fail(unavailable(u"npm cannot fetch it: "_s
                                + (said.isEmpty() ? npm.errorString() : said.right(300))));
    }
    if (present.open(QIODevice::WriteOnly))
        present.write(list);
    return folder;
}

Result<QJsonObject> askPeer(const QString &program, const QStringList &arguments)
{
    QProcess peer;
    peer.start(program, arguments);
    if (!peer.waitForFinished(kPatienceMs) || peer.exitCode() != 0) {
        peer.kill();
        const QString said = QString::fromUtf8(peer.readAllStandardError()).trimmed();
        return fail(unavailable(said.isEmpty() ? peer.errorString() : said.right(300)));
    }
    const QByteArray said = peer.readAllStandardOutput().trimmed();
    return QJsonDocument::fromJson(said.sliced(said.lastIndexOf('\n') + 1)).object();
}

Result<double> killAndResume(const QString &program, const QStringList &arguments,
                             const QString &ledger)
{
    QProcess first;
    first.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    first.start(program, arguments);
    if (!waitForLines(ledger, kLinesBeforeKill, first))
        return fail(unavailable(u"it has not begun"_s));
    first.kill();
    first.waitForFinished();
    const qsizetype before = linesOf(ledger);
    QElapsedTimer wall;
    wall.start();
    QProcess second;
    second.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    second.start(program, arguments);
    if (!waitForLines(ledger, before, second))
        return fail(unavailable(u"it has not gone on"_s));
    const double milliseconds = double(wall.nsecsElapsed()) / 1e6;
    second.waitForFinished(kPatienceMs);
    return milliseconds;
}

Result<std::unique_ptr<Peer>> Peer::start(const QString &program, const QStringList &arguments)
{
    std::unique_ptr<Peer> peer(new Peer);
    peer->m_process.start(program, arguments);
    if (!peer->m_process.waitForStarted())
        return fail(unavailable(peer->m_process.errorString()));
    return peer;
}

Peer::~Peer()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(kPatienceToEndMs)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

Result<QJsonObject> Peer::ask(const QJsonObject &question)
{
    m_process.write(QJsonDocument(question).toJson(QJsonDocument::Compact) + '\n');
    const QDeadlineTimer deadline(kPatienceMs);
    while (!m_process.canReadLine()) {
        if (deadline.hasExpired())
            return fail(unavailable(u"it does not answer"_s));
        if (!m_process.waitForReadyRead(int(deadline.remainingTime()))
            && m_process.state() == QProcess::NotRunning) {
            const QString said = QString::fromUtf8(m_process.readAllStandardError()).trimmed();
            return fail(unavailable(said.isEmpty() ? u"it has ended"_s : said.left(300)));
        }
    }
    const QJsonObject answer = QJsonDocument::fromJson(m_process.readLine()).object();
    if (const QString error = answer.value("error"_L1).toString(); !error.isEmpty())
        return fail(unavailable(error));
    return answer;
}

} // namespace agentops::bench
