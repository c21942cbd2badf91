// SPDX-License-Identifier: GPL-3.0-or-later
#include "testcatalog.h"

#include <agentops/testsupport/await.h>
#include <agentops/workflow/documenteditor.h>

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

private:
    std::unique_ptr<NodeCatalog> m_catalog;
    std::unique_ptr<DocumentEditor> m_editor;
};

QTEST_GUILESS_MAIN(tst_DocumentReplacement)
#include "tst_documentreplacement.moc"
