// SPDX-License-Identifier: GPL-3.0-or-later
#include "badparameter.h"
#include "commandrunner.h"
#include "nodekinds.h"
#include "plannedeffects.h"
#include "scriptshell.h"

#include <agentops/base/file.h>
#include <agentops/nodes/errors.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

Parameter environmentParameter()
{
    return {.name = u"environment"_s,
            .title = u"Environment"_s,
            .help = u"What is deployed to, such as production."_s,
            .isRequired = true,
            .placeholder = u"production"_s};
}

Parameter urlParameter()
{
    return {.name = u"url"_s,
            .title = u"Address of what is deployed"_s,
            .help = u"Handed on for people and later steps."_s,
            .editor = Parameter::Editor::Url};
}

QList<Port> deployOutputs()
{
    return {{.name = u"environment"_s, .type = PortType::Text},
            {.name = u"url"_s, .type = PortType::Text, .isOptional = true},
            {.name = u"output"_s, .type = PortType::Text}};
}

NodeType deployCommandType()
{
    return {.kind = u"deploy.command"_s,
            .category = u"shell"_s,
            .title = u"Deploy by a command"_s,
            .help = u"Runs a command that deploys. When the program dies meanwhile, a person "
                    "decides how the run goes on."_s,
            .icon = u"rocket"_s,
            .summaryParameter = u"environment"_s,
            .inputs = {afterPort()},
            .outputs = deployOutputs(),
            .parameters = {environmentParameter(),
                           {.name = u"command"_s,
                            .type = Parameter::Type::MultilineText,
                            .title = u"Command"_s,
                            .help = u"AGENTOPS_ENVIRONMENT holds the name of the environment."_s,
                            .isRequired = true,
                            .placeholder = u"./deploy.sh"_s,
                            .editor = Parameter::Editor::Code,
                            .language = u"sh"_s},
                           {.name = u"shell"_s,
                            .title = u"Shell"_s,
                            .help = u"bash, sh, pwsh or python, or a command line in which {0} "
                                    "stands for the file with the script. Empty: the system's."_s,
                            .placeholder = u"bash"_s},
                           {.name = u"variables"_s,
                            .type = Parameter::Type::Object,
                            .title = u"Variables"_s,
                            .help = u"Variables beyond the usual ones; nothing else of the "
                                    "program's own environment reaches the command."_s},
                           urlParameter()},
            .resource = Resource::Deploy,
            .effect = Effect::Outside,
            .effectsOf = planned::deployCommand,
            .programsOf = planned::shell,
            .errorCodes = {u"nodes.command_failed"_s, u"nodes.bad_parameter"_s,
                           u"process.program_not_found"_s}};
}

NodeType deploySshType()
{
    return {
        .kind = u"deploy.ssh"_s,
        .category = u"shell"_s,
        .title = u"Deploy over ssh"_s,
        .help = u"Runs a command on another computer through the ssh program of this one, without "
                "asking anybody. When the program dies meanwhile, a person decides how the run "
                "goes on."_s,
        .icon = u"server"_s,
        .summaryParameter = u"host"_s,
        .inputs = {afterPort()},
        .outputs = deployOutputs(),
        .parameters =
            {environmentParameter(),
             {.name = u"host"_s,
              .title = u"Computer"_s,
              .isRequired = true,
              .placeholder = u"www.example.org"_s},
             {.name = u"user"_s, .title = u"User"_s},
             {.name = u"port"_s,
              .type = Parameter::Type::Number,
              .title = u"Port"_s,
              .defaultValue = 22},
             {.name = u"command"_s,
              .type = Parameter::Type::MultilineText,
              .title = u"Command"_s,
              .help = u"For the shell over there."_s,
              .isRequired = true,
              .editor = Parameter::Editor::Code,
              .language = u"sh"_s},
             {.name = u"key"_s,
              .type = Parameter::Type::Secret,
              .title = u"Private key (secret)"_s,
              .help = u"Lies in a file of its own while the step runs."_s},
             {.name = u"keyFile"_s,
              .type = Parameter::Type::Path,
              .title = u"Private key (file)"_s,
              .help = u"Without a key, those that ssh itself has."_s,
              .editor = Parameter::Editor::File},
             {.name = u"hostKeys"_s,
              .type = Parameter::Type::Choice,
              .title = u"Which computer is trusted"_s,
              .help = u"known: one in known_hosts. given: one in the lines below. new: also one "
                      "that was never seen, which is then remembered."_s,
              .defaultValue = u"known"_s,
              .choices = {u"known"_s, u"given"_s, u"new"_s}},
             {.name = u"knownHosts"_s,
              .type = Parameter::Type::MultilineText,
              .title = u"Known computers"_s,
              .help = u"Lines as in known_hosts."_s},
             urlParameter()},
        .resource = Resource::Deploy,
        .effect = Effect::Outside,
        .effectsOf = planned::deploySsh,
        .programsOf = planned::ssh,
        .errorCodes = {u"nodes.command_failed"_s, u"nodes.remote_denied"_s,
                       u"nodes.remote_failed"_s, u"nodes.bad_parameter"_s,
                       u"process.program_not_found"_s}};
}

StepOutput outputOf(const StepContext &context, const QString &printed)
{
    StepOutput output{
        .values = {{u"environment"_s, context.text(u"environment")}, {u"output"_s, printed}}};
    if (const QString url = context.text(u"url"); !url.isEmpty())
        output.values.insert("url"_L1, url);
    return output;
}

Error commandError(const process::ProcessOutcome &outcome)
{
    return Error(errors::kCommandFailed, u"the deployment ended with "_s + describeEnd(outcome))
        .with(u"exitCode"_s, QString::number(outcome.exitCode));
}

/// A folder that only we can read; in memory where the system has such a place.
QString privateTemplate()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const bool hasRuntime = !runtime.isEmpty() && QDir(runtime).exists();
    return (hasRuntime ? runtime : QDir::tempPath()) + u"/agentops-XXXXXX"_s;
}

StepEffect deployEffect(const StepContext &context, const QString &target)
{
    StepEffect effect{.kind = u"deploy"_s, .target = target, .detail = {}};
    if (const QString url = context.text(u"url"); !url.isEmpty())
        effect.detail.insert(u"server"_s, serverOf(QUrl(url)));
    return effect;
}

void recordDeployment(const StepContext &context, StepEffect effect,
                      const process::ProcessOutcome &outcome)
{
    effect.detail.insert(u"exitCode"_s, outcome.exitCode);
    effect.state = outcome.succeeded() ? EffectState::Done : EffectState::Failed;
    context.services->recordEffect(std::move(effect));
}

class DeployCommand final : public NodeExecutor
{
public:
    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        const QTemporaryDir folder(scriptFolderTemplate());
        if (!folder.isValid())
            co_return fail(agentops::errors::kIo, folder.errorString());
        AO_CO_TRY(process::ProcessSpec spec,
                  scriptCommand(context.text(u"shell").trimmed(), context.text(u"command"),
                                folder.path()));
        spec.workingDirectory = context.workingDirectory;
        spec.environment.set(u"AGENTOPS_ENVIRONMENT"_s, context.text(u"environment"));
        const QJsonObject variables = context.parameters.value("variables"_L1).toObject();
        for (auto it = variables.begin(); it != variables.end(); ++it)
            spec.environment.set(it.key(), it.value().toVariant().toString());
        const StepEffect effect = deployEffect(context, context.text(u"environment"));
        AO_CO_CHECK(co_await context.services->announceEffect(effect));
        AO_CO_TRY(const CommandOutcome outcome,
                  co_await runForStep(std::move(spec), context.services, token));
        recordDeployment(context, effect, outcome.process);
        if (!outcome.process.succeeded())
            co_return fail(commandError(outcome.process));
        co_return outputOf(context, outcome.output);
    }
};

Result<> writePrivate(const QString &path, const QString &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return fail(fileError(file, u"cannot write"_s));
    // ssh refuses a key whose last line does not end.
    const QByteArray bytes = (content.trimmed() + u'\n').toUtf8();
    if (file.write(bytes) != bytes.size() || !file.flush())
        return fail(fileError(file, u"cannot write"_s));
    return {};
}

/// Source: ssh(1), ssh_config(5).
Result<QStringList> hostKeyOptions(const StepContext &context, const QString &folder)
{
    const QString trusted = context.text(u"hostKeys");
    if (trusted == "new"_L1)
        return QStringList{u"-o"_s, u"StrictHostKeyChecking=accept-new"_s};
    QStringList options{u"-o"_s, u"StrictHostKeyChecking=yes"_s};
    if (trusted != "given"_L1)
        return options;
    if (context.text(u"knownHosts").trimmed().isEmpty())
        return badParameter(u"knownHosts"_s, u"no computer is given that is trusted"_s);
    const QString path = folder + u"/known_hosts"_s;
    AO_CHECK(writePrivate(path, context.text(u"knownHosts")));
    return options
        + QStringList{u"-o"_s, u"UserKnownHostsFile="_s + path, u"-o"_s,
                      u"GlobalKnownHostsFile=none"_s};
}

Result<QStringList> keyOptions(const StepContext &context, const QString &folder)
{
    QString path = context.text(u"keyFile").trimmed();
    if (const QString key = context.text(u"key"); !key.isEmpty()) {
        path = folder + u"/key"_s;
        AO_CHECK(writePrivate(path, key));
    }
    if (path.isEmpty())
        return QStringList{};
    return QStringList{u"-i"_s, path, u"-o"_s, u"IdentitiesOnly=yes"_s};
}

Result<process::ProcessSpec> sshSpec(const StepContext &context, const QString &folder)
{
    static const QRegularExpression host(u"^[A-Za-z0-9_\\[:][A-Za-z0-9_.:\\[\\]-]*$"_s);
    static const QRegularExpression user(u"^[A-Za-z0-9_.][A-Za-z0-9_.@\\\\-]*$"_s);
    const QString hostName = context.text(u"host").trimmed();
    const QString userName = context.text(u"user").trimmed();
    const double port = context.number(u"port");
    if (!host.match(hostName).hasMatch())
        return badParameter(u"host"_s, u"this is no name of a computer"_s);
    if (!userName.isEmpty() && !user.match(userName).hasMatch())
        return badParameter(u"user"_s, u"this is no name of a user"_s);
    if (port < 1 || port > 65535)
        return badParameter(u"port"_s, u"the port must be from 1 to 65535"_s);
    process::ProcessSpec spec;
    spec.program = u"ssh"_s;
    spec.workingDirectory = context.workingDirectory;
    spec.environment = process::Environment::inherited({u"SSH_AUTH_SOCK"_s});
    spec.arguments = {u"-T"_s,
                      u"-o"_s,
                      u"BatchMode=yes"_s,
                      u"-o"_s,
                      u"ConnectTimeout=30"_s,
                      u"-p"_s,
                      QString::number(int(port))};
    if (!userName.isEmpty())
        spec.arguments += QStringList{u"-l"_s, userName};
    AO_TRY(const QStringList hostKeys, hostKeyOptions(context, folder));
    AO_TRY(const QStringList keys, keyOptions(context, folder));
    spec.arguments += hostKeys + keys + QStringList{u"--"_s, hostName, context.text(u"command")};
    return spec;
}

class DeploySsh final : public NodeExecutor
{
public:
    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        const QTemporaryDir folder(privateTemplate());
        if (!folder.isValid())
            co_return fail(agentops::errors::kIo, folder.errorString());
        AO_CO_TRY(process::ProcessSpec spec, sshSpec(context, folder.path()));
        const QString environment = context.text(u"environment");
        StepEffect effect =
            deployEffect(context, environment.isEmpty() ? context.text(u"host") : environment);
        effect.detail.insert(u"host"_s, context.text(u"host"));
        AO_CO_CHECK(co_await context.services->announceEffect(effect));
        AO_CO_TRY(const CommandOutcome outcome,
                  co_await runForStep(std::move(spec), context.services, token));
        recordDeployment(context, effect, outcome.process);
        if (outcome.process.succeeded())
            co_return outputOf(context, outcome.output);
        constexpr int kSshFailed = 255; // every other code is that of the command
        if (outcome.process.exitCode != kSshFailed)
            co_return fail(commandError(outcome.process));
        static const QRegularExpression denied(
            u"Permission denied|Host key verification failed|Too many authentication failures"_s);
        const bool isDenied = denied.match(outcome.errorOutput).hasMatch();
        const QString reason = outcome.errorOutput.trimmed().section(u'\n', -1);
        co_return fail(Error(isDenied ? errors::kRemoteDenied : errors::kRemoteFailed,
                             reason.isEmpty() ? u"ssh failed"_s : reason)
                           .with(u"remote"_s, context.text(u"host")));
    }
};

} // namespace

void addDeploySteps(NodeCatalog &catalog)
{
    catalog.add(deployCommandType(), std::make_unique<DeployCommand>());
    catalog.add(deploySshType(), std::make_unique<DeploySsh>());
}

} // namespace agentops::nodes
