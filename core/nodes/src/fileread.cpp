// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"

#include <agentops/base/file.h>
#include <agentops/base/workerpool.h>
#include <agentops/nodes/errors.h>
#include <agentops/nodes/insidepath.h>

#include <QtCore/QStringDecoder>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

/// So that the step's values stay below what the engine keeps.
constexpr double kMaxKiB = 2 * 1024;

NodeType fileReadType()
{
    return {.kind = u"file.read"_s,
            .category = u"code"_s,
            .title = u"Read file"_s,
            .help = u"Reads a file of the folder the run works in and hands on what it holds."_s,
            .icon = u"file-search"_s,
            .summaryParameter = u"path"_s,
            .inputs = {afterPort()},
            .outputs = {{.name = u"content"_s, .type = PortType::Text},
                        {.name = u"sizeBytes"_s, .type = PortType::Number},
                        {.name = u"file"_s, .type = PortType::File}},
            .parameters = {{.name = u"path"_s,
                            .type = Parameter::Type::Path,
                            .title = u"File"_s,
                            .isRequired = true,
                            .placeholder = u"package.json"_s,
                            .editor = Parameter::Editor::File},
                           {.name = u"encoding"_s,
                            .type = Parameter::Type::Choice,
                            .title = u"Hand on as"_s,
                            .defaultValue = u"text"_s,
                            .choices = {u"text"_s, u"base64"_s}},
                           {.name = u"maxKiB"_s,
                            .type = Parameter::Type::Number,
                            .title = u"Largest file in KiB"_s,
                            .defaultValue = 1024}},
            .effect = Effect::Pure,
            .errorCodes = {u"base.not_found"_s, u"base.permission_denied"_s,
                           u"nodes.file_too_large"_s, u"nodes.bad_parameter"_s,
                           u"nodes.outside_working_directory"_s}};
}

Result<StepOutput> readStepFile(const StepContext &context)
{
    AO_TRY(const QString path, resolveInside(context.workingDirectory, context.text(u"path")));
    const auto maxBytes = qint64(std::clamp(context.number(u"maxKiB"), 0.0, kMaxKiB) * 1024);
    const Result<QByteArray> content = readFile(path, maxBytes);
    if (!content && content.error().code() == agentops::errors::kInvalidArgument)
        return fail(Error(errors::kFileTooLarge, content.error().message())
                        .with(u"maxBytes"_s, QString::number(maxBytes))
                        .with(u"file"_s, path));
    if (!content)
        return fail(content.error());
    QString text = QString::fromLatin1(content->toBase64());
    if (context.text(u"encoding") != "base64"_L1) {
        QStringDecoder decoder(QStringDecoder::Utf8);
        text = decoder(*content);
        if (decoder.hasError())
            return fail(Error(errors::kBadParameter,
                              u"the file is no text in UTF-8; hand it on as base64"_s)
                            .with(u"parameter"_s, u"encoding"_s));
    }
    return StepOutput{
        .values = {{u"content"_s, text}, {u"sizeBytes"_s, content->size()}, {u"file"_s, path}}};
}

class FileRead final : public NodeExecutor
{
public:
    explicit FileRead(WorkerPool *pool) : m_pool(pool) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        return onWorker(*m_pool, token, [context = std::move(context)](CancelToken) {
            return readStepFile(context);
        });
    }

private:
    WorkerPool *m_pool;
};

} // namespace

void addFileRead(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(fileReadType(), std::make_unique<FileRead>(dependencies.git));
}

} // namespace agentops::nodes
