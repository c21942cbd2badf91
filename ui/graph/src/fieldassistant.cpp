// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/fieldassistant.h>

#include <agentops/base/clock.h>
#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/models/stepdata.h>

#include <QtCore/QDir>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

FieldAssistant::FieldAssistant(GraphSession &session, RunView &view, AuthoringHooks hooks,
                               QString repository, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_view(view)
    , m_hooks(std::move(hooks))
    , m_repository(std::move(repository))
{
    connect(&session, &GraphSession::selectionChanged, this, &FieldAssistant::forget);
    connect(&session, &GraphSession::documentChanged, this, &FieldAssistant::forget);
    connect(&view, &RunView::runIdChanged, this, &FieldAssistant::forgetRun);
    connect(&view, &RunView::changed, this, &FieldAssistant::forgetRun);
}

void FieldAssistant::forget()
{
    m_context.reset();
    Q_EMIT contextChanged();
}

void FieldAssistant::forgetRun()
{
    m_samples.reset();
    forget();
}

workflow::NodeId FieldAssistant::place() const
{
    const InteractionView &view = m_session.interaction().view();
    if (view.selectedEdges.size() == 1 && view.selectedCount() == 1) {
        const workflow::Edge *edge =
            m_session.editor().document().findEdge(*view.selectedEdges.begin());
        return edge ? edge->to.node : workflow::NodeId();
    }
    return m_session.interaction().currentNode().value_or(workflow::NodeId());
}

const workflow::ExpressionContext &FieldAssistant::context() const
{
    if (!m_context) {
        m_context = workflow::ExpressionContext::ofNode(m_session.editor().document(),
                                                        m_session.editor().catalog(), place());
        const QStringList names = m_context->names.list();
        if (!m_samples || m_samples->first != names)
            m_samples = {names, samples(m_context->names)};
        m_context->samples = m_samples->second;
        if (const auto &run = m_view.run()) {
            const workflow::RunSummary &summary = run->status.summary();
            m_context->clock.now =
                summary.startedAt.value_or(summary.createdAt).time_since_epoch().count();
        }
    }
    return *m_context;
}

QJsonObject FieldAssistant::samples(const workflow::ExpressionNames &names) const
{
    const std::optional<workflow::RunDetail> &run = m_view.run();
    if (!run)
        return {};
    const workflow::RunSummary &summary = run->status.summary();
    QJsonObject values{{u"inputs"_s, run->status.inputs()},
                       {u"run"_s,
                        QJsonObject{{u"id"_s, m_view.runIdText()},
                                    {u"folder"_s, run->status.folder()},
                                    {u"repository"_s, summary.repository},
                                    {u"startedAt"_s,
                                     toIsoString(summary.startedAt.value_or(summary.createdAt))}}}};
    for (const QString &name : names.list()) {
        StepData step;
        step.setView(&m_view);
        step.setStep(name);
        QJsonObject outputs;
        for (const QString &port : step.ports())
            outputs.insert(port, step.valueAt(port));
        if (!outputs.isEmpty())
            values.insert(name, outputs);
    }
    return values;
}

QString FieldAssistant::relativePath(const QUrl &chosen) const
{
    const QString path = chosen.toLocalFile();
    const QString relative = QDir(m_repository).relativeFilePath(path);
    return relative.startsWith("../"_L1) || relative == ".."_L1 ? path : relative;
}

QUrl FieldAssistant::repositoryUrl() const
{
    return QUrl::fromLocalFile(m_repository);
}

} // namespace agentops::ui::graph
