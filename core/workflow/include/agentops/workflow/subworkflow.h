// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/document.h>

// Steps become a workflow of their own that a step calls, and the other way round.
//
// Extracting takes steps out with what is in them. What they read from outside becomes an input,
// what is read from them an output: one for each reference, named after it (`build.file` is
// `build_file`). In their expressions only the names are exchanged, `{{ build.file }}` for
// `{{ inputs.build_file }}`, so that the way back is the same with the names exchanged again: the
// bindings of the call and the outputs of the called workflow say which. Ids, places and everything
// else stay as they are. What the two documents cannot tell, such as to which step an edge led and
// where the steps stood in the file, the call remembers (Node::inlining), and only then.
//
// It is refused where a call would do something else than the steps did.
// Source: docs/formats/document.md, "Extracting and inlining".
namespace agentops::workflow {

class NodeCatalog;

/// The workflow that steps become.
struct ExtractionTarget
{
    WorkflowId id;
    QString name;
    /// As the call has it: a path from the root of the repository.
    QString path;
    /// Of the step that calls it; nothing in the document has it yet.
    NodeId call;
};

struct Extraction
{
    /// The document with the call in place of the steps.
    Document caller;
    Document called;
};

/// Moves the nodes, with what is in them, into a workflow of their own.
/// Whatever comes out, inlineSubworkflow() makes the identical document of it.
/// Errors: workflow.unknown_element, workflow.unknown_kind, workflow.other_body (they are not in
/// one container), workflow.cycle (a step between them is not among them), workflow.bad_expression,
/// workflow.merge_conflict, workflow.not_extractable; base.invalid_argument for the target. All of
/// them name what they are about in "node", and more than one node in "nodes". What a person can do
/// something about has a "reason": workflow.not_extractable one of `trigger`, `muted`, `failure`,
/// `waiting`, `folder` and `reference`, workflow.cycle `between`.
Result<Extraction> extractSubworkflow(const Document &document, const NodeCatalog &catalog,
                                      const QList<NodeId> &nodes, const ExtractionTarget &target);

/// A document without one of its calls.
struct Inlined
{
    enum class Shape {
        Apart, ///< the steps stand where the call stood
        Together, ///< they stand in a container in place of the call
    };

    Document document;
    Shape shape = Shape::Apart;
};

/// Puts the steps of the called workflow in the place of the call.
///
/// Where extracting them again gives the same call, they stand in its place as if it had never
/// been; of two documents that extractSubworkflow() has made, the original comes out. Otherwise
/// they come in a container with the id and the settings of the call, which does the same. Ids that
/// are taken are changed then, and expressions follow. Left out is what a call has never heeded:
/// name, description, concurrency and workspace of the called workflow.
/// Errors: workflow.unknown_element, workflow.merge_conflict, workflow.missing_input,
/// workflow.bad_expression, workflow.not_inlinable; with "node" or "input".
Result<Inlined> inlineSubworkflow(const Document &caller, const NodeCatalog &catalog,
                                  const NodeId &call, const Document &called);

} // namespace agentops::workflow
