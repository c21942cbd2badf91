// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/git/oid.h>
#include <agentops/review/rows.h>
#include <agentops/review/text.h>

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace agentops::review {

/// Where a comment was made: a line by its content and surroundings. It never changes; where the
/// line is now is worked out from here, in one step, whenever it is shown.
struct Anchor
{
    /// The commits compared then; the head is null for the working tree.
    git::Oid baseCommit;
    git::Oid headCommit;
    Side side = Side::New;
    /// The path on that side, and the blob it had.
    QString path;
    git::Oid blob;
    /// 1-based; 0 for a comment on the whole file.
    int line = 0;
    /// The line, exactly.
    QString text;
    /// Of the line without blanks: SHA-1, 20 bytes.
    QByteArray normalizedHash;
    /// Up to three lines before and after, nearest last and first.
    QStringList prefix;
    QStringList suffix;

    friend bool operator==(const Anchor &, const Anchor &) = default;
};

/// Anchors line `line` (1-based, 0 for the file) of a text; the caller fills in commits and blob.
/// Thread: any; pure.
[[nodiscard]] Anchor makeAnchor(const TextLines &text, const QString &path, Side side, int line);

/// Where an anchored line is in another version of the file.
struct Position
{
    enum class State {
        Same, ///< the file has not changed
        Shifted, ///< the line is untouched, others moved it
        Edited, ///< this line became that one
        Moved, ///< the line was taken elsewhere in the file
        Ambiguous, ///< several lines fit equally: `candidates`
        Deleted, ///< the line is gone
        FileDeleted, ///< the file is gone
        Unknown, ///< the range or the file cannot be read now
    };

    State state = State::Deleted;
    /// The path now.
    QString path;
    /// 1-based; 0 where there is no line.
    int line = 0;
    /// 1-based, best first; only when ambiguous.
    QList<int> candidates;

    bool hasLine() const { return line > 0; }
    friend bool operator==(const Position &, const Position &) = default;
};

/// Finds an anchored line in `target`, which is null when the file is gone. `origin` is the text
/// the comment was made on, when it is still known. Being wrong is worse than being unsure: a
/// place is named only when nothing else fits nearly as well.
/// Shape: the path is left empty. Thread: any; pure.
[[nodiscard]] Position findAnchor(const Anchor &anchor, const std::optional<QByteArray> &origin,
                                  const QByteArray *target);

} // namespace agentops::review
