// SPDX-License-Identifier: GPL-3.0-or-later
#include "namefilter.h"

#include <agentops/triggers/cron.h>
#include <agentops/triggers/errors.h>
#include <agentops/triggers/triggerkinds.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/schema.h>

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace agentops::triggers {

using namespace workflow;

namespace {

using Faults = QList<ParameterFault>;

/// Hands on by its ports what the firing says; a person who starts the run has nothing to say.
class EventTrigger final : public InstantExecutor
{
public:
    explicit EventTrigger(QList<Port> outputs) : m_outputs(std::move(outputs)) { }

    Result<StepOutput> evaluate(const StepContext &context) override
    {
        const QJsonObject payload = context.payload.toObject();
        StepOutput output;
        for (const Port &port : m_outputs) {
            const QJsonValue value = payload.value(port.name);
            output.values.insert(port.name, value.isUndefined() ? nothing(port.type) : value);
        }
        return output;
    }

private:
    static QJsonValue nothing(PortType type)
    {
        switch (type) {
        case PortType::Text:
            return QString();
        case PortType::Number:
            return 0;
        case PortType::List:
            return QJsonArray();
        case PortType::Object:
            return QJsonObject();
        default:
            return QJsonValue::Null;
        }
    }

    QList<Port> m_outputs;
};

void note(Faults &faults, const QString &parameter, const Error &error)
{
    faults.append({error.code(), parameter, error.message()});
}

Faults checkPatterns(const Node &node, const QStringList &parameters)
{
    Faults faults;
    for (const QString &parameter : parameters) {
        if (const auto filter = NameFilter::parse(node.parameters.value(parameter)); !filter)
            note(faults, parameter, filter.error());
    }
    return faults;
}

Parameter patterns(const QString &name, const QString &title, const QString &help,
                   Parameter::Editor editor)
{
    return {.name = name,
            .type = Parameter::Type::List,
            .title = title,
            .help = help,
            .editor = editor};
}

Port pathsPort()
{
    return {.name = u"paths"_s, .type = PortType::List, .schema = schema::list(schema::text())};
}

/// With names that nobody knows before.
Port objectPort(const QString &name, const QJsonObject &values)
{
    return {.name = name, .type = PortType::Object, .schema = schema::map(values)};
}

Faults checkSchedule(const Node &node)
{
    Faults faults;
    const QString text = node.parameters.value("cron"_L1).toString();
    const auto cron = Cron::parse(text);
    if (!cron && !text.trimmed().isEmpty())
        note(faults, u"cron"_s, cron.error());
    const auto zone = findTimeZone(node.parameters.value("timeZone"_L1).toString());
    if (!zone)
        note(faults, u"timeZone"_s, zone.error());
    // Whether a date exists at all does not depend on when it is asked.
    if (cron && zone && !cron->next(Timestamp(), *zone)) {
        faults.append(
            {errors::kNeverDue, u"cron"_s, u"no day of the calendar fits \"%1\""_s.arg(text)});
    }
    return faults;
}

NodeType scheduleType()
{
    return {.kind = kScheduleKind,
            .category = u"trigger"_s,
            .title = u"Schedule"_s,
            .help = u"Begins a run at certain times, while a program serves the armed workflow. A "
                    "time that the clock skips in spring is due right after the gap; one that it "
                    "shows twice in autumn only the first time, or both with * for minute or "
                    "hour."_s,
            .icon = u"calendar-clock"_s,
            .summaryParameter = u"cron"_s,
            .outputs = {{.name = u"dueAt"_s, .type = PortType::Text},
                        {.name = u"missed"_s, .type = PortType::Number}},
            .parameters =
                {{.name = u"cron"_s,
                  .title = u"When"_s,
                  .help = u"Minute, hour, day of the month, month, day of the week; or @hourly, "
                          "@daily, @weekly, @monthly, @yearly."_s,
                  .isRequired = true,
                  .placeholder = u"30 6 * * mon-fri"_s,
                  .editor = Parameter::Editor::Cron},
                 {.name = u"timeZone"_s,
                  .title = u"Time zone"_s,
                  .help = u"Such as Europe/Paris. Empty: that of this computer."_s,
                  .placeholder = u"Europe/Paris"_s,
                  .editor = Parameter::Editor::TimeZone},
                 {.name = u"missed"_s,
                  .type = Parameter::Type::Choice,
                  .title = u"When times were missed"_s,
                  .help = u"While no program ran, or the computer slept: “skip” waits for the next "
                          "time, “once” makes up for all of them with one run, “all” with one run "
                          "each, a hundred at most."_s,
                  .defaultValue = u"once"_s,
                  .choices = {u"skip"_s, u"once"_s, u"all"_s}}},
            .start = Start::ByEvent,
            .resource = Resource::None,
            .isInstant = true,
            .check = checkSchedule};
}

Faults checkFiles(const Node &node)
{
    return checkPatterns(node, {u"paths"_s, u"pathsIgnored"_s});
}

NodeType filesType()
{
    return {.kind = kFilesKind,
            .category = u"trigger"_s,
            .title = u"Files change"_s,
            .help =
                u"Begins a run when files of the repository have another content, once they are "
                "quiet. What git ignores does not count. A workflow that writes such files itself "
                "begins again until it writes the same as before, ten times at most."_s,
            .icon = u"file-search"_s,
            .summaryParameter = u"paths"_s,
            .outputs = {pathsPort()},
            .parameters = {patterns(u"paths"_s, u"Files"_s,
                                    u"Patterns such as src/**/*.cpp. Empty: every file."_s,
                                    Parameter::Editor::Glob),
                           patterns(u"pathsIgnored"_s, u"But not"_s, {}, Parameter::Editor::Glob),
                           {.name = u"quietMs"_s,
                            .type = Parameter::Type::Number,
                            .title = u"Quiet for (ms)"_s,
                            .help = u"How long nothing has to change before the run begins."_s,
                            .defaultValue = 500}},
            .start = Start::ByEvent,
            .resource = Resource::None,
            .isInstant = true,
            .check = checkFiles};
}

Faults checkGit(const Node &node)
{
    return checkPatterns(node,
                         {u"branches"_s, u"branchesIgnored"_s, u"tags"_s, u"tagsIgnored"_s,
                          u"paths"_s, u"pathsIgnored"_s});
}

NodeType gitType()
{
    return {
        .kind = kGitKind,
        .category = u"trigger"_s,
        .title = u"Commit or tag"_s,
        .help = u"Begins a run when a branch has a new commit, or a tag is new. Commits that a run "
                "of this workflow has made do not count, nor do the branches of runs "
                "(agentops/...), unless a pattern names them. 'agentops hook install' makes it "
                "know at once; otherwise it looks every ten seconds."_s,
        .icon = u"git-commit-horizontal"_s,
        .summaryParameter = u"branches"_s,
        .outputs = {{.name = u"branch"_s, .type = PortType::Text},
                    {.name = u"tag"_s, .type = PortType::Text},
                    {.name = u"commit"_s, .type = PortType::Text},
                    {.name = u"before"_s, .type = PortType::Text},
                    pathsPort()},
        .parameters =
            {patterns(u"branches"_s, u"Branches"_s,
                      u"Patterns such as main or release/**. With none of branches and tags: every "
                      "branch and tag; with one of them: only those."_s,
                      Parameter::Editor::Branch),
             patterns(u"branchesIgnored"_s, u"But not"_s, {}, Parameter::Editor::Branch),
             patterns(u"tags"_s, u"Tags"_s, u"Patterns such as v*."_s, Parameter::Editor::Plain),
             patterns(u"tagsIgnored"_s, u"But not the tags"_s, {}, Parameter::Editor::Plain),
             patterns(u"paths"_s, u"Files"_s,
                      u"Only commits that change one of these, such as src/**."_s,
                      Parameter::Editor::Glob),
             patterns(u"pathsIgnored"_s, u"But not the files"_s,
                      u"Commits that change nothing else do not count."_s, Parameter::Editor::Glob),
             {.name = u"remotes"_s,
              .type = Parameter::Type::Boolean,
              .title = u"Remote branches too"_s,
              .help = u"As a fetch brings them, such as origin/main."_s,
              .defaultValue = false}},
        .start = Start::ByEvent,
        .resource = Resource::None,
        .isInstant = true,
        .check = checkGit};
}

Faults checkRun(const Node &node)
{
    Faults faults;
    const QStringList known{u"succeeded"_s, u"failed"_s, u"cancelled"_s};
    for (const QJsonValue &state : node.parameters.value("states"_L1).toArray()) {
        if (!known.contains(state.toString())) {
            faults.append({errors::kBadParameter, u"states"_s,
                           u"\"%1\" is none of %2"_s.arg(state.toString(), known.join(", "_L1))});
        }
    }
    return faults;
}

NodeType runType()
{
    return {.kind = kRunKind,
            .category = u"trigger"_s,
            .title = u"Another run ends"_s,
            .help = u"Begins a run when one of another workflow has ended. Workflows that begin "
                    "each other do not go round in circles: each is begun once in a chain."_s,
            .icon = u"step-forward"_s,
            .summaryParameter = u"workflow"_s,
            .outputs = {{.name = u"run"_s, .type = PortType::Text},
                        {.name = u"workflow"_s, .type = PortType::Text},
                        {.name = u"state"_s, .type = PortType::Text},
                        objectPort(u"outputs"_s, {})},
            .parameters = {{.name = u"workflow"_s,
                            .title = u"Workflow"_s,
                            .help = u"Its file from the root of the repository, its name or its "
                                    "id. Empty: any other one."_s,
                            .placeholder = u"workflows/check.agentops.json"_s,
                            .editor = Parameter::Editor::Workflow},
                           {.name = u"states"_s,
                            .type = Parameter::Type::List,
                            .title = u"When it has"_s,
                            .help = u"Some of succeeded, failed and cancelled."_s,
                            .defaultValue = QJsonArray{u"succeeded"_s}}},
            .start = Start::ByEvent,
            .resource = Resource::None,
            .isInstant = true,
            .check = checkRun};
}

NodeType webhookType()
{
    return {.kind = kWebhookKind,
            .category = u"trigger"_s,
            .title = u"Webhook"_s,
            .help = u"Begins a run when a program on this computer posts to the address that "
                    "'agentops triggers list' shows. The text must be signed with the secret, as "
                    "GitHub does it: X-Hub-Signature-256 holds sha256= and its HMAC. A repeated "
                    "X-GitHub-Delivery, or Idempotency-Key, begins nothing again."_s,
            .icon = u"webhook"_s,
            .outputs = {{.name = u"event"_s, .type = PortType::Text},
                        {.name = u"body"_s},
                        objectPort(u"headers"_s, schema::text())},
            .parameters = {{.name = u"secret"_s,
                            .type = Parameter::Type::Secret,
                            .title = u"Secret"_s,
                            .help = u"What the sender signs with."_s,
                            .isRequired = true}},
            .start = Start::ByEvent,
            .resource = Resource::None,
            .isInstant = true};
}

} // namespace

void addTriggerKinds(NodeCatalog &catalog)
{
    for (NodeType &type :
         std::array{scheduleType(), filesType(), gitType(), runType(), webhookType()}) {
        auto executor = std::make_unique<EventTrigger>(type.outputs);
        catalog.add(std::move(type), std::move(executor));
    }
}

} // namespace agentops::triggers
