// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../qmlpage.h"
#include "runsfixture.h"

#include <agentops/testsupport/await.h>
#include <agentops/ui/graph/workflowcontroller.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QSettings>
#include <QtQml/QQmlListReference>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickView>
#include <QtTest/QTest>

#include <optional>

namespace agentops::testing {

using namespace testsupport;
using namespace ui;
using namespace ui::graph;
using namespace Qt::StringLiterals;

/// The editor's page with an example of eight steps open, on a real run service.
class WorkflowPageFixture : public QObject
{
protected:
    void open();
    void close();
    void show();
    void type(std::string_view text);
    QQuickItem *find(const QString &name) const { return findItem(m_view->rootObject(), name); }
    QObject *actionNamed(const QString &id) const;

    theme::Theme m_theme{nullptr};
    theme::Units m_units{nullptr};
    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<workflow::DraftStore> m_drafts;
    std::unique_ptr<store::Database> m_versionsDatabase;
    std::unique_ptr<versions::VersionStore> m_versions;
    std::unique_ptr<WorkflowController> m_controller;
    std::unique_ptr<QQuickView> m_view;
    std::optional<QmlWarnings> m_warnings;
};

inline void WorkflowPageFixture::open()
{
    m_warnings.emplace();
    m_units.setReducedMotion(true);
    QSettings().clear();
    m_fixture = std::make_unique<RunsFixture>();
    m_database = *store::Database::open(m_fixture->folder() + u"/documents.db"_s,
                                        workflow::draftSchema(), store::Durability::PowerLoss);
    m_drafts = std::make_unique<workflow::DraftStore>(*m_database, m_fixture->clock());
    m_versionsDatabase =
        *store::Database::open(m_fixture->folder() + u"/versions.db"_s, versions::versionSchema(),
                               store::Durability::PowerLoss);
    m_versions = std::make_unique<versions::VersionStore>(*m_versionsDatabase, m_fixture->clock());
    WorkflowServices services;
    services.catalog = &m_fixture->catalog();
    services.runs = &m_fixture->service();
    services.drafts = m_drafts.get();
    services.versions = m_versions.get();
    services.clock = &m_fixture->clock();
    services.files = &m_fixture->pool();
    services.repository = m_fixture->folder();
    services.person = u"Ada"_s;
    services.examples = {RunsFixture::chain(
        u"Chain"_s, {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s, u"g"_s, u"h"_s})};
    m_controller = std::make_unique<WorkflowController>(services);
    QTRY_COMPARE(m_controller->loading()->state(), Operation::Succeeded);
    m_controller->open(0);
    QVERIFY(m_controller->isOpen());
}

inline void WorkflowPageFixture::close()
{
    m_view.reset();
    await(m_controller->flush());
    m_controller.reset();
    m_versions.reset();
    m_versionsDatabase.reset();
    m_drafts.reset();
    m_database.reset();
    m_fixture.reset();
    m_warnings.reset();
}

inline void WorkflowPageFixture::show()
{
    m_view = std::make_unique<QQuickView>();
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->resize(1392, 832);
    m_view->setColor(m_theme.canvas());
    m_view->setInitialProperties({{u"controller"_s, QVariant::fromValue(m_controller.get())}});
    m_view->loadFromModule("AgentOps.Workflow", "WorkflowPage");
    m_warnings->add(m_view->errors());
    QVERIFY2(m_view->status() == QQuickView::Ready, qPrintable(m_warnings->text()));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

inline void WorkflowPageFixture::type(std::string_view text)
{
    for (const char letter : text)
        QTest::keyClick(m_view.get(), letter);
}

inline QObject *WorkflowPageFixture::actionNamed(const QString &id) const
{
    const QQmlListReference actions(m_view->rootObject(), "actions");
    for (qsizetype i = 0; i < actions.count(); ++i) {
        if (actions.at(i)->property("actionId").toString() == id)
            return actions.at(i);
    }
    return nullptr;
}

} // namespace agentops::testing
