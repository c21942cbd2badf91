// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawnedits.h"
#include "testcatalog.h"

#include <agentops/store/database.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/fakeclock.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/draftstore.h>

#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workflow;

/// What the program keeps of the steps of one workflow, over restarts.
class tst_EditJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_catalog = std::make_unique<NodeCatalog>();
        testing::addDrawnKinds(*m_catalog);
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = *store::Database::open(m_folder->filePath(u"documents.db"_s), draftSchema(),
                                            store::Durability::PowerLoss);
        m_drafts = std::make_unique<DraftStore>(*m_database, m_clock);
        m_recorder = EditRecorder();
        m_editor = std::make_unique<DocumentEditor>(*m_catalog, Document::create(u"x"_s));
        m_node = *m_editor->addNode(u"test.work"_s, {});
    }

    void cleanup()
    {
        m_editor.reset();
        m_drafts.reset();
        m_database.reset();
    }

    void undoGoesOnAfterARestart()
    {
        retitle({u"a"_s, u"b"_s});
        const Document before = m_editor->document();
        AO_VERIFY_OK(keep());

        restart(before);

        QCOMPARE(m_editor->place(), 3);
        QCOMPARE(m_editor->steps().last().label.kind, Edit::SetTitle);
        m_editor->undo();
        QCOMPARE(title(), u"a"_s);
        AO_VERIFY_OK(m_editor->goTo(0));
        QVERIFY(m_editor->document().nodes.isEmpty());
    }

    void undoGoesOnAfterTheDocumentWasSaved()
    {
        retitle({u"a"_s, u"b"_s});
        AO_VERIFY_OK(keep());
        AO_VERIFY_OK(settle());
        QCOMPARE(await(m_drafts->list({}))->size(), 0);

        restart(m_editor->document());

        QCOMPARE(m_editor->place(), 3);
        m_editor->undo();
        QCOMPARE(title(), u"a"_s);
    }

    void whatWasUndoneCanBeRedoneAfterARestart()
    {
        retitle({u"a"_s, u"b"_s, u"c"_s});
        AO_VERIFY_OK(keep());
        AO_VERIFY_OK(m_editor->goTo(2));
        AO_VERIFY_OK(keep());

        restart(m_editor->document());

        QCOMPARE(m_editor->place(), 2);
        QCOMPARE(m_editor->steps().size(), 4);
        AO_VERIFY_OK(m_editor->goTo(4));
        QCOMPARE(title(), u"c"_s);
    }

    void anEditAfterAnUndoDropsWhatWasUndone()
    {
        retitle({u"a"_s, u"b"_s, u"c"_s});
        AO_VERIFY_OK(keep());
        AO_VERIFY_OK(m_editor->goTo(1));
        retitle({u"d"_s});
        AO_VERIFY_OK(keep());

        QCOMPARE(rows(), 2);
        restart(m_editor->document());
        QCOMPARE(m_editor->steps().size(), 2);
        QCOMPARE(title(), u"d"_s);
    }

    void onlyNewAndChangedStepsAreStored()
    {
        retitle({u"a"_s, u"b"_s});
        QCOMPARE(m_recorder.next(m_editor->history()).steps.size(), 3);

        const EditRecord nothing = m_recorder.next(m_editor->history());
        AO_VERIFY_OK(m_editor->setTitle(m_node, u"c"_s));
        const EditRecord fresh = m_recorder.next(m_editor->history());
        AO_VERIFY_OK(m_editor->setTitle(m_node, u"cd"_s)); // goes on with that one
        const EditRecord changed = m_recorder.next(m_editor->history());

        QCOMPARE(nothing.steps.size(), 0);
        QCOMPARE(nothing.place, 3);
        for (const EditRecord &one : {fresh, changed}) {
            QCOMPARE(one.firstNumber, 4);
            QCOMPARE(one.steps.size(), 1);
            QCOMPARE(one.place, 4);
        }
    }

    void anyEditsGoBackToTheBeginningOverRestarts_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 10; ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void anyEditsGoBackToTheBeginningOverRestarts()
    {
        QFETCH(const unsigned, seed);
        std::mt19937 random(seed);
        const Document first = asRead(testing::documentWithUnknownKeys());
        m_editor = std::make_unique<DocumentEditor>(*m_catalog, first);
        m_recorder = EditRecorder();
        for (int round = 0; round < 5; ++round) {
            for (int i = 0; i < 15; ++i)
                testing::editAtRandom(*m_editor, random);
            if (random() % 2 == 0)
                AO_VERIFY_OK(m_editor->goTo(qsizetype(random() % size_t(m_editor->place() + 1))));
            AO_VERIFY_OK(round % 2 == 0 ? keep() : settle());
            const qsizetype count = m_editor->steps().size();
            const qsizetype place = m_editor->place();

            restart(asRead(m_editor->document()));

            QCOMPARE(m_editor->steps().size(), count);
            QCOMPARE(m_editor->place(), place);
        }
        AO_VERIFY_OK(m_editor->goTo(0));
        QCOMPARE(writeDocument(m_editor->document()), writeDocument(first));
    }

    void aChangeFromOutsideIsOneMoreStep()
    {
        retitle({u"a"_s});
        AO_VERIFY_OK(settle());
        Document changed = m_editor->document();
        changed.nodes[0].title = u"theirs"_s;

        restart(changed);

        QCOMPARE(m_editor->steps().size(), 3);
        QCOMPARE(m_editor->steps().last().label.kind, Edit::ChangeOutside);
        QVERIFY(m_editor->steps().last().at == m_clock.now());
        AO_VERIFY_OK(settle());
        restart(changed);
        QCOMPARE(m_editor->steps().size(), 3);
        m_editor->undo();
        QCOMPARE(title(), u"a"_s);
    }

    void whereTheViewIsIsNoChangeFromOutside()
    {
        AO_VERIFY_OK(settle());
        Document moved = m_editor->document();
        moved.layout.viewportOrigin = {500, 500};
        moved.layout.viewportZoom = 2;

        restart(moved);

        QCOMPARE(m_editor->steps().size(), 1);
        QCOMPARE(m_editor->document(), moved);
    }

    void anotherFileWithTheSameIdHasNoHistory()
    {
        AO_VERIFY_OK(settle());
        Document copy = m_editor->document();
        copy.properties.name = u"Copy"_s;

        QCOMPARE(load(copy, u"copy.agentops.json"_s).history.steps.size(), 0);
        // Renamed, it is still the same.
        QCOMPARE(load(m_editor->document(), u"moved.agentops.json"_s).history.steps.size(), 1);
    }

    void aStoredDocumentThatIsNotTheOneOfTheStepsIsNotTrusted()
    {
        AO_VERIFY_OK(keep());
        AO_VERIFY_OK(execute("UPDATE edit_place SET document_hash = x'00'"));

        QCOMPARE(load(m_editor->document(), kFile).history.steps.size(), 0);
    }

    void aHistoryEndsWhereAStepCannotBeUsed_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::newRow("no JSON") << QByteArray("UPDATE edit SET step = '{' WHERE number = 2");
        QTest::newRow("gone") << QByteArray("DELETE FROM edit WHERE number = 2");
        QTest::newRow("of another document")
            << QByteArray("UPDATE edit SET step = replace(step, '\"at\": 0', '\"at\": 7') "
                          "WHERE number = 2");
        QTest::newRow("another one") << QByteArray(
            "UPDATE edit SET step = (SELECT step FROM edit WHERE number = 3) WHERE number = 2");
    }

    void aHistoryEndsWhereAStepCannotBeUsed()
    {
        QFETCH(const QByteArray, damage);
        retitle({u"a"_s, u"b"_s, u"c"_s});
        AO_VERIFY_OK(keep());
        AO_VERIFY_OK(execute(damage));

        const Document last = m_editor->document();
        restart(last);

        QCOMPARE(m_editor->steps().size(), 2);
        AO_VERIFY_OK(m_editor->goTo(0));
        QCOMPARE(title(), u"a"_s);
        AO_VERIFY_OK(m_editor->goTo(2));
        retitle({u"d"_s});
        AO_VERIFY_OK(keep());
        restart(m_editor->document());
        QCOMPARE(m_editor->steps().size(), 3);
    }

    void aDraftIsNeverWithoutItsSteps()
    {
        AO_VERIFY_OK(keep());
        const Document kept = m_editor->document();
        AO_VERIFY_OK(execute("CREATE TRIGGER full BEFORE INSERT ON edit_place "
                             "BEGIN SELECT raise(ABORT, 'full'); END"));

        retitle({u"a"_s});
        QVERIFY(!keep());

        AO_VERIFY_OK(execute("DROP TRIGGER full"));
        const auto drafts = await(m_drafts->list({}));
        AO_VERIFY_OK(drafts);
        QCOMPARE(drafts->first().document, asRead(kept));
        QCOMPARE(rows(), 1);
        QCOMPARE(load(kept, kFile).history.steps.size(), 1);
        m_recorder = EditRecorder(); // as nobody knows what is stored
        AO_VERIFY_OK(keep());
        QCOMPARE(rows(), 2);
    }

    void aDocumentKeepsItsNewestSteps()
    {
        for (int i = 0; i < 2100; ++i)
            retitle({QString::number(i)});
        AO_VERIFY_OK(keep());

        QCOMPARE(rows(), 2000);
        restart(m_editor->document());
        QCOMPARE(m_editor->place(), 2000);
        AO_VERIFY_OK(m_editor->goTo(0));
        QCOMPARE(title(), u"99"_s);
    }

    void aDocumentKeepsSixteenMebibytesOfSteps()
    {
        for (int i = 0; i < 20; ++i) {
            const QString text(1024 * 1024, QChar(u'a' + i));
            AO_VERIFY_OK(m_editor->setParameter(m_node, u"command"_s, text));
            m_editor->closeStep();
        }
        AO_VERIFY_OK(keep());

        QVERIFY(number("SELECT sum(size) FROM edit") <= 16 * 1024 * 1024);
        QCOMPARE(rows(), 7); // of a little more than two mebibytes each: before and after
        restart(m_editor->document());
        QCOMPARE(m_editor->place(), 7);
    }

    void namedPointsStayWhateverBecomesOfTheSteps()
    {
        const Document named = m_editor->document();
        const auto first = await(m_drafts->edits().addPoint(named, u"Before"_s, {}));
        AO_VERIFY_OK(first);
        m_clock.advance(std::chrono::minutes(1));
        m_editor->undo();
        const auto second = await(m_drafts->edits().addPoint(m_editor->document(), u"Empty"_s, {}));
        AO_VERIFY_OK(second);
        m_recorder = EditRecorder();
        AO_VERIFY_OK(settle());

        const auto points = await(m_drafts->edits().points(named.properties.id, {}));
        AO_VERIFY_OK(points);
        QCOMPARE(points->size(), 2);
        QCOMPARE(points->at(0).name, u"Empty"_s);
        QCOMPARE(points->at(1).document, asRead(named));
        QVERIFY(points->at(0).madeAt - points->at(1).madeAt == std::chrono::minutes(1));
        AO_VERIFY_OK(await(m_drafts->edits().removePoint(named.properties.id, *first, {})));
        QCOMPARE(await(m_drafts->edits().points(named.properties.id, {}))->size(), 1);
    }

    void aWorkflowThatWasGivenUpLeavesNothing()
    {
        AO_VERIFY_OK(keep());
        const WorkflowId id = m_editor->document().properties.id;
        AO_VERIFY_OK(await(m_drafts->edits().addPoint(m_editor->document(), u"Before"_s, {})));

        AO_VERIFY_OK(await(m_drafts->remove(id, {})));

        QCOMPARE(rows(), 0);
        QCOMPARE(number("SELECT count(*) FROM edit_place"), 0);
        QCOMPARE(await(m_drafts->edits().points(id, {}))->size(), 0);
    }

    void stepsOfAnotherDocumentAreRefused()
    {
        const EditHistory history = m_editor->history();
        DocumentEditor other(*m_catalog, Document::create(u"y"_s));

        const Result<> restored = other.restore(history);

        QVERIFY(!restored);
        QCOMPARE(QByteArray(restored.error().code().text()), QByteArray("base.invalid_argument"));
        QVERIFY(!other.canUndo());
    }

    void anOpenGestureIsNotStored()
    {
        const Document before = m_editor->document();
        m_editor->beginGesture();
        AO_VERIFY_OK(m_editor->moveNodes({{m_node, QPointF(40, 40)}}));

        const EditHistory history = m_editor->history();

        QCOMPARE(history.document, before);
        QCOMPARE(history.steps.size(), 1);
        QVERIFY(!m_editor->restore(history));
        m_editor->endGesture();
    }

    void aRestoredHistoryKeepsTheNumberOfTheDocument()
    {
        retitle({u"a"_s});
        const EditHistory history = m_editor->history();
        DocumentEditor other(*m_catalog, m_editor->document());
        const quint64 opened = other.revision();

        AO_VERIFY_OK(other.restore(history));

        QCOMPARE(other.revision(), opened);
        other.undo();
        QVERIFY(other.revision() != opened);
        other.redo();
        QCOMPARE(other.revision(), opened);
    }

    void theDocumentOfAnyStepCanBeSeen()
    {
        retitle({u"a"_s, u"b"_s});
        m_editor->undo();

        QCOMPARE(m_editor->documentAt(3)->nodes.first().title, u"b"_s);
        QVERIFY(m_editor->documentAt(0)->nodes.isEmpty());
        QVERIFY(!m_editor->documentAt(4));
        QCOMPARE(title(), u"a"_s);
    }

private:
    inline static const QString kFile = u"x.agentops.json"_s;

    static Document asRead(const Document &document)
    {
        return *parseDocument(writeDocument(document)).document;
    }
    QString title() const { return m_editor->document().findNode(m_node)->title; }
    /// A step for each title.
    void retitle(const QStringList &titles)
    {
        for (const QString &title : titles) {
            (void)m_editor->setTitle(m_node, title);
            m_editor->closeStep();
        }
    }
    Result<> keep()
    {
        const EditHistory history = m_editor->history();
        return await(m_drafts->save({.document = history.document, .file = kFile},
                                    m_recorder.next(history), {}));
    }
    Result<> settle()
    {
        const EditHistory history = m_editor->history();
        return await(m_drafts->settle({.document = history.document, .file = kFile},
                                      m_recorder.next(history), {}));
    }
    StoredHistory load(const Document &document, const QString &file)
    {
        return *await(m_drafts->edits().load(document, file, {}));
    }
    /// Opens the document as the program does when it has begun anew.
    void restart(const Document &document)
    {
        const StoredHistory stored = load(document, kFile);
        m_editor = std::make_unique<DocumentEditor>(*m_catalog, document);
        AO_VERIFY_OK(m_editor->restore(stored.history));
        m_recorder = EditRecorder(stored);
    }
    Result<> execute(const QByteArray &script)
    {
        return m_database->writeBlocking(
            [&script](store::Connection &db) { return db.execute(script); });
    }
    qint64 number(const QByteArray &query)
    {
        return m_database
            ->readBlocking([&query](store::Connection &db) {
                return db.queryOne(query, [](const store::Row &row) { return row.int64(0); });
            })
            ->value_or(-1);
    }
    qint64 rows() { return number("SELECT count(*) FROM edit"); }

    FakeClock m_clock;
    std::unique_ptr<NodeCatalog> m_catalog;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<DraftStore> m_drafts;
    std::unique_ptr<DocumentEditor> m_editor;
    EditRecorder m_recorder;
    NodeId m_node;
};

QTEST_GUILESS_MAIN(tst_EditJournal)
#include "tst_editjournal.moc"
