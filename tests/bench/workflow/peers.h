// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <functional>

namespace agentops::bench {

/// The folder `peers` of this benchmark.
QString peerScripts();

/// The folder that holds the npm packages of `peers/package.json`; fetched when first asked for.
Result<QString> peerModules();

/// Runs a program to its end; its last line is a JSON object.
Result<QJsonObject> askPeer(const QString &program, const QStringList &arguments);

/// Milliseconds from the start of a program, which had been killed after a hundred lines, to the
/// next line of the ledger it keeps.
Result<double> killAndResume(const QString &program, const QStringList &arguments,
                             const QString &ledger);

} // namespace agentops::bench
