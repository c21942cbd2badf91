// SPDX-License-Identifier: GPL-3.0-or-later
// Of WorkflowController: other versions of the open workflow, to be compared and brought together.
#include <agentops/ui/graph/workflowcontroller.h>

#include "workflowfiles.h"

#include <agentops/versions/documentmerge.h>
#include <agentops/workflow/documentcodec.h>

namespace agentops::ui::graph {

void WorkflowController::compareWithCommit()
{
    if (!m_isOpen || m_file.isEmpty() || !m_services.authoring.committedText)
        return;
    const workflow::WorkflowId id = m_session.editor().document().properties.id;
    m_operation.run(
        tr("Reading the last commit"),
        [&](CancelToken token) { return m_services.authoring.committedText(m_file, token); },
        [this, id](const std::optional<QByteArray> &text) {
            if (m_session.editor().document().properties.id != id)
                return; // another one was opened meanwhile
            if (!text) {
                // All of it is new.
                workflow::Document nothing;
                nothing.properties = m_session.editor().document().properties;
                m_comparison.open(nothing, tr("the last commit, which does not have the file"));
                return;
            }
            Result<workflow::Document> document = workflow::parseDocument(*text).toResult();
            if (!document) {
                m_operation.fail(document.error());
                return;
            }
            document->properties.id = id;
            m_comparison.open(*document, tr("the last commit"));
        });
}

void WorkflowController::mergeFile()
{
    if (!m_isOpen || m_file.isEmpty())
        return;
    const workflow::WorkflowId id = m_session.editor().document().properties.id;
    const WorkflowEntry entry{WorkflowEntry::Source::File, name(), m_file, id, false, {}};
    m_operation.run(
        tr("Merging %1").arg(name()),
        [&](CancelToken token) { return readMergeSides(m_services, entry, m_fileHash, token); },
        [this, id](MergeSides sides) { mergeWith(std::move(sides), id); });
}

void WorkflowController::mergeWith(MergeSides sides, const workflow::WorkflowId &id)
{
    workflow::DocumentEditor &editor = m_session.editor();
    if (editor.document().properties.id != id)
        return; // another one was opened meanwhile
    // Whoever wrote the file, it is this workflow's.
    sides.theirs.document.properties.id = id;
    if (sides.base)
        sides.base->properties.id = id;
    const versions::MergedDocument merged =
        versions::mergeDocuments(sides.base, editor.document(), sides.theirs.document);
    editor.closeStep();
    editor.replaceDocument(merged.document, {workflow::Edit::Merge});
    editor.closeStep();
    m_fileHash = sides.theirs.fileHash;
    m_hasConflict = false;
    // No state of the history is what the file holds now.
    m_savedRevision.reset();
    keepDraft();
    m_conflicts.choose(0);
}

} // namespace agentops::ui::graph
