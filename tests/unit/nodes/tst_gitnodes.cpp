// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordingservices.h"

#include <agentops/base/workerpool.h>
#include <agentops/git/errors.h>
#include <agentops/nodes/builtinnodes.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/fakeclock.h>
#include <agentops/testsupport/temprepo.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// Worktrees and commits, also when an attempt before was cut off.
class TestGitNodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void worktreeIsMadeAgainAfterACrash();
    void worktreeIsMadeAgainFromHalfOfOne_data();
    void worktreeIsMadeAgainFromHalfOfOne();
    void worktreeOfAnUnknownCommitFails();
    void commitRecordsChangesAndKnowsItsOwnAfterACrash();
    void commitIsOnlyTakenForItsOwnByItsTrailers();
    void commitGoesOnAfterACrashThatLeftLocks();
    void commitAddsItsTrailersToThoseOfTheMessage_data();
    void commitAddsItsTrailersToThoseOfTheMessage();
    void commitWithoutChangesFails();

private:
    StepContext context() const;
    Result<StepOutput> step(const QString &kind, const QJsonObject &parameters, int attempt = 1);

    std::unique_ptr<TempRepo> m_repo;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<NodeCatalog> m_catalog;
    WorkerPool m_pool{u"test"_s, 1};
    FakeClock m_clock;
    RunId m_run;
};

void TestGitNodes::init()
{
    m_repo = std::make_unique<TempRepo>();
    m_repo->write(u"a.txt"_s, "one\n");
    m_repo->commit(u"first"_s);
    m_data = std::make_unique<QTemporaryDir>();
    m_catalog = std::make_unique<NodeCatalog>();
    nodes::registerBuiltinNodes(*m_catalog,
                                {.clock = &m_clock,
                                 .git = &m_pool,
                                 .cpu = &m_pool,
                                 .worktreeDirectory = m_data->filePath(u"worktrees"_s)});
    m_run = RunId::create();
}

StepContext TestGitNodes::context() const
{
    return {.run = m_run,
            .step = NodeId(u"step"_s),
            .workingDirectory = m_repo->path(),
            .repository = m_repo->path()};
}

Result<StepOutput> TestGitNodes::step(const QString &kind, const QJsonObject &parameters,
                                      int attempt)
{
    StepContext made = context();
    made.attempt = attempt;
    return runStep(*m_catalog, kind, std::move(made), parameters);
}

void TestGitNodes::worktreeIsMadeAgainAfterACrash()
{
    const QJsonObject parameters{{u"branch"_s, u"agentops/x"_s}};
    const auto first = step(u"git.worktree"_s, parameters);
    AO_VERIFY_OK(first);
    QFile leftover(first->workingDirectory + u"/half-done"_s);
    QVERIFY(leftover.open(QIODevice::WriteOnly));

    const auto second = step(u"git.worktree"_s, parameters, 2);

    AO_VERIFY_OK(second);
    QCOMPARE(second->workingDirectory, first->workingDirectory);
    QVERIFY(QFileInfo::exists(second->workingDirectory + u"/a.txt"_s));
    QVERIFY(!leftover.exists());
    QCOMPARE(m_repo->git({u"status"_s, u"--porcelain"_s}), QByteArray());
}

void TestGitNodes::worktreeIsMadeAgainFromHalfOfOne_data()
{
    QTest::addColumn<QStringList>("left");

    QTest::newRow("git's part without its content") << QStringList{u".git/worktrees/%1/gitdir"_s};
    QTest::newRow("git's part before its content") << QStringList{u".git/worktrees/%1/logs/x"_s};
    QTest::newRow("the folder without git's part") << QStringList{u"../worktrees/%1/a.txt"_s};
    QTest::newRow("both, and a lock of the branch")
        << QStringList{u".git/worktrees/%1/HEAD"_s, u"../worktrees/%1/.git"_s,
                       u".git/refs/heads/agentops/x.lock"_s};
}

void TestGitNodes::worktreeIsMadeAgainFromHalfOfOne()
{
    QFETCH(const QStringList, left);
    const QString name = m_run.toString() + u"-step"_s;
    for (const QString &path : left) {
        const QString file = path.contains(u"%1") ? path.arg(name) : path;
        const bool isOutside = file.startsWith("../worktrees/"_L1);
        const QString place = isOutside ? m_data->filePath(file.sliced(3)) : m_repo->filePath(file);
        QVERIFY(QDir().mkpath(QFileInfo(place).path()));
        QFile half(place);
        QVERIFY(half.open(QIODevice::WriteOnly));
    }

    const auto output = step(u"git.worktree"_s, {{u"branch"_s, u"agentops/x"_s}}, 2);

    AO_VERIFY_OK(output);
    QVERIFY(QFileInfo::exists(output->workingDirectory + u"/a.txt"_s));
    QCOMPARE(m_repo->git({u"-C"_s, output->workingDirectory, u"status"_s, u"--porcelain"_s}),
             QByteArray());
    QVERIFY(m_repo->git({u"worktree"_s, u"list"_s}).contains(name.toUtf8()));
}

void TestGitNodes::worktreeOfAnUnknownCommitFails()
{
    const auto output = step(u"git.worktree"_s, {{u"branch"_s, u"x"_s}, {u"base"_s, u"nowhere"_s}});

    QVERIFY(output.error().code() == git::errors::kNotFound);
}

void TestGitNodes::commitRecordsChangesAndKnowsItsOwnAfterACrash()
{
    m_repo->write(u"a.txt"_s, "two\n");
    const QJsonObject parameters{{u"message"_s, u"Change a"_s}};

    const auto first = step(u"git.commit"_s, parameters);
    const auto again = step(u"git.commit"_s, parameters, 2);

    AO_VERIFY_OK(first);
    AO_VERIFY_OK(again);
    QCOMPARE(again->values, first->values);
    QCOMPARE(m_repo->git({u"log"_s, u"--format=%s"_s}), QByteArray("Change a\nfirst\n"));
    QCOMPARE(m_repo->git({u"log"_s, u"-1"_s, u"--format=%(trailers:only)"_s}).trimmed(),
             "AgentOps-Run: " + m_run.toString().toUtf8() + "\nAgentOps-Step: step");

    m_repo->write(u"b.txt"_s, "made by somebody else meanwhile\n");
    const auto later = step(u"git.commit"_s, parameters, 3);

    AO_VERIFY_OK(later);
    QCOMPARE(later->values, first->values);
}

void TestGitNodes::commitIsOnlyTakenForItsOwnByItsTrailers()
{
    m_repo->write(u"a.txt"_s, "two\n");
    m_repo->commit(u"Change a"_s);
    const QJsonObject parameters{{u"message"_s, u"Change a"_s}};

    const auto nothing = step(u"git.commit"_s, parameters, 2);
    m_repo->write(u"a.txt"_s, "three\n");
    const auto made = step(u"git.commit"_s, parameters, 2);

    QVERIFY(nothing.error().code() == git::errors::kNothingToCommit);
    AO_VERIFY_OK(made);
    QCOMPARE(m_repo->git({u"log"_s, u"--format=%s"_s}), QByteArray("Change a\nChange a\nfirst\n"));
}

void TestGitNodes::commitGoesOnAfterACrashThatLeftLocks()
{
    const auto worktree = step(u"git.worktree"_s, {{u"branch"_s, u"agentops/x"_s}});
    AO_VERIFY_OK(worktree);
    const QString gitDir = m_repo->filePath(u".git/worktrees/"_s + m_run.toString() + u"-step"_s);
    for (const QString &lock : {gitDir + u"/index.lock"_s, gitDir + u"/HEAD.lock"_s,
                                m_repo->filePath(u".git/refs/heads/agentops/x.lock"_s)}) {
        QFile left(lock);
        QVERIFY(left.open(QIODevice::WriteOnly));
    }
    QFile file(worktree->workingDirectory + u"/b.txt"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    StepContext again = context();
    again.workingDirectory = worktree->workingDirectory;
    again.attempt = 2;

    const auto output = runStep(*m_catalog, u"git.commit"_s, again, {{u"message"_s, u"Add b"_s}});

    AO_VERIFY_OK(output);
}

void TestGitNodes::commitAddsItsTrailersToThoseOfTheMessage_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("expected");

    QTest::newRow("a subject that looks like one") << u"Fix: this"_s << u"Fix: this\n\nOURS"_s;
    QTest::newRow("text") << u"Subject\n\nSome: text\nand more"_s
                          << u"Subject\n\nSome: text\nand more\n\nOURS"_s;
    QTest::newRow("trailers") << u"Subject\n\nReviewed-by: Ada\n"_s
                              << u"Subject\n\nReviewed-by: Ada\nOURS"_s;
}

void TestGitNodes::commitAddsItsTrailersToThoseOfTheMessage()
{
    QFETCH(const QString, message);
    QFETCH(QString, expected);
    m_repo->write(u"a.txt"_s, "two\n");

    AO_VERIFY_OK(step(u"git.commit"_s, {{u"message"_s, message}}));

    const QString ours = u"AgentOps-Run: %1\nAgentOps-Step: step"_s.arg(m_run.toString());
    QCOMPARE(QString::fromUtf8(m_repo->git({u"log"_s, u"-1"_s, u"--format=%B"_s})).trimmed(),
             expected.replace(u"OURS"_s, ours));
}

void TestGitNodes::commitWithoutChangesFails()
{
    const auto output = step(u"git.commit"_s, {{u"message"_s, u"Nothing"_s}});

    QVERIFY(output.error().code() == git::errors::kNothingToCommit);
}

QTEST_GUILESS_MAIN(TestGitNodes)
#include "tst_gitnodes.moc"
