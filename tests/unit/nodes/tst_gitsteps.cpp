// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepfixture.h"

#include <agentops/git/errors.h>
#include <agentops/nodes/errors.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QJsonArray>
#include <QtHttpServer/QHttpServer>
#include <QtHttpServer/QHttpServerResponse>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// git.branch, git.tag, git.merge, git.push and project.info on real repositories and remotes.
class TestGitSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void branchIsMadeAndTakenAsItIs();
    void branchThatIsElsewhere_data();
    void branchThatIsElsewhere();
    void branchIsCheckedOutWithoutLosingChanges();

    void projectInfoTellsWhatIsCheckedOut();
    void projectInfoReadsTheNameOfTheRemote_data();
    void projectInfoReadsTheNameOfTheRemote();

    void tagIsMadeOnceAndDoesNotMove();

    void mergeBringsTheOtherSide_data();
    void mergeBringsTheOtherSide();
    void mergeConflictListsTheFilesAndChangesNothing();
    void mergeLeavesUncommittedChangesAlone();

    void pushSendsABranchAndTags();
    void pushKnowsWhatTheRemoteHas();
    void pushThatIsNotAFastForwardIsRejected();
    void pushReplacesOnlyWhatWasFetched();
    void pushRefusesBadNames_data();
    void pushRefusesBadNames();
    void pushGoesThroughSshWithoutAsking();
    void pushFailureSaysWhoseFaultItIs();
    void pushSendsATokenOnlyWhereItBelongs();
    void pushDoesNotRecordWhatStandsInAnAddress();

private:
    QByteArray git(const QStringList &arguments) { return m_steps->repo.git(arguments).trimmed(); }
    QByteArray inRemote(const QString &revision)
    {
        return m_remote->git({u"rev-parse"_s, revision}).trimmed();
    }

    std::unique_ptr<StepFixture> m_steps;
    std::unique_ptr<TempRepo> m_remote;
};

void TestGitSteps::init()
{
    m_steps = std::make_unique<StepFixture>();
    m_remote = std::make_unique<TempRepo>(TempRepo::Kind::Bare);
    git({u"remote"_s, u"add"_s, u"origin"_s, u"file://"_s + m_remote->path()});
    git({u"checkout"_s, u"-q"_s, u"-b"_s, u"work"_s});
}

void TestGitSteps::branchIsMadeAndTakenAsItIs()
{
    const auto made = m_steps->step(u"git.branch"_s, {{u"name"_s, u"release/1"_s}});
    const auto again = m_steps->step(u"git.branch"_s, {{u"name"_s, u"release/1"_s}}, {}, 2);

    AO_VERIFY_OK(made);
    QCOMPARE(made->values.value("created"_L1).toBool(), true);
    QCOMPARE(git({u"rev-parse"_s, u"release/1"_s}), git({u"rev-parse"_s, u"HEAD"_s}));
    AO_VERIFY_OK(again);
    QCOMPARE(again->values.value("created"_L1).toBool(), false);
    QCOMPARE(git({u"symbolic-ref"_s, u"--short"_s, u"HEAD"_s}), QByteArray("work"));
}

void TestGitSteps::branchThatIsElsewhere_data()
{
    QTest::addColumn<QString>("whenThere");
    QTest::addColumn<QString>("end");

    QTest::newRow("is an error") << u"fail"_s << u"HEAD~1"_s;
    QTest::newRow("stays") << u"keep"_s << u"HEAD~1"_s;
    QTest::newRow("moves") << u"move"_s << u"HEAD"_s;
}

void TestGitSteps::branchThatIsElsewhere()
{
    QFETCH(const QString, whenThere);
    QFETCH(const QString, end);
    git({u"branch"_s, u"old"_s});
    m_steps->repo.write(u"b.txt"_s, "b\n");
    m_steps->repo.commit(u"second"_s);

    const auto output =
        m_steps->step(u"git.branch"_s, {{u"name"_s, u"old"_s}, {u"whenThere"_s, whenThere}});

    QCOMPARE(output.has_value(), whenThere != "fail"_L1);
    if (!output)
        QVERIFY(output.error().code() == git::errors::kExists);
    QCOMPARE(git({u"rev-parse"_s, u"old"_s}), git({u"rev-parse"_s, end}));
}

void TestGitSteps::branchIsCheckedOutWithoutLosingChanges()
{
    git({u"branch"_s, u"old"_s});
    m_steps->repo.write(u"a.txt"_s, "two\n");
    m_steps->repo.commit(u"second"_s);
    m_steps->repo.write(u"new.txt"_s, "kept\n");

    AO_VERIFY_OK(
        m_steps->step(u"git.branch"_s,
                      {{u"name"_s, u"old"_s}, {u"whenThere"_s, u"keep"_s}, {u"checkout"_s, true}}));
    QCOMPARE(git({u"symbolic-ref"_s, u"--short"_s, u"HEAD"_s}), QByteArray("old"));
    QCOMPARE(m_steps->read(u"a.txt"_s), QByteArray("one\n"));
    QCOMPARE(m_steps->read(u"new.txt"_s), QByteArray("kept\n"));

    m_steps->repo.write(u"a.txt"_s, "unsaved\n");
    const auto refused =
        m_steps->step(u"git.branch"_s,
                      {{u"name"_s, u"work"_s}, {u"whenThere"_s, u"keep"_s}, {u"checkout"_s, true}});

    QVERIFY(refused.error().code() == git::errors::kUncommitted);
    QCOMPARE(m_steps->read(u"a.txt"_s), QByteArray("unsaved\n"));
    QCOMPARE(git({u"symbolic-ref"_s, u"--short"_s, u"HEAD"_s}), QByteArray("old"));
}

void TestGitSteps::projectInfoTellsWhatIsCheckedOut()
{
    const QString commit = QString::fromLatin1(git({u"rev-parse"_s, u"HEAD"_s}));
    const auto onBranch = m_steps->step(u"project.info"_s, {});
    git({u"checkout"_s, u"-q"_s, u"--detach"_s});
    const auto detached = m_steps->step(u"project.info"_s, {});

    AO_VERIFY_OK(onBranch);
    QCOMPARE(onBranch->values.value("commit"_L1).toString(), commit);
    QCOMPARE(onBranch->values.value("branch"_L1).toString(), u"work"_s);
    QCOMPARE(onBranch->values.value("ref"_L1).toString(), u"refs/heads/work"_s);
    QVERIFY(QStringList({u"Linux"_s, u"macOS"_s, u"Windows"_s})
                .contains(onBranch->values.value("system"_L1).toString()));
    for (const auto port : {"architecture"_L1, "computer"_L1, "user"_L1})
        QVERIFY2(!onBranch->values.value(port).toString().isEmpty(), port.data());
    AO_VERIFY_OK(detached);
    QCOMPARE(detached->values.value("commit"_L1).toString(), commit);
    QCOMPARE(detached->values.value("branch"_L1).toString(), QString());
    QCOMPARE(detached->values.value("ref"_L1).toString(), QString());
}

void TestGitSteps::projectInfoReadsTheNameOfTheRemote_data()
{
    QTest::addColumn<QString>("remote");
    QTest::addColumn<QString>("name");

    QTest::newRow("https") << u"https://example.org/owner/project.git"_s << u"owner/project"_s;
    QTest::newRow("with a user") << u"https://me@example.org/owner/project"_s << u"owner/project"_s;
    QTest::newRow("ssh") << u"ssh://git@example.org:22/owner/project.git"_s << u"owner/project"_s;
    QTest::newRow("short ssh") << u"git@example.org:owner/project.git"_s << u"owner/project"_s;
    QTest::newRow("groups") << u"https://example.org/a/b/c.git/"_s << u"a/b/c"_s;
    QTest::newRow("a folder") << u"/srv/project.git"_s << QString();
    QTest::newRow("a folder as an address") << u"file:///srv/project.git"_s << QString();
}

void TestGitSteps::projectInfoReadsTheNameOfTheRemote()
{
    QFETCH(const QString, remote);
    QFETCH(const QString, name);
    git({u"config"_s, u"remote.origin.url"_s, remote});

    const auto output = m_steps->step(u"project.info"_s, {});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("remote"_L1).toString(), remote);
    QCOMPARE(output->values.value("name"_L1).toString(), name);
    QCOMPARE(output->values.value("owner"_L1).toString(), name.section(u'/', 0, 0));
}

void TestGitSteps::tagIsMadeOnceAndDoesNotMove()
{
    const QJsonObject plain{{u"name"_s, u"v1"_s}};
    const auto made = m_steps->step(u"git.tag"_s, plain);
    const auto again = m_steps->step(u"git.tag"_s, plain);
    AO_VERIFY_OK(m_steps->step(u"git.tag"_s, {{u"name"_s, u"v2"_s}, {u"message"_s, u"Two"_s}}));

    AO_VERIFY_OK(made);
    AO_VERIFY_OK(again);
    QCOMPARE(made->values.value("created"_L1).toBool(), true);
    QCOMPARE(again->values.value("created"_L1).toBool(), false);
    QCOMPARE(git({u"cat-file"_s, u"-t"_s, u"v1"_s}), QByteArray("commit"));
    QCOMPARE(git({u"cat-file"_s, u"-t"_s, u"v2"_s}), QByteArray("tag"));
    QCOMPARE(git({u"tag"_s, u"-l"_s, u"--format=%(contents)"_s, u"v2"_s}), QByteArray("Two"));

    m_steps->repo.write(u"b.txt"_s, "b\n");
    m_steps->repo.commit(u"second"_s);
    const auto moved = m_steps->step(u"git.tag"_s, plain);
    const auto invalid = m_steps->step(u"git.tag"_s, {{u"name"_s, u"a b"_s}});

    QVERIFY(moved.error().code() == git::errors::kExists);
    QVERIFY(invalid.error().code() == git::errors::kInvalidSpec);
}

void TestGitSteps::mergeBringsTheOtherSide_data()
{
    QTest::addColumn<bool>("isDiverged");
    QTest::addColumn<QString>("fastForward");
    QTest::addColumn<QString>("result");

    QTest::newRow("moves on") << false << u"allow"_s << u"fast_forward"_s;
    QTest::newRow("moves on only") << false << u"only"_s << u"fast_forward"_s;
    QTest::newRow("never just moves on") << false << u"never"_s << u"merged"_s;
    QTest::newRow("merges two sides") << true << u"allow"_s << u"merged"_s;
    QTest::newRow("cannot only move on") << true << u"only"_s << QString();
}

void TestGitSteps::mergeBringsTheOtherSide()
{
    QFETCH(const bool, isDiverged);
    QFETCH(const QString, fastForward);
    QFETCH(const QString, result);
    git({u"checkout"_s, u"-q"_s, u"-b"_s, u"side"_s});
    m_steps->repo.write(u"side.txt"_s, "side\n");
    m_steps->repo.commit(u"side"_s);
    git({u"checkout"_s, u"-q"_s, u"work"_s});
    if (isDiverged) {
        m_steps->repo.write(u"work.txt"_s, "work\n");
        m_steps->repo.commit(u"work"_s);
    }
    const QJsonObject parameters{{u"from"_s, u"side"_s}, {u"fastForward"_s, fastForward}};

    const auto output = m_steps->step(u"git.merge"_s, parameters);

    if (result.isEmpty()) {
        QVERIFY(output.error().code() == git::errors::kInvalidSpec);
        QCOMPARE(git({u"log"_s, u"-1"_s, u"--format=%s"_s}), QByteArray("work"));
        return;
    }
    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("result"_L1).toString(), result);
    QCOMPARE(output->values.value("commit"_L1).toString().toUtf8(),
             git({u"rev-parse"_s, u"work"_s}));
    QCOMPARE(m_steps->read(u"side.txt"_s), QByteArray("side\n"));
    QCOMPARE(git({u"status"_s, u"--porcelain"_s}), QByteArray());
    const qsizetype parents = git({u"log"_s, u"-1"_s, u"--format=%P"_s}).count(' ') + 1;
    QCOMPARE(parents, result == "merged"_L1 ? 2 : 1);
    QVERIFY(git({u"fsck"_s}).isEmpty());

    const auto again = m_steps->step(u"git.merge"_s, parameters, {}, 2);

    AO_VERIFY_OK(again);
    QCOMPARE(again->values.value("result"_L1).toString(), u"up_to_date"_s);
}

void TestGitSteps::mergeConflictListsTheFilesAndChangesNothing()
{
    git({u"checkout"_s, u"-q"_s, u"-b"_s, u"side"_s});
    m_steps->repo.write(u"a.txt"_s, "side\n");
    m_steps->repo.write(u"only-side.txt"_s, "side\n");
    m_steps->repo.commit(u"side"_s);
    git({u"checkout"_s, u"-q"_s, u"work"_s});
    m_steps->repo.write(u"a.txt"_s, "work\n");
    m_steps->repo.commit(u"work"_s);
    const QByteArray before = git({u"rev-parse"_s, u"HEAD"_s});

    const auto output = m_steps->step(u"git.merge"_s, {{u"from"_s, u"side"_s}});

    QVERIFY(output.error().code() == git::errors::kConflict);
    QCOMPARE(output.error().contextValue(u"files"), u"a.txt"_s);
    QCOMPARE(git({u"rev-parse"_s, u"HEAD"_s}), before);
    QCOMPARE(git({u"status"_s, u"--porcelain"_s}), QByteArray());
    QCOMPARE(m_steps->read(u"a.txt"_s), QByteArray("work\n"));
}

void TestGitSteps::mergeLeavesUncommittedChangesAlone()
{
    git({u"checkout"_s, u"-q"_s, u"-b"_s, u"side"_s});
    m_steps->repo.write(u"new.txt"_s, "side\n");
    m_steps->repo.commit(u"side"_s);
    git({u"checkout"_s, u"-q"_s, u"work"_s});
    m_steps->repo.write(u"new.txt"_s, "mine\n");

    const auto inTheWay = m_steps->step(u"git.merge"_s, {{u"from"_s, u"side"_s}});
    QVERIFY(inTheWay.error().code() == git::errors::kUncommitted);
    QCOMPARE(m_steps->read(u"new.txt"_s), QByteArray("mine\n"));

    m_steps->repo.remove(u"new.txt"_s);
    m_steps->repo.write(u"a.txt"_s, "unsaved\n");
    const auto changed = m_steps->step(u"git.merge"_s, {{u"from"_s, u"side"_s}});
    QVERIFY(changed.error().code() == git::errors::kUncommitted);
    QCOMPARE(m_steps->read(u"a.txt"_s), QByteArray("unsaved\n"));
}

void TestGitSteps::pushSendsABranchAndTags()
{
    git({u"tag"_s, u"v1"_s});

    const auto output = m_steps->step(
        u"git.push"_s, {{u"remoteBranch"_s, u"shared"_s}, {u"tags"_s, QJsonArray{u"v1"_s}}});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("changed"_L1).toBool(), true);
    QCOMPARE(output->values.value("branch"_L1).toString(), u"work"_s);
    QCOMPARE(output->values.value("refs"_L1).toArray(),
             (QJsonArray{QJsonObject{{u"ref"_s, u"refs/heads/shared"_s}, {u"result"_s, u"new"_s}},
                         QJsonObject{{u"ref"_s, u"refs/tags/v1"_s}, {u"result"_s, u"new"_s}}}));
    QCOMPARE(inRemote(u"shared"_s), git({u"rev-parse"_s, u"HEAD"_s}));
    QCOMPARE(inRemote(u"v1"_s), git({u"rev-parse"_s, u"HEAD"_s}));
}

void TestGitSteps::pushKnowsWhatTheRemoteHas()
{
    AO_VERIFY_OK(m_steps->step(u"git.push"_s, {}));

    const auto again = m_steps->step(u"git.push"_s, {}, {}, 2);

    AO_VERIFY_OK(again);
    QCOMPARE(again->values.value("changed"_L1).toBool(), false);
    QCOMPARE(again->values.value("refs"_L1).toArray().first().toObject().value("result"_L1),
             QJsonValue(u"same"_s));
}

void TestGitSteps::pushThatIsNotAFastForwardIsRejected()
{
    AO_VERIFY_OK(m_steps->step(u"git.push"_s, {}));
    git({u"commit"_s, u"-q"_s, u"--amend"_s, u"--allow-empty"_s, u"-m"_s, u"another"_s});

    const auto output = m_steps->step(u"git.push"_s, {});

    QVERIFY(output.error().code() == nodes::errors::kPushRejected);
    QCOMPARE(output.error().contextValue(u"ref"), u"refs/heads/work"_s);
    QVERIFY(inRemote(u"work"_s) != git({u"rev-parse"_s, u"HEAD"_s}));
}

void TestGitSteps::pushReplacesOnlyWhatWasFetched()
{
    AO_VERIFY_OK(m_steps->step(u"git.push"_s, {}));
    git({u"commit"_s, u"-q"_s, u"--amend"_s, u"--allow-empty"_s, u"-m"_s, u"another"_s});
    AO_VERIFY_OK(m_steps->step(u"git.push"_s, {{u"force"_s, true}}));
    QCOMPARE(inRemote(u"work"_s), git({u"rev-parse"_s, u"HEAD"_s}));

    // Somebody else pushes meanwhile.
    const QByteArray tree = m_remote->git({u"rev-parse"_s, u"work^{tree}"_s}).trimmed();
    const QByteArray other =
        m_remote
            ->git({u"-c"_s, u"user.name=B"_s, u"-c"_s, u"user.email=b@b"_s, u"commit-tree"_s,
                   u"-m"_s, u"theirs"_s, QString::fromLatin1(tree)})
            .trimmed();
    m_remote->git({u"update-ref"_s, u"refs/heads/work"_s, QString::fromLatin1(other)});
    git({u"commit"_s, u"-q"_s, u"--amend"_s, u"--allow-empty"_s, u"-m"_s, u"third"_s});

    const auto output = m_steps->step(u"git.push"_s, {{u"force"_s, true}});

    QVERIFY(output.error().code() == nodes::errors::kPushRejected);
    QCOMPARE(inRemote(u"work"_s), other);
}

void TestGitSteps::pushRefusesBadNames_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<QByteArray>("code");

    QTest::newRow("a branch that is two") << QJsonObject{{u"branch"_s, u"work:refs/heads/main"_s}}
                                          << QByteArray("nodes.bad_parameter");
    QTest::newRow("a branch like an option")
        << QJsonObject{{u"branch"_s, u"--all"_s}} << QByteArray("nodes.bad_parameter");
    QTest::newRow("a pattern") << QJsonObject{{u"remoteBranch"_s, u"*"_s}}
                               << QByteArray("nodes.bad_parameter");
    QTest::newRow("a tag with a space")
        << QJsonObject{{u"tags"_s, QJsonArray{u"a b"_s}}} << QByteArray("nodes.bad_parameter");
    QTest::newRow("no such branch")
        << QJsonObject{{u"branch"_s, u"nowhere"_s}} << QByteArray("git.not_found");
    QTest::newRow("no such tag") << QJsonObject{{u"tags"_s, QJsonArray{u"v9"_s}}}
                                 << QByteArray("git.not_found");
    QTest::newRow("a token over file")
        << QJsonObject{{u"token"_s, u"hunter2"_s}} << QByteArray("nodes.bad_parameter");
}

void TestGitSteps::pushRefusesBadNames()
{
    QFETCH(const QJsonObject, parameters);
    QFETCH(const QByteArray, code);

    const auto output = m_steps->step(u"git.push"_s, parameters);

    QVERIFY(!output);
    QCOMPARE(QByteArray(output.error().code().text().data()), code);
}

void TestGitSteps::pushGoesThroughSshWithoutAsking()
{
    // There is no ssh server here: this program runs what the server would run.
    m_steps->repo.write(u"bin/ssh"_s,
                        "#!/bin/sh\necho \"$@\" >> \"$(dirname \"$0\")/calls\"\n"
                        "for last; do :; done\nexec sh -c \"$last\"\n");
    QFile::setPermissions(m_steps->repo.filePath(u"bin/ssh"_s),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", m_steps->repo.filePath(u"bin:"_s).toUtf8() + path);

    const auto output =
        m_steps->step(u"git.push"_s, {{u"remote"_s, u"ssh://example.org"_s + m_remote->path()}});
    qputenv("PATH", path);

    AO_VERIFY_OK(output);
    QCOMPARE(inRemote(u"work"_s), git({u"rev-parse"_s, u"HEAD"_s}));
    QVERIFY2(m_steps->read(u"bin/calls"_s).contains("BatchMode=yes"),
             m_steps->read(u"bin/calls"_s).constData());
}

void TestGitSteps::pushFailureSaysWhoseFaultItIs()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();

    const auto noServer =
        m_steps->step(u"git.push"_s, {{u"remote"_s, u"http://127.0.0.1:%1/x.git"_s.arg(port)}});
    const auto noRepository =
        m_steps->step(u"git.push"_s, {{u"remote"_s, m_steps->data.filePath(u"none"_s)}});

    QVERIFY(noServer.error().code() == nodes::errors::kRemoteFailed);
    QVERIFY(noRepository.error().code() == nodes::errors::kRemoteDenied);
}

void TestGitSteps::pushSendsATokenOnlyWhereItBelongs()
{
    QHttpServer http;
    QByteArrayList authorizations;
    http.setMissingHandler(&http,
                           [&](const QHttpServerRequest &request, QHttpServerResponder &responder) {
                               authorizations.append(request.value("Authorization"));
                               responder.write(QHttpServerResponder::StatusCode::Forbidden);
                           });
    auto socket = std::make_unique<QTcpServer>();
    QVERIFY(socket->listen(QHostAddress::LocalHost));
    QVERIFY(http.bind(socket.get()));

    const auto output =
        m_steps->step(u"git.push"_s,
                      {{u"remote"_s, u"http://127.0.0.1:%1/x.git"_s.arg(socket->serverPort())},
                       {u"token"_s, u"hunter2hunter2"_s}});

    QVERIFY(output.error().code() == nodes::errors::kRemoteDenied);
    QVERIFY(!authorizations.isEmpty());
    QCOMPARE(authorizations.first(),
             "Basic " + QByteArray("x-access-token:hunter2hunter2").toBase64());
    QVERIFY(!m_steps->services->errorOutput.contains(u"hunter2"));
    QVERIFY(!output.error().describe().contains(u"hunter2"));
}

void TestGitSteps::pushDoesNotRecordWhatStandsInAnAddress()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();
    // No address by the rules; git takes it as one.
    const QString remote = u"http://me:hunter^2hunter@127.0.0.1:%1/x.git"_s.arg(port);

    QVERIFY(!m_steps->step(u"git.push"_s, {{u"remote"_s, remote}}));

    QVERIFY(!m_steps->services->effects.isEmpty());
    for (const workflow::StepEffect &effect : m_steps->services->effects)
        QVERIFY2(!effect.target.contains(u"hunter"), qPrintable(effect.target));
}

QTEST_GUILESS_MAIN(TestGitSteps)
#include "tst_gitsteps.moc"
