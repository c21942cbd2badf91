// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/codemap/graphbuilder.h>

#include "nameresolver.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace agentops::codemap {

using namespace Qt::StringLiterals;
using syntax::ReferenceKind;

namespace {

// A folder on the way to becoming nodes.
struct Folder
{
    std::map<QString, size_t> folders;
    std::vector<FileIndex> files;
};

class Builder
{
public:
    Builder(const ProjectFiles &project, const CancelToken &token)
        : m_files(project)
        , m_definitions(m_files)
        , m_token(token)
    { }

    Result<SnapshotPtr> build()
    {
        AO_CHECK(m_token.check());
        makeNodes();
        AO_TRY(const ProjectLinks links, ProjectLinks::create(m_definitions, m_token));
        addImports(links);
        AO_CHECK(addReferences(links));
        tidyEdges();
        m_totals.edges = int(m_edges.size());
        return std::make_shared<const Snapshot>(std::move(m_nodes), std::move(m_edges), m_totals);
    }

private:
    void makeNodes()
    {
        std::vector<Folder> folders(1);
        for (FileIndex i = 0; i < m_files.count(); ++i) {
            size_t at = 0;
            const QString directory = directoryOf(m_files.file(i).path);
            for (const QStringView part : QStringView(directory).tokenize(u'/')) {
                if (part.isEmpty())
                    continue;
                const auto [it, isNew] =
                    folders[at].folders.try_emplace(part.toString(), folders.size());
                at = it->second;
                if (isNew)
                    folders.emplace_back();
            }
            folders[at].files.push_back(i);
        }
        m_fileNodes.resize(size_t(m_files.count()));
        m_nodes.push_back({.name = QString(), .kind = NodeKind::Dir});
        struct Open
        {
            size_t folder;
            NodeIndex node;
            std::map<QString, size_t>::const_iterator next;
        };
        std::vector<Open> open{{0, 0, folders[0].folders.cbegin()}};
        while (!open.empty()) {
            Open &top = open.back();
            const Folder &folder = folders[top.folder];
            if (top.next != folder.folders.cend()) {
                const auto [name, child] = *top.next++;
                const auto node = NodeIndex(m_nodes.size());
                m_nodes.push_back({.name = name, .kind = NodeKind::Dir, .parent = top.node});
                m_directories.insert(directoryPath(node), node);
                open.push_back({child, node, folders[child].folders.cbegin()});
                continue;
            }
            for (const FileIndex file : folder.files)
                addFile(file, top.node);
            m_nodes[top.node].end = NodeIndex(m_nodes.size());
            open.pop_back();
        }
    }

    QString directoryPath(NodeIndex node) const
    {
        QString path;
        for (; node != 0; node = m_nodes[node].parent)
            path = path.isEmpty() ? m_nodes[node].name : m_nodes[node].name + u'/' + path;
        return path;
    }

    void addFile(FileIndex index, NodeIndex parent)
    {
        const FileFacts &file = m_files.file(index);
        const auto node = NodeIndex(m_nodes.size());
        m_fileNodes[size_t(index)] = node;
        Node entry{.name = file.path.section(u'/', -1),
                   .kind = NodeKind::File,
                   .parent = parent,
                   .language = file.language};
        ++m_totals.files;
        if (!file.facts) {
            entry.hasErrors = file.language->isParsed(); // it could not be read
            m_totals.filesWithErrors += entry.hasErrors;
            entry.end = node + 1;
            m_nodes.push_back(std::move(entry));
            return;
        }
        const syntax::Facts &facts = *file.facts;
        entry.lineCount = facts.lineCount;
        entry.hasErrors = facts.hasErrors || facts.isIncomplete;
        entry.end = node + 1 + NodeIndex(facts.symbols.size());
        m_totals.lines += facts.lineCount;
        m_totals.symbols += int(facts.symbols.size());
        m_totals.filesWithErrors += entry.hasErrors;
        m_nodes.push_back(std::move(entry));
        for (const syntax::Symbol &symbol : facts.symbols) {
            const auto at = NodeIndex(m_nodes.size());
            m_nodes.push_back(
                {.name = symbol.name,
                 .kind = nodeKindOf(symbol.kind),
                 .parent = symbol.parent < 0 ? node : node + 1 + NodeIndex(symbol.parent),
                 .end = at + 1,
                 .line = symbol.line,
                 .endLine = symbol.endLine,
                 .isPrototype = symbol.isPrototype});
        }
        // Symbols are in pre-order: a parent ends where its last descendant ends.
        for (auto at = NodeIndex(m_nodes.size()) - 1; at > node; --at) {
            Node &around = m_nodes[m_nodes[at].parent];
            around.end = std::max(around.end, m_nodes[at].end);
        }
    }

    NodeIndex nodeOf(Place place) const
    {
        return m_fileNodes[size_t(place.file)] + NodeIndex(place.symbol + 1);
    }

    void addImports(const ProjectLinks &links)
    {
        for (FileIndex i = 0; i < m_files.count(); ++i) {
            const FileFacts &file = m_files.file(i);
            const bool isInclude = familyOf(file.language) == Family::C;
            const QList<Resolution> &resolutions = links.of(i);
            for (qsizetype n = 0; n < resolutions.size(); ++n) {
                const syntax::Import &import = file.facts->imports[n];
                m_totals.resolvedImports += resolutions[n].outcome == Resolution::Outcome::Resolved;
                m_totals.unresolvedImports +=
                    resolutions[n].outcome == Resolution::Outcome::Missing;
                for (const ImportTarget &target : resolutions[n].targets) {
                    const NodeIndex to = target.file != kNoFile
                        ? m_fileNodes[size_t(target.file)]
                        : m_directories.value(target.directory, 0);
                    m_edges.push_back({m_fileNodes[size_t(i)], to,
                                       isInclude ? EdgeKind::Includes : EdgeKind::Imports,
                                       import.line, import.isTypeOnly});
                }
            }
        }
    }

    Result<> addReferences(const ProjectLinks &links)
    {
        static constexpr EdgeKind kKinds[] = {EdgeKind::Inherits, EdgeKind::Implements,
                                              EdgeKind::Uses, EdgeKind::Calls};
        NameResolver names(links);
        for (FileIndex i = 0; i < m_files.count(); ++i) {
            const FileFacts &file = m_files.file(i);
            if (!file.facts)
                continue;
            AO_CHECK(m_token.check());
            for (const syntax::Reference &reference : file.facts->references) {
                const NameResolution found = names.resolve(i, reference);
                m_totals.resolvedReferences += found.outcome == NameResolution::Outcome::Resolved;
                m_totals.unresolvedReferences +=
                    found.outcome == NameResolution::Outcome::Uncertain;
                if (found.outcome == NameResolution::Outcome::Resolved)
                    m_edges.push_back({nodeOf({i, reference.symbol}), nodeOf(found.place),
                                       kKinds[size_t(found.kind)], reference.line});
            }
        }
        return {};
    }

    // Sorted; one edge per ends and kind, at its first line; no edge to oneself or to what one is
    // in; "uses" only where nothing stronger is known.
    void tidyEdges()
    {
        std::erase_if(m_edges, [this](const Edge &edge) {
            const bool isInside = edge.from >= edge.to && edge.from < m_nodes[edge.to].end;
            return isInside && edge.kind != EdgeKind::Calls ? true : edge.from == edge.to;
        });
        std::ranges::sort(m_edges, [](const Edge &a, const Edge &b) {
            return std::tuple(a.from, a.to, a.kind, a.isTypeOnly, a.line)
                < std::tuple(b.from, b.to, b.kind, b.isTypeOnly, b.line);
        });
        std::vector<Edge> kept;
        kept.reserve(m_edges.size());
        for (const Edge &edge : m_edges) {
            const bool isSamePair =
                !kept.empty() && kept.back().from == edge.from && kept.back().to == edge.to;
            if (isSamePair
                && (kept.back().kind == edge.kind
                    || (edge.kind == EdgeKind::Uses && kept.back().kind != EdgeKind::Imports
                        && kept.back().kind != EdgeKind::Includes)))
                continue;
            kept.push_back(edge);
        }
        m_edges = std::move(kept);
    }

    FileTable m_files;
    DefinitionTable m_definitions;
    CancelToken m_token;
    std::vector<Node> m_nodes;
    std::vector<NodeIndex> m_fileNodes;
    QHash<QString, NodeIndex> m_directories;
    std::vector<Edge> m_edges;
    Totals m_totals;
};

} // namespace

bool isConfiguration(QStringView path)
{
    const QStringView name = path.sliced(path.lastIndexOf(u'/') + 1);
    // A package of shared configurations names them as it likes.
    const QStringView folder = path.chopped(name.size());
    const bool isTsBase =
        folder.endsWith("tsconfig/"_L1) || folder.endsWith("typescript-config/"_L1);
    return name == "composer.json"_L1 || name == "package.json"_L1 || name == "jsconfig.json"_L1
        || name == "go.mod"_L1 || name == "compile_commands.json"_L1
        || ((isTsBase || name.startsWith("tsconfig"_L1)) && name.endsWith(".json"_L1));
}

Result<SnapshotPtr> buildSnapshot(const ProjectFiles &project, const CancelToken &token)
{
    return Builder(project, token).build();
}

} // namespace agentops::codemap
