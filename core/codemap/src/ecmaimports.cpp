// SPDX-License-Identifier: GPL-3.0-or-later
#include "importresolver.h"
#include "jsonc.h"

#include <QtCore/QJsonArray>

#include <array>

namespace agentops::codemap {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kExtensions{".ts"_L1,  ".tsx"_L1, ".d.ts"_L1, ".mts"_L1,
                                 ".cts"_L1, ".js"_L1,  ".jsx"_L1,  ".mjs"_L1,
                                 ".cjs"_L1, ".vue"_L1, ".json"_L1, ".css"_L1};

struct Mapping
{
    QLatin1StringView written;
    QLatin1StringView meant;
};
// TypeScript lets an import name the file that will be compiled.
constexpr std::array kCompiled{Mapping{".js"_L1, ".ts"_L1},   Mapping{".js"_L1, ".tsx"_L1},
                               Mapping{".js"_L1, ".d.ts"_L1}, Mapping{".jsx"_L1, ".tsx"_L1},
                               Mapping{".mjs"_L1, ".mts"_L1}, Mapping{".cjs"_L1, ".cts"_L1}};

// Where bundlers' presets let "@/" and "~/" begin.
constexpr std::array kAliasRoots{"resources/js"_L1, "resources/ts"_L1, "src"_L1,
                                 "app"_L1,          "assets"_L1,       ""_L1};

struct PathAlias
{
    QString prefix; // before the star
    QString suffix; // after it
    bool hasStar = false;
    QStringList targets; // relative to the repository
};

struct TsConfig
{
    std::optional<QString> baseUrl;
    std::vector<PathAlias> paths;
};

// Source: Node's ECMAScript modules resolution and TypeScript's handbook, "Module resolution".
class EcmaResolver final : public ImportResolver
{
public:
    explicit EcmaResolver(const FileTable &files) : m_files(files)
    {
        for (const auto &[path, content] : files.project().configurations.asKeyValueRange()) {
            const QString name = path.section(u'/', -1);
            if (name == "package.json"_L1) {
                const QJsonObject package = readLenientJson(content);
                const QString packageName = package["name"_L1].toString();
                m_packageDirectories.insert(directoryOf(path));
                if (!packageName.isEmpty())
                    m_packages.insert(packageName, {directoryOf(path), package});
            } else if (name == "tsconfig.json"_L1 || name == "jsconfig.json"_L1) {
                TsConfig config;
                readTsConfig(path, config, 0);
                m_configs.insert(directoryOf(path), config);
            }
        }
    }

    Resolution resolve(FileIndex from, const syntax::Import &import) const override
    {
        QString target = import.target;
        // "./x.vue?raw", "x.svg#icon": what follows is for the bundler.
        const qsizetype query = target.indexOf(u'?');
        if (query > 0)
            target.truncate(query);
        const QString directory = directoryOf(m_files.file(from).path);
        if (target == "."_L1 || target == ".."_L1 || target.startsWith("./"_L1)
            || target.startsWith("../"_L1)) {
            const FileIndex file = findModule(joined(directory, target));
            if (file != kNoFile)
                return Resolution::file(file);
            return isAsset(target) ? Resolution::outside() : Resolution::missing();
        }
        return resolveBare(directory, target);
    }

private:
    struct Package
    {
        QString directory;
        QJsonObject json;
    };

    // Pictures and the like are not on the map.
    static bool isAsset(const QString &target)
    {
        static constexpr std::array kAssets{".svg"_L1,  ".png"_L1,   ".jpg"_L1,  ".gif"_L1,
                                            ".webp"_L1, ".woff2"_L1, ".wasm"_L1, ".mp4"_L1,
                                            ".node"_L1, ".md"_L1};
        return std::ranges::any_of(kAssets, [&](auto ending) { return target.endsWith(ending); });
    }

    void readTsConfig(const QString &path, TsConfig &config, int depth)
    {
        constexpr int kDeepestChain = 8;
        const auto content = m_files.project().configurations.constFind(path);
        if (content == m_files.project().configurations.constEnd() || depth > kDeepestChain)
            return;
        const QJsonObject json = readLenientJson(*content);
        const QString directory = directoryOf(path);
        const QJsonValue extends = json["extends"_L1];
        const QJsonArray bases =
            extends.isArray() ? extends.toArray() : QJsonArray{extends.toString()};
        for (const QJsonValue &base : bases) {
            const QString name = base.toString();
            if (!name.startsWith(u'.'))
                continue; // a package's; not in the repository
            const QString basePath = joined(directory, name);
            readTsConfig(name.endsWith(".json"_L1) ? basePath : basePath + ".json"_L1, config,
                         depth + 1);
        }
        const QJsonObject options = json["compilerOptions"_L1].toObject();
        if (options["baseUrl"_L1].isString())
            config.baseUrl = joined(directory, options["baseUrl"_L1].toString());
        if (options["paths"_L1].isObject()) {
            config.paths.clear();
            const QJsonObject paths = options["paths"_L1].toObject();
            const QString root = config.baseUrl.value_or(directory);
            for (auto it = paths.begin(); it != paths.end(); ++it)
                config.paths.push_back(readAlias(it.key(), it->toArray(), root));
            // The longest prefix decides.
            std::ranges::stable_sort(config.paths, std::greater<>(),
                                     [](const PathAlias &a) { return a.prefix.size(); });
        }
    }

    static PathAlias readAlias(const QString &pattern, const QJsonArray &targets,
                               const QString &root)
    {
        PathAlias alias;
        const qsizetype star = pattern.indexOf(u'*');
        alias.hasStar = star >= 0;
        alias.prefix = star < 0 ? pattern : pattern.first(star);
        alias.suffix = star < 0 ? QString() : pattern.sliced(star + 1);
        for (const QJsonValue &target : targets)
            alias.targets.append(joined(root, target.toString()));
        return alias;
    }

    Resolution resolveBare(const QString &directory, const QString &target) const
    {
        bool isOurs = false;
        const auto configDirectory =
            m_files.nearest(directory, [&](const QString &d) { return m_configs.contains(d); });
        if (configDirectory) {
            const TsConfig &config = *m_configs.constFind(*configDirectory);
            if (const FileIndex file = findByAlias(config, target, isOurs); file != kNoFile)
                return Resolution::file(file);
            if (config.baseUrl) {
                const FileIndex file = findModule(joined(*config.baseUrl, target));
                if (file != kNoFile)
                    return Resolution::file(file);
            }
        }
        if (const FileIndex file = findInPackage(target); file != kNoFile)
            return Resolution::file(file);
        if (target.startsWith("@/"_L1) || target.startsWith("~/"_L1)) {
            const FileIndex file = findByConvention(directory, target.sliced(2));
            if (file != kNoFile)
                return Resolution::file(file);
            isOurs = !isAsset(target);
        }
        return isOurs ? Resolution::missing() : Resolution::outside();
    }

    FileIndex findByAlias(const TsConfig &config, const QString &target, bool &isOurs) const
    {
        for (const PathAlias &alias : config.paths) {
            const bool fits = alias.hasStar
                ? target.size() >= alias.prefix.size() + alias.suffix.size()
                    && target.startsWith(alias.prefix) && target.endsWith(alias.suffix)
                : target == alias.prefix;
            if (!fits)
                continue;
            const QString star = target.sliced(
                alias.prefix.size(), target.size() - alias.prefix.size() - alias.suffix.size());
            for (QString path : alias.targets) {
                if (alias.hasStar)
                    path.replace(u'*', star);
                if (const FileIndex file = findModule(path); file != kNoFile)
                    return file;
            }
            // "*" catches everything; only a real prefix says that the module is ours.
            isOurs = isOurs || (!alias.prefix.isEmpty() && !isAsset(target));
        }
        return kNoFile;
    }

    FileIndex findByConvention(const QString &directory, const QString &rest) const
    {
        const QString root =
            m_files
                .nearest(directory,
                         [&](const QString &d) { return m_packageDirectories.contains(d); })
                .value_or(QString());
        FileIndex found = kNoFile;
        for (const QLatin1StringView alias : kAliasRoots) {
            const FileIndex file = findModule(joined(joined(root, QString(alias)), rest));
            if (file == kNoFile)
                continue;
            if (found != kNoFile && found != file)
                return kNoFile; // two readings: no certain target
            found = file;
        }
        return found;
    }

    // "name" or "@scope/name", perhaps with "/sub/path", of a package of this repository.
    FileIndex findInPackage(const QString &target) const
    {
        const qsizetype first = target.indexOf(u'/');
        const qsizetype end =
            target.startsWith(u'@') && first > 0 ? target.indexOf(u'/', first + 1) : first;
        const auto package = m_packages.constFind(end < 0 ? target : target.first(end));
        if (package == m_packages.constEnd())
            return kNoFile;
        const QString sub = end < 0 ? QString() : target.sliced(end + 1);
        for (const QString &path : exportsOf(package->json, sub)) {
            const FileIndex file = findModule(joined(package->directory, path));
            if (file != kNoFile)
                return file;
        }
        // What is published is built from here and not in the repository.
        if (sub.isEmpty()) {
            for (const auto &guess : {u"src/index"_s, u"src/main"_s, u"index"_s, u"lib/index"_s}) {
                const FileIndex file = findModule(joined(package->directory, guess));
                if (file != kNoFile)
                    return file;
            }
            return kNoFile;
        }
        const FileIndex file = findModule(joined(package->directory, sub));
        return file != kNoFile ? file : findModule(joined(package->directory, u"src/"_s + sub));
    }

    static QStringList exportsOf(const QJsonObject &json, const QString &sub)
    {
        QStringList paths;
        const QJsonValue exports = json["exports"_L1];
        const QString key = sub.isEmpty() ? u"."_s : u"./"_s + sub;
        collect(exports.isObject() && exports.toObject().contains(key) ? exports.toObject()[key]
                    : sub.isEmpty()                                    ? exports
                                                                       : QJsonValue(),
                paths);
        if (sub.isEmpty()) {
            for (const auto field : {"source"_L1, "module"_L1, "main"_L1, "types"_L1}) {
                if (json[field].isString())
                    paths.append(json[field].toString());
            }
        }
        return paths;
    }

    // Conditions nest a few levels at most; deeper ones are not followed.
    static void collect(const QJsonValue &value, QStringList &paths)
    {
        QList<std::pair<QJsonValue, int>> open{{value, 0}};
        while (!open.isEmpty()) {
            const auto [entry, depth] = open.takeFirst();
            if (entry.isString())
                paths.append(entry.toString());
            const QJsonObject conditions = entry.toObject();
            for (auto it = conditions.begin(); it != conditions.end() && depth < 4; ++it) {
                if (!it.key().startsWith(u'.'))
                    open.append({*it, depth + 1});
            }
        }
    }

    FileIndex findFile(const QString &path) const
    {
        if (const FileIndex file = m_files.find(path); file != kNoFile)
            return file;
        for (const Mapping &mapping : kCompiled) {
            if (path.endsWith(mapping.written)) {
                const FileIndex file =
                    m_files.find(path.chopped(mapping.written.size()) + mapping.meant);
                if (file != kNoFile)
                    return file;
            }
        }
        for (const QLatin1StringView extension : kExtensions) {
            if (const FileIndex file = m_files.find(path + extension); file != kNoFile)
                return file;
        }
        return kNoFile;
    }

    FileIndex findModule(const QString &path) const
    {
        if (path.isNull())
            return kNoFile;
        if (const FileIndex file = findFile(path); file != kNoFile)
            return file;
        return m_files.hasDirectory(path) ? findFile(joined(path, u"index"_s)) : kNoFile;
    }

    const FileTable &m_files;
    QHash<QString, Package> m_packages;
    QSet<QString> m_packageDirectories;
    QHash<QString, TsConfig> m_configs;
};

} // namespace

std::unique_ptr<ImportResolver> createEcmaResolver(const FileTable &files)
{
    return std::make_unique<EcmaResolver>(files);
}

} // namespace agentops::codemap
