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
#include <agentops/nodes/artifactlists.h>
#include <agentops/nodes/errors.h>
#include <agentops/nodes/insidepath.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QMimeDatabase>
#include <QtCore/QRegularExpression>

#include <algorithm>

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
                            .isRequired = true,
                            .editor = Parameter::Editor::Glob},
                           {.name = u"whenEmpty"_s,
                            .type = Parameter::Type::Choice,
                            .title = u"When no file fits"_s,
                            .defaultValue = u"fail"_s,
                            .choices = {u"fail"_s, u"go on"_s}},
                           {.name = u"overwrite"_s,
                            .type = Parameter::Type::Boolean,
                            .title = u"Replace what another step kept under the name"_s,
                            .defaultValue = false},
                           {.name = u"fromCommonFolder"_s,
                            .type = Parameter::Type::Boolean,
                            .title = u"Without the folders that all have in common"_s,
                            .help = u"As GitHub's upload-artifact: dist/a.js of dist is kept as "
                                    "a.js."_s,
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
                            .help = u"With * in it: all whose names fit, each in a folder of its "
                                    "name."_s,
                            .defaultValue = u"artifact"_s,
                            .isRequired = true},
                           {.name = u"to"_s,
                            .type = Parameter::Type::Path,
                            .title = u"Into the folder"_s,
                            .help = u"Empty: the one the run works in."_s,
                            .editor = Parameter::Editor::Folder},
                           {.name = u"together"_s,
                            .type = Parameter::Type::Boolean,
                            .title = u"All into the one folder"_s,
                            .defaultValue = false}},
            .effect = Effect::Files,
            .effectsOf = planned::unpacking,
            .errorCodes = {u"nodes.no_artifact"_s, u"nodes.outside_working_directory"_s,
                           u"nodes.not_available"_s, u"base.disk_full"_s, u"base.io"_s}};
}

/// The folder that GitHub leaves out of the names: the part of the patterns before their first
/// wildcard that all have in common, of a single file its folder. Source: actions/upload-artifact,
/// search.ts.
QString commonFolder(const QString &directory, const QStringList &patterns)
{
    std::optional<QStringList> common;
    bool isSingle = true;
    for (const QString &pattern : patterns) {
        if (pattern.startsWith(u'!'))
            continue;
        QStringList segments;
        for (const QString &segment : QDir::cleanPath(pattern).split(u'/', Qt::SkipEmptyParts)) {
            if (segment.contains(u'*') || segment.contains(u'?') || segment.contains(u'['))
                break;
            if (segment != u".")
                segments.append(segment);
        }
        if (!common) {
            common = segments;
            continue;
        }
        isSingle = false;
        qsizetype same = 0;
        while (same < common->size() && same < segments.size()
               && common->at(same) == segments[same])
            ++same;
        common->resize(same);
    }
    if (!common)
        return {};
    QString folder = common->join(u'/');
    if (isSingle && QFileInfo(directory + u'/' + folder).isFile())
        folder = QStringList(common->sliced(0, common->size() - 1)).join(u'/');
    return folder;
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
        const QString common = context.flag(u"fromCommonFolder")
            ? commonFolder(context.workingDirectory,
                           toStrings(context.parameters.value("paths"_L1).toArray()))
            : QString();
        QJsonArray files;
        qint64 sizeBytes = 0;
        for (const QString &path : names) {
            AO_CO_CHECK(token.check());
            const QString source = context.workingDirectory + u'/' + path;
            AO_CO_TRY(QByteArray content, co_await onWorker(*m_pool, token, [source](CancelToken) {
                          return readWhole(source);
                      }));
            const QString mediaType = QMimeDatabase().mimeTypeForFile(source).name();
            const bool isBelow = !common.isEmpty() && path.startsWith(common + u'/');
            const QString kept = isBelow ? path.sliced(common.size() + 1) : path;
            AO_CO_TRY(const Artefact stored,
                      co_await context.services->writeArtefact(name + u'/' + kept, mediaType,
                                                               std::move(content)));
            sizeBytes += stored.sizeBytes;
            files.append(QJsonObject{{u"path"_s, kept},
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

/// What steps of the run have kept under a name, or under all names that fit a pattern; by name.
Result<QList<QJsonObject>> listsOf(const QString &folder, const StepContext &context)
{
    const QString name = context.text(u"name");
    QList<QJsonObject> lists;
    if (!name.contains(u'*')) {
        AO_TRY(const auto list, readList(listPath(folder, context)));
        if (list)
            lists.append(*list);
        return lists;
    }
    const auto pattern = QRegularExpression::fromWildcard(
        name, Qt::CaseSensitive, QRegularExpression::NonPathWildcardConversion);
    const QDir ofRun(folder + u'/' + context.run.toString());
    for (const QString &file : ofRun.entryList({u"*.json"_s}, QDir::Files)) {
        AO_TRY(const auto list, readList(ofRun.filePath(file)));
        if (list && pattern.match(list->value("name"_L1).toString()).hasMatch())
            lists.append(*list);
    }
    std::ranges::sort(lists, {},
                      [](const QJsonObject &list) { return list.value("name"_L1).toString(); });
    return lists;
}

Result<qsizetype> copyOutAll(const QJsonArray &files, const QString &target,
                             const CancelToken &token)
{
    for (const QJsonValue &file : files) {
        AO_CHECK(token.check());
        AO_TRY(const QString path, resolveInside(target, file["path"_L1].toString()));
        AO_CHECK(copyOut(file["stored"_L1].toString(), path, file["isExecutable"_L1].toBool()));
    }
    return files.size();
}

Result<StepOutput> fetch(const StepContext &context, const QString &folder,
                         const CancelToken &token)
{
    if (folder.isEmpty())
        return fail(errors::kNotAvailable, u"there is no place for artifacts here"_s);
    const QString name = context.text(u"name");
    AO_TRY(const QList<QJsonObject> lists, listsOf(folder, context));
    if (lists.isEmpty() && !name.contains(u'*'))
        return fail(Error(errors::kNoArtifact,
                          u"no step of this run has kept files under the name %1"_s.arg(name))
                        .with(u"name"_s, name));
    AO_TRY(const QString target, resolveInside(context.workingDirectory, context.text(u"to")));
    const bool areApart = name.contains(u'*') && !context.flag(u"together");
    qsizetype count = 0;
    for (const QJsonObject &list : lists) {
        const QString own = areApart ? list.value("name"_L1).toString() : QString();
        AO_TRY(const QString into, resolveInside(target, own));
        AO_TRY(const qsizetype copied, copyOutAll(list.value("files"_L1).toArray(), into, token));
        count += copied;
    }
    context.services->recordEffect(
        {.kind = u"file"_s, .target = context.text(u"to"), .detail = {{u"files"_s, count}}});
    return StepOutput{.values = {{u"path"_s, target}, {u"files"_s, count}}};
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

Result<> takeOverArtifactLists(const QString &folder, const TakenOver &taken)
{
    const QDir from(folder + u'/' + taken.from.toString());
    const QString to = folder + u'/' + taken.to.toString();
    for (const QString &file : from.entryList({u"*.json"_s}, QDir::Files)) {
        AO_TRY(auto list, readList(from.filePath(file)));
        const auto step = list ? taken.steps.constFind(StepPath(list->value("node"_L1).toString()))
                               : taken.steps.cend();
        if (step == taken.steps.cend())
            continue;
        if (!QDir().mkpath(to))
            return fail(
                Error(agentops::errors::kIo, u"the folder cannot be made"_s).with(u"path"_s, to));
        list->insert(u"node"_s, step->text());
        AO_CHECK(writeFile(to + u'/' + file, writeJson(*list)));
    }
    return {};
}

void addArtifactSteps(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(artifactStoreType(),
                std::make_unique<ArtifactStore>(dependencies.git, dependencies.artifactDirectory));
    catalog.add(artifactFetchType(),
                std::make_unique<ArtifactFetch>(dependencies.git, dependencies.artifactDirectory));
}

} // namespace agentops::nodes
