// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/ids.h>

#include <QtCore/QList>
#include <QtCore/QString>

namespace agentops::workflow {

/// One thing that is wrong, or worth knowing, about a document, and where it is.
/// Units: `line` and `column` count from 1 in characters; 0 when the document did not come from
/// text. Shape: `path` is a JSON path such as `$.nodes[3].kind`; ids are empty when they do not
/// apply.
struct Diagnostic
{
    enum class Severity { Error, Warning, Hint };

    Severity severity = Severity::Error;
    /// Stable, for programs and translation, such as `workflow.type_mismatch`.
    QString code;
    /// English, for developers and logs; names everything it is about.
    QString message;
    /// What the message mentions, in order, for a translated text.
    QStringList arguments;
    NodeId node;
    EdgeId edge;
    QString port;
    QString parameter;
    QString path;
    int line = 0;
    int column = 0;

    /// `FILE:line:column: error: message [code]`.
    QString toLine(const QString &file) const;

    friend bool operator==(const Diagnostic &, const Diagnostic &) = default;
};

bool hasErrors(const QList<Diagnostic> &diagnostics);

} // namespace agentops::workflow
