// SPDX-License-Identifier: GPL-3.0-or-later
#include "gitchanges.h"

#include "namefilter.h"

#include <agentops/git/branch.h>
#include <agentops/git/diff.h>
#include <agentops/git/history.h>
#include <agentops/git/refs.h>
#include <agentops/git/tag.h>

#include <QtCore/QFileInfo>
#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::triggers {

namespace {

using Kind = GitRef::Kind;

constexpr qsizetype kMostPaths = 1000;
/// Of so many other branches it is asked whether they have a commit already.
constexpr int kMostCompared = 200;
constexpr int kMostCommits = 1000;
/// File systems tell two moments apart that are so far from each other.
constexpr std::chrono::seconds kSameMoment{3};
/// Under it runs keep what they commit.
constexpr QLatin1StringView kRunBranches("agentops/");

bool isOfRun(const GitRef &ref)
{
    return (ref.kind == Kind::Branch && ref.name.startsWith(kRunBranches))
        || (ref.kind == Kind::RemoteBranch
            && ref.name.sliced(ref.name.indexOf(u'/') + 1).startsWith(kRunBranches));
}

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
    bool hasRunBranches = false;

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
        for (const QJsonValue &pattern : parameters.value("branches"_L1).toArray())
            filters.hasRunBranches |= pattern.toString().contains(kRunBranches);
        return filters;
    }

    bool areAbout(const GitRef &ref) const
    {
        const bool hasBranches = !branches.isEmpty() || !branchesIgnored.isEmpty();
        const bool hasTags = !tags.isEmpty() || !tagsIgnored.isEmpty();
        if (ref.kind == Kind::RemoteBranch && !hasRemotes)
            return false;
        if (!hasRunBranches && isOfRun(ref))
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

NewCommit toNewCommit(const git::Commit &commit)
{
    return {commit.oid, commit.parents.value(0), runOf(commit.message), commit.parents.mid(1)};
}

using FreshCommits = QHash<git::Oid, git::Commit>;

/// Of the fresh ones those beside the line of first parents that no other ref of the trigger leads
/// to, as it is or as it is remembered: what is there has been told, or is told there.
Result<QList<NewCommit>> broughtCommits(const git::Repository &repository,
                                        const QList<git::Oid> &remembered,
                                        const QList<GitRef> &watched, FreshCommits fresh,
                                        const GitChange &change, const CancelToken &token)
{
    for (const NewCommit &commit : change.commits)
        fresh.remove(commit.commit);
    if (fresh.isEmpty())
        return QList<NewCommit>();
    git::LogQuery query{.from = change.ref.commit, .hide = {}, .path = {}, .limit = kMostCommits};
    QList<git::Oid> others = remembered;
    for (const GitRef &other : watched) {
        // One that has the merge as well has it all from there.
        if (others.size() < kMostCompared && other.key() != change.ref.key()
            && !isAncestor(repository, change.ref.commit, other.commit))
            others.append(other.commit);
    }
    for (const git::Oid &known : std::as_const(others)) {
        if (query.hide.size() < kMostCompared && git::readCommit(repository, known))
            query.hide.append(known);
    }
    const auto unknown = git::log(repository, query, token);
    AO_CHECK(token.check());
    QList<NewCommit> brought;
    for (const git::Commit &commit : unknown.value_or(QList<git::Commit>())) {
        if (fresh.contains(commit.oid))
            brought.append(toNewCommit(commit));
    }
    return brought;
}

Result<> fillInCommits(const git::Repository &repository, const QList<GitRef> &refs,
                       const QList<git::Oid> &remembered, const QList<GitRef> &watched,
                       GitChange &change, const CancelToken &token)
{
    const auto tip = git::readCommit(repository, change.ref.commit);
    if (!tip)
        return {}; // the others are to be told all the same
    if (change.ref.kind == Kind::Tag) {
        change.commits = {{tip->oid, tip->parents.value(0), {}}};
        return {};
    }
    const auto isThere = [&repository](const git::Oid &commit) {
        return git::readCommit(repository, commit).has_value();
    };
    git::LogQuery query{.from = tip->oid, .hide = {}, .path = {}, .limit = kMostCommits};
    if (!change.before.isNull() && isThere(change.before)) {
        query.hide.append(change.before);
    } else {
        // It is new, or its commit from before is gone (a shallow clone, a collected object).
        for (const GitRef &other : refs) {
            if (other.kind != Kind::Tag && other.key() != change.ref.key()
                && query.hide.size() < kMostCompared && isThere(other.commit))
                query.hide.append(other.commit);
        }
    }
    const auto listed = git::log(repository, query, token);
    AO_CHECK(token.check());
    // Where history ends unforeseen only the last commit is known.
    FreshCommits fresh{{tip->oid, *tip}};
    for (const git::Commit &commit : listed.value_or(QList<git::Commit>()))
        fresh.insert(commit.oid, commit);
    for (auto it = fresh.constFind(tip->oid); it != fresh.cend();
         it = fresh.constFind(change.commits.last().parent))
        change.commits.append(toNewCommit(*it));
    AO_TRY(change.brought, broughtCommits(repository, remembered, watched, fresh, change, token));
    return {};
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

Result<SeenRefs> seeGitRefs(const QString &path, const QByteArray &before)
{
    AO_TRY(const git::Repository repository, git::Repository::open(path));
    // Before the stamp: what is written while this reads is not as old as it will seem. By the
    // clock that dates files.
    const Timestamp now = SystemClock().now();
    const git::RefsStamp stamp = git::readRefsStamp(repository);
    if (!before.isEmpty() && stamp.files == before)
        return SeenRefs{.refs = {}, .stamp = before};
    AO_TRY(const QList<GitRef> refs, readGitRefs(path));
    const bool isOld = now - stamp.newest > kSameMoment;
    return SeenRefs{.refs = refs, .stamp = isOld ? stamp.files : QByteArray()};
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
    QList<git::Oid> known;
    for (const QJsonValue &commit : remembered)
        known.append(git::Oid::fromHex(commit.toString()).value_or(git::Oid()));
    // What a branch that is new has, another one may have told.
    QList<GitRef> watched;
    for (const GitRef &ref : refs) {
        if (ref.kind != Kind::Tag && filters.areAbout(ref) && remembered.contains(ref.key()))
            watched.append(ref);
    }
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
        GitChange change{.ref = ref, .before = before.value_or(git::Oid()), .commits = {}};
        AO_CHECK(fillInCommits(repository, refs, known, watched, change, token));
        changes.append(change);
    }
    return changes;
}

QList<NewCommit> broughtByNobody(const GitChange &change, const QList<NewCommit> &merges)
{
    QHash<git::Oid, NewCommit> left;
    for (const NewCommit &commit : change.brought)
        left.insert(commit.commit, commit);
    QList<git::Oid> reached;
    for (const NewCommit &merge : merges)
        reached += merge.merged;
    while (!reached.isEmpty()) {
        const auto commit = left.constFind(reached.takeLast());
        if (commit == left.cend())
            continue;
        reached += commit->merged;
        reached.append(commit->parent);
        left.erase(commit);
    }
    QList<NewCommit> commits = change.brought;
    commits.removeIf([&left](const NewCommit &commit) { return !left.contains(commit.commit); });
    return commits;
}

Result<std::optional<QStringList>> wantedPaths(const QString &path, const GitChange &change,
                                               const QList<NewCommit> &commits,
                                               const QJsonObject &parameters,
                                               const CancelToken &token)
{
    AO_TRY(const Filters filters, Filters::parse(parameters));
    AO_TRY(const git::Repository repository, git::Repository::open(path));
    QStringList paths;
    bool isKnown = true;
    const auto add = [&](const git::Oid &from, const git::Oid &to) -> Result<> {
        const auto files = git::diffFiles(
            repository, from.isNull() ? git::TreeSource::empty() : git::TreeSource::ofCommit(from),
            git::TreeSource::ofCommit(to), {.detectRenames = false, .countLines = false}, token);
        AO_CHECK(token.check());
        // A commit from before that is gone (a shallow clone, a collected object) hides what has
        // changed, not that something has.
        isKnown = isKnown && files;
        for (const git::FileChange &file : files.value_or(QList<git::FileChange>()))
            paths.append(file.newPath);
        return {};
    };
    if (commits == change.commits) {
        const git::Oid parent = commits.last().parent;
        AO_CHECK(add(change.before.isNull() ? parent : change.before, change.ref.commit));
    } else {
        for (const NewCommit &commit : commits)
            AO_CHECK(add(commit.parent, commit.commit));
        paths.sort();
        paths.removeDuplicates();
    }
    if (isKnown && !filters.haveOneOf(paths))
        return std::nullopt;
    return paths.first(std::min(paths.size(), kMostPaths));
}

Result<int> roundOfCommits(const QString &path, const QList<NewCommit> &commits,
                           const QList<ApartRun> &runs, const CancelToken &token)
{
    AO_TRY(const git::Repository repository, git::Repository::open(path));
    int round = 0;
    for (const ApartRun &run : runs) {
        const auto begun = git::Oid::fromHex(run.head);
        if (!begun || run.round < round)
            continue;
        QList<git::Oid> tips;
        if (const auto result = git::Oid::fromHex(run.result))
            tips.append(*result);
        if (QFileInfo::exists(run.folder + "/.git"_L1)) {
            const auto worktree = git::Repository::open(run.folder);
            const auto head = worktree ? worktree->head() : fail(worktree.error());
            if (head && !head->isUnborn())
                tips.append(head->commit);
        }
        for (const git::Oid &tip : std::as_const(tips)) {
            const auto made =
                git::log(repository,
                         {.from = tip, .hide = {*begun}, .path = {}, .limit = kMostCommits}, token);
            AO_CHECK(token.check());
            const auto isMade = [&made](const NewCommit &commit) {
                return made && std::ranges::contains(*made, commit.commit, &git::Commit::oid);
            };
            if (std::ranges::any_of(commits, isMade))
                round = run.round + 1;
        }
    }
    return round;
}

} // namespace agentops::triggers
