// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/script/freenames.h>
#include <agentops/script/sandbox.h>
#include <agentops/workflow/template.h>

namespace agentops::workflow {

/// One expression of a template.
struct Template::Script
{
    /// With names that JavaScript takes.
    QString source;
    /// Where it begins and ends in the text.
    qsizetype start = 0;
    qsizetype end = 0;
    /// Of its first letter, from 1, in characters.
    int line = 1;
    int column = 1;
    QList<Reference> references;
    /// Where the names of each of them stand.
    QList<QList<script::NamePlace>> names;
    /// Libraries that it mentions.
    QStringList libraries;

    /// Errors: script.syntax, with "offset" in the text.
    static Result<Script> read(const QString &text, qsizetype start, const ExpressionNames &names);
    Result<> check() const;
    Result<QJsonValue> evaluate(const Lookup &lookup, const ExpressionClock &clock) const;

private:
    QList<script::Global> globals(const Lookup &lookup) const;
    Error inText(const Error &error) const;
};

} // namespace agentops::workflow
