// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"

#include <agentops/testsupport/temprepo.h>

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using agentops::testsupport::TempRepo;

class TestCliReview : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<CliProgram> m_program;
    std::unique_ptr<TempRepo> m_repo;

private Q_SLOTS:
    void init()
    {
        m_repo = std::make_unique<TempRepo>();
        m_repo->write(u"a.txt"_s, "one\ntwo\nthree\nfour\n");
        m_repo->commit();
        m_repo->git({u"checkout"_s, u"-q"_s, u"-b"_s, u"feature"_s});
        m_repo->write(u"a.txt"_s, "one\ntwo\nTHREE\nfour\n");
        m_repo->commit();
        m_program = std::make_unique<CliProgram>();
        m_program->setWorkingDirectory(m_repo->path());
    }

    void aReviewIsBegunOnceForARange()
    {
        const CliOutcome first = m_program->run({u"review"_s, u"start"_s, u"main"_s, u"feature"_s});
        const CliOutcome again = m_program->run({u"review"_s, u"start"_s, u"main"_s, u"feature"_s});

        COMPARE_EXIT(first, 0);
        QCOMPARE(first.out.trimmed().size(), 36);
        QCOMPARE(again.out, first.out);
        QCOMPARE(m_program->run({u"review"_s, u"list"_s, u"--json"_s})
                     .json()
                     .value("reviews"_L1)
                     .toArray()
                     .size(),
                 1);
    }

    void aCommentFollowsItsLine()
    {
        COMPARE_EXIT(m_program->run({u"review"_s, u"start"_s, u"main"_s, u"feature"_s}), 0);
        COMPARE_EXIT(
            m_program->run({u"review"_s, u"comment"_s, u"last"_s, u"a.txt:3"_s, u"Why so loud?"_s}),
            0);
        m_repo->write(u"a.txt"_s, "zero\none\ntwo\nTHREE\nfour\n");
        m_repo->commit();

        const QJsonObject review =
            m_program->run({u"review"_s, u"show"_s, u"last"_s, u"--json"_s}).json();

        const QJsonValue thread = review.value("threads"_L1)[0];
        QCOMPARE(thread["line"_L1].toInt(), 3);
        QCOMPARE(thread["now"_L1]["line"_L1].toInt(), 4);
        QCOMPARE(thread["comments"_L1][0]["body"_L1].toString(), u"Why so loud?"_s);
        QCOMPARE(review.value("openThreads"_L1).toInt(), 1);
        QCOMPARE(review.value("files"_L1).toArray().size(), 1);
    }

    void aPlaceIsNamedFromTheCurrentFolder()
    {
        m_repo->write(u"sub/b.txt"_s, "one\ntwo\n");
        m_repo->commit();
        m_program->run({u"review"_s, u"start"_s, u"main"_s, u"feature"_s});
        m_program->setWorkingDirectory(m_repo->filePath(u"sub"_s));

        for (const QString &place : {u"b.txt:2"_s, u"sub/b.txt:2"_s}) {
            const CliOutcome outcome = m_program->run(
                {u"review"_s, u"comment"_s, u"last"_s, place, u"Why?"_s, u"--json"_s});
            COMPARE_EXIT(outcome, 0);
            QCOMPARE(outcome.json().value("path"_L1).toString(), u"sub/b.txt"_s);
        }
    }

    void aThreadIsResolvedAndOpenedAgain()
    {
        m_program->run({u"review"_s, u"start"_s, u"main"_s, u"feature"_s});
        const QString thread =
            m_program->run({u"review"_s, u"comment"_s, u"last"_s, u"a.txt:3"_s, u"Why?"_s})
                .out.trimmed();

        COMPARE_EXIT(m_program->run({u"review"_s, u"resolve"_s, thread}), 0);
        QVERIFY(m_program->run({u"review"_s, u"show"_s, u"last"_s}).out.contains("resolved"_L1));
        COMPARE_EXIT(m_program->run({u"review"_s, u"resolve"_s, thread, u"--reopen"_s}), 0);
        QVERIFY(!m_program->run({u"review"_s, u"show"_s, u"last"_s}).out.contains("resolved"_L1));
    }

    void finishingAReviewHandsInItsDrafts()
    {
        m_program->run({u"review"_s, u"start"_s, u"main"_s, u"feature"_s});
        m_program->run({u"review"_s, u"comment"_s, u"last"_s, u"a.txt:3"_s, u"Why?"_s});

        const CliOutcome outcome =
            m_program->run({u"review"_s, u"finish"_s, u"last"_s, u"--json"_s});

        COMPARE_EXIT(outcome, 0);
        QVERIFY(!outcome.json().value("finishedAt"_L1).isNull());
        QCOMPARE(outcome.json().value("drafts"_L1).toInt(), 0);
        const QJsonValue thread = m_program->run({u"review"_s, u"show"_s, u"last"_s, u"--json"_s})
                                      .json()
                                      .value("threads"_L1)[0];
        QVERIFY(!thread["comments"_L1][0]["draft"_L1].toBool(true));
        const CliOutcome again = m_program->run({u"review"_s, u"finish"_s, u"last"_s});
        COMPARE_EXIT(again, 3);
        QVERIFY2(again.err.contains("finished already"_L1), qPrintable(again.err));
        const CliOutcome next = m_program->run({u"review"_s, u"start"_s, u"main"_s, u"feature"_s});
        QVERIFY(next.out.trimmed() != outcome.json().value("review"_L1).toString());
    }

    void whatCannotBeReviewedIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("message");
        QTest::newRow("an unknown branch")
            << QStringList{u"start"_s, u"main"_s, u"nope"_s} << u"nope"_s;
        QTest::newRow("an unknown review") << QStringList{u"show"_s, u"nope"_s} << u"nope"_s;
        QTest::newRow("an unknown review to finish")
            << QStringList{u"finish"_s, u"nope"_s} << u"nope"_s;
        QTest::newRow("an unknown thread") << QStringList{u"resolve"_s, u"nope"_s} << u"nope"_s;
        QTest::newRow("a line that is not there")
            << QStringList{u"comment"_s, u"last"_s, u"a.txt:99"_s, u"text"_s} << u"99"_s;
        QTest::newRow("a file that is not part of it")
            << QStringList{u"comment"_s, u"last"_s, u"b.txt:1"_s, u"text"_s} << u"b.txt"_s;
        QTest::newRow("an empty comment")
            << QStringList{u"comment"_s, u"last"_s, u"a.txt:1"_s, u" "_s} << u"comment"_s;
    }

    void whatCannotBeReviewedIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, message);
        COMPARE_EXIT(m_program->run({u"review"_s, u"start"_s, u"main"_s, u"feature"_s}), 0);

        const CliOutcome outcome = m_program->run(QStringList{u"review"_s} + arguments);

        COMPARE_EXIT(outcome, 3);
        QVERIFY2(outcome.err.contains(message), qPrintable(outcome.err));
        QCOMPARE(outcome.err.count(u'\n'), 1);
    }
};

QTEST_GUILESS_MAIN(TestCliReview)
#include "tst_cli_review.moc"
