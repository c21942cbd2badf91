// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/subworkflow.h>
#include <agentops/workflow/validation.h>

namespace agentops::testing {

inline constexpr QLatin1StringView kSubPath{"sub.agentops.json"};

/// The step `call` calls it.
inline workflow::ExtractionTarget subTarget()
{
    using namespace Qt::StringLiterals;
    return {*workflow::WorkflowId::parse(u"0190f2a5-7c1e-7a00-8000-00000000abcd"_s), u"Sub"_s,
            kSubPath, workflow::NodeId(u"call"_s)};
}

inline Result<workflow::Extraction> extracted(const workflow::Document &document,
                                              const workflow::NodeCatalog &catalog,
                                              const QStringList &nodes)
{
    QList<workflow::NodeId> ids;
    for (const QString &node : nodes)
        ids.append(workflow::NodeId(node));
    return workflow::extractSubworkflow(document, catalog, ids, subTarget());
}

/// Errors that validation finds in a document, as lines.
inline QStringList errorsIn(const workflow::Document &document,
                            const workflow::NodeCatalog &catalog)
{
    QStringList lines;
    for (const workflow::Diagnostic &diagnostic : workflow::validate(document, catalog)) {
        if (diagnostic.severity == workflow::Diagnostic::Severity::Error)
            lines.append(diagnostic.message);
    }
    return lines;
}

/// `a.out>b.after` for each edge, in the order of the file.
inline QStringList edgesOf(const workflow::Document &document)
{
    using namespace Qt::StringLiterals;
    QStringList lines;
    for (const workflow::Edge &edge : document.edges) {
        lines.append(edge.from.node.text() + u'.' + edge.from.port + u'>' + edge.to.node.text()
                     + u'.' + edge.to.port
                     + (edge.condition.isEmpty() ? QString() : u" if "_s + edge.condition));
    }
    return lines;
}

} // namespace agentops::testing
