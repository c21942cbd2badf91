// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/errors.h>
#include <agentops/git/tree.h>
#include <agentops/review/errors.h>
#include <agentops/review/range.h>

using namespace Qt::StringLiterals;

namespace agentops::review {

static Result<git::TreeSource> workingTreeBase(const git::Repository &repository,
                                               const QString &base)
{
    if (base.isEmpty()) {
        AO_TRY(const git::Head head, repository.head());
        return head.isUnborn() ? git::TreeSource::empty() : git::TreeSource::ofCommit(head.commit);
    }
    AO_TRY(const git::Oid commit, repository.resolveCommit(base));
    return git::TreeSource::ofCommit(commit);
}

Result<ResolvedRange> resolveRange(const git::Repository &repository, const RangeSpec &spec)
{
    ResolvedRange range{.spec = spec, .from = {}, .to = {}};
    if (spec.kind == RangeSpec::Kind::WorkingTree) {
        AO_TRY(range.from, workingTreeBase(repository, spec.base));
        range.to = git::TreeSource::workingTree();
        return range;
    }
    AO_TRY(const git::Oid head, repository.resolveCommit(spec.head));
    range.to = git::TreeSource::ofCommit(head);
    if (spec.kind == RangeSpec::Kind::Commits && spec.base.isEmpty())
        return range;
    AO_TRY(const git::Oid base, repository.resolveCommit(spec.base));
    range.from = git::TreeSource::ofCommit(base);
    if (spec.kind == RangeSpec::Kind::Branch) {
        AO_TRY(const std::optional<git::Oid> fork, repository.mergeBase(base, head));
        if (!fork)
            return fail(Error(errors::kUnrelated,
                              u"%1 and %2 have no commit in common"_s.arg(spec.base, spec.head))
                            .with(u"base"_s, spec.base)
                            .with(u"head"_s, spec.head));
        range.from.commit = *fork;
    }
    return range;
}

Result<QByteArray> readSide(const git::Repository &repository, const ResolvedRange &range,
                            const git::FileChange &change, Side side)
{
    if (change.kind == git::ChangeKind::Unreadable)
        return fail(Error(agentops::errors::kPermissionDenied, u"the file may not be read"_s)
                        .with(u"path"_s, change.newPath));
    const git::TreeSource &source = side == Side::Old ? range.from : range.to;
    const git::Oid &blob = side == Side::Old ? change.oldBlob : change.newBlob;
    const git::FileMode mode = side == Side::Old ? change.oldMode : change.newMode;
    if (blob.isNull())
        return QByteArray();
    if (mode == git::FileMode::Submodule)
        return "Subproject commit " + blob.toHexLatin1() + '\n';
    if (source.kind == git::TreeSource::Kind::WorkingTree)
        return git::readWorkingFile(repository, change.newPath);
    return git::readBlob(repository, blob);
}

} // namespace agentops::review
