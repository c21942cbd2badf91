// SPDX-License-Identifier: GPL-3.0-or-later
// An artifact is a list of files that the engine stores by their content. The list lies in
// <folder>/<run>/<hash of the name>.json: {"name", "node", "files": [{"path", "stored",
// "sizeBytes", "isExecutable"}]}.
#include "nodekinds.h"
#include "plannedeffects.h"
#include "stepglob.h"

#include <agentops/base/file.h>
#include <agentops/base/json.h>
#include <agentops/base/workerpool.h>
#include <agentops/nodes/errors.h>
#include <agentops/nodes/insidepath.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QMimeDatabase>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

/// A file goes through memory on its way.
constexpr qint64 kMaxFileBytes = 256LL * 1024 * 1024;

NodeType artifactStoreType()
{
    return {.kind = u"artifact.store"_s,
            .category = u"code"_s,
            .title = u"Keep files"_s,
            .help = u"Keeps files of the folder the run works in with the run, under a name: for "
                    "people, and for later steps that work elsewhere. Secrets in them are "
                    "masked."_s,
            .icon = u"save"_s,
            .summaryParameter = u"name"_s,
            .inputs = {afterPort()},
            .outputs = {{.name = u"name"_s, .type = PortType::Text},
                        {.name = u"files"_s, .type = PortType::Number},
                        {.name = u"sizeBytes"_s, .type = PortType::Number}},
            .parameters = {{.name = u"name"_s,
                            .title = u"Name"_s,
                            .defaultValue = u"artifact"_s,
                            .isRequired = true},
                           {.name = u"paths"_s,
                            .type = Parameter::Type::List,
                            .title = u"Files"_s,
                            .help = u"Patterns such as dist/** and !**/*.map."_s,
                            .isRequired = true},
                           {.name = u"whenEmpty"_s,
                            .type = Parameter::Type::Choice,
                            .title = u"When no file fits"_s,
                            .defaultValue = u"fail"_s,
                            .choices = {u"fail"_s, u"go on"_s}},
                           {.name = u"overwrite"_s,
                            .type = Parameter::Type::Boolean,
                            .title = u"Replace what another step kept under the name"_s,
                            .defaultValue = false}},
            .effect = Effect::Files,
            .effectsOf = planned::artifact,
            .errorCodes = {u"nodes.no_files"_s, u"nodes.artifact_exists"_s,
                           u"nodes.file_too_large"_s, u"nodes.too_many_files"_s,
                           u"nodes.outside_working_directory"_s, u"nodes.not_available"_s,
                           u"base.disk_full"_s}};
}

NodeType artifactFetchType()
{
    return {.kind = u"artifact.fetch"_s,
            .category = u"code"_s,
            .title = u"Get kept files"_s,
            .help = u"Puts the files that an earlier step of this run kept under a name into the "
                    "folder the run works in."_s,
            .icon = u"file-down"_s,
            .summaryParameter = u"name"_s,
            .inputs = {afterPort()},
            .outputs = {{.name = u"path"_s, .type = PortType::File},
                        {.name = u"files"_s, .type = PortType::Number}},
            .parameters = {{.name = u"name"_s,
                            .title = u"Name"_s,
                            .defaultValue = u"artifact"_s,
                            .isRequired = true},
                           {.name = u"to"_s,
                            .type = Parameter::Type::Path,
                            .title = u"Into the folder"_s,
                            .help = u"Empty: the one the run works in."_s}},
            .effect = Effect::Files,
            .effectsOf = planned::unpacking,
            .errorCodes = {u"nodes.no_artifact"_s, u"nodes.outside_working_directory"_s,
                           u"nodes.not_available"_s, u"base.disk_full"_s, u"base.io"_s}};
}

QString listPath(const QString &folder, const StepContext &context)
{
    const QByteArray name = context.text(u"name").toUtf8();
    const QByteArray hash = QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex();
    return folder + u'/' + context.run.toString() + u'/' + QString::fromLatin1(hash) + u".json"_s;
}

Result<std::optional<QJsonObject>> readList(const QString &path)
{
    if (!QFileInfo::exists(path))
        return std::nullopt;
    AO_TRY(const QByteArray text, readFile(path));
    AO_TRY(const QJsonValue list, parseJson(text, path));
    return list.toObject();
}

/// Errors: nodes.artifact_exists, nodes.no_files, those of findFiles().
Result<QStringList> filesToStore(const StepContext &context, const QString &path,
                                 const CancelToken &token)
{
    AO_TRY(const auto before, readList(path));
    const bool isOther = before && before->value("node"_L1).toString() != context.step.text();
    if (isOther && !context.flag(u"overwrite"))
        return fail(Error(errors::kArtifactExists,
                          u"another step of the run has kept files under the name %1"_s.arg(
                              context.text(u"name")))
                        .with(u"name"_s, context.text(u"name")));
    const QStringList patterns = toStrings(context.parameters.value("paths"_L1).toArray());
    AO_TRY(const QStringList files, findFiles(context.workingDirectory, patterns, token));
    if (files.isEmpty() && context.text(u"whenEmpty") == "fail"_L1)
        return fail(Error(errors::kNoFiles, u"no file fits the patterns"_s)
                        .with(u"paths"_s, patterns.join(u", "_s)));
    return files;
}

Result<> writeList(const QString &path, const StepContext &context, const QJsonArray &files)
{
    if (!QDir().mkpath(QFileInfo(path).path()))
        return fail(
            Error(agentops::errors::kIo, u"the folder cannot be made"_s).with(u"path"_s, path));
    return writeFile(path,
                     writeJson(QJsonObject{{u"name"_s, context.text(u"name")},
                                           {u"node"_s, context.step.text()},
                                           {u"files"_s, files}}));
}

Result<QByteArray> readWhole(const QString &path)
{
    Result<QByteArray> content = readFile(path, kMaxFileBytes);
    if (!content && content.error().code() == agentops::errors::kInvalidArgument)
        return fail(Error(errors::kFileTooLarge, content.error().message())
                        .with(u"maxBytes"_s, QString::number(kMaxFileBytes))
                        .with(u"file"_s, path));
    return content;
}

class ArtifactStore final : public NodeExecutor
{
public:
    ArtifactStore(WorkerPool *pool, QString folder) : m_pool(pool), m_folder(std::move(folder)) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        if (m_folder.isEmpty())
            co_return fail(errors::kNotAvailable, u"there is no place for artifacts here"_s);
        const QString name = context.text(u"name");
        const QString list = listPath(m_folder, context);
        AO_CO_TRY(const QStringList names,
                  co_await onWorker(*m_pool, token, [context, list](CancelToken stop) {
                      return filesToStore(context, list, stop);
                  }));
        QJsonArray files;
        qint64 sizeBytes = 0;
        for (const QString &path : names) {
            AO_CO_CHECK(token.check());
            const QString source = context.workingDirectory + u'/' + path;
            AO_CO_TRY(QByteArray content, co_await onWorker(*m_pool, token, [source](CancelToken) {
                          return readWhole(source);
                      }));
            const QString mediaType = QMimeDatabase().mimeTypeForFile(source).name();
            AO_CO_TRY(const Artefact stored,
                      co_await context.services->writeArtefact(name + u'/' + path, mediaType,
                                                               std::move(content)));
            sizeBytes += stored.sizeBytes;
            files.append(QJsonObject{{u"path"_s, path},
                                     {u"stored"_s, stored.path},
                                     {u"sizeBytes"_s, stored.sizeBytes},
                                     {u"isExecutable"_s, QFileInfo(source).isExecutable()}});
        }
        AO_CO_CHECK(co_await onWorker(*m_pool, token, [context, list, files](CancelToken) {
            return writeList(list, context, files);
        }));
        context.services->log(LogStream::System, u"%1: %2 files\n"_s.arg(name).arg(files.size()));
        context.services->recordEffect(
            {.kind = u"artifact"_s, .target = name, .detail = {{u"files"_s, files.size()}}});
        co_return StepOutput{
            .values = {{u"name"_s, name}, {u"files"_s, files.size()}, {u"sizeBytes"_s, sizeBytes}}};
    }

private:
    WorkerPool *m_pool;
    QString m_folder;
};

Result<> copyOut(const QString &stored, const QString &path, bool isExecutable)
{
    if (!QDir().mkpath(QFileInfo(path).path()))
        return fail(
            Error(agentops::errors::kIo, u"the folder cannot be made"_s).with(u"path"_s, path));
    QFile::remove(path);
    QFile source(stored);
    if (!source.copy(path))
        return fail(fileError(source, u"cannot copy"_s));
    auto rights = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
    if (isExecutable)
        rights |= QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
    QFile::setPermissions(path, rights);
    return {};
}

Result<StepOutput> fetch(const StepContext &context, const QString &folder,
                         const CancelToken &token)
{
    if (folder.isEmpty())
        return fail(errors::kNotAvailable, u"there is no place for artifacts here"_s);
    const QString name = context.text(u"name");
    AO_TRY(const auto list, readList(listPath(folder, context)));
    if (!list)
        return fail(Error(errors::kNoArtifact,
                          u"no step of this run has kept files under the name %1"_s.arg(name))
                        .with(u"name"_s, name));
    AO_TRY(const QString target, resolveInside(context.workingDirectory, context.text(u"to")));
    const QJsonArray files = list->value("files"_L1).toArray();
    for (const QJsonValue &value : files) {
        AO_CHECK(token.check());
        const QJsonObject file = value.toObject();
        AO_TRY(const QString path, resolveInside(target, file.value("path"_L1).toString()));
        AO_CHECK(copyOut(file.value("stored"_L1).toString(), path,
                         file.value("isExecutable"_L1).toBool()));
    }
    context.services->recordEffect({.kind = u"file"_s,
                                    .target = context.text(u"to"),
                                    .detail = {{u"files"_s, files.size()}}});
    return StepOutput{.values = {{u"path"_s, target}, {u"files"_s, files.size()}}};
}

class ArtifactFetch final : public NodeExecutor
{
public:
    ArtifactFetch(WorkerPool *pool, QString folder) : m_pool(pool), m_folder(std::move(folder)) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        return onWorker(*m_pool, token,
                        [context = std::move(context), folder = m_folder](CancelToken stop) {
                            return fetch(context, folder, stop);
                        });
    }

private:
    WorkerPool *m_pool;
    QString m_folder;
};

} // namespace

void addArtifactSteps(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(artifactStoreType(),
                std::make_unique<ArtifactStore>(dependencies.git, dependencies.artifactDirectory));
    catalog.add(artifactFetchType(),
                std::make_unique<ArtifactFetch>(dependencies.git, dependencies.artifactDirectory));
}

} // namespace agentops::nodes
