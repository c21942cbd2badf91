// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"
#include "workflowfiles.h"

#include <agentops/base/clock.h>
#include <agentops/store/database.h>
#include <agentops/testsupport/temprepo.h>
#include <agentops/workflow/journal.h>

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtTest/QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using agentops::testsupport::TempRepo;

/// The real program, killed and started again, and several of it at the same time.
class TestCliTriggers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsArmedIsListed();
    void onlyFilesOfTheRepositoryAreArmed();
    void aCopyIsArmedInPlaceOfTheOtherOnlyWhenAsked();
    void whatWasDueWhileItWasDeadBeginsOnceAfterwards();
    void killedAroundTheDueTimeItBeginsOnce();
    void twoProgramsBeginOneRun();
    void aCommitBeginsARunThroughTheHook();

private:
    void arm(const QJsonObject &trigger);
    /// Makes the armed schedule due at a moment.
    void setDue(Timestamp due);
    QString journal() const;
    int runCount() const;
    /// `agentops triggers run`, once it says that it serves.
    std::unique_ptr<QProcess> serve() const;
    static void end(QProcess &process);

    std::unique_ptr<TempRepo> m_repo;
    std::unique_ptr<CliProgram> m_program;
    SystemClock m_clock;
};

void TestCliTriggers::init()
{
    m_repo = std::make_unique<TempRepo>();
    m_program = std::make_unique<CliProgram>();
    m_program->setWorkingDirectory(m_repo->path());
}

void TestCliTriggers::arm(const QJsonObject &trigger)
{
    QJsonObject document =
        QJsonDocument::fromJson(
            workflowFile(
                {shellStep(u"mark"_s, u"echo x >> '%1'"_s.arg(m_repo->filePath(u"../marks"_s)))}))
            .object();
    QJsonArray nodes = document["nodes"_L1].toArray();
    nodes[0] = trigger;
    document["nodes"_L1] = nodes;
    QJsonArray edges = document["edges"_L1].toArray();
    QJsonObject edge = edges[0].toObject();
    edge["from"_L1] = u"start.done"_s;
    edges[0] = edge;
    document["edges"_L1] = edges;
    document["version"_L1] = 2;
    m_repo->write(u"test.agentops.json"_s, QJsonDocument(document).toJson());
    m_repo->commit();
    COMPARE_EXIT(m_program->run({u"triggers"_s, u"arm"_s, u"test.agentops.json"_s}), 0);
}

static QJsonObject schedule(const QString &cron)
{
    return {{u"id"_s, u"start"_s},
            {u"kind"_s, u"trigger.schedule"_s},
            {u"parameters"_s, QJsonObject{{u"cron"_s, cron}, {u"timeZone"_s, u"UTC"_s}}}};
}

QString TestCliTriggers::journal() const
{
    QDirIterator files(m_program->dataFolder(), {u"runs.db"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    return files.next();
}

void TestCliTriggers::setDue(Timestamp due)
{
    const auto database = store::Database::open(journal(), workflow::journalSchema(),
                                                store::Durability::ProcessCrash);
    QVERIFY(database);
    QVERIFY((*database)->writeBlocking(
        [due](store::Connection &db) { return db.run("UPDATE triggers SET next_due = ?1", due); }));
}

int TestCliTriggers::runCount() const
{
    const CliOutcome listed = m_program->run({u"runs"_s, u"list"_s, u"--json"_s});
    return int(listed.json().value("runs"_L1).toArray().size());
}

std::unique_ptr<QProcess> TestCliTriggers::serve() const
{
    auto process = m_program->start({u"triggers"_s, u"run"_s});
    QByteArray said;
    const auto serves = [&] {
        said += process->readAllStandardError();
        return said.contains("Serving");
    };
    if (!QTest::qWaitFor(serves, 20'000))
        qFatal("it does not serve: %s", said.constData());
    return process;
}

void TestCliTriggers::end(QProcess &process)
{
    process.terminate();
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 0);
}

void TestCliTriggers::whatIsArmedIsListed()
{
    arm(schedule(u"0 6 1 1 *"_s));

    const CliOutcome listed = m_program->run({u"triggers"_s, u"list"_s, u"--json"_s});
    COMPARE_EXIT(listed, 0);
    const QJsonValue trigger = listed.json().value("triggers"_L1)[0];
    QCOMPARE(trigger["file"_L1].toString(), u"test.agentops.json"_s);
    QCOMPARE(trigger["kind"_L1].toString(), u"trigger.schedule"_s);
    QVERIFY2(trigger["nextDue"_L1].toString().endsWith("-01-01T06:00:00.000Z"_L1),
             qPrintable(listed.describe()));
    QCOMPARE(trigger["fileChanged"_L1].toBool(true), false);

    COMPARE_EXIT(m_program->run({u"triggers"_s, u"disarm"_s, u"test.agentops.json"_s}), 0);
    QVERIFY(m_program->run({u"triggers"_s, u"list"_s}).err.contains("Nothing is armed"_L1));
    COMPARE_EXIT(m_program->run({u"triggers"_s, u"disarm"_s, u"test.agentops.json"_s}), 3);
}

void TestCliTriggers::onlyFilesOfTheRepositoryAreArmed()
{
    m_repo->write(u"bad.agentops.json"_s,
                  QByteArray(workflowFile({})).replace("trigger.manual", "trigger.schedule"));
    m_repo->commit();

    COMPARE_EXIT(m_program->run({u"triggers"_s, u"arm"_s, u"check-and-ship"_s}), 3);
    COMPARE_EXIT(m_program->run({u"triggers"_s, u"arm"_s, u"bad.agentops.json"_s}), 3);
}

void TestCliTriggers::aCopyIsArmedInPlaceOfTheOtherOnlyWhenAsked()
{
    arm(schedule(u"0 6 1 1 *"_s));
    QVERIFY(QFile::copy(m_repo->filePath(u"test.agentops.json"_s),
                        m_repo->filePath(u"copy.agentops.json"_s)));

    const CliOutcome refused = m_program->run({u"triggers"_s, u"arm"_s, u"copy.agentops.json"_s});
    COMPARE_EXIT(refused, 3);
    QVERIFY2(refused.err.contains("test.agentops.json"_L1), qPrintable(refused.describe()));
    COMPARE_EXIT(m_program->run({u"triggers"_s, u"arm"_s, u"copy.agentops.json"_s, u"--replace"_s}),
                 0);
}

void TestCliTriggers::whatWasDueWhileItWasDeadBeginsOnceAfterwards()
{
    arm(schedule(u"0 6 1 1 *"_s));
    auto process = serve();
    process->kill();
    QVERIFY(process->waitForFinished());
    setDue(m_clock.now() - 1min);
    QCOMPARE(runCount(), 0);

    process = serve();
    QTRY_COMPARE_WITH_TIMEOUT(runCount(), 1, 20'000);
    process->kill();
    QVERIFY(process->waitForFinished());
    process = serve();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_repo->filePath(u"../marks"_s)), 20'000);
    end(*process);

    QCOMPARE(runCount(), 1);
}

void TestCliTriggers::killedAroundTheDueTimeItBeginsOnce()
{
    std::mt19937 random(20260101);
    arm(schedule(u"0 6 1 1 *"_s));
    for (int round = 1; round <= 12; ++round) {
        setDue(m_clock.now() + 1h);
        auto process = serve();
        // The program reads what is due when it is woken.
        const Timestamp due = m_clock.now() + 100ms;
        setDue(due);
        COMPARE_EXIT(m_program->run({u"hook"_s, u"notify"_s}), 0);
        const auto moment = due + std::chrono::milliseconds(random() % 60);
        while (m_clock.now() < moment) { } // closer than a timer comes
        process->kill();
        QVERIFY(process->waitForFinished());

        process = serve();
        QTRY_COMPARE_WITH_TIMEOUT(runCount(), round, 20'000);
        end(*process);
        QCOMPARE(runCount(), round);
    }
}

void TestCliTriggers::twoProgramsBeginOneRun()
{
    arm(schedule(u"0 6 1 1 *"_s));
    for (int round = 1; round <= 5; ++round) {
        setDue(m_clock.now() + 1h);
        const auto first = serve();
        const auto second = serve();
        setDue(m_clock.now() + 300ms);
        COMPARE_EXIT(m_program->run({u"hook"_s, u"notify"_s}), 0);

        QTRY_COMPARE_WITH_TIMEOUT(runCount(), round, 20'000);
        end(*first);
        end(*second);
        QCOMPARE(runCount(), round);
    }
}

void TestCliTriggers::aCommitBeginsARunThroughTheHook()
{
    arm({{u"id"_s, u"start"_s}, {u"kind"_s, u"trigger.git"_s}});
    COMPARE_EXIT(
        m_program->run({u"hook"_s, u"install"_s, u"--data-dir"_s, m_program->dataFolder()}), 0);
    const auto process = serve();
    m_repo->write(u"a.txt"_s, "a\n");
    m_repo->commit(u"one more"_s);

    QTRY_COMPARE_WITH_TIMEOUT(runCount(), 1, 8'000); // sooner than it looks by itself
    end(*process);
    COMPARE_EXIT(m_program->run({u"hook"_s, u"remove"_s}), 0);
}

QTEST_GUILESS_MAIN(TestCliTriggers)
#include "tst_cli_triggers.moc"
