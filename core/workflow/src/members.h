// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonValue>

namespace agentops::workflow {

/// What JavaScript would read; undefined when there is nothing of the kind.
QJsonValue memberOf(const QJsonValue &value, const QString &key);

} // namespace agentops::workflow
