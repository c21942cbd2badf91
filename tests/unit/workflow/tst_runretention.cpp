// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <QtCore/QDateTime>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;

/// How long runs are kept, and what goes with them.
class tst_RunRetention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<RunFixture>();
        m_service = m_fixture->createService(m_fixture->options());
    }
    void cleanup()
    {
        await(m_service->close());
        m_service.reset();
        m_fixture.reset();
    }

    void aRemovedRunLeavesNothing()
    {
        m_fixture->scripts[u"a"_s] = [](StepContext context,
                                        CancelToken) -> Task<Result<StepOutput>> {
            AO_CO_CHECK(co_await context.services->writeArtefact(u"report"_s, u"text/plain"_s,
                                                                 QByteArray("of the run")));
            co_return output(u"out"_s, QString(200'000, u'x'));
        };
        const RunId removed = run(RunFixture::document(u"a"_s));
        age(filesIn(u"values"_s) + filesIn(u"artefacts"_s));

        AO_VERIFY_OK(await(m_service->remove(removed, CancelToken())));

        QCOMPARE(codeOf(await(m_service->show(removed, CancelToken()))),
                 u"workflow.run_not_found"_s);
        QCOMPARE(filesIn(u"values"_s), QStringList());
        QCOMPARE(filesIn(u"artefacts"_s), QStringList());
    }

    /// Here, and in another program on the same data.
    void whoeverListsRunsHearsThatOneIsRemoved()
    {
        const RunId kept = run(RunFixture::document(u"a"_s));
        const RunId removed = run(RunFixture::document(u"a"_s));
        RunService &other = m_fixture->service();
        QSignalSpy here(m_service.get(), &RunService::runRemoved);
        QSignalSpy there(&other, &RunService::runRemoved);
        QSignalSpy heard(&other, &RunService::runChanged);
        m_fixture->clock().advance(500ms);
        QTRY_VERIFY(!heard.isEmpty());
        m_fixture->settle();

        AO_VERIFY_OK(await(m_service->remove(removed, CancelToken())));
        QCOMPARE(here.size(), 1);
        QCOMPARE(here.first().first().value<RunId>(), removed);
        m_fixture->clock().advance(500ms);
        QTRY_COMPARE(there.size(), 1);
        QCOMPARE(there.first().first().value<RunId>(), removed);
        m_fixture->clock().advance(500ms);
        m_fixture->settle();
        QCOMPARE(here.size(), 1);
        AO_VERIFY_OK(await(other.summary(kept, CancelToken())));
    }

    void whatAnotherRunNamesStays()
    {
        m_fixture->scripts[u"a"_s] = [](StepContext context,
                                        CancelToken) -> Task<Result<StepOutput>> {
            AO_CO_CHECK(co_await context.services->writeArtefact(u"report"_s, u"text/plain"_s,
                                                                 QByteArray("of both")));
            co_return output(u"out"_s, QString(200'000, u'x'));
        };
        const Document document = RunFixture::document(u"a"_s);
        const RunId removed = run(document);
        const RunId kept = run(document);
        age(filesIn(u"values"_s) + filesIn(u"artefacts"_s));

        AO_VERIFY_OK(await(m_service->remove(removed, CancelToken())));

        AO_VERIFY_OK(await(m_service->show(kept, CancelToken())));
        QCOMPARE(filesIn(u"artefacts"_s).size(), 1);
        QCOMPARE(filesIn(u"values"_s).size(), 1);
    }

    void aRunThatGoesOnIsNotRemoved()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const auto id = await(m_service->start(RunFixture::document(u"a"_s),
                                               {.repository = u"/repository"_s}, CancelToken()));
        AO_VERIFY_OK(id);
        m_fixture->settle();
        QCOMPARE(codeOf(await(m_service->remove(*id, CancelToken()))), u"workflow.run_going_on"_s);
        gate.open();
    }

    void oldRunsGoAndTheNewestStay()
    {
        const Document document = RunFixture::document(u"a"_s);
        const Retention retention{std::chrono::days(10), 2};
        const QList<RunId> old{run(document), run(document), run(document)};
        m_fixture->clock().advance(24h * 11);
        const RunId young = run(document);

        const auto told = await(m_service->prune(retention, true, CancelToken()));
        AO_VERIFY_OK(told);
        QCOMPARE(told->runs, QList<RunId>({old[0], old[1]}));
        AO_VERIFY_OK(await(m_service->show(old[0], CancelToken())));
        AO_VERIFY_OK(await(m_service->prune(retention, false, CancelToken())));

        const auto left = await(m_service->list(10, CancelToken()));
        AO_VERIFY_OK(left);
        QCOMPARE(left->size(), 2);
        QCOMPARE(left->first().id, young);
    }

    /// What is told beforehand is what is done, the files that only those runs name included.
    void pruningTellsBeforehandWhatItRemoves()
    {
        m_fixture->scripts[u"a"_s] = [](StepContext context,
                                        CancelToken) -> Task<Result<StepOutput>> {
            const QByteArray own = context.run.toString().toUtf8();
            AO_CO_CHECK(
                co_await context.services->writeArtefact(u"report"_s, u"text/plain"_s, own));
            co_return output(u"out"_s, QString::fromUtf8(own.repeated(5'000)));
        };
        const Document document = RunFixture::document(u"a"_s);
        run(document);
        run(document);
        m_fixture->clock().advance(24h * 11);
        run(document);
        age(filesIn(u"values"_s) + filesIn(u"artefacts"_s));
        const Retention retention{std::chrono::days(10), 1};

        const auto told = await(m_service->prune(retention, true, CancelToken()));
        AO_VERIFY_OK(told);
        QCOMPARE(told->runs.size(), 2);
        QCOMPARE(told->fileCount, 4);
        QCOMPARE(filesIn(u"values"_s).size(), 3);
        const auto done = await(m_service->prune(retention, false, CancelToken()));
        AO_VERIFY_OK(done);
        QCOMPARE(done->fileCount, told->fileCount);
        QCOMPARE(done->sizeBytes, told->sizeBytes);
        QCOMPARE(filesIn(u"values"_s).size(), 1);
    }

    void pruningCanBeCancelled()
    {
        const Document document = RunFixture::document(u"a"_s);
        for (int i = 0; i < 3; ++i)
            run(document);
        m_fixture->clock().advance(24h * 11);
        CancelSource cancel;
        connect(m_service.get(), &RunService::runRemoved, this, [&cancel] { cancel.cancel(); });

        QCOMPARE(codeOf(await(m_service->prune({std::chrono::days(10), 0}, false, cancel.token()))),
                 u"base.cancelled"_s);

        QCOMPARE(await(m_service->list(10, CancelToken()))->size(), 2);
    }

    void aDocumentGoesWithTheLastRunThatHasIt()
    {
        const auto documents = [this] {
            return *m_fixture->database().readBlocking([](store::Connection &connection) {
                return connection.queryOne("SELECT count(*) FROM documents",
                                           [](const store::Row &row) { return row.integer(0); });
            });
        };
        const Document shared = RunFixture::document(u"a"_s);
        const RunId first = run(shared);
        const RunId second = run(shared);
        const RunId other = run(RunFixture::document(u"b"_s));
        QCOMPARE(documents(), 2);

        AO_VERIFY_OK(await(m_service->remove(first, CancelToken())));
        QCOMPARE(documents(), 2);
        AO_VERIFY_OK(await(m_service->remove(second, CancelToken())));
        QCOMPARE(documents(), 1);
        AO_VERIFY_OK(await(m_service->remove(other, CancelToken())));
        QCOMPARE(documents(), 0);
    }

private:
    RunId run(const Document &document)
    {
        const auto id =
            await(m_service->start(document, {.repository = u"/repository"_s}, CancelToken()));
        if (!id)
            qFatal("%s", qPrintable(id.error().describe()));
        (void)await(m_service->waitUntilSettled(*id, CancelToken()));
        return *id;
    }

    QStringList filesIn(const QString &folder) const
    {
        QStringList files;
        QDirIterator walk(m_fixture->directory() + u'/' + folder, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext())
            files.append(walk.next());
        return files;
    }

    /// As if they had been written long before the time of the test's clock.
    void age(const QStringList &paths)
    {
        const QDateTime then =
            QDateTime::fromMSecsSinceEpoch(m_fixture->clock().now().time_since_epoch().count())
                .addDays(-1);
        for (const QString &path : paths) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(then, QFileDevice::FileModificationTime));
        }
    }

    std::unique_ptr<RunFixture> m_fixture;
    std::unique_ptr<RunService> m_service;
};

QTEST_GUILESS_MAIN(tst_RunRetention)
#include "tst_runretention.moc"
