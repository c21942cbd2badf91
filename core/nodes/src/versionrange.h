// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QVersionNumber>

#include <optional>

namespace agentops::nodes {

/// The versions that a workflow can work with, in the words of npm and of GitHub's setup actions.
class VersionRange
{
public:
    /// `20`, `3.x`, `^1.2`, `~1.2.3`, `>=1.2 <2`, `1.2 - 1.4`, `8.0.1xx`, `pypy-3.10`, `lts/*`,
    /// `stable`; alternatives with `||` or one a line; empty and `*` are any.
    /// Errors: nodes.bad_parameter. Source: node-semver; README files of the setup actions.
    static Result<VersionRange> parse(const QString &text);

    /// `says` is what the program tells of itself, in which the implementation that is wanted must
    /// stand.
    bool contains(const QString &version, const QString &says = {}) const;
    /// What no version proves and every one passes for, as it is written, such as `lts/*`.
    const QStringList &unproven() const { return m_unproven; }
    /// Implementations of a language that are wanted, such as `pypy`.
    QStringList implementations() const;

private:
    /// Half open; no `end` means without end.
    struct Interval
    {
        QVersionNumber begin;
        std::optional<QVersionNumber> end;
    };
    /// In every interval.
    struct Alternative
    {
        QString implementation;
        QList<Interval> intervals;
    };

    Result<> addAlternative(const QString &written);
    Result<> addPart(const QString &part, Alternative &alternative);
    static Interval intervalOf(const QString &sign, const QVersionNumber &version);

    /// Any of them.
    QList<Alternative> m_alternatives;
    QStringList m_unproven;
};

} // namespace agentops::nodes
