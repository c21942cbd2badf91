// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "text.h"
#include "workflowfile.h"

#include <agentops/workflow/arrangement.h>

#include <QtCore/QDir>
#include <QtCore/QJsonArray>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;

namespace {

Task<Result<ExitCode>> layOutFile(Context context)
{
    const QString named = context.invocation.argument(u"FILE");
    const QString path = QDir::current().absoluteFilePath(named);
    AO_CO_TRY(workflow::Document document, readWorkflowFile(path));
    const auto catalog = knownKinds(context);
    AO_CO_TRY(const workflow::Places arrangement,
              workflow::arrange(document, {.catalog = catalog.get()}, context.token));
    QStringList moved;
    for (const workflow::Node &node : document.nodes) {
        if (arrangement.nodes.contains(node.id))
            moved.append(node.id.text());
    }
    const bool isArranged = arrangement == workflow::Places();
    const bool isCheck = context.invocation.hasFlag(u"check");
    if (!isArranged && !isCheck) {
        workflow::putPlaces(arrangement, document.layout);
        AO_CO_CHECK(co_await writeWorkflowFile(context, path, document, u"laid out"_s));
    }

    Console &console = *context.console;
    if (console.isJson()) {
        AO_CO_CHECK(console.writeJson({{u"file"_s, named},
                                       {u"arranged"_s, isArranged},
                                       {u"moved"_s, QJsonArray::fromStringList(moved)}}));
    } else {
        const QString count = counted(moved.size(), u"step"_s, u"steps"_s);
        const QString text = isArranged ? u"%1: laid out already"_s.arg(named)
            : isCheck                   ? u"%1: %2 would move"_s.arg(named, count)
                                        : u"%1: %2 moved"_s.arg(named, count);
        AO_CO_CHECK(console.writeLine(text));
    }
    co_return isArranged || !isCheck ? ExitCode::Ok : ExitCode::Failed;
}

} // namespace

QList<Entry> layoutCommands()
{
    return {
        {.command =
             {.path = u"workflow layout"_s,
              .summary = u"Place the steps of a workflow file from left to right"_s,
              .description =
                  u"Only places change: what the workflow does stays the same. Containers are "
                  "placed around their steps, groups stay together, notes go with the nearest "
                  "step. The same file always comes out the same."_s,
              .arguments =
                  {{.name = u"FILE"_s, .help = u"a workflow file"_s, .type = ValueType::File}},
              .options = {{.name = u"check"_s,
                           .help = u"write nothing; the exit status is 1 when something would "
                                   "move"_s}},
              .jsonShape = u"{\"file\", \"arranged\": whether it was laid out before, \"moved\": "
                           "[id]}"_s,
              .examples = {u"agentops workflow layout ci.agentops.json"_s}},
         .handler = layOutFile},
    };
}

} // namespace agentops::cli
