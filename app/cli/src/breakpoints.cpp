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
        Breakpoint breakpoint;
        if (end >= 0)
            breakpoint.condition = text.sliced(end + kIf.size()).trimmed();
        const bool isEdge = std::ranges::contains(document.edges, EdgeId(place), &Edge::id);
        if (document.findNode(NodeId(place))
            || (!isEdge && isValidLocalId(place) && !calledWorkflows(document, catalog).isEmpty()))
            breakpoint.node = NodeId(place);
        else if (isEdge)
            breakpoint.edge = EdgeId(place);
        else
            return fail(agentops::errors::kInvalidArgument,
                        u"the workflow has no step and no edge \"%1\""_s.arg(place));
        breakpoints.append(breakpoint);
    }
    return breakpoints;
}

} // namespace agentops::cli
