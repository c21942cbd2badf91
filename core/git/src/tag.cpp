// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/tag.h>

#include "gitcall.h"

#include <agentops/git/errors.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::git {

Result<> createTag(const Repository &repository, const TagRequest &request)
{
    AO_TRY(const OwnedCommit commit, findCommit(repository, request.commit));
    const auto *const target = reinterpret_cast<const git_object *>(commit.get());
    const QByteArray name = request.name.toUtf8();
    const QString what = u"cannot make tag %1"_s.arg(request.name);
    git_oid id;
    if (request.message.trimmed().isEmpty())
        return call(
            git_tag_create_lightweight(&id, repository.handle(), name.constData(), target, 0),
            what);
    AO_TRY(const OwnedSignature tagger, toLibrary(request.tagger));
    return call(git_tag_create(&id, repository.handle(), name.constData(), target, tagger.get(),
                               request.message.toUtf8().constData(), 0),
                what);
}

Result<std::optional<Oid>> findTag(const Repository &repository, const QString &name)
{
    OwnedReference reference;
    const int code = git_reference_lookup(std::out_ptr(reference), repository.handle(),
                                          ("refs/tags/" + name.toUtf8()).constData());
    if (code == GIT_ENOTFOUND)
        return std::nullopt;
    AO_CHECK(call(code, u"cannot read tag %1"_s.arg(name)));
    OwnedObject commit;
    AO_CHECK(call(git_reference_peel(std::out_ptr(commit), reference.get(), GIT_OBJECT_COMMIT),
                  u"tag %1 names no commit"_s.arg(name)));
    return toOid(*git_object_id(commit.get()));
}

Result<QList<Tag>> listTags(const Repository &repository)
{
    Owned<git_reference_iterator, git_reference_iterator_free> iterator;
    AO_CHECK(call(
        git_reference_iterator_glob_new(std::out_ptr(iterator), repository.handle(), "refs/tags/*"),
        u"cannot list the tags"_s));
    QList<Tag> tags;
    for (;;) {
        OwnedReference reference;
        const int code = git_reference_next(std::out_ptr(reference), iterator.get());
        if (code == GIT_ITEROVER)
            break;
        AO_CHECK(call(code, u"cannot list the tags"_s));
        OwnedObject commit;
        if (git_reference_peel(std::out_ptr(commit), reference.get(), GIT_OBJECT_COMMIT) == 0) {
            tags.append({QString::fromUtf8(git_reference_shorthand(reference.get())),
                         toOid(*git_object_id(commit.get()))});
        }
    }
    std::ranges::sort(tags, {}, &Tag::name);
    return tags;
}

} // namespace agentops::git
