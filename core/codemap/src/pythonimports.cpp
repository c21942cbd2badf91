// SPDX-License-Identifier: GPL-3.0-or-later
#include "importresolver.h"

namespace agentops::codemap {

using namespace Qt::StringLiterals;

namespace {

// Source: Python Language Reference, section 5 "The import system".
class PythonResolver final : public ImportResolver
{
public:
    explicit PythonResolver(const FileTable &files) : m_files(files) { }

    Resolution resolve(FileIndex from, const syntax::Import &import) const override
    {
        const QString directory = directoryOf(m_files.file(from).path);
        if (import.target.startsWith(u'.'))
            return resolveIn(relativeBase(directory, import.target), import, true);
        const QString path = QString(import.target).replace(u'.', u'/');
        const QString top = path.section(u'/', 0, 0);
        const QStringList searched = roots(directory);
        for (const QString &root : searched) {
            if (moduleFile(joined(root, top)) != kNoFile)
                return resolveIn(joined(root, path), import, hasInit(joined(root, top)));
        }
        // A folder without __init__.py is a package only where no other one is found.
        for (const QString &root : searched) {
            if (m_files.hasDirectory(joined(root, top)))
                return resolveIn(joined(root, path), import, false);
        }
        return Resolution::outside();
    }

private:
    // ".a" in a/b/c.py is a/b/a; every further dot goes one folder up. Null above the root.
    static QString relativeBase(QString directory, const QString &target)
    {
        qsizetype dots = 0;
        while (dots < target.size() && target[dots] == u'.')
            ++dots;
        for (qsizetype i = 1; i < dots; ++i) {
            if (directory.isEmpty())
                return {};
            directory = directoryOf(directory);
        }
        return joined(directory, target.sliced(dots).replace(u'.', u'/'));
    }

    bool hasInit(const QString &directory) const
    {
        return m_files.find(joined(directory, u"__init__.py"_s)) != kNoFile;
    }
    // A package comes before a module of its name.
    FileIndex moduleFile(const QString &path) const
    {
        for (const auto &ending : {u"/__init__.py"_s, u".py"_s, u"/__init__.pyi"_s, u".pyi"_s}) {
            if (const FileIndex file = m_files.find(path + ending); file != kNoFile)
                return file;
        }
        return kNoFile;
    }

    // Folders that sys.path would hold for a file here, the likeliest first.
    QStringList roots(const QString &directory) const
    {
        QString top = directory; // the folder around the outermost package
        while (!top.isEmpty() && hasInit(top))
            top = directoryOf(top);
        QStringList result{top};
        const auto add = [&](const QString &root) {
            if (m_files.hasDirectory(root) && !result.contains(root))
                result.append(root);
        };
        add(directoryOf(top));
        // Each project of a repository may keep its packages in a folder of its own.
        for (QString around = top;; around = directoryOf(around)) {
            for (const auto &layout : {u"src"_s, u"lib"_s, u"python"_s})
                add(joined(around, layout));
            if (around.isEmpty())
                break;
        }
        add(QString());
        return result;
    }

    Resolution resolveIn(const QString &path, const syntax::Import &import, bool isOurs) const
    {
        if (path.isNull())
            return Resolution::missing();
        Resolution resolution{Resolution::Outcome::Resolved, {}};
        const FileIndex module = moduleFile(path);
        bool needsModule = import.names.isEmpty();
        const bool isFrom = !(import.names.size() == 1 && import.names.first().name == "*"_L1
                              && !import.names.first().local.isEmpty());
        for (qint32 i = 0; isFrom && i < import.names.size(); ++i) {
            const FileIndex sub = import.names[i].name == "*"_L1
                ? kNoFile
                : moduleFile(joined(path, import.names[i].name));
            // A name that the package defines itself hides the submodule only at run time.
            if (sub != kNoFile)
                resolution.targets.append({sub, QString(), i});
            else
                needsModule = true;
        }
        if ((needsModule || !isFrom) && module != kNoFile)
            resolution.targets.prepend({module, QString(), -1});
        if (resolution.targets.isEmpty())
            return isOurs && module == kNoFile && !m_files.hasDirectory(path)
                ? Resolution::missing()
                : Resolution::outside();
        return resolution;
    }

    const FileTable &m_files;
};

} // namespace

std::unique_ptr<ImportResolver> createPythonResolver(const FileTable &files)
{
    return std::make_unique<PythonResolver>(files);
}

} // namespace agentops::codemap
