// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/document.h>

#include <QtCore/QByteArray>

#include <functional>
#include <optional>

namespace agentops::interop {

/// Something that is wrong, or different here, and in which file.
struct Finding
{
    QString file;
    workflow::Diagnostic diagnostic;

    QString toLine() const { return diagnostic.toLine(file); }
};

/// What came of reading another program's workflow.
struct Imported
{
    /// Absent when the source is wrong: then a finding is an error.
    std::optional<workflow::Document> document;
    /// In the order of the text; those of other files behind.
    QList<Finding> findings;
};

/// The content of a file of the repository that the workflow belongs to, by its path from the top;
/// nothing when it cannot be read.
using ReadFile = std::function<std::optional<QByteArray>(const QString &path)>;

} // namespace agentops::interop
