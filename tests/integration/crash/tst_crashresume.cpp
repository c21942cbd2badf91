// SPDX-License-Identifier: GPL-3.0-or-later
#include "killedprogram.h"

#include <agentops/base/clock.h>
#include <agentops/store/database.h>
#include <agentops/testsupport/await.h>
#include <agentops/workflow/journal.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workflow;

namespace {

constexpr int kKills = 20;
constexpr int kLayers = 150;
constexpr int kWidth = 3;

/// One line in the ledger, which is kept outside the journal: what really happened.
void writeLedger(const QString &directory, const QString &line)
{
    QFile ledger(directory + u"/ledger"_s);
    if (!ledger.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)
        || ledger.write(line.toUtf8() + '\n') < 0)
        qFatal("the ledger cannot be written");
}

/// Leaves a line before and after some time.
class LedgerStep final : public NodeExecutor
{
public:
    explicit LedgerStep(QString directory) : m_directory(std::move(directory)) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        const QString name = u"%1 %2"_s.arg(context.step.text()).arg(context.attempt);
        writeLedger(m_directory, u"start "_s + name);
        AO_CO_CHECK(co_await m_clock.sleep(8ms, token));
        writeLedger(m_directory, u"end "_s + name);
        co_return StepOutput{.values = {{u"out"_s, context.attempt}}};
    }

private:
    QString m_directory;
    SystemClock m_clock;
};

Document layeredDocument()
{
    Document document = Document::create(u"Layers"_s);
    const auto id = [](int layer, int i) {
        return NodeId(u"n%1-%2"_s.arg(layer).arg(i));
    };
    for (int layer = 0; layer < kLayers; ++layer) {
        for (int i = 0; i < kWidth; ++i) {
            document.nodes.append({.id = id(layer, i), .kind = u"ledger"_s});
            for (int from = 0; layer > 0 && from < 2; ++from) {
                document.edges.append({.id = EdgeId(u"e%1"_s.arg(document.edges.size())),
                                       .from = {id(layer - 1, (i + from) % kWidth), u"out"_s},
                                       .to = {id(layer, i), from == 0 ? u"in"_s : u"second"_s}});
            }
        }
    }
    return document;
}

/// The program that gets killed: starts a run when there is none yet, and carries on what it finds.
class Program
{
public:
    explicit Program(const QString &directory)
        : m_database(*store::Database::open(directory + u"/runs.db"_s, journalSchema(),
                                            store::Durability::ProcessCrash))
    {
        NodeType type{.kind = u"ledger"_s, .category = u"test"_s, .title = u"Ledger"_s};
        type.inputs = {{.name = u"in"_s}, {.name = u"second"_s}};
        type.outputs = {{.name = u"out"_s}};
        type.effect = Effect::Files;
        m_catalog.add(std::move(type), std::make_unique<LedgerStep>(directory));
        m_service = std::make_unique<RunService>(*m_database, m_io, m_catalog, m_clock,
                                                 RunServiceOptions{.dataDirectory = directory});
        QObject::connect(m_service.get(), &RunService::eventRecorded,
                         [](const RunEvent &) { say(u"event"_s); });
    }

    RunService &service() { return *m_service; }

    int run()
    {
        if (!await(m_service->open(CancelToken())))
            return 1;
        QList<RunSummary> runs = *await(m_service->list(10, CancelToken()));
        if (runs.isEmpty()) {
            const auto started =
                await(m_service->start(layeredDocument(), {.repository = u"/r"_s}, CancelToken()));
            if (!started)
                return 2;
            say(u"started "_s + started->toString());
            runs = *await(m_service->list(10, CancelToken()));
        }
        const auto settled = await(m_service->waitUntilSettled(runs.first().id, CancelToken()));
        await(m_service->close());
        return settled && settled->summary().state == RunState::Succeeded ? 0 : 3;
    }

private:
    SystemClock m_clock;
    WorkerPool m_io{u"io"_s, 1};
    std::unique_ptr<store::Database> m_database;
    NodeCatalog m_catalog;
    std::unique_ptr<RunService> m_service;
};

QStringList readLedger(const QString &directory)
{
    QFile ledger(directory + u"/ledger"_s);
    if (!ledger.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(ledger.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

/// Kills a program with kill -9 while it carries out a run, again and again.
class tst_CrashResume : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostAndNoFinishedStepIsRepeated_data()
    {
        QTest::addColumn<unsigned>("seed");
        QTest::newRow("first seed") << 1u;
        QTest::newRow("second seed") << 2u;
    }

    void nothingIsLostAndNoFinishedStepIsRepeated()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const QTemporaryDir directory;
        QString promised;
        int killedWhileRunning = 0;

        for (int kill = 0; kill < kKills; ++kill) {
            KilledProgram program({directory.path()});
            killedWhileRunning += program.killAfter(2 + int(random() % 16), int(random() % 9));
            for (const QString &line : program.lines().filter(u"started "_s)) {
                QVERIFY2(promised.isEmpty(), "a run that start() had promised was gone");
                promised = line.sliced(8);
            }
            checkLedger(directory.path());
            if (QTest::currentTestFailed())
                return;
        }
        QCOMPARE(KilledProgram({directory.path()}).finish(), 0);

        QCOMPARE(killedWhileRunning, kKills);
        checkLedger(directory.path());
        checkComplete(directory.path(), promised);
        qInfo("killed %d times while running; %lld starts for %d steps", killedWhileRunning,
              qint64(readLedger(directory.path()).filter(u"start "_s).size()), kLayers * kWidth);
    }

private:
    /// No step begins again after its success was recorded, and attempts count up by one.
    static void checkLedger(const QString &directory)
    {
        QMap<QString, int> attempts;
        for (const QString &line : readLedger(directory)) {
            const QStringList words = line.split(u' ');
            if (words[0] != "start"_L1)
                continue;
            QVERIFY2(words[2].toInt() > attempts.value(words[1]), qPrintable(line));
            attempts[words[1]] = words[2].toInt();
        }
        const auto database = store::Database::open(directory + u"/runs.db"_s, journalSchema(),
                                                    store::Durability::ProcessCrash);
        QVERIFY(database);
        const auto finished = (*database)->readBlocking([](store::Connection &connection) {
            return connection.query(
                "SELECT node, max(attempt), count(*) FROM events WHERE kind = 'step_succeeded' "
                "GROUP BY node",
                [](const store::Row &row) {
                    return std::tuple(row.text(0), row.integer(1), row.integer(2));
                });
        });
        QVERIFY(finished);
        for (const auto &[node, attempt, count] : *finished) {
            QCOMPARE(count, 1);
            QVERIFY2(attempts.value(node) == attempt,
                     qPrintable(node + u" ran again after it had finished"_s));
        }
    }

    static void checkComplete(const QString &directory, const QString &promised)
    {
        Program program(directory);
        AO_VERIFY_OK(await(program.service().open(CancelToken())));
        const auto runs = await(program.service().list(10, CancelToken()));
        await(program.service().close());
        AO_VERIFY_OK(runs);
        QCOMPARE(runs->size(), 1);
        if (!promised.isEmpty())
            QCOMPARE(runs->first().id.toString(), promised);
        QCOMPARE(runs->first().state, RunState::Succeeded);
        QCOMPARE(runs->first().finishedCount, kLayers * kWidth);
        QSet<QString> ended;
        for (const QString &line : readLedger(directory).filter(u"end "_s))
            ended.insert(line.split(u' ')[1]);
        QCOMPARE(ended.size(), kLayers * kWidth);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--program") == 0)
        return Program(QString::fromLocal8Bit(argv[2])).run();
    tst_CrashResume test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_crashresume.moc"
