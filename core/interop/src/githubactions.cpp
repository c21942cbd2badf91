// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubimporter.h"

#include <agentops/interop/errors.h>

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace agentops::interop {

using namespace workflow;

QString GithubImporter::withText(const GithubStep &step, const QString &key,
                                 const GithubNames &names)
{
    const YamlNode *value = step.with && step.with->isMap() ? step.with->find(key) : nullptr;
    return text(value, names, GithubPlace::Step);
}

QJsonArray GithubImporter::withLines(const GithubStep &step, const QString &key,
                                     const GithubNames &names)
{
    QJsonArray lines;
    for (const QString &line : withText(step, key, names).split(u'\n')) {
        if (!line.trimmed().isEmpty())
            lines.append(line.trimmed());
    }
    return lines;
}

/// As it is there: the step does not run, so its values need no meaning here.
QJsonObject GithubImporter::withVerbatim(const GithubStep &step, const GithubNames &names)
{
    QJsonObject all;
    if (!step.with || !step.with->isMap())
        return all;
    for (const YamlEntry &entry : step.with->entries) {
        checkVerbatim(entry.value, names);
        all.insert(entry.key, toPlainTemplate(githubText(entry.value)));
    }
    return all;
}

void GithubImporter::addUses(const GithubStep &step, GithubNames &names, Node &node,
                             GithubStepName &name)
{
    const QString uses = step.uses->text;
    GithubNames inside = names;
    addEnv(step.env, inside, GithubPlace::Step);
    if (uses.startsWith(u"./") || uses.startsWith(u"$/"))
        return addLocalAction(step, inside, node, name);
    if (uses.startsWith(u"docker://"))
        return addRemote(step, inside, node, u"is a container"_s);
    const QString action = uses.section(u'@', 0, 0).toLower();
    if (!uses.contains(u'@')) {
        tell(names, errors::kBadWorkflow, step.uses->position,
             u"“%1” has no “@” with a version"_s.arg(uses), Findings::Severity::Error);
        return;
    }
    if (!addKnownAction(action, step, inside, node, name))
        addRemote(step, inside, node,
                  action == u"actions/download-artifact" ? u"takes what another run has kept"_s
                                                         : u"runs only on GitHub"_s);
    names.workspace = inside.workspace;
    names.programs = inside.programs;
}

void GithubImporter::addRemote(const GithubStep &step, GithubNames &names, Node &node,
                               const QString &why)
{
    node.kind = u"remote.action"_s;
    node.parameters = {{u"uses"_s, toPlainTemplate(step.uses->text)}};
    if (const QJsonObject with = withVerbatim(step, names); !with.isEmpty())
        node.parameters.insert(u"with"_s, with);
    // The steps behind it run without it.
    node.parameters.insert(u"skip"_s, true);
    tell(names, errors::kRemoteOnly, step.uses->position,
         u"“%1” %2: the step is passed over here"_s.arg(step.uses->text, why));
}

/// Each job has a checkout of its own, as there: jobs of a matrix would be in each other's way.
bool GithubImporter::addCheckout(const GithubStep &step, GithubNames &names, Node &node,
                                 GithubStepName &name)
{
    const auto given = [&step](const QString &key) -> const YamlNode * {
        const YamlNode *value = step.with && step.with->isMap() ? step.with->find(key) : nullptr;
        return value && !githubText(*value).isEmpty() ? value : nullptr;
    };
    const QString id = node.id.text();
    const YamlNode *repository = given(u"repository"_s);
    if (repository && QString(repository->text).remove(u' ') != u"${{github.repository}}") {
        addRemote(step, names, node, u"takes another repository"_s);
        return true;
    }
    node.kind = u"git.worktree"_s;
    QString branch = u"agentops/{{ run.id }}-"_s + id;
    if (!names.matrix.isEmpty())
        branch += u"-{{ %1.index }}"_s.arg(names.matrix.text());
    node.parameters = {{u"branch"_s, branch}};
    if (const YamlNode *ref = given(u"ref"_s)) {
        const QString value = script(*ref, names, GithubPlace::Step);
        node.parameters.insert(u"base"_s,
                               ref->text.contains(u"${{")
                                   ? u"{{ gh.text(%1) || \"HEAD\" }}"_s.arg(value)
                                   : toPlainTemplate(githubText(*ref)));
    }
    name.outputs.insert(u"commit"_s, id + u".commit"_s);
    names.workspace = id + u".path"_s;
    for (const auto &[key, what] :
         {std::pair{u"path"_s, u"the files are in the folder of the job, not below “path”"_s},
          {u"submodules"_s, u"submodules are not fetched here"_s},
          {u"lfs"_s, u"files of Git LFS are not fetched here"_s}}) {
        const YamlNode *value = given(key);
        if (value && githubText(*value) != u"false")
            tell(names, errors::kNotApplied, value->position, what);
    }
    return true;
}

bool GithubImporter::addUpload(const GithubStep &step, const GithubNames &names, Node &node)
{
    const QString artifact = withText(step, u"name"_s, names);
    const bool mustBeThere = withText(step, u"if-no-files-found"_s, names) == u"error";
    node.kind = u"artifact.store"_s;
    node.parameters = {{u"name"_s, artifact.isEmpty() ? u"artifact"_s : artifact},
                       {u"paths"_s, withLines(step, u"path"_s, names)},
                       {u"fromCommonFolder"_s, true},
                       {u"whenEmpty"_s, mustBeThere ? u"fail"_s : u"go on"_s}};
    if (withText(step, u"overwrite"_s, names) == u"true")
        node.parameters.insert(u"overwrite"_s, true);
    return true;
}

bool GithubImporter::addDownload(const GithubStep &step, const GithubNames &names, Node &node)
{
    for (const QString &key : {u"run-id"_s, u"repository"_s, u"artifact-ids"_s}) {
        if (step.with && step.with->isMap() && step.with->find(key))
            return false;
    }
    const QString artifact = withText(step, u"name"_s, names);
    const QString pattern = withText(step, u"pattern"_s, names);
    node.kind = u"artifact.fetch"_s;
    node.parameters = {{u"name"_s,
                        !artifact.isEmpty()      ? artifact
                            : !pattern.isEmpty() ? pattern
                                                 : u"*"_s}};
    if (const QString folder = withText(step, u"path"_s, names).trimmed(); !folder.isEmpty())
        node.parameters.insert(u"to"_s, folder);
    if (withText(step, u"merge-multiple"_s, names) == u"true")
        node.parameters.insert(u"together"_s, true);
    return true;
}

void GithubImporter::addCache(const QString &action, const GithubStep &step,
                              const GithubNames &names, Node &node, GithubStepName &name)
{
    const bool isSave = action.endsWith(u"save");
    QJsonArray paths;
    for (const QJsonValue &path : withLines(step, u"path"_s, names)) {
        const QString text = path.toString();
        if (!text.startsWith(u'~') && !text.startsWith(u'/') && !text.startsWith(u"..")) {
            paths.append(text);
            continue;
        }
        tell(names, errors::kNotApplied, step.with->find(u"path")->position,
             u"“%1” is not in the folder of the job: it stays where it is on this machine"_s.arg(
                 text),
             Findings::Severity::Hint);
    }
    if (paths.isEmpty()) {
        node.kind = u"note"_s;
        node.parameters = {{u"text"_s, u"Nothing to keep: the files stay on this machine."_s}};
        return;
    }
    node.kind = isSave ? u"cache.save"_s : u"cache.restore"_s;
    node.parameters = {{u"key"_s, withText(step, u"key"_s, names)}, {u"paths"_s, paths}};
    if (isSave)
        return;
    const QString id = node.id.text();
    name.outputs = {{u"cache-hit"_s, u"gh.cacheHit(%1.hit, %1.key)"_s.arg(id)},
                    {u"cache-matched-key"_s, id + u".key"_s}};
    const bool savesLater = action == u"actions/cache";
    if (savesLater && names.actionPath.isEmpty())
        m_posts.push_back({.id = node.id, .parameters = node.parameters});
    else if (savesLater)
        tell(names, errors::kNotApplied, step.uses->position,
             u"a cache inside of an action is read, but not written here"_s);
    if (const QJsonArray others = withLines(step, u"restore-keys"_s, names); !others.isEmpty())
        node.parameters.insert(u"restoreKeys"_s, others);
}

void GithubImporter::addSetup(const GithubSetup &setup, const GithubStep &step, GithubNames &names,
                              Node &node, GithubStepName &name)
{
    QString version = withText(step, setup.versionInput, names);
    // The toolchain of Rust may also be the version of the action.
    static const QRegularExpression kToolchain(u"^(?:stable|beta|nightly|\\d+(?:\\.\\d+)+)$"_s);
    const QString ofAction = step.uses->text.section(u'@', 1);
    if (version.isEmpty() && setup.versionInput == "toolchain"_L1
        && kToolchain.match(ofAction).hasMatch())
        version = ofAction;
    node.kind = u"tool.check"_s;
    node.parameters = {{u"tool"_s, QString(setup.tool)}, {u"version"_s, version}};
    if (!setup.arguments.isEmpty())
        node.parameters.insert(u"arguments"_s, QString(setup.arguments));
    for (const YamlEntry &entry : entriesOf(step.with)) {
        if (version.isEmpty() && entry.key.endsWith(u"version-file"))
            tell(
                names, errors::kNotApplied, entry.value.position,
                u"the version in the file is not read: any version of %1 will do"_s.arg(setup.tool),
                Findings::Severity::Hint);
    }
    const QString found = node.id.text() + u".version"_s;
    const QString path = node.id.text() + u".path"_s;
    if (!setup.versionOutput.isEmpty()) {
        name.outputs.insert(
            setup.versionOutput,
            setup.versionPrefix.isEmpty()
                ? found
                : u"gh.toolVersion(%1, %2)"_s.arg(found, scriptText(setup.versionPrefix)));
    }
    if (!setup.pathOutput.isEmpty())
        name.outputs.insert(setup.pathOutput, path);
    // What is on the machine came from no cache.
    if (setup.hasCacheHit)
        name.outputs.insert(u"cache-hit"_s, u"gh.cacheHit(false, %1)"_s.arg(found));
    // Some systems have python3 and pip3 only.
    const bool isForLater = withText(step, u"update-environment"_s, names) != u"false";
    if (setup.tool == "python"_L1 && isForLater) {
        names.programs = {{u"python"_s, u"\"{{ %1 }}\""_s.arg(path)},
                          {u"pip"_s, u"\"{{ %1 }}\" -m pip"_s.arg(path)}};
    }
}

bool GithubImporter::addKnownAction(const QString &action, const GithubStep &step,
                                    GithubNames &names, Node &node, GithubStepName &name)
{
    const auto keep = [&] {
        QJsonObject kept{{u"uses"_s, step.uses->text}};
        if (step.with && step.with->isMap())
            kept.insert(u"with"_s, step.with->toJson());
        node.unknown.insert(kGithubKey, kept);
    };
    if (action == u"actions/checkout") {
        keep();
        return addCheckout(step, names, node, name);
    }
    if (const GithubSetup *setup = findGithubSetup(action)) {
        keep();
        addSetup(*setup, step, names, node, name);
        return true;
    }
    if (action == u"actions/upload-artifact" || action == u"actions/download-artifact") {
        keep();
        return action.contains(u"upload") ? addUpload(step, names, node)
                                          : addDownload(step, names, node);
    }
    if (action == u"actions/cache" || action == u"actions/cache/restore"
        || action == u"actions/cache/save") {
        keep();
        addCache(action, step, names, node, name);
        return true;
    }
    return false;
}

void GithubImporter::addLocalAction(const GithubStep &step, GithubNames &names, Node &node,
                                    GithubStepName &name)
{
    // `$/` is this repository whichever one the workflow runs for.
    const QString folder = QDir::cleanPath(step.uses->text.sliced(2));
    const bool isTop = folder.isEmpty() || folder == u".";
    if (m_nesting >= kMaxGithubNesting) {
        tell(names, errors::kTooLarge, step.uses->position,
             u"“%1” is nested deeper than can be"_s.arg(step.uses->text));
        return addRemote(step, names, node, u"is not carried out"_s);
    }
    for (const QString &file : {u"/action.yml"_s, u"/action.yaml"_s}) {
        const QString path = isTop ? file.sliced(1) : folder + file;
        const auto content = m_readFile(path);
        if (!content)
            continue;
        const auto action = readGithubAction(*content, path, m_findings);
        if (!action)
            return;
        if (action->type == GithubAction::Type::JavaScript)
            return addRemote(step, names, node, u"is a JavaScript action"_s);
        if (action->type == GithubAction::Type::Docker)
            return addRemote(step, names, node, u"is a container"_s);
        node.kind = u"flow.scope"_s;
        node.unknown.insert(
            kGithubKey,
            QJsonObject{{u"uses"_s, step.uses->text},
                        {u"with"_s, step.with ? step.with->toJson() : QJsonValue()}});
        name.valuesPort = u"result"_s;
        GithubNames inside = names;
        inside.actionPath = folder;
        m_builder.add(node);
        inlineAction(*action, step, inside, node.id);
        node = *m_builder.find(node.id);
        return;
    }
    tell(names, errors::kUnreadableFile, step.uses->position,
         u"“%1” has no action.yml that can be read"_s.arg(step.uses->text));
    addRemote(step, names, node, u"is not carried out"_s);
}

void GithubImporter::inlineAction(const GithubAction &action, const GithubStep &step,
                                  GithubNames names, const NodeId &container)
{
    GithubNames inside = names;
    inside.file = action.file;
    inside.steps.clear();
    inside.inputs.clear();
    for (const YamlEntry &entry : entriesOf(action.inputs)) {
        const YamlNode *given =
            step.with && step.with->isMap() ? step.with->find(entry.key) : nullptr;
        const YamlNode *otherwise = entry.value.isMap() ? entry.value.find(u"default") : nullptr;
        // Inputs of actions are text, whatever they look like.
        const auto textOf = [this](const YamlNode &value, const GithubNames &at) {
            return value.kind == YamlNode::Kind::Text
                ? inBrackets(script(value, at, GithubPlace::Step))
                : scriptText(githubText(value));
        };
        inside.inputs.insert(entry.key.toLower(),
                             given           ? textOf(*given, names)
                                 : otherwise ? textOf(*otherwise, inside)
                                             : u"\"\""_s);
    }
    GithubChain chain;
    const NodeId parent = m_parent;
    const QString stepId = m_stepId;
    GithubChain *const outerChain = m_chain;
    ++m_nesting;
    addSteps(action.steps, inside, container, {}, chain);
    --m_nesting;
    if (inside.envSteps != names.envSteps || inside.pathSteps != names.pathSteps
        || inside.programs != names.programs)
        tell(names, errors::kNotApplied, step.uses->position,
             u"what “%1” sets for later steps is only set inside of it"_s.arg(step.uses->text));
    std::vector<std::pair<QString, const YamlNode *>> outputs;
    for (const YamlEntry &entry : entriesOf(action.outputs)) {
        const YamlNode *value = entry.value.isMap() ? entry.value.find(u"value") : nullptr;
        if (value)
            outputs.emplace_back(entry.key, value);
    }
    m_parent = container;
    m_chain = &chain;
    const QString result = resultOf(outputs, inside, GithubPlace::Step);
    m_parent = parent;
    m_chain = outerChain;
    m_stepId = stepId;
    if (!result.isEmpty())
        m_builder.find(container)->parameters.insert(u"result"_s, result);
}

} // namespace agentops::interop
