// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawnedits.h"
#include "testcatalog.h"

#include <agentops/testsupport/await.h>

#include <QtTest/QSignalSpy>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::workflow;

class tst_EditHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_catalog = std::make_unique<NodeCatalog>();
        testing::addDrawnKinds(*m_catalog);
        m_editor = std::make_unique<DocumentEditor>(*m_catalog, Document::create(u"x"_s));
    }

    void typingIntoOneParameterIsOneStep()
    {
        const NodeId node = *m_editor->addNode(u"test.work"_s, {});

        for (const QString &text : {u"m"_s, u"ma"_s, u"make"_s})
            AO_VERIFY_OK(m_editor->setParameter(node, u"command"_s, text));
        m_editor->undo();

        QVERIFY(!m_editor->document().findNode(node)->parameters.contains(u"command"));
    }

    void aGestureIsOneStep()
    {
        const NodeId node = *m_editor->addNode(u"test.work"_s, {0, 0});

        m_editor->beginGesture();
        for (int x = 1; x <= 10; ++x)
            AO_VERIFY_OK(m_editor->moveNodes({{node, QPointF(x, 0)}}));
        m_editor->endGesture();
        m_editor->undo();

        QCOMPARE(m_editor->document().layout.nodes.value(node), QPointF(0, 0));
        QVERIFY(m_editor->document().findNode(node));
    }

    void viewsHearOfAGestureOnceAtItsEnd()
    {
        const NodeId node = *m_editor->addNode(u"test.work"_s, {});
        const NodeId other = *m_editor->addNode(u"test.work"_s, {});
        QList<EditSummary> heard;
        connect(m_editor.get(), &DocumentEditor::edited, this,
                [&heard](const EditSummary &summary) { heard.append(summary); });

        m_editor->beginGesture();
        AO_VERIFY_OK(m_editor->moveNodes({{node, QPointF(1, 0)}}));
        AO_VERIFY_OK(m_editor->moveNodes({{other, QPointF(2, 0)}}));
        QCOMPARE(heard.size(), 0);
        m_editor->endGesture();

        QCOMPARE(heard.size(), 1);
        QVERIFY(heard.first().isLayoutOnly);
        QCOMPARE(heard.first().nodes.moved, (QSet<NodeId>{node, other}));
    }

    void mutingManyNodesIsToldOnce()
    {
        QSet<NodeId> nodes;
        for (int i = 0; i < 20; ++i)
            nodes.insert(*m_editor->addNode(u"test.work"_s, {}));
        const QSignalSpy heard(m_editor.get(), &DocumentEditor::edited);

        AO_VERIFY_OK(m_editor->setMuted(nodes, true));

        QCOMPARE(heard.size(), 1);
        QCOMPARE(heard.first().first().value<EditSummary>().nodes.changed, nodes);
        QVERIFY(std::ranges::all_of(m_editor->document().nodes, &Node::isMuted));
    }

    void anotherDocumentIsNoEdit()
    {
        QVERIFY(m_editor->addNode(u"test.work"_s, {}));
        const QSignalSpy heard(m_editor.get(), &DocumentEditor::edited);
        const quint64 before = m_editor->revision();

        m_editor->reset(Document::create(u"y"_s));

        QCOMPARE(heard.size(), 0);
        QVERIFY(m_editor->revision() != before);
        QVERIFY(!m_editor->canUndo());
    }

    void aGestureThatComesToNothingIsNoStep()
    {
        const NodeId node = *m_editor->addNode(u"test.work"_s, {0, 0});
        const quint64 revision = m_editor->revision();
        const QSignalSpy heard(m_editor.get(), &DocumentEditor::edited);

        m_editor->beginGesture();
        AO_VERIFY_OK(m_editor->moveNodes({{node, QPointF(1, 0)}}));
        AO_VERIFY_OK(m_editor->moveNodes({{node, QPointF(0, 0)}}));
        const NodeId other = *m_editor->addNode(u"test.work"_s, {});
        AO_VERIFY_OK(m_editor->setTitle(other, u"Other"_s));
        AO_VERIFY_OK(m_editor->remove({.nodes = {other}}));
        m_editor->endGesture();

        QCOMPARE(heard.size(), 0);
        QCOMPARE(m_editor->revision(), revision);
        QCOMPARE(m_editor->steps().size(), 1);
    }

    void whatIsTypedAndDeletedAgainIsNoStep()
    {
        const NodeId node = *m_editor->addNode(u"test.work"_s, {});
        const quint64 revision = m_editor->revision();
        const Document before = m_editor->document();

        AO_VERIFY_OK(m_editor->setTitle(node, u"a"_s));
        QVERIFY(m_editor->revision() != revision);
        AO_VERIFY_OK(m_editor->setTitle(node, before.nodes.first().title));

        QCOMPARE(m_editor->revision(), revision);
        QCOMPARE(m_editor->document(), before);
        QCOMPARE(m_editor->steps().size(), 1);
    }

    void aClosedStepTakesNothingMore()
    {
        const NodeId node = *m_editor->addNode(u"test.work"_s, {});
        AO_VERIFY_OK(m_editor->setTitle(node, u"saved"_s));
        const quint64 saved = m_editor->revision();

        m_editor->closeStep();
        AO_VERIFY_OK(m_editor->setTitle(node, u"saved and more"_s));
        m_editor->undo();

        QCOMPARE(m_editor->revision(), saved);
        QCOMPARE(m_editor->document().findNode(node)->title, u"saved"_s);
    }

    void theLettersOfAWordAreOneChange()
    {
        const NodeId node = *m_editor->addNode(u"test.work"_s, {});
        for (int i = 0; i < 100; ++i)
            AO_VERIFY_OK(m_editor->setTitle(node, QString(i, u'x')));
        QList<EditSummary> heard;
        connect(m_editor.get(), &DocumentEditor::edited, this,
                [&heard](const EditSummary &summary) { heard.append(summary); });

        m_editor->undo();

        QCOMPARE(m_editor->place(), 1);
        QCOMPARE(heard.size(), 1);
        QCOMPARE(heard.first().nodes.changed, QSet{node});
    }

    void settingsOfOneKindMergeAndOthersDoNot()
    {
        const NodeId node = *m_editor->addNode(u"test.work"_s, {});
        auto settings = NodeSettings::of(*m_editor->document().findNode(node));

        for (const QString &when : {u"{"_s, u"{{"_s, u"{{ 1 }}"_s}) {
            settings.when = when;
            AO_VERIFY_OK(m_editor->setNode(node, settings));
        }
        settings.overallTimeout = 5s;
        AO_VERIFY_OK(m_editor->setNode(node, settings));

        QCOMPARE(m_editor->steps().size(), 3);
        QCOMPARE(m_editor->steps()[1].label.names, (QStringList{u"test.work"_s, u"when"_s}));
        QCOMPARE(NodeSettings::of(*m_editor->document().findNode(node)), settings);
    }

    void typingIntoOneInputOrOutputIsOneStep()
    {
        QList<InputSpec> inputs{InputSpec{.name = u"a"_s}, InputSpec{.name = u"b"_s}};
        m_editor->setInputs(inputs);
        for (const qsizetype typedInto : {0, 0, 0, 1, 1}) {
            inputs[typedInto].help += u'x';
            m_editor->setInputs(inputs);
        }
        QCOMPARE(m_editor->steps().size(), 3);

        m_editor->setOutputs({{u"a"_s, u"1"_s}, {u"b"_s, u"1"_s}});
        m_editor->setOutputs({{u"a"_s, u"12"_s}, {u"b"_s, u"1"_s}});
        m_editor->setOutputs({{u"a"_s, u"123"_s}, {u"b"_s, u"1"_s}});
        m_editor->setOutputs({{u"a"_s, u"123"_s}, {u"b"_s, u"12"_s}});
        m_editor->setOutputs({{u"b"_s, u"12"_s}});

        QCOMPARE(m_editor->steps().size(), 7);
    }

    void stepsSayWhatTheyWere()
    {
        const NodeId node = *m_editor->addNode(u"test.work"_s, {});
        const NodeId other = *m_editor->addNode(u"test.work"_s, {});
        AO_VERIFY_OK(m_editor->setTitle(node, u"Build"_s));
        AO_VERIFY_OK(m_editor->setParameter(node, u"command"_s, u"make"_s));
        AO_VERIFY_OK(m_editor->setMuted({node, other}, true));
        m_editor->beginGesture({Edit::Align, {}, 2});
        AO_VERIFY_OK(m_editor->moveNodes({{node, QPointF(1, 1)}}));
        AO_VERIFY_OK(m_editor->moveNodes({{other, QPointF(1, 2)}}));
        m_editor->endGesture();
        m_editor->beginGesture();
        m_editor->addNote(u"why"_s, {});
        m_editor->setName(u"y"_s);
        m_editor->endGesture();
        m_editor->undo();

        QList<EditLabel> labels;
        for (const EditStep &step : m_editor->steps())
            labels.append(step.label);
        const QList<EditLabel> expected{{Edit::AddNode, {u"test.work"_s}},
                                        {Edit::AddNode, {u"test.work"_s}},
                                        {Edit::SetTitle, {u"test.work"_s}},
                                        {Edit::SetParameter, {u"Build"_s, u"command"_s}},
                                        {Edit::MuteNodes, {}, 2},
                                        {Edit::Align, {}, 2},
                                        {Edit::AddNote}};
        QCOMPARE(labels, expected);
        QCOMPARE(m_editor->place(), 6);
        QVERIFY(m_editor->canRedo());
    }

    void manyStepsAreTakenBackAtOnce()
    {
        for (int i = 0; i < 10; ++i)
            QVERIFY(m_editor->addNode(u"test.work"_s, {}));
        const Document after = m_editor->document();
        QList<EditSummary> heard;
        connect(m_editor.get(), &DocumentEditor::edited, this,
                [&heard](const EditSummary &summary) { heard.append(summary); });

        AO_VERIFY_OK(m_editor->goTo(3));
        QCOMPARE(m_editor->document().nodes.size(), 3);
        QCOMPARE(heard.size(), 1);
        QCOMPARE(heard.first().nodes.removed.size(), 7);
        AO_VERIFY_OK(m_editor->goTo(10));
        QCOMPARE(m_editor->document(), after);
        QCOMPARE(heard.last().nodes.added.size(), 7);
        AO_VERIFY_OK(m_editor->goTo(10));
        QCOMPARE(heard.size(), 2);

        QVERIFY(!m_editor->goTo(11));
        QVERIFY(!m_editor->goTo(-1));
        m_editor->beginGesture();
        QVERIFY(!m_editor->goTo(0));
        m_editor->endGesture();
        QCOMPARE(m_editor->document(), after);
    }

    void anEditAfterUndoTakesThePlaceOfWhatWasUndone()
    {
        QVERIFY(m_editor->addNode(u"test.work"_s, {}));
        QVERIFY(m_editor->addNode(u"test.work"_s, {}));
        m_editor->undo();
        m_editor->setName(u"y"_s);

        QCOMPARE(m_editor->steps().size(), 2);
        QCOMPARE(m_editor->steps().last().label.kind, Edit::SetName);
        QVERIFY(!m_editor->canRedo());
    }

    void anInnerGestureIsGivenUpAlone()
    {
        const NodeId node = *m_editor->addNode(u"test.work"_s, {});

        m_editor->beginGesture();
        AO_VERIFY_OK(m_editor->setTitle(node, u"kept"_s));
        m_editor->beginGesture();
        AO_VERIFY_OK(m_editor->remove({.nodes = {node}}));
        m_editor->abandonGesture();
        m_editor->endGesture();

        QCOMPARE(m_editor->document().findNode(node)->title, u"kept"_s);
        QCOMPARE(m_editor->steps().last().label.kind, Edit::SetTitle);
        m_editor->undo();
        QCOMPARE(m_editor->document().findNode(node)->title, u"test.work"_s);
    }

    void whatComesAndGoesIsToldOnce()
    {
        const NodeId node = *m_editor->addNode(u"test.work"_s, {});
        const NodeId gone = *m_editor->addNode(u"test.work"_s, {});
        QList<EditSummary> heard;
        connect(m_editor.get(), &DocumentEditor::edited, this,
                [&heard](const EditSummary &summary) { heard.append(summary); });

        m_editor->beginGesture();
        const NodeId added = *m_editor->addNode(u"test.work"_s, {});
        AO_VERIFY_OK(m_editor->setTitle(added, u"New"_s));
        AO_VERIFY_OK(m_editor->setTitle(node, u"Old"_s));
        AO_VERIFY_OK(m_editor->moveNodes({{node, QPointF(5, 5)}, {gone, QPointF(5, 5)}}));
        AO_VERIFY_OK(m_editor->remove({.nodes = {gone}}));
        m_editor->endGesture();

        QCOMPARE(heard.size(), 1);
        const auto &nodes = heard.first().nodes;
        QCOMPARE(nodes.added, QSet{added});
        QCOMPARE(nodes.removed, QSet{gone});
        QCOMPARE(nodes.changed, QSet{node});
        QCOMPARE(nodes.moved, QSet{node});
        QVERIFY(!heard.first().isLayoutOnly);
        QVERIFY(!heard.first().isPropertiesChanged);
    }

    void everyEditHasANameOfItsOwn()
    {
        QSet<QString> names;
        for (int i = 0; i <= int(Edit::ChangeOutside); ++i) {
            const QString name = editName(Edit(i));
            names.insert(name);
            QCOMPARE(editFromName(name), std::optional(Edit(i)));
        }
        QCOMPARE(names.size(), int(Edit::ChangeOutside) + 1);
        QVERIFY(!editFromName(u"nope"));
    }

private:
    std::unique_ptr<NodeCatalog> m_catalog;
    std::unique_ptr<DocumentEditor> m_editor;
};

QTEST_GUILESS_MAIN(tst_EditHistory)
#include "tst_edithistory.moc"
