// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QSemaphore>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;

namespace {

Task<Result<StepOutput>> large(StepContext, CancelToken)
{
    co_return output(u"out"_s, QString(200'000, u'x'));
}

} // namespace

/// Values that are too large for the rows of the journal, and the files that they are in.
class tst_RunValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<RunFixture>();
        m_fixture->scripts[u"a"_s] = large;
    }
    void cleanup() { m_fixture.reset(); }

    /// The disk may take long over a large file.
    void aLargeValueKeepsNoOtherRunWaiting()
    {
        QSemaphore disk;
        const auto freed = qScopeGuard([&disk] { disk.release(); });
        m_fixture->io().post([&disk] { disk.acquire(); });

        const RunId waiting = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settled(m_fixture->start(RunFixture::document(u"b"_s)));

        QCOMPARE(m_fixture->calls, QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(m_fixture->events(waiting), QStringList({u"run_started"_s, u"a started 1"_s}));
        disk.release();
        QCOMPARE(m_fixture->settled(waiting).summary().state, RunState::Succeeded);
    }

    void whatIsDecidedBehindALargeValueIsRecordedBehindIt()
    {
        QSemaphore disk;
        const auto freed = qScopeGuard([&disk] { disk.release(); });
        m_fixture->io().post([&disk] { disk.acquire(); });

        const RunId run = m_fixture->start(RunFixture::document(u"a, b>c"_s));
        QTRY_COMPARE(m_fixture->calls, QStringList({u"a"_s, u"b"_s}));
        m_fixture->settle();
        disk.release();

        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Succeeded);
        QCOMPARE(m_fixture->events(run).mid(1).join(u", "_s),
                 u"a started 1, b started 1, a succeeded 1, b succeeded 1, c started 1, "
                 "c succeeded 1, run_finished succeeded"_s);
    }

    void largePinsAreInFilesAsOtherValuesAre()
    {
        m_fixture->scripts[u"b"_s] = approving;
        const QString large(200'000, u'p');
        const RunId run = m_fixture->start(RunFixture::document(u"b>a>c"_s),
                                           {.pins = {{u"a"_s, QJsonObject{{u"out"_s, large}}}}});
        m_fixture->settled(run);

        const auto longest = m_fixture->database().readBlocking([](store::Connection &connection) {
            return connection.queryOne(
                "SELECT max(length(options), (SELECT max(length(data)) FROM events)) FROM runs",
                [](const store::Row &row) { return row.integer(0); });
        });
        AO_VERIFY_OK(longest);
        QVERIFY(**longest < 32 * 1024);
        QCOMPARE(valueFiles().size(), 1);
        m_fixture->restart();
        AO_VERIFY_OK(
            await(m_fixture->service().decide(run, NodeId(u"b"_s), {true, u"ada"_s, {}}, {})));

        const RunStatus status = m_fixture->settled(run);
        QVERIFY(status.findStep(NodeId(u"a"_s))->isPinned);
        QCOMPARE(status.findStep(NodeId(u"a"_s))->outputs.value("out"_L1).toString(), large);
    }

    /// Somebody may look for files that nobody names just when one is about to be named.
    void aFileThatIsRemovedBeforeItIsNamedIsWrittenAgain()
    {
        QSemaphore writer;
        const auto freed = qScopeGuard([&writer] { writer.release(); });
        m_fixture->scripts[u"a"_s] = [this, &writer](StepContext context, CancelToken token) {
            blockWriter(&writer);
            return large(std::move(context), std::move(token));
        };
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        QTRY_COMPARE(valueFiles().size(), 1);

        QVERIFY(QFile::remove(valueFiles().first()));
        writer.release();

        QCOMPARE(m_fixture->settled(run).findStep(NodeId(u"a"_s))->outputs.value("out"_L1),
                 QString(200'000, u'x'));
    }

    void aFileThatIsWrittenAgainMeanwhileIsNotRemoved()
    {
        const QString folder = m_fixture->directory() + u"/values/aa"_s;
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + u"/bb"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QDateTime old =
            QDateTime::fromMSecsSinceEpoch(m_fixture->clock().now().time_since_epoch().count())
                .addDays(-1);
        QVERIFY(file.setFileTime(old, QFileDevice::FileModificationTime));
        QSemaphore writer;
        const auto freed = qScopeGuard([&writer] { writer.release(); });
        blockWriter(&writer);

        auto pruning = m_fixture->service().prune({}, false, CancelToken());
        for (int i = 0; i < 6; ++i) // it has found the file, and waits to remove it
            (void)await(m_fixture->database().read(CancelToken(),
                                                   [](store::Connection &) { return Result<>(); }));
        QVERIFY(file.setFileTime(now, QFileDevice::FileModificationTime));
        writer.release();

        AO_VERIFY_OK(await(std::move(pruning)));
        QVERIFY(file.exists());
    }

    /// Whoever waits for a run reads it when it has settled.
    void waitingForARunReadsNoValues()
    {
        Gate gate;
        m_fixture->scripts[u"b"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(RunFixture::document(u"a>b"_s));
        QTRY_COMPARE(gate.waitingCount(), 1);
        const QString path = valueFiles().first();
        QVERIFY(QFile::rename(path, path + u".away"_s));

        auto waiting = m_fixture->service().waitUntilSettled(run, CancelToken());
        m_fixture->settle();
        QVERIFY(QFile::rename(path + u".away"_s, path));
        gate.open();

        const auto status = await(std::move(waiting));
        AO_VERIFY_OK(status);
        QCOMPARE(status->summary().state, RunState::Succeeded);
    }

    void askingARunOfAnotherProgramReadsNoValues()
    {
        m_fixture->scripts[u"b"_s] = approving;
        const RunId run = m_fixture->start(RunFixture::document(u"a>b"_s));
        m_fixture->settled(run);
        QVERIFY(QFile::remove(valueFiles().first()));
        RunServiceOptions options = m_fixture->options();
        options.adoptsRuns = false;
        const auto other = m_fixture->createService(options);

        AO_VERIFY_OK(await(other->decide(run, NodeId(u"b"_s), {true, u"ada"_s, {}}, {})));
        QCOMPARE(codeOf(await(other->decide(run, NodeId(u"a"_s), {true, u"ada"_s, {}}, {}))),
                 u"workflow.not_waiting"_s);
        await(other->close());
    }

    void catchingUpReadsOnlyWhatIsNew()
    {
        m_fixture->scripts[u"b"_s] = approving;
        RunService &service = m_fixture->service();
        const RunId run = m_fixture->start(RunFixture::document(u"a>b"_s));
        const RunStatus before = m_fixture->settled(run);
        AO_VERIFY_OK(await(service.decide(run, NodeId(u"b"_s), {true, u"ada"_s, {}}, {})));
        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Succeeded);
        QVERIFY(QFile::remove(valueFiles().first()));

        const auto after = await(service.catchUp(run, before, CancelToken()));

        AO_VERIFY_OK(after);
        QCOMPARE(after->summary(), *await(service.summary(run, CancelToken())));
        QCOMPARE(after->findStep(NodeId(u"a"_s))->outputs.value("out"_L1).toString().size(),
                 200'000);
        QCOMPARE(codeOf(await(service.catchUp(run, {}, CancelToken()))),
                 u"workflow.damaged_journal"_s);
        QCOMPARE(codeOf(await(service.catchUp(RunId::create(), before, CancelToken()))),
                 u"workflow.run_not_found"_s);
    }

private:
    void blockWriter(QSemaphore *until)
    {
        static_cast<void>(
            m_fixture->database().write(CancelToken(), [until](store::Connection &) -> Result<> {
                until->acquire();
                return {};
            }));
    }

    /// Without those that are being written, which have an extension.
    QStringList valueFiles() const
    {
        QStringList files;
        QDirIterator walk(m_fixture->directory() + u"/values"_s, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            if (const QString path = walk.next(); QFileInfo(path).suffix().isEmpty())
                files.append(path);
        }
        return files;
    }

    std::unique_ptr<RunFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_RunValues)
#include "tst_runvalues.moc"
