// SPDX-License-Identifier: GPL-3.0-or-later
#include "runchoice.h"

#include <agentops/workflow/errors.h>

#include <QtCore/QtEnvironmentVariables>

#include <limits>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using workflow::RunId;

Task<Result<RunId>> findRun(workflow::RunService *service, QString name, CancelToken token)
{
    // Shorter pieces would be guesses: ids of the same hour begin alike.
    constexpr qsizetype kShortest = 4;
    if (const auto id = RunId::parse(name))
        co_return *id;
    AO_CO_TRY(const QList<workflow::RunSummary> runs,
              co_await service->list(std::numeric_limits<int>::max(), token));
    if (name == "last"_L1 && !runs.isEmpty())
        co_return runs.first().id;
    QList<RunId> found;
    for (const workflow::RunSummary &run : runs) {
        const QString id = run.id.toString();
        if (name.size() >= kShortest && (id.startsWith(name) || id.endsWith(name)))
            found.append(run.id);
    }
    if (found.size() == 1)
        co_return found.first();
    if (found.isEmpty())
        co_return fail(workflow::errors::kRunNotFound, u"there is no run '%1'"_s.arg(name));
    co_return fail(agentops::errors::kInvalidArgument,
                   u"'%1' fits %2 runs: give more of the id"_s.arg(name).arg(found.size()));
}

QString userName()
{
    for (const char *variable : {"USER", "LOGNAME", "USERNAME"}) {
        const QString name = qEnvironmentVariable(variable);
        if (!name.isEmpty())
            return name;
    }
    return u"command line"_s;
}

commandline::Argument runArgument()
{
    return {.name = u"RUN"_s, .help = u"the id of a run, a beginning or end of it, or 'last'"_s};
}

} // namespace agentops::cli
