// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/localconfig.h>
#include <agentops/git/refs.h>
#include <agentops/git/repository.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/temprepo.h>

#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::git;
using namespace agentops::testsupport;
using namespace Qt::StringLiterals;

/// What is known of all branches and tags at once.
class TestRefs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theStampIsAnotherOneAfterEachChange_data();
    void theStampIsAnotherOneAfterEachChange();
    void theStampStaysWhenNothingIsWritten();
    void branchesAndTagsAreReadAsTheyAreWritten();
    void theOwnConfigurationHasEveryValue();

private:
    RefsStamp stamp() const
    {
        const auto opened = Repository::open(m_repo->path());
        return opened ? readRefsStamp(*opened) : RefsStamp();
    }

    std::unique_ptr<TempRepo> m_repo;
};

void TestRefs::init()
{
    m_repo = std::make_unique<TempRepo>();
    m_repo->write(u"a.txt"_s, "one\n");
    m_repo->commit();
    m_repo->git({u"branch"_s, u"team/side"_s});
    m_repo->git({u"tag"_s, u"v1"_s});
}

void TestRefs::theStampIsAnotherOneAfterEachChange_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("a commit") << QStringList{u"commit"_s, u"-q"_s, u"--allow-empty"_s, u"-m"_s,
                                             u"x"_s};
    QTest::newRow("a branch that is new") << QStringList{u"branch"_s, u"other"_s};
    QTest::newRow("a branch in a folder") << QStringList{u"branch"_s, u"team/other"_s};
    QTest::newRow("a branch that goes") << QStringList{u"branch"_s, u"-D"_s, u"team/side"_s};
    QTest::newRow("a tag") << QStringList{u"tag"_s, u"v2"_s};
    QTest::newRow("a branch of a remote")
        << QStringList{u"update-ref"_s, u"refs/remotes/origin/main"_s, u"HEAD"_s};
    QTest::newRow("packing them") << QStringList{u"pack-refs"_s, u"--all"_s};
}

void TestRefs::theStampIsAnotherOneAfterEachChange()
{
    QFETCH(const QStringList, command);
    const RefsStamp before = stamp();
    QVERIFY(!before.files.isEmpty());
    QTest::qWait(20); // file systems count time in steps

    m_repo->git(command);

    const RefsStamp after = stamp();
    QVERIFY(after.files != before.files);
    QVERIFY(after.newest > before.newest);
}

void TestRefs::theStampStaysWhenNothingIsWritten()
{
    const RefsStamp before = stamp();

    m_repo->git({u"log"_s, u"--all"_s});
    m_repo->git({u"update-ref"_s, u"refs/agentops/runs/a/base"_s, u"HEAD"_s});

    QCOMPARE(stamp(), before);
    QVERIFY(SystemClock().now() - before.newest < std::chrono::minutes(5));
}

void TestRefs::branchesAndTagsAreReadAsTheyAreWritten()
{
    m_repo->git({u"tag"_s, u"-m"_s, u"note"_s, u"v2"_s});
    m_repo->git({u"pack-refs"_s, u"--all"_s});
    m_repo->git({u"symbolic-ref"_s, u"refs/heads/other-name"_s, u"refs/heads/main"_s});
    m_repo->git({u"update-ref"_s, u"refs/remotes/origin/main"_s, u"HEAD"_s});
    const auto oid = [this](const QString &name) {
        return *Oid::fromHex(QString::fromLatin1(m_repo->git({u"rev-parse"_s, name}).trimmed()));
    };
    const auto opened = Repository::open(m_repo->path());
    AO_VERIFY_OK(opened);

    const auto refs = readRefs(*opened);

    AO_VERIFY_OK(refs);
    QCOMPARE(*refs,
             (QMap<QString, Oid>{{u"refs/heads/main"_s, oid(u"main"_s)},
                                 {u"refs/heads/team/side"_s, oid(u"main"_s)},
                                 {u"refs/tags/v1"_s, oid(u"main"_s)},
                                 {u"refs/tags/v2"_s, oid(u"refs/tags/v2"_s)}}));
    QVERIFY(refs->value(u"refs/tags/v2"_s) != refs->value(u"refs/tags/v1"_s));
}

void TestRefs::theOwnConfigurationHasEveryValue()
{
    m_repo->git({u"config"_s, u"Team.Name"_s, u"one"_s});
    m_repo->git({u"config"_s, u"--add"_s, u"team.name"_s, u"two"_s});
    const auto opened = Repository::open(m_repo->path());
    AO_VERIFY_OK(opened);

    const auto config = localConfig(*opened);

    AO_VERIFY_OK(config);
    QCOMPARE(config->value(u"team.name"_s), QStringList({u"one"_s, u"two"_s}));
    QCOMPARE(config->value(u"user.name"_s), QStringList({u"Ada Tester"_s}));
}

QTEST_GUILESS_MAIN(TestRefs)
#include "tst_refs.moc"
