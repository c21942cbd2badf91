// SPDX-License-Identifier: GPL-3.0-or-later
#include "gitidentity.h"

#include <agentops/git/errors.h>

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

namespace {

/// Whether the last paragraph is trailers already, which ours then belong to.
/// Source: git-interpret-trailers(1).
bool endsWithTrailers(const QString &message)
{
    static const QRegularExpression trailer(u"^[A-Za-z0-9-]+: .*$"_s);
    const qsizetype gap = message.lastIndexOf("\n\n"_L1);
    return gap >= 0
        && std::ranges::all_of(message.sliced(gap + 2).split(u'\n'),
                               [](const QString &line) { return trailer.match(line).hasMatch(); });
}

} // namespace

Result<git::Signature> committerOf(const git::Repository &repository, Timestamp now)
{
    Result<git::Signature> identity = repository.identity(now);
    if (!identity && identity.error().code() == git::errors::kNoIdentity)
        return git::Signature{
            .name = u"AgentOps Workbench"_s, .email = u"agentops@localhost"_s, .time = now};
    return identity;
}

QString trailersOf(const workflow::StepContext &context)
{
    return u"AgentOps-Run: %1\nAgentOps-Step: %2"_s.arg(context.run.toString(),
                                                        context.step.text());
}

QString withTrailers(const QString &message, const workflow::StepContext &context)
{
    const QString text = message.trimmed();
    if (text.isEmpty())
        return text; // git refuses it
    return text + (endsWithTrailers(text) ? "\n"_L1 : "\n\n"_L1) + trailersOf(context) + u'\n';
}

} // namespace agentops::nodes
