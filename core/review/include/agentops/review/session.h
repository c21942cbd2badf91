// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/id.h>
#include <agentops/git/diff.h>
#include <agentops/review/anchor.h>
#include <agentops/review/range.h>

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace agentops::review {

using SessionId = Id<struct SessionTag>;
using ThreadId = Id<struct ThreadTag>;
using CommentId = Id<struct CommentTag>;

/// One review: a range and what people say about it.
struct Session
{
    SessionId id;
    QString title;
    RangeSpec range;
    Timestamp createdAt{};
    Timestamp updatedAt{};
    /// Set when its drafts were handed in.
    std::optional<Timestamp> finishedAt;
    int openThreadCount = 0;
    int threadCount = 0;
    int draftCount = 0;

    friend bool operator==(const Session &, const Session &) = default;
};

struct Comment
{
    CommentId id;
    QString author;
    /// Markdown.
    QString body;
    Timestamp createdAt{};
    std::optional<Timestamp> editedAt;
    /// Until the review is finished.
    bool isDraft = true;

    friend bool operator==(const Comment &, const Comment &) = default;
};

/// A conversation about one place.
struct Thread
{
    ThreadId id;
    SessionId session;
    Anchor anchor;
    bool isResolved = false;
    /// In order of time; at least one.
    QList<Comment> comments;
    /// Where it is in the range as it is now.
    Position position;

    friend bool operator==(const Thread &, const Thread &) = default;
};

/// The changed files of a range.
struct Comparison
{
    ResolvedRange range;
    /// By path.
    QList<git::FileChange> files;
};

/// Where a new thread is to be.
struct NewThread
{
    SessionId session;
    Side side = Side::New;
    /// The path on that side.
    QString path;
    /// 1-based; 0 for the whole file.
    int line = 0;
    QString body;
};

} // namespace agentops::review
