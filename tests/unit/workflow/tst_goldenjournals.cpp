// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <agentops/workflow/documentcodec.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;

namespace {

QJsonArray statesOf(const RunStatus &status)
{
    QJsonArray states{runStateName(status.summary().state)};
    for (const StepStatus &step : status.steps())
        states.append(
            u"%1 %2 %3"_s.arg(step.path.text(), stepStateName(step.state)).arg(step.attempt));
    return states;
}

QByteArray compact(const QJsonValue &value)
{
    return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

/// A failure in a pass of a map, a loop that has ended, a branch for failures, a wait, a retry to
/// come, a step that was ended by a person, a turn, and an answer that nobody has given.
Document everyKindOfStep()
{
    Document document = RunFixture::document(
        u"m/x,m/d,x>d,m.done>l,l/y,l.done>w,f.error>h,f.done>c.after,w>ask,r>z,k>z.second,held,turn>z.after"_s);
    RunFixture::become(document, u"m"_s, u"map"_s,
                       {{u"items"_s, 3},
                        {u"maxParallel"_s, 2},
                        {u"onFailure"_s, u"collect"_s},
                        {u"result"_s, u"{{ x.out }}"_s}});
    RunFixture::become(document, u"l"_s, u"loop"_s,
                       {{u"state"_s, 0},
                        {u"next"_s, u"{{ l.state + 1 }}"_s},
                        {u"while"_s, u"{{ l.state < 1 }}"_s}});
    RunFixture::node(document, u"d"_s).kind = u"deploy"_s;
    for (const char *id : {"held", "turn"})
        RunFixture::node(document, QLatin1StringView(id)).concurrency =
            Concurrency{.key = u"one"_s};
    RunFixture::node(document, u"c"_s).join.policy = Join::Policy::Ended;
    RunFixture::node(document, u"r"_s).retry = {
        {.maxAttempts = 2, .firstDelay = 1h, .maxDelay = 1h}};
    RunFixture::node(document, u"r"_s).retry.hasJitter = false;
    return document;
}

} // namespace

/// Journals as programs of every released format have written them, `journals/NAME.json`: what they
/// say, and how a run in them ends, is the same for ever. With AO_REBASELINE set the file of
/// today's format is written anew; read the difference before keeping it.
class tst_GoldenJournals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsSet("AO_REBASELINE"))
            recordToday();
    }

    void aJournalOfAnyVersionSaysWhatItHasAlwaysSaid_data()
    {
        QTest::addColumn<QString>("path");
        QSet<int> versions;
        const QDir folder(QFINDTESTDATA("journals"));
        for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files)) {
            QTest::addRow("%s", qPrintable(name)) << folder.filePath(name);
            versions.insert(read(folder.filePath(name)).value("journal"_L1).toInt());
        }
        QVERIFY(versions.contains(1) && versions.contains(2));
    }

    void aJournalOfAnyVersionSaysWhatItHasAlwaysSaid()
    {
        QFETCH(QString, path);
        const QJsonObject golden = read(path);
        RunFixture fixture;
        const RunId run = *RunId::parse(u"0199a000-0000-7000-8000-000000000001"_s);
        fixture.end();
        QVERIFY(writeJournal(fixture.directory(), run, golden));
        fixture.scripts[u"ask"_s] = approving;
        RunServiceOptions options = fixture.options();
        options.adoptsRuns = false;
        AO_VERIFY_OK(fixture.begin(options));

        const auto detail = await(fixture.service().show(run, {}));
        AO_VERIFY_OK(detail);
        QCOMPARE(statesOf(detail->status), golden.value("status"_L1).toArray());
        QCOMPARE(detail->events.size(), golden.value("events"_L1).toArray().size());

        if (!isFinal(detail->status.summary().state))
            AO_VERIFY_OK(await(fixture.service().resume(run, {})));
        QCOMPARE(statesOf(carryToItsEnd(fixture, run)), golden.value("end"_L1).toArray());
    }

private:
    static QJsonObject read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }

    /// The database as a program of that version has left it.
    static bool writeJournal(const QString &directory, const RunId &run, const QJsonObject &golden)
    {
        const QString path = directory + u"/runs.db"_s;
        (void)store::Database::discard(path);
        store::Schema schema = journalSchema();
        schema.migrations.resize(size_t(golden.value("journal"_L1).toInt()));
        const auto database = store::Database::open(path, schema, store::Durability::Cache);
        const auto write = [&](store::Connection &connection) -> Result<> {
            const QByteArray text = compact(golden.value("document"_L1));
            AO_CHECK(connection.run("INSERT INTO documents VALUES (x'01', ?1)", text));
            const bool isEnded = !golden.value("finishedAt"_L1).isUndefined();
            AO_CHECK(connection.run(
                "INSERT INTO runs (id, name, repository, document, options, state, created_at, "
                "finished_at, planned, finished, error_code, error_message, epoch) "
                "VALUES (?1, 'Golden', '/repository', x'01', ?2, ?3, 1767225600000, ?4, 1, 0, '', "
                "'', 1)",
                run, QString::fromUtf8(compact(golden.value("options"_L1))),
                golden.value("status"_L1)[0].toString(),
                isEnded ? std::optional(qint64(golden.value("finishedAt"_L1).toInteger()))
                        : std::nullopt));
            for (const QJsonValue &event : golden.value("events"_L1).toArray()) {
                AO_CHECK(connection.run(
                    "INSERT INTO events (run, sequence, at, kind, node, attempt, data, writer) "
                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, zeroblob(16))",
                    run, event["sequence"_L1].toInteger(), event["at"_L1].toInteger(),
                    event["kind"_L1].toString(), event["node"_L1].toString(),
                    event["attempt"_L1].toInt(), QString::fromUtf8(compact(event["data"_L1]))));
            }
            return {};
        };
        const Result<> written = database ? (*database)->writeBlocking(write) : Result<>();
        if (!written)
            qWarning("%s", qPrintable(written.error().describe()));
        return database && written;
    }

    /// Whoever is asked agrees, and what may have happened is done again.
    static RunStatus carryToItsEnd(RunFixture &fixture, const RunId &run)
    {
        for (int i = 0; i < 50; ++i) {
            fixture.settle();
            const auto detail = await(fixture.service().show(run, {}));
            if (!detail || isFinal(detail->status.summary().state))
                return detail ? detail->status : RunStatus();
            for (const StepStatus &step : detail->status.steps()) {
                if (step.hold)
                    (void)await(
                        fixture.service().goOn(run, step.path, RunService::Step::Continue, {}));
                else if (step.state == StepState::WaitingForApproval)
                    (void)await(fixture.service().decide(run, step.path, {true, u"ada"_s, {}}, {}));
                else if (step.state == StepState::InDoubt)
                    (void)await(fixture.service().resolve(run, step.path, Resolution::RunAgain,
                                                          u"ada"_s, {}, {}));
            }
            fixture.clock().advance(1h);
        }
        return {};
    }

    /// Carries a run of everything to the point at which it waits, and writes it down.
    static void recordToday()
    {
        RunFixture fixture;
        Gate gate;
        fixture.scripts[u"ask"_s] = approving;
        for (const char *failingStep : {"m#1/x", "f", "r"})
            fixture.scripts[QLatin1StringView(failingStep)] = failing;
        fixture.scripts[u"w"_s] = [&fixture](StepContext, CancelToken) {
            return [](Timestamp due) -> Task<Result<StepOutput>> {
                StepOutput result = output(u"out"_s, 1);
                result.dueAt = due;
                co_return result;
            }(fixture.clock().now() + 5s);
        };
        fixture.scripts[u"k"_s] = waitingAt(gate);
        fixture.scripts[u"held"_s] = waitingAt(gate);
        const Document document = everyKindOfStep();
        const RunId run = fixture.start(document, {.maxParallel = 8});
        for (int i = 0; i < 8; ++i) {
            fixture.settle();
            fixture.clock().advance(1s);
        }
        (void)await(fixture.service().cancelStep(run, NodeId(u"k"_s), u"ada"_s, {}));
        fixture.settle();
        const auto detail = await(fixture.service().show(run, {}));
        QJsonArray events;
        for (const RunEvent &event : detail->events) {
            events.append(QJsonObject{{u"sequence"_s, event.sequence},
                                      {u"at"_s, qint64(event.at.time_since_epoch().count())},
                                      {u"kind"_s, eventKindName(event.kind)},
                                      {u"node"_s, event.step.text()},
                                      {u"attempt"_s, event.attempt},
                                      {u"data"_s, event.data}});
        }
        QJsonObject golden{
            {u"journal"_s, journalSchema().version()},
            {u"document"_s, QJsonDocument::fromJson(writeDocument(document)).object()},
            {u"options"_s, QJsonObject{{u"maxParallel"_s, 8}, {u"approveAs"_s, QString()}}},
            {u"events"_s, events},
            {u"status"_s, statesOf(detail->status)}};
        fixture.scripts.clear();
        fixture.scripts[u"ask"_s] = approving;
        fixture.restart();
        golden.insert(u"end"_s, statesOf(carryToItsEnd(fixture, run)));
        QFile file(QFINDTESTDATA("journals")
                   + u"/v%1-everything.json"_s.arg(journalSchema().version()));
        if (file.open(QIODevice::WriteOnly))
            file.write(QJsonDocument(golden).toJson());
    }
};

QTEST_GUILESS_MAIN(tst_GoldenJournals)
#include "tst_goldenjournals.moc"
