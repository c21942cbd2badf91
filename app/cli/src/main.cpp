// SPDX-License-Identifier: GPL-3.0-or-later
#include "interrupt.h"
#include "program.h"
#include "terminal.h"

#include <agentops/base/log.h>
#include <agentops/commandline/help.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::cli;

namespace {

/// What an error is about: PATH:LINE:COLUMN, or "run ID, step NODE".
QString placeOf(const Error &error)
{
    QString path = error.contextValue(u"path");
    if (path.isEmpty())
        path = error.contextValue(u"file");
    if (!path.isEmpty()) {
        for (const QString &key : {u"line"_s, u"column"_s}) {
            const QString value = error.contextValue(key);
            if (!value.isEmpty())
                path += u':' + value;
        }
        return path;
    }
    const QString run = error.contextValue(u"run");
    const QString node = error.contextValue(u"node");
    if (run.isEmpty())
        return {};
    return node.isEmpty() ? u"run "_s + run : u"run %1, step %2"_s.arg(run, node);
}

/// What went wrong and where, on one line: PLACE: message: cause.
QString errorLine(const Error &error)
{
    QString text = error.message();
    for (const Error *cause = error.cause(); cause; cause = cause->cause())
        text += u": "_s + cause->message();
    const QString place = placeOf(error);
    return place.isEmpty() || text.contains(place) ? text : place + u": "_s + text;
}

/// One line on standard error, and with --json the error's document on standard output.
ExitCode report(Console &console, const Error &error)
{
    const ExitCode code = exitCodeOf(error);
    QString line = code == ExitCode::Cancelled ? u"cancelled"_s : errorLine(error);
    if (code == ExitCode::Usage) {
        const QString command = error.contextValue(u"command");
        line += u" (see 'agentops %1--help')"_s.arg(command.isEmpty() ? QString() : command + u' ');
    }
    console.message(u"agentops: "_s + line);
    if (console.isJson()) {
        QJsonObject context;
        for (const Error::Context &item : error.context())
            context.insert(item.key, item.value);
        const QString name = QString::fromLatin1(error.code().text());
        // Standard output may be what failed; the message above has been said already.
        std::ignore = console.writeJson(
            {{u"error"_s,
              QJsonObject{
                  {u"code"_s, name}, {u"message"_s, error.message()}, {u"context"_s, context}}}});
    }
    return code;
}

/// Whether a flag was given, also on a line that was not understood as a whole.
bool isGiven(const Result<commandline::Invocation> &invocation, const QStringList &words,
             const QString &flag)
{
    const auto end = std::ranges::find(words, u"--"_s);
    return invocation ? invocation->hasFlag(flag)
                      : std::find(words.begin(), end, u"--"_s + flag) != end;
}

/// What --version and --help ask for; with --json one document, as for every command.
Result<> describe(const commandline::Invocation &invocation, const commandline::Program &program,
                  Console &console)
{
    if (invocation.isVersionWanted()) {
        return console.isJson() ? console.writeJson({{u"version"_s, program.version}})
                                : console.writeLine(program.name + u' ' + program.version);
    }
    const QString text = commandline::helpText(program, invocation.path(), terminalWidth());
    return console.isJson() ? console.writeJson({{u"help"_s, text}}) : console.write(text.toUtf8());
}

Task<> execute(const Handler *handler, Context context)
{
    Console *console = context.console;
    Result<ExitCode> result = co_await (*handler)(std::move(context));
    console->endProgress();
    ExitCode code = result ? *result : report(*console, result.error());
    if (const Result<> flushed = console->flush(); !flushed)
        code = report(*console, flushed.error());
    QCoreApplication::exit(int(code));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setOrganizationName(u"AgentOps"_s);
    QCoreApplication::setApplicationName(u"AgentOps Workbench"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(AO_VERSION));
    ignoreClosedPipes();
    const auto secretList = std::make_shared<SecretList>();
    installLogHandler(secretList);

    const CommandTable table = commandTable();
    QStringList words = QCoreApplication::arguments();
    words.removeFirst();
    const auto invocation = commandline::parse(table.program, words);
    const bool isJson = isGiven(invocation, words, u"json"_s);
    const bool isQuiet = isGiven(invocation, words, u"quiet"_s);
    Console console(isJson ? Console::Format::Json : Console::Format::Text,
                    isQuiet ? Console::Progress::Hidden : Console::Progress::Shown);
    if (!invocation)
        return int(report(console, invocation.error()));
    if (invocation->isVersionWanted() || invocation->isHelpWanted()) {
        const auto written =
            describe(*invocation, table.program, console).and_then([&] { return console.flush(); });
        return written ? 0 : int(report(console, written.error()));
    }

    Interrupt interrupt;
    SystemClock clock;
    std::optional<Task<>> work;
    // The event loop must run before the first command can end it.
    QTimer::singleShot(0, &app, [&] {
        work = execute(table.findHandler(invocation->path()),
                       {.invocation = *invocation,
                        .program = &table.program,
                        .console = &console,
                        .clock = &clock,
                        .secretList = secretList,
                        .token = interrupt.token()});
    });
    return QCoreApplication::exec();
}
