// SPDX-License-Identifier: GPL-3.0-or-later
#include "testcatalog.h"

#include <agentops/testsupport/await.h>
#include <agentops/workflow/documenteditor.h>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::workflow;

class tst_DocumentReplacement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_catalog = std::make_unique<NodeCatalog>();
        testing::addTestKinds(*m_catalog);
        m_editor = std::make_unique<DocumentEditor>(*m_catalog, Document::create(u"x"_s));
    }

    void anotherDocumentIsOneStep()
    {
        const NodeId start = *m_editor->addNode(u"test.start"_s, {});
        (void)*m_editor->addConnectedNode(u"test.work"_s, {300, 0}, {start, u"text"_s}, u"text"_s);
        m_editor->addNote(u"note"_s, {0, 0, 10, 10});
        m_editor->addGroup(u"group"_s, {start}, {0, 0, 10, 10});
        const Document before = m_editor->document();
        Document after = before;
        after.nodes.move(1, 0);
        after.nodes[1].title = u"Start"_s;
        after.nodes.append({.id = NodeId(u"new"_s), .kind = u"test.work"_s});
        after.edges.clear();
        after.notes[0].text = u"other"_s;
        after.groups.clear();
        after.layout.nodes.remove(start);
        after.layout.nodes.insert(NodeId(u"new"_s), {5, 5});
        after.layout.groups.clear();
        after.layout.edges.insert(EdgeId(u"e"_s), {{1, 2}});
        after.layout.collapsedNodes.insert(NodeId(u"new"_s));
        after.properties.name = u"Other"_s;

        after.layout.placesUnknown.insert(u"nodes.new"_s, {{u"x-key"_s, 1}});
        after.layout.unknown.insert(u"x-key"_s, 2);
        after.layout.viewportUnknown.insert(u"x-key"_s, 3);

        m_editor->replaceDocument(after, {Edit::Restore});
        QVERIFY(m_editor->document() == after);
        m_editor->undo();
        QVERIFY(m_editor->document() == before);
        m_editor->redo();
        QVERIFY(m_editor->document() == after);
        const quint64 revision = m_editor->revision();
        m_editor->replaceDocument(after, {Edit::Restore});

        QCOMPARE(m_editor->revision(), revision);
    }

    void onlyWhatIsDifferentIsTouched()
    {
        Document before = Document::create(u"x"_s);
        for (int i = 0; i < 10; ++i)
            before.nodes.append({.id = NodeId(u"n%1"_s.arg(i)), .kind = u"test.work"_s});
        m_editor->reset(before);
        Document after = before;
        after.nodes.move(8, 1);
        after.nodes[5].title = u"Other"_s;
        const NodeId moved = after.nodes[1].id;
        const NodeId renamed = after.nodes[5].id;
        const NodeId removed = after.nodes.takeAt(3).id;
        after.nodes.prepend({.id = NodeId(u"new"_s), .kind = u"test.work"_s});
        const QSignalSpy heard(m_editor.get(), &DocumentEditor::edited);

        m_editor->replaceDocument(after, {Edit::Merge, {u"main"_s}});

        QCOMPARE(m_editor->document(), after);
        QCOMPARE(heard.size(), 1);
        const auto nodes = heard.first().first().value<EditSummary>().nodes;
        QCOMPARE(nodes.added, QSet{NodeId(u"new"_s)});
        QCOMPARE(nodes.removed, QSet{removed});
        QCOMPARE(nodes.changed, (QSet{moved, renamed}));
        QVERIFY(nodes.moved.isEmpty());
        QCOMPARE(m_editor->steps().last().label, (EditLabel{Edit::Merge, {u"main"_s}}));
    }

    void aBrokenDocumentIsReplacedToo()
    {
        Document before = Document::create(u"x"_s);
        before.nodes = {{.id = NodeId(u"a"_s), .title = u"1"_s},
                        {.id = NodeId(u"a"_s), .title = u"2"_s},
                        {.id = NodeId(u"b"_s)}};
        m_editor->reset(before);
        Document after = before;
        after.nodes.takeFirst();
        after.nodes.move(0, 1);

        m_editor->replaceDocument(after, {Edit::Restore});
        QCOMPARE(m_editor->document(), after);
        m_editor->undo();
        QCOMPARE(m_editor->document(), before);
        m_editor->redo();
        m_editor->replaceDocument(before, {Edit::Restore});
        QCOMPARE(m_editor->document(), before);
    }

    void theViewStaysWhereItIs()
    {
        m_editor->setViewport({10, 20}, 2.0);
        Document after = m_editor->document();
        after.properties.name = u"y"_s;
        after.layout.viewportOrigin = {};
        after.layout.viewportZoom = 1.0;

        m_editor->replaceDocument(after, {Edit::Restore});

        QCOMPARE(m_editor->document().properties.name, u"y"_s);
        QCOMPARE(m_editor->document().layout.viewportOrigin, QPointF(10, 20));
        QCOMPARE(m_editor->document().layout.viewportZoom, 2.0);
    }

private:
    std::unique_ptr<NodeCatalog> m_catalog;
    std::unique_ptr<DocumentEditor> m_editor;
};

QTEST_GUILESS_MAIN(tst_DocumentReplacement)
#include "tst_documentreplacement.moc"
