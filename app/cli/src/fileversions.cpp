// SPDX-License-Identifier: GPL-3.0-or-later
#include "fileversions.h"

#include "runchoice.h"

#include <agentops/base/file.h>
#include <agentops/git/errors.h>
#include <agentops/workspace/datafolder.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using workspace::FileHistory;

Result<FileHistory> openHistory(const Context &context, const QString &path)
{
    return FileHistory::openBlocking(
        QDir::current().absoluteFilePath(path),
        context.dataFolder().value_or(workspace::DataFolder::defaultRoot()), *context.clock);
}

QString authorOf(const FileHistory &history)
{
    return history.person().isEmpty() ? userName() : history.person();
}

FileVersions::FileVersions(const Context &context, const QString &path)
    : m_context(context)
    , m_path(path)
{
    Result<FileHistory> opened = openHistory(context, path);
    if (opened)
        m_history = std::move(*opened);
    else if (opened.error().code() != git::errors::kNotARepository)
        context.console->message(u"No version is kept: "_s + opened.error().message());
}

Task<> FileVersions::recordPresent()
{
    if (!m_history || !QFileInfo::exists(m_path))
        co_return;
    if (const Result<QByteArray> text = readFile(m_path))
        co_await record(*text, versions::Reason::ChangedOutside);
}

Task<> FileVersions::record(QByteArray text, versions::Reason reason, QString message)
{
    if (!m_history)
        co_return;
    const QString author =
        reason == versions::Reason::ChangedOutside ? QString() : authorOf(*m_history);
    const Result<int> recorded = co_await m_history->versions().record(
        {m_history->file(), std::move(text), author, reason, std::move(message)}, m_context.token);
    if (!recorded)
        m_context.console->message(u"No version is kept: "_s + recorded.error().message());
}

} // namespace agentops::cli
