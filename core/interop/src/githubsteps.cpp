// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubimporter.h"

#include <agentops/interop/errors.h>

#include <QtCore/QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::interop {

using namespace workflow;

namespace {

bool isPosixShell(const QString &shell)
{
    const QString program = shell.section(u' ', 0, 0).section(u'/', -1);
    return program == u"bash" || program == u"sh";
}

/// Follows the single quotes of a shell's script; heredocs and comments are not understood.
class QuoteTracker
{
public:
    void read(QStringView text)
    {
        for (const QChar c : text) {
            if (std::exchange(m_isEscaped, false))
                continue;
            if (c == u'\\' && !m_isSingle)
                m_isEscaped = true;
            else if (c == u'\'' && !m_isDouble)
                m_isSingle = !m_isSingle;
            else if (c == u'"' && !m_isSingle)
                m_isDouble = !m_isDouble;
        }
    }
    bool isInSingleQuotes() const { return m_isSingle; }

private:
    bool m_isSingle = false;
    bool m_isDouble = false;
    bool m_isEscaped = false;
};

/// What a step leaves to those behind it that has run beside others.
void addNames(GithubNames &names, const GithubNames &inside, const GithubNames &outside)
{
    names.steps.insert(inside.steps);
    const auto prepend = [](QStringList &list, const QStringList &more, const QStringList &known) {
        for (const QString &step : more) {
            if (!known.contains(step))
                list.prepend(step);
        }
    };
    prepend(names.envSteps, inside.envSteps, outside.envSteps);
    prepend(names.pathSteps, inside.pathSteps, outside.pathSteps);
    if (inside.workspace != outside.workspace)
        names.workspace = inside.workspace;
    if (inside.programs != outside.programs)
        names.programs = inside.programs;
}

/// How a shell writes a variable, or nothing when it has no way inside of other text.
QString variableIn(const QString &shell, const QString &name, bool isInSingleQuotes)
{
    if (isPosixShell(shell))
        return isInSingleQuotes ? u"'\"${"_s + name + u"}\"'"_s : u"${"_s + name + u'}';
    if (shell.startsWith(u"pwsh") || shell.startsWith(u"powershell"))
        return isInSingleQuotes ? QString() : u"${env:"_s + name + u'}';
    return shell == u"cmd" ? u'%' + name + u'%' : QString();
}

} // namespace

QString githubFirstLine(const QString &text)
{
    const QString line = text.trimmed().section(u'\n', 0, 0);
    return line.size() > 60 ? line.first(57) + u"…"_s : line;
}

void GithubImporter::addSteps(const std::vector<GithubStep> &steps, GithubNames &names,
                              const NodeId &parent, const GithubDefaults &defaults,
                              GithubChain &chain)
{
    for (const GithubStep &step : steps) {
        switch (step.type) {
        case GithubStep::Type::Run:
        case GithubStep::Type::Uses:
            addStep(step, names, parent, defaults, chain);
            break;
        case GithubStep::Type::Wait:
            for (const QString &id : step.ids) {
                if (chain.background.contains(id.toLower()))
                    chain.last.append(chain.background.take(id.toLower()));
            }
            break;
        case GithubStep::Type::WaitAll:
            chain.last.append(chain.background.values());
            chain.background.clear();
            break;
        case GithubStep::Type::Cancel:
            tell(names, errors::kNotApplied, step.node->position,
                 u"a background step is not ended before its end here"_s);
            break;
        case GithubStep::Type::Parallel: {
            const QList<NodeId> before = chain.last;
            QList<NodeId> ends;
            // What stands beside each other does not see each other.
            const GithubNames outside = names;
            for (const GithubStep &inner : step.steps) {
                GithubNames inside = outside;
                chain.last = before;
                addStep(inner, inside, parent, defaults, chain);
                ends.append(chain.last);
                addNames(names, inside, outside);
            }
            chain.last = ends;
            break;
        }
        }
    }
}

void GithubImporter::addStep(const GithubStep &step, GithubNames &names, const NodeId &parent,
                             const GithubDefaults &defaults, GithubChain &chain)
{
    if (!hasRoom(names, step.node->position))
        return;
    const qsizetype count = std::ranges::count(m_builder.document().nodes, parent, &Node::parent);
    const QString wanted =
        parent.text() + u'-' + (step.id.isEmpty() ? QString::number(count + 1) : step.id);
    Node node{.id = m_builder.makeId(wanted), .parent = parent};
    // What an expression needs computed before comes into the chain before the step.
    m_parent = parent;
    m_chain = &chain;
    m_stepId = node.id.text();
    applyCondition(node, step.condition, names, GithubPlace::StepIf);
    node.timeout = minutes(step.timeout, names);
    if (flag(step.continueOnError, names, false, u"“continue-on-error”"_s))
        node.onError = OnError::Continue;
    if (step.name)
        node.title = githubText(*step.name);
    GithubStepName name{.node = node.id, .isContinued = node.onError == OnError::Continue};
    if (step.type == GithubStep::Type::Run) {
        addRun(step, names, defaults, node, name);
    } else {
        if (node.title.isEmpty())
            node.title = step.uses->text;
        addUses(step, names, node, name);
        if (step.env) {
            QJsonObject kept = node.unknown.value(kGithubKey).toObject();
            kept.insert(u"env"_s, step.env->toJson());
            node.unknown.insert(kGithubKey, kept);
        }
        m_parent = parent;
        m_chain = &chain;
    }
    if (node.kind == u"shell.command")
        node.timeout = tighter(node.timeout, m_limit);
    if (chain.last.size() > 1 && node.join.policy == Join::Policy::All)
        node.join = {.policy = Join::Policy::AtLeast, .count = int(chain.last.size())};
    // An action that became a container is there already, with its steps behind it.
    const NodeId id = node.id;
    if (Node *container = m_builder.find(id))
        *container = node;
    else
        m_builder.add(node);
    for (const NodeId &last : chain.last)
        m_builder.connect(last, id);
    if (!step.id.isEmpty())
        names.steps.insert(step.id.toLower(), name);
    if (step.isBackground)
        chain.background.insert(step.id.toLower(), id);
    else
        chain.last = {id};
}

QJsonObject GithubImporter::environment(const GithubStep &step, GithubNames &names)
{
    addEnv(step.env, names, GithubPlace::Step);
    QJsonObject written;
    for (auto it = names.env.begin(); it != names.env.end(); ++it) {
        if (it->shellText.isEmpty())
            written.insert(it.key(), it->written);
    }
    return written;
}

void GithubImporter::addRun(const GithubStep &step, GithubNames &names,
                            const GithubDefaults &defaults, Node &node, GithubStepName &name)
{
    node.kind = u"shell.command"_s;
    name.valuesPort = u"values"_s;
    for (const QString &command :
         {u"::set-output"_s, u"::set-env"_s, u"::add-path"_s, u"::save-state"_s}) {
        if (const qsizetype at = step.run->text.indexOf(command); at >= 0)
            tell(names, errors::kNotApplied, names.file->yaml.positionIn(*step.run, at),
                 u"“%1” in the output is only text here: write to the file of GITHUB_OUTPUT, "
                 "GITHUB_ENV or GITHUB_PATH"_s.arg(command));
    }
    const YamlNode *written = step.shell ? step.shell : defaults.shell;
    QString shell = text(written, names, GithubPlace::Step);
    if (shell.isEmpty())
        shell = names.os == u"Windows" ? u"pwsh"_s : QString(kGithubDefaultShell);
    // The variables of one step are not those of the next.
    GithubNames inside = names;
    QJsonObject variables = environment(step, inside);
    QString script = command(*step.run, shell, inside, variables);
    for (auto it = inside.env.begin(); it != inside.env.end(); ++it) {
        if (it->shellText.isEmpty())
            continue;
        if (!isPosixShell(shell)) {
            tell(names, errors::kSecretPlace, step.node->position,
                 u"“%1” has secrets inside of other text, which this shell cannot put together: "
                 "it is not set"_s.arg(it.key()));
            continue;
        }
        for (const QString &secret : it->secrets)
            variables.insert(secretVariable(secret), secretValue(secret));
        script.prepend(u"export %1=\"%2\"\n"_s.arg(it.key(), it->shellText));
    }
    if (node.title.isEmpty())
        node.title = githubFirstLine(script);
    node.parameters = {{u"command"_s, script},
                       {u"shell"_s, shell},
                       {u"commandFiles"_s, true},
                       {u"defaultEnvironment"_s, defaultEnvironment(*step.run, inside)}};
    if (!inside.programs.isEmpty())
        node.parameters.insert(u"programs"_s, inside.programs);
    const YamlNode *directory =
        step.workingDirectory ? step.workingDirectory : defaults.workingDirectory;
    if (const QString path = text(directory, inside, GithubPlace::Step); !path.isEmpty())
        node.parameters.insert(u"directory"_s, path);
    if (!variables.isEmpty())
        node.parameters.insert(u"environment"_s, variables);
    QStringList inherited;
    for (const QString &other : names.envSteps)
        inherited.prepend(other + u".environment"_s);
    if (!inherited.isEmpty()) {
        // What a step before has set counts more than the job's variables, less than the step's.
        QString merged = u"gh.merge("_s + inherited.join(u", ") + u')';
        QStringList own;
        for (const YamlEntry &entry : entriesOf(step.env))
            own.append(scriptText(entry.key));
        for (const QString &key : variables.keys()) {
            if (key.startsWith(u"SECRET_"))
                own.append(scriptText(key));
        }
        own.sort();
        own.removeDuplicates();
        if (!own.isEmpty())
            merged = u"gh.without("_s + merged + u", "_s + own.join(u", ") + u')';
        node.parameters.insert(u"inheritedEnvironment"_s, u"{{ "_s + merged + u" }}"_s);
    }
    QStringList paths;
    for (const QString &other : names.pathSteps)
        paths.append(other + u".path"_s);
    if (!paths.isEmpty())
        node.parameters.insert(u"inheritedPath"_s,
                               u"{{ gh.concat("_s + paths.join(u", ") + u") }}"_s);
    if (step.run->text.contains(u"GITHUB_ENV"))
        names.envSteps.prepend(node.id.text());
    if (step.run->text.contains(u"GITHUB_PATH"))
        names.pathSteps.prepend(node.id.text());
}

QString GithubImporter::defaultEnvironment(const YamlNode &run, const GithubNames &names)
{
    static const QRegularExpression kMissing(
        u"\\b(?:GITHUB_(?:ACTION|ACTION_REPOSITORY|ACTOR_ID|EVENT_PATH|REF_PROTECTED|REPOSITORY_ID"
        "|REPOSITORY_OWNER_ID|RETENTION_DAYS|RUN_NUMBER|WORKFLOW_REF|WORKFLOW_SHA)"
        "|RUNNER_TOOL_CACHE)\\b"_s);
    QSet<QString> told;
    auto matches = kMissing.globalMatch(run.text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (told.contains(match.captured()) || names.env.contains(match.captured()))
            continue;
        told.insert(match.captured());
        tell(names, errors::kUnknownValue, names.file->yaml.positionIn(run, match.capturedStart()),
             u"only GitHub sets “%1”: it is not set here"_s.arg(match.captured()));
    }
    // What only the text knows; the rest follows from run and project.
    QStringList own;
    const auto add = [&](const QString &variable, const QString &context, const QString &property) {
        GithubResolver resolver(names, GithubPlace::Step, run, m_findings);
        own.append(scriptText(variable) + u": "_s
                   + resolver.resolve(context, {property}, 0).script);
    };
    for (const QString &property : {u"event_name"_s, u"job"_s, u"workflow"_s, u"workspace"_s})
        add(u"GITHUB_"_s + property.toUpper(), u"github"_s, property);
    if (!names.actionPath.isEmpty())
        add(u"GITHUB_ACTION_PATH"_s, u"github"_s, u"action_path"_s);
    if (!names.os.isEmpty())
        add(u"RUNNER_OS"_s, u"runner"_s, u"os"_s);
    if (!names.arch.isEmpty())
        add(u"RUNNER_ARCH"_s, u"runner"_s, u"arch"_s);
    m_usesProject = true;
    return u"{{ gh.environment(run, %1, {%2}) }}"_s.arg(kProjectStep, own.join(u", "));
}

QString GithubImporter::command(const YamlNode &run, const QString &shell, const GithubNames &names,
                                QJsonObject &environment)
{
    const auto parsed = parse(run, names, GithubPlace::Step);
    if (!parsed)
        return {};
    const GithubScope scope = scopeAt(names, GithubPlace::Step, run);
    QString result;
    QuoteTracker quotes;
    for (const GithubTemplate::Piece &piece : parsed->pieces) {
        if (!piece.isExpression) {
            quotes.read(piece.text);
            result += toPlainTemplate(piece.text);
            continue;
        }
        const QString secret = secretOf(piece.expression, names);
        const QString variable = secret.isEmpty()
            ? QString()
            : variableIn(shell, secretVariable(secret), quotes.isInSingleQuotes());
        if (variable.isEmpty()) {
            result += u"{{ "_s + toScript(piece.expression, scope) + u" }}"_s;
            continue;
        }
        environment.insert(secretVariable(secret), secretValue(secret));
        result += variable;
    }
    return result;
}

/// A step before the present one that computes the hash, and how an expression reads it.
QString GithubImporter::addHash(const GithubExpression &call, const GithubScope &scope)
{
    QJsonArray patterns;
    for (const GithubExpression &pattern : call.operands) {
        patterns.append(pattern.kind == GithubExpression::Kind::String
                            ? toPlainTemplate(pattern.text)
                            : u"{{ "_s + toScript(pattern, scope) + u" }}"_s);
    }
    if (!m_chain)
        return u"null"_s;
    // The same files hash the same: one step is enough for all that come from one step.
    for (const Node &node : std::as_const(m_builder.document().nodes)) {
        const bool isSame = m_chain->last == QList{node.id} && node.kind == u"files.hash"
            && node.parameters.value(u"paths").toArray() == patterns;
        if (isSame)
            return node.id.text() + u".hash"_s;
    }
    Node node{.id = m_builder.makeId(m_stepId + u"-hash"_s),
              .kind = u"files.hash"_s,
              .title = u"Hash of "_s + patterns.first().toString(),
              .parent = m_parent,
              .parameters = {{u"paths"_s, patterns}},
              .unknown = {{kGithubKey, QJsonObject{{u"implied"_s, true}}}}};
    const NodeId id = node.id;
    if (m_chain->last.size() > 1)
        node.join = {.policy = Join::Policy::AtLeast, .count = int(m_chain->last.size())};
    m_builder.add(std::move(node));
    for (const NodeId &last : m_chain->last)
        m_builder.connect(last, id);
    m_chain->last = {id};
    return id.text() + u".hash"_s;
}

} // namespace agentops::interop
