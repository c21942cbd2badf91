// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/workflowlistmodel.h>
#include <agentops/ui/graph/workflowservices.h>

#include <QtCore/QHash>

class QDir;
#include <optional>

namespace agentops::ui::graph {

/// A document as it was read.
struct LoadedWorkflow
{
    workflow::Document document;
    /// Relative to the repository; empty when there is none.
    QString file;
    QByteArray fileHash;
    bool isDraft = false;
    /// The steps that have led to it, as far as they are known.
    workflow::StoredHistory history{};
};

enum class Overwrite {
    Never, ///< the name gets a number when there is such a file
    Refuse, ///< nothing is written when there is such a file
    IfUnchanged, ///< only a file with the expected hash
    Always,
};

struct WriteTarget
{
    /// Relative to the repository, or absolute.
    QString file;
    Overwrite overwrite = Overwrite::Never;
    QByteArray expectedHash{};
};

struct WrittenFile
{
    QString file;
    QByteArray hash;
    /// Nothing was written: the file is not what it was when it was opened.
    bool isConflict = false;
};

/// A file that somebody else has changed.
struct MergeSides
{
    /// What both began with; absent when nobody knows.
    std::optional<workflow::Document> base;
    LoadedWorkflow theirs;
};

/// What there is to open.
struct WorkflowListing
{
    QList<WorkflowEntry> files;
    /// Why a file cannot be opened.
    QHash<QString, Error> problems;
    QList<workflow::Draft> drafts;
    QList<workflow::UnreadableDraft> unreadable;
};

/// The name of a new file: letters and digits of the workflow's name.
QString workflowFileName(const QString &name);
/// `file` itself, or with the first number that makes it new.
QString freeFileBlocking(const QDir &repository, const QString &file);

Task<Result<WorkflowListing>> readListing(WorkflowServices services, CancelToken token);
/// The draft of an entry if there is one and it is wanted, else its file; with its history, unless
/// the draft is not wanted. A file that git could not merge comes as a draft that brings both sides
/// together, with what they disagree about in its conflicts.
Task<Result<LoadedWorkflow>> readEntry(WorkflowServices services, WorkflowEntry entry,
                                       bool ignoresDraft, CancelToken token);
/// What the file holds now, and what it held when its hash was `baseHash`, as far as that is kept.
Task<Result<MergeSides>> readMergeSides(WorkflowServices services, WorkflowEntry entry,
                                        QByteArray baseHash, CancelToken token);
/// What the file held before and what it holds then become versions of it.
/// Errors: base.invalid_argument for Overwrite::Refuse, when there is such a file; those of
/// writing.
Task<Result<WrittenFile>> writeWorkflow(WorkflowServices services, WriteTarget target,
                                        workflow::Document document, CancelToken token);
/// `path` is absolute; a file that is gone already is fine.
Task<Result<>> removeWorkflowFile(WorkflowServices services, QString path, CancelToken token);

} // namespace agentops::ui::graph
