// SPDX-License-Identifier: GPL-3.0-or-later
#include "runchoice.h"

#include "idchoice.h"

#include <agentops/workflow/errors.h>

#include <QtCore/QtEnvironmentVariables>

#include <limits>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using workflow::RunId;

Task<Result<RunId>> findRun(workflow::RunService *service, QString name, CancelToken token)
{
    if (const auto id = RunId::parse(name))
        co_return *id;
    AO_CO_TRY(const QList<workflow::RunSummary> runs,
              co_await service->list(std::numeric_limits<int>::max(), token));
    if (name == "last"_L1 && !runs.isEmpty())
        co_return runs.first().id;
    if (name == "last"_L1)
        co_return fail(workflow::errors::kRunNotFound, u"there is no run yet, so no 'last' one"_s);
    QStringList ids;
    for (const workflow::RunSummary &run : runs)
        ids.append(run.id.toString());
    AO_CO_TRY(const qsizetype found, chooseId(ids, name, u"run"_s, workflow::errors::kRunNotFound));
    co_return runs[found].id;
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
