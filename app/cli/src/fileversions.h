// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "context.h"

#include <agentops/workspace/filehistory.h>

namespace agentops::cli {

/// Keeps versions of a file that a command writes. A history that cannot be kept is said and no
/// reason to leave the file unwritten; a file outside of a repository has none.
class FileVersions
{
public:
    FileVersions(const Context &context, const QString &path);

    /// What the file holds now, when its history does not know it.
    Task<> recordPresent();
    Task<> record(QByteArray text, versions::Reason reason, QString message = {});

private:
    Context m_context;
    QString m_path;
    std::optional<workspace::FileHistory> m_history;
};

/// The history of a file that a person named.
/// Errors: those of workspace::FileHistory::openBlocking.
Result<workspace::FileHistory> openHistory(const Context &context, const QString &path);
/// Who writes versions: git's name, or that of the account.
QString authorOf(const workspace::FileHistory &history);

} // namespace agentops::cli
