// SPDX-License-Identifier: GPL-3.0-or-later
// review.db, version 2. Ids are UUIDv7 in 16 bytes, times milliseconds since 1970 UTC, object names
// 20 bytes (NULL: none), JSON lists of strings as text.
//
// sessions  one review
//   range_kind    0 two commits, 1 a branch since it left the base, 2 working tree
//   base, head    revision expressions as a person gave them
//   finished_at   when the drafts were handed in, or NULL
// threads   one place that is talked about; its anchor never changes
//   side          0 old, 1 new
//   origin_base, origin_head   the commits compared when it was made (head NULL: working tree)
//   blob          the file's content then
//   line          1-based, 0 for the whole file
//   text, hash    the line, and SHA-1 of it without blanks
//   prefix, suffix   up to three lines before and after (JSON)
// comments  what was said, Markdown
//   is_draft      until the review is finished
//   deleted_at    set while deleted; rows stay, so that a deletion can be undone
// origins   files that were commented on, as they were then: those of a working tree are nowhere
// else
//   blob          their object name, as in threads
// viewed    files that were looked at, by content: absent sides are 20 zero bytes
#include "threadstore.h"

namespace agentops::review {

store::Schema reviewSchema()
{
    return {.name = QStringLiteral("reviews"),
            .applicationId = 0x414f5256, // "AORV"
            .migrations = {R"sql(
CREATE TABLE sessions (
    id BLOB PRIMARY KEY,
    title TEXT NOT NULL,
    range_kind INTEGER NOT NULL CHECK (range_kind BETWEEN 0 AND 2),
    base TEXT NOT NULL,
    head TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    finished_at INTEGER
) WITHOUT ROWID;

CREATE TABLE threads (
    id BLOB PRIMARY KEY,
    session_id BLOB NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
    side INTEGER NOT NULL CHECK (side IN (0, 1)),
    path TEXT NOT NULL,
    origin_base BLOB,
    origin_head BLOB,
    blob BLOB,
    line INTEGER NOT NULL,
    text TEXT NOT NULL,
    hash BLOB NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    is_resolved INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX threads_by_session ON threads(session_id);

CREATE TABLE comments (
    id BLOB PRIMARY KEY,
    thread_id BLOB NOT NULL REFERENCES threads(id) ON DELETE CASCADE,
    author TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    edited_at INTEGER,
    is_draft INTEGER NOT NULL DEFAULT 1,
    deleted_at INTEGER
) WITHOUT ROWID;
CREATE INDEX comments_by_thread ON comments(thread_id);

CREATE TABLE viewed (
    old_blob BLOB NOT NULL,
    new_blob BLOB NOT NULL,
    viewed_at INTEGER NOT NULL,
    PRIMARY KEY (old_blob, new_blob)
) WITHOUT ROWID;
)sql",
                           R"sql(
CREATE TABLE origins (
    blob BLOB PRIMARY KEY,
    content BLOB NOT NULL
);
)sql"}};
}

} // namespace agentops::review
