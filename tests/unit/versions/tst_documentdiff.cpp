// SPDX-License-Identifier: GPL-3.0-or-later
#include "documents.h"

#include <agentops/versions/documentdiff.h>

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops::testing;
using namespace agentops::versions;
using namespace agentops::workflow;

class tst_DocumentDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameDocumentHasNoDifference()
    {
        const Document document = threeSteps();
        Document scrolled = document;
        scrolled.layout.viewportOrigin = {100, 100};

        QVERIFY(diffDocuments(document, document).isEmpty());
        QVERIFY(diffDocuments(document, scrolled).isEmpty());
        QCOMPARE(diffToText(diffDocuments(document, document), document, document), QString());
    }

    void changesAreToldByElementAndKey()
    {
        const Document before = threeSteps();
        Document after = before;
        removeNode(after, u"c"_s);
        Node &b = nodeOf(after, u"b"_s);
        b.parameters.insert(u"command"_s, u"run it\nthen this\nand that"_s);
        b.parameters.insert(u"variables"_s, QJsonObject{{u"KEY"_s, u"1"_s}});
        b.unknown.insert(u"x-owner"_s, u"me"_s);
        after.nodes.append(node(u"d"_s, u"new"_s));
        after.layout.nodes.insert(NodeId(u"a"_s), QPointF(7, 8));
        after.properties.name = u"Two steps"_s;

        const DocumentDiff diff = diffDocuments(before, after);

        QCOMPARE(diffToText(diff, before, after), uR"(workflow
      ~ name: Three steps → Two steps
steps
  - c  test.work
      - parameters.command: run c
  ~ b  test.work
      ~ parameters.command
        - run b
        + run it
        + then this
        + and that
      + parameters.variables.KEY: 1
      + x-owner: me
  + d  test.work
      + parameters.command: new
connections
  - b.result → c.text  (e2)
layout
  ~ a: (300, 0) → (7, 8)
)"_s);
        QCOMPARE(diff.content.at(4),
                 (Change{Change::Kind::Added, u"nodes"_s, u"b"_s, u"/x-owner"_s,
                         QJsonValue::Undefined, u"me"_s}));
        const QJsonObject json = diffToJson(diff);
        QCOMPARE(json.value("same"_L1), QJsonValue(false));
        QCOMPARE(json.value("changes"_L1).toArray().size(), 7);
        QCOMPARE(json.value("layout"_L1).toArray().size(), 1);
    }

    void whatIsSeenAndWhatIsMutedIsTold()
    {
        Document before = threeSteps();
        before.groups = {{.id = GroupId(u"g"_s), .title = u"All"_s}};
        before.layout.groups = {{GroupId(u"g"_s), {0, 0, 900, 100}}};
        before.layout.edges = {{EdgeId(u"e1"_s), {{1, 2}, {3, 4.5}}}};
        Document after = before;
        after.edges.last().isMuted = true;
        after.groups.first().color = u"green"_s;
        after.layout.edges = {{EdgeId(u"e2"_s), {{5, 6}}}};
        after.layout.collapsedNodes = {NodeId(u"a"_s)};
        after.layout.collapsedGroups = {GroupId(u"g"_s)};

        QCOMPARE(diffToText(diffDocuments(before, after), before, after), uR"(connections
  ~ b.result → c.text  (e2)
      + muted: true
groups
  ~ g  "All"
      + color: green
layout
  ~ a: (300, 0) → (300, 0) collapsed
  ~ e1: through (1, 2) (3, 4.5) → straight
  ~ e2: straight → through (5, 6)
  ~ g: (0, 0) 900 × 100 → (0, 0) 900 × 100 collapsed
)"_s);
    }

    void onlyTheLinesOfATextThatDifferAreShown()
    {
        Document before = threeSteps();
        nodeOf(before, u"a"_s).parameters.insert(u"command"_s, u"1\n2\n3\n4\n5"_s);
        Document after = before;
        nodeOf(after, u"a"_s).parameters.insert(u"command"_s, u"1\ntwo\n3\n4\n5\n6"_s);

        QCOMPARE(diffToText(diffDocuments(before, after), before, after), uR"(steps
  ~ a  test.work
      ~ parameters.command
        - 2
        + two
        …
        + 6
)"_s);
    }

    void anotherOrderIsADifference()
    {
        const Document before = threeSteps();
        Document after = before;
        after.edges.swapItemsAt(0, 1);

        const DocumentDiff diff = diffDocuments(before, after);

        QCOMPARE(diff.content.size(), 1);
        QCOMPARE(diff.content.first().kind, Change::Kind::Reordered);
        QCOMPARE(diff.content.first().section, u"edges"_s);
    }

    void conflictsAreTold()
    {
        const Document before = threeSteps();
        Document after = before;
        after.properties.conflicts = {{u"/name"_s, u"a"_s, u"b"_s, u"c"_s}};

        const DocumentDiff diff = diffDocuments(before, after);

        QCOMPARE(diff.content.size(), 1);
        QCOMPARE(diff.content.first().section, u"conflicts"_s);
    }
};

QTEST_GUILESS_MAIN(tst_DocumentDiff)
#include "tst_documentdiff.moc"
