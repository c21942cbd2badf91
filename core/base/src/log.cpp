// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/log.h>

#include <agentops/base/clock.h>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace agentops {

namespace {

struct Handler
{
    std::mutex mutex;
    std::shared_ptr<const SecretList> secrets;
    LogSink sink;
};

/// Qt's handler is a plain function, so what it needs can only be global.
Handler &handler()
{
    static Handler &instance = *new Handler; // messages come until the very end of the program
    return instance;
}

QLatin1StringView levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug"_L1;
    case QtInfoMsg:
        return "info"_L1;
    case QtWarningMsg:
        return "warning"_L1;
    case QtCriticalMsg:
        return "critical"_L1;
    case QtFatalMsg:
        return "fatal"_L1;
    }
    return "warning"_L1;
}

void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    // Qt calls no handler from inside the handler: what a sink logs goes to stderr, past this.
    Handler &current = handler();
    const std::lock_guard lock(current.mutex);
    const QString text =
        current.secrets->matcher()->redactText(message).replace(u'\n', "\n    "_L1);
    const QString category = QString::fromUtf8(context.category ? context.category : "default");
    const QString line =
        u"%1 %2 %3: %4"_s.arg(toIsoString(std::chrono::time_point_cast<std::chrono::milliseconds>(
                                  std::chrono::system_clock::now())),
                              levelName(type), category, text);
    if (current.sink) {
        current.sink(line);
    } else {
        const QByteArray bytes = line.toLocal8Bit() + '\n';
        std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
        std::fflush(stderr);
    }
}

} // namespace

void installLogHandler(std::shared_ptr<const SecretList> secrets, LogSink sink)
{
    {
        Handler &current = handler();
        const std::lock_guard lock(current.mutex);
        current.secrets = std::move(secrets);
        current.sink = std::move(sink);
    }
    QLoggingCategory::setFilterRules(u"agentops.*.debug=false"_s);
    qInstallMessageHandler(handleMessage);
}

void removeLogHandler()
{
    qInstallMessageHandler(nullptr);
    Handler &current = handler();
    const std::lock_guard lock(current.mutex);
    current.sink = nullptr;
}

} // namespace agentops
