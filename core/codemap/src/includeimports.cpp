// SPDX-License-Identifier: GPL-3.0-or-later
#include "importresolver.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>

#include <algorithm>
#include <array>

namespace agentops::codemap {

using namespace Qt::StringLiterals;
using syntax::ImportKind;

namespace {

// Where a compiler looks, in its order; folders of the repository only.
struct SearchPath
{
    QStringList quoted; // -iquote: for "x" only
    QStringList folders; // -I
    QStringList system; // -isystem: after all of -I

    friend bool operator==(const SearchPath &, const SearchPath &) = default;
};

// Source: https://clang.llvm.org/docs/JSONCompilationDatabase.html and GCC's manual, "Options for
// Directory Search".
class IncludeResolver final : public ImportResolver
{
public:
    explicit IncludeResolver(const FileTable &files) : m_files(files)
    {
        for (const auto &[path, content] : files.project().configurations.asKeyValueRange()) {
            if (path.section(u'/', -1) == "compile_commands.json"_L1)
                readCommands(content);
        }
    }

    Resolution resolve(FileIndex from, const syntax::Import &import) const override
    {
        const QString &path = m_files.file(from).path;
        const bool isQuoted = import.kind == ImportKind::File;
        if (isQuoted) {
            const FileIndex file = m_files.find(joined(directoryOf(path), import.target));
            if (file != kNoFile)
                return Resolution::file(file);
        }
        FileIndex file = kNoFile;
        if (const auto command = m_commands.constFind(from); command != m_commands.constEnd())
            file = findIn(m_paths[*command], import.target, isQuoted);
        else if (!findInAny(import.target, file))
            file = guess(path, import.target, isQuoted);
        if (file != kNoFile)
            return Resolution::file(file);
        return isQuoted && !isGenerated(import.target) ? Resolution::missing()
                                                       : Resolution::outside();
    }

private:
    // What Qt's tools write into the build folder is nobody's mistake.
    static bool isGenerated(const QString &target)
    {
        const QString name = target.section(u'/', -1);
        return name.endsWith(".moc"_L1) || name.startsWith("moc_"_L1) || name.startsWith("ui_"_L1)
            || name.startsWith("qrc_"_L1);
    }

    void readCommands(const QByteArray &content)
    {
        const QJsonArray entries = QJsonDocument::fromJson(content).array();
        for (const QJsonValue &entry : entries) {
            const QJsonObject command = entry.toObject();
            const QString directory = command["directory"_L1].toString();
            const QString source = absolute(directory, command["file"_L1].toString());
            const QString root = repositoryRoot(source);
            if (root.isNull())
                continue;
            QStringList words = QProcess::splitCommand(command["command"_L1].toString());
            const QJsonArray arguments = command["arguments"_L1].toArray();
            for (const QJsonValue &argument : arguments)
                words.append(argument.toString());
            const SearchPath path = readSearchPath(words, directory, root);
            qsizetype index = m_paths.indexOf(path);
            if (index < 0) {
                index = m_paths.size();
                m_paths.append(path);
                for (const QString &folder : path.quoted + path.folders + path.system)
                    m_folders.insert(folder);
            }
            m_commands.insert(m_files.find(source.sliced(root.size())), index);
        }
    }

    SearchPath readSearchPath(const QStringList &words, const QString &directory,
                              const QString &root) const
    {
        SearchPath path;
        const std::array<std::pair<QLatin1StringView, QStringList *>, 3> options{
            {{"-iquote"_L1, &path.quoted},
             {"-isystem"_L1, &path.system},
             {"-I"_L1, &path.folders}}};
        for (qsizetype i = 0; i < words.size(); ++i) {
            for (const auto &[option, folders] : options) {
                if (!words[i].startsWith(option))
                    continue;
                // "-Ix" or "-I x"
                const bool isApart = words[i].size() == option.size();
                if (isApart && i + 1 == words.size())
                    break;
                const QString folder = isApart ? words[++i] : words[i].sliced(option.size());
                // Both end with a slash: the root may be a folder itself.
                const QString whole = absolute(directory, folder) + u'/';
                if (!whole.startsWith(root))
                    break;
                const QString inside = joined(QString(), whole.sliced(root.size()));
                if (m_files.hasDirectory(inside) && !folders->contains(inside))
                    folders->append(inside);
                break;
            }
        }
        return path;
    }

    static QString absolute(const QString &directory, const QString &path)
    {
        return QDir::cleanPath(QDir::isAbsolutePath(path) ? path : directory + u'/' + path);
    }

    // "/home/x/project/" of "/home/x/project/src/a.cpp" when src/a.cpp is ours.
    QString repositoryRoot(const QString &absolute) const
    {
        qsizetype slash = absolute.indexOf(u'/');
        while (slash >= 0) {
            if (m_files.find(absolute.sliced(slash + 1)) != kNoFile)
                return absolute.first(slash + 1);
            slash = absolute.indexOf(u'/', slash + 1);
        }
        return {};
    }

    FileIndex findIn(const SearchPath &path, const QString &target, bool isQuoted) const
    {
        for (const QStringList *folders : {&path.quoted, &path.folders, &path.system}) {
            if (folders == &path.quoted && !isQuoted)
                continue;
            for (const QString &folder : *folders) {
                const FileIndex file = m_files.find(joined(folder, target));
                if (file != kNoFile)
                    return file;
            }
        }
        return kNoFile;
    }

    // For headers, which have no command of their own: the only file that any command could mean.
    // Returns whether there is one at all; `found` is none when there are several.
    bool findInAny(const QString &target, FileIndex &found) const
    {
        bool isFound = false;
        for (const FileIndex candidate : m_files.named(target.section(u'/', -1))) {
            const QString &path = m_files.file(candidate).path;
            if (path != target && !path.endsWith(u'/' + target))
                continue;
            const qsizetype length = path.size() - target.size() - 1;
            if (!m_folders.contains(path.first(std::max<qsizetype>(length, 0))))
                continue;
            found = isFound ? kNoFile : candidate;
            isFound = true;
        }
        return isFound;
    }

    // Without the build's word: the one file whose path ends like the include, or the one that
    // shares the most folders with the includer.
    FileIndex guess(const QString &from, const QString &target, bool isQuoted) const
    {
        const QString name = target.section(u'/', -1);
        const bool hasFolder = target.contains(u'/');
        const QString ending = u'/' + target;
        FileIndex best = kNoFile;
        qsizetype bestShared = -1;
        bool isTied = false;
        for (const FileIndex candidate : m_files.named(name)) {
            const QString &path = m_files.file(candidate).path;
            if (path != target && !path.endsWith(ending))
                continue;
            const QString parent = directoryOf(path).section(u'/', -1);
            // <string.h> is not some folder's string.h.
            if (!isQuoted && !hasFolder && parent != "include"_L1 && parent != "inc"_L1)
                continue;
            const qsizetype shared = sharedFolders(from, path);
            if (shared > bestShared) {
                best = candidate;
                bestShared = shared;
                isTied = false;
            } else if (shared == bestShared) {
                isTied = true;
            }
        }
        return isTied ? kNoFile : best;
    }

    const FileTable &m_files;
    QList<SearchPath> m_paths;
    // All folders of m_paths.
    QSet<QString> m_folders;
    // Of each source file: its place in m_paths.
    QHash<FileIndex, qsizetype> m_commands;
};

} // namespace

std::unique_ptr<ImportResolver> createIncludeResolver(const FileTable &files)
{
    return std::make_unique<IncludeResolver>(files);
}

} // namespace agentops::codemap
