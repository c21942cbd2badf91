// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/codemap/graphbuilder.h>

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace agentops::codemap {

/// Index of a file in ProjectFiles::files.
using FileIndex = qint32;
inline constexpr FileIndex kNoFile = -1;

/// The folder of a path: "a/b" of "a/b/c", empty for the root.
QString directoryOf(const QString &path);
/// Joins and removes "." and ".."; a path that leaves the repository becomes null.
QString joined(const QString &directory, const QString &relative);
/// How many folders two paths begin with together.
qsizetype sharedFolders(const QString &a, const QString &b);

/// Finds the files of a project by path.
/// Thread: any; immutable.
class FileTable
{
public:
    explicit FileTable(const ProjectFiles &project);

    const ProjectFiles &project() const { return m_project; }
    const FileFacts &file(FileIndex index) const { return m_project.files[size_t(index)]; }
    FileIndex count() const { return FileIndex(m_project.files.size()); }
    FileIndex find(const QString &path) const { return m_byPath.value(path, kNoFile); }
    bool hasDirectory(const QString &path) const
    {
        return path.isEmpty() || m_directories.contains(path);
    }
    /// Files whose last path component is `name`.
    const QList<FileIndex> &named(const QString &name) const;
    /// The nearest folder at or above `directory` for which `wanted` is true, or nothing.
    template<typename F>
    std::optional<QString> nearest(QString directory, F wanted) const
    {
        for (;;) {
            if (wanted(directory))
                return directory;
            if (directory.isEmpty())
                return std::nullopt;
            directory = directoryOf(directory);
        }
    }

private:
    const ProjectFiles &m_project;
    QHash<QString, FileIndex> m_byPath;
    QHash<QString, QList<FileIndex>> m_byName;
    QSet<QString> m_directories;
};

} // namespace agentops::codemap
