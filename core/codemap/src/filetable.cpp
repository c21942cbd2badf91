// SPDX-License-Identifier: GPL-3.0-or-later
#include "filetable.h"

namespace agentops::codemap {

using namespace Qt::StringLiterals;

QString directoryOf(const QString &path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    return slash < 0 ? QString() : path.first(slash);
}

QString joined(const QString &directory, const QString &relative)
{
    QStringList parts;
    const QString whole =
        directory.isEmpty() || relative.startsWith(u'/') ? relative : directory + u'/' + relative;
    for (const QStringView part : QStringView(whole).tokenize(u'/')) {
        if (part.isEmpty() || part == "."_L1)
            continue;
        if (part != ".."_L1) {
            parts.append(part.toString());
        } else {
            if (parts.isEmpty())
                return {};
            parts.removeLast();
        }
    }
    // Not null, even for the root.
    return parts.isEmpty() ? u""_s : parts.join(u'/');
}

qsizetype sharedFolders(const QString &a, const QString &b)
{
    qsizetype count = 0;
    for (qsizetype i = 0; i < std::min(a.size(), b.size()) && a[i] == b[i]; ++i)
        count += a[i] == u'/';
    return count;
}

FileTable::FileTable(const ProjectFiles &project) : m_project(project)
{
    m_byPath.reserve(qsizetype(project.files.size()));
    for (FileIndex i = 0; i < count(); ++i) {
        const QString &path = file(i).path;
        m_byPath.insert(path, i);
        m_byName[path.sliced(path.lastIndexOf(u'/') + 1)].append(i);
        for (QString directory = directoryOf(path); !directory.isEmpty();
             directory = directoryOf(directory)) {
            if (m_directories.contains(directory))
                break;
            m_directories.insert(directory);
        }
    }
}

const QList<FileIndex> &FileTable::named(const QString &name) const
{
    static const QList<FileIndex> none;
    const auto it = m_byName.constFind(name);
    return it == m_byName.constEnd() ? none : *it;
}

} // namespace agentops::codemap
