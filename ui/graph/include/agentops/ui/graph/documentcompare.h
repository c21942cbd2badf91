// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/changemarks.h>
#include <agentops/ui/graph/graphscene.h>
#include <agentops/workflow/document.h>

#include <QtCore/QList>
#include <QtCore/QString>

namespace agentops::workflow {
class NodeCatalog;
}

namespace agentops::ui::graph {

/// One thing that an element had before and has now, in a person's words.
/// Shape: a side that has nothing is empty.
struct FieldChange
{
    QString name;
    QString before;
    QString after;

    friend bool operator==(const FieldChange &, const FieldChange &) = default;
};

/// What has become of one element, or of the workflow itself.
/// Shape: `kind` is Node, Edge, Note, Group, or Nothing for what is not on the canvas; then `id` is
/// empty, too.
struct ElementChange
{
    Mark mark = Mark::Changed;
    Hit::Kind kind = Hit::Kind::Nothing;
    QString id;
    QString title;
    QList<FieldChange> fields;

    friend bool operator==(const ElementChange &, const ElementChange &) = default;
};

/// Two versions of a document in one.
struct DocumentComparison
{
    /// The later one, with what is gone put back to its place, and nothing collapsed. It is made to
    /// be drawn: an edge that was led elsewhere is in it twice.
    workflow::Document document;
    ChangeMarks marks;
    /// Shape: what is not on the canvas, then from left to right, then what was only moved.
    QList<ElementChange> changes;

    qsizetype count(Mark mark) const;
};

/// What differs, to be drawn and told. What part of the canvas is shown is no difference.
/// Complexity: linear, apart from sorting, and from finding places for what is gone.
DocumentComparison compareDocuments(const workflow::Document &before,
                                    const workflow::Document &after,
                                    const workflow::NodeCatalog &catalog);

} // namespace agentops::ui::graph
