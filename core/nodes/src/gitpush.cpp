// SPDX-License-Identifier: GPL-3.0-or-later
// The git program does the transport: it knows the person's ssh set-up, proxies and credential
// helpers, none of which libgit2 does.
#include "badparameter.h"
#include "commandrunner.h"
#include "nodekinds.h"
#include "plannedeffects.h"
#include "runcommits.h"

#include <agentops/base/workerpool.h>
#include <agentops/git/errors.h>
#include <agentops/git/repository.h>
#include <agentops/nodes/errors.h>
#include <agentops/workflow/schema.h>

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

QJsonObject refsSchema()
{
    const QStringList results{u"new"_s, u"updated"_s, u"forced"_s, u"same"_s};
    return schema::list(schema::object(
        {{.name = u"ref"_s, .schema = schema::text(), .help = u"There, such as refs/heads/main."_s},
         {.name = u"result"_s, .schema = schema::choice(results)}}));
}

NodeType gitPushType()
{
    return {
        .kind = u"git.push"_s,
        .category = u"git"_s,
        .title = u"Push"_s,
        .help = u"Sends a branch and tags to a remote, through the git program, with the "
                "access that git has on this machine or with a token. What the remote has "
                "already is no error."_s,
        .icon = u"upload"_s,
        .summaryParameter = u"remote"_s,
        .inputs = {afterPort()},
        .outputs = {{.name = u"branch"_s, .type = PortType::Text},
                    {.name = u"commit"_s, .type = PortType::Text},
                    {.name = u"changed"_s,
                     .type = PortType::Boolean,
                     .help = u"Whether the remote did not have it all yet."_s},
                    {.name = u"refs"_s,
                     .type = PortType::List,
                     .help = u"Each with ref and result: new, updated, forced or same."_s,
                     .schema = refsSchema()}},
        .parameters = {{.name = u"remote"_s,
                        .title = u"Remote"_s,
                        .help = u"Its name in the repository, or an address."_s,
                        .defaultValue = u"origin"_s,
                        .isRequired = true},
                       {.name = u"branch"_s,
                        .title = u"Branch"_s,
                        .help = u"Empty: the one that is checked out."_s,
                        .editor = Parameter::Editor::Branch},
                       {.name = u"remoteBranch"_s,
                        .title = u"Branch there"_s,
                        .help = u"Empty: the same name."_s,
                        .editor = Parameter::Editor::Branch},
                       {.name = u"tags"_s, .type = Parameter::Type::List, .title = u"Tags"_s},
                       {.name = u"force"_s,
                        .type = Parameter::Type::Boolean,
                        .title = u"Replace what is there"_s,
                        .help = u"Only when nobody has pushed since it was last fetched."_s,
                        .defaultValue = false},
                       {.name = u"user"_s,
                        .title = u"User"_s,
                        .help = u"For a token over https."_s,
                        .defaultValue = u"x-access-token"_s},
                       {.name = u"token"_s, .type = Parameter::Type::Secret, .title = u"Token"_s}},
        .resource = Resource::Net,
        .effect = Effect::Outside,
        .effectsOf = planned::gitPush,
        .programsOf = planned::git,
        .errorCodes = {u"nodes.push_rejected"_s, u"nodes.remote_denied"_s, u"nodes.remote_failed"_s,
                       u"nodes.bad_parameter"_s, u"git.not_found"_s, u"git.not_a_repository"_s,
                       u"process.program_not_found"_s}};
}

struct Push
{
    QString branch;
    QString commit;
    QStringList refspecs;
    /// Where it goes, for the token.
    QString address;
    bool hasOwnSshCommand = false;
};

/// What a name of a branch or tag cannot be; a colon would make it two.
/// Source: git-check-ref-format(1).
Result<> checkName(const QString &parameter, const QString &name)
{
    static const QRegularExpression bad(
        u"[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//|^[-/]|[/.]$"_s);
    if (name.isEmpty() || bad.match(name).hasMatch())
        return badParameter(parameter, u"\"%1\" is no name of a branch or tag"_s.arg(name));
    return {};
}

/// In the worktree of a run, which is on no branch at first, the one of what has been committed
/// there.
Result<QString> currentBranch(const git::Repository &repository, const StepContext &context)
{
    AO_TRY(const git::Head head, repository.head());
    if (!head.isDetached())
        return head.branch;
    const QString own = ownBranch(context.run);
    if (!repository.resolveCommit(u"refs/heads/"_s + own))
        return badParameter(
            u"branch"_s,
            u"no branch is checked out, and the run has committed nothing: name one"_s);
    return own;
}

Result<Push> readPush(const StepContext &context)
{
    AO_TRY(const git::Repository repository, git::Repository::open(context.workingDirectory));
    Push push{.branch = context.text(u"branch").trimmed()};
    if (push.branch.isEmpty()) {
        AO_TRY(push.branch, currentBranch(repository, context));
    }
    QString there = context.text(u"remoteBranch").trimmed();
    if (there.isEmpty())
        there = push.branch;
    AO_CHECK(checkName(u"branch"_s, push.branch));
    AO_CHECK(checkName(u"remoteBranch"_s, there));
    AO_TRY(const git::Oid commit, repository.resolveCommit(u"refs/heads/"_s + push.branch));
    push.commit = commit.toHex();
    push.refspecs.append(u"refs/heads/%1:refs/heads/%2"_s.arg(push.branch, there));
    for (const QJsonValue &value : context.parameters.value("tags"_L1).toArray()) {
        const QString tag = value.toString().trimmed();
        AO_CHECK(checkName(u"tags"_s, tag));
        AO_CHECK(repository.resolveCommit(u"refs/tags/"_s + tag));
        push.refspecs.append(u"refs/tags/%1:refs/tags/%1"_s.arg(tag));
    }
    const QString remote = context.text(u"remote").trimmed();
    push.address =
        repository.configValue(u"remote.%1.pushurl"_s.arg(remote))
            .value_or(repository.configValue(u"remote.%1.url"_s.arg(remote)).value_or(remote));
    push.hasOwnSshCommand = repository.configValue(u"core.sshCommand"_s).has_value();
    return push;
}

/// A token goes through the environment of git, never through its arguments, and only to the
/// server it is for.
Result<> addToken(process::Environment &environment, const StepContext &context,
                  const QString &address)
{
    const QString token = context.text(u"token");
    if (token.isEmpty())
        return {};
    const QUrl url(address, QUrl::StrictMode);
    const bool isLocal = url.host() == "localhost"_L1 || url.host() == "127.0.0.1"_L1;
    if (url.scheme() != "https"_L1 && !(url.scheme() == "http"_L1 && isLocal))
        return badParameter(u"token"_s, u"a token is only sent to an https address"_s);
    const QByteArray pair = (context.text(u"user") + u':' + token).toUtf8().toBase64();
    const QString server =
        url.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveUserInfo);
    environment.set(u"GIT_CONFIG_COUNT"_s, u"1"_s);
    environment.set(u"GIT_CONFIG_KEY_0"_s, u"http.%1/.extraHeader"_s.arg(server));
    environment.set(u"GIT_CONFIG_VALUE_0"_s,
                    u"Authorization: Basic "_s + QString::fromLatin1(pair));
    return {};
}

Result<process::ProcessSpec> specOf(const StepContext &context, const Push &push)
{
    process::ProcessSpec spec;
    spec.program = u"git"_s;
    spec.workingDirectory = context.workingDirectory;
    spec.arguments = {u"push"_s, u"--porcelain"_s};
    if (context.flag(u"force"))
        spec.arguments.append(u"--force-with-lease"_s);
    spec.arguments += QStringList{u"--"_s, context.text(u"remote").trimmed()} + push.refspecs;
    spec.environment = process::Environment::forGit();
    if (!push.hasOwnSshCommand && !spec.environment.contains(u"GIT_SSH_COMMAND"_s))
        spec.environment.set(u"GIT_SSH_COMMAND"_s, u"ssh -o BatchMode=yes"_s);
    AO_CHECK(addToken(spec.environment, context, push.address));
    return spec;
}

/// One line of `git push --porcelain`. Source: git-push(1), OUTPUT.
struct PushedRef
{
    QChar flag;
    QString ref;
    QString summary;
};

QList<PushedRef> readPushed(const QString &output)
{
    QList<PushedRef> pushed;
    for (const QString &line : output.split(u'\n')) {
        const QStringList fields = line.split(u'\t');
        if (fields.size() == 3 && fields[0].size() == 1)
            pushed.append({.flag = fields[0].front(),
                           .ref = fields[1].section(u':', 1),
                           .summary = fields[2]});
    }
    return pushed;
}

QString resultName(QChar flag)
{
    switch (flag.unicode()) {
    case u'=':
        return u"same"_s;
    case u'*':
        return u"new"_s;
    case u'+':
        return u"forced"_s;
    case u'!':
        return u"refused"_s;
    default:
        return u"updated"_s;
    }
}

Error errorOf(const CommandOutcome &outcome, const QList<PushedRef> &pushed, const QString &address)
{
    for (const PushedRef &ref : pushed) {
        if (ref.flag == u'!')
            return Error(errors::kPushRejected,
                         u"%1 was not accepted: %2"_s.arg(ref.ref, ref.summary))
                .with(u"ref"_s, ref.ref)
                .with(u"reason"_s, ref.summary);
    }
    static const QRegularExpression denied(
        u"Authentication failed|Permission denied|could not read Username|Host key verification "
        "failed|error: 40[13]|not appear to be a git repository|Repository not found"_s);
    const bool isDenied = denied.match(outcome.errorOutput).hasMatch();
    const QString reason = outcome.errorOutput.trimmed().section(u'\n', 0, 0);
    return Error(isDenied ? errors::kRemoteDenied : errors::kRemoteFailed,
                 reason.isEmpty() ? u"git ended with "_s + describeEnd(outcome.process) : reason)
        .with(u"remote"_s, QUrl(address).toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery));
}

/// A name of the repository, or the server of an address.
QString remoteName(const StepContext &context)
{
    const QString remote = context.text(u"remote").trimmed();
    const QUrl url(remote, QUrl::StrictMode);
    if (!url.host().isEmpty())
        return serverOf(url);
    // Of an address that is none only the scheme is sure to be no secret.
    const qsizetype place = remote.indexOf("://"_L1);
    return place < 0 || url.isLocalFile() ? remote : remote.first(place + 3) + u'…';
}

class GitPush final : public NodeExecutor
{
public:
    explicit GitPush(WorkerPool *pool) : m_pool(pool) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        AO_CO_TRY(const Push push, co_await onWorker(*m_pool, token, [context](CancelToken) {
                      return readPush(context);
                  }));
        AO_CO_TRY(process::ProcessSpec spec, specOf(context, push));
        const QString remote = remoteName(context);
        AO_CO_CHECK(co_await context.services->announceEffect(
            {.kind = u"git.push"_s,
             .target = remote,
             .detail = {{u"refs"_s, QJsonArray::fromStringList(push.refspecs)}}}));
        AO_CO_TRY(const CommandOutcome outcome,
                  co_await runForStep(std::move(spec), context.services, token));
        const QList<PushedRef> pushed = readPushed(outcome.output);
        QJsonArray refs;
        bool isChanged = false;
        for (const PushedRef &ref : pushed) {
            isChanged = isChanged || ref.flag != u'=';
            refs.append(QJsonObject{{u"ref"_s, ref.ref}, {u"result"_s, resultName(ref.flag)}});
        }
        // Of several references some may have gone there although others were refused.
        const bool isDone = outcome.process.succeeded();
        const bool isSent = isDone || std::ranges::any_of(pushed, [](const PushedRef &ref) {
                                return ref.flag != u'!' && ref.flag != u'=';
                            });
        context.services->recordEffect({.kind = u"git.push"_s,
                                        .target = remote,
                                        .detail = {{u"refs"_s, refs}, {u"commit"_s, push.commit}},
                                        .state = isSent ? EffectState::Done : EffectState::Failed});
        if (!isDone)
            co_return fail(errorOf(outcome, pushed, push.address));
        co_return StepOutput{.values = {{u"branch"_s, push.branch},
                                        {u"commit"_s, push.commit},
                                        {u"changed"_s, isChanged},
                                        {u"refs"_s, refs}}};
    }

private:
    WorkerPool *m_pool;
};

} // namespace

void addGitPush(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(gitPushType(), std::make_unique<GitPush>(dependencies.git));
}

} // namespace agentops::nodes
