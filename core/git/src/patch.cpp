// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a patch. Hunks and binary bodies come from the library; the headers are written here,
// because the library's own are refused by `git apply` for renamed binary files.
#include <agentops/git/diff.h>

#include "diffsource.h"

using namespace Qt::StringLiterals;

namespace agentops::git {

/// A path as git writes it: quoted when it holds control characters, quotes, backslashes or bytes
/// beyond ASCII.
static QByteArray quotedPath(const char *prefix, const char *path)
{
    QByteArray name = QByteArray(prefix) + path;
    const auto isPlain = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 && byte < 0x7f && c != '"' && c != '\\';
    };
    if (std::ranges::all_of(name, isPlain))
        return name;
    QByteArray quoted = "\"";
    for (const char c : name) {
        if (isPlain(c)) {
            quoted += c;
        } else if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else {
            quoted +=
                '\\' + QByteArray::number(static_cast<unsigned char>(c), 8).rightJustified(3, '0');
        }
    }
    return quoted + '"';
}

static QByteArray modeText(uint16_t mode)
{
    return QByteArray::number(mode, 8).rightJustified(6, '0');
}

/// The header lines up to the body.
static QByteArray headerOf(const git_diff_delta &delta, bool hasText)
{
    const git_diff_file &before = delta.old_file;
    const git_diff_file &after = delta.new_file;
    const bool isAdded = delta.status == GIT_DELTA_ADDED || delta.status == GIT_DELTA_UNTRACKED;
    const bool isDeleted = delta.status == GIT_DELTA_DELETED;
    QByteArray text =
        "diff --git " + quotedPath("a/", before.path) + ' ' + quotedPath("b/", after.path) + '\n';
    if (isAdded) {
        text += "new file mode " + modeText(after.mode) + '\n';
    } else if (isDeleted) {
        text += "deleted file mode " + modeText(before.mode) + '\n';
    } else if (before.mode != after.mode) {
        text += "old mode " + modeText(before.mode) + '\n';
        text += "new mode " + modeText(after.mode) + '\n';
    }
    if (delta.status == GIT_DELTA_RENAMED || delta.status == GIT_DELTA_COPIED) {
        const QByteArray verb = delta.status == GIT_DELTA_RENAMED ? "rename" : "copy";
        text += "similarity index " + QByteArray::number(delta.similarity) + "%\n";
        text += verb + " from " + quotedPath("", before.path) + '\n';
        text += verb + " to " + quotedPath("", after.path) + '\n';
    }
    const Oid oldBlob = isAdded ? Oid() : toOid(before.id);
    const Oid newBlob = isDeleted ? Oid() : toOid(after.id);
    if (oldBlob != newBlob) {
        text += "index " + oldBlob.toHexLatin1() + ".." + newBlob.toHexLatin1();
        if (!isAdded && !isDeleted && before.mode == after.mode)
            text += ' ' + modeText(before.mode);
        text += '\n';
    }
    if (hasText) {
        // A tab ends a name with blanks in it, as in git's own patches.
        const auto nameLine = [](const char *mark, const char *prefix, const char *path) {
            QByteArray line = mark + quotedPath(prefix, path);
            return line + (QByteArrayView(path).contains(' ') ? "\t\n" : "\n");
        };
        text += isAdded ? "--- /dev/null\n" : nameLine("--- ", "a/", before.path);
        text += isDeleted ? "+++ /dev/null\n" : nameLine("+++ ", "b/", after.path);
    }
    return text;
}

static int appendBody(const git_diff_delta *, const git_diff_hunk *, const git_diff_line *line,
                      void *payload)
{
    if (line->origin == GIT_DIFF_LINE_FILE_HDR)
        return 0;
    auto &text = *static_cast<QByteArray *>(payload);
    if (line->origin == GIT_DIFF_LINE_CONTEXT || line->origin == GIT_DIFF_LINE_ADDITION
        || line->origin == GIT_DIFF_LINE_DELETION)
        text += line->origin;
    text += QByteArrayView(line->content, static_cast<qsizetype>(line->content_len));
    return 0;
}

Result<QByteArray> patchText(const Repository &repository, const TreeSource &from,
                             const TreeSource &to, const DiffOptions &options,
                             const CancelToken &token)
{
    if (options.whitespace != Whitespace::Significant)
        return fail(agentops::errors::kInvalidArgument,
                    u"a patch that leaves out whitespace could not be applied"_s);
    AO_TRY(const Comparison comparison,
           makeDiff(repository, from, to, options, token, DiffUse::Apply));
    if (!comparison.unreadable.isEmpty())
        return fail(Error(agentops::errors::kPermissionDenied, u"the file may not be read"_s)
                        .with(u"path"_s, comparison.unreadable.first()));
    git_diff *const diff = comparison.diff.get();
    QByteArray text;
    const size_t count = git_diff_num_deltas(diff);
    for (size_t i = 0; i < count; ++i) {
        AO_CHECK(token.check());
        AO_TRY(const OwnedPatch patch, makePatch(diff, i));
        const git_diff_delta &delta =
            patch ? *git_patch_get_delta(patch.get()) : *git_diff_get_delta(diff, i);
        text += headerOf(delta, patch && git_patch_num_hunks(patch.get()) > 0);
        const bool sameContent = git_oid_equal(&delta.old_file.id, &delta.new_file.id);
        if (patch && !sameContent)
            AO_CHECK(
                call(git_patch_print(patch.get(), appendBody, &text), u"cannot write the patch"_s));
    }
    return text;
}

} // namespace agentops::git
