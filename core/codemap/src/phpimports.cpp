// SPDX-License-Identifier: GPL-3.0-or-later
#include "definitiontable.h"
#include "importresolver.h"
#include "jsonc.h"

#include <QtCore/QJsonArray>

#include <algorithm>

namespace agentops::codemap {

using namespace Qt::StringLiterals;
using syntax::ImportKind;

namespace {

// Source: https://www.php-fig.org/psr/psr-4/ and Composer's schema of "autoload".
class PhpResolver final : public ImportResolver
{
public:
    PhpResolver(const FileTable &files, const DefinitionTable &definitions)
        : m_files(files)
        , m_definitions(definitions)
    {
        for (const auto &[path, content] : files.project().configurations.asKeyValueRange()) {
            if (path.section(u'/', -1) == "composer.json"_L1)
                readComposer(directoryOf(path), readLenientJson(content));
        }
        // The longest prefix decides.
        std::ranges::sort(m_roots, [](const Root &a, const Root &b) {
            return std::pair(-a.prefix.size(), a.directory)
                < std::pair(-b.prefix.size(), b.directory);
        });
    }

    Resolution resolve(FileIndex from, const syntax::Import &import) const override
    {
        switch (import.kind) {
        case ImportKind::Class:
            return resolveClass(import.target);
        case ImportKind::Function:
            return resolveFunction(import.target);
        case ImportKind::File:
            return Resolution::fileOrMissing(
                m_files.find(joined(directoryOf(m_files.file(from).path), import.target)));
        default:
            return Resolution::outside();
        }
    }

private:
    struct Root
    {
        QString prefix; // without a backslash at its end
        QString directory;
    };

    void readComposer(const QString &directory, const QJsonObject &composer)
    {
        for (const auto section : {"autoload"_L1, "autoload-dev"_L1}) {
            const QJsonObject map = composer[section].toObject()["psr-4"_L1].toObject();
            for (auto it = map.begin(); it != map.end(); ++it) {
                QString prefix = it.key();
                while (prefix.endsWith(u'\\'))
                    prefix.chop(1);
                const QJsonArray directories =
                    it->isArray() ? it->toArray() : QJsonArray{it->toString()};
                for (const QJsonValue &entry : directories)
                    m_roots.push_back({prefix, joined(directory, entry.toString())});
            }
        }
    }

    Resolution resolveClass(const QString &name) const
    {
        bool isOurs = false;
        for (const Root &root : m_roots) {
            if (!root.prefix.isEmpty() && !name.startsWith(root.prefix + u'\\'))
                continue;
            const QString rest = root.prefix.isEmpty() ? name : name.sliced(root.prefix.size() + 1);
            const FileIndex file = m_files.find(
                joined(root.directory, QString(rest).replace(u'\\', u'/') + ".php"_L1));
            if (file != kNoFile)
                return Resolution::file(file);
            isOurs = isOurs || !root.prefix.isEmpty();
        }
        const QString folded = foldedPhp(name);
        const QList<Place> places = m_definitions.types(Family::Php, folded);
        if (places.size() == 1)
            return Resolution::file(places.first().file);
        if (m_definitions.hasNamespace(Family::Php, folded))
            return Resolution::outside(); // a namespace: names below it are resolved where used
        return isOurs || places.size() > 1 ? Resolution::missing() : Resolution::outside();
    }

    Resolution resolveFunction(const QString &name) const
    {
        const QList<Place> places = m_definitions.functions(Family::Php, foldedPhp(name));
        if (places.size() == 1)
            return Resolution::file(places.first().file);
        return places.isEmpty() ? Resolution::outside() : Resolution::missing();
    }

    const FileTable &m_files;
    const DefinitionTable &m_definitions;
    std::vector<Root> m_roots;
};

} // namespace

std::unique_ptr<ImportResolver> createPhpResolver(const FileTable &files,
                                                  const DefinitionTable &definitions)
{
    return std::make_unique<PhpResolver>(files, definitions);
}

} // namespace agentops::codemap
