// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtCore/QThread>

using namespace Qt::StringLiterals;

namespace agentops::bench {

namespace {

constexpr int kPatienceMs = 300'000;
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

QString peerScripts()
{
    return QStringLiteral(AO_SOURCE_DIR "/tests/bench/workflow/peers");
}

Result<QString> peerModules()
{
    const QString folder = QStringLiteral(AO_BINARY_DIR "/bench-peers");
    const QString manifest = folder + u"/package.json"_s;
    const QString done = folder + u"/installed"_s;
    QFile wanted(peerScripts() + u"/package.json"_s);
    QFile present(done);
    if (!wanted.open(QIODevice::ReadOnly))
        return fail(unavailable(u"its list of packages cannot be read"_s));
    const QByteArray list = wanted.readAll();
    if (present.open(QIODevice::ReadOnly) && present.readAll() == list)
        return folder;
    present.close();
    QDir().mkpath(folder);
    QFile::remove(manifest);
    QFile::copy(wanted.fileName(), manifest);
    QProcess npm;
    npm.setWorkingDirectory(folder);
    npm.start(u"npm"_s,
              {u"install"_s, u"--ignore-scripts"_s, u"--no-audit"_s, u"--no-fund"_s,
               u"--loglevel=error"_s});
    if (!npm.waitForFinished(kPatienceMs) || npm.exitCode() != 0) {
        npm.kill();
        return fail(unavailable(u"npm cannot fetch it: "_s
                                + QString::fromUtf8(npm.readAllStandardError()).trimmed()));
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

} // namespace agentops::bench
