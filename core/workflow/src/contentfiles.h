// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace agentops::workflow {

/// Files of a folder that are named by the hash of what is in them: the same content is there once,
/// and a file is whole, and on the disk, before anybody can name it.
/// Thread: any; the calls block. Errors: those of base/file.h.
class ContentFiles
{
public:
    /// Absolute; need not exist yet.
    explicit ContentFiles(QString folder) : m_folder(std::move(folder)) { }

    /// The SHA-256 of the content.
    Result<QByteArray> store(const QByteArray &content) const;
    /// Errors: also workflow.damaged_journal when the file is gone or holds something else.
    Result<QByteArray> load(const QByteArray &hash) const;
    bool contains(const QByteArray &hash) const;
    QString pathOf(const QByteArray &hash) const;
    /// The hash that a file of such a folder is named by.
    static QByteArray hashInPath(const QString &path);

private:
    QString m_folder;
};

} // namespace agentops::workflow
