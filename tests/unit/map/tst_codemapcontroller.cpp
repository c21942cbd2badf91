// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/fakeclock.h>
#include <agentops/testsupport/temprepo.h>
#include <agentops/ui/map/codemapcontroller.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::ui;
using namespace agentops::ui::map;
using namespace Qt::StringLiterals;

/// The page's controller on the map of a real repository.
class TestCodeMapController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void nothingIsIndexedBeforeItIsAskedFor();
    void aSelectionTellsBothDirectionsAndItsSource();
    void cyclesAreThoseOfTheMapOrOfTheSelection();
    void whatIsTypedIsFoundAndRevealed();
    void aSavedFileIsOnTheMapByItself();
    void anEmptyRepositorySaysWhy();

private:
    void index();
    static QStringList namesOf(NodeListModel *model);

    std::unique_ptr<TempRepo> m_repo;
    std::unique_ptr<store::Database> m_database;
    WorkerPool m_pool{u"cpu"_s, 2};
    FakeClock m_clock;
    std::unique_ptr<codemap::IndexService> m_service;
    std::unique_ptr<CodeMapController> m_controller;
};

void TestCodeMapController::init()
{
    m_repo = std::make_unique<TempRepo>();
    m_repo->write(
        u"src/order.ts"_s,
        "import { Item } from './item';\n\nexport class Order {\n  item = new Item();\n}\n");
    m_repo->write(u"src/item.ts"_s, "export class Item {}\n");
    m_repo->write(u"src/ping.ts"_s, "import './pong';\n");
    m_repo->write(u"src/pong.ts"_s, "import './ping';\n");
    m_database = *store::Database::open(m_repo->path() + u"/../index.db"_s, codemap::indexSchema(),
                                        store::Durability::Cache);
    m_service =
        std::make_unique<codemap::IndexService>(m_repo->path(), *m_database, m_pool, m_clock);
    m_controller = std::make_unique<CodeMapController>(*m_service);
    for (NodeListModel *model : {m_controller->hits(), m_controller->dependencies(),
                                 m_controller->dependents(), m_controller->cycles()})
        new QAbstractItemModelTester(model, m_controller.get());
}

void TestCodeMapController::cleanup()
{
    m_controller.reset();
    await(m_service->stop());
    m_service.reset();
    m_database.reset();
    m_repo.reset();
}

void TestCodeMapController::index()
{
    m_controller->refresh();
    QTRY_COMPARE(m_controller->indexing()->state(), Operation::Succeeded);
    QVERIFY(m_controller->hasMap());
}

QStringList TestCodeMapController::namesOf(NodeListModel *model)
{
    QStringList names;
    for (int row = 0; row < model->rowCount(); ++row)
        names.append(model->index(row).data(NodeListModel::NameRole).toString());
    return names;
}

void TestCodeMapController::nothingIsIndexedBeforeItIsAskedFor()
{
    m_repo->write(u"src/late.ts"_s, "export class Late {}\n");
    QCoreApplication::processEvents();

    QVERIFY(!m_service->isIndexing());
    QVERIFY(!m_controller->hasMap());
}

void TestCodeMapController::aSelectionTellsBothDirectionsAndItsSource()
{
    index();

    m_controller->select(u"src/order.ts"_s);

    QCOMPARE(m_controller->selectedName(), u"order.ts"_s);
    QVERIFY(namesOf(m_controller->dependencies()).contains(u"Item"_s));
    QTRY_COMPARE(m_controller->previewFile(), u"src/order.ts"_s);
    QVERIFY(m_controller->previewText().contains(u"new Item()"_s));
    m_controller->select(u"src/item.ts"_s);
    QVERIFY(namesOf(m_controller->dependents()).join(u' ').contains(u"rder"_s));
}

void TestCodeMapController::cyclesAreThoseOfTheMapOrOfTheSelection()
{
    index();
    QCOMPARE(m_controller->cycleCount(), 1);
    QCOMPARE(namesOf(m_controller->cycles()), (QStringList{u"ping.ts"_s, u"pong.ts"_s}));

    m_controller->select(u"src/item.ts"_s);
    QCOMPARE(namesOf(m_controller->cycles()), QStringList());

    m_controller->select(u"src/pong.ts"_s);
    QCOMPARE(namesOf(m_controller->cycles()).size(), 2);
}

void TestCodeMapController::whatIsTypedIsFoundAndRevealed()
{
    index();
    QSignalSpy revealed(m_controller.get(), &CodeMapController::revealRequested);

    m_controller->setQuery(u"order"_s);
    m_controller->reveal(m_controller->hits()->nodeIdAt(0));

    QVERIFY(m_controller->selectedPlace().startsWith(u"src/order.ts"_s));
    QCOMPARE(revealed.size(), 1);
}

void TestCodeMapController::aSavedFileIsOnTheMapByItself()
{
    index();

    m_repo->write(u"src/invoice.ts"_s, "export class Invoice {}\n");

    QTRY_COMPARE_WITH_TIMEOUT(m_controller->fileCount(), 5, 30'000);
}

void TestCodeMapController::anEmptyRepositorySaysWhy()
{
    for (const QString &file :
         {u"src/order.ts"_s, u"src/item.ts"_s, u"src/ping.ts"_s, u"src/pong.ts"_s})
        m_repo->remove(file);

    m_controller->refresh();

    QTRY_COMPARE(m_controller->indexing()->state(), Operation::Failed);
    QVERIFY(!m_controller->indexing()->errorText().isEmpty());
}

QTEST_GUILESS_MAIN(TestCodeMapController)
#include "tst_codemapcontroller.moc"
