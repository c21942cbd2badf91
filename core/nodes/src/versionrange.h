// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QVersionNumber>

#include <optional>

namespace agentops::nodes {

/// The versions that a workflow can work with, as npm writes them.
class VersionRange
{
public:
    /// `20`, `3.x`, `^1.2`, `~1.2.3`, `>=1.2 <2`, alternatives with `||`; empty and `*` are any.
    /// Errors: nodes.bad_parameter. Source: node-semver, without pre-releases and hyphens.
    static Result<VersionRange> parse(const QString &text);

    bool contains(const QString &version) const;

private:
    /// Half open; no `end` means without end.
    struct Interval
    {
        QVersionNumber begin;
        std::optional<QVersionNumber> end;
    };
    static Result<Interval> parsePart(const QString &part);

    /// Any of the lists, of which every interval.
    QList<QList<Interval>> m_alternatives;
};

} // namespace agentops::nodes
