// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/codemap/graphbuilder.h>
#include <agentops/codemap/sourcetree.h>
#include <agentops/syntax/parser.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QMap>

/// Projects written down in a test instead of in files.
namespace agentops::codemap::test {

using Files = QMap<QString, QByteArray>;

inline ProjectFiles projectOf(const Files &files)
{
    ProjectFiles project;
    for (const auto &[path, content] : files.asKeyValueRange()) {
        if (isConfiguration(path))
            project.configurations.insert(path, content);
        const syntax::Language *language = syntax::languageOfFile(path, content);
        if (!language)
            continue;
        std::shared_ptr<const syntax::Facts> facts;
        if (language->isParsed())
            facts = std::make_shared<const syntax::Facts>(*syntax::parse(content, *language));
        project.files.push_back({path, language, facts});
    }
    return project;
}

inline SnapshotPtr snapshotOf(const Files &files)
{
    return *buildSnapshot(projectOf(files));
}

/// "from -> to kind" for every edge, in order; only the kinds named, or all.
inline QStringList edgesOf(const Snapshot &snapshot, const QList<EdgeKind> &kinds = {})
{
    QStringList lines;
    for (const Edge &edge : snapshot.edges()) {
        if (kinds.isEmpty() || kinds.contains(edge.kind))
            lines.append(snapshot.id(edge.from) + QStringLiteral(" -> ") + snapshot.id(edge.to)
                         + QStringLiteral(" ") + nameOf(edge.kind));
    }
    return lines;
}

/// A source tree over a map of files that the test may change between two listings.
class MemoryTree final : public SourceTree
{
public:
    explicit MemoryTree(Files files) : m_files(std::move(files)) { }

    Result<QList<SourceFile>> list(CancelToken token) const override
    {
        AO_CHECK(token.check());
        QList<SourceFile> files;
        for (const auto &[path, content] : m_files.asKeyValueRange())
            files.append({path, keyOf(content)});
        return files;
    }
    Result<QByteArray> read(const SourceFile &file) const override
    {
        if (!m_files.contains(file.path))
            return fail(agentops::errors::kNotFound, QStringLiteral("no such file"));
        return m_files[file.path];
    }
    QByteArray keyOf(const QByteArray &content) const override
    {
        return QCryptographicHash::hash(content, QCryptographicHash::Sha1).toHex();
    }

private:
    Files m_files;
};

} // namespace agentops::codemap::test
