// SPDX-License-Identifier: GPL-3.0-or-later
#include "calledfile.h"

#include <agentops/base/workerpool.h>
#include <agentops/workflow/nodecatalog.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

QString calledName(const workflow::Node &node, const workflow::NodeCatalog &catalog)
{
    const workflow::NodeType *type = catalog.findType(node.kind);
    if (!type || type->body != workflow::Body::Call)
        return {};
    const QString name = node.parameters.value("workflow"_L1).toString();
    return name.trimmed().isEmpty() ? QString() : name;
}

Result<QString> calledFileBlocking(const QString &repository, const QString &name)
{
    const QDir root(repository);
    const QString path = QDir::cleanPath(root.absoluteFilePath(name));
    const QString file = root.relativeFilePath(path);
    // A run follows links, and refuses what they lead to elsewhere.
    const QString target = QFileInfo(path).canonicalFilePath();
    const bool isElsewhere = file.startsWith("../"_L1) || QDir::isAbsolutePath(file)
        || (!target.isEmpty() && !target.startsWith(root.canonicalPath() + u'/'));
    if (isElsewhere) {
        return fail(Error(errors::kInvalidArgument, u"\"%1\" is not in the repository"_s.arg(name))
                        .with(u"workflow"_s, name));
    }
    return file;
}

Task<Result<CalledRead>> readCalled(Task<> kept, WorkflowServices services, QString name,
                                    CancelToken token)
{
    co_await kept;
    AO_CO_CHECK(token.check()); // the services may be gone with whoever has cancelled this
    const QString repository = services.repository;
    const Result<QString> file =
        co_await onWorker(*services.files, token, [repository, name](CancelToken) {
            return calledFileBlocking(repository, name);
        });
    AO_CO_CHECK(token.check());
    if (!file)
        co_return CalledRead{name, fail(file.error())};
    Result<LoadedWorkflow> loaded = co_await readEntry(
        services, {WorkflowEntry::Source::File, {}, *file, {}, false, {}}, false, token);
    AO_CO_CHECK(token.check());
    co_return CalledRead{*file, std::move(loaded)};
}

Task<Result<CalledRead>> readCaller(Task<> kept, WorkflowServices services, WorkflowEntry entry,
                                    CancelToken token)
{
    co_await kept;
    AO_CO_CHECK(token.check()); // the services may be gone with whoever has cancelled this
    Result<LoadedWorkflow> loaded = co_await readEntry(services, entry, false, token);
    AO_CO_CHECK(token.check());
    co_return CalledRead{entry.file, std::move(loaded)};
}

} // namespace agentops::ui::graph
