// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>
#include <agentops/workflow/run.h>

#include <QtCore/QString>

namespace agentops::ui {

/// What a person reads about a failure, in their language, and the one thing they can do about it.
/// Shape: `action` and `actionText` are both empty when there is nothing to do but read.
struct ErrorText
{
    /// One sentence.
    QString text;
    /// The developer's message with context and causes, in English: for details and bug reports.
    QString detail;
    /// Id of an action of the shell, such as "repository.open", or "retry" for the failed
    /// operation.
    QString action;
    /// The words on the action's button.
    QString actionText;

    friend bool operator==(const ErrorText &, const ErrorText &) = default;
};

/// The text for an error; a code without a text of its own gets that of its module.
/// Thread: main (translation).
ErrorText errorText(const Error &error);

/// The same for an error that a run has recorded; empty when there is none.
ErrorText errorText(const workflow::RunError &error);

/// Whether `code` has a sentence of its own.
bool hasErrorText(std::string_view code);

} // namespace agentops::ui
