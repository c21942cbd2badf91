// SPDX-License-Identifier: GPL-3.0-or-later
#include "killedprogram.h"

#include <agentops/store/database.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/temprepo.h>
#include <agentops/workflow/journal.h>
#include <agentops/workflow/runservice.h>
#include <agentops/workspace/workspace.h>

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <random>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workflow;

namespace {

constexpr int kKills = 20;
/// A command and the commit of what it has changed; more than the kills can let finish.
constexpr int kPairs = 24;

/// worktree → command → commit → command → commit …, on the branch `ship`. Commands leave lines in
/// a ledger outside of the journal.
Document shipDocument(const QString &ledger)
{
    Document document = Document::create(u"Ship"_s);
    QString before;
    const auto add = [&](const QString &id, const QString &kind, const QJsonObject &parameters,
                         const QString &input, const QString &output) {
        document.nodes.append({.id = NodeId(id), .kind = kind, .parameters = parameters});
        if (!before.isEmpty()) {
            document.edges.append(
                {.id = EdgeId(u"to-"_s + id),
                 .from = {NodeId(before.section(u'.', 0, 0)), before.section(u'.', 1)},
                 .to = {NodeId(id), input}});
        }
        before = id + u'.' + output;
    };
    add(u"tree"_s, u"git.worktree"_s, {{u"branch"_s, u"ship"_s}}, {}, u"path"_s);
    for (int i = 1; i <= kPairs; ++i) {
        const QString command = u"echo start s%1 >> '%2'; sleep 0.02; echo $$ >> file-%1.txt; "
                                "echo end s%1 >> '%2'"_s.arg(i)
                                    .arg(ledger);
        add(u"s%1"_s.arg(i), u"shell.command"_s, {{u"command"_s, command}}, u"input"_s,
            u"output"_s);
        add(u"c%1"_s.arg(i), u"git.commit"_s, {{u"message"_s, u"Part %1"_s.arg(i)}}, u"after"_s,
            u"commit"_s);
    }
    return document;
}

/// The program that gets killed: starts a run when there is none yet, and carries on what it finds.
int carryOut(const QString &repository, const QString &data)
{
    const auto workspace =
        await(workspace::Workspace::open({.repository = repository, .dataRoot = data}, {}));
    if (!workspace)
        return 1;
    RunService &runs = (*workspace)->runs();
    QObject::connect(&runs, &RunService::eventRecorded, [](const RunEvent &) { say(u"event"_s); });
    const auto known = await(runs.list(1, {}));
    if (!known)
        return 2;
    const auto run = known->isEmpty()
        ? await(runs.start(shipDocument(data + u"/ledger"_s), {.repository = repository}, {}))
        : Result<RunId>(known->first().id);
    if (!run)
        return 3;
    const auto settled = await(runs.waitUntilSettled(*run, {}));
    await((*workspace)->close());
    if (settled && settled->summary().state != RunState::Succeeded)
        qWarning("%s", qPrintable(settled->summary().error.message));
    return settled && settled->summary().state == RunState::Succeeded ? 0 : 4;
}

} // namespace

/// Kills a program with kill -9 while it makes a worktree, runs commands and commits.
class tst_ShipResume : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_repo = std::make_unique<TempRepo>();
        m_repo->write(u"a.txt"_s, "one\n");
        m_repo->commit(u"first"_s);
        m_data = std::make_unique<QTemporaryDir>();
        m_startsOfFinished.clear();
    }

    void everyCommitIsMadeOnceAndNoFinishedStepIsRepeated()
    {
        std::mt19937 random(20);
        int killedWhileRunning = 0;

        for (int kill = 0; kill < kKills; ++kill) {
            KilledProgram program(arguments());
            // At least the start of the run, later also nothing: killed while it finds its way
            // back.
            const int eventCount = kill == 0 ? 2 : int(random() % 4);
            killedWhileRunning += program.killAfter(eventCount, int(random() % 40));
            checkFinishedSteps();
            if (QTest::currentTestFailed())
                return;
        }
        QCOMPARE(KilledProgram(arguments()).finish(), 0);

        QCOMPARE(killedWhileRunning, kKills);
        checkFinishedSteps();
        QCOMPARE(m_startsOfFinished.size(), 1 + 2 * kPairs);
        checkCommits();
        const qsizetype starts = ledger().filter(u"start "_s).size();
        qInfo("killed %d times while running; %lld starts for %d commands, %d commits",
              killedWhileRunning, qint64(starts), kPairs, kPairs);
    }

private:
    QStringList arguments() const { return {m_repo->path(), m_data->path()}; }

    QStringList ledger() const
    {
        QFile file(m_data->filePath(u"ledger"_s));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    }

    /// A step whose success is in the journal has succeeded once, and never begins again.
    void checkFinishedSteps()
    {
        const workspace::DataFolder folder(m_data->path(), m_repo->path());
        const auto database = store::Database::open(folder.runsDatabase(), journalSchema(),
                                                    store::Durability::ProcessCrash);
        AO_VERIFY_OK(database);
        const auto finished = (*database)->readBlocking([](store::Connection &connection) {
            return connection.query(
                "SELECT node, count(*) FROM events WHERE kind = 'step_succeeded' GROUP BY node",
                [](const store::Row &row) { return std::pair(row.text(0), row.integer(1)); });
        });
        AO_VERIFY_OK(finished);
        const QStringList lines = ledger();
        for (const auto &[node, count] : *finished) {
            QCOMPARE(count, 1);
            const qsizetype starts = lines.count(u"start "_s + node);
            if (node.startsWith(u's'))
                QVERIFY2(lines.contains(u"end "_s + node), qPrintable(node));
            QVERIFY2(m_startsOfFinished.value(node, starts) == starts,
                     qPrintable(node + u" ran again after it had finished"_s));
            m_startsOfFinished.insert(node, starts);
        }
    }

    void checkCommits() const
    {
        QStringList expected{u"first"_s};
        for (int i = 1; i <= kPairs; ++i)
            expected.prepend(u"Part %1 c%1"_s.arg(i));
        const QByteArray log =
            m_repo->git({u"log"_s, u"ship"_s,
                         u"--format=%s %(trailers:key=AgentOps-Step,valueonly,separator=%x20)"_s});
        QStringList made;
        for (const QString &line : QString::fromUtf8(log).split(u'\n', Qt::SkipEmptyParts))
            made.append(line.trimmed());
        QCOMPARE(made, expected);
        QCOMPARE(m_repo->git({u"worktree"_s, u"list"_s}).count('\n'), 2);
        QCOMPARE(m_repo->git({u"status"_s, u"--porcelain"_s}), QByteArray());
    }

    std::unique_ptr<TempRepo> m_repo;
    std::unique_ptr<QTemporaryDir> m_data;
    /// How often each finished step had begun when it was first seen finished.
    QHash<QString, qsizetype> m_startsOfFinished;
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 4 && qstrcmp(argv[1], "--program") == 0)
        return carryOut(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]));
    tst_ShipResume test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_shipresume.moc"
