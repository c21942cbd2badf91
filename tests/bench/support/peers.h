// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QStringList>

#include <memory>

namespace agentops::bench {

/// The folder `peers` of a subject's benchmarks: `workflow` or `graph`.
QString peerScripts(const QString &subject);

/// The folder that holds the npm packages of its `package-lock.json`; fetched when first asked for.
Result<QString> peerModules(const QString &subject);

/// Runs a program to its end; its last line is a JSON object.
Result<QJsonObject> askPeer(const QString &program, const QStringList &arguments);

/// Milliseconds from the start of a program, which had been killed after a hundred lines, to the
/// next line of the ledger it keeps.
Result<double> killAndResume(const QString &program, const QStringList &arguments,
                             const QString &ledger);

/// A program that answers each line, a JSON object, with one. It ends with this.
class Peer
{
public:
    static Result<std::unique_ptr<Peer>> start(const QString &program,
                                               const QStringList &arguments);
    ~Peer();
    Q_DISABLE_COPY_MOVE(Peer)

    /// An answer with `error` is one.
    Result<QJsonObject> ask(const QJsonObject &question);

private:
    Peer() = default;

    QProcess m_process;
};

} // namespace agentops::bench
