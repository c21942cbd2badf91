// SPDX-License-Identifier: GPL-3.0-or-later
#include "gitchanges.h"

#include "namefilter.h"

#include <agentops/git/branch.h>
#include <agentops/git/diff.h>
#include <agentops/git/history.h>
#include <agentops/git/tag.h>

#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::triggers {

namespace {

using Kind = GitRef::Kind;

constexpr qsizetype kMostPaths = 1000;
/// Of so many other branches it is asked whether they have a commit already.
constexpr int kMostCompared = 200;

/// What a trigger is about.
struct Filters
{
    NameFilter branches;
    NameFilter branchesIgnored;
    NameFilter tags;
    NameFilter tagsIgnored;
    NameFilter paths;
    NameFilter pathsIgnored;
    bool hasRemotes = false;

    static Result<Filters> parse(const QJsonObject &parameters)
    {
        Filters filters;
        AO_TRY(filters.branches, NameFilter::parse(parameters.value("branches"_L1)));
        AO_TRY(filters.branchesIgnored, NameFilter::parse(parameters.value("branchesIgnored"_L1)));
        AO_TRY(filters.tags, NameFilter::parse(parameters.value("tags"_L1)));
        AO_TRY(filters.tagsIgnored, NameFilter::parse(parameters.value("tagsIgnored"_L1)));
        AO_TRY(filters.paths, NameFilter::parse(parameters.value("paths"_L1)));
        AO_TRY(filters.pathsIgnored, NameFilter::parse(parameters.value("pathsIgnored"_L1)));
        filters.hasRemotes = parameters.value("remotes"_L1).toBool();
        return filters;
    }

    bool areAbout(const GitRef &ref) const
    {
        const bool hasBranches = !branches.isEmpty() || !branchesIgnored.isEmpty();
        const bool hasTags = !tags.isEmpty() || !tagsIgnored.isEmpty();
        if (ref.kind == Kind::RemoteBranch && !hasRemotes)
            return false;
        const auto fits = [&ref](const NameFilter &wanted, const NameFilter &ignored) {
            return (wanted.isEmpty() || wanted.fits(ref.name)) && !ignored.fits(ref.name);
        };
        if (ref.kind == Kind::Tag)
            return (hasTags || !hasBranches) && fits(tags, tagsIgnored);
        return (hasBranches || !hasTags) && fits(branches, branchesIgnored);
    }

    bool haveOneOf(const QStringList &changed) const
    {
        if (paths.isEmpty() && pathsIgnored.isEmpty())
            return true;
        return std::ranges::any_of(changed, [this](const QString &path) {
            return (paths.isEmpty() || paths.fits(path)) && !pathsIgnored.fits(path);
        });
    }
};

bool isAncestor(const git::Repository &repository, const git::Oid &older, const git::Oid &newer)
{
    if (older == newer)
        return true;
    const auto base = repository.mergeBase(older, newer);
    return base && *base == older;
}

/// Whether a new branch brings nothing that another one does not have.
bool isKnown(const git::Repository &repository, const QList<GitRef> &refs, const GitRef &branch)
{
    int compared = 0;
    return std::ranges::any_of(refs, [&](const GitRef &other) {
        return other.kind != Kind::Tag && other.key() != branch.key() && ++compared <= kMostCompared
            && isAncestor(repository, branch.commit, other.commit);
    });
}

QString runOf(const QString &message)
{
    static const QRegularExpression trailer(u"^AgentOps-Run: *([0-9a-fA-F-]{36})\\s*$"_s,
                                            QRegularExpression::MultilineOption);
    return trailer.match(message).captured(1);
}

} // namespace

QString GitRef::key() const
{
    switch (kind) {
    case Kind::Branch:
        return u"branch:"_s + name;
    case Kind::RemoteBranch:
        return u"remote:"_s + name;
    case Kind::Tag:
        break;
    }
    return u"tag:"_s + name;
}

Result<QList<GitRef>> readGitRefs(const QString &path)
{
    AO_TRY(const git::Repository repository, git::Repository::open(path));
    AO_TRY(const auto branches, git::listBranches(repository));
    AO_TRY(const auto tags, git::listTags(repository));
    QList<GitRef> refs;
    for (const git::Branch &branch : branches)
        refs.append(
            {branch.isRemote ? Kind::RemoteBranch : Kind::Branch, branch.name, branch.commit});
    for (const git::Tag &tag : tags)
        refs.append({Kind::Tag, tag.name, tag.commit});
    return refs;
}

Result<QJsonObject> rememberedRefs(const QList<GitRef> &refs, const QJsonObject &parameters)
{
    AO_TRY(const Filters filters, Filters::parse(parameters));
    QJsonObject remembered;
    for (const GitRef &ref : refs) {
        if (filters.areAbout(ref))
            remembered.insert(ref.key(), ref.commit.toHex());
    }
    return remembered;
}

Result<QList<GitChange>> findGitChanges(const QString &path, const QList<GitRef> &refs,
                                        const QJsonObject &parameters,
                                        const QJsonObject &remembered, const CancelToken &token)
{
    AO_TRY(const Filters filters, Filters::parse(parameters));
    AO_TRY(const git::Repository repository, git::Repository::open(path));
    QList<GitChange> changes;
    for (const GitRef &ref : refs) {
        AO_CHECK(token.check());
        const auto before = git::Oid::fromHex(remembered.value(ref.key()).toString());
        if (!filters.areAbout(ref) || before == ref.commit)
            continue;
        const bool isBranch = ref.kind != Kind::Tag;
        if (isBranch && before && isAncestor(repository, ref.commit, *before))
            continue;
        if (isBranch && !before && isKnown(repository, refs, ref))
            continue;
        AO_TRY(const git::Commit commit, git::readCommit(repository, ref.commit));
        GitChange change{.ref = ref,
                         .before = before.value_or(git::Oid()),
                         .paths = {},
                         .madeByRun = runOf(commit.message)};
        const git::Oid base =
            before || commit.parents.isEmpty() ? change.before : commit.parents.first();
        const auto from =
            base.isNull() ? git::TreeSource::empty() : git::TreeSource::ofCommit(base);
        // A commit from before that is gone (a shallow clone, a collected object) hides what has
        // changed, not that something has.
        const auto files = git::diffFiles(repository, from, git::TreeSource::ofCommit(ref.commit),
                                          {.detectRenames = false, .countLines = false}, token);
        AO_CHECK(token.check());
        QStringList paths;
        if (files) {
            for (const git::FileChange &file : *files)
                paths.append(file.newPath);
        }
        if (files && !filters.haveOneOf(paths))
            continue;
        change.paths = paths.first(std::min(paths.size(), kMostPaths));
        changes.append(change);
    }
    return changes;
}

} // namespace agentops::triggers
