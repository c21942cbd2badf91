// SPDX-License-Identifier: GPL-3.0-or-later
#include "memoryproject.h"

#include <agentops/codemap/errors.h>
#include <agentops/codemap/exporter.h>
#include <agentops/codemap/indexservice.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/fakeclock.h>

#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <mutex>

using namespace agentops;
using namespace agentops::codemap;
using namespace agentops::codemap::test;
using namespace agentops::testsupport;
using namespace Qt::StringLiterals;

namespace {

// A tree that counts what is read from it.
class CountingTree final : public SourceTree
{
public:
    CountingTree(Files files, std::atomic<int> &reads)
        : m_tree(std::move(files))
        , m_reads(reads) { }
    Result<QList<SourceFile>> list(CancelToken token) const override { return m_tree.list(token); }
    Result<QByteArray> read(const SourceFile &file) const override
    {
        Result<QByteArray> content = m_tree.read(file);
        if (content)
            ++m_reads;
        return content;
    }
    QByteArray keyOf(const QByteArray &content) const override { return m_tree.keyOf(content); }

private:
    MemoryTree m_tree;
    std::atomic<int> &m_reads;
};

} // namespace

class TestIndexService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void indexMakesTheMapCurrentAndTellsIt();
    void unchangedFilesAreNotReadAgain();
    void theSameFilesKeepTheMapAndTellNothing();
    void aBrokenCacheFailsNoMap();
    void factsOutliveTheService();
    void aRevisionDoesNotBecomeCurrent();
    void randomEditsGiveTheSameMapAsAColdIndex();
    void callsTakeTurns();
    void cancelEndsTheIndexAndKeepsTheOldMap();
    void anEmptyProjectSaysSo();
    void aSavedFileUpdatesTheMap();

private:
    std::unique_ptr<IndexService> createService();

    Files m_files;
    /// While a test holds it, no index can open the tree.
    std::mutex m_treeMutex;
    std::atomic<int> m_reads{0};
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<store::Database> m_database;
    WorkerPool m_pool{u"cpu"_s, 2};
    FakeClock m_clock;
};

void TestIndexService::init()
{
    m_files = {{u"a.ts"_s, "import './b';\nexport class A {}"}, {u"b.ts"_s, "export class B {}"}};
    m_reads = 0;
    m_directory = std::make_unique<QTemporaryDir>();
    m_database = *store::Database::open(m_directory->filePath(u"index.db"_s), indexSchema(),
                                        store::Durability::Cache);
}

void TestIndexService::cleanup()
{
    m_database.reset();
}

std::unique_ptr<IndexService> TestIndexService::createService()
{
    const auto trees = [this](const QString &) -> Result<std::shared_ptr<const SourceTree>> {
        const std::scoped_lock lock(m_treeMutex);
        return std::make_shared<const CountingTree>(m_files, m_reads);
    };
    return std::make_unique<IndexService>(m_directory->path(), trees, *m_database, m_pool, m_clock);
}

void TestIndexService::indexMakesTheMapCurrentAndTellsIt()
{
    const auto service = createService();
    QSignalSpy changed(service.get(), &IndexService::changed);
    QSignalSpy progress(service.get(), &IndexService::progressChanged);

    const Result<SnapshotPtr> result = await(service->index({}, {}));

    AO_VERIFY_OK(result);
    QCOMPARE(changed.size(), 1);
    QVERIFY(progress.size() >= 3);
    QCOMPARE(service->current().snapshot, *result);
    QCOMPARE(service->current().layout->rects.size(), (*result)->nodes().size());
    QCOMPARE(edgesOf(**result), QStringList{u"a.ts -> b.ts imports"_s});
    QVERIFY(!service->isIndexing());
    await(service->stop());
}

void TestIndexService::unchangedFilesAreNotReadAgain()
{
    const auto service = createService();
    AO_VERIFY_OK(await(service->index({}, {})));
    QCOMPARE(m_reads, 2);

    m_files[u"b.ts"_s] = "export class B2 {}";
    AO_VERIFY_OK(await(service->index({}, {})));

    QCOMPARE(m_reads, 3);
    QVERIFY(service->current().snapshot->find(u"b.ts#B2"));
    await(service->stop());
}

void TestIndexService::theSameFilesKeepTheMapAndTellNothing()
{
    const auto service = createService();
    AO_VERIFY_OK(await(service->index({}, {})));
    const SnapshotPtr before = service->current().snapshot;
    QSignalSpy changed(service.get(), &IndexService::changed);

    const Result<SnapshotPtr> again = await(service->index({}, {}));

    AO_VERIFY_OK(again);
    QCOMPARE(*again, before);
    QCOMPARE(service->current().snapshot, before);
    QCOMPARE(changed.size(), 0);
    m_files[u"package.json"_s] = "{}";
    AO_VERIFY_OK(await(service->index({}, {})));
    QCOMPARE(changed.size(), 1);
}

void TestIndexService::aBrokenCacheFailsNoMap()
{
    AO_VERIFY_OK(m_database->writeBlocking(
        [](store::Connection &db) { return db.execute("DROP TABLE facts;"); }));
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"^indexing without the cache: .*facts"_s));
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"^the cache was not written: .*facts"_s));
    const auto service = createService();

    const Result<SnapshotPtr> result = await(service->index({}, {}));

    AO_VERIFY_OK(result);
    QCOMPARE(edgesOf(**result), QStringList{u"a.ts -> b.ts imports"_s});
}

void TestIndexService::factsOutliveTheService()
{
    AO_VERIFY_OK(await(createService()->index({}, {})));
    m_reads = 0;

    const auto service = createService();
    AO_VERIFY_OK(await(service->index({}, {})));

    QCOMPARE(m_reads, 0);
    QCOMPARE(edgesOf(*service->current().snapshot), QStringList{u"a.ts -> b.ts imports"_s});
}

void TestIndexService::aRevisionDoesNotBecomeCurrent()
{
    const auto service = createService();
    QSignalSpy changed(service.get(), &IndexService::changed);

    AO_VERIFY_OK(await(service->index({.revision = u"v1"_s}, {})));

    QVERIFY(!service->current().snapshot);
    QCOMPARE(changed.size(), 0);
}

void TestIndexService::randomEditsGiveTheSameMapAsAColdIndex()
{
    QRandomGenerator random(2026);
    const auto service = createService();
    for (int round = 0; round < 60; ++round) {
        // add, change, move or delete a file
        const QString path = u"d%1/f%2.py"_s.arg(random.bounded(3)).arg(random.bounded(8));
        if (random.bounded(4) == 0) {
            m_files.remove(path);
        } else {
            QByteArray text;
            for (int i = random.bounded(5); i > 0; --i)
                text += "from d" + QByteArray::number(random.bounded(3)) + ".f"
                    + QByteArray::number(random.bounded(8)) + " import C"
                    + QByteArray::number(random.bounded(8)) + "\n";
            text += "class C" + QByteArray::number(random.bounded(8)) + "(C"
                + QByteArray::number(random.bounded(8)) + "): pass\n";
            m_files[path] = text;
        }

        const Result<SnapshotPtr> incremental = await(service->index({}, {}));

        AO_VERIFY_OK(incremental);
        const SnapshotPtr cold = snapshotOf(m_files);
        QCOMPARE(exportSnapshot(**incremental, ExportFormat::Json),
                 exportSnapshot(*cold, ExportFormat::Json));
        QCOMPARE(service->current().layout->rects, layOut(*cold).rects);
        QCOMPARE((*incremental)->totals(), cold->totals());
    }
    await(service->stop());
}

void TestIndexService::callsTakeTurns()
{
    const auto service = createService();

    std::unique_lock hold(m_treeMutex);
    auto first = service->index({}, {});
    m_files[u"c.ts"_s] = "import './a';";
    auto second = service->index({}, {});
    hold.unlock();
    AO_VERIFY_OK(await(std::move(second)));

    AO_VERIFY_OK(await(std::move(first)));
    QVERIFY(service->current().snapshot->findFile(u"c.ts"));
}

void TestIndexService::cancelEndsTheIndexAndKeepsTheOldMap()
{
    const auto service = createService();
    AO_VERIFY_OK(await(service->index({}, {})));
    const SnapshotPtr before = service->current().snapshot;
    QSignalSpy failed(service.get(), &IndexService::failed);
    CancelSource source;

    std::unique_lock hold(m_treeMutex);
    auto running = service->index({}, source.token());
    source.cancel();
    hold.unlock();
    const Result<SnapshotPtr> result = await(std::move(running));

    QVERIFY(result.error().isCancelled());
    QCOMPARE(service->current().snapshot, before);
    QCOMPARE(failed.size(), 0);
}

void TestIndexService::anEmptyProjectSaysSo()
{
    m_files = {{u"picture.png"_s, "x"}};
    const auto service = createService();
    QSignalSpy failed(service.get(), &IndexService::failed);

    const Result<SnapshotPtr> result = await(service->index({}, {}));

    QVERIFY(result.error().code() == codemap::errors::kNoSources);
    QCOMPARE(failed.size(), 1);
    QVERIFY(service->lastError());
}

void TestIndexService::aSavedFileUpdatesTheMap()
{
    const auto service = createService();
    AO_VERIFY_OK(await(service->index({}, {})));
    service->setWatching(true);
    QSignalSpy changed(service.get(), &IndexService::changed);

    m_files[u"c.ts"_s] = "export class C {}";
    QFile file(m_directory->filePath(u"c.ts"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("export class C {}");
    file.close();

    QTRY_VERIFY(!changed.isEmpty());
    QVERIFY(service->current().snapshot->find(u"c.ts#C"));
    await(service->stop());
}

QTEST_GUILESS_MAIN(TestIndexService)
#include "tst_indexservice.moc"
