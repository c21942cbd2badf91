// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/ui/graph/canvascommands.h>
#include <agentops/ui/graph/inplaceedit.h>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::GroupId;
using workflow::NodeId;
using workflow::NoteId;

/// Titles and notes that are written where they stand.
class TestInPlaceEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<sample::SessionFixture>();
        m_fixture->open();
        m_edit = std::make_unique<InPlaceEdit>();
        m_edit->setSession(m_fixture->session.get());
    }
    void cleanup() { m_edit.reset(); }

    void aTitleIsOneStep()
    {
        hands().selectNodes({NodeId(u"code"_s)});
        session().commands()->find(u"workflow.editText"_s)->trigger();
        QVERIFY(m_edit->isActive());
        QCOMPARE(m_edit->text(), u"Generate code"_s);
        QVERIFY(!m_edit->isMultiline());

        m_edit->accept(u" Write \n it "_s);

        QVERIFY(!m_edit->isActive());
        QCOMPARE(m_fixture->node(u"code"_s).title, u"Write it"_s);
        session().undo();
        QCOMPARE(m_fixture->node(u"code"_s).title, u"Generate code"_s);
        QVERIFY(!session().canUndo());
    }

    void whatStaysAsItWasIsNoStep()
    {
        hands().selectNodes({NodeId(u"code"_s)});
        m_edit->begin();
        m_edit->accept(m_edit->text());

        QVERIFY(!session().canUndo());
        QCOMPARE(m_fixture->document().nodes[2].title, QString());
    }

    void whatIsGivenUpChangesNothing()
    {
        hands().selectNotes({NoteId(u"note"_s)});
        m_edit->begin();
        QVERIFY(m_edit->isMultiline());
        m_edit->cancel();
        m_edit->accept(u"too late"_s);

        QVERIFY(!session().canUndo());
    }

    void aNoteKeepsItsLines()
    {
        hands().selectNotes({NoteId(u"note"_s)});
        m_edit->begin();
        m_edit->accept(u"# Why\n\n- because"_s);

        QCOMPARE(m_fixture->document().notes[0].text, u"# Why\n\n- because"_s);
    }

    void aDoubleClickOnATitleBegins_data()
    {
        QTest::addColumn<QPointF>("scenePos");
        QTest::addColumn<QString>("name");
        QTest::newRow("title of a card") << QPointF(400, 105) << u"Title of the node"_s;
        QTest::newRow("note") << QPointF(100, 380) << u"Text of the note"_s;
        QTest::newRow("title of a frame") << QPointF(340, 46) << u"Title of the frame"_s;
    }

    void aDoubleClickOnATitleBegins()
    {
        QFETCH(const QPointF, scenePos);
        QFETCH(const QString, name);

        doubleClick(scenePos);

        QVERIFY(m_edit->isActive());
        QCOMPARE(m_edit->name(), name);
        // The title of a frame stands above it, that of a card in it.
        QVERIFY(m_edit->place().contains(m_fixture->viewPos(scenePos)));
    }

    void aDoubleClickBelowTheTitleOpensTheSettings()
    {
        const QSignalSpy asked(&session(), &GraphSession::inspectorRequested);

        doubleClick(m_fixture->node(u"analyze"_s).rect.center() + QPointF(0, 8));

        QCOMPARE(asked.size(), 1);
        QVERIFY(!m_edit->isActive());
    }

    void aNewNoteIsWritten()
    {
        session().addNote();

        QVERIFY(m_edit->isActive());
        QCOMPARE(m_edit->name(), u"Text of the note"_s);
    }

    void itFollowsTheViewAndEndsWithItsElement()
    {
        hands().selectNotes({NoteId(u"note"_s)});
        m_edit->begin();
        const QRectF before = m_edit->place();
        session().zoomIn();
        QVERIFY(m_edit->place().width() > before.width());

        hands().deleteSelection();

        QVERIFY(!m_edit->isActive());
    }

    void onlyOneThingCanBeWrittenOn()
    {
        const auto isPossible = [this] {
            return session().commands()->find(u"workflow.editText"_s)->isEnabled();
        };
        QVERIFY(!isPossible());
        hands().selectEdge(m_fixture->document().edges[0].id);
        QVERIFY(!isPossible());
        hands().selectNodes({NodeId(u"code"_s), NodeId(u"task"_s)});
        QVERIFY(!isPossible());
        hands().selectNodes({NodeId(u"code"_s)});
        QVERIFY(isPossible());
    }

private:
    GraphSession &session() { return *m_fixture->session; }
    GraphInteraction &hands() { return m_fixture->hands(); }
    void doubleClick(QPointF scenePos)
    {
        const PointerInput there{m_fixture->viewPos(scenePos), Qt::LeftButton, {}};
        hands().press(there);
        hands().release(there);
        hands().press(there);
        hands().doubleClick(there);
        hands().release(there);
    }

    std::unique_ptr<sample::SessionFixture> m_fixture;
    std::unique_ptr<InPlaceEdit> m_edit;
};

QTEST_MAIN(TestInPlaceEdit)
#include "tst_inplaceedit.moc"
