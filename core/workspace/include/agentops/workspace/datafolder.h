// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QString>

namespace agentops::workspace {

/// Where the product keeps what belongs to one repository, outside of it.
///
/// Shape: below the data root, `workspaces/<directory name>-<hash of the path>/` holds
///   runs.db       run journal                  survives kill -9    (Durability::ProcessCrash)
///   documents.db  drafts of workflows          survives power loss (Durability::PowerLoss)
///   versions.db   what workflow files were before survives power loss (Durability::PowerLoss)
///   review.db     review sessions and comments survives power loss (Durability::PowerLoss)
///   index.db      facts of the code map        a cache             (Durability::Cache)
///   artefacts/    files that runs produced
///   artifacts/    what runs keep under a name: lists of files in artefacts/; made when needed
///   cache/        what steps keep from run to run; made when needed
///   worktrees/    checkouts that runs work in
///   breakpoints/  those of each workflow, by its id; made when needed
///   triggers.signal  written to wake programs that serve triggers; made when one does
class DataFolder
{
public:
    /// The folder of the repository whose top folder (or bare git folder) is `repositoryPath`.
    DataFolder(const QString &dataRoot, const QString &repositoryPath);

    /// AGENTOPS_DATA_DIR when it is set, else the user's data location.
    static QString defaultRoot();

    /// Makes the folders that are missing.
    /// Errors: base.invalid_argument (no folder can be there), base.permission_denied,
    /// base.disk_full, base.io.
    Result<> create() const;

    const QString &path() const { return m_path; }
    QString runsDatabase() const;
    QString documentsDatabase() const;
    QString versionsDatabase() const;
    QString reviewDatabase() const;
    QString indexDatabase() const;
    QString artefacts() const;
    QString artifactLists() const;
    QString cache() const;
    QString worktrees() const;
    QString breakpoints() const;

private:
    QString m_path;
};

} // namespace agentops::workspace
