// SPDX-License-Identifier: GPL-3.0-or-later
#include "projectlinks.h"

#include <QtCore/QSet>

#include <algorithm>

namespace agentops::codemap {

using namespace Qt::StringLiterals;

namespace {
// Chains of re-exports longer than this are cycles.
constexpr int kLongestChain = 12;
// A file that includes more than this is not made clearer by name lookups.
constexpr size_t kLargestClosure = 4000;
} // namespace

Result<ProjectLinks> ProjectLinks::create(const DefinitionTable &definitions,
                                          const CancelToken &token)
{
    const FileTable &files = definitions.files();
    std::array<std::unique_ptr<ImportResolver>, size_t(Family::Ruby) + 1> resolvers;
    resolvers[size_t(Family::Php)] = createPhpResolver(files, definitions);
    resolvers[size_t(Family::Ecma)] = createEcmaResolver(files);
    resolvers[size_t(Family::Python)] = createPythonResolver(files);
    resolvers[size_t(Family::C)] = createIncludeResolver(files);
    resolvers[size_t(Family::Java)] = createJavaResolver(files, definitions);
    resolvers[size_t(Family::Go)] = createGoResolver(files);
    resolvers[size_t(Family::Rust)] = createRustResolver(files);
    resolvers[size_t(Family::Ruby)] = createRubyResolver(files);

    ProjectLinks links(definitions);
    links.m_resolutions.resize(size_t(files.count()));
    for (FileIndex i = 0; i < files.count(); ++i) {
        const FileFacts &file = files.file(i);
        const ImportResolver *resolver = resolvers[size_t(familyOf(file.language))].get();
        if (!file.facts)
            continue;
        AO_CHECK(token.check());
        for (const syntax::Import &import : file.facts->imports)
            links.m_resolutions[size_t(i)].append(resolver ? resolver->resolve(i, import)
                                                           : Resolution::outside());
    }
    return links;
}

Place ProjectLinks::boundName(FileIndex file, const QString &local) const
{
    return boundNameAt(file, local, 0);
}

Place ProjectLinks::exportedName(FileIndex file, const QString &name) const
{
    return follow(file, name, 0);
}

Place ProjectLinks::boundNameAt(FileIndex file, const QString &local, int depth) const
{
    const QList<syntax::Import> &imports = files().file(file).facts->imports;
    for (qsizetype i = 0; i < imports.size(); ++i) {
        if (imports[i].isReexport)
            continue;
        for (qint32 n = 0; n < imports[i].names.size(); ++n) {
            const syntax::ImportedName &name = imports[i].names[n];
            if (name.local != local)
                continue;
            const QList<ImportTarget> &targets = of(file)[i].targets;
            const auto module = std::ranges::find(targets, n, &ImportTarget::name);
            if (module != targets.end())
                return {module->file, -1};
            for (const ImportTarget &target : targets) {
                if (target.file == kNoFile || target.name >= 0)
                    continue;
                if (name.name == "*"_L1)
                    return {target.file, -1};
                if (name.name == "default"_L1) {
                    const Place same = definitions().topLevel(target.file, local);
                    return same.isValid() ? same : Place{target.file, -1};
                }
                return follow(target.file, name.name, depth + 1);
            }
            return {};
        }
    }
    return {};
}

// The module's own definition, else what it passes on from elsewhere.
Place ProjectLinks::follow(FileIndex file, const QString &name, int depth) const
{
    const Place own = definitions().topLevel(file, name);
    if (own.isValid() || depth > kLongestChain || !files().file(file).facts)
        return own;
    const bool isPython = familyOf(files().file(file).language) == Family::Python;
    if (isPython) {
        const Place bound = boundNameAt(file, name, depth);
        if (bound.isValid())
            return bound;
    }
    const QList<syntax::Import> &imports = files().file(file).facts->imports;
    Place found;
    for (qsizetype i = 0; i < imports.size(); ++i) {
        const syntax::Import &import = imports[i];
        if (!import.isReexport && !isPython)
            continue;
        for (const syntax::ImportedName &offered : import.names) {
            const bool isAll = offered.name == "*"_L1 && offered.local.isEmpty();
            if (!isAll && (isPython || offered.local != name))
                continue;
            for (const ImportTarget &target : of(file)[i].targets) {
                if (target.file == kNoFile || target.file == file || target.name >= 0)
                    continue;
                const Place place = follow(target.file, isAll ? name : offered.name, depth + 1);
                if (!isAll)
                    return place;
                if (place.isValid() && found.isValid() && !(place == found))
                    return {}; // two modules offer it
                if (place.isValid())
                    found = place;
            }
        }
    }
    return found;
}

const std::vector<FileIndex> &ProjectLinks::includeClosure(FileIndex file) const
{
    if (m_closureOf == file)
        return m_closure;
    m_closureOf = file;
    m_closure.assign(1, file);
    QSet<FileIndex> seen{file};
    for (size_t next = 0; next < m_closure.size() && m_closure.size() < kLargestClosure; ++next) {
        for (const Resolution &resolution : of(m_closure[next])) {
            for (const ImportTarget &target : resolution.targets) {
                if (target.file != kNoFile && !seen.contains(target.file)) {
                    seen.insert(target.file);
                    m_closure.push_back(target.file);
                }
            }
        }
    }
    return m_closure;
}

} // namespace agentops::codemap
