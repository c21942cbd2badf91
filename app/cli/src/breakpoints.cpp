// SPDX-License-Identifier: GPL-3.0-or-later
#include "breakpoints.h"

#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/recipe.h>

#include <algorithm>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace workflow;

Result<QList<Breakpoint>> breakpointsOf(const QStringList &written, const Document &document,
                                        const NodeCatalog &catalog)
{
    constexpr QLatin1StringView kIf(" if ");
    QList<Breakpoint> breakpoints;
    for (const QString &text : written) {
        const qsizetype end = text.indexOf(kIf);
        const QString place = text.left(end).trimmed();
        const QString condition = end < 0 ? QString() : text.sliced(end + kIf.size()).trimmed();
        if (end >= 0 && condition.isEmpty())
            return fail(agentops::errors::kInvalidArgument,
                        u"the breakpoint \"%1\" has no condition behind its if"_s.arg(place));
        const bool isStep = document.findNode(NodeId(place));
        const bool isEdge =
            !isStep && std::ranges::contains(document.edges, EdgeId(place), &Edge::id);
        // Nothing tells here which of both it is; what there is not holds nothing.
        const bool isTheirs = !isStep && !isEdge && isValidLocalId(place)
            && !calledWorkflows(document, catalog).isEmpty();
        if (!isStep && !isEdge && !isTheirs)
            return fail(agentops::errors::kInvalidArgument,
                        u"the workflow has no step and no edge \"%1\""_s.arg(place));
        if (isStep || isTheirs)
            breakpoints.append({.node = NodeId(place), .condition = condition});
        if (isEdge || isTheirs)
            breakpoints.append({.edge = EdgeId(place), .condition = condition});
    }
    return breakpoints;
}

} // namespace agentops::cli
