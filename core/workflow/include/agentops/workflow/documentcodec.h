// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/document.h>

#include <QtCore/QByteArray>

#include <optional>

namespace agentops::workflow {

/// Ending of document files.
inline constexpr QLatin1StringView kDocumentSuffix{".agentops.json"};

struct ParsedDocument
{
    /// Absent when the text is not a document of a version this program knows.
    std::optional<Document> document;
    /// In the order of the text.
    QList<Diagnostic> diagnostics;

    /// The document, or the first error as an Error with line and column in its context.
    Result<Document> toResult() const;
};

/// Reads format version 1. Source: docs/formats/document.md.
/// Codes of diagnostics: workflow.malformed, workflow.newer_format, workflow.invalid_document.
ParsedDocument parseDocument(const QByteArray &text);

/// Fills in line and column from each diagnostic's path, and sorts by them.
void locateDiagnostics(const QByteArray &text, QList<Diagnostic> &diagnostics);

/// Writes keys in a fixed order, two spaces deep, one position per line, with a line break at the
/// end: the same document always gives the same bytes, and a small change gives a small diff.
QByteArray writeDocument(const Document &document);

/// Errors: base.not_found, base.permission_denied, base.io, and those of
/// ParsedDocument::toResult(). Thread: any.
Result<ParsedDocument> readDocumentFileBlocking(const QString &path);
/// Replaces the file in one step: a reader sees the old or the new one. Errors: base.io,
/// base.permission_denied, base.disk_full.
Result<> writeDocumentFileBlocking(const QString &path, const Document &document);

} // namespace agentops::workflow
