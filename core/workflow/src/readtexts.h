// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/template.h>

namespace agentops::workflow {

/// Reads the texts of a document, those that were there the last time once only.
class ReadTexts
{
public:
    /// What was read before and does not depend on a name that is new or gone stays known.
    void begin(const ExpressionNames &names);
    /// Forgets what was not asked for since begin().
    void end();

    /// A template whose expressions are JavaScript.
    const Result<Template> &templateOf(const QString &text);
    /// Errors: script.syntax.
    const Result<> &functionOf(const QString &code);

private:
    template<typename Read>
    struct Entry
    {
        Read read;
        bool isAsked = true;
    };

    void forgetNamed(const QSet<QString> &names);

    ExpressionNames m_names;
    QHash<QString, Entry<Result<Template>>> m_templates;
    QHash<QString, Entry<Result<>>> m_functions;
};

} // namespace agentops::workflow
