// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractiontext.h"

#include <agentops/ui/models/errortext.h>
#include <agentops/workflow/errors.h>

#include <QtCore/QCoreApplication>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

class ExtractionWords
{
    Q_DECLARE_TR_FUNCTIONS(ExtractionText)

public:
    static QString quoted(const QStringList &titles)
    {
        QStringList all;
        for (const QString &title : titles)
            all.append(tr("“%1”", "title of a node").arg(title));
        return all.join(tr(", ", "between titles of nodes"));
    }

    /// What stands in the way; empty where it is not known.
    static QString reason(const QString &reason, const QString &nodes)
    {
        if (reason == "trigger"_L1)
            return tr("%1 begins runs, which nothing in a called workflow does.").arg(nodes);
        if (reason == "muted"_L1)
            return tr("A connection of %1 is muted: remove it or unmute it first.").arg(nodes);
        if (reason == "failure"_L1)
            return tr("What comes after a failure would be something else: see %1.").arg(nodes);
        if (reason == "waiting"_L1)
            return tr("When a step begins would be something else: see %1.").arg(nodes);
        if (reason == "folder"_L1)
            return tr("The folder to work in would be another one: see %1.").arg(nodes);
        if (reason == "reference"_L1)
            return tr("An expression asks for more than a call tells: see %1.").arg(nodes);
        if (reason == "between"_L1)
            return tr("%1 comes after some of these steps and before others: select it as well.")
                .arg(nodes);
        return {};
    }

    static QString extraction(const Error &error, const QString &nodes)
    {
        const QString known = reason(error.contextValue(u"reason"), nodes);
        if (!known.isEmpty())
            return known;
        if (error.code() == workflow::errors::kOtherBody)
            return tr("These steps are not all in the same container: see %1.").arg(nodes);
        if (error.code() == workflow::errors::kNotExtractable)
            return tr("The steps would do something else: see %1.").arg(nodes);
        const QString text = errorText(error).text;
        return nodes.isEmpty()
            ? text
            : tr("%1 See %2.", "a sentence, then titles of nodes").arg(text, nodes);
    }

    static QString whole(const QString &why)
    {
        return tr("The selection cannot become a workflow of its own. %1").arg(why);
    }

    static QString inlining(const Error &error, const QString &title)
    {
        const QString why = error.code() == workflow::errors::kNotInlinable
            ? tr("They would do something else there.")
            : errorText(error).text;
        return tr("The steps that “%1” calls cannot be put in its place. %2").arg(title, why);
    }
};

} // namespace

QStringList nodesNamedBy(const Error &error)
{
    const QString several = error.contextValue(u"nodes");
    const QString named = several.isEmpty() ? error.contextValue(u"node") : several;
    return named.split(", "_L1, Qt::SkipEmptyParts);
}

QString extractionProblem(const Error &error, const QStringList &titles)
{
    return ExtractionWords::whole(
        ExtractionWords::extraction(error, ExtractionWords::quoted(titles)));
}

QString inliningProblem(const Error &error, const QString &title)
{
    return ExtractionWords::inlining(error, title);
}

} // namespace agentops::ui::graph
