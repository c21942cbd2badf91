// SPDX-License-Identifier: GPL-3.0-or-later
// Steps become a workflow that they call, and the other way round.
#include "calledfile.h"
#include "extractiontext.h"

#include <agentops/base/workerpool.h>
#include <agentops/ui/graph/calledworkflows.h>
#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/workflowcontroller.h>
#include <agentops/ui/models/errortext.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/nodecatalog.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <algorithm>
#include <utility>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using workflow::Document;
using workflow::ExtractionTarget;
using workflow::NodeId;

/// What came of extracting; the operation ends well in either case.
struct ExtractionTrial
{
    ExtractionTarget target;
    Result<workflow::Extraction> extraction;
    /// Of writing the called workflow, where that was wanted.
    Result<> written;
};

struct InliningTrial
{
    CalledRead read;
    Result<workflow::Inlined> inlined;
};

namespace {

/// As a call has it: from the root of the repository, with the suffix.
QString normalizedFile(const QString &typed)
{
    QString file = QDir::cleanPath(QDir::fromNativeSeparators(typed.trimmed()));
    if (!file.isEmpty() && !file.endsWith(workflow::kDocumentSuffix))
        file += workflow::kDocumentSuffix;
    return file;
}

Task<Result<ExtractionTrial>> tryExtraction(WorkflowServices services, Document document,
                                            QList<NodeId> nodes, ExtractionTarget target,
                                            CancelToken token)
{
    return onWorker(*services.files, token,
                    [services, document, nodes, target](CancelToken) -> Result<ExtractionTrial> {
                        ExtractionTarget free = target;
                        free.path = freeFileBlocking(QDir(services.repository), target.path);
                        return ExtractionTrial{
                            free, extractSubworkflow(document, *services.catalog, nodes, free), {}};
                    });
}

Task<Result<ExtractionTrial>> extractToFile(WorkflowServices services, Document document,
                                            QList<NodeId> nodes, ExtractionTarget target,
                                            CancelToken token)
{
    AO_CO_TRY(
        ExtractionTrial trial,
        co_await onWorker(
            *services.files, token,
            [services, document, nodes, target](CancelToken) -> Result<ExtractionTrial> {
                return ExtractionTrial{
                    target, extractSubworkflow(document, *services.catalog, nodes, target), {}};
            }));
    AO_CO_CHECK(token.check()); // the services may be gone with whoever has cancelled this
    if (!trial.extraction)
        co_return trial;
    // The called one first: a document never calls what is not there.
    const Result<WrittenFile> written = co_await writeWorkflow(
        services, {target.path, Overwrite::Refuse}, trial.extraction->called, token);
    AO_CO_CHECK(token.check());
    if (!written)
        trial.written = fail(written.error());
    co_return trial;
}

Task<Result<InliningTrial>> tryInlining(Task<> kept, WorkflowServices services, Document document,
                                        NodeId call, QString name, CancelToken token)
{
    AO_CO_TRY(CalledRead read, co_await readCalled(std::move(kept), services, name, token));
    AO_CO_CHECK(token.check());
    if (!read.loaded) {
        const Error error = read.loaded.error();
        co_return InliningTrial{std::move(read), fail(error)};
    }
    const Document called = read.loaded->document;
    auto inlined = co_await onWorker(
        *services.files, token,
        [services, document, call, called](CancelToken) -> Result<workflow::Inlined> {
            return inlineSubworkflow(document, *services.catalog, call, called);
        });
    AO_CO_CHECK(token.check());
    co_return InliningTrial{std::move(read), std::move(inlined)};
}

/// The nodes at the top of `after` and of its containers that `before` has not, as far as nothing
/// that they are in is new as well.
QSet<NodeId> newNodes(const Document &before, const Document &after)
{
    QSet<NodeId> added;
    for (const workflow::Node &node : after.nodes) {
        const bool isNew = !before.findNode(node.id);
        const bool isInNew = !node.parent.isEmpty() && !before.findNode(node.parent);
        if (isNew && !isInNew)
            added.insert(node.id);
    }
    return added;
}

} // namespace

bool CalledWorkflows::isStill(const Document &document) const
{
    return m_session.editor().document() == document;
}

QList<NodeId> CalledWorkflows::chosenNodes() const
{
    const QSet<NodeId> selected = m_session.interaction().view().selectedNodes;
    QList<NodeId> nodes;
    for (const workflow::Node &node : m_session.editor().document().nodes) {
        if (selected.contains(node.id))
            nodes.append(node.id);
    }
    return nodes;
}

QString CalledWorkflows::proposeName(const QList<NodeId> &nodes) const
{
    if (nodes.size() == 1)
        return titleOf(nodes.first());
    const QList<workflow::Group> &groups = m_session.editor().document().groups;
    const auto around = std::ranges::find_if(groups, [&nodes](const workflow::Group &group) {
        return !group.title.isEmpty() && std::ranges::all_of(nodes, [&group](const NodeId &node) {
            return group.nodes.contains(node);
        });
    });
    return around != groups.end() ? around->title
                                  : tr("Part of %1", "name of a workflow").arg(m_controller.name());
}

QString CalledWorkflows::fileFor(const QString &name) const
{
    const QString folder = m_controller.file().isEmpty() ? QString(kWorkflowFolder)
                                                         : QFileInfo(m_controller.file()).path();
    const QString file = workflowFileName(name);
    return folder == "."_L1 ? file : folder + u'/' + file;
}

void CalledWorkflows::selectNamed(const QStringList &nodes)
{
    QSet<NodeId> found;
    for (const QString &id : nodes) {
        const NodeId node(id);
        if (m_session.scene().indexOf(node) < 0)
            continue;
        m_session.interaction().uncover(node);
        found.insert(node);
    }
    if (found.isEmpty())
        return;
    m_session.interaction().selectNodes(found);
    m_session.interaction().revealSelection();
}

void CalledWorkflows::prepareExtraction()
{
    const QList<NodeId> nodes = chosenNodes();
    if (nodes.isEmpty() || isBusy())
        return;
    dismissNotice();
    m_chosen = nodes;
    const QString name = proposeName(nodes);
    const ExtractionTarget target{.id = workflow::WorkflowId::create(),
                                  .name = name,
                                  .path = fileFor(name),
                                  .call = NodeId(workflow::createLocalId(u"call"))};
    const Document document = m_session.editor().document();
    m_work.run(
        tr("Making a workflow of the selection"),
        [&](CancelToken token) {
            return tryExtraction(m_services, document, nodes, target, token);
        },
        [this, document](ExtractionTrial trial) { askForName(document, std::move(trial)); });
}

void CalledWorkflows::refuseExtraction(const Error &error)
{
    const QStringList nodes = nodesNamedBy(error);
    QStringList titles;
    for (const QString &node : nodes)
        titles.append(titleOf(NodeId(node)));
    selectNamed(nodes);
    refuse(extractionProblem(error, titles));
}

void CalledWorkflows::askForName(const Document &document, ExtractionTrial trial)
{
    if (!isStill(document))
        return; // the steps may be others now
    if (!trial.extraction) {
        refuseExtraction(trial.extraction.error());
        return;
    }
    m_proposed = trial.target;
    const Document &called = trial.extraction->called;
    QStringList inputs;
    for (const workflow::InputSpec &input : called.properties.inputs)
        inputs.append(input.name);
    // Those that only stand for values from outside are no steps of the person.
    const auto count = std::ranges::count_if(called.nodes, [&document](const workflow::Node &node) {
        return document.findNode(node.id) != nullptr;
    });
    QStringList words{tr("%n step(s) become a workflow of their own.", nullptr, int(count))};
    if (!inputs.isEmpty())
        words.append(tr("What they read becomes its inputs: %1.").arg(inputs.join(", "_L1)));
    if (const QStringList outputs = called.properties.outputs.keys(); !outputs.isEmpty())
        words.append(
            tr("What is read from them becomes its outputs: %1.").arg(outputs.join(", "_L1)));
    m_extent = words.join(u' ');
    m_fileProblem.clear();
    m_isFileFree = true;
    Q_EMIT fileChecked();
    Q_EMIT namingWanted();
}

void CalledWorkflows::checkFile(const QString &file)
{
    const QString wanted = normalizedFile(file);
    m_isFileFree = false;
    m_fileProblem.clear();
    m_checking.cancel();
    Q_EMIT fileChecked();
    if (wanted.isEmpty())
        return;
    const QString repository = m_services.repository;
    m_checking.run(
        tr("Looking for %1").arg(wanted),
        [&](CancelToken token) {
            return onWorker(*m_services.files, token, [repository, wanted](CancelToken) {
                // Absent when it cannot be made.
                return Result<std::optional<bool>>(
                    calledFileBlocking(repository, wanted) && !QDir::isAbsolutePath(wanted)
                        ? std::optional(
                              QFileInfo::exists(QDir(repository).absoluteFilePath(wanted)))
                        : std::nullopt);
            });
        },
        [this](const std::optional<bool> &isThere) {
            m_isFileFree = isThere && !*isThere;
            if (!isThere)
                m_fileProblem = tr("The file has to be in the repository.");
            else if (*isThere)
                m_fileProblem = tr("There is such a file already.");
            Q_EMIT fileChecked();
        });
}

void CalledWorkflows::extract(const QString &name, const QString &file)
{
    if (m_chosen.isEmpty() || isBusy())
        return;
    ExtractionTarget target = m_proposed;
    target.name = name.trimmed();
    target.path = normalizedFile(file);
    const Document document = m_session.editor().document();
    m_work.run(
        tr("Making a workflow of the selection"),
        [&](CancelToken token) {
            return extractToFile(m_services, document, m_chosen, target, token);
        },
        [this, document](ExtractionTrial trial) { putCall(document, std::move(trial)); });
}

void CalledWorkflows::putCall(const Document &document, ExtractionTrial trial)
{
    const QString &file = trial.target.path;
    if (!trial.extraction) {
        refuseExtraction(trial.extraction.error());
        return;
    }
    if (!trial.written && trial.written.error().code() == errors::kInvalidArgument) {
        refuse(tr("%1 is there already, and stays as it is.").arg(file));
        return;
    }
    if (!trial.written) {
        refuse(tr("%1 cannot be written. %2").arg(file, errorText(trial.written.error()).text));
        return;
    }
    m_controller.reload();
    if (!isStill(document)) {
        refuse(
            tr("The workflow was edited meanwhile: %1 is there, but nothing calls it.").arg(file));
        return;
    }
    workflow::DocumentEditor &editor = m_session.editor();
    editor.replaceDocument(trial.extraction->caller, {workflow::Edit::Extract});
    editor.closeStep();
    selectNamed({trial.target.call.text()});
    tell(tr("“%1” is in %2 now. Undo puts the steps back; the file stays.")
             .arg(trial.target.name, file));
}

void CalledWorkflows::inlineCall(const NodeId &call)
{
    const Document document = m_session.editor().document();
    const workflow::Node *node = document.findNode(call);
    const QString name = node ? calledName(*node, m_session.catalog()) : QString();
    if (name.isEmpty() || isBusy())
        return;
    dismissNotice();
    m_work.run(
        tr("Reading %1").arg(name),
        [&](CancelToken token) {
            return tryInlining(m_controller.keepForReturn(), m_services, document, call, name,
                               token);
        },
        [this, document, call](InliningTrial trial) {
            putSteps(document, call, std::move(trial));
        });
}

void CalledWorkflows::putSteps(const Document &document, const NodeId &call, InliningTrial trial)
{
    if (!isStill(document))
        return; // what it would replace is not known to be the same
    const QString title = titleOf(call);
    if (!trial.read.loaded || trial.read.file == m_controller.file()) {
        showCalled(call, std::move(trial.read));
        return;
    }
    if (!trial.inlined) {
        const Error &error = trial.inlined.error();
        selectNamed(nodesNamedBy(error));
        refuse(inliningProblem(error, title));
        return;
    }
    const Document &after = trial.inlined->document;
    workflow::DocumentEditor &editor = m_session.editor();
    editor.replaceDocument(after, {workflow::Edit::Inline});
    editor.closeStep();
    const bool isApart = trial.inlined->shape == workflow::Inlined::Shape::Apart;
    const QSet<NodeId> added = isApart ? newNodes(document, after) : QSet<NodeId>{call};
    m_session.interaction().selectNodes(added);
    m_session.interaction().revealSelection();
    const QString &file = trial.read.file;
    QString text = isApart
        ? tr("The steps of %1 stand in the place of “%2”. The file stays.").arg(file, title)
        : tr("“%2” is a container with the steps of %1 now: by themselves they would do something "
             "else. The file stays.")
              .arg(file, title);
    if (trial.read.loaded->isDraft)
        text += u' ' + tr("Edits of it that are not saved are among them.");
    tell(text);
}

} // namespace agentops::ui::graph
