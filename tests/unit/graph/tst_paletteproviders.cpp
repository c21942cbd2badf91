// SPDX-License-Identifier: GPL-3.0-or-later
#include "runsfixture.h"
#include "samplegraph.h"

#include <agentops/testsupport/await.h>
#include <agentops/ui/graph/elementprovider.h>
#include <agentops/ui/graph/graphstyle.h>
#include <agentops/ui/graph/nodeprovider.h>
#include <agentops/ui/graph/workflowcontroller.h>
#include <agentops/ui/graph/workflowprovider.h>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;

/// What the palette finds of the editor, on a controller with the sample graph open.
class TestPaletteProviders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { sample::addTypes(m_catalog); }
    void init();
    void cleanup();

    void kindsAreFoundByLettersOfTitleOrKind();
    void kindsOfACategoryStandTogetherWithTriggersFirst();
    void onlyKindsThatFitThePortAreOffered();
    void noKindIsOfferedWithoutAWorkflow();
    void aKindIsConnectedWhereThePortWasDraggedAsOneStep();
    void aKindGoesBesideTheSelectionWithoutAPlace();
    void aDroppedKindIsTold();
    void elementsAreNodesNotesAndFrames();
    void anElementIsSelectedInTheMiddleOfTheView();
    void anElementThatIsGoneIsIgnored();
    void aWorkflowIsFoundAndOpened();

private:
    GraphSession &session() { return *m_controller->session(); }
    static QStringList ids(const QList<PaletteEntry> &entries)
    {
        QStringList all;
        for (const PaletteEntry &entry : entries)
            all.append(entry.id);
        return all;
    }

    workflow::NodeCatalog m_catalog;
    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<workflow::DraftStore> m_drafts;
    std::unique_ptr<store::Database> m_versionsDatabase;
    std::unique_ptr<versions::VersionStore> m_versions;
    std::unique_ptr<WorkflowController> m_controller;
};

void TestPaletteProviders::init()
{
    m_fixture = std::make_unique<RunsFixture>();
    m_database = *store::Database::open(m_fixture->folder() + u"/documents.db"_s,
                                        workflow::draftSchema(), store::Durability::PowerLoss);
    m_drafts = std::make_unique<workflow::DraftStore>(*m_database, m_fixture->clock());
    m_versionsDatabase =
        *store::Database::open(m_fixture->folder() + u"/versions.db"_s, versions::versionSchema(),
                               store::Durability::PowerLoss);
    m_versions = std::make_unique<versions::VersionStore>(*m_versionsDatabase, m_fixture->clock());
    WorkflowServices services;
    services.catalog = &m_catalog;
    services.runs = &m_fixture->service();
    services.drafts = m_drafts.get();
    services.versions = m_versions.get();
    services.clock = &m_fixture->clock();
    services.files = &m_fixture->pool();
    services.repository = m_fixture->folder();
    services.person = u"Ada"_s;
    services.examples = {sample::checkAndShip()};
    m_controller = std::make_unique<WorkflowController>(services);
    QTRY_COMPARE(m_controller->loading()->state(), Operation::Succeeded);
    session().interaction().resize({1200, 700});
    m_controller->open(0);
    session().zoomToActualSize();
}

void TestPaletteProviders::cleanup()
{
    await(m_controller->flush());
    m_controller.reset();
    m_versions.reset();
    m_versionsDatabase.reset();
    m_drafts.reset();
    m_database.reset();
    m_fixture.reset();
}

void TestPaletteProviders::kindsAreFoundByLettersOfTitleOrKind()
{
    const NodeProvider nodes(*m_controller);

    QCOMPARE(nodes.find({}, {}).size(), 7);
    const QList<PaletteEntry> merge = nodes.find(u"mrq"_s, {});
    QCOMPARE(ids(merge), QStringList{u"git.merge"_s});
    QCOMPARE(merge.first().title, u"Merge request"_s);
    QCOMPARE(merge.first().tint, categoryTint(u"git"_s));
    QVERIFY(!merge.first().help.isEmpty());
    QCOMPARE(ids(nodes.find(u"codemap"_s, {})), QStringList{u"codemap.index"_s});
    QVERIFY(nodes.find(u"qqq"_s, {}).isEmpty());
}

void TestPaletteProviders::kindsOfACategoryStandTogetherWithTriggersFirst()
{
    const NodeProvider nodes(*m_controller);
    const QList<PaletteEntry> all = nodes.find({}, {});

    QCOMPARE(all.first().id, u"trigger.manual"_s);
    QStringList groups;
    for (const PaletteEntry &entry : all) {
        if (groups.isEmpty() || groups.last() != entry.group)
            groups.append(entry.group);
    }
    QCOMPARE(groups.removeDuplicates(), 0);
}

void TestPaletteProviders::onlyKindsThatFitThePortAreOffered()
{
    const NodeProvider nodes(*m_controller);
    PaletteScope scope{PaletteSection::Nodes, true, u"findings"_s, true};
    QCOMPARE(ids(nodes.find({}, scope)), QStringList{u"flow.approval"_s});

    scope.isFromOutput = false;
    QStringList before = ids(nodes.find({}, scope));
    before.sort();
    QCOMPARE(before, (QStringList{u"review.diff"_s, u"shell.command"_s}));
    QCOMPARE(ids(nodes.find(u"tests"_s, scope)), QStringList{u"shell.command"_s});
}

void TestPaletteProviders::noKindIsOfferedWithoutAWorkflow()
{
    const NodeProvider nodes(*m_controller);
    m_controller->deleteWorkflow();

    QVERIFY(!m_controller->isOpen());
    QVERIFY(nodes.find({}, {}).isEmpty());
}

void TestPaletteProviders::aKindIsConnectedWhereThePortWasDraggedAsOneStep()
{
    NodeProvider nodes(*m_controller);
    const workflow::Document before = session().editor().document();
    const QSignalSpy asked(&session(), &GraphSession::paletteRequested);
    session().interaction().selectNodes({workflow::NodeId(u"review"_s)});
    session().interaction().keyPress(Qt::Key_Up, Qt::AltModifier); // the last output: findings
    session().requestPalette();
    QCOMPARE(asked.first().at(1).toString(), u"findings"_s);

    nodes.choose(u"flow.approval"_s, {PaletteSection::Nodes, true, u"findings"_s, true});

    const workflow::Document &after = session().editor().document();
    QCOMPARE(after.edges.size(), before.edges.size() + 1);
    QCOMPARE(after.edges.last().from.node, workflow::NodeId(u"review"_s));
    session().undo();
    QCOMPARE(session().editor().document(), before);
}

void TestPaletteProviders::aKindGoesBesideTheSelectionWithoutAPlace()
{
    NodeProvider nodes(*m_controller);
    const qsizetype edges = session().editor().document().edges.size();
    session().interaction().selectNodes({workflow::NodeId(u"merge"_s)});
    const QRectF beside = session().scene().boundsOf({workflow::NodeId(u"merge"_s)});

    nodes.choose(u"flow.approval"_s, {});

    const std::optional<workflow::NodeId> added = session().interaction().currentNode();
    QVERIFY(added);
    QVERIFY(session().scene().boundsOf({*added}).left() > beside.right());
    QCOMPARE(session().editor().document().edges.size(), edges);
}

void TestPaletteProviders::aDroppedKindIsTold()
{
    const NodeProvider nodes(*m_controller);
    const QSignalSpy taken(&nodes, &PaletteProvider::taken);

    session().dropNode(u"flow.approval"_s, {600, 650});

    QCOMPARE(taken.count(), 1);
    QCOMPARE(taken.first().first().toString(), u"flow.approval"_s);
}

void TestPaletteProviders::elementsAreNodesNotesAndFrames()
{
    const ElementProvider elements(session());

    QCOMPARE(elements.find({}, {}).size(), 9);
    const QList<PaletteEntry> notes = elements.find(u"before you"_s, {});
    QCOMPARE(ids(notes), QStringList{u"note/note"_s});
    QCOMPARE(notes.first().title, u"Before you ship"_s);
    QCOMPARE(elements.find(u"human"_s, {}).first().id, u"node/human"_s);
    const QList<PaletteEntry> frames = elements.find(u"understand"_s, {});
    QCOMPARE(ids(frames), QStringList{u"frame/group"_s});
    QCOMPARE(frames.first().group, u"Frames"_s);
}

void TestPaletteProviders::anElementIsSelectedInTheMiddleOfTheView()
{
    ElementProvider elements(session());

    elements.choose(u"node/merge"_s, {});

    const scene::Viewport &view = session().interaction().viewport();
    QCOMPARE(session().interaction().currentNode(), workflow::NodeId(u"merge"_s));
    const QPointF place =
        view.toView(session().scene().boundsOf({workflow::NodeId(u"merge"_s)}).center());
    QVERIFY2((place - QPointF(600, 350)).manhattanLength() < 2,
             qPrintable(u"%1 %2"_s.arg(place.x()).arg(place.y())));
    elements.choose(u"note/note"_s, {});
    QCOMPARE(session().interaction().view().selectedNotes,
             QSet<workflow::NoteId>{workflow::NoteId(u"note"_s)});
    elements.choose(u"frame/group"_s, {});
    QCOMPARE(session().interaction().view().selectedGroups,
             QSet<workflow::GroupId>{workflow::GroupId(u"group"_s)});
}

void TestPaletteProviders::anElementThatIsGoneIsIgnored()
{
    ElementProvider elements(session());

    elements.choose(u"node/nowhere"_s, {});

    QVERIFY(!session().hasSelection());
}

void TestPaletteProviders::aWorkflowIsFoundAndOpened()
{
    WorkflowProvider workflows(*m_controller);
    m_controller->createNew(u"Another"_s);
    QCOMPARE(m_controller->name(), u"Another"_s);

    const QList<PaletteEntry> found = workflows.find(u"ship"_s, {});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().group, u"Examples"_s);
    workflows.choose(found.first().id, {});

    QTRY_COMPARE(m_controller->name(), u"Check and ship"_s);
}

QTEST_MAIN(TestPaletteProviders)
#include "tst_paletteproviders.moc"
