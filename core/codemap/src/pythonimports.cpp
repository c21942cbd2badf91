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
        for (const QString &root : roots(directory)) {
            if (!isModule(joined(root, top)))
                continue;
            return resolveIn(joined(root, path), import, hasInit(joined(root, top)));
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
    FileIndex moduleFile(const QString &path) const
    {
        for (const auto &ending : {u".py"_s, u"/__init__.py"_s, u".pyi"_s, u"/__init__.pyi"_s}) {
            if (const FileIndex file = m_files.find(path + ending); file != kNoFile)
                return file;
        }
        return kNoFile;
    }
    bool isModule(const QString &path) const
    {
        return moduleFile(path) != kNoFile || m_files.hasDirectory(path);
    }

    // Folders that sys.path would hold for a file here, the likeliest first.
    QStringList roots(const QString &directory) const
    {
        QString top = directory; // the folder around the outermost package
        while (!top.isEmpty() && hasInit(top))
            top = directoryOf(top);
        QStringList result{top};
        const QString inside = top.isEmpty() ? QString() : directoryOf(top);
        for (const QString &root : {inside, u"src"_s, u"lib"_s, u"python"_s, u""_s}) {
            if (m_files.hasDirectory(root) && !result.contains(root))
                result.append(root);
        }
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
