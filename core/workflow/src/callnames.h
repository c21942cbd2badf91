// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/nodecatalog.h>

#include <QtCore/QSet>

namespace agentops::workflow {

// What a step that calls a workflow is made of.
inline constexpr QLatin1StringView kWorkflowParameter{"workflow"};
inline constexpr QLatin1StringView kInputsParameter{"inputs"};
inline constexpr QLatin1StringView kOutputsPort{"outputs"};
// Of a container that runs its body once: the parameter and the port.
inline constexpr QLatin1StringView kResult{"result"};

/// The first kind with this body; null when there is none.
inline const NodeType *typeWithBody(const NodeCatalog &catalog, Body body)
{
    for (const NodeType *type : catalog.types()) {
        if (type->body == body)
            return type;
    }
    return nullptr;
}

/// Names that expressions know without a step of that name.
inline QSet<QString> reservedScopes()
{
    using namespace Qt::StringLiterals;
    return {u"inputs"_s, u"run"_s, u"before"_s, u"item"_s, u"index"_s};
}

/// `stem`, or `stem_2` and so on, without `-`, which would make a difference of it in expressions.
inline QString takeName(QString stem, QSet<QString> &taken)
{
    constexpr qsizetype kMost = 56;
    stem = stem.replace(u'-', u'_').first(std::min(stem.size(), kMost));
    QString name = stem;
    for (int i = 2; taken.contains(name); ++i)
        name = stem + u'_' + QString::number(i);
    taken.insert(name);
    return name;
}

} // namespace agentops::workflow
