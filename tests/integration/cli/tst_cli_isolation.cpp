// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"
#include "workflowfiles.h"

#include <agentops/base/id.h>
#include <agentops/testsupport/temprepo.h>

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtTest/QTest>

#include <csignal>
#include <random>

using namespace Qt::StringLiterals;
using agentops::testsupport::TempRepo;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

/// Every file of the checkout byte by byte, ignored and untracked ones too, with its rights; of
/// git's own files the index and HEAD.
QMap<QString, QByteArray> checkoutOf(const TempRepo &repo)
{
    QMap<QString, QByteArray> files;
    QDirIterator all(repo.path(), QDir::Files | QDir::Hidden | QDir::System,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QFileInfo file = all.nextFileInfo();
        const QString name = file.filePath().sliced(repo.path().size() + 1);
        if (!name.startsWith(".git/"_L1) || name == ".git/index"_L1 || name == ".git/HEAD"_L1)
            files.insert(
                name,
                (file.isSymLink() ? file.readSymLink().toUtf8() : contentOf(file.filePath()))
                    + QByteArray::number(int(file.permissions())));
    }
    files.insert(u"branches"_s, repo.git({u"branch"_s, u"--list"_s, u"main"_s, u"-v"_s}));
    return files;
}

} // namespace

/// Runs, the real program, and a checkout that must stay as it is.
class TestCliIsolation : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<CliProgram> m_program;
    std::unique_ptr<TempRepo> m_repo;

    QJsonObject lastRun() const
    {
        return m_program->run({u"runs"_s, u"show"_s, u"last"_s, u"--json"_s}).json();
    }
    void writeWorkflow(const QList<TestStep> &steps)
    {
        m_repo->write(u"test.agentops.json"_s, workflowFile(steps));
    }
    /// Changes of each kind, in no commit.
    void makeDirty()
    {
        m_repo->write(u"staged.txt"_s, "staged\n");
        m_repo->git({u"add"_s, u"staged.txt"_s});
        m_repo->write(u"a.txt"_s, "changed\n");
        m_repo->write(u"untracked.txt"_s, "untracked\n");
        m_repo->write(u"ignored.log"_s, "ignored\n");
        QFile::link(u"a.txt"_s, m_repo->filePath(u"link"_s));
    }

private Q_SLOTS:
    void init()
    {
        m_repo = std::make_unique<TempRepo>();
        m_repo->write(u"a.txt"_s, "text\n");
        m_repo->write(u".gitignore"_s, "*.log\n");
        m_repo->commit();
        m_program = std::make_unique<CliProgram>();
        m_program->setWorkingDirectory(m_repo->path());
    }

    void aKilledRunGoesOnInTheSameWorktreeAndTheCheckoutStaysAsItIs()
    {
        // Each step says that it has begun, changes files, and takes a while.
        QList<TestStep> steps;
        for (int i = 1; i <= 12; ++i)
            steps.append(shellStep(u"s%1"_s.arg(i),
                                   u"cat a.txt untracked.txt > out%1.txt; echo begun %1 >> "
                                   "steps.log; sleep 0.2; rm -f staged.txt; echo done"_s.arg(i)));
        steps.append({u"commit"_s, u"git.commit"_s, {{u"message"_s, u"What came out"_s}}});
        writeWorkflow(steps);
        makeDirty();
        const auto before = checkoutOf(*m_repo);
        std::mt19937 random(7);

        auto process = m_program->start({u"run"_s, u"test.agentops.json"_s});
        QTRY_VERIFY_WITH_TIMEOUT(lastRun().contains("workspace"_L1), 20'000);
        const QString folder = lastRun().value("workspace"_L1)["folder"_L1].toString();
        int kills = 0;
        for (; kills < 12 && process->state() == QProcess::Running; ++kills) {
            QTest::qWait(30 + int(random() % 200));
            process->kill();
            process->waitForFinished();
            QCOMPARE(checkoutOf(*m_repo), before);
            if (lastRun().value("state"_L1) == "succeeded"_L1)
                break;
            process = m_program->start({u"runs"_s, u"resume"_s, u"last"_s});
        }
        const CliOutcome last = CliProgram::finish(*process);
        const QJsonObject run = lastRun();

        QVERIFY2(run.value("state"_L1) == "succeeded"_L1, qPrintable(last.describe()));
        QVERIFY(kills >= 3);
        QCOMPARE(run.value("workspace"_L1)["folder"_L1].toString(), folder);
        QCOMPARE(checkoutOf(*m_repo), before);
        const QString branch = u"agentops/run-"_s + run.value("run"_L1).toString();
        QCOMPARE(m_repo->git({u"show"_s, branch + u":out12.txt"_s}),
                 QByteArray("changed\nuntracked\n"));
        QVERIFY(!m_repo->tryGit({u"cat-file"_s, u"-e"_s, branch + u":staged.txt"_s}));
        qInfo("killed %d times", kills);
    }

    void theDryRunTellsWhatWouldBeDoneAndDoesNothing()
    {
        writeWorkflow({shellStep(u"write"_s, u"echo {{ inputs.word }} > out.txt"_s),
                       {u"push"_s,
                        u"git.push"_s,
                        {{u"remote"_s, u"origin"_s},
                         {u"branch"_s, u"main"_s},
                         {u"token"_s, QJsonObject{{u"secret"_s, u"forge"_s}}}}}});
        const auto before = checkoutOf(*m_repo);

        const CliOutcome text = m_program->run(
            {u"run"_s, u"test.agentops.json"_s, u"--dry-run"_s, u"--set"_s, u"word=hello"_s});
        const QJsonObject json = m_program
                                     ->run({u"run"_s, u"test.agentops.json"_s, u"--dry-run"_s,
                                            u"--json"_s, u"--set"_s, u"word=hello"_s})
                                     .json();

        COMPARE_EXIT(text, 0);
        QVERIFY2(text.out.contains("echo hello > out.txt"_L1), qPrintable(text.out));
        QVERIFY2(text.out.contains("push main to origin"_L1), qPrintable(text.out));
        QVERIFY2(text.out.contains("Secret forge: missing"_L1), qPrintable(text.out));
        QVERIFY2(text.out.contains("Program git: there"_L1), qPrintable(text.out));
        QCOMPARE(json.value("workspace"_L1).toString(), u"worktree"_s);
        QCOMPARE(json.value("steps"_L1).toArray().size(), 3);
        QCOMPARE(json.value("steps"_L1)[2]["effects"_L1][0]["kind"_L1].toString(), u"git.push"_s);
        QCOMPARE(checkoutOf(*m_repo), before);
        QCOMPARE(m_repo->git({u"for-each-ref"_s, u"refs/agentops"_s}), QByteArray());
        COMPARE_EXIT(m_program->run({u"runs"_s, u"show"_s, u"last"_s}), 3);
    }

    void effectsAreListedAndWorktreesCleaned()
    {
        writeWorkflow({shellStep(u"write"_s, u"echo new > out.txt"_s)});
        m_repo->commit();
        COMPARE_EXIT(m_program->run({u"run"_s, u"test.agentops.json"_s}), 0);
        const QJsonObject run = lastRun();
        const QString folder = run.value("workspace"_L1)["folder"_L1].toString();
        QVERIFY(QFile::exists(folder + u"/out.txt"_s));

        const CliOutcome effects = m_program->run({u"runs"_s, u"effects"_s, u"last"_s});
        const CliOutcome cleaned = m_program->run({u"runs"_s, u"clean"_s});
        const CliOutcome again = m_program->run({u"runs"_s, u"clean"_s, u"last"_s, u"--json"_s});

        COMPARE_EXIT(effects, 0);
        QVERIFY2(effects.out.contains(u"1 added, +1 −0 lines"_s), qPrintable(effects.out));
        QCOMPARE(run.value("effects"_L1).toArray().size(), 2);
        COMPARE_EXIT(cleaned, 0);
        QVERIFY2(cleaned.out.contains("removed  worktree"_L1), qPrintable(cleaned.out));
        QVERIFY(!QFile::exists(folder));
        QCOMPARE(again.json().value("items"_L1).toArray().size(), 0);
    }

    void commitsOfRunsThatTheJournalDoesNotHaveGoWhenAskedFor()
    {
        const QString old = u"01890000-0000-7000-8000-000000000001"_s; // of 2023
        const QString fresh = agentops::createUuidV7().toString(QUuid::WithoutBraces);
        for (const QString &run : {old, fresh})
            m_repo->git({u"update-ref"_s, u"refs/agentops/runs/%1/base"_s.arg(run), u"HEAD"_s});
        const auto has = [this](const QString &run) {
            return !m_repo->git({u"for-each-ref"_s, u"refs/agentops/runs/%1"_s.arg(run)}).isEmpty();
        };

        const CliOutcome careful = m_program->run({u"runs"_s, u"clean"_s});
        COMPARE_EXIT(careful, 0);
        QVERIFY(has(old) && has(fresh));
        QVERIFY2(careful.err.contains("agentops runs clean --unknown"_L1), qPrintable(careful.err));
        const CliOutcome unknown = m_program->run({u"runs"_s, u"clean"_s, u"--unknown"_s});
        COMPARE_EXIT(unknown, 0);
        QVERIFY(!has(old) && has(fresh));
        QVERIFY2(unknown.err.contains("clean RUN --force"_L1), qPrintable(unknown.err));
        COMPARE_EXIT(m_program->run({u"runs"_s, u"clean"_s, fresh, u"--force"_s}), 0);
        QVERIFY(!has(fresh));
        COMPARE_EXIT(m_program->run({u"runs"_s, u"clean"_s, fresh}), 3);
    }

    void twoRunsInPlaceDoNotMix()
    {
        // The second would find what the first has not removed yet.
        writeWorkflow(
            {shellStep(u"work"_s,
                       u"test ! -e busy && touch busy && until test -e go; do sleep 0.05; done; "
                       "rm busy"_s)});
        auto first = m_program->start({u"run"_s, u"test.agentops.json"_s, u"--in-place"_s});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_repo->filePath(u"busy"_s)), 20'000);
        const QString held = lastRun().value("run"_L1).toString();

        auto second = m_program->start({u"run"_s, u"test.agentops.json"_s, u"--in-place"_s});
        QTRY_VERIFY_WITH_TIMEOUT(lastRun().value("waitsFor"_L1)["heldBy"_L1].toString() == held,
                                 20'000);
        m_repo->write(u"go"_s, {});

        const CliOutcome ofFirst = CliProgram::finish(*first);
        const CliOutcome ofSecond = CliProgram::finish(*second);
        COMPARE_EXIT(ofFirst, 0);
        COMPARE_EXIT(ofSecond, 0);
        QVERIFY2(ofSecond.err.contains(u"until run %1 has ended"_s.arg(held)),
                 qPrintable(ofSecond.err));
    }

    void aWorkflowThatWorksInPlaceAsksAPerson()
    {
        QJsonObject document =
            QJsonDocument::fromJson(workflowFile({shellStep(u"write"_s, u"echo new > out.txt"_s)}))
                .object();
        document.insert("version"_L1, 2);
        document.insert("workspace"_L1, u"inPlace"_s);
        m_repo->write(u"test.agentops.json"_s, QJsonDocument(document).toJson());

        const CliOutcome asked = m_program->run({u"run"_s, u"test.agentops.json"_s});
        const bool wasTouched = QFile::exists(m_repo->filePath(u"out.txt"_s));
        const CliOutcome approved = m_program->run({u"runs"_s, u"approve"_s, u"last"_s});

        COMPARE_EXIT(asked, 4);
        QVERIFY(!wasTouched);
        COMPARE_EXIT(approved, 0);
        QVERIFY(QFile::exists(m_repo->filePath(u"out.txt"_s)));
    }
};

QTEST_GUILESS_MAIN(TestCliIsolation)
#include "tst_cli_isolation.moc"
