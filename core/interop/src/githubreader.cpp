// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubreader.h"

#include <agentops/base/closestword.h>
#include <agentops/interop/errors.h>

#include <QtCore/QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::interop {

namespace {

const QStringList kWorkflowKeys{u"name"_s,        u"run-name"_s, u"on"_s,
                                u"permissions"_s, u"env"_s,      u"defaults"_s,
                                u"concurrency"_s, u"jobs"_s,     u"description"_s};
const QStringList kEvents{u"branch_protection_rule"_s,
                          u"check_run"_s,
                          u"check_suite"_s,
                          u"create"_s,
                          u"delete"_s,
                          u"deployment"_s,
                          u"deployment_status"_s,
                          u"discussion"_s,
                          u"discussion_comment"_s,
                          u"fork"_s,
                          u"gollum"_s,
                          u"image_version"_s,
                          u"issue_comment"_s,
                          u"issues"_s,
                          u"label"_s,
                          u"merge_group"_s,
                          u"milestone"_s,
                          u"page_build"_s,
                          u"project"_s,
                          u"project_card"_s,
                          u"project_column"_s,
                          u"public"_s,
                          u"pull_request"_s,
                          u"pull_request_comment"_s,
                          u"pull_request_review"_s,
                          u"pull_request_review_comment"_s,
                          u"pull_request_target"_s,
                          u"push"_s,
                          u"registry_package"_s,
                          u"release"_s,
                          u"repository_dispatch"_s,
                          u"schedule"_s,
                          u"status"_s,
                          u"watch"_s,
                          u"workflow_call"_s,
                          u"workflow_dispatch"_s,
                          u"workflow_run"_s};
const QStringList kFilterKeys{u"types"_s,       u"branches"_s, u"branches-ignore"_s, u"tags"_s,
                              u"tags-ignore"_s, u"paths"_s,    u"paths-ignore"_s,    u"workflows"_s,
                              u"names"_s,       u"versions"_s};

} // namespace

const std::vector<YamlEntry> &entriesOf(const YamlNode *node)
{
    static const std::vector<YamlEntry> none;
    return node ? node->entries : none;
}

const std::vector<YamlNode> &itemsOf(const YamlNode *node)
{
    static const std::vector<YamlNode> none;
    return node ? node->items : none;
}

QStringList textsOf(const YamlNode *node)
{
    QStringList texts;
    if (!node)
        return texts;
    if (node->isScalar()) {
        if (!node->isNull())
            texts.append(node->text);
        return texts;
    }
    for (const YamlNode &item : node->items)
        texts.append(item.text);
    return texts;
}

const GithubTrigger *GithubWorkflow::findTrigger(QStringView event) const
{
    const auto found = std::ranges::find(triggers, event, &GithubTrigger::event);
    return found == triggers.end() ? nullptr : &*found;
}

void GithubReader::fail(TextPosition position, const QString &message)
{
    m_findings.add(m_file->path, errors::kBadWorkflow, Findings::Severity::Error, position,
                   message);
}

bool GithubReader::checkMap(const YamlNode &node, const QString &what, const QStringList &keys)
{
    if (!expectMap(&node, what))
        return false;
    for (const YamlEntry &entry : node.entries) {
        if (keys.contains(entry.key))
            continue;
        const QString nearest = closestWord(entry.key, keys);
        QString message = u"%1 has no key “%2”"_s.arg(what, entry.key);
        if (!nearest.isEmpty())
            message += u"; perhaps “%1” is meant"_s.arg(nearest);
        m_findings.add(m_file->path, errors::kUnknownKey, Findings::Severity::Error,
                       entry.keyPosition, message);
    }
    return true;
}

bool GithubReader::expectMap(const YamlNode *node, const QString &what)
{
    if (!node || node->isMap())
        return node;
    fail(node->position, u"%1 must be a map of keys and values"_s.arg(what));
    return false;
}

bool GithubReader::expectList(const YamlNode *node, const QString &what)
{
    if (!node || node->isList())
        return node;
    fail(node->position, u"%1 must be a list"_s.arg(what));
    return false;
}

void GithubReader::expectScalar(const YamlNode *node, const QString &what)
{
    if (node && !node->isScalar())
        fail(node->position, u"%1 must be a single value"_s.arg(what));
}

void GithubReader::expectTexts(const YamlNode *node, const QString &what)
{
    if (!node || node->isScalar())
        return;
    if (!expectList(node, what))
        return;
    for (const YamlNode &item : node->items)
        expectScalar(&item, u"each item of %1"_s.arg(what));
}

void GithubReader::expectScalars(const YamlNode *map, const QString &what)
{
    // Such a map may be made by an expression.
    if (!map || map->isScalar() || !expectMap(map, what))
        return;
    for (const YamlEntry &entry : map->entries)
        expectScalar(&entry.value, u"“%1” of %2"_s.arg(entry.key, what));
}

void GithubReader::checkName(const QString &name, TextPosition position, const QString &what)
{
    const auto isLetter = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
    };
    const bool isGood = !name.isEmpty() && name.size() < 100 && isLetter(name.front())
        && std::ranges::all_of(
            name, [&](QChar c) { return isLetter(c) || (c >= u'0' && c <= u'9') || c == u'-'; });
    if (!isGood)
        fail(position,
             u"%1 “%2” must begin with a letter or “_” and hold only letters, digits, “-” and “_”"_s
                 .arg(what, name));
}

void GithubReader::checkNames(const YamlNode *map, const QString &what)
{
    if (!map || map->isScalar() || !expectMap(map, u"“outputs”"_s))
        return;
    for (const YamlEntry &entry : map->entries)
        checkName(entry.key, entry.keyPosition, what);
}

GithubWorkflow GithubReader::readWorkflow()
{
    GithubWorkflow workflow{.file = m_file, .root = &m_file->yaml.root};
    const YamlNode &root = m_file->yaml.root;
    workflow.name = QFileInfo(m_file->path).completeBaseName();
    if (!checkMap(root, u"a workflow"_s, kWorkflowKeys))
        return workflow;
    expectScalar(take(root, u"name"), u"“name”"_s);
    expectScalar(take(root, u"run-name"), u"“run-name”"_s);
    if (const YamlNode *name = take(root, u"name"); name && !name->text.isEmpty())
        workflow.name = name->text;
    workflow.env = take(root, u"env");
    expectScalars(workflow.env, u"“env”"_s);
    workflow.concurrency = take(root, u"concurrency");
    checkConcurrency(workflow.concurrency);
    workflow.defaults = readDefaults(take(root, u"defaults"));
    if (const YamlNode *on = take(root, u"on"))
        readTriggers(*on, workflow);
    else
        fail(root.position, u"“on” is missing: what starts the workflow"_s);
    const YamlNode *jobs = take(root, u"jobs");
    if (!jobs || jobs->isNull() || (jobs->isMap() && jobs->entries.empty())) {
        fail(jobs && jobs->isThere() ? jobs->position : root.position, u"there are no jobs"_s);
    } else if (expectMap(jobs, u"“jobs”"_s)) {
        for (const YamlEntry &entry : jobs->entries)
            workflow.jobs.push_back(readJob(entry));
        checkNeeds(workflow.jobs, *jobs);
    }
    return workflow;
}

void GithubReader::readTriggers(const YamlNode &on, GithubWorkflow &workflow)
{
    if (on.isMap()) {
        for (const YamlEntry &entry : on.entries)
            workflow.triggers.push_back(
                {entry.key, entry.keyPosition, entry.value.isNull() ? nullptr : &entry.value});
    } else {
        expectTexts(&on, u"“on”"_s);
        for (const YamlNode &item : on.items)
            workflow.triggers.push_back({item.text, item.position});
        if (on.isScalar())
            workflow.triggers.push_back({on.text, on.position});
    }
    for (const GithubTrigger &trigger : workflow.triggers)
        checkTrigger(trigger);
}

void GithubReader::checkTrigger(const GithubTrigger &trigger)
{
    if (!kEvents.contains(trigger.event)) {
        const QString nearest = closestWord(trigger.event, kEvents);
        fail(trigger.position,
             u"there is no event “%1”%2"_s.arg(
                 trigger.event,
                 nearest.isEmpty() ? QString() : u"; perhaps “%1” is meant"_s.arg(nearest)));
        return;
    }
    if (!trigger.details)
        return;
    const YamlNode &details = *trigger.details;
    const QString what = u"“%1”"_s.arg(trigger.event);
    if (trigger.event == u"schedule") {
        checkSchedule(details);
    } else if (trigger.event == u"workflow_dispatch") {
        if (checkMap(details, what, {u"inputs"_s}))
            checkInputs(take(details, u"inputs"),
                        {u"string"_s, u"boolean"_s, u"choice"_s, u"number"_s, u"environment"_s});
    } else if (trigger.event == u"workflow_call") {
        if (checkMap(details, what, {u"inputs"_s, u"outputs"_s, u"secrets"_s})) {
            checkInputs(take(details, u"inputs"), {u"string"_s, u"boolean"_s, u"number"_s});
            checkNames(take(details, u"outputs"), u"the output"_s);
        }
    } else if (checkMap(details, what, kFilterKeys)) {
        for (const YamlEntry &entry : details.entries)
            expectTexts(&entry.value, u"“%1”"_s.arg(entry.key));
        for (const QString &filter : {u"branches"_s, u"tags"_s, u"paths"_s}) {
            if (take(details, filter) && take(details, QString(filter + u"-ignore"_s)))
                fail(trigger.position,
                     u"%1 has “%2” and “%2-ignore”: only one can be"_s.arg(what, filter));
        }
    }
}

void GithubReader::checkSchedule(const YamlNode &details)
{
    if (!expectList(&details, u"“schedule”"_s))
        return;
    for (const YamlNode &item : details.items) {
        if (!checkMap(item, u"a schedule"_s, {u"cron"_s, u"timezone"_s}))
            continue;
        const YamlNode *cron = take(item, u"cron");
        if (!cron) {
            fail(item.position, u"“cron” is missing"_s);
            continue;
        }
        expectScalar(cron, u"“cron”"_s);
        if (cron->text.simplified().split(u' ').size() != 5)
            fail(cron->position,
                 u"“%1” has not five fields: minute, hour, day, month, weekday"_s.arg(cron->text));
    }
}

void GithubReader::checkInputs(const YamlNode *inputs, const QStringList &types)
{
    if (!inputs || inputs->isNull() || !expectMap(inputs, u"“inputs”"_s))
        return;
    for (const YamlEntry &entry : inputs->entries) {
        checkName(entry.key, entry.keyPosition, u"the input"_s);
        if (entry.value.isNull()
            || !checkMap(entry.value, u"an input"_s,
                         {u"description"_s, u"required"_s, u"default"_s, u"type"_s, u"options"_s,
                          u"deprecationMessage"_s}))
            continue;
        const YamlNode *type = take(entry.value, u"type");
        if (type && !types.contains(type->text))
            fail(type->position,
                 u"there is no type “%1”: it is %2"_s.arg(type->text, types.join(u", ")));
        expectTexts(take(entry.value, u"options"), u"“options”"_s);
        if (type && type->text == u"choice" && textsOf(take(entry.value, u"options")).isEmpty())
            fail(type->position, u"a choice needs “options”"_s);
    }
}

GithubDefaults GithubReader::readDefaults(const YamlNode *defaults)
{
    GithubDefaults result;
    if (!defaults || !checkMap(*defaults, u"“defaults”"_s, {u"run"_s}))
        return result;
    const YamlNode *run = take(*defaults, u"run");
    if (!run || !checkMap(*run, u"“defaults.run”"_s, {u"shell"_s, u"working-directory"_s}))
        return result;
    result.shell = take(*run, u"shell");
    result.workingDirectory = take(*run, u"working-directory");
    expectScalar(result.shell, u"“shell”"_s);
    expectScalar(result.workingDirectory, u"“working-directory”"_s);
    return result;
}

void GithubReader::checkConcurrency(const YamlNode *concurrency)
{
    if (!concurrency || concurrency->isScalar())
        return;
    if (!checkMap(*concurrency, u"“concurrency”"_s,
                  {u"group"_s, u"cancel-in-progress"_s, u"queue"_s}))
        return;
    if (!take(*concurrency, u"group"))
        fail(concurrency->position, u"“group” is missing"_s);
    for (const YamlEntry &entry : concurrency->entries)
        expectScalar(&entry.value, u"“%1”"_s.arg(entry.key));
}

namespace {

std::shared_ptr<const GithubFile> parsedFile(const QByteArray &text, const QString &path,
                                             Findings &findings)
{
    ParsedYaml parsed = parseYaml(text);
    for (const workflow::Diagnostic &diagnostic : parsed.diagnostics)
        findings.add(path, diagnostic);
    if (!parsed.document)
        return nullptr;
    return std::make_shared<const GithubFile>(GithubFile{path, std::move(*parsed.document)});
}

} // namespace

std::optional<GithubWorkflow> readGithubWorkflow(const QByteArray &text, const QString &path,
                                                 Findings &findings)
{
    auto file = parsedFile(text, path, findings);
    if (!file)
        return std::nullopt;
    GithubWorkflow workflow = GithubReader(std::move(file), findings).readWorkflow();
    if (findings.hasErrors())
        return std::nullopt;
    return workflow;
}

std::optional<GithubAction> readGithubAction(const QByteArray &text, const QString &path,
                                             Findings &findings)
{
    auto file = parsedFile(text, path, findings);
    if (!file)
        return std::nullopt;
    GithubAction action = GithubReader(std::move(file), findings).readAction();
    if (findings.hasErrors())
        return std::nullopt;
    return action;
}

} // namespace agentops::interop
