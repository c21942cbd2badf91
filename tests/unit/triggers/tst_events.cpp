// SPDX-License-Identifier: GPL-3.0-or-later
#include "triggerfixture.h"

#include <agentops/triggers/errors.h>
#include <agentops/triggers/githook.h>
#include <agentops/triggers/triggerkinds.h>
#include <agentops/triggers/triggersource.h>

#include <QtCore/QMessageAuthenticationCode>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::triggers;
using namespace agentops::workflow;

/// Triggers that wait for something else than the clock.
class tst_Events : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commitsOnABranchBeginRuns();
    void namesAndPathsNarrowIt_data();
    void namesAndPathsNarrowIt();
    void aBranchWithoutANewCommitBeginsNothing();
    void aCommitOfItsOwnRunBeginsNothing();
    void commitsMadeWhileNothingServesAreTold();
    void aHookWakesTheProgram();
    void aHookOfSomebodyElseStays();
    void filesThatChangeBeginOneRun();
    void ignoredFilesBeginNothing();
    void theEndOfAnotherRunBeginsARun();
    void largeOutputsAreHandedOn();
    void whatWasReadInVainIsNotReadAgain();
    void workflowsDoNotGoRoundInCircles();
    void aSignedPostBeginsARun();
    void whatIsNotSignedBeginsNothing();
    void twoProgramsTellTheSameOnce();
    void anotherSourceTellsThroughTheSameInterface();

private:
    static Document onGit(const QJsonObject &parameters)
    {
        return TriggerFixture::document(kGitKind, parameters);
    }
    static QJsonArray list(const QString &items)
    {
        return QJsonArray::fromStringList(items.split(u' '));
    }
    /// Posts to the address; the status of the answer.
    static int post(const QString &address, const QByteArray &body, const QByteArrayList &headers);
    static QByteArray signature(const QByteArray &body)
    {
        return "X-Hub-Signature-256: sha256="
            + QMessageAuthenticationCode::hash(body, "secret of hook", QCryptographicHash::Sha256)
                  .toHex();
    }
};

void tst_Events::commitsOnABranchBeginRuns()
{
    TriggerFixture fixture;
    fixture.arm(onGit({}));
    fixture.pass(1min);
    QCOMPARE(fixture.payloads().size(), 0);

    fixture.repo().write(u"src/b.cpp"_s, "int b;\n");
    const git::Oid commit = fixture.repo().commit(u"second"_s);
    fixture.pass(1min);
    fixture.repo().git({u"tag"_s, u"v1"_s});
    fixture.pass(2min);

    QCOMPARE(fixture.said(u"branch"_s), (QStringList{u"main"_s, u""_s}));
    QCOMPARE(fixture.said(u"tag"_s), (QStringList{u""_s, u"v1"_s}));
    QCOMPARE(fixture.said(u"commit"_s), (QStringList{commit.toHex(), commit.toHex()}));
    QCOMPARE(fixture.payloads().first().value("paths"_L1).toArray(), list(u"src/b.cpp"_s));
}

void tst_Events::namesAndPathsNarrowIt_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<bool>("isWanted");
    const auto row = [](const char *name, const QJsonObject &parameters, bool isWanted) {
        QTest::newRow(name) << parameters << isWanted;
    };
    row("the branch", {{u"branches"_s, list(u"main"_s)}}, true);
    row("a pattern of GitHub's", {{u"branches"_s, list(u"[a-m]+ain?s?"_s)}}, true);
    row("another branch", {{u"branches"_s, list(u"release/**"_s)}}, false);
    row("not the branch", {{u"branchesIgnored"_s, list(u"ma*"_s)}}, false);
    row("taken away again", {{u"branches"_s, list(u"** !main"_s)}}, false);
    row("only tags", {{u"tags"_s, list(u"v*"_s)}}, false);
    row("a path", {{u"paths"_s, list(u"src/**"_s)}}, true);
    row("another path", {{u"paths"_s, list(u"docs/**"_s)}}, false);
    row("nothing but ignored paths", {{u"pathsIgnored"_s, list(u"**/*.cpp"_s)}}, false);
}

void tst_Events::namesAndPathsNarrowIt()
{
    QFETCH(const QJsonObject, parameters);
    QFETCH(const bool, isWanted);
    TriggerFixture fixture;
    fixture.arm(onGit(parameters));

    fixture.repo().write(u"src/b.cpp"_s, "int b;\n");
    fixture.repo().commit(u"second"_s);
    fixture.pass(1min);

    QCOMPARE(fixture.payloads().size(), isWanted ? 1 : 0);
}

void tst_Events::aBranchWithoutANewCommitBeginsNothing()
{
    TriggerFixture fixture;
    fixture.repo().write(u"src/b.cpp"_s, "int b;\n");
    fixture.repo().commit(u"second"_s);
    fixture.arm(onGit({}));

    fixture.repo().git({u"branch"_s, u"copy"_s});
    fixture.pass(1min);
    fixture.repo().git({u"reset"_s, u"-q"_s, u"--hard"_s, u"HEAD~1"_s});
    fixture.pass(1min);

    QCOMPARE(fixture.payloads().size(), 0);
}

void tst_Events::aCommitOfItsOwnRunBeginsNothing()
{
    TriggerFixture fixture;
    const Document document = onGit({});
    fixture.arm(document);
    const Document other = TriggerFixture::document(u"step"_s, {}, u"Other"_s);
    for (const Document &author : {document, other}) {
        const auto run =
            await(fixture.runs().start(author, {.repository = fixture.repo().path()}, {}));
        AO_VERIFY_OK(run);
        fixture.repo().write(u"a.txt"_s, run->toString().toUtf8());
        fixture.repo().commit(u"made\n\nAgentOps-Run: "_s + run->toString());
        fixture.pass(1min);
    }

    // The two that were started by hand, and one for the commit of the other workflow.
    QCOMPARE(fixture.payloads().size(), 3);
}

void tst_Events::commitsMadeWhileNothingServesAreTold()
{
    TriggerFixture fixture;
    fixture.arm(onGit({}));
    fixture.stop();
    fixture.repo().write(u"src/b.cpp"_s, "int b;\n");
    fixture.repo().commit(u"second"_s);

    fixture.start();

    QTRY_COMPARE(fixture.payloads().size(), 1);
}

void tst_Events::aHookWakesTheProgram()
{
    TriggerFixture fixture;
    const QString command = u"touch"_s;
    const QString told = fixture.directory() + u"/it's told"_s;
    const auto installed = installGitHook(fixture.repo().path(), {command, told});
    AO_VERIFY_OK(installed);
    QVERIFY(installed->isChanged);
    QVERIFY(!installGitHook(fixture.repo().path(), {command, told})->isChanged);
    fixture.repo().write(u"src/b.cpp"_s, "int b;\n");
    fixture.repo().commit(u"second"_s);
    QVERIFY(QFile::exists(told));

    fixture.arm(onGit({}));
    fixture.repo().write(u"src/c.cpp"_s, "int c;\n");
    fixture.repo().commit(u"third"_s);
    AO_VERIFY_OK(TriggerService::notify(fixture.directory()));
    QTRY_COMPARE(fixture.payloads().size(), 1); // without any time passing

    const auto removed = removeGitHook(fixture.repo().path());
    AO_VERIFY_OK(removed);
    QVERIFY(removed->isChanged);
    QVERIFY(!QFile::exists(removed->path));
}

void tst_Events::aHookOfSomebodyElseStays()
{
    TempRepo repo;
    repo.write(u".git/hooks/post-commit"_s, "#!/bin/sh\necho mine\n");

    const auto installed = installGitHook(repo.path(), {u"agentops"_s, u"hook"_s, u"notify"_s});
    const auto removed = removeGitHook(repo.path());

    QVERIFY(!installed);
    QCOMPARE(installed.error().code(), triggers::errors::kForeignHook);
    QVERIFY(installed.error().contextValue(u"line").startsWith("'agentops' 'hook'"_L1));
    QVERIFY(!removed);
    QFile file(repo.filePath(u".git/hooks/post-commit"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("#!/bin/sh\necho mine\n"));
}

void tst_Events::filesThatChangeBeginOneRun()
{
    TriggerFixture fixture;
    fixture.arm(TriggerFixture::document(
        kFilesKind, {{u"paths"_s, list(u"src/** !src/gen/**"_s)}, {u"quietMs"_s, 2000}}));
    fixture.pass(1min);
    fixture.repo().write(u"src/gen/x.cpp"_s, "generated\n");
    fixture.repo().write(u"readme.md"_s, "text\n");
    fixture.pass(1min);
    QCOMPARE(fixture.payloads().size(), 0);

    fixture.repo().write(u"src/a.cpp"_s, "int changed;\n");
    fixture.repo().write(u"src/new.cpp"_s, "int added;\n");
    fixture.pass(3min);
    QCOMPARE(fixture.payloads().size(), 1);

    QCOMPARE(fixture.payloads().first().value("paths"_L1).toArray(),
             list(u"src/a.cpp src/new.cpp"_s));
    fixture.repo().commit(u"the same files"_s);
    fixture.pass(3min);
    QCOMPARE(fixture.payloads().size(), 1);
}

void tst_Events::ignoredFilesBeginNothing()
{
    TriggerFixture fixture;
    fixture.repo().write(u".gitignore"_s, "*.o\n");
    fixture.repo().commit();
    fixture.arm(TriggerFixture::document(kFilesKind, {}));
    fixture.pass(1min);

    fixture.repo().write(u"src/a.o"_s, "object\n");
    fixture.repo().git({u"branch"_s, u"in-git-folder"_s});
    fixture.pass(1min);

    QCOMPARE(fixture.payloads().size(), 0);
}

void tst_Events::theEndOfAnotherRunBeginsARun()
{
    TriggerFixture fixture;
    fixture.arm(TriggerFixture::document(kRunKind, {{u"workflow"_s, u"Build"_s}}, u"After"_s));
    const auto runOf = [&fixture](const QString &name) {
        const Document document = TriggerFixture::document(u"step"_s, {}, name);
        AO_VERIFY_OK(
            await(fixture.runs().start(document, {.repository = fixture.repo().path()}, {})));
        fixture.settle();
    };

    runOf(u"Other"_s);
    QCOMPARE(fixture.payloads().size(), 1);
    runOf(u"Build"_s);
    QTRY_COMPARE(fixture.payloads().size(), 3);

    QCOMPARE(fixture.said(u"workflow"_s).last(), u"Build"_s);
    QCOMPARE(fixture.said(u"state"_s).last(), u"succeeded"_s);
    fixture.stop();
    fixture.start();
    QCOMPARE(fixture.payloads().size(), 3);
}

void tst_Events::largeOutputsAreHandedOn()
{
    TriggerFixture fixture;
    fixture.arm(TriggerFixture::document(kRunKind, {{u"workflow"_s, u"Build"_s}}, u"After"_s));
    Document build = TriggerFixture::document(u"step"_s, {}, u"Build"_s);
    build.properties.inputs = {{.name = u"text"_s, .type = PortType::Text}};
    build.properties.outputs = {{u"said"_s, u"{{ inputs.text }}"_s}};
    const QString text(100'000, u'x');

    AO_VERIFY_OK(await(fixture.runs().start(
        build, {.repository = fixture.repo().path(), .inputs = {{u"text"_s, text}}}, {})));
    QTRY_COMPARE(fixture.payloads().size(), 2);

    QCOMPARE(fixture.payloads().last()["outputs"_L1]["said"_L1].toString(), text);
}

void tst_Events::whatWasReadInVainIsNotReadAgain()
{
    TriggerFixture fixture;
    fixture.arm(TriggerFixture::document(kRunKind, {{u"workflow"_s, u"Build"_s}}, u"After"_s));
    const RunId other = fixture.run(TriggerFixture::document(u"step"_s, {}, u"Other"_s));
    // A long run of another workflow.
    AO_VERIFY_OK(fixture.database().writeBlocking([other](store::Connection &db) {
        return db.run("INSERT INTO events (run, sequence, at, kind, node, attempt, data, writer) "
                      "WITH RECURSIVE n(i) AS "
                      "(SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 26000) "
                      "SELECT ?1, i, 0, 'log', '', 0, '{}', ?1 FROM n",
                      other);
    }));
    const auto position = [&fixture] {
        const auto statuses = await(fixture.service().list({}));
        return statuses->first().trigger.progress.state.value("position"_L1).toInt();
    };

    fixture.pass(1min);

    QTRY_VERIFY2(position() > 20'000, qPrintable(QString::number(position())));
    fixture.run(TriggerFixture::document(u"step"_s, {}, u"Build"_s));
    QTRY_COMPARE(fixture.payloads().size(), 3);
}

void tst_Events::workflowsDoNotGoRoundInCircles()
{
    TriggerFixture fixture;
    for (const QString &name : {u"A"_s, u"B"_s, u"C"_s})
        fixture.arm(TriggerFixture::document(kRunKind, {}, name)); // each after any other

    const Document first = TriggerFixture::document(u"step"_s, {}, u"First"_s);
    AO_VERIFY_OK(await(fixture.runs().start(first, {.repository = fixture.repo().path()}, {})));
    fixture.pass(5min);

    // First, then each of the others after it, and after each other: no workflow twice in a chain.
    // 1 + 3 + 3 * 2 + 3 * 2 * 1
    for (int i = 0; i < 20 && fixture.payloads().size() < 16; ++i)
        fixture.pass(1min);
    QVERIFY2(fixture.payloads().size() == 16, qPrintable(fixture.said(u"workflow"_s).join(u' ')));
    fixture.pass(2min);
    QCOMPARE(fixture.payloads().size(), 16);
}

int tst_Events::post(const QString &address, const QByteArray &body, const QByteArrayList &headers)
{
    const QUrl url(address);
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    QByteArray request = "POST " + url.path().toUtf8() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    for (const QByteArray &header : headers)
        request += header + "\r\n";
    socket.write(request + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                 + body);
    const auto isClosed = [&socket] {
        return socket.state() == QAbstractSocket::UnconnectedState;
    };
    if (!QTest::qWaitFor(isClosed, 5000))
        return -1;
    return socket.readAll().sliced(9, 3).toInt();
}

void tst_Events::aSignedPostBeginsARun()
{
    TriggerFixture fixture;
    const QJsonObject secret{{u"secret"_s, QJsonObject{{u"secret"_s, u"hook"_s}}}};
    fixture.arm(TriggerFixture::document(kWebhookKind, secret));
    const QString address = await(fixture.service().list({}))->first().address;
    QVERIFY2(address.startsWith("http://127.0.0.1:"_L1), qPrintable(address));
    const QByteArray body = R"({"ref":"main"})";

    QCOMPARE(post(address, body, {signature(body), "X-GitHub-Delivery: 1"}), 202);
    QCOMPARE(post(address, body, {signature(body), "X-GitHub-Delivery: 1"}), 202);
    QCOMPARE(fixture.payloads().size(), 1);
    QCOMPARE(post(address, body, {signature(body), "X-GitHub-Delivery: 2"}), 202);

    QCOMPARE(fixture.payloads().size(), 2);
    QCOMPARE(fixture.payloads().first()["body"_L1]["ref"_L1].toString(), u"main"_s);
    fixture.stop();
    fixture.start();
    QCOMPARE(await(fixture.service().list({}))->first().address, address);
    QCOMPARE(post(address, body, {signature(body), "X-GitHub-Delivery: 2"}), 202);
    QCOMPARE(fixture.payloads().size(), 2);
}

void tst_Events::whatIsNotSignedBeginsNothing()
{
    TriggerFixture fixture;
    const QJsonObject secret{{u"secret"_s, QJsonObject{{u"secret"_s, u"hook"_s}}}};
    fixture.arm(TriggerFixture::document(kWebhookKind, secret));
    const QString address = await(fixture.service().list({}))->first().address;

    QCOMPARE(post(address, "{}", {}), 401);
    QCOMPARE(post(address, "{}", {signature("{ }")}), 401);
    QCOMPARE(post(address + u"x"_s, "{}", {signature("{}")}), 404);
    QCOMPARE(post(address, QByteArray(2'000'000, 'x'), {}), 413);

    QCOMPARE(fixture.payloads().size(), 0);
}

void tst_Events::twoProgramsTellTheSameOnce()
{
    TriggerFixture fixture;
    auto other = fixture.createProgram();
    fixture.arm(onGit({}));
    fixture.arm(TriggerFixture::document(kFilesKind, {}));
    fixture.arm(TriggerFixture::document(kRunKind, {{u"workflow"_s, u"Build"_s}}));
    fixture.pass(1min);

    fixture.repo().write(u"src/b.cpp"_s, "int b;\n");
    fixture.repo().commit(u"second"_s);
    const Document build = TriggerFixture::document(u"step"_s, {}, u"Build"_s);
    AO_VERIFY_OK(await(fixture.runs().start(build, {.repository = fixture.repo().path()}, {})));
    fixture.pass(3min);

    QTRY_COMPARE(fixture.payloads().size(), 4);
    fixture.pass(2min);
    TriggerFixture::close(other);
    QCOMPARE(fixture.payloads().size(), 4);
}

namespace {

/// What a backend would be: it tells what it is told.
class Backend final : public TriggerSource
{
public:
    QStringList kinds() const override { return {u"trigger.backend"_s}; }
    Task<Result<TriggerProgress>> begin(ArmedTrigger, CancelToken) override
    {
        co_return TriggerProgress();
    }
    void watch(const QList<ArmedTrigger> &triggers) override { watched = triggers; }
    void look() override { }
    Task<> close() override { co_return; }

    QList<ArmedTrigger> watched;
};

} // namespace

void tst_Events::anotherSourceTellsThroughTheSameInterface()
{
    TriggerFixture fixture;
    auto backend = std::make_unique<Backend>();
    const Backend *seen = backend.get();
    fixture.service().addSource(std::move(backend));

    // Its kind is not in the catalogue of this program, so nothing of it can be armed.
    const auto armed =
        await(fixture.service().arm(TriggerFixture::document(u"trigger.backend"_s, {}),
                                    u"a.agentops.json"_s, Replaces::SameFile, {}));

    QVERIFY(!armed);
    QCOMPARE(seen->watched.size(), 0);
}

QTEST_GUILESS_MAIN(tst_Events)
#include "tst_events.moc"
