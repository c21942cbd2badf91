// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/runworkspace.h>

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

QString workspaceKindName(WorkspaceKind kind)
{
    return kind == WorkspaceKind::InPlace ? u"inPlace"_s : u"worktree"_s;
}

std::optional<WorkspaceKind> workspaceKindFromName(QStringView name)
{
    for (const WorkspaceKind kind : {WorkspaceKind::Worktree, WorkspaceKind::InPlace}) {
        if (workspaceKindName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

QJsonObject toJson(const RunWorkspace &workspace)
{
    QJsonObject object{{u"kind"_s, workspaceKindName(workspace.kind)},
                       {u"folder"_s, workspace.folder}};
    const auto insert = [&object](const QString &key, const QString &text) {
        if (!text.isEmpty())
            object.insert(key, text);
    };
    insert(u"commit"_s, workspace.commit);
    insert(u"head"_s, workspace.head);
    insert(u"branch"_s, workspace.branch);
    insert(u"reason"_s, workspace.reason);
    insert(u"result"_s, workspace.result);
    if (workspace.isConsented)
        object.insert(u"consented"_s, true);
    if (workspace.hasChanges)
        object.insert(u"hasChanges"_s, true);
    if (!workspace.leftOut.isEmpty())
        object.insert(u"leftOut"_s, QJsonArray::fromStringList(workspace.leftOut));
    return object;
}

RunWorkspace runWorkspaceFromJson(const QJsonObject &object)
{
    RunWorkspace workspace;
    workspace.kind =
        workspaceKindFromName(object.value("kind"_L1).toString()).value_or(WorkspaceKind::Worktree);
    workspace.folder = object.value("folder"_L1).toString();
    workspace.commit = object.value("commit"_L1).toString();
    workspace.head = object.value("head"_L1).toString();
    workspace.branch = object.value("branch"_L1).toString();
    workspace.reason = object.value("reason"_L1).toString();
    workspace.result = object.value("result"_L1).toString();
    workspace.isConsented = object.value("consented"_L1).toBool();
    workspace.hasChanges = object.value("hasChanges"_L1).toBool();
    for (const QJsonValue &path : object.value("leftOut"_L1).toArray())
        workspace.leftOut.append(path.toString());
    return workspace;
}

} // namespace agentops::workflow
