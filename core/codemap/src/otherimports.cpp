// SPDX-License-Identifier: GPL-3.0-or-later
#include "definitiontable.h"
#include "importresolver.h"

namespace agentops::codemap {

using namespace Qt::StringLiterals;
using syntax::ImportKind;

namespace {

// Java: the package and the type name a file, whatever its folder.
class JavaResolver final : public ImportResolver
{
public:
    JavaResolver(const FileTable &, const DefinitionTable &definitions) : m_definitions(definitions)
    { }

    Resolution resolve(FileIndex, const syntax::Import &import) const override
    {
        // `import static a.B.c` names a member; `import a.B.C` may name a nested type.
        for (QString name = import.target; name.contains(u'.');
             name.truncate(name.lastIndexOf(u'.'))) {
            const QList<Place> places = m_definitions.types(Family::Java, name);
            if (places.size() == 1)
                return Resolution::file(places.first().file);
            if (places.size() > 1)
                return Resolution::missing();
        }
        return Resolution::outside();
    }

private:
    const DefinitionTable &m_definitions;
};

// Go: the module's path in go.mod, then folders.
class GoResolver final : public ImportResolver
{
public:
    explicit GoResolver(const FileTable &files) : m_files(files)
    {
        for (const auto &[path, content] : files.project().configurations.asKeyValueRange()) {
            if (path.section(u'/', -1) != "go.mod"_L1)
                continue;
            for (const QByteArray &line : content.split('\n')) {
                if (line.startsWith("module "))
                    m_modules.append({QString::fromUtf8(line.mid(7).trimmed()), directoryOf(path)});
            }
        }
    }

    Resolution resolve(FileIndex, const syntax::Import &import) const override
    {
        for (const auto &[module, directory] : m_modules) {
            if (import.target != module && !import.target.startsWith(module + u'/'))
                continue;
            const QString path = joined(directory, import.target.sliced(module.size()).mid(1));
            if (!m_files.hasDirectory(path))
                return Resolution::missing();
            return {Resolution::Outcome::Resolved, {ImportTarget{kNoFile, path, -1}}};
        }
        return Resolution::outside();
    }

private:
    const FileTable &m_files;
    QList<std::pair<QString, QString>> m_modules;
};

// Rust: `mod x;` is x.rs or x/mod.rs; `use crate::a::b` follows the same files from the crate root.
class RustResolver final : public ImportResolver
{
public:
    explicit RustResolver(const FileTable &files) : m_files(files) { }

    Resolution resolve(FileIndex from, const syntax::Import &import) const override
    {
        const QString &path = m_files.file(from).path;
        if (import.kind == ImportKind::File)
            return Resolution::fileOrMissing(moduleFile(moduleDirectory(path), import.target));
        QStringList parts = import.target.split("::"_L1);
        QString directory;
        if (parts.first() == "crate"_L1) {
            const auto root = m_files.nearest(directoryOf(path), [&](const QString &d) {
                return m_files.find(joined(d, u"lib.rs"_s)) != kNoFile
                    || m_files.find(joined(d, u"main.rs"_s)) != kNoFile;
            });
            if (!root)
                return Resolution::missing();
            directory = *root;
        } else if (parts.first() == "super"_L1) {
            directory = directoryOf(moduleDirectory(path));
        } else if (parts.first() == "self"_L1) {
            directory = moduleDirectory(path);
        } else {
            return Resolution::outside();
        }
        parts.removeFirst();
        return walk(directory, parts);
    }

private:
    // The last part that is a file; what follows is an item in it.
    Resolution walk(QString directory, const QStringList &parts) const
    {
        FileIndex found = kNoFile;
        for (const QString &part : parts) {
            const FileIndex file = moduleFile(directory, part);
            if (file == kNoFile)
                break;
            found = file;
            directory = joined(directory, part);
        }
        return found == kNoFile ? Resolution::outside() : Resolution::file(found);
    }

    static QString moduleDirectory(const QString &path)
    {
        const QString name = path.section(u'/', -1);
        const QString directory = directoryOf(path);
        if (name == "mod.rs"_L1 || name == "lib.rs"_L1 || name == "main.rs"_L1)
            return directory;
        return joined(directory, name.chopped(3));
    }
    FileIndex moduleFile(const QString &directory, const QString &name) const
    {
        const FileIndex file = m_files.find(joined(directory, name + ".rs"_L1));
        return file != kNoFile ? file : m_files.find(joined(directory, name + "/mod.rs"_L1));
    }

    const FileTable &m_files;
};

// Ruby: require_relative is certain; require looks below lib.
class RubyResolver final : public ImportResolver
{
public:
    explicit RubyResolver(const FileTable &files) : m_files(files) { }

    Resolution resolve(FileIndex from, const syntax::Import &import) const override
    {
        const QString name =
            import.target.endsWith(".rb"_L1) ? import.target : import.target + ".rb"_L1;
        if (import.kind == ImportKind::File)
            return Resolution::fileOrMissing(
                m_files.find(joined(directoryOf(m_files.file(from).path), name)));
        const auto root =
            m_files.nearest(directoryOf(m_files.file(from).path), [&](const QString &d) {
                return m_files.find(joined(d, u"lib/"_s + name)) != kNoFile;
            });
        return root ? Resolution::file(m_files.find(joined(*root, u"lib/"_s + name)))
                    : Resolution::outside();
    }

private:
    const FileTable &m_files;
};

} // namespace

std::unique_ptr<ImportResolver> createJavaResolver(const FileTable &files,
                                                   const DefinitionTable &definitions)
{
    return std::make_unique<JavaResolver>(files, definitions);
}

std::unique_ptr<ImportResolver> createGoResolver(const FileTable &files)
{
    return std::make_unique<GoResolver>(files);
}

std::unique_ptr<ImportResolver> createRustResolver(const FileTable &files)
{
    return std::make_unique<RustResolver>(files);
}

std::unique_ptr<ImportResolver> createRubyResolver(const FileTable &files)
{
    return std::make_unique<RubyResolver>(files);
}

} // namespace agentops::codemap
