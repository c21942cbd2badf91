// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"

#include <agentops/base/workerpool.h>
#include <agentops/git/errors.h>
#include <agentops/git/repository.h>
#include <agentops/workflow/schema.h>

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtCore/QSysInfo>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

NodeType projectInfoType()
{
    return {
        .kind = u"project.info"_s,
        .version = 2,
        .category = u"code"_s,
        .title = u"Project and machine"_s,
        .help = u"Tells what the run works on: commit and branch of the repository, what "
                "its remote calls it, and the system of this computer. What there is not is "
                "empty."_s,
        .icon = u"info"_s,
        .inputs = {afterPort()},
        .outputs =
            {{.name = u"commit"_s, .type = PortType::Text},
             {.name = u"branch"_s,
              .type = PortType::Text,
              .help = u"Empty when none is checked out."_s},
             {.name = u"ref"_s, .type = PortType::Text, .help = u"refs/heads/ and the branch."_s},
             {.name = u"remote"_s, .type = PortType::Text, .help = u"The address of origin."_s},
             {.name = u"name"_s,
              .type = PortType::Text,
              .help = u"The path of that address, such as owner/project."_s},
             {.name = u"owner"_s, .type = PortType::Text},
             {.name = u"system"_s,
              .type = PortType::Text,
              .help = u"Linux, macOS or Windows."_s,
              .schema = schema::choice({u"Linux"_s, u"macOS"_s, u"Windows"_s})},
             {.name = u"architecture"_s,
              .type = PortType::Text,
              .help = u"X64, ARM64, X86 or ARM."_s},
             {.name = u"temporaryFolder"_s, .type = PortType::File},
             {.name = u"computer"_s, .type = PortType::Text, .help = u"What it is called."_s},
             {.name = u"user"_s,
              .type = PortType::Text,
              .help = u"Whose home folder the program has."_s}},
        .effect = Effect::Pure,
        .errorCodes = {u"base.permission_denied"_s, u"git.unsafe_directory"_s,
                       u"git.unsupported_format"_s}};
}

QString systemName()
{
#if defined(Q_OS_WIN)
    return u"Windows"_s;
#elif defined(Q_OS_MACOS)
    return u"macOS"_s;
#else
    return u"Linux"_s;
#endif
}

/// As GitHub says it.
QString architectureName()
{
    const QString name = QSysInfo::currentCpuArchitecture();
    if (name == "x86_64"_L1)
        return u"X64"_s;
    if (name == "arm64"_L1)
        return u"ARM64"_s;
    if (name == "i386"_L1)
        return u"X86"_s;
    return name.startsWith("arm"_L1) ? u"ARM"_s : name.toUpper();
}

/// `owner/project` of `https://host/owner/project.git` or `git@host:owner/project`; nothing for a
/// folder.
QString nameIn(const QString &remote)
{
    static const QRegularExpression kAddress(
        u"^(?:[a-z+]+://[^/]+/|[^/@:]+@[^/:]+:)/*(.+?)(?:\\.git)?/*$"_s);
    return kAddress.match(remote).captured(1);
}

Result<QJsonObject> repositoryValues(const StepContext &context)
{
    QJsonObject values;
    for (const QString &port :
         {u"commit"_s, u"branch"_s, u"ref"_s, u"remote"_s, u"name"_s, u"owner"_s})
        values.insert(port, QString());
    const auto repository = git::Repository::open(context.repository);
    if (!repository && repository.error().code() == git::errors::kNotARepository)
        return values;
    if (!repository)
        return fail(repository.error());
    AO_TRY(const git::Head head, repository->head());
    if (!head.isUnborn())
        values.insert(u"commit"_s, head.commit.toHex());
    if (!head.isDetached()) {
        values.insert(u"branch"_s, head.branch);
        values.insert(u"ref"_s, u"refs/heads/"_s + head.branch);
    }
    const QString remote = repository->configValue(u"remote.origin.url"_s).value_or(QString());
    const QString name = nameIn(remote);
    values.insert(u"remote"_s, remote);
    values.insert(u"name"_s, name);
    values.insert(u"owner"_s, name.section(u'/', 0, 0));
    return values;
}

Result<StepOutput> projectInfo(const StepContext &context)
{
    AO_TRY(QJsonObject values, repositoryValues(context));
    values.insert(u"system"_s, systemName());
    values.insert(u"architecture"_s, architectureName());
    values.insert(u"temporaryFolder"_s, QDir::tempPath());
    values.insert(u"computer"_s, QSysInfo::machineHostName());
    values.insert(u"user"_s, QDir::home().dirName());
    return StepOutput{.values = values};
}

class ProjectInfo final : public NodeExecutor
{
public:
    explicit ProjectInfo(WorkerPool *pool) : m_pool(pool) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        return onWorker(*m_pool, token, [context = std::move(context)](const CancelToken &) {
            return projectInfo(context);
        });
    }

private:
    WorkerPool *m_pool;
};

} // namespace

void addProjectInfo(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(projectInfoType(), std::make_unique<ProjectInfo>(dependencies.git));
}

} // namespace agentops::nodes
