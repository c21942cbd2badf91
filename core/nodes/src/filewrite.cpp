// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"
#include "plannedeffects.h"

#include <agentops/base/file.h>
#include <agentops/base/workerpool.h>
#include <agentops/nodes/insidepath.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

NodeType fileWriteType()
{
    return {.kind = u"file.write"_s,
            .category = u"code"_s,
            .title = u"Write file"_s,
            .help = u"Writes a text, such as a report, into the folder the run works in, and keeps "
                    "a copy with the run."_s,
            .icon = u"file-text"_s,
            .summaryParameter = u"path"_s,
            .inputs = {{.name = u"after"_s, .help = u"The step waits for it."_s}},
            .outputs = {{.name = u"file"_s, .type = PortType::File}},
            .parameters = {{.name = u"path"_s,
                            .type = Parameter::Type::Path,
                            .title = u"File"_s,
                            .isRequired = true,
                            .placeholder = u"report.md"_s,
                            .editor = Parameter::Editor::File},
                           {.name = u"content"_s,
                            .type = Parameter::Type::MultilineText,
                            .title = u"Content"_s,
                            .help = u"May use values of earlier steps: {{ step.port }}."_s}},
            .effect = Effect::Files,
            .effectsOf = planned::fileWrite,
            .errorCodes = {u"nodes.outside_working_directory"_s, u"base.permission_denied"_s,
                           u"base.disk_full"_s}};
}

struct WrittenFile
{
    QString path;
    QByteArray content;
};

Result<WrittenFile> writeStepFile(const StepContext &context)
{
    AO_TRY(const QString path, resolveInside(context.workingDirectory, context.text(u"path")));
    QString content = context.text(u"content");
    if (!content.endsWith(u'\n'))
        content += u'\n';
    const QString folder = QFileInfo(path).path();
    if (!QDir().mkpath(folder))
        return fail(
            Error(agentops::errors::kIo, u"the folder cannot be made"_s).with(u"file"_s, folder));
    AO_CHECK(writeFile(path, content.toUtf8()));
    return WrittenFile{.path = path, .content = content.toUtf8()};
}

class FileWrite final : public NodeExecutor
{
public:
    explicit FileWrite(WorkerPool *pool) : m_pool(pool) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        AO_CO_TRY(const WrittenFile written,
                  co_await onWorker(*m_pool, token,
                                    [context](CancelToken) { return writeStepFile(context); }));
        const QFileInfo info(written.path);
        context.services->recordEffect({.kind = u"file"_s,
                                        .target = context.text(u"path"),
                                        .detail = {{u"bytes"_s, written.content.size()}}});
        const QString mediaType = info.suffix() == "md"_L1 ? u"text/markdown"_s : u"text/plain"_s;
        AO_CO_CHECK(
            co_await context.services->writeArtefact(info.fileName(), mediaType, written.content));
        co_return StepOutput{.values = {{u"file"_s, written.path}}};
    }

private:
    WorkerPool *m_pool;
};

} // namespace

void addFileWrite(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(fileWriteType(), std::make_unique<FileWrite>(dependencies.git));
}

} // namespace agentops::nodes
