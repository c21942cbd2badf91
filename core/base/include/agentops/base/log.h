// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/secrets.h>

#include <QtCore/QLoggingCategory>

#include <functional>
#include <memory>

namespace agentops {

/// Takes finished lines, without a newline at the end; what it logs itself goes to stderr.
/// Thread: any, one call at a time.
using LogSink = std::function<void(const QString &line)>;

/// Sends every message of the program and of Qt to `sink` (null: stderr) as one line, "time level
/// category: text", with the secrets of the list removed. Categories are named "agentops.<module>"
/// (Q_LOGGING_CATEGORY in the module); their debug messages are off until QT_LOGGING_RULES asks for
/// them.
/// Thread: main, before other threads start.
void installLogHandler(std::shared_ptr<const SecretList> secrets, LogSink sink = nullptr);

/// Gives messages back to Qt's own handler. The sink is not called any more.
void removeLogHandler();

} // namespace agentops
