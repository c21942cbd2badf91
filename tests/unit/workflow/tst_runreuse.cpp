// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <agentops/workflow/pins.h>

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;

/// Outcomes that stand for steps: of earlier runs, and pinned ones.
class tst_RunReuse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<RunFixture>();
        m_hash = "one";
        RunServiceOptions options = m_fixture->options();
        m_hashing = nullptr;
        options.hashFiles = [this](QString, QStringList globs,
                                   CancelToken token) -> Task<Result<QByteArray>> {
            m_globs = globs;
            return [](QByteArray hash, Gate *gate, CancelToken stop) -> Task<Result<QByteArray>> {
                if (gate)
                    AO_CO_CHECK(co_await gate->wait(stop));
                co_return hash;
            }(m_hash, m_hashing, token);
        };
        m_folderState = "as it was";
        options.folderState = [this](QString, CancelToken) -> Task<Result<QByteArray>> {
            return [](QByteArray state) -> Task<Result<QByteArray>> {
                co_return state;
            }(m_folderState);
        };
        m_service = m_fixture->createService(options);
    }
    void cleanup()
    {
        await(m_service->close());
        m_service.reset();
        m_fixture.reset();
    }

    void anUnchangedStepIsNotDoneAgain()
    {
        const Document document = reusing();
        const RunId first = run(document);
        const RunId second = run(document);

        QCOMPARE(m_fixture->calls, QStringList({u"a"_s}));
        const RunStatus status = statusOf(second);
        QCOMPARE(status.findStep(NodeId(u"a"_s))->reusedFrom, first);
        QCOMPARE(status.findStep(NodeId(u"a"_s))->outputs.value("out"_L1), u"a"_s);
        QCOMPARE(m_globs, QStringList({u"src/**"_s}));
        // The one that did it, not the one that took it over.
        QCOMPARE(statusOf(run(document)).findStep(NodeId(u"a"_s))->reusedFrom, first);
    }

    void anotherFileParameterOrKindIsAnotherOutcome()
    {
        Document document = reusing();
        run(document);
        m_hash = "two";
        run(document);
        QCOMPARE(m_fixture->calls.size(), 2);
        RunFixture::node(document, u"a"_s).parameters = {{u"text"_s, u"x"_s}};
        run(document);
        QCOMPARE(m_fixture->calls.size(), 3);
        run(document);
        QCOMPARE(m_fixture->calls.size(), 3);
    }

    void whoeverWantsItFreshGetsItFresh()
    {
        const Document document = reusing();
        run(document);
        run(document, {.reuses = false});
        QCOMPARE(m_fixture->calls.size(), 2);
    }

    /// Its timeout counts from when something is done for it.
    void hashingTheFilesTakesOfTheTimeOfTheStep()
    {
        Gate gate;
        m_hashing = &gate;
        Document document = reusing();
        document.nodes[0].timeout = 5s;
        const auto id =
            await(m_service->start(document, {.repository = u"/repository"_s}, CancelToken()));
        AO_VERIFY_OK(id);
        QTRY_COMPARE(gate.waitingCount(), 1);

        m_fixture->clock().advance(5s);

        const auto status = await(m_service->waitUntilSettled(*id, CancelToken()));
        AO_VERIFY_OK(status);
        QCOMPARE(status->summary().error.code, u"workflow.step_timeout"_s);
        QCOMPARE(m_fixture->calls, QStringList());
    }

    void failuresAndEffectsOutsideNeverStandForAnything()
    {
        Document document = reusing();
        m_fixture->scripts[u"a"_s] = failing;
        run(document);
        run(document);
        QCOMPARE(m_fixture->calls.size(), 2);

        m_fixture->scripts.clear();
        RunFixture::node(document, u"a"_s).kind = u"deploy"_s;
        run(document);
        run(document);
        QCOMPARE(m_fixture->calls.size(), 4);
    }

    /// An outcome that stands for a step says nothing about where the steps behind it work.
    void theStepsBehindWorkWhereThisRunDoes()
    {
        Document document = RunFixture::document(u"t>a, a>b"_s);
        RunFixture::node(document, u"a"_s).reuse = Reuse();
        QStringList seen;
        int trees = 0;
        m_fixture->scripts[u"t"_s] = [&trees](StepContext, CancelToken) {
            return [](int n) -> Task<Result<StepOutput>> {
                StepOutput made = output(u"out"_s, u"tree"_s);
                made.workingDirectory = u"/tree%1"_s.arg(n);
                co_return made;
            }(++trees);
        };
        m_fixture->scripts[u"b"_s] = [&seen](StepContext context, CancelToken) {
            seen.append(context.workingDirectory);
            return [](QString id) -> Task<Result<StepOutput>> {
                co_return output(u"out"_s, id);
            }(context.step.text());
        };
        run(document);
        run(document);
        run(document, {.pins = {{u"a"_s, QJsonObject{{u"out"_s, 1}}}}});

        QCOMPARE(m_fixture->calls.count(u"a"_s), 1);
        QCOMPARE(seen, QStringList({u"/tree1"_s, u"/tree2"_s, u"/tree3"_s}));
    }

    /// What a step has made is in the folder where it worked.
    void aStepThatMakesFilesRunsAgainInAnotherFolder()
    {
        const Document document = makingInATree();
        m_fixture->scripts[u"a"_s] = [this](StepContext, CancelToken) {
            m_folderState += " and more";
            return [](int) -> Task<Result<StepOutput>> {
                co_return output(u"out"_s, 1);
            }(0);
        };
        run(document);
        run(document);

        QCOMPARE(m_fixture->calls.count(u"a"_s), 2);
    }

    void aStepThatLeavesItsFolderAsItWasStandsInAnother()
    {
        const Document document = makingInATree();
        run(document);
        run(document);

        QCOMPARE(m_fixture->calls.count(u"a"_s), 1);
    }

    void inTheSameFolderAStepThatMakesFilesStands()
    {
        Document document = reusing();
        RunFixture::node(document, u"a"_s).kind = u"make"_s;
        m_fixture->scripts[u"a"_s] = [this](StepContext, CancelToken) {
            m_folderState += " and more";
            return [](int) -> Task<Result<StepOutput>> {
                co_return output(u"out"_s, 1);
            }(0);
        };
        run(document);
        run(document);
        QCOMPARE(m_fixture->calls.count(u"a"_s), 1);

        // And not in another one.
        run(makingInATree());
        QCOMPARE(m_fixture->calls.count(u"a"_s), 2);
    }

    void whatAPersonHasDecidedStandsForNothing()
    {
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].reuse = Reuse();
        m_fixture->scripts[u"a"_s] = approving;
        run(document, {.approveAs = u"ada"_s});
        const RunId second = run(document);

        QCOMPARE(statusOf(second).findStep(NodeId(u"a"_s))->state, StepState::WaitingForApproval);
    }

    void aFileThatChangesWhileTheStepWorksIsSeen()
    {
        const Document document = reusing();
        m_fixture->scripts[u"a"_s] = [this](StepContext, CancelToken) {
            m_hash = "changed";
            return [](int) -> Task<Result<StepOutput>> {
                co_return output(u"out"_s, 1);
            }(0);
        };
        run(document);
        m_hash = "one";
        run(document);
        QCOMPARE(m_fixture->calls.size(), 2);
    }

    void pinnedValuesStandForAStep()
    {
        const Document document = RunFixture::document(u"a>b"_s);
        const QJsonObject pins{{u"a"_s, QJsonObject{{u"out"_s, u"pinned"_s}}}};
        const RunStatus status = statusOf(run(document, {.pins = pins}));

        QCOMPARE(m_fixture->calls, QStringList({u"b"_s}));
        QVERIFY(status.findStep(NodeId(u"a"_s))->isPinned);
        QCOMPARE(status.findStep(NodeId(u"a"_s))->outputs.value("out"_L1), u"pinned"_s);
    }

    void aPinnedContainerDoesNotBegin()
    {
        Document document = RunFixture::document(u"m, m/a, m.results>b"_s);
        RunFixture::become(document, u"m"_s, u"map"_s, {{u"items"_s, 3}});
        const QJsonObject pins{{u"m"_s, QJsonObject{{u"results"_s, QJsonArray{1}}}}};

        QCOMPARE(statusOf(run(document, {.pins = pins})).summary().state, RunState::Succeeded);
        QCOMPARE(m_fixture->calls, QStringList({u"b"_s}));
    }

    void pinsAreReadAsTheyWereWritten()
    {
        Pin pin{.outputs = {{u"out"_s, 1}},
                .nodeHash = "abc",
                .run = RunId::create(),
                .at = m_fixture->clock().now(),
                .unknown = {{u"later"_s, true}}};
        const Pins pins{{NodeId(u"a"_s), pin}, {NodeId(u"b"_s), {{}, "d", {}, pin.at, {}}}};
        const auto read = parsePins(writePins(pins));
        AO_VERIFY_OK(read);
        QCOMPARE(*read, pins);
    }

    void badPinsAreReported_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("not JSON") << QByteArray("{") << u"workflow.malformed"_s;
        QTest::newRow("another format") << QByteArray(R"({"format":"x","version":1,"pins":{}})")
                                        << u"workflow.invalid_document"_s;
        QTest::newRow("newer") << QByteArray(R"({"format":"agentops-pins","version":2})")
                               << u"workflow.newer_format"_s;
        QTest::newRow("no hash") << QByteArray(
            R"({"format":"agentops-pins","version":1,"pins":{"a":{"at":"2026-01-01T00:00:00Z"}}})")
                                 << u"workflow.invalid_document"_s;
        QTest::newRow("bad time") << QByteArray(
            R"({"format":"agentops-pins","version":1,"pins":{"a":{"node":"00","at":"then"}}})")
                                  << u"workflow.invalid_document"_s;
    }

    void badPinsAreReported()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QCOMPARE(codeOf(parsePins(text)), code);
    }

    void aPinOfAChangedStepIsStale()
    {
        Document document = RunFixture::document(u"a, b"_s);
        const NodeCatalog &catalog = m_fixture->catalog();
        const auto pinOf = [&](const QString &id) {
            return Pin{.outputs = {{u"out"_s, id}},
                       .nodeHash = nodeHashOf(document, NodeId(id), catalog)};
        };
        const Pins pins{{NodeId(u"a"_s), pinOf(u"a"_s)},
                        {NodeId(u"b"_s), pinOf(u"b"_s)},
                        {NodeId(u"gone"_s), pinOf(u"a"_s)}};
        RunFixture::node(document, u"b"_s).parameters = {{u"text"_s, u"x"_s}};
        RunFixture::node(document, u"a"_s).title = u"Renamed"_s;

        const UsablePins usable = usablePins(pins, document, catalog);

        QCOMPARE(usable.values.keys(), QStringList({u"a"_s}));
        QCOMPARE(usable.stale, QList<NodeId>{NodeId(u"b"_s)});
        QCOMPARE(usable.lost, QList<NodeId>{NodeId(u"gone"_s)});
    }

    void aPinOfAContainerKnowsNoMutedEdges()
    {
        Document document = RunFixture::document(u"m, m/a>m/b"_s);
        RunFixture::become(document, u"m"_s, u"scope"_s);
        const auto hash = [&document, this] {
            return nodeHashOf(document, NodeId(u"m"_s), m_fixture->catalog());
        };
        const QByteArray connected = hash();

        document.edges[0].isMuted = true;

        const QByteArray muted = hash();
        QVERIFY(muted != connected);
        document.edges.clear();
        QCOMPARE(hash(), muted);
    }

    /// What is large is in a file, and found again after a restart.
    void largeValuesAreInFiles()
    {
        const QString large(200'000, u'x');
        m_fixture->scripts[u"a"_s] = [&large](StepContext, CancelToken) {
            return [](QString text) -> Task<Result<StepOutput>> {
                co_return output(u"out"_s, text);
            }(large);
        };
        const RunId id = run(RunFixture::document(u"a>b"_s));

        QCOMPARE(filesIn(u"values"_s).size(), 1);
        m_fixture->restart();
        const auto detail = await(m_fixture->service().show(id, CancelToken()));
        AO_VERIFY_OK(detail);
        QCOMPARE(detail->status.findStep(NodeId(u"a"_s))->outputs.value("out"_L1).toString(),
                 large);
    }

    void aDamagedValueIsReported()
    {
        m_fixture->scripts[u"a"_s] = [](StepContext, CancelToken) -> Task<Result<StepOutput>> {
            co_return output(u"out"_s, QString(200'000, u'x'));
        };
        const RunId id = run(RunFixture::document(u"a"_s));
        QFile file(filesIn(u"values"_s).first());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{}");
        file.close();

        QCOMPARE(codeOf(await(m_service->show(id, CancelToken()))), u"workflow.damaged_journal"_s);
    }

private:
    static Document reusing()
    {
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].reuse = Reuse{{u"src/**"_s}, {}};
        return document;
    }

    /// `a`, which may change files, behind a step that makes another folder in each run.
    Document makingInATree()
    {
        Document document = RunFixture::document(u"t, a"_s);
        document.edges = {{.id = EdgeId(u"e"_s),
                           .from = {NodeId(u"t"_s), u"done"_s},
                           .to = {NodeId(u"a"_s), u"after"_s}}};
        RunFixture::node(document, u"a"_s).kind = u"make"_s;
        RunFixture::node(document, u"a"_s).reuse = Reuse{{u"src/**"_s}, {}};
        m_fixture->scripts[u"t"_s] = [this](StepContext, CancelToken) {
            return [](int n) -> Task<Result<StepOutput>> {
                StepOutput made = output(u"out"_s, u"tree"_s);
                made.workingDirectory = u"/tree%1"_s.arg(n);
                co_return made;
            }(++m_treeCount);
        };
        return document;
    }

    RunId run(const Document &document, RunOptions options = {})
    {
        options.repository = u"/repository"_s;
        const auto id = await(m_service->start(document, options, CancelToken()));
        if (!id)
            qFatal("%s", qPrintable(id.error().describe()));
        (void)await(m_service->waitUntilSettled(*id, CancelToken()));
        return *id;
    }

    RunStatus statusOf(const RunId &id)
    {
        return await(m_service->show(id, CancelToken()))->status;
    }

    QStringList filesIn(const QString &folder) const
    {
        QStringList files;
        QDirIterator walk(m_fixture->directory() + u'/' + folder, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext())
            files.append(walk.next());
        return files;
    }

    std::unique_ptr<RunFixture> m_fixture;
    std::unique_ptr<RunService> m_service;
    QByteArray m_hash;
    /// Where hashing waits; null: it takes no time.
    Gate *m_hashing = nullptr;
    QStringList m_globs;
    QByteArray m_folderState;
    int m_treeCount = 0;
};

QTEST_GUILESS_MAIN(tst_RunReuse)
#include "tst_runreuse.moc"
