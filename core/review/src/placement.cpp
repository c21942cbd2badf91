// SPDX-License-Identifier: GPL-3.0-or-later
#include "placement.h"

#include <agentops/git/errors.h>
#include <agentops/git/tree.h>
#include <agentops/review/errors.h>

#include <QtCore/QHash>

#include <map>

using namespace Qt::StringLiterals;

namespace agentops::review {

namespace {

/// The content of a path in a tree; nothing when it is not there.
Result<std::optional<QByteArray>> readAt(const git::Repository &repository,
                                         const git::TreeSource &tree, const QString &path)
{
    if (tree.kind == git::TreeSource::Kind::Empty)
        return std::nullopt;
    Result<QByteArray> content = tree.kind == git::TreeSource::Kind::WorkingTree
        ? git::readWorkingFile(repository, path)
        : git::readFile(repository, tree.commit, path);
    if (content)
        return std::optional(std::move(*content));
    if (content.error().code() == git::errors::kNotFound)
        return std::nullopt;
    return fail(std::move(content).error());
}

Position unknownPlace(const Anchor &anchor)
{
    return {Position::State::Unknown, anchor.path, 0, {}};
}

class Placer
{
public:
    Placer(const git::Repository &repository, const ResolvedRange &range, const Origins &origins,
           const CancelToken &token)
        : m_repository(repository)
        , m_range(range)
        , m_origins(origins)
        , m_token(token)
    { }

    Result<Position> place(const Anchor &anchor)
    {
        const git::TreeSource &tree = anchor.side == Side::Old ? m_range.from : m_range.to;
        QString path = anchor.path;
        AO_TRY(const Content *target, contentAt(anchor.side, tree, path));
        if (!target) {
            AO_TRY(path, renamed(anchor, tree));
            AO_TRY(target, contentAt(anchor.side, tree, path));
        }
        if (target && target->blob == anchor.blob)
            return Position{Position::State::Same, path, anchor.line, {}};
        Position position = findAnchor(anchor, originOf(anchor), target ? &target->bytes : nullptr);
        position.path = path;
        return position;
    }

private:
    struct Content
    {
        QByteArray bytes;
        git::Oid blob;
    };

    /// What the comment was made on; git does not keep what was never committed.
    std::optional<QByteArray> originOf(const Anchor &anchor) const
    {
        if (const auto kept = m_origins.constFind(anchor.blob); kept != m_origins.constEnd())
            return *kept;
        auto blob = git::readBlob(m_repository, anchor.blob);
        return blob ? std::optional(std::move(*blob)) : std::nullopt;
    }

    Result<const Content *> contentAt(Side side, const git::TreeSource &tree, const QString &path)
    {
        auto &cache = m_contents[side];
        auto found = cache.find(path);
        if (found == cache.end()) {
            AO_TRY(auto bytes, readAt(m_repository, tree, path));
            std::optional<Content> content;
            if (bytes)
                content = Content{*bytes, git::Oid::ofBlob(*bytes)};
            found = cache.insert(path, content);
        }
        return *found ? &**found : nullptr;
    }

    /// Where the anchor's file went; its own path when that is not known.
    Result<QString> renamed(const Anchor &anchor, const git::TreeSource &tree)
    {
        const git::Oid &origin = anchor.side == Side::Old ? anchor.baseCommit : anchor.headCommit;
        if (origin.isNull())
            return anchor.path;
        const std::pair key(anchor.side, origin);
        auto found = m_renames.find(key);
        if (found == m_renames.end()) {
            QHash<QString, QString> renames;
            const auto changes = git::diffFiles(m_repository, git::TreeSource::ofCommit(origin),
                                                tree, {.countLines = false, .paths = {}}, m_token);
            AO_CHECK(m_token.check());
            // The commit of the comment may be gone after a rebase.
            for (const git::FileChange &change : changes.value_or(QList<git::FileChange>())) {
                if (change.kind == git::ChangeKind::Renamed)
                    renames.insert(change.oldPath, change.newPath);
            }
            found = m_renames.emplace(key, std::move(renames)).first;
        }
        return found->second.value(anchor.path, anchor.path);
    }

    const git::Repository &m_repository;
    const ResolvedRange &m_range;
    const Origins &m_origins;
    const CancelToken &m_token;
    std::map<Side, QHash<QString, std::optional<Content>>> m_contents;
    std::map<std::pair<Side, git::Oid>, QHash<QString, QString>> m_renames;
};

} // namespace

Result<QList<Thread>> placeThreads(const git::Repository &repository, const ResolvedRange &range,
                                   QList<Thread> threads, const Origins &origins,
                                   const CancelToken &token)
{
    Placer placer(repository, range, origins, token);
    for (Thread &thread : threads) {
        AO_CHECK(token.check());
        thread.position = placer.place(thread.anchor).value_or(unknownPlace(thread.anchor));
    }
    AO_CHECK(token.check());
    return threads;
}

QList<Thread> withoutPlaces(QList<Thread> threads)
{
    for (Thread &thread : threads)
        thread.position = unknownPlace(thread.anchor);
    return threads;
}

Result<Anchored> anchorInRange(const git::Repository &repository, const ResolvedRange &range,
                               Side side, const QString &path, int line)
{
    const git::TreeSource &tree = side == Side::Old ? range.from : range.to;
    AO_TRY(const std::optional<QByteArray> content, readAt(repository, tree, path));
    const auto where = [&](Error error) {
        return std::move(error).with(u"path"_s, path).with(u"line"_s, QString::number(line));
    };
    if (!content)
        return fail(where(Error(errors::kBadPosition, u"the file is not on this side"_s)));
    const TextLines text(*content);
    if (line < 0 || line > text.count())
        return fail(
            where(Error(errors::kBadPosition, u"the file has %1 lines"_s.arg(text.count()))));
    Anchor anchor = makeAnchor(text, path, side, line);
    anchor.baseCommit = range.baseCommit();
    anchor.headCommit = range.headCommit();
    anchor.blob = git::Oid::ofBlob(*content);
    return Anchored{std::move(anchor), *content};
}

} // namespace agentops::review
