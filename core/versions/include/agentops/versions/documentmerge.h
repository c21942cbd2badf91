// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/document.h>

#include <QtCore/QList>

#include <optional>

namespace agentops::versions {

/// An element of theirs that got another id, because ours has a different one under its id.
struct Renamed
{
    /// `nodes`, `edges`, `notes` or `groups`.
    QString section;
    QString from;
    QString to;

    friend bool operator==(const Renamed &, const Renamed &) = default;
};

struct MergedDocument
{
    /// Always one that can be read again; its `conflicts` are those below and older ones that are
    /// not decided yet.
    workflow::Document document;
    QList<workflow::Conflict> conflicts;
    QList<Renamed> renamed;
};

/// Brings together what two people made of one document, element by element and key by key.
/// Source: docs/formats/document.md, "Merging". `base` is absent when the two have no document in
/// common: what differs is then a conflict.
MergedDocument mergeDocuments(const std::optional<workflow::Document> &base,
                              const workflow::Document &ours, const workflow::Document &theirs);

enum class Side { Base, Ours, Theirs };

/// Decides a conflict: the document gets what that side had, and the conflict is gone.
/// Errors: versions.unknown_conflict; workflow.invalid_document when the side's value does not fit
/// into the document any more.
Result<workflow::Document> settleConflict(const workflow::Document &document, const QString &path,
                                          Side side);

} // namespace agentops::versions
