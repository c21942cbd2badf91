// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/effect.h>

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

/// What steps will do to the outside, from their parameters, for the dry run: the same kinds and
/// targets as in the ledger. Texts in which expressions are not resolved yet stand as written.
namespace agentops::nodes::planned {

using Effects = QList<workflow::PlannedEffect>;

Effects archive(const QJsonObject &parameters);
Effects artifact(const QJsonObject &parameters);
Effects cache(const QJsonObject &parameters);
Effects command(const QJsonObject &parameters);
Effects deployCommand(const QJsonObject &parameters);
Effects deploySsh(const QJsonObject &parameters);
Effects email(const QJsonObject &parameters);
Effects fileWrite(const QJsonObject &parameters);
Effects checkout(const QJsonObject &parameters);
Effects gitBranch(const QJsonObject &parameters);
Effects gitCommit(const QJsonObject &parameters);
Effects gitMerge(const QJsonObject &parameters);
Effects gitPush(const QJsonObject &parameters);
Effects gitTag(const QJsonObject &parameters);
Effects gitWorktree(const QJsonObject &parameters);
Effects httpRequest(const QJsonObject &parameters);
Effects notification(const QJsonObject &parameters);
Effects tests(const QJsonObject &parameters);
Effects unpacking(const QJsonObject &parameters);
Effects webhook(const QJsonObject &parameters);

QStringList git(const QJsonObject &parameters);
QStringList shell(const QJsonObject &parameters);
QStringList ssh(const QJsonObject &parameters);
QStringList tool(const QJsonObject &parameters);

} // namespace agentops::nodes::planned

namespace agentops::nodes {

/// Scheme, host and port: the rest of an address may hold secrets.
QString serverOf(const QUrl &url);
/// What a request has done, for the ledger; status 0: no answer.
workflow::StepEffect httpEffect(const QString &method, const QUrl &url, int status = 0);

} // namespace agentops::nodes
