// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/errors.h>
#include <agentops/git/history.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/temprepo.h>

#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::git;
using namespace agentops::testsupport;
using namespace Qt::StringLiterals;

class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsNewestFirstInPages();
    void listsARange();
    void listsWhatTouchedAPath();
    void readsOneCommit();
    void stopsWhenCancelled();
    void refusesAnUnknownCommit();
};

static QStringList summaries(const QList<Commit> &commits)
{
    QStringList texts;
    for (const Commit &commit : commits)
        texts.append(commit.summary);
    return texts;
}

void TestHistory::listsNewestFirstInPages()
{
    TempRepo repo;
    repo.commit(u"one"_s);
    repo.commit(u"two"_s);
    const Oid last = repo.commit(u"three"_s);
    const Repository opened = Repository::open(repo.path()).value();

    QCOMPARE(summaries(log(opened, {.from = last, .hide = {}, .path = {}}).value()),
             QStringList({u"three"_s, u"two"_s, u"one"_s}));
    QCOMPARE(
        summaries(log(opened, {.from = last, .hide = {}, .path = {}, .skipCount = 1, .limit = 1})
                      .value()),
        QStringList({u"two"_s}));
}

void TestHistory::listsARange()
{
    TempRepo repo;
    const Oid first = repo.commit(u"one"_s);
    repo.commit(u"two"_s);
    const Oid last = repo.commit(u"three"_s);
    const Repository opened = Repository::open(repo.path()).value();

    QCOMPARE(summaries(log(opened, {.from = last, .hide = {first}, .path = {}}).value()),
             QStringList({u"three"_s, u"two"_s}));
}

void TestHistory::listsWhatTouchedAPath()
{
    TempRepo repo;
    repo.write(u"src/a.txt"_s, "1\n");
    repo.commit(u"a"_s);
    repo.write(u"b.txt"_s, "1\n");
    repo.commit(u"b"_s);
    repo.write(u"src/a.txt"_s, "2\n");
    const Oid last = repo.commit(u"a again"_s);
    const Repository opened = Repository::open(repo.path()).value();

    QCOMPARE(summaries(log(opened, {.from = last, .hide = {}, .path = u"src"_s}).value()),
             QStringList({u"a again"_s, u"a"_s}));
    QCOMPARE(
        summaries(log(opened, {.from = last, .hide = {}, .path = u"src/a.txt"_s, .skipCount = 1})
                      .value()),
        QStringList({u"a"_s}));
}

void TestHistory::readsOneCommit()
{
    TempRepo repo;
    const Oid first = repo.commit(u"one"_s);
    const Oid second = repo.commit(u"Title\n\nBody text."_s);
    const Repository opened = Repository::open(repo.path()).value();

    const auto commit = readCommit(opened, second);

    AO_VERIFY_OK(commit);
    QCOMPARE(commit->parents, QList<Oid>({first}));
    QCOMPARE(commit->summary, u"Title"_s);
    QVERIFY(commit->message.contains(u"Body text."_s));
    QCOMPARE(commit->author.name, u"Ada Tester"_s);
    QCOMPARE(toIsoString(commit->author.time), u"2026-01-01T00:02:00.000Z"_s);
}

void TestHistory::stopsWhenCancelled()
{
    TempRepo repo;
    const Oid last = repo.commit();
    const Repository opened = Repository::open(repo.path()).value();
    CancelSource source;
    source.cancel();

    QVERIFY(
        log(opened, {.from = last, .hide = {}, .path = {}}, source.token()).error().isCancelled());
}

void TestHistory::refusesAnUnknownCommit()
{
    TempRepo repo;
    repo.commit();
    const Repository opened = Repository::open(repo.path()).value();
    const Oid unknown = Oid::ofBlob("nothing");

    QVERIFY(readCommit(opened, unknown).error().code() == git::errors::kNotFound);
    QVERIFY(log(opened, {.from = unknown, .hide = {}, .path = {}}).error().code()
            == git::errors::kNotFound);
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
