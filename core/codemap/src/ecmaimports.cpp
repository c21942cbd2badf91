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

    bool fits(const QString &name) const
    {
        return hasStar ? name.size() >= prefix.size() + suffix.size() && name.startsWith(prefix)
                && name.endsWith(suffix)
                       : name == prefix;
    }
    // What the star stands for in a name that fits.
    QString star(const QString &name) const
    {
        return name.sliced(prefix.size(), name.size() - prefix.size() - suffix.size());
    }
};

struct TsConfig
{
    std::optional<QString> baseUrl;
    std::vector<PathAlias> paths;
    std::vector<TsConfig> parts; // what it refers to
};

// Source: Node's ECMAScript modules resolution and TypeScript's handbook, "Module resolution".
class EcmaResolver final : public ImportResolver
{
public:
    explicit EcmaResolver(const FileTable &files) : m_files(files)
    {
        const auto &configurations = files.project().configurations;
        for (const auto &[path, content] : configurations.asKeyValueRange()) {
            if (path.section(u'/', -1) == "package.json"_L1)
                addPackage(directoryOf(path), readLenientJson(content));
        }
        // Their bases may lie in packages.
        for (const QString &path : configurations.keys()) {
            const QString name = path.section(u'/', -1);
            if (name == "tsconfig.json"_L1 || name == "jsconfig.json"_L1) {
                TsConfig config;
                readTsConfig(path, config, 0);
                readParts(path, config);
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
    // Pictures and the like are not on the map.
    static bool isAsset(const QString &target)
    {
        static constexpr std::array kAssets{".svg"_L1,  ".png"_L1,   ".jpg"_L1,  ".gif"_L1,
                                            ".webp"_L1, ".woff2"_L1, ".wasm"_L1, ".mp4"_L1,
                                            ".node"_L1, ".md"_L1};
        return std::ranges::any_of(kAssets, [&](auto ending) { return target.endsWith(ending); });
    }

    void addPackage(const QString &directory, const QJsonObject &json)
    {
        m_manifests.insert(directory, json);
        const QString name = json["name"_L1].toString();
        if (!name.isEmpty())
            m_packages[name].append(directory);
    }

    void readTsConfig(const QString &path, TsConfig &config, int depth) const
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
            const QString basePath = pathOfBase(directory, base.toString());
            if (!basePath.isNull())
                readTsConfig(basePath, config, depth + 1);
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

    // A configuration may leave everything to its parts: tsconfig.app.json, tsconfig.node.json.
    void readParts(const QString &path, TsConfig &config) const
    {
        const QJsonObject json = readLenientJson(m_files.project().configurations[path]);
        const QJsonArray references = json["references"_L1].toArray();
        for (const QJsonValue &reference : references) {
            const QString part = joined(directoryOf(path), reference["path"_L1].toString());
            // Others are projects of their own, which decide for the files in them.
            if (part.endsWith(".json"_L1) && !part.endsWith("/tsconfig.json"_L1))
                readTsConfig(part, config.parts.emplace_back(), 0);
        }
    }

    // The file that "extends" names: beside this one, or in a package of this repository.
    QString pathOfBase(const QString &directory, const QString &name) const
    {
        const auto withEnding = [](const QString &path) {
            return path.endsWith(".json"_L1) ? path : path + ".json"_L1;
        };
        if (name.startsWith(u'.'))
            return withEnding(joined(directory, name));
        const auto [package, sub] = splitTarget(name);
        const std::optional<QString> folder = packageDirectory(package, directory);
        if (!folder)
            return {};
        if (!sub.isEmpty())
            return withEnding(joined(*folder, sub));
        const QString named = m_manifests[*folder]["tsconfig"_L1].toString();
        return joined(*folder, named.isEmpty() ? u"tsconfig.json"_s : named);
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
            if (const FileIndex file = findByConfig(config, target, isOurs); file != kNoFile)
                return Resolution::file(file);
            QSet<FileIndex> found;
            for (const TsConfig &part : config.parts) {
                if (const FileIndex file = findByConfig(part, target, isOurs); file != kNoFile)
                    found.insert(file);
            }
            // Which part a file belongs to is written in patterns; where they agree it is certain.
            if (found.size() == 1)
                return Resolution::file(*found.cbegin());
        }
        if (target.startsWith(u'#')) {
            if (const FileIndex file = findInImports(directory, target); file != kNoFile)
                return Resolution::file(file);
        }
        if (const FileIndex file = findInPackage(directory, target); file != kNoFile)
            return Resolution::file(file);
        if (target.startsWith("@/"_L1) || target.startsWith("~/"_L1)) {
            const FileIndex file = findByConvention(directory, target.sliced(2));
            if (file != kNoFile)
                return Resolution::file(file);
            isOurs = !isAsset(target);
        }
        return isOurs ? Resolution::missing() : Resolution::outside();
    }

    FileIndex findByConfig(const TsConfig &config, const QString &target, bool &isOurs) const
    {
        if (const FileIndex file = findByAlias(config, target, isOurs); file != kNoFile)
            return file;
        return config.baseUrl ? findModule(joined(*config.baseUrl, target)) : kNoFile;
    }

    FileIndex findByAlias(const TsConfig &config, const QString &target, bool &isOurs) const
    {
        for (const PathAlias &alias : config.paths) {
            if (!alias.fits(target))
                continue;
            for (QString path : alias.targets) {
                if (alias.hasStar)
                    path.replace(u'*', alias.star(target));
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
            m_files.nearest(directory, [&](const QString &d) { return m_manifests.contains(d); })
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

    // "name" or "@scope/name", and what follows it.
    static std::pair<QString, QString> splitTarget(const QString &target)
    {
        const qsizetype first = target.indexOf(u'/');
        const qsizetype end =
            target.startsWith(u'@') && first > 0 ? target.indexOf(u'/', first + 1) : first;
        return end < 0 ? std::pair(target, QString())
                       : std::pair(target.first(end), target.sliced(end + 1));
    }

    // The folder of the package of this name; the one nearest to `from` where several have it.
    std::optional<QString> packageDirectory(const QString &name, const QString &from) const
    {
        std::optional<QString> best;
        qsizetype bestShared = -1;
        for (const QString &directory : m_packages.value(name)) {
            const qsizetype shared = sharedFolders(from + u'/', directory + u'/');
            if (shared == bestShared)
                best.reset();
            if (shared <= bestShared)
                continue;
            best = directory;
            bestShared = shared;
        }
        return best;
    }

    FileIndex findInPackage(const QString &from, const QString &target) const
    {
        const auto [name, sub] = splitTarget(target);
        const std::optional<QString> directory = packageDirectory(name, from);
        if (!directory)
            return kNoFile;
        for (const QString &path : exportsOf(m_manifests[*directory], sub)) {
            const FileIndex file = findModule(joined(*directory, path));
            if (file != kNoFile)
                return file;
        }
        // What is published is built from here and not in the repository.
        if (sub.isEmpty()) {
            for (const auto &guess : {u"src/index"_s, u"src/main"_s, u"index"_s, u"lib/index"_s}) {
                const FileIndex file = findModule(joined(*directory, guess));
                if (file != kNoFile)
                    return file;
            }
            return kNoFile;
        }
        const FileIndex file = findModule(joined(*directory, sub));
        return file != kNoFile ? file : findModule(joined(*directory, u"src/"_s + sub));
    }

    // "#x" is what the nearest package.json says in "imports".
    FileIndex findInImports(const QString &from, const QString &target) const
    {
        const auto directory =
            m_files.nearest(from, [&](const QString &d) { return m_manifests.contains(d); });
        if (!directory)
            return kNoFile;
        for (const QString &path : matching(m_manifests[*directory]["imports"_L1], target)) {
            const FileIndex file = path.startsWith(u'.') ? findModule(joined(*directory, path))
                                                         : findInPackage(from, path);
            if (file != kNoFile)
                return file;
        }
        return kNoFile;
    }

    static QStringList exportsOf(const QJsonObject &json, const QString &sub)
    {
        const QJsonValue exports = json["exports"_L1];
        if (!sub.isEmpty())
            return matching(exports, u"./"_s + sub);
        QStringList paths = matching(exports, u"."_s);
        if (paths.isEmpty())
            collect(exports, paths); // conditions or a path alone mean "."
        for (const auto field : {"source"_L1, "module"_L1, "main"_L1, "types"_L1}) {
            if (json[field].isString())
                paths.append(json[field].toString());
        }
        return paths;
    }

    // What "imports" or "exports" give for a key: its own entry, else that of the pattern with the
    // longest beginning, its star replaced.
    static QStringList matching(const QJsonValue &map, const QString &key)
    {
        const QJsonObject entries = map.toObject();
        QStringList paths;
        if (entries.contains(key)) {
            collect(entries[key], paths);
            return paths;
        }
        PathAlias best;
        for (auto it = entries.begin(); it != entries.end(); ++it) {
            const PathAlias pattern = readAlias(it.key(), {}, {});
            if (pattern.fits(key) && pattern.prefix.size() >= best.prefix.size()) {
                best = pattern;
                paths.clear();
                collect(*it, paths);
            }
        }
        return paths.replaceInStrings(u"*"_s, best.star(key));
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
    // Each package.json by its folder, and the folders of each package name.
    QHash<QString, QJsonObject> m_manifests;
    QHash<QString, QStringList> m_packages;
    QHash<QString, TsConfig> m_configs;
};

} // namespace

std::unique_ptr<ImportResolver> createEcmaResolver(const FileTable &files)
{
    return std::make_unique<EcmaResolver>(files);
}

} // namespace agentops::codemap
