// SPDX-License-Identifier: GPL-3.0-or-later
// Of WorkflowController: what other versions of the open workflow it is held against.
#include <agentops/ui/graph/workflowcontroller.h>

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

} // namespace agentops::ui::graph
