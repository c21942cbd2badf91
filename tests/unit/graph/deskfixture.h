// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runsfixture.h"

#include <agentops/testsupport/await.h>
#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/rundesk.h>
#include <agentops/ui/graph/workflowrun.h>
#include <agentops/ui/graph/workflowservices.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

namespace agentops::testing {

/// A desk for a chain of the steps a, b and c, on a real run service, and a window that can be
/// closed and opened again.
class DeskFixture
{
public:
    DeskFixture()
    {
        using namespace Qt::StringLiterals;
        runs.scripts[u"a"_s] = runs.working(std::chrono::seconds(1), {}); // out "done", exitCode 0
        document = RunsFixture::chain(u"Check"_s, {u"a"_s, u"b"_s, u"c"_s});
        open();
    }
    ~DeskFixture() { close(); }

    void open()
    {
        ui::graph::WorkflowServices services;
        services.catalog = &runs.catalog();
        services.runs = &runs.service();
        services.clock = &runs.clock();
        services.files = &runs.pool();
        services.repository = runs.folder();
        services.breakpoints = runs.folder() + QStringLiteral("/breakpoints");
        services.person = QStringLiteral("Ada");
        session = std::make_unique<ui::graph::GraphSession>(runs.catalog());
        session->open(document);
        session->interaction().resize({800, 600});
        run = std::make_unique<ui::graph::WorkflowRun>(*session, runs.service(), runs.clock(),
                                                       runs.folder(), services.person);
        desk = std::make_unique<ui::graph::RunDesk>(*session, *run, services);
        new QAbstractItemModelTester(desk->plan(), desk.get());
        new QAbstractItemModelTester(desk->breakpoints(), desk.get());
        new QAbstractItemModelTester(desk->held(), desk.get());
        desk->follow(document.properties.id);
        run->follow(document.properties.id);
        QTRY_VERIFY(!run->opening()->isRunning());
    }
    void close()
    {
        testsupport::await(desk->join());
        desk.reset();
        run.reset();
        session.reset();
    }
    void select(const QString &node)
    {
        session->interaction().selectNodes({workflow::NodeId(node)});
    }
    const ui::graph::NodeItem &card(const QString &node) const
    {
        const ui::graph::GraphScene &scene = session->scene();
        return scene.nodes()[size_t(scene.indexOf(workflow::NodeId(node)))];
    }

    RunsFixture runs;
    workflow::Document document;
    std::unique_ptr<ui::graph::GraphSession> session;
    std::unique_ptr<ui::graph::WorkflowRun> run;
    std::unique_ptr<ui::graph::RunDesk> desk;
};

} // namespace agentops::testing
