// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>
#include <agentops/base/task.h>
#include <agentops/base/workerpool.h>
#include <agentops/workflow/document.h>

#include <QtCore/QStringList>

// Workflows that others begin with: in a folder, or in a git repository somewhere.
namespace agentops::workspace {

struct TemplateFolder
{
    /// By name.
    QList<workflow::Document> templates;
    /// Files that are named like workflows and hold none, relative to the folder.
    QStringList unreadable;
};

/// Reads the workflow files (*.agentops.json) of a folder and those below it; links are not
/// followed. Nothing of them is run.
/// Errors: base.not_found (no such folder), base.cancelled. Thread: any.
Result<TemplateFolder> readTemplatesBlocking(const QString &folder, const CancelToken &token);

/// The folder below `cache` that holds the newest state of a git repository's default branch. With
/// `refresh`, or when it is not there, it is fetched by the git program; when that fails, what was
/// there before stays.
/// Errors: base.invalid_argument (no address of git's, or one with a password), those of
/// process::runAndCollect, base.io (git could not fetch it; the message says why). Cancel: ends
/// git.
Task<Result<QString>> fetchTemplates(QString address, QString cache, bool refresh, WorkerPool &pool,
                                     CancelToken token);

} // namespace agentops::workspace
