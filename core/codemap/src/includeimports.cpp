// SPDX-License-Identifier: GPL-3.0-or-later
#include "importresolver.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace agentops::codemap {

using namespace Qt::StringLiterals;
using syntax::ImportKind;

namespace {

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
        for (const QString &directory : m_includeDirectories) {
            const FileIndex file = m_files.find(joined(directory, import.target));
            if (file != kNoFile)
                return Resolution::file(file);
        }
        const FileIndex file = guess(path, import.target, isQuoted);
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

    // The compiler's own include folders, as far as they lie in the repository: the folder that
    // "directory" of every entry shares with a listed file tells where the repository begins.
    void readCommands(const QByteArray &content)
    {
        const QJsonArray entries = QJsonDocument::fromJson(content).array();
        QSet<QString> seen;
        for (const QJsonValue &entry : entries) {
            const QJsonObject command = entry.toObject();
            const QString root = repositoryRoot(command["file"_L1].toString());
            if (root.isNull())
                continue;
            QStringList words = command["command"_L1].toString().split(u' ', Qt::SkipEmptyParts);
            const QJsonArray arguments = command["arguments"_L1].toArray();
            for (const QJsonValue &argument : arguments)
                words.append(argument.toString());
            for (const QString &word : std::as_const(words)) {
                if (!word.startsWith("-I"_L1) || !word.sliced(2).startsWith(root))
                    continue;
                const QString directory = joined(QString(), word.sliced(2 + root.size()));
                if (!seen.contains(directory) && m_files.hasDirectory(directory)) {
                    seen.insert(directory);
                    m_includeDirectories.append(directory);
                }
            }
        }
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

    static qsizetype sharedFolders(const QString &a, const QString &b)
    {
        qsizetype count = 0;
        for (qsizetype i = 0; i < std::min(a.size(), b.size()) && a[i] == b[i]; ++i)
            count += a[i] == u'/';
        return count;
    }

    const FileTable &m_files;
    QStringList m_includeDirectories;
};

} // namespace

std::unique_ptr<ImportResolver> createIncludeResolver(const FileTable &files)
{
    return std::make_unique<IncludeResolver>(files);
}

} // namespace agentops::codemap
