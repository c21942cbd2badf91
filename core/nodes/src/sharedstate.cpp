// SPDX-License-Identifier: GPL-3.0-or-later
#include "sharedstate.h"

#include <agentops/base/file.h>
#include <agentops/git/localconfig.h>
#include <agentops/git/refs.h>
#include <agentops/git/tag.h>
#include <agentops/git/worktree.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using workflow::RunId;
using workflow::RunPlace;
using workflow::StepEffect;
using workflow::WorkspaceKind;

namespace {

constexpr qsizetype kMostChanges = 500;
constexpr QLatin1StringView kBranchPrefix("refs/heads/");
constexpr QLatin1StringView kTagPrefix("refs/tags/");

QString sharedFile(const QString &directory, const RunId &run)
{
    return directory + u'/' + run.toString() + u".shared.json"_s;
}

/// Objects by full name, and what stands for values of the configuration by name.
struct SharedState
{
    QJsonObject refs;
    QJsonObject config;
};

Result<SharedState> readSharedState(const git::Repository &repository)
{
    SharedState state;
    AO_TRY(const auto refs, git::readRefs(repository));
    for (auto it = refs.cbegin(); it != refs.cend(); ++it)
        state.refs.insert(it.key(), it->toHex());
    AO_TRY(const auto config, git::localConfig(repository));
    for (auto it = config.cbegin(); it != config.cend(); ++it) {
        const QByteArray values = it->join(u'\n').toUtf8();
        state.config.insert(
            it.key(),
            QString::fromLatin1(
                QCryptographicHash::hash(values, QCryptographicHash::Sha256).toHex()));
    }
    return state;
}

/// Branches whose commits come from the checkouts that have them, none of which is the run's.
Result<QStringList> branchesElsewhere(const git::Repository &repository, const RunPlace &place)
{
    AO_TRY(const git::Repository shared, git::Repository::open(repository.commonDir()));
    AO_TRY(const git::Head main, shared.head());
    QStringList branches{main.branch};
    AO_TRY(const QList<git::Worktree> worktrees, git::listWorktrees(repository));
    for (const git::Worktree &worktree : worktrees) {
        if (!worktree.name.startsWith(place.run.toString()))
            branches.append(worktree.branch);
    }
    if (place.workspace.kind == WorkspaceKind::InPlace) {
        AO_TRY(const git::Head own, repository.head());
        branches.removeAll(own.branch);
    }
    return branches;
}

/// Under `agentops/` runs keep what they commit, under names that have their ids.
bool isOfOtherRun(const QString &branch, const RunId &run)
{
    static const QRegularExpression named(
        u"^agentops/.*[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"_s);
    return named.match(branch).hasMatch() && !branch.contains(run.toString());
}

/// The names with something else behind them, each with what was and what is there.
struct Change
{
    QString name;
    QString before;
    QString now;

    QString word(const QString &other) const
    {
        return before.isEmpty() ? u"created"_s : now.isEmpty() ? u"deleted"_s : other;
    }
};

QList<Change> changesBetween(const QJsonObject &before, const QJsonObject &now)
{
    QList<Change> changes;
    for (auto it = now.begin(); it != now.end(); ++it) {
        if (before.value(it.key()) != it.value())
            changes.append({it.key(), before.value(it.key()).toString(), it.value().toString()});
    }
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (!now.contains(it.key()))
            changes.append({it.key(), it.value().toString(), {}});
    }
    std::ranges::sort(changes, {}, &Change::name);
    return changes;
}

StepEffect refEffect(const git::Repository &repository, const Change &change)
{
    const bool isTag = change.name.startsWith(kTagPrefix);
    StepEffect effect{.kind = isTag ? u"git.tag"_s : u"git.branch"_s,
                      .target =
                          change.name.sliced(isTag ? kTagPrefix.size() : kBranchPrefix.size()),
                      .detail = {{u"change"_s, change.word(u"moved"_s)}}};
    if (!change.before.isEmpty())
        effect.detail.insert(u"before"_s, change.before);
    if (change.now.isEmpty())
        return effect;
    QString commit = change.now;
    if (isTag) {
        if (const auto tagged = git::findTag(repository, effect.target); tagged && *tagged)
            commit = (*tagged)->toHex();
    }
    effect.detail.insert(u"commit"_s, commit);
    return effect;
}

} // namespace

bool noteSharedState(const git::Repository &repository, const QString &directory, const RunId &run)
{
    const QString file = sharedFile(directory, run);
    if (QFile::exists(file) || !QDir().mkpath(directory))
        return false;
    const auto state = readSharedState(repository);
    if (!state)
        return false;
    const QJsonObject note{{u"refs"_s, state->refs}, {u"config"_s, state->config}};
    return writeFile(file, QJsonDocument(note).toJson(QJsonDocument::Compact)).has_value();
}

Result<QList<StepEffect>> sharedChanges(const git::Repository &repository, const QString &directory,
                                        const RunPlace &place)
{
    const Result<QByteArray> noted = readFile(sharedFile(directory, place.run));
    if (!noted)
        return QList<StepEffect>();
    const QJsonObject before = QJsonDocument::fromJson(*noted).object();
    AO_TRY(const SharedState now, readSharedState(repository));
    AO_TRY(const QStringList elsewhere, branchesElsewhere(repository, place));
    QList<StepEffect> effects;
    for (const Change &change : changesBetween(before.value("refs"_L1).toObject(), now.refs)) {
        const QString branch = change.name.startsWith(kBranchPrefix)
            ? change.name.sliced(kBranchPrefix.size())
            : QString();
        if (branch.isEmpty() || !(elsewhere.contains(branch) || isOfOtherRun(branch, place.run)))
            effects.append(refEffect(repository, change));
    }
    for (const Change &change : changesBetween(before.value("config"_L1).toObject(), now.config))
        effects.append({.kind = u"git.config"_s,
                        .target = change.name,
                        .detail = {{u"change"_s, change.word(u"changed"_s)}}});
    return effects.first(std::min(effects.size(), kMostChanges));
}

void forgetSharedState(const QString &directory, const RunId &run)
{
    QFile::remove(sharedFile(directory, run));
}

} // namespace agentops::nodes
