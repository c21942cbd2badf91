// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runsfixture.h"

#include <agentops/nodes/builtinnodes.h>
#include <agentops/testsupport/await.h>
#include <agentops/ui/graph/workflowcontroller.h>
#include <agentops/workflow/documentcodec.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <memory>

namespace agentops::testing {

/// A controller on a real folder with workflows that call each other; it knows the kinds of the
/// program, and runs nothing.
class CallsFixture
{
public:
    CallsFixture()
    {
        using namespace Qt::StringLiterals;
        nodes::registerBuiltinNodes(m_catalog, {});
        m_database = *store::Database::open(path(u"documents.db"_s), workflow::draftSchema(),
                                            store::Durability::PowerLoss);
        m_drafts = std::make_unique<workflow::DraftStore>(*m_database, m_runs.clock());
        m_versionsDatabase = *store::Database::open(
            path(u"versions.db"_s), versions::versionSchema(), store::Durability::PowerLoss);
        m_versions = std::make_unique<versions::VersionStore>(*m_versionsDatabase, m_runs.clock());
    }
    ~CallsFixture()
    {
        if (controller)
            testsupport::await(controller->flush());
        controller.reset();
    }

    static QString fileOf(const QString &name)
    {
        return ui::graph::kWorkflowFolder + u'/' + name + workflow::kDocumentSuffix;
    }

    /// A trigger, and steps in a row behind it that are called as their ids.
    static workflow::Document chain(const QString &name, const QStringList &steps)
    {
        using namespace Qt::StringLiterals;
        workflow::Document document = workflow::Document::create(name);
        workflow::PortRef last{workflow::NodeId(u"task"_s), u"task"_s};
        document.nodes.append({.id = last.node, .kind = u"trigger.manual"_s, .title = u"Task"_s});
        for (const QString &step : steps) {
            const workflow::NodeId id(step);
            document.nodes.append({.id = id,
                                   .kind = u"shell.command"_s,
                                   .title = step.toUpper(),
                                   .parameters = {{u"command"_s, u"make "_s + step}}});
            document.layout.nodes.insert(id, QPointF(300.0 * double(document.nodes.size()), 0));
            document.edges.append(
                {.id = workflow::EdgeId(u"to-"_s + step), .from = last, .to = {id, u"after"_s}});
            last = {id, u"done"_s};
        }
        return document;
    }

    /// The same, and behind it a step `call` that calls a file.
    static workflow::Document caller(const QString &name, const QString &called)
    {
        using namespace Qt::StringLiterals;
        workflow::Document document = chain(name, {u"build"_s});
        const workflow::NodeId call(u"call"_s);
        document.nodes.append({.id = call,
                               .kind = u"flow.call"_s,
                               .title = u"Checks"_s,
                               .parameters = {{u"workflow"_s, called}}});
        document.layout.nodes.insert(call, {900, 0});
        document.edges.append({.id = workflow::EdgeId(u"to-call"_s),
                               .from = {workflow::NodeId(u"build"_s), u"done"_s},
                               .to = {call, u"after"_s}});
        return document;
    }

    void write(const QString &file, const workflow::Document &document) const
    {
        QDir().mkpath(QFileInfo(path(file)).path());
        if (const auto written = workflow::writeDocumentFileBlocking(path(file), document);
            !written)
            qFatal("%s", qPrintable(written.error().describe()));
    }
    void writeText(const QString &file, const QByteArray &text) const
    {
        QDir().mkpath(QFileInfo(path(file)).path());
        QFile target(path(file));
        if (!target.open(QIODevice::WriteOnly) || target.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(file));
    }

    /// What was written before is listed at once, what is an example behind it.
    void create(const QList<workflow::Document> &examples = {})
    {
        ui::graph::WorkflowServices services;
        services.catalog = &m_catalog;
        services.runs = &m_runs.service();
        services.drafts = m_drafts.get();
        services.versions = m_versions.get();
        services.clock = &m_runs.clock();
        services.files = &m_runs.pool();
        services.repository = m_runs.folder();
        services.person = QStringLiteral("Ada");
        services.examples = examples;
        controller = std::make_unique<ui::graph::WorkflowController>(services);
        controller->session()->interaction().resize({1200, 700});
    }

    QString path(const QString &file) const { return m_runs.folder() + u'/' + file; }
    ui::graph::GraphSession &session() { return *controller->session(); }
    workflow::DocumentEditor &editor() { return session().editor(); }
    ui::graph::CalledWorkflows &calls() { return *controller->calls(); }
    void select(const QStringList &nodes)
    {
        QSet<workflow::NodeId> ids;
        for (const QString &node : nodes)
            ids.insert(workflow::NodeId(node));
        session().interaction().selectNodes(ids);
    }
    QStringList selected()
    {
        QStringList ids;
        for (const workflow::NodeId &node : session().interaction().view().selectedNodes)
            ids.append(node.text());
        ids.sort();
        return ids;
    }
    void perform(const QString &command)
    {
        calls().find(QStringLiteral("workflow.") + command)->trigger();
    }

    std::unique_ptr<ui::graph::WorkflowController> controller;

private:
    RunsFixture m_runs;
    workflow::NodeCatalog m_catalog;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<workflow::DraftStore> m_drafts;
    std::unique_ptr<store::Database> m_versionsDatabase;
    std::unique_ptr<versions::VersionStore> m_versions;
};

} // namespace agentops::testing
