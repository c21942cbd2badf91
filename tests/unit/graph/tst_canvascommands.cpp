// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/ui/graph/canvascommands.h>
#include <agentops/ui/models/keymap.h>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::Edge;
using workflow::EdgeId;
using workflow::Layout;
using workflow::NodeId;

/// The actions of the canvas and the keys that do them.
class TestCanvasCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<sample::SessionFixture>();
        m_fixture->open();
    }

    void everyCommandOfTheCanvasCanBeDone()
    {
        for (const Command &command : ui::commands()) {
            const auto id = QString::fromLatin1(command.id);
            if (command.scope != KeyScope::Canvas || command.use == CommandUse::Fixed
                || !id.startsWith(u"workflow."_s))
                continue;
            QVERIFY2(canvas().find(id), command.id);
        }
    }

    void everyActionHasAnIdOfItsOwnThatIsInTheTable()
    {
        QQmlListProperty<Action> actions = canvas().actions();
        QSet<QString> ids;
        for (qsizetype i = 0; i < actions.count(&actions); ++i) {
            const QString id = actions.at(&actions, i)->actionId();
            QVERIFY2(findCommand(id), qPrintable(id));
            ids.insert(id);
        }
        QCOMPARE(ids.size(), actions.count(&actions));
    }

    void whatIsNotPossibleCannotBeDone()
    {
        QVERIFY(!action(u"copy"_s).isEnabled());
        QVERIFY(!action(u"undo"_s).isEnabled());
        QVERIFY(!action(u"connect"_s).isEnabled());
        QVERIFY(!press(Qt::Key_Escape));

        hands().selectNodes({NodeId(u"review"_s)});

        QVERIFY(action(u"copy"_s).isEnabled());
        QVERIFY(action(u"connect"_s).isEnabled());
        QVERIFY(press(Qt::Key_M));
        QVERIFY(action(u"undo"_s).isEnabled());
        QVERIFY(press(Qt::Key_Escape));
        QVERIFY(!action(u"copy"_s).isEnabled());
    }

    void withoutADocumentNothingCanBeDone()
    {
        canvas().setOpen(false);
        QVERIFY(!action(u"paste"_s).isEnabled());
        QVERIFY(!press(Qt::Key_A));

        canvas().setOpen(true);

        QVERIFY(action(u"paste"_s).isEnabled());
    }

    void aCommandWithSeveralKeysIsDoneByEach_data()
    {
        QTest::addColumn<QKeyCombination>("pressed");
        QTest::newRow("Delete") << QKeyCombination(Qt::Key_Delete);
        QTest::newRow("Backspace") << QKeyCombination(Qt::Key_Backspace);
    }

    void aCommandWithSeveralKeysIsDoneByEach()
    {
        QFETCH(const QKeyCombination, pressed);
        hands().selectNodes({NodeId(u"review"_s)});

        QVERIFY(hands().keyPress(pressed.key(), pressed.keyboardModifiers()));

        QVERIFY(!m_fixture->document().findNode(NodeId(u"review"_s)));
    }

    void keysOfOtherKeyboardsMeanTheSame_data()
    {
        QTest::addColumn<QKeyCombination>("pressed");
        QTest::newRow("slash with Shift") << QKeyCombination(Qt::ShiftModifier, Qt::Key_Slash);
        QTest::newRow("slash of the number pad")
            << QKeyCombination(Qt::KeypadModifier, Qt::Key_Slash);
        QTest::newRow("letter") << QKeyCombination(Qt::Key_A);
    }

    void keysOfOtherKeyboardsMeanTheSame()
    {
        QFETCH(const QKeyCombination, pressed);
        QSignalSpy asked(m_fixture->session.get(), &GraphSession::paletteRequested);

        QVERIFY(hands().keyPress(pressed.key(), pressed.keyboardModifiers()));

        QCOMPARE(asked.count(), 1);
    }

    void theEnterOfTheNumberPadOpensTheSettings()
    {
        QSignalSpy asked(m_fixture->session.get(), &GraphSession::inspectorRequested);

        QVERIFY(hands().keyPress(Qt::Key_Enter, Qt::KeypadModifier));

        QCOMPARE(asked.count(), 1);
    }

    void theCanvasHasTheKeysThatAPersonChose()
    {
        Keymap keymap;
        action(u"mute"_s).follow(&keymap);
        action(u"duplicateSelection"_s).follow(&keymap);
        keymap.setKeys(u"workflow.mute"_s, {QKeySequence(u"Ctrl+D"_s)}, Keymap::Taken::TakeOver);
        hands().selectNodes({NodeId(u"review"_s)});
        const qsizetype count = m_fixture->document().nodes.size();

        QVERIFY(!press(Qt::Key_M));
        QVERIFY(press(Qt::Key_D, Qt::ControlModifier));

        QVERIFY(m_fixture->document().findNode(NodeId(u"review"_s))->isMuted);
        QCOMPARE(m_fixture->document().nodes.size(), count);
    }

    void shiftWithAnArrowMovesTheSelection()
    {
        hands().selectNodes({NodeId(u"review"_s)});
        const QPointF before = m_fixture->node(u"review"_s).rect.topLeft();

        QVERIFY(press(Qt::Key_Right, Qt::ShiftModifier));
        QVERIFY(press(Qt::Key_Down, Qt::ShiftModifier));

        QCOMPARE(m_fixture->node(u"review"_s).rect.topLeft() - before, QPointF(20, 20));
    }

    void cardsAreArrangedByKeys()
    {
        hands().selectNodes({NodeId(u"review"_s)});
        QVERIFY(!action(u"alignLeft"_s).isEnabled());
        hands().selectNodes({NodeId(u"review"_s), NodeId(u"task"_s)});
        QVERIFY(!action(u"distributeVertically"_s).isEnabled());

        QVERIFY(press(Qt::Key_A, Qt::AltModifier));

        QCOMPARE(m_fixture->node(u"review"_s).rect.left(), m_fixture->node(u"task"_s).rect.left());
    }

    void everythingIsLaidOutInOneStep()
    {
        const Layout before = m_fixture->document().layout;
        hands().selectNodes({});

        QVERIFY(press(Qt::Key_L, Qt::ShiftModifier));

        const Layout after = m_fixture->document().layout;
        QVERIFY(after.nodes != before.nodes);
        m_fixture->session->undo();
        QCOMPARE(m_fixture->document().layout.nodes, before.nodes);
        QCOMPARE(m_fixture->document().layout.groups, before.groups);
    }

    void aStepIsTakenOutAndTheGapIsClosed()
    {
        const auto edges = [this] {
            QSet<std::pair<QString, QString>> ends;
            for (const Edge &edge : m_fixture->document().edges)
                ends.insert({edge.from.node.text(), edge.to.node.text()});
            return ends;
        };
        const auto before = edges();
        hands().selectNodes({NodeId(u"code"_s)});

        QVERIFY(press(Qt::Key_X));

        for (const auto &[from, to] : edges())
            QVERIFY(from != "code"_L1 && to != "code"_L1);
        QVERIFY(m_fixture->document().findNode(NodeId(u"code"_s)));
        m_fixture->session->undo();
        QCOMPARE(edges(), before);
    }

    void aConnectionIsMutedAsAStepIs()
    {
        const EdgeId edge = m_fixture->document().edges.first().id;
        hands().selectEdge(edge);

        QVERIFY(press(Qt::Key_M));
        QVERIFY(m_fixture->document().findEdge(edge)->isMuted);
        QVERIFY(press(Qt::Key_M));
        QVERIFY(!m_fixture->document().findEdge(edge)->isMuted);
    }

    void whatGoesOnWithKeysAsksForTheCanvasFirst()
    {
        hands().selectNodes({NodeId(u"review"_s)});
        QSignalSpy wanted(&canvas(), &CanvasCommands::canvasWanted);

        action(u"copy"_s).trigger();
        QCOMPARE(wanted.count(), 0);
        action(u"connect"_s).trigger();

        QCOMPARE(wanted.count(), 1);
        QVERIFY(hands().isConnecting());
    }

    void theHelpNamesThePresentKeys()
    {
        Keymap keymap;
        action(u"nextElement"_s).follow(&keymap);
        QSignalSpy changed(&canvas(), &CanvasCommands::helpChanged);
        QVERIFY(canvas().help().startsWith(u"N and P walk"_s));

        keymap.setKeys(u"workflow.nextElement"_s, {QKeySequence(u"J"_s)});

        QVERIFY(changed.count() > 0);
        QVERIFY(canvas().help().startsWith(u"J and P walk"_s));
    }

private:
    GraphInteraction &hands() { return m_fixture->hands(); }
    CanvasCommands &canvas() { return *m_fixture->session->commands(); }
    Action &action(const QString &name) { return *canvas().find(u"workflow."_s + name); }
    bool press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        return hands().keyPress(key, modifiers);
    }

    std::unique_ptr<sample::SessionFixture> m_fixture;
};

QTEST_MAIN(TestCanvasCommands)
#include "tst_canvascommands.moc"
