// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/template.h>

#include <QtCore/QHash>
#include <QtCore/QJsonValue>
#include <QtCore/QSet>
#include <QtCore/QString>

namespace agentops::workflow {

/// What the texts inside a JSON value refer to. `names` are those known where the texts stand.
QSet<QString> referencedScopes(const QJsonValue &value, const ExpressionNames &names);

/// The text with other scopes in its expressions: `renamed` from old to new. What is no template,
/// and everything outside of expressions, stays as it is.
QString withScopes(const QString &text, const QHash<QString, QString> &renamed,
                   const ExpressionNames &names);
/// The same for every text inside a JSON value.
QJsonValue withScopes(const QJsonValue &value, const QHash<QString, QString> &renamed,
                      const ExpressionNames &names);

} // namespace agentops::workflow
