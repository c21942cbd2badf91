// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflowfile.h"

#include "fileversions.h"

#include <agentops/base/file.h>
#include <agentops/nodes/builtinnodes.h>
#include <agentops/workflow/documentcodec.h>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using workflow::Document;

Result<Document> readWorkflowFile(const QString &path)
{
    AO_TRY(const workflow::ParsedDocument parsed, workflow::readDocumentFileBlocking(path));
    Result<Document> document = parsed.toResult();
    if (!document)
        return fail(Error(document.error()).with(u"path"_s, path));
    return document;
}

Task<Result<>> writeWorkflowFile(Context context, QString path, Document document, QString message)
{
    const QByteArray text = workflow::writeDocument(document);
    FileVersions versions(context, path);
    co_await versions.recordPresent();
    AO_CO_CHECK(writeFile(path, text));
    co_await versions.record(text, versions::Reason::Saved, message);
    co_return {};
}

std::unique_ptr<workflow::NodeCatalog> knownKinds(const Context &context)
{
    auto catalog = std::make_unique<workflow::NodeCatalog>();
    nodes::NodeDependencies dependencies;
    dependencies.clock = context.clock;
    nodes::registerBuiltinNodes(*catalog, dependencies);
    return catalog;
}

} // namespace agentops::cli
