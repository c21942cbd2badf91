// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QJsonValue>
#include <QtCore/QList>
#include <QtCore/QRegularExpression>
#include <QtCore/QString>

namespace agentops::triggers {

/// Which names of branches, tags or files somebody is interested in. `*` is any part of a name
/// without `/`, `**` also with it, `[a-z]` one of these; `?` makes the character before optional,
/// `+` repeats it; a pattern that begins with `!` takes names away again: the last one that fits
/// decides. Source: GitHub Actions, "Filter pattern cheat sheet".
class NameFilter
{
public:
    NameFilter() = default;
    /// Of a list of texts. Errors: triggers.bad_pattern.
    static Result<NameFilter> parse(const QJsonValue &patterns);

    bool isEmpty() const { return m_patterns.isEmpty(); }
    bool fits(const QString &name) const;

private:
    struct Pattern
    {
        bool isNegated = false;
        QRegularExpression expression;
    };
    QList<Pattern> m_patterns;
};

} // namespace agentops::triggers
