// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"
#include "plannedeffects.h"
#include "stepglob.h"

#include <agentops/base/workerpool.h>
#include <agentops/nodes/archivefile.h>
#include <agentops/nodes/errors.h>
#include <agentops/nodes/insidepath.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

constexpr double kMaxMiB = 64.0 * 1024;

NodeType archiveCreateType()
{
    return {.kind = u"archive.create"_s,
            .category = u"code"_s,
            .title = u"Pack files"_s,
            .help = u"Packs files of the folder the run works in into a .zip, .tar.gz or "
                    ".tar.xz."_s,
            .icon = u"archive"_s,
            .summaryParameter = u"archive"_s,
            .inputs = {afterPort()},
            .outputs = {{.name = u"file"_s, .type = PortType::File},
                        {.name = u"files"_s, .type = PortType::Number},
                        {.name = u"sizeBytes"_s,
                         .type = PortType::Number,
                         .help = u"Of the archive."_s}},
            .parameters = {{.name = u"archive"_s,
                            .type = Parameter::Type::Path,
                            .title = u"Archive"_s,
                            .isRequired = true,
                            .placeholder = u"dist.tar.gz"_s,
                            .editor = Parameter::Editor::File},
                           {.name = u"paths"_s,
                            .type = Parameter::Type::List,
                            .title = u"Files"_s,
                            .help = u"Patterns such as dist/** and !**/*.map."_s,
                            .isRequired = true,
                            .editor = Parameter::Editor::Glob},
                           {.name = u"directory"_s,
                            .type = Parameter::Type::Path,
                            .title = u"Folder"_s,
                            .help = u"Names in the archive begin here."_s,
                            .editor = Parameter::Editor::Folder}},
            .effect = Effect::Files,
            .effectsOf = planned::archive,
            .errorCodes = {u"nodes.no_files"_s, u"nodes.bad_archive"_s, u"nodes.bad_parameter"_s,
                           u"nodes.outside_working_directory"_s, u"nodes.too_many_files"_s,
                           u"base.permission_denied"_s, u"base.disk_full"_s}};
}

NodeType archiveExtractType()
{
    return {.kind = u"archive.extract"_s,
            .category = u"code"_s,
            .title = u"Unpack archive"_s,
            .help = u"Unpacks a zip or tar archive into a folder. An archive that would write or "
                    "link outside of it, or holds more than allowed, is refused."_s,
            .icon = u"package"_s,
            .summaryParameter = u"archive"_s,
            .inputs = {afterPort()},
            .outputs = {{.name = u"path"_s, .type = PortType::File},
                        {.name = u"files"_s, .type = PortType::Number},
                        {.name = u"sizeBytes"_s,
                         .type = PortType::Number,
                         .help = u"Of all that was unpacked."_s}},
            .parameters = {{.name = u"archive"_s,
                            .type = Parameter::Type::Path,
                            .title = u"Archive"_s,
                            .isRequired = true,
                            .placeholder = u"dist.tar.gz"_s,
                            .editor = Parameter::Editor::File},
                           {.name = u"to"_s,
                            .type = Parameter::Type::Path,
                            .title = u"Into the folder"_s,
                            .help = u"Empty: the one the run works in."_s,
                            .editor = Parameter::Editor::Folder},
                           {.name = u"maxMiB"_s,
                            .type = Parameter::Type::Number,
                            .title = u"Most that may be unpacked, in MiB"_s,
                            .defaultValue = 1024},
                           {.name = u"maxFiles"_s,
                            .type = Parameter::Type::Number,
                            .title = u"Most files"_s,
                            .defaultValue = 100'000}},
            .effect = Effect::Files,
            .effectsOf = planned::unpacking,
            .errorCodes = {u"base.not_found"_s, u"nodes.bad_archive"_s, u"nodes.unsafe_archive"_s,
                           u"nodes.archive_too_large"_s, u"nodes.outside_working_directory"_s,
                           u"base.disk_full"_s}};
}

Result<StepOutput> create(const StepContext &context, const CancelToken &token)
{
    const QString name = context.text(u"archive").trimmed();
    AO_TRY(const ArchiveFormat format, archiveFormatOf(name));
    AO_TRY(const QString archive, resolveInside(context.workingDirectory, name));
    AO_TRY(const QString directory,
           resolveInside(context.workingDirectory, context.text(u"directory")));
    const QStringList patterns = toStrings(context.parameters.value("paths"_L1).toArray());
    AO_TRY(QStringList files, findFiles(directory, patterns, token));
    files.removeIf([&](const QString &file) { return directory + u'/' + file == archive; });
    if (files.isEmpty())
        return fail(Error(errors::kNoFiles, u"no file fits the patterns"_s)
                        .with(u"paths"_s, patterns.join(u", "_s)));
    if (!QDir().mkpath(QFileInfo(archive).path()))
        return fail(
            Error(agentops::errors::kIo, u"the folder cannot be made"_s).with(u"path"_s, archive));
    AO_TRY(const ArchiveSummary summary, createArchive(archive, format, directory, files, token));
    context.services->recordEffect(
        {.kind = u"file"_s, .target = name, .detail = {{u"files"_s, summary.fileCount}}});
    return StepOutput{.values = {{u"file"_s, archive},
                                 {u"files"_s, summary.fileCount},
                                 {u"sizeBytes"_s, QFileInfo(archive).size()}}};
}

Result<StepOutput> extract(const StepContext &context, const CancelToken &token)
{
    AO_TRY(const QString archive,
           resolveInside(context.workingDirectory, context.text(u"archive").trimmed()));
    AO_TRY(const QString directory, resolveInside(context.workingDirectory, context.text(u"to")));
    const double maxMiB = std::clamp(context.number(u"maxMiB"), 0.0, kMaxMiB);
    const double maxFiles = std::clamp(context.number(u"maxFiles"), 0.0, 10e6);
    AO_TRY(const ArchiveSummary summary,
           extractArchive(
               archive, directory,
               {.maxBytes = qint64(maxMiB * 1024 * 1024), .maxFiles = qsizetype(maxFiles)}, token));
    context.services->recordEffect({.kind = u"file"_s,
                                    .target = context.text(u"to"),
                                    .detail = {{u"files"_s, summary.fileCount}}});
    return StepOutput{.values = {{u"path"_s, directory},
                                 {u"files"_s, summary.fileCount},
                                 {u"sizeBytes"_s, summary.sizeBytes}}};
}

class ArchiveStep final : public NodeExecutor
{
public:
    using Work = Result<StepOutput> (*)(const StepContext &, const CancelToken &);
    ArchiveStep(WorkerPool *pool, Work work) : m_pool(pool), m_work(work) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        return onWorker(*m_pool, token,
                        [context = std::move(context), work = m_work](CancelToken stop) {
                            return work(context, stop);
                        });
    }

private:
    WorkerPool *m_pool;
    Work m_work;
};

} // namespace

void addArchiveSteps(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(archiveCreateType(), std::make_unique<ArchiveStep>(dependencies.git, create));
    catalog.add(archiveExtractType(), std::make_unique<ArchiveStep>(dependencies.git, extract));
}

} // namespace agentops::nodes
