// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace agentops::ui::graph {

/// A schedule in the person's words, such as "Every weekday at 07:30"; empty for one that words
/// would not make any clearer, and for what is none.
QString cronWords(const QString &cron);

} // namespace agentops::ui::graph
